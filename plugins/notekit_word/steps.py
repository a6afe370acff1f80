"""What is to be done, by whom and by when, as far as the words of the note leave it unsaid."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import notekit
from notekit_word.callings import Callings
from notekit_word.dates import said, written
from notekit_word.record import Said, Value, words

__all__ = ["HEADER", "columns", "details", "said_in_row", "tells_more", "unsaid"]

HEADER = ("What", "Who", "When", "Status")
_KEYS = {"Who": "owner", "When": "due", "Status": "status"}

Numbers = Mapping[notekit.Mark, int]
"""The numbers in the record of the marks of a text."""


def unsaid(content: notekit.RichText, numbers: Numbers, language: str, callings: Callings, around: str = "") -> Said:
    """Who is to do what a text marks as actions, by when, and whether it is done, where its words do not say.

    `callings` tell whom a name in part means; `around` are words that stand beside it and may say so too.
    """
    there = f"{content.text}\n{around}"
    lines = (_unsaid(action, numbers, there, language, callings) for action in content.of(notekit.Action))
    return _once([line for line in lines if line])


def tells_more(steps: notekit.ListBlock) -> bool:
    """Whether a list of steps is better given as a table.

    It is not where the items' own words say as much, or where more hangs on an item than a cell can hold.
    """
    beyond_words = any(
        _owner_unsaid(action, item.text) or _due_unsaid(action, item.text)
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
    """What stands in a column of the table for an item; in an empty cell, that its action has room for more."""
    actions = item.content.of(notekit.Action)
    said = [
        _of(numbers[action], _KEYS[column], text) for action in actions if (text := _text(action, column, language))
    ]
    if said:
        return _once(said)
    if column == "Status" and item.checked is not None:
        return ["Done" if item.checked else "Open"]
    return _of(numbers[actions[0]], _KEYS[column], "") if actions else []


def said_in_row(
    contents: Sequence[notekit.RichText], numbers: Sequence[Numbers], language: str
) -> dict[int, list[str | Value]]:
    """The cells of a row of any table that say who does what another cell marks as an action, or by when."""
    found: dict[int, list[str | Value]] = {}
    for at, content in enumerate(contents):
        for action in content.of(notekit.Action):
            for column in ("Who", "When"):
                text = _text(action, column, language)
                others = (other for other, cell in enumerate(contents) if other != at and cell.text == text)
                if text and (other := next(others, None)) is not None:
                    found[other] = _of(numbers[at][action], _KEYS[column], text)
    return found


def _text(action: notekit.Action, column: str, language: str) -> str | None:
    """What an action has for a column."""
    if column == "Who":
        return action.owner
    if column == "When":
        return written(action.due, language) if action.due else None
    return action.status.capitalize() if action.status else None


def _of(number: int, key: str, text: str) -> list[str | Value]:
    return [Value(("marks", number, key), text)]


def _once(lines: Sequence[Said]) -> Said:
    return _joined("; ", {words(line): line for line in lines}.values())


def _joined(separator: str, lines: Iterable[Said]) -> Said:
    return list(chain.from_iterable([separator, *line] for line in lines))[1:]


def _unsaid(action: notekit.Action, numbers: Numbers, there: str, language: str, callings: Callings) -> Said:
    number = numbers[action]
    lines: list[Said] = []
    if action.owner and not callings.is_called(action.owner, there):
        lines.append(_of(number, "owner", action.owner))
    if action.due and _due_unsaid(action, there):
        lines.append(_of(number, "due", written(action.due, language)))
    if action.status is notekit.Status.DONE:
        lines.append(["done"])
    return _joined(", ", lines)


def _owner_unsaid(action: notekit.Action, text: str) -> bool:
    return bool(action.owner) and str(action.owner).casefold() not in text.casefold()


def _due_unsaid(action: notekit.Action, text: str) -> bool:
    return action.due is not None and not said(action.due, text)
