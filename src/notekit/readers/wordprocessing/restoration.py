"""Notes restored from a document that notekit wrote: the words of its page, put together as its record says.

Each line of the page is set beside the line of the record that it was. What a person changed, added or
took out on the page is so in the note; all else is as it was.
"""

from collections.abc import Iterator, Sequence

from attrs import define, field

from notekit.alignment import align
from notekit.readers.wordprocessing.assembly import is_of_contents
from notekit.readers.wordprocessing.composition import Composition, Step
from notekit.readers.wordprocessing.lines import AnyLine, Grid, Line
from notekit.readers.wordprocessing.placement import places
from notekit.readers.wordprocessing.record import ADDED, LINES, PICTURE, Record, Token, checksum
from notekit.readers.wordprocessing.tables import cell_text
from notekit.reading import PageFurniture, SourceBlock

__all__ = ["Restoration"]

_TABLES = frozenset({"table", "steps", "people"})
_HEADINGS = frozenset({"heading", "inner-heading"})
_UNLIKE, _LESS_ALIKE, _ALIKE = 0.0, 0.6, 1.0


@define
class _Slot:
    """A line of the record, the line of the page that it is now, None where it is gone, and what was added after it."""

    token: Token
    line: AnyLine | None = None
    added: list[AnyLine] = field(factory=list)


class Restoration:
    """The blocks of the notes in a document, as stated; the record then has the lines that could not be read back.

    Raises `LookupError`, `TypeError`, `ValueError`, `AttributeError` or `SchemaError` for a record that is not sound.
    """

    def __init__(self, record: Record, lines: Sequence[AnyLine]) -> None:
        self._record = record
        self._contents = [line for line in lines if isinstance(line, Line) and line and is_of_contents(line)]
        self._lines = [line for line in lines if _counts(line)]
        self._first: list[AnyLine] = []

    def blocks(self) -> Iterator[SourceBlock]:
        """The blocks, note after note."""
        yield from (PageFurniture(line.content.text) for line in self._contents)
        slots = self._aligned()
        composition = Composition(self._record)
        for slot in slots.values():
            composition.take_edits(slot.token, slot.line)
        for number, note in enumerate(self._record.notes):
            added = self._first if number == 0 else []
            yield from composition.note(number, list(_steps(note["page"], slots, added)))

    def _aligned(self) -> dict[int, _Slot]:
        """Each line of the record, by the identity of its token, with what it is now."""
        slots = [_Slot(token) for note in self._record.notes for token in note["page"] if token[0] in LINES]

        def like(i: int, j: int) -> float:
            return _likeness(slots[i].token[0], self._lines[j])

        last: _Slot | None = None
        for i, j in align([slot.token[1] for slot in slots], list(map(_checksum, self._lines)), like):
            line = None if j is None else self._lines[j]
            if i is not None:
                last = slots[i]
                last.line = line
            elif line is not None:
                (last.added if last else self._first).append(line)
        return {id(slot.token): slot for slot in slots}


def _steps(page: Sequence[Token], slots: dict[int, _Slot], added: list[AnyLine]) -> Iterator[Step]:
    """The tokens of a note with their lines, and what was added where it belongs."""
    open_now: list[str] = []
    at, begun = 0, False
    while at <= len(page):
        end = next((index for index in range(at, len(page)) if page[index][0] in LINES), len(page))
        gap = page[at:end]
        following = page[end][0] if end < len(page) else None
        placed = dict(places(gap, open_now, following, added, begun=begun))
        for index in range(len(gap) + 1):
            if lines := placed.get(index):
                yield [ADDED], lines
            if index < len(gap):
                _follow(open_now, gap[index])
                begun = begun or gap[index][0] == "section"
                yield gap[index], []
        if end < len(page):
            slot = slots[id(page[end])]
            yield page[end], [slot.line] if slot.line is not None else []
            added = slot.added
        at = end + 1


def _follow(open_now: list[str], token: Token) -> None:
    """Keeps up what is open."""
    name = token[0]
    if name in ("list", "item", "quote"):
        open_now.append(name)
    elif name.startswith("/") and open_now:
        open_now.pop()


def _counts(line: AnyLine) -> bool:
    """Whether a line of the page can be one of the record."""
    if isinstance(line, Grid):
        return True
    return not is_of_contents(line) and (bool(line) or bool(line.images) or (line.ruled and not line.boxed))


def _checksum(line: AnyLine) -> int:
    if isinstance(line, Line):
        return checksum(line.text if line or not line.images else PICTURE)
    return checksum("\t".join(cell_text(cell).text for row in line.rows for cell in row))


def _likeness(name: str, line: AnyLine) -> float:
    """How likely it is that a line of the record, whose words are changed, is now this one."""
    if isinstance(line, Grid) or name in _TABLES:
        return _ALIKE if isinstance(line, Grid) and name in _TABLES else _UNLIKE
    if name == "image" and line.images:
        return _ALIKE
    if name == "rule" or not line:
        return _UNLIKE
    if name == "item-text":
        return _ALIKE if line.place else _LESS_ALIKE
    if name in _HEADINGS:
        return _ALIKE if line.heading else _LESS_ALIKE
    return _ALIKE if not line.place and not line.heading else _LESS_ALIKE
