"""Checking: the rules of notekit and those of plugins, on what is read from a source."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from notekit.checks.check import check as check_by
from notekit.checks.finding import Finding, Remark
from notekit.checks.passages import Subject
from notekit.checks.rule import CheckRule
from notekit.checks.rules import RULES
from notekit.checks.switches import Switches
from notekit.faults import fault_in_plugin
from notekit.notebook import Notebook
from notekit.plugins import Origin, extensions
from notekit.schema import Note

__all__ = ["all_rules", "check"]


def all_rules() -> tuple[CheckRule, ...]:
    """The rules of notekit, and after them those of plugins."""
    plugins = extensions()
    return (*RULES, *(_guarded(rule, origin) for rule, origin in plugins.check_rules)) if plugins else RULES


def check(
    notebook: Notebook | Note, *, select: Sequence[str] | None = None, ignore: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """What an editor would mend in a notebook, or a note alone, in the order of its source.

    `select` are the codes of the rules to go by, None for all; those of `ignore` are left out. Lines of a
    Markdown source switch rules off by a comment. Findings have no place where the notebook has no source.
    Raises `SettingsError` for a code that no rule has.
    """
    notebook = Notebook((notebook,)) if isinstance(notebook, Note) else notebook
    return check_by(notebook, Switches(select, ignore).of(all_rules()))


def _guarded(rule: CheckRule, origin: Origin) -> CheckRule:
    """The rule of a plugin, which says so where it fails, and keeps no other from being gone by."""

    def look(subject: Subject) -> Iterator[Remark]:
        try:
            remarks = list(rule.look(subject))
            if not all(isinstance(remark, Remark) for remark in remarks):
                raise TypeError("a rule gives remarks only")
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a plugin may raise anything, SystemExit too
            yield Remark(f"plugin {origin} failed on this rule: {fault_in_plugin(error)}", hint="tell its authors")
        else:
            yield from remarks

    return evolve(rule, look=look)
