"""A rule of recognition, and where one of a plugin goes among those that are there."""

from collections.abc import Callable, Sequence

from attrs import field, frozen

from notekit.parsers.draft import Draft

__all__ = ["ParserRule", "placed"]


@frozen
class ParserRule:
    """One step of recognition, known by its name: it looks at the draft of a note and changes it.

    It goes directly before or after the rule that `before` or `after` names; without either it comes last.
    """

    name: str
    apply: Callable[[Draft], None]
    before: str | None = field(default=None, kw_only=True)
    after: str | None = field(default=None, kw_only=True)


def placed(rule: ParserRule, rules: Sequence[ParserRule]) -> list[ParserRule]:
    """The rules with one more at its place.

    Raises `LookupError` for a place that there is not, or a name that is taken.
    """
    names = [each.name for each in rules]
    if rule.name in names:
        raise LookupError(f"there is a rule {rule.name!r} already")
    wanted = rule.before or rule.after
    if wanted is not None and wanted not in names:
        raise LookupError(f"there is no rule {wanted!r} to go beside; there are {', '.join(names)}")
    at = len(names) if wanted is None else names.index(wanted) + (rule.before is None)
    return [*rules[:at], rule, *rules[at:]]
