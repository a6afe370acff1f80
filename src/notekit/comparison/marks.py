"""Marks: what changed about words that may themselves have stayed."""

from collections.abc import Hashable, Iterator

from attrs import fields

from notekit.alignment import align
from notekit.comparison.change import date_in_words
from notekit.event_date import EventDate
from notekit.likeness import likeness_of
from notekit.text import Action, Anchor, Code, Emphasis, Mark, RichText, Speech, Strong

__all__ = ["mark_remarks"]

_LONGEST = 60
_NAMES = {Strong: "strong", Emphasis: "emphasised", Code: "code", Anchor: "a link", Speech: "a quotation"}
_FIELDS = {"url": "address"}


def mark_remarks(before: RichText, after: RichText) -> tuple[str, ...]:
    """What changed about the marks of a text, in words.

    Where the words themselves changed, a mark that only grew or moved with them is not remarked on.
    """
    if before.marks == after.marks == ():
        return ()
    kinds = (Strong, Emphasis, Code, Anchor, Speech, Action)
    return tuple(remark for kind in kinds for remark in _remarks(kind, before, after))


def _remarks(kind: type[Mark], before: RichText, after: RichText) -> Iterator[str]:
    old, new = before.of(kind), after.of(kind)
    stayed = before.text == after.text
    old_keys = [_key(mark, before, stayed) for mark in old]
    new_keys = [_key(mark, after, stayed) for mark in new]
    like = likeness_of([before.under(mark) for mark in old], [after.under(mark) for mark in new])
    for i, j in align(old_keys, new_keys, like):
        if j is None and i is not None:
            yield f"{_quoted(before.under(old[i]))} is no longer {_name(old[i])}"
        elif i is None and j is not None:
            yield f"{_quoted(after.under(new[j]))} is now {_name(new[j])}"
        elif i is not None and j is not None and old_keys[i] != new_keys[j]:
            yield from _changed(old[i], new[j], before, after)


def _changed(old: Mark, new: Mark, before: RichText, after: RichText) -> Iterator[str]:
    words = _quoted(after.under(new))
    said = False
    for field in fields(type(new)):
        was, is_now = getattr(old, field.name), getattr(new, field.name)
        if field.name not in ("start", "end") and was != is_now:
            said = True
            yield f"{words}: {_FIELDS.get(field.name, field.name)} {_value(is_now)} instead of {_value(was)}"
    if before.text != after.text or (old.start, old.end) == (new.start, new.end):
        return
    if before.under(old) != after.under(new):
        yield f"{words} is now {_name(new)} instead of {_quoted(before.under(old))}"
    elif not said:
        yield f"another {words} is now {_name(new)}"


def _key(mark: Mark, text: RichText, stayed: bool) -> Hashable:
    """What makes two marks the same: their place where the text stayed, their words where it changed."""
    said = tuple(getattr(mark, field.name) for field in fields(type(mark)) if field.name not in ("start", "end"))
    return (mark.start, mark.end, said) if stayed else (text.under(mark), said)


def _name(mark: Mark) -> str:
    if isinstance(mark, Action):
        known = (("owner", mark.owner), ("due", mark.due), ("status", mark.status))
        said = ", ".join(f"{name} {_value(value)}" for name, value in known if value is not None)
        return f"an action ({said})" if said else "an action"
    name = _NAMES[type(mark)]
    if isinstance(mark, Anchor):
        return f"{name} to {mark.url}" if mark.url else f"{name} without address"
    if isinstance(mark, Speech) and mark.speaker:
        return f"{name} of {mark.speaker}"
    return name


def _value(value: object) -> str:
    if value is None:
        return "none"
    return (date_in_words(value) or "none") if isinstance(value, EventDate) else str(value)


def _quoted(words: str) -> str:
    line = " ".join(words[: 2 * _LONGEST].split())
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + '…'}”"
