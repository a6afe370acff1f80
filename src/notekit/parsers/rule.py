"""A rule of recognition, and where one of a plugin goes among those that are there."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from notekit.parsers.draft.draft import FIELDS, Draft

__all__ = ["ParserRule", "invented", "placed"]


@frozen
class ParserRule:
    """One step of recognition, known by its name: it looks at the draft of a note and changes it.

    It goes directly before or after the rule that `before` or `after` names; without either it comes last.
    """

    name: str
    apply: Callable[[Draft], None]
    before: str | None = field(default=None, kw_only=True)
    after: str | None = field(default=None, kw_only=True)


def invented(draft: Draft, before: Mapping[str, Any], known: int, said: str) -> str | None:
    """What a rule has put into a draft that its source does not say; None where there is nothing of the kind.

    `before` are the fields that were there and `known` is how many pieces of evidence; `said` is the text of
    the note in its source, on one line.
    """
    for name, value in draft.fields.items():
        if value is before.get(name):
            continue
        if name not in FIELDS:
            return f"a note has no field {name!r} to find; there are {', '.join(FIELDS)}"
        for text in value if isinstance(value, tuple | list) else (value,):
            if type(text) is str and " ".join(text.split()) not in said:
                return f"{name} is {text[:60]!r}, which the source does not say"
    length = len(draft.source.text)
    outside = next((each for each in draft.evidence[known:] if each.span.end > length), None)
    return f"the evidence for {outside.field} stands beyond the end of the source" if outside else None


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
