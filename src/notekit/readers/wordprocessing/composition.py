"""Blocks composed of the lines of a page, in the order and nesting that the record states."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, TypeAlias

from attrs import define, field

from notekit.blocks import (
    BLOCKS,
    Block,
    BlockQuote,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Paragraph,
    Preformatted,
    Rule,
    Table,
    Verse,
)
from notekit.readers.splicing import lines_of, one_line
from notekit.readers.wordprocessing.assembly import DEEPEST_HEADING, Assembly
from notekit.readers.wordprocessing.contents import Contents
from notekit.readers.wordprocessing.lines import AnyLine, Cell, Grid, Line
from notekit.readers.wordprocessing.record import ADDED, Record, Token
from notekit.readers.wordprocessing.tables import cell_text, images_of, tabulated
from notekit.readers.wordprocessing.tabulation import Tabulation
from notekit.reading import Directive, Metadata, SourceBlock, Title
from notekit.text import RichText

__all__ = ["Composition", "Step"]

Step: TypeAlias = tuple[Token, Sequence[AnyLine]]
"""A token of the record, and the line of the page that it stands for; of lines added, all of them."""

_NEW_SECTION: Mapping[str, Any] = {"role": "prose", "by": [], "group": None}


@define
class _Open:
    """A list, an item, a quotation or a table given as lines that has begun."""

    name: str
    blocks: list[Block] = field(factory=list)
    items: list[ListItem] = field(factory=list)
    rows: list[list[RichText]] = field(factory=list)
    content: RichText = field(factory=lambda: RichText(""))
    checked: bool | None = None
    ordered: bool = False
    start: int = 1
    headed: bool = False


@define
class _Section:
    """A section in the making; `size` counts the blocks that are its own."""

    stated: Mapping[str, Any]
    heading: Heading | None = None
    content: list[SourceBlock] = field(factory=list)
    size: int = 0
    lead_in: int = 0

    def add(self, block: Block) -> None:
        """Adds a block of its own."""
        if isinstance(block, Heading):
            self.content.append(Directive("heading"))
        self.content.append(block)
        self.size += 1


@define
class Composition:
    """Composes the blocks of note after note; lines whose changes could not be told are kept as they stand."""

    record: Record
    _kept: set[int] = field(factory=set)  # the identities of the tokens whose lines are kept as text
    _open: list[_Open] = field(factory=list)
    _sections: list[_Section] = field(factory=list)

    def take_edits(self, token: Token, line: AnyLine | None) -> None:
        """Takes over into the record what a person changed in a line that the document says by itself."""
        name = token[0]
        if name in ("head", "aside") and isinstance(line, Line):
            self._edit(token, token[2], line.content.text)
        elif name == "image" and isinstance(line, Line):
            self._edit(token, token[3], line.content.text)
        elif name == "head" and line is None:
            for piece in token[2]:
                if not isinstance(piece, str):
                    self.record.set(piece[0], "")
        elif name == "people" and isinstance(line, Grid):
            self._edit_cells(token, line.rows)

    def note(self, number: int, steps: Sequence[Step]) -> list[SourceBlock]:
        """The blocks of a note."""
        self._open, self._sections = [], []
        head: list[str] = []
        for token, lines in steps:
            if token[0] == "head" and id(token) not in self._kept:
                head += [line.content.text for line in lines if isinstance(line, Line)]
            else:
                self._take(token, lines)
        fields = self.record.notes[number]["fields"]
        people = [person["name"] for person in fields.get("people") or ()]
        values = {"notekit": "1", **dict(_values(fields))}
        written = (block for section in self._sections for block in _written(section, people))
        return [Metadata(values, text="\n".join(head)), *written]

    def _edit(self, token: Token, pieces: Sequence[Any], text: str) -> None:
        if not self.record.take(pieces, text):
            self._kept.add(id(token))

    def _edit_cells(self, token: Token, now: Sequence[Sequence[Cell]]) -> None:
        rows = token[2]
        if [len(row) for row in rows] != [len(row) for row in now]:
            self.record.unread.append(_words_of(now))
            self._kept.add(id(token))
            return
        for pieces, cell in zip(chain.from_iterable(rows), chain.from_iterable(now), strict=True):
            self._edit(token, pieces, cell_text(cell).text)

    def _take(self, token: Token, lines: Sequence[AnyLine]) -> None:
        name = token[0]
        if name == ADDED:
            self._added(lines)
        elif name == "section":
            self._sections.append(_Section(token[1]))
        elif name == "lead":
            self._section().lead_in = self._section().size
        elif name == "list":
            self._open.append(_Open(name, ordered=token[1], start=token[2]))
        elif name == "item":
            self._open.append(_Open(name, checked=token[1]))
        elif name in ("quote", "rows"):
            self._open.append(_Open(name, headed=name == "rows" and token[1]))
        elif name.startswith("/"):
            self._end()
        elif lines:
            self._line(token, lines[0])

    def _line(self, token: Token, line: AnyLine) -> None:
        if isinstance(line, Line):
            self._text(token, line)
        else:
            self._grid(token, line)
            self._add_images(images_of(line))

    def _grid(self, token: Token, grid: Grid) -> None:
        if token[0] == "table":
            self._add(Tabulation(Contents(self.record)).table(token, grid))
        elif token[0] == "steps":
            self._add(Tabulation(Contents(self.record)).steps(token, grid))
        elif id(token) in self._kept:
            self._add(tabulated(grid))
        else:
            self._section().content.append(Directive("comment", text=_words_of(grid.rows)))

    def _text(self, token: Token, line: Line) -> None:
        name = token[0]
        if id(token) in self._kept:
            self._add(Paragraph(line.content))
        elif name == "aside":
            self._section().content.append(Directive("comment", text=line.content.text))
        elif name == "rule":
            self._add(Rule())
        elif name == "code":
            self._add(Preformatted(line.text, token[2]) if line else None)
        elif name == "image":
            self._add(_image(token, line))
        elif name == "row":
            self._open[-1].rows.append(Tabulation(Contents(self.record)).row(token, line))
        else:
            content, ticked = Contents(self.record).of(line, token[3:5])
            if content:
                self._words(token, line, content, ticked)
        if name != "image":
            self._add_images(line.images)

    def _add_images(self, images: Iterable[Image]) -> None:
        """Adds pictures that a person put into a line or table."""
        for image in images:
            self._add(image)

    def _words(self, token: Token, line: Line, content: RichText, ticked: bool | None) -> None:
        name = token[0]
        if name == "item-text":
            self._open[-1].content = content
            self._open[-1].checked = self._open[-1].checked if ticked is None else ticked
        elif name == "verse":
            self._add(Verse([part for part in lines_of(content) if part]))
        elif name == "heading":
            self._section().heading = _heading(line, content, token[2])
        elif name == "inner-heading":
            self._add(_heading(line, content, token[2]))
        elif line.heading is not None and not self._open:
            self._sections.append(_Section(_NEW_SECTION, _heading(line, content)))
        else:
            self._add(Paragraph(content))

    def _added(self, lines: Sequence[AnyLine]) -> None:
        """Takes lines that a person added."""
        assembly = Assembly()
        for line in lines:
            if isinstance(line, Line) and line.heading is not None and not self._open:
                self._add_all(assembly.finish())
                assembly = Assembly()
                self._sections.append(_Section(_NEW_SECTION, _heading(line, line.content)))
            else:
                assembly.take(line)
        self._add_all(assembly.finish())

    def _add_all(self, blocks: Iterable[SourceBlock]) -> None:
        for block in blocks:
            inner = Heading(block.content) if isinstance(block, Title) else block
            within = self._open[-1].name if self._open else None
            if not isinstance(inner, BLOCKS):
                self._section().content.append(inner)
            elif isinstance(inner, ListBlock) and within == "list":
                self._open[-1].items += inner.items
            elif isinstance(inner, ListBlock) and within == "item":
                self._split_item(inner)
            elif isinstance(inner, BlockQuote) and within == "quote":
                self._open[-1].blocks += inner.blocks
            else:
                self._add(inner)

    def _split_item(self, added: ListBlock) -> None:
        """Ends the item that is open and adds others after it; what was still to come is now in the last."""
        self._end()
        *whole, last = added.items
        self._open[-1].items += whole
        self._open.append(_Open("item", list(last.blocks), content=last.content, checked=last.checked))

    def _section(self) -> _Section:
        if not self._sections:
            self._sections.append(_Section(_NEW_SECTION))
        return self._sections[-1]

    def _add(self, block: Block | None) -> None:
        """Adds a block to what is open; None is one of which nothing is left."""
        if block is None:
            return
        if self._open:
            self._open[-1].blocks.append(block)
        else:
            self._section().add(block)

    def _end(self) -> None:
        """Ends what was opened last."""
        ended = self._open.pop()
        if ended.name == "item":
            if ended.content or ended.blocks:
                self._open[-1].items.append(ListItem(ended.content, ended.blocks, ended.checked))
        elif ended.name == "list":
            self._add(ListBlock(ended.items, ended.ordered, ended.start) if ended.items else None)
        elif ended.name == "quote":
            self._add(BlockQuote(ended.blocks) if ended.blocks else None)
        else:
            self._add(Table(ended.rows, ended.headed) if ended.rows else None)
            self._add_images(block for block in ended.blocks if isinstance(block, Image))


def _words_of(rows: Sequence[Sequence[Cell]]) -> str:
    """All words of a table on one line."""
    return " ".join(" ".join(cell_text(cell).text for row in rows for cell in row).split())


def _image(token: Token, line: Line) -> Image | None:
    """A picture, with what a person wrote over the words that say what it shows."""
    shown = dict(token[2])
    if len(token) > 4 and line.images and line.images[0].alt != (token[4] or None):
        shown["alt"] = line.images[0].alt
    return Image(**shown) if any(shown.values()) else None


def _heading(line: Line, content: RichText, levels: Sequence[int] = (1, 1)) -> Heading:
    """A heading; `levels` are the one that it had in the note, and the one on the page, which a person may change."""
    level, shown = levels
    return Heading(
        one_line(content), level if line.heading in (None, shown) else min(line.heading or 1, DEEPEST_HEADING)
    )


def _written(section: _Section, people: Sequence[str]) -> Iterator[SourceBlock]:
    """A section as its directive and what follows it; of one of which nothing is left, what the page says by itself."""
    if section.size or section.heading:
        names = (people[at].replace("%", "%25").replace(";", "%3B") for at in section.stated["by"])
        stated = {"by": ";".join(names), "group": section.stated["group"], "lead-in": str(section.lead_in)}
        yield Directive(section.stated["role"], {key: value for key, value in stated.items() if value})
        if section.heading:
            yield section.heading
    yield from section.content


def _values(fields: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The fields of a note as front matter would state them."""
    for name, value in fields.items():
        if name == "people":
            yield name, [_person(person) for person in value]
        elif isinstance(value, list):
            if kept := list(chain.from_iterable([each] if isinstance(each, str) else each for each in value if each)):
                yield name, kept
        elif value:
            yield name, value


def _person(person: Mapping[str, Any]) -> dict[str, Any]:
    posts = [post for post in person["posts"] if post.get("role") or post.get("affiliation")]
    return {**person, "posts": posts}
