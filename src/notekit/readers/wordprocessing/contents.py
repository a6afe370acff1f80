"""The words of lines and cells with their marks: those that the page shows, and those that bookmarks stand for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import define, evolve

from notekit.event_date import EventDate
from notekit.readers.wordprocessing.lines import Cell, Line, rich_text
from notekit.readers.wordprocessing.record import Record, said
from notekit.readers.wordprocessing.tables import cell_text
from notekit.text import Action, Anchor, Code, Mark, RichText, Speech, Status

__all__ = ["Contents"]

_BOOKMARK = re.compile(r"_notekit_(\d{1,9})")
_BOX = re.compile(r"(?P<box>[☐☑])(?:\s+|$)")


@define
class Contents:
    """Reads words and marks of lines, and takes over into the record what was changed of owners and dates."""

    record: Record

    def of(self, line: Line, around: Sequence[Sequence[Any]] = ()) -> tuple[RichText, bool | None]:
        """The text of a line without what the document says by itself `around` it, before and after.

        With it comes whether a box before it is ticked, None where there is none.
        """
        before, after = around or ((), ())
        text = line.text.rstrip()
        start, end = len(text) - len(text.lstrip()), len(text)
        box = _BOX.match(text, start) if before else None
        if after and text.endswith(said(after)):
            end -= len(said(after))
        elif after and line.details:
            end = line.details[0].start
            if not self.record.take(after, text[end:]):
                end = len(text)
        ticked = box["box"] == "☑" if box else None
        return self.marked(line, box.end() if box else start, end), ticked

    def of_cell(self, cell: Cell, after: Sequence[Any] = ()) -> RichText:
        """The text of a cell."""
        lines = [line for line in cell.lines if isinstance(line, Line) and line]
        if len(lines) != 1:
            return cell_text(cell)
        return self.of(lines[0], ((), after))[0]

    def marked(self, line: Line, start: int, end: int) -> RichText:
        """The text of a line from `start` to `end`."""
        marks = [self._as_written(mark) for mark in line.marks]
        for stretch in line.bookmarks:
            match = _BOOKMARK.fullmatch(stretch.name)
            if match and int(match[1]) < len(self.record.marks):
                marks.append(_mark(self.record.marks[int(match[1])], stretch.start, stretch.end))
        moved = [
            evolve(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
            for mark in marks
            if mark.start < end and mark.end > start
        ]
        return rich_text(line.text[start:end], _apart(moved))

    def _as_written(self, mark: Mark) -> Mark:
        if isinstance(mark, Anchor) and mark.url:
            return evolve(mark, url=self.record.address(mark.url))
        return mark


def _mark(stated: Mapping[str, Any], start: int, end: int) -> Mark:
    """What a bookmark stands for."""
    kind = stated["mark"]
    if kind == "speech":
        return Speech(start, end, stated.get("speaker"))
    if kind == "anchor":
        return Anchor(start, end, stated.get("url"))
    if kind == "code":
        return Code(start, end)
    status = stated.get("status")
    return Action(start, end, stated.get("owner"), _due(stated), Status(status) if status else None)


def _due(stated: Mapping[str, Any]) -> EventDate | None:
    iso, text = stated.get("due"), stated.get("due-edited") or stated.get("due-text")
    if iso:
        return EventDate.from_iso(iso, text)
    return EventDate(text=text) if text else None


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """The marks without those that lie over another of their kind, as where a person copied text into a link."""
    kept: list[Mark] = []
    ends: dict[type[Mark], int] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if isinstance(mark, (Anchor, Speech, Action)):
            if mark.start < ends.get(type(mark), 0):
                continue
            ends[type(mark)] = mark.end
        kept.append(mark)
    return kept
