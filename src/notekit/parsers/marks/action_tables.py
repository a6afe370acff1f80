"""Tables of actions: rows that say what is to be done, by whom and by when; those of a programme say no such thing."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from notekit.blocks import Block, Heading, Paragraph, Table
from notekit.event_date import EventDate
from notekit.parsers.draft.roster import Roster
from notekit.parsers.entities.dates import Dates
from notekit.parsers.marks.steps import StepReader
from notekit.parsers.structure.heading_roles import heading_role
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.schema import Role
from notekit.text import Action, RichText

__all__ = ["with_table_steps"]

_HOUR = r"\d{1,2}(?:[:.h]\d\d)?\s*(?:[ap]\.?m\.?|h)?"
_TIMES = re.compile(rf"{_HOUR}(?P<until>\s*[–—-]\s*{_HOUR})?", re.IGNORECASE)
_SURELY = re.compile(r"\d[:h]\d\d|\d\s*(?:[ap]\.?m|h$)", re.IGNORECASE)
_EDGES = " *:."


def with_table_steps(table: Table, above: Block | None, words: Vocabulary, roster: Roster) -> Table:
    """A table of actions, owners and dates with its actions marked; any other as it is.

    `above` is what stands over it, such as a heading 'Programme'; None where nothing does.
    """
    head = [cell.text.strip(_EDGES).casefold() for cell in table.rows[0]]
    columns = [_column(head, words.words("steps", f"{key}-column")) for key in ("action", "owner", "due")]
    at, who, when = columns
    if at is None and isinstance(above, Heading) and heading_role(above.text, words) is Role.NEXT_STEPS:
        at = _column(head, words.words("steps", "detail-column"))
    if at is None or (who is None and when is None) or _is_programme(table, head, above, words):
        return table
    rows = [list(row) for row in table.rows]
    for row in rows[1:]:
        if _said(row, at, words) is not None and not row[at].of(Action):
            named, due = _said(row, who, words), _due(_said(row, when, words), words)
            person = roster.get(named) or roster.by_initials(named) if named else None
            told = StepReader(words, roster).action(
                row[at].text, 0, len(row[at].text), person.name if person else named
            )
            row[at] = row[at].with_marks([evolve(told, due=due or told.due)])
    return evolve(table, rows=rows)


def _column(head: list[str], titles: frozenset[str]) -> int | None:
    return next((index for index, title in enumerate(head) if title in titles), None)


def _said(row: Sequence[RichText], column: int | None, words: Vocabulary) -> str | None:
    """What a cell says; None for a dash, 'n/a' and the like."""
    if column is None:
        return None
    text = row[column].text
    none_yet = text.strip(_EDGES).casefold() in words.words("steps", "nobody")
    return text if any(map(str.isalnum, text)) and not none_yet else None


def _due(said: str | None, words: Vocabulary) -> EventDate | None:
    """The day that a cell says, or when in its own words."""
    if said is None:
        return None
    return next((one.date for one in Dates(words).find(said)), EventDate(text=said))


def _is_programme(table: Table, head: list[str], above: Block | None, words: Vocabulary) -> bool:
    """Whether a table tells what comes at which hour: so a column says by its title or cells, or what stands above."""
    titles = words.words("steps", "programmes")
    if isinstance(above, Heading | Paragraph) and above.text.strip(_EDGES).casefold() in titles:
        return True
    if _column(head, words.words("steps", "time-column")) is not None:
        return True
    return any(_are_times(cells) for cells in _columns(table))


def _columns(table: Table) -> Iterator[list[str]]:
    yield from ([cell.text for cell in column if cell.text] for column in zip(*table.rows[1:], strict=False))


def _are_times(cells: list[str]) -> bool:
    """Whether half of the cells of a column, or more, are times of the day."""
    return bool(cells) and 2 * sum(map(_is_time, cells)) >= len(cells)


def _is_time(cell: str) -> bool:
    """Whether a cell is a time or a stretch of the day: '10:00', '2 pm', '10.00-11.30'; '3.50' may be a price."""
    match = _TIMES.fullmatch(cell)
    return match is not None and (_SURELY.search(cell) is not None or ("." in cell and match["until"] is not None))
