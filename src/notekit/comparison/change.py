"""Changes: what became of one part of a note."""

from collections.abc import Iterator

from attrs import frozen

from notekit.comparison.wording import ChangeKind, Piece, reworded
from notekit.event_date import EventDate
from notekit.source import Span

__all__ = ["Change", "date_in_words", "value_changes"]


@frozen
class Change:
    """One difference between two notes.

    `where` is the path of what changed, in the note after the change, or in the one before where it
    was removed: `title`, `people[Ann Lee].posts[0].role`, `body[2].blocks[0].items[3]`. `what` is a word
    for it, such as 'title', 'role' or 'list item', and `within` names the section or person that it
    belongs to; it is None for the note's own fields.

    `before` and `after` are its plain texts, None where there was or is none. `remarks` say in words
    what else changed about it, such as the address of a link; where they are all that changed, the
    two texts are equal. `moved_from` is the path before, of what moved; otherwise None.

    `note` is the title of the note, and `notes` are the numbers, from 0, that it has among the notes
    before and after; a number is None where the note has no partner. Spans are None where the place
    in the source is not known.
    """

    kind: ChangeKind
    where: str
    what: str
    before: str | None = None
    after: str | None = None
    remarks: tuple[str, ...] = ()
    within: str | None = None
    moved_from: str | None = None
    before_span: Span | None = None
    after_span: Span | None = None
    note: str | None = None
    notes: tuple[int | None, int | None] = (0, 0)

    @property
    def words(self) -> tuple[Piece, ...]:
        """Its texts word by word: what was removed, what was added and what stayed."""
        return reworded(self.before or "", self.after or "")


def value_changes(
    where: str,
    what: str,
    before: str | None,
    after: str | None,
    *,
    spans: tuple[Span | None, Span | None] = (None, None),
    remarks: tuple[str, ...] = (),
) -> Iterator[Change]:
    """The change of a value that may be missing; none where it is the same and there is nothing to remark."""
    if before == after and not remarks:
        return
    kind = ChangeKind.CHANGED
    if before is None:
        kind = ChangeKind.ADDED
    elif after is None:
        kind = ChangeKind.REMOVED
    yield Change(kind, where, what, before, after, remarks, before_span=spans[0], after_span=spans[1])


def date_in_words(date: EventDate | None) -> str | None:
    """The date and, where they say it otherwise, the words it was written in: '2031-05 “May 2031”'; None for None."""
    if date is None:
        return None
    written = None if date.text in (None, date.iso) and date.iso else f"“{date.text}”"
    return " ".join(filter(None, (date.iso, written)))
