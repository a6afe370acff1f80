"""The story: the text of the document, paragraph after paragraph, as Word calls it."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from itertools import pairwise

from attrs import evolve, frozen

import notekit
from notekit_word.elements import Element, add, new, set_r
from notekit_word.house import House
from notekit_word.record import Record, Said, words

__all__ = ["Indent", "Story"]

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Parsers of XML, python-docx's included, refuse a text of more than 10 MB; a character takes up to 4 bytes.
_PIECE = re.compile(r"[^\n\t]{1,2000000}|\n|\t")
_LONG = 2_000_000


@frozen
class Indent:
    """How far a paragraph stands in, in twentieths of a point; `hanging` is its first line's way back."""

    left: int
    hanging: int = 0


class Story:
    """The body of a document under construction.

    It stands in `body`, and takes its looks from `house`; `link` gives the relationship of an address, or
    None where it cannot be linked. `language` is that of the text, None for the document's own. Marks that no page can
    show become bookmarks, whose meaning goes to `record`.
    """

    def __init__(self, body: Element, house: House, link: Callable[[str], str | None], record: Record) -> None:
        self.body = body
        self.record = record
        self.language: str | None = None
        self.style_id = house.style_id
        self.measure = house.measure
        self.link = link
        self._bookmarks = 0
        self._blanks: dict[str, Element] = {}
        self._begins: str | None = None

    def begin_page(self, bookmark: str) -> None:
        """Lets the next paragraph begin a new page, unless it is the first of all, and names it for links."""
        self._begins = bookmark

    def paragraph(
        self,
        style: str,
        content: str = "",
        *,
        indent: Indent | None = None,
        number: tuple[int, int] | None = None,
        keep_next: bool = False,
        keep_lines: bool = True,
        parent: Element | None = None,
    ) -> Element:
        """A new paragraph at the end of the story or of `parent`; `number` is a list and a level of it, from 0.

        Without `keep_lines` it may go over two pages though its style says otherwise.
        """
        paragraph = copy(self._blank(style))
        if keep_next:
            add(paragraph[0], "keepNext")
        if not keep_lines:
            add(paragraph[0], "keepLines", val=0)
        if self._begins:
            self._begin_page(paragraph, self._begins)
        if number:
            place = add(paragraph[0], "numPr")
            add(place, "ilvl", val=number[1])
            add(place, "numId", val=number[0])
        if indent:
            add(paragraph[0], "ind", left=indent.left, hanging=indent.hanging)
        self._run(paragraph, content, None)
        (self.body if parent is None else parent).append(paragraph)
        return paragraph

    def said(self, style: str, said: Said) -> Element:
        """A new paragraph that the document says by itself."""
        return self.paragraph(style, words(said))

    def table(self, style: str, widths: list[int], *, header: bool, indent: int = 0) -> Element:
        """A new table of columns of the given widths, in twentieths of a point, without rows."""
        if self._begins:
            self.paragraph("After Table")
        table = add(self.body, "tbl")
        properties = add(table, "tblPr")
        add(properties, "tblStyle", val=self.style_id(style))
        add(properties, "tblW", w=sum(widths), type="dxa")
        if indent:
            add(properties, "tblInd", w=indent, type="dxa")
        look = {"firstRow": int(header), "lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
        add(properties, "tblLook", val="0620" if header else "0600", **look)
        grid = add(table, "tblGrid")
        for width in widths:
            add(grid, "gridCol", w=width)
        return table

    def write(self, paragraph: Element, content: notekit.RichText) -> dict[notekit.Mark, int]:
        """Adds text to a paragraph; gives the numbers in the record of the marks that became bookmarks."""
        if not content.marks:
            self._run(paragraph, content.text, None)
            return {}
        return _Writing(self, paragraph, content).write()

    def paragraph_text(self, paragraph: Element, text: str) -> None:
        """Adds plain text to a paragraph."""
        self._run(paragraph, text, None)

    def aside(self, paragraph: Element, text: str) -> None:
        """Adds text in the style of details."""
        self._run(paragraph, text, "Detail")

    def bookmark(self, paragraph: Element, name: str) -> None:
        """Gives a paragraph a name that links can go to."""
        self.close_bookmark(paragraph, self.open_bookmark(paragraph, name))

    def open_bookmark(self, parent: Element, name: str) -> int:
        """Begins a bookmark; gives its id."""
        self._bookmarks += 1
        add(parent, "bookmarkStart", id=self._bookmarks, name=name)
        return self._bookmarks

    def close_bookmark(self, parent: Element, bookmark: int) -> None:
        """Ends a bookmark."""
        add(parent, "bookmarkEnd", id=bookmark)

    def entry(self, style: str, content: str, bookmark: str) -> None:
        """A line of a contents list: the words, linked to a bookmark, and the page where it is.

        Only a word processor knows the page, so the field is left for it to fill.
        """
        link = add(self.paragraph(style), "hyperlink", anchor=bookmark, history=1)
        self._run(link, f"{content}\t", None)
        for kind in ("begin", "separate", "end"):
            add(add(link, "r"), "fldChar", fldCharType=kind)
            if kind == "begin":
                add(add(link, "r"), "instrText").text = f" PAGEREF {bookmark} \\h "

    def _blank(self, style: str) -> Element:
        """A paragraph of a style, to be copied: that takes half the time of making it anew."""
        if style not in self._blanks:
            self._blanks[style] = new("p")
            add(add(self._blanks[style], "pPr"), "pStyle", val=self.style_id(style))
        return self._blanks[style]

    def _begin_page(self, paragraph: Element, bookmark: str) -> None:
        self._begins = None
        if len(self.body):
            add(paragraph[0], "pageBreakBefore")
        self.bookmark(paragraph, bookmark)

    def styled(self, parent: Element, run: notekit.Run, *, linked: bool) -> None:
        """A run in the style that shows what it is."""
        style = _character_style(run, linked=linked)
        strong, emphasis = run.strong and style != "Strong", run.emphasis and style != "Emphasis"
        self._run(parent, run.text, style, strong=strong, emphasis=emphasis)

    def _run(
        self, parent: Element, text: str, style: str | None, *, strong: bool = False, emphasis: bool = False
    ) -> None:
        if not text:
            return
        run = add(parent, "r")
        if style or self.language:
            properties = add(run, "rPr")
            if style:
                add(properties, "rStyle", val=self.style_id(style))
            for name in ("b", "bCs") * strong + ("i", "iCs") * emphasis:
                add(properties, name)
            if self.language:
                add(properties, "lang", val=self.language)
        if len(text) <= _LONG and "\n" not in text and "\t" not in text:
            _text(run, text)
            return
        for piece in _PIECE.findall(text):
            if piece == "\n":
                add(run, "br")
            elif piece == "\t":
                add(run, "tab")
            else:
                _text(run, piece)


class _Writing:
    """Writes a text with marks to a paragraph, from edge to edge of them."""

    def __init__(self, story: Story, paragraph: Element, content: notekit.RichText) -> None:
        self._story = story
        self._paragraph = paragraph
        self._content = content
        links = {mark: story.link(mark.url) for mark in content.of(notekit.Anchor) if mark.url}
        self._links = {mark.start: (mark, relationship) for mark, relationship in links.items() if relationship}
        linked = [mark for mark, _ in self._links.values()]  # in order, for links lie apart
        story.record.addresses.update((mark.url, None) for mark in linked if mark.url)
        self._hidden = [mark for mark in content.marks if _is_hidden(mark, linked)]
        self._parent = paragraph

    def write(self) -> dict[notekit.Mark, int]:
        """Writes all; gives the numbers of the marks that became bookmarks."""
        numbers = {mark: self._story.record.mark(mark) for mark in self._hidden}
        starts, ends = _by_edge(self._hidden, "start"), _by_edge(self._hidden, "end")
        open_bookmarks: dict[notekit.Mark, int] = {}
        link: notekit.Mark | None = None
        for run in self._runs(starts.keys() | ends.keys()):
            at, text = run
            if link and at >= link.end:
                self._parent, link = self._paragraph, None
            for mark in ends.get(at, ()):
                self._story.close_bookmark(self._parent, open_bookmarks.pop(mark))
            if at in self._links:
                link, relationship = self._links[at]
                self._parent = add(self._paragraph, "hyperlink", history=1)
                set_r(self._parent, "id", relationship)
            for mark in starts.get(at, ()):
                open_bookmarks[mark] = self._story.open_bookmark(self._parent, f"_notekit_{numbers[mark]}")
            if text:
                self._story.styled(self._parent, text, linked=link is not None)
        return numbers

    def _runs(self, edges: set[int]) -> Iterator[tuple[int, notekit.Run | None]]:
        """Where each run of one look begins and what it says, cut at edges; nothing at the end."""
        at = 0
        for run in self._content.runs():
            within = sorted({0, len(run.text), *(edge - at for edge in edges if 0 < edge - at < len(run.text))})
            for start, end in pairwise(within):
                yield at + start, evolve(run, text=run.text[start:end])
            at += len(run.text)
        yield at, None


def _is_hidden(mark: notekit.Mark, linked: Sequence[notekit.Anchor]) -> bool:
    """Whether a page cannot show a mark, or a word processor loses it: LibreOffice gives links its own looks."""
    if isinstance(mark, notekit.Code):
        last = bisect_left(linked, mark.end, key=_start) - 1
        return last >= 0 and mark.start < linked[last].end
    if isinstance(mark, notekit.Anchor):
        at = bisect_left(linked, mark.start, key=_start)
        return at == len(linked) or linked[at] != mark
    return isinstance(mark, (notekit.Speech, notekit.Action))


def _start(mark: notekit.Mark) -> int:
    return mark.start


def _by_edge(marks: list[notekit.Mark], edge: str) -> dict[int, list[notekit.Mark]]:
    found: dict[int, list[notekit.Mark]] = {}
    for mark in marks:
        found.setdefault(getattr(mark, edge), []).append(mark)
    return found


def _character_style(run: notekit.Run, *, linked: bool) -> str | None:
    if run.code:
        return "Code Hyperlink" if linked else "Code Char"
    if linked:
        return "Hyperlink"
    return "Strong" if run.strong else "Emphasis" if run.emphasis else None


def _text(run: Element, text: str) -> None:
    element = add(run, "t")
    element.text = text
    if text[0].isspace() or text[-1].isspace():
        element.set(_SPACE, "preserve")
