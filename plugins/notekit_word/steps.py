"""What is to be done, by whom and by when, as far as the words of the note leave it unsaid."""

from collections.abc import Iterable, Sequence

import notekit
from notekit_word.dates import said, written

__all__ = ["step_rows", "unsaid"]

_HEADER = ("What", "Who", "When", "Status")


def unsaid(content: notekit.RichText, language: str) -> str:
    """Who is to do what a text marks as actions, by when, and whether it is done, where its words do not say."""
    actions = content.of(notekit.Action)
    details = [
        ", ".join((*_unsaid_owner(action, content), *_unsaid_due(action, content, language), *_done(action)))
        for action in actions
    ]
    return _joined(details)


def step_rows(steps: notekit.ListBlock, language: str) -> Sequence[Sequence[notekit.RichText]] | None:
    """A list of steps as rows under a header.

    None where the items' own words say as much, or where more hangs on an item than a cell can hold.
    """
    beyond_words = any(
        (*_unsaid_owner(action, item.content), *_unsaid_due(action, item.content, language))
        for item in steps.items
        for action in item.content.of(notekit.Action)
    )
    if not beyond_words or any(item.blocks for item in steps.items):
        return None
    rows = [tuple(map(notekit.RichText, _HEADER)), *(_row(item, language) for item in steps.items)]
    filled = [column for column in range(len(_HEADER)) if any(row[column] for row in rows[1:])]
    return [[row[column] for column in filled] for row in rows]


def _row(item: notekit.ListItem, language: str) -> tuple[notekit.RichText, ...]:
    content = item.content
    actions = content.of(notekit.Action)
    words = notekit.RichText(content.text, [mark for mark in content.marks if not isinstance(mark, notekit.Action)])
    statuses = [status for action in actions if (status := action.status)]
    if item.checked is not None and not statuses:
        statuses = [notekit.Status.DONE if item.checked else notekit.Status.OPEN]
    return (
        words,
        notekit.RichText(_joined(action.owner for action in actions)),
        notekit.RichText(_joined(written(action.due, language) if action.due else None for action in actions)),
        notekit.RichText(_joined(status.capitalize() for status in statuses)),
    )


def _joined(words: Iterable[str | None]) -> str:
    return "; ".join(dict.fromkeys(filter(None, words)))


def _unsaid_owner(action: notekit.Action, content: notekit.RichText) -> list[str]:
    owner = action.owner
    return [owner] if owner and owner.casefold() not in content.text.casefold() else []


def _unsaid_due(action: notekit.Action, content: notekit.RichText, language: str) -> list[str]:
    due = action.due
    return [written(due, language)] if due and not said(due, content.text) else []


def _done(action: notekit.Action) -> list[str]:
    return ["done"] if action.status is notekit.Status.DONE else []
