"""The story: the body of a document, a header or a footnote, as lines."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from attrs import define, evolve, field

from notekit.readers.wordprocessing.elements import (
    ALTERNATIVES,
    Element,
    chosen,
    number,
    said,
    value,
    w,
)
from notekit.readers.wordprocessing.lines import AnyLine, Cell, Grid, Line, ListPlace
from notekit.readers.wordprocessing.numbering import DEEPEST as DEEPEST_LEVEL
from notekit.readers.wordprocessing.numbering import Numbering
from notekit.readers.wordprocessing.phrase import Phrase
from notekit.readers.wordprocessing.rows import (
    cells_of,
    columns_before,
    has_header,
    is_gone,
    reach_of,
    rows_of,
)
from notekit.readers.wordprocessing.styles import Style, Styles, indent_of
from notekit.readers.wordprocessing.words import Words

__all__ = ["Story"]

DEEPEST = 12
"""How many tables and text boxes may stand one within the other; of what is deeper, only the text is kept."""

DEEPEST_OUTLINE = 8

_PARAGRAPH, _TABLE, _CONTROL = w("p"), w("tbl"), w("sdt")
_PROPERTIES = w("pPr")
_AROUND = frozenset(map(w, ("ins", "moveTo", "customXml", "smartTag")))
_EDGES = frozenset(map(w, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")))


@define
class Story:
    """Reads a part of the document into lines; `diagram` gives the texts of one by the name of its part."""

    styles: Styles
    numbering: Numbering
    words: Words
    diagram: Callable[[str], Iterable[str]]
    _joined: Phrase | None = None
    _depth: int = 0
    _contents: int = 0
    _listed: list[Line] = field(factory=list)  # those in a table of contents that is a field

    def lines(self, element: Element) -> list[AnyLine]:
        """The lines of an element that holds paragraphs and tables, with nothing that goes on after it."""
        found = [*self._lines(element), *self._rest()]
        if self._depth == 0 and self.words.fields.of_contents:  # without end: the rest of the document is none
            for line in self._listed:
                line.of_contents = False
        return found

    def _lines(self, element: Element) -> Iterator[AnyLine]:
        for child in element:
            tag = child.tag
            if tag == _PARAGRAPH:
                yield from self._paragraph(child)
            elif tag == _TABLE:
                yield from self._rest()
                yield from self._table(child)
            elif tag == _CONTROL:
                yield from self._controlled(child)
            elif tag in _AROUND:
                yield from self._lines(child)
            elif tag in _EDGES:
                self.words.stretches.edge(child, Phrase())
            elif tag == ALTERNATIVES and (found := chosen(child)) is not None:
                yield from self._lines(found)
            elif tag == _EMBEDDED:
                self.words.counts["embedded"] += 1

    def _controlled(self, element: Element) -> Iterator[AnyLine]:
        """What is in a content control; one of the gallery of tables of contents is such a table."""
        gallery = element.find(_GALLERY)
        listed = gallery is not None and "contents" in gallery.get(w("val"), "").casefold()
        self._contents += listed
        for content in element.iterfind(_CONTROLLED):
            yield from self._lines(content)
        self._contents -= listed

    def _rest(self) -> Iterator[AnyLine]:
        """The paragraph whose end was deleted though none follows that it could go on in."""
        phrase, self._joined = self._joined, None
        if phrase is not None:
            yield from self._finished(phrase, None, self.styles.of(None))

    def _paragraph(self, element: Element) -> Iterator[AnyLine]:
        if len(element) == 0 and self._joined is None:
            yield _EMPTY
            return
        properties = element.find(_PROPERTIES)
        phrase, self._joined = self._joined or Phrase(), None
        style = self.styles.of(None if properties is None else value(properties, "pStyle"))
        listed = self.words.fields.of_contents
        self.words.take(element, phrase, style)
        phrase.of_contents = phrase.of_contents or listed or self.words.fields.of_contents
        if properties is not None and _is_end_gone(properties):
            self._joined = phrase  # it goes on in the next one
        else:
            yield from self._finished(phrase, properties, style)

    def _finished(self, phrase: Phrase, properties: Element | None, style: Style) -> Iterator[AnyLine]:
        self.words.end_paragraph(phrase)
        line = phrase.line()
        line.style, line.heading, line.ruled, line.indent = style, style.heading, style.ruled, style.indent
        stated = {} if properties is None else {child.tag: child for child in properties}
        if stated:
            _apply(stated, line)
        line.place = self._place(stated, line)
        if phrase.of_contents:
            self._listed.append(line)
        line.of_contents = phrase.of_contents or self._contents > 0
        yield line
        if phrase.boxes or phrase.diagrams:
            boxed = [boxed for box in phrase.boxes for boxed in self._box(box)]
            line.boxed = [*boxed, *(Line(text) for part in phrase.diagrams for text in self.diagram(part))]
            yield from line.boxed

    def _place(self, properties: Mapping[str, Element], line: Line) -> ListPlace | None:
        """The place of a paragraph in a list. Empty ones, and headings by their style, are only counted."""
        stated = properties.get(_NUMBERED)
        list_id = value(stated, "numId") or line.style.number[0]
        if list_id is None:
            return None
        level = number(value(stated, "ilvl"))
        if level is None:
            level = self.numbering.level_of_style(list_id, line.style)
        level = min(level, DEEPEST_LEVEL)
        found = self.numbering.level(list_id, level)
        if found is None:
            return None
        count = self.numbering.count(list_id, level) if found.ordered else 1
        if not line or (line.heading is not None and stated is None):
            return None
        if _INDENT not in properties:
            line.indent = max(found.indent, line.indent)
        return ListPlace(list_id, level, found.ordered, count, found.checked)

    def _box(self, box: Element) -> Iterator[AnyLine]:
        if self._depth >= DEEPEST:
            yield from self._flat(box)
            return
        inner = evolve(self, words=self.words.branch(), joined=None, depth=self._depth + 1, listed=[])
        yield from inner.lines(box)

    def _flat(self, element: Element) -> Iterator[Line]:
        """The text of what is nested too deep."""
        self.words.counts["too-deep"] += 1
        if text := said(element):
            yield Line(text)

    def _table(self, element: Element) -> Iterator[AnyLine]:
        if self._depth >= DEEPEST:
            yield from self._flat(element)
            return
        self._depth += 1
        kept: list[Element] = []
        for row in rows_of(element):
            if is_gone(row):
                self.words.counts["deleted"] += 1
            else:
                kept.append(row)
        rows = [self._row(row) for row in kept]
        self._depth -= 1
        if rows:
            yield Grid(rows, has_header(element, kept[0], rows, self.styles))

    def _row(self, row: Element) -> list[Cell]:
        before = columns_before(row)
        cells = [Cell([], before)] if before else []
        return cells + [Cell(self.lines(cell), *reach_of(cell)) for cell in cells_of(row)]


_EMPTY = Line()
_VALUE, _RUN_PROPERTIES, _DELETED, _MOVED = w("val"), w("rPr"), w("del"), w("moveFrom")
_EMBEDDED = w("altChunk")
_CONTROLLED = w("sdtContent")
_GALLERY = f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}"
_OUTLINE, _BORDERS, _NUMBERED, _INDENT = w("outlineLvl"), w("pBdr"), w("numPr"), w("ind")


def _is_end_gone(properties: Element) -> bool:
    """Whether the end of a paragraph was deleted or moved away."""
    end = properties.find(_RUN_PROPERTIES)
    return end is not None and (end.find(_DELETED) is not None or end.find(_MOVED) is not None)


def _apply(properties: Mapping[str, Element], line: Line) -> None:
    """Takes what a paragraph states beside its style."""
    if (outline := properties.get(_OUTLINE)) is not None:
        level = number(outline.get(_VALUE))
        line.heading = None if level is None or level > DEEPEST_OUTLINE else level + 1
    if (borders := properties.get(_BORDERS)) is not None and (below := borders.find(w("bottom"))) is not None:
        line.ruled = below.get(_VALUE) not in ("nil", "none")
    if (indent := properties.get(_INDENT)) is not None:
        line.indent = indent_of(indent, line.indent)
