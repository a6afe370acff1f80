"""Styles: what a style says of the paragraphs and runs that take it, with all that it is based on."""

import re

from attrs import field, frozen

from notekit.readers.wordprocessing.elements import Element, is_on, number, value, w

__all__ = ["PLAIN", "Style", "Styles", "indent_of"]

DEEPEST = 20
"""How many styles one may be based on, one on the other."""

_LEFT, _START = w("left"), w("start")
_HEADING = re.compile(r"heading ([1-9])")
_MONOSPACED = re.compile(r"mono|courier|consolas|menlo|typewriter|fixed", re.IGNORECASE)


@frozen
class Style:
    """What a style says: its `name` in small letters, and what of it matters to a reader.

    `heading` is the level of a heading, from 1, None for other text. `number` is (list, level) of the
    numbering, None where there is none. `bold` and `italic` are None where the style does not say. `indent` is
    how far the left edge stands in, in twentieths of a point.
    """

    name: str = ""
    heading: int | None = None
    number: tuple[str | None, int | None] = (None, None)
    bold: bool | None = None
    italic: bool | None = None
    code: bool = False
    ruled: bool = False
    hidden: bool = False
    indent: int = 0
    style_id: str = ""
    based_on: tuple[str, ...] = field(default=())
    _names: frozenset[str] = field(init=False)

    @_names.default
    def _all_names(self) -> frozenset[str]:
        return frozenset((self.name, *self.based_on))

    def is_a(self, names: frozenset[str]) -> bool:
        """Whether the style, or one that it is based on, goes by one of the names."""
        return not self._names.isdisjoint(names)


PLAIN = Style()


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self._usual = ""
        for element in () if root is None else root.iterfind(w("style")):
            style_id = element.get(w("styleId"), "")
            self._elements.setdefault(style_id, element)
            if element.get(w("type")) == "paragraph" and element.get(w("default")) in ("1", "true"):
                self._usual = style_id

    def of(self, style_id: str | None) -> Style:
        """The style of that id; for None, and for one that is not there, the style of ordinary text."""
        known = style_id if style_id in self._elements else self._usual
        return self._resolved(known or "", 0)

    def of_run(self, style_id: str | None) -> Style:
        """The character style of that id; one that says nothing for None and for one that is not there."""
        return self._resolved(style_id, 0) if style_id in self._elements and style_id is not None else PLAIN

    def has_bold_head(self, style_id: str | None) -> bool:
        """Whether the table style of that id has the first row bold."""
        for _ in range(DEEPEST):
            element = self._elements.get(style_id or "")
            if element is None:
                return False
            for part in element.iterfind(w("tblStylePr")):
                if part.get(w("type")) == "firstRow" and is_on(part.find(w("rPr")), "b") is not None:
                    return bool(is_on(part.find(w("rPr")), "b"))
            style_id = value(element, "basedOn")
        return False

    def _resolved(self, style_id: str, depth: int) -> Style:
        if style_id in self._known:
            return self._known[style_id]
        element = self._elements.get(style_id)
        if element is None or depth > DEEPEST:
            return PLAIN
        parent = value(element, "basedOn")
        base = self._resolved(parent, depth + 1) if parent else PLAIN
        style = _style(element, base)
        self._known[style_id] = style
        return style


def indent_of(indent: Element | None, usual: int) -> int:
    """How far the left edge of a paragraph stands in as its property says; the usual where it does not."""
    stated = None if indent is None else number(indent.get(_LEFT) or indent.get(_START))
    return usual if stated is None else stated


def _style(element: Element, base: Style) -> Style:
    name = (value(element, "name") or element.get(w("styleId"), "")).casefold()
    paragraph, run = element.find(w("pPr")), element.find(w("rPr"))
    bold, italic = is_on(run, "b"), is_on(run, "i")
    list_id, level = _number(paragraph)
    hidden = is_on(run, "vanish")
    return Style(
        name,
        heading=_heading(name, paragraph, base),
        number=(list_id or base.number[0], base.number[1] if level is None else level),
        bold=base.bold if bold is None else bold,
        italic=base.italic if italic is None else italic,
        code=base.code or _is_code(name, run),
        ruled=base.ruled or (paragraph is not None and paragraph.find(f"{w('pBdr')}/{w('bottom')}") is not None),
        hidden=base.hidden if hidden is None else hidden,
        indent=base.indent if paragraph is None else indent_of(paragraph.find(w("ind")), base.indent),
        style_id=element.get(w("styleId"), ""),
        based_on=(*((base.name,) if base.name else ()), *base.based_on)[:DEEPEST],
    )


def _number(paragraph: Element | None) -> tuple[str | None, int | None]:
    place = None if paragraph is None else paragraph.find(w("numPr"))
    if place is None:
        return None, None
    return value(place, "numId"), number(value(place, "ilvl"))


def _heading(name: str, paragraph: Element | None, base: Style) -> int | None:
    if match := _HEADING.fullmatch(name):
        return int(match[1])
    if name in ("title", "subtitle", "toc heading"):
        return None
    outline = None if paragraph is None else value(paragraph, "outlineLvl")
    if outline is None:
        return base.heading
    level = number(outline)
    return None if level is None or level > 8 else level + 1


def _is_code(name: str, run: Element | None) -> bool:
    if "code" in name.split() or name in ("html preformatted", "preformatted text", "verbatim char", "macro text"):
        return True
    fonts = None if run is None else run.find(w("rFonts"))
    return fonts is not None and _MONOSPACED.search(fonts.get(w("ascii"), "")) is not None
