"""The check: every rule on every note, and what the source itself switches off."""

from collections.abc import Sequence

from notekit.checks.finding import Finding, Remark
from notekit.checks.passages import Subject
from notekit.checks.rule import CheckRule
from notekit.checks.switches import ignored_lines
from notekit.notebook import Notebook
from notekit.parsers.languages import known_language, vocabulary_of
from notekit.source import Source

__all__ = ["check"]


def check(notebook: Notebook, rules: Sequence[CheckRule]) -> tuple[Finding, ...]:
    """What these rules find in a notebook, in the order of its source.

    Lines of a Markdown source switch rules off by a comment. Findings have no place where the notebook has
    no source.
    """
    found = [
        _finding(rule, remark)
        for note in notebook.notes
        for subject in [Subject(note, notebook, vocabulary_of(known_language(note.language)))]
        for rule in rules
        for remark in rule.look(subject)
    ]
    if notebook.source is not None:
        found = _unless_ignored(found, notebook.source)
        found.sort(key=_place)
    return tuple(dict.fromkeys(found))


def _finding(rule: CheckRule, remark: Remark) -> Finding:
    return Finding(rule.code, remark.message, rule.severity, remark.span, remark.fix, remark.hint)


def _place(finding: Finding) -> tuple[int, int]:
    return (finding.span.start, finding.span.end) if finding.span else (-1, -1)


def _unless_ignored(found: list[Finding], source: Source) -> list[Finding]:
    ignored = ignored_lines(source)
    if not ignored:
        return found
    return [
        one
        for one in found
        if one.span is None or one.code not in ignored.get(source.line(one.span.start), frozenset())
    ]
