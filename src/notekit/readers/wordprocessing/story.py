"""The story: the body of a document, a header or a footnote, as lines."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from attrs import define, evolve, field

from notekit.blocks import Image
from notekit.readers.wordprocessing.lines import AnyLine, Cell, Grid, Line, ListPlace, Stretch
from notekit.readers.wordprocessing.numbering import Numbering
from notekit.readers.wordprocessing.package import Element, Relationship, r, w
from notekit.readers.wordprocessing.phrase import Look, Phrase
from notekit.readers.wordprocessing.styles import Style, Styles, is_on
from notekit.text import RichText

__all__ = ["Story"]

DEEPEST = 12
"""How many tables and text boxes may stand one within the other; of what is deeper, only the text is kept."""

_ADDRESS = re.compile(r'HYPERLINK\s+"([^"]+)"(?:.*?\\l\s+"([^"]+)")?', re.DOTALL)
_CONTENTS = re.compile(r"\s*(?:TOC|INDEX|TOA)\b")
_WIDE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VML = "{urn:schemas-microsoft-com:vml}"
_SIGNS = {"f0b7": "•", "f0a7": "▪", "f0e0": "→", "f0e8": "➔", "f0fc": "✓", "f0fe": "☑", "f0a8": "☐", "f06f": "☐"}
_MERGED = frozenset({"continue", None})


@define
class _Field:
    """A field that has begun: what it is to be filled with, and since where what it was filled with stands."""

    code: str = ""
    filled: bool = False
    start: int = 0


@define
class Story:
    """Reads a part of the document into lines.

    `counts` says what was met by the way: insertions, deletions, hidden text, what was nested too deep.
    `notes` are the ids of the foot- and endnotes referred to, in order.
    """

    styles: Styles
    numbering: Numbering
    related: Mapping[str, Relationship]
    counts: Counter[str] = field(factory=Counter)
    notes: list[tuple[str, str]] = field(factory=list)
    _fields: list[_Field] = field(factory=list)
    _open: dict[str, tuple[str, int]] = field(factory=dict)  # bookmarks and comments that have begun
    _joined: Phrase | None = None
    _depth: int = 0
    _contents: int = 0

    def lines(self, element: Element) -> Iterator[AnyLine]:
        """The lines of an element that holds paragraphs and tables."""
        for child in element:
            yield from self._lines(child)

    def _lines(self, element: Element) -> Iterator[AnyLine]:
        tag = element.tag
        if tag == w("p"):
            yield from self._paragraph(element)
        elif tag == w("tbl"):
            yield from self._table(element)
        elif tag == w("sdt"):
            contents = element.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
            listed = contents is not None and "contents" in contents.get(w("val"), "").casefold()
            self._contents += listed
            for content in element.iterfind(w("sdtContent")):
                yield from self.lines(content)
            self._contents -= listed
        elif tag in (w("ins"), w("moveTo"), w("customXml"), w("smartTag")):
            yield from self.lines(element)
        elif tag in (w("bookmarkStart"), w("bookmarkEnd"), w("commentRangeStart"), w("commentRangeEnd")):
            self._edge(element, Phrase())
        elif tag == f"{_COMPATIBILITY}AlternateContent":
            for chosen in _chosen(element):
                yield from self.lines(chosen)

    def _paragraph(self, element: Element) -> Iterator[AnyLine]:
        properties = element.find(w("pPr"))
        phrase, self._joined = self._joined or Phrase(), None
        phrase.of_contents = phrase.of_contents or self._contents > 0 or self._in_contents()
        style = self.styles.of(_value(properties, "pStyle"))
        self._content(element, phrase, style)
        phrase.of_contents = phrase.of_contents or self._in_contents()
        if properties is not None and properties.find(f"{w('rPr')}/{w('del')}") is not None:
            self._joined = phrase  # the end of the paragraph was deleted: it goes on in the next one
            return
        self._carry(phrase)
        line = phrase.line()
        line.style = style
        line.heading = _heading(properties, style)
        line.place = self._place(properties, style, line)
        border = None if properties is None else properties.find(f"{w('pBdr')}/{w('bottom')}")
        line.ruled = style.ruled if border is None else border.get(w("val")) not in ("nil", "none")
        line.indented = _indented(properties)
        yield line
        yield from line.boxed

    def _carry(self, phrase: Phrase) -> None:
        """Ends in this paragraph what has begun in it; what goes on begins again with the next one."""
        for key, (name, start) in self._open.items():
            if start < phrase.length:
                _kept(phrase, key).append(Stretch(name, start, phrase.length))
            self._open[key] = name, 0
        for each in self._fields:
            if each.filled and (url := _address(each.code)):
                phrase.link(each.start, url)
            each.start = 0

    def _in_contents(self) -> bool:
        return any(each.filled and _CONTENTS.match(each.code) for each in self._fields)

    def _place(self, properties: Element | None, style: Style, line: Line) -> ListPlace | None:
        place = None if properties is None else properties.find(w("numPr"))
        number = _value(place, "numId") or style.number[0]
        if number is None or (line.heading and place is None):
            return None
        said = _value(place, "ilvl")
        level = int(said) if said and said.isdecimal() else style.number[1] or 0
        found = self.numbering.level(number, level)
        if found is None or not line:
            return None
        count = self.numbering.count(number, level) if found.ordered else 1
        return ListPlace(number, level, found.ordered, count, found.checked)

    def _content(self, element: Element, phrase: Phrase, style: Style) -> None:
        """Takes the text of a paragraph, or of an element within one."""
        for child in element:
            taken = _CONTENT.get(child.tag)
            if taken is not None:
                taken(self, child, phrase, style)

    def _run(self, element: Element, phrase: Phrase, style: Style) -> None:
        properties = element.find(w("rPr"))
        if is_on(properties, "vanish") and not is_on(properties, "specVanish"):
            self.counts["hidden"] += bool("".join(element.itertext()).strip())
            return
        run = self.styles.of_run(_value(properties, "rStyle"))
        look = _look(properties, run, style)
        for child in element:
            tag = child.tag
            if tag == w("t"):
                if self._shows():
                    phrase.add(child.text or "", look)
            elif tag in _SIGN_OF:
                if self._shows() and not (tag == w("br") and child.get(w("type")) in ("page", "column")):
                    phrase.add(_SIGN_OF[tag], look)
            elif tag == w("fldChar"):
                self._field(child.get(w("fldCharType")), phrase)
            elif tag == w("instrText"):
                if self._fields and not self._fields[-1].filled:
                    self._fields[-1].code += child.text or ""
            elif tag == w("sym"):
                phrase.add(_SIGNS.get(child.get(w("char"), "").casefold(), "\ufffd"), look)
            elif tag in (w("footnoteReference"), w("endnoteReference")):
                self.notes.append((tag.rpartition("}")[2], child.get(w("id"), "")))
                phrase.add(f"[{len(self.notes)}]", look)
            elif tag == w("ruby"):
                for base in child.iter(w("rubyBase")):
                    self._content(base, phrase, style)
            else:
                self._object(child, phrase)

    def _shows(self) -> bool:
        """Whether text shows: what a field is to be filled with does not."""
        return all(each.filled for each in self._fields)

    def _field(self, step: str | None, phrase: Phrase) -> None:
        if step == "begin":
            self._fields.append(_Field())
        elif step == "separate" and self._fields:
            self._fields[-1].filled = True
            self._fields[-1].start = phrase.length
        elif step == "end" and self._fields:
            ended = self._fields.pop()
            if ended.filled and (url := _address(ended.code)):
                phrase.link(ended.start, url)

    def _simple_field(self, element: Element, phrase: Phrase, style: Style) -> None:
        start = phrase.length
        self._content(element, phrase, style)
        if url := _address(element.get(w("instr"), "")):
            phrase.link(start, url)

    def _hyperlink(self, element: Element, phrase: Phrase, style: Style) -> None:
        start = phrase.length
        self._content(element, phrase, style)
        target = self.related.get(element.get(r("id"), ""))
        if target is not None and target.external:
            place = element.get(w("anchor"))
            phrase.link(start, f"{target.target}#{place}" if place and "#" not in target.target else target.target)

    def _inserted(self, element: Element, phrase: Phrase, style: Style) -> None:
        self.counts["inserted"] += 1
        self._content(element, phrase, style)

    def _deleted(self, element: Element, phrase: Phrase, style: Style) -> None:
        self.counts["deleted"] += bool("".join(text.text or "" for text in element.iter(w("delText"), w("t"))).strip())

    def _controlled(self, element: Element, phrase: Phrase, style: Style) -> None:
        for content in element.iterfind(w("sdtContent")):
            self._content(content, phrase, style)

    def _formula(self, element: Element, phrase: Phrase, style: Style) -> None:
        phrase.add("".join(text.text or "" for text in element.iter(f"{_MATHS}t")), Look())

    def _alternative(self, element: Element, phrase: Phrase, style: Style) -> None:
        for chosen in _chosen(element):
            self._content(chosen, phrase, style)

    def _edge(self, element: Element, phrase: Phrase, style: Style | None = None) -> None:
        """The beginning or end of a bookmark, or of what a comment is about."""
        kind = element.tag.rpartition("}")[2]
        key = ("bookmark " if kind.startswith("bookmark") else "comment ") + element.get(w("id"), "")
        if kind.endswith("Start"):
            self._open[key] = element.get(w("name")) or element.get(w("id"), ""), phrase.length
        elif key in self._open:
            name, start = self._open.pop(key)
            if start < phrase.length:
                _kept(phrase, key).append(Stretch(name, start, phrase.length))

    def _object(self, element: Element, phrase: Phrase) -> None:
        """A picture or a text box within a run."""
        if element.tag == f"{_COMPATIBILITY}AlternateContent":
            for chosen in _chosen(element):
                for child in chosen:
                    self._object(child, phrase)
            return
        if element.tag not in (w("drawing"), w("pict"), w("object")):
            return
        boxes = [box for box in element.iter(w("txbxContent")) if not _within_box(box, element)]
        for box in boxes:
            self._box(box, phrase)
        if not boxes and (image := self._image(element)):
            phrase.images.append(image)

    def _box(self, box: Element, phrase: Phrase) -> None:
        inner = evolve(self, fields=[], open={}, joined=None, depth=self._depth + 1)
        if inner._depth > DEEPEST:
            self.counts["too-deep"] += 1
            phrase.boxed.append(Line(" ".join("".join(text.itertext()) for text in box.iter(w("t")))))
            return
        phrase.boxed += inner.lines(box)

    def _image(self, element: Element) -> Image | None:
        said = next((found for found in element.iter(f"{_PLACED}docPr")), None)
        alt = None if said is None else (said.get("descr") or said.get("title"))
        source = None
        for picture in element.iter(f"{_DRAWING}blip", f"{_VML}imagedata"):
            target = self.related.get(picture.get(r("embed")) or picture.get(r("link")) or picture.get(r("id")) or "")
            source = source or (None if target is None else target.target)
            alt = alt or picture.getparent().getparent().get("alt") if picture.tag.startswith(_VML) else alt
        alt = alt and RichText(alt.replace("\r", " ").replace("\n", " ")).text
        return Image(alt or None, source=source) if alt or source else None

    def _table(self, element: Element) -> Iterator[AnyLine]:
        if self._depth >= DEEPEST:
            self.counts["too-deep"] += 1
            text = " ".join("".join(found.itertext()) for found in element.iter(w("t")))
            if text.strip():
                yield Line(text)
            return
        self._depth += 1
        rows = [self._row(row) for row in _rows(element)]
        self._depth -= 1
        first = next(iter(_rows(element)), None)
        if first is not None:
            yield Grid(rows, _has_header(element, first, rows))

    def _row(self, row: Element) -> list[Cell]:
        cells: list[Cell] = []
        before = _value(row.find(w("trPr")), "gridBefore")
        if before and before.isdecimal() and int(before):
            cells.append(Cell([], _columns(before)))
        for element in _cells(row):
            properties = element.find(w("tcPr"))
            merge = None if properties is None else properties.find(w("vMerge"))
            goes_on = merge is not None and merge.get(w("val")) in _MERGED
            lines = list(self.lines(element))
            cells.append(Cell(lines, _columns(_value(properties, "gridSpan")), goes_on))
        return cells


_SIGN_OF = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_Taker = Callable[[Story, Element, Phrase, Style], None]
_CONTENT: Mapping[str, _Taker] = {
    w("r"): Story._run,
    w("hyperlink"): Story._hyperlink,
    w("fldSimple"): Story._simple_field,
    w("ins"): Story._inserted,
    w("moveTo"): Story._inserted,
    w("del"): Story._deleted,
    w("moveFrom"): Story._deleted,
    w("sdt"): Story._controlled,
    **dict.fromkeys((w("smartTag"), w("customXml"), w("bdo"), w("dir")), Story._content),
    **dict.fromkeys(map(w, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")), Story._edge),
    f"{_MATHS}oMath": Story._formula,
    f"{_MATHS}oMathPara": Story._formula,
    f"{_COMPATIBILITY}AlternateContent": Story._alternative,
}


def _kept(phrase: Phrase, key: str) -> list[Stretch]:
    return phrase.bookmarks if key.startswith("bookmark") else phrase.comments


def _value(element: Element | None, name: str) -> str | None:
    found = None if element is None else element.find(w(name))
    value: str | None = None if found is None else found.get(w("val"))
    return value


def _columns(span: str | None) -> int:
    return int(span) if span and span.isdecimal() else 1


def _chosen(element: Element) -> Iterator[Element]:
    """What is to be read of alternatives: the first choice, else what there is to fall back on."""
    for name in ("Choice", "Fallback"):
        found = element.find(f"{_COMPATIBILITY}{name}")
        if found is not None and len(found):
            yield found
            return


def _within_box(box: Element, outermost: Element) -> bool:
    """Whether a text box stands within another one of the same drawing, or is what an older Word falls back on."""
    parent = box.getparent()
    while parent is not None and parent is not outermost:
        if parent.tag == w("txbxContent"):
            return True
        if parent.tag == f"{_COMPATIBILITY}Fallback" and parent.getprevious() is not None:
            return True
        parent = parent.getparent()
    return False


def _heading(properties: Element | None, style: Style) -> int | None:
    outline = _value(properties, "outlineLvl")
    if outline is not None and outline.isdecimal():
        return int(outline) + 1 if int(outline) < 9 else None
    return style.heading


def _indented(properties: Element | None) -> bool:
    indent = None if properties is None else properties.find(w("ind"))
    left = "0" if indent is None else indent.get(w("left")) or indent.get(w("start")) or "0"
    return left.isdecimal() and int(left) > 0


def _look(properties: Element | None, run: Style, paragraph: Style) -> Look:
    bold, italic = is_on(properties, "b"), is_on(properties, "i")
    return Look(
        strong=bool(run.bold if bold is None else bold),
        emphasis=bool(run.italic if italic is None else italic),
        code=run.code and not paragraph.code,
        detail=run.name == "detail",
    )


def _address(code: str) -> str | None:
    match = _ADDRESS.search(code)
    if match is None:
        return None
    return f"{match[1]}#{match[2]}" if match[2] else match[1]


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == w("tr"):
            if child.find(f"{w('trPr')}/{w('del')}") is None:
                yield child
        elif child.tag == w("sdt"):
            for content in child.iterfind(w("sdtContent")):
                yield from _rows(content)
        elif child.tag in (w("ins"), w("moveTo"), w("customXml")):
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == w("tc"):
            yield child
        elif child.tag == w("sdt"):
            for content in child.iterfind(w("sdtContent")):
                yield from _cells(content)
        elif child.tag in (w("ins"), w("moveTo"), w("customXml")):
            yield from _cells(child)


def _has_header(table: Element, first: Element, rows: list[list[Cell]]) -> bool:
    """Whether the first row names the columns: it says so, or all of it and not all of the rest is bold."""
    if is_on(first.find(w("trPr")), "tblHeader"):
        return True
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    return len(rows) > 1 and look is not None and _bold(rows[0]) and not all(map(_bold, rows[1:]))


def _bold(row: list[Cell]) -> bool:
    lines = [line for cell in row for line in cell.lines if isinstance(line, Line) and line]
    return bool(lines) and all(_is_bold(line) for line in lines)


def _is_bold(line: Line) -> bool:
    if line.style.bold:
        return True
    marks = [mark for mark in line.content.marks if type(mark).__name__ == "Strong"]
    return len(marks) == 1 and (marks[0].start, marks[0].end) == (0, len(line.content.text))
