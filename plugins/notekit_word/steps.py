"""What is to be done, by whom and by when, as far as the words of the note leave it unsaid."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import notekit
from notekit_word.dates import said, written
from notekit_word.record import Said, Value, words

__all__ = ["HEADER", "columns", "details", "tells_more", "unsaid"]

HEADER = ("What", "Who", "When", "Status")

Numbers = Mapping[notekit.Mark, int]
"""The numbers in the record of the marks of a text."""


def unsaid(content: notekit.RichText, numbers: Numbers, language: str) -> Said:
    """Who is to do what a text marks as actions, by when, and whether it is done, where its words do not say."""
    found = {
        words(line): line
        for action in content.of(notekit.Action)
        if (line := _unsaid(action, numbers, content, language))
    }
    return _joined("; ", found.values())


def tells_more(steps: notekit.ListBlock, language: str) -> bool:
    """Whether a list of steps is better given as a table.

    It is not where the items' own words say as much, or where more hangs on an item than a cell can hold.
    """
    beyond_words = any(
        _owner_unsaid(action, item.content) or _due_unsaid(action, item.content, language)
        for item in steps.items
        for action in item.content.of(notekit.Action)
    )
    return beyond_words and not any(item.blocks for item in steps.items)


def columns(steps: notekit.ListBlock) -> list[str]:
    """The columns of the table that some item fills, but for the first, which has the words."""
    actions = [action for item in steps.items for action in item.content.of(notekit.Action)]
    status = any(action.status for action in actions) or any(item.checked is not None for item in steps.items)
    filled = any(action.owner for action in actions), any(action.due for action in actions), status
    return [name for name, fills in zip(HEADER[1:], filled, strict=True) if fills]


def details(item: notekit.ListItem, column: str, numbers: Numbers, language: str) -> Said:
    """What stands in a column of the table for an item."""
    actions = item.content.of(notekit.Action)
    if column == "Who":
        return _once([_of(numbers[action], "owner", action.owner) for action in actions if action.owner])
    if column == "When":
        return _once([_of(numbers[action], "due", written(action.due, language)) for action in actions if action.due])
    statuses = [_of(numbers[action], "status", action.status.capitalize()) for action in actions if action.status]
    if statuses or item.checked is None:
        return _once(statuses)
    return ["Done" if item.checked else "Open"]


def _of(number: int, key: str, text: str) -> list[str | Value]:
    return [Value(("marks", number, key), text)]


def _once(lines: Sequence[Said]) -> Said:
    return _joined("; ", {words(line): line for line in lines}.values())


def _joined(separator: str, lines: Iterable[Said]) -> Said:
    return list(chain.from_iterable([separator, *line] for line in lines))[1:]


def _unsaid(action: notekit.Action, numbers: Numbers, content: notekit.RichText, language: str) -> Said:
    number = numbers[action]
    lines: list[Said] = []
    if _owner_unsaid(action, content):
        lines.append(_of(number, "owner", action.owner or ""))
    if action.due and _due_unsaid(action, content, language):
        lines.append(_of(number, "due", written(action.due, language)))
    if action.status is notekit.Status.DONE:
        lines.append(["done"])
    return _joined(", ", lines)


def _owner_unsaid(action: notekit.Action, content: notekit.RichText) -> bool:
    return bool(action.owner) and str(action.owner).casefold() not in content.text.casefold()


def _due_unsaid(action: notekit.Action, content: notekit.RichText, language: str) -> bool:
    return action.due is not None and not said(action.due, content.text)
