"""The story: the text of the document, paragraph after paragraph, as Word calls it."""

import re
from collections.abc import Callable, Mapping
from copy import copy
from itertools import groupby

from attrs import frozen

import notekit
from notekit_word.elements import Element, add, new, set_r

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

    It stands in `body`. `styles` maps the names of styles to their ids; `link` gives the relationship of an address, or
    None where it cannot be linked. `language` is that of the text, None for the document's own.
    """

    def __init__(self, body: Element, styles: Mapping[str, str], link: Callable[[str], str | None]) -> None:
        self.body = body
        self.language: str | None = None
        self.style_id = styles.__getitem__
        self._link = link
        self._bookmarks = 0
        self._blanks: dict[str, Element] = {}
        self._begins: str | None = None

    def begin_page(self, bookmark: str) -> None:
        """Lets the next paragraph begin a new page, unless it is the first of all, and names it for links."""
        self._begins = bookmark

    def paragraph(
        self,
        style: str,
        content: notekit.RichText | str = "",
        *,
        indent: Indent | None = None,
        number: tuple[int, int] | None = None,
        keep_next: bool = False,
        parent: Element | None = None,
    ) -> Element:
        """A new paragraph at the end of the story or of `parent`; `number` is a list and a level of it, from 0."""
        paragraph = copy(self._blank(style))
        if keep_next:
            add(paragraph[0], "keepNext")
        if self._begins:
            self._begin_page(paragraph, self._begins)
        if number:
            place = add(paragraph[0], "numPr")
            add(place, "ilvl", val=number[1])
            add(place, "numId", val=number[0])
        if indent:
            add(paragraph[0], "ind", left=indent.left, hanging=indent.hanging)
        self.write(paragraph, content)
        (self.body if parent is None else parent).append(paragraph)
        return paragraph

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

    def write(self, paragraph: Element, content: notekit.RichText | str, style: str | None = None) -> None:
        """Adds text to a paragraph; `style` is the character style of a plain string."""
        if isinstance(content, str):
            self._run(paragraph, content, style)
        elif not content.marks:
            self._run(paragraph, content.text, None)
        else:
            for url, runs in groupby(content.runs(), key=lambda run: run.url):
                self._stretch(paragraph, list(runs), url)

    def bookmark(self, paragraph: Element, name: str) -> None:
        """Gives a paragraph a name that links can go to."""
        self._bookmarks += 1
        add(paragraph, "bookmarkStart", id=self._bookmarks, name=name)
        add(paragraph, "bookmarkEnd", id=self._bookmarks)

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

    def _stretch(self, paragraph: Element, runs: list[notekit.Run], url: str | None) -> None:
        """Runs that share one address, or none."""
        parent = paragraph
        if url and (relationship := self._link(url)):
            parent = add(paragraph, "hyperlink", history=1)
            set_r(parent, "id", relationship)
        linked = parent is not paragraph
        for run in runs:
            style = _character_style(run, linked=linked)
            self._run(
                parent,
                run.text,
                style,
                strong=run.strong and style != "Strong",
                emphasis=run.emphasis and style != "Emphasis",
            )

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
