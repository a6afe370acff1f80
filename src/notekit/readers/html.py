"""The reader for HTML: the main content of a page as blocks, and all else on it as furniture.

A page's markup is no text to point into, so the source's text is a rendition of the blocks, and spans are
offsets in that. What the page's head says of it comes first, as metadata that is not stated.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar
from urllib.parse import urljoin, urlsplit

from attrs import define, evolve, field
from selectolax.lexbor import LexborHTMLParser, LexborNode

from notekit.blocks import BlockQuote, Heading, Image, ListBlock, ListItem, Paragraph, Preformatted, Rule, Table
from notekit.characters import printable
from notekit.diagnostics import Diagnostic, Severity
from notekit.readers.definitions import definitions
from notekit.readers.flow import Flow, page_lines
from notekit.readers.grid import Cell, grid
from notekit.readers.landmarks import NO_TEXT, Landmarks, children, text_of
from notekit.readers.nesting import limited
from notekit.readers.page import page_facts
from notekit.readers.phrasing import joined
from notekit.readers.rendition import rendition
from notekit.reading import Metadata, PageFurniture, Reading, SourceBlock, Title
from notekit.source import Source
from notekit.text import SAFE_SCHEMES, Anchor, Code, Emphasis, Mark, Strong

__all__ = ["read_html"]

DEEPEST = 40
"""How deep lists and quotations nest; the text of what nests deeper joins the deepest level."""

_DEEPEST_ELEMENT = 160  # each element takes up to three calls, and there is room for a thousand
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCKS = frozenset(
    "address article aside body center dd details dialog dir div dl dt fieldset figcaption footer form header hgroup html "
    "legend li main menu nav optgroup option p search section select summary tbody td tfoot th thead tr ul ol table".split()
)
_STYLES: Mapping[str, type[Mark]] = {
    **dict.fromkeys(("b", "strong"), Strong),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), Emphasis),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), Code),
}
_SOURCES = ("src", "data-src", "data-lazy-src", "data-original")


def read_html(source: Source) -> Reading:
    """The blocks of a page, in the order of its markup, each with its span in the rendition.

    The reading's source has the rendition for its text. Diagnostics tell of elements nested too deep,
    whose text is kept without them, and of links whose address is lost.
    """
    markup, cut = limited(source.text)
    document = LexborHTMLParser(markup)
    walk = _Walk(Landmarks(document), _base(document), too_deep=cut)
    blocks = walk.page()
    if all(isinstance(block, (PageFurniture, Rule)) for block in blocks):
        walk = _Walk(Landmarks(document, strict=False), walk.base, too_deep=cut)
        blocks = walk.page()
    facts = page_facts(document)
    head: list[SourceBlock] = [Metadata(facts, stated=False)] if facts else []
    text, placed = rendition([*head, *_without_menus(blocks)])
    return Reading(evolve(source, text=text), placed, tuple(walk.diagnostics(empty=not placed)))


def _base(document: LexborHTMLParser) -> str | None:
    """The address that relative ones on the page are relative to; None where the page does not say."""
    for selector, attribute in (
        ("base[href]", "href"),
        ("link[rel=canonical][href]", "href"),
        ('meta[property="og:url"][content]', "content"),
    ):
        found = document.css_first(selector)
        if found is not None and urlsplit_or_none(address := found.attributes.get(attribute) or ""):
            return address
    return None


def urlsplit_or_none(address: str) -> str | None:
    """The scheme of an address; None where it has none or is none."""
    try:
        return urlsplit(address.strip()).scheme.lower() or None
    except ValueError:
        return None


@define(slots=False)
class _Walk:
    """Goes through the elements of a page once, and makes blocks of them."""

    landmarks: Landmarks
    base: str | None
    too_deep: bool = False
    lost: int = 0
    depth: int = 0
    nested: int = 0
    quoted: int = 0
    aside: bool = False
    inside: bool = False

    def page(self) -> list[SourceBlock]:
        flow = Flow()
        body = self.landmarks.document.body
        if body is not None:
            self._flow(body, flow)
        flow.close()
        return flow.blocks

    def diagnostics(self, *, empty: bool) -> Iterator[Diagnostic]:
        if empty:
            yield Diagnostic("empty-source", "there is no text on the page")
        if self.too_deep:
            what = "elements nested too deep are left out, and their text is kept"
            yield Diagnostic("too-deep", what, hint="look at the text for what they marked")
        if self.lost:
            what = f"{self.lost} relative link(s) lost: the page does not say what its address is"
            yield Diagnostic("relative-links", what, Severity.INFO, hint='add <base href="https://…"> to the page')

    def _flow(self, node: LexborNode, flow: Flow) -> None:
        for child in children(node):
            if child.is_text_node:
                flow.phrase.add(child.text_content or "")
            elif child.is_element_node and (tag := child.tag or "") not in NO_TEXT:
                self._take(child, tag, flow)

    def _take(self, node: LexborNode, tag: str, flow: Flow) -> None:
        if self.depth >= _DEEPEST_ELEMENT:
            self.too_deep = True
            flow.phrase.add(f" {text_of(node)} ")
            return
        if not self.aside and self.landmarks.is_furniture(node, tag, inside=self.inside):
            self._lay_aside(node, tag, flow)
            return
        inside = self.inside
        self.inside = inside or self.landmarks.opens_main(node)
        self.depth += 1
        self._element(node, tag, flow)
        self.depth -= 1
        self.inside = inside

    def _element(self, node: LexborNode, tag: str, flow: Flow) -> None:
        if level := _HEADINGS.get(tag) or _stated_level(node, tag):
            self._heading(node, level, flow)
        elif handler := self._HANDLERS.get(tag):
            handler(self, node, flow)
        elif style := _STYLES.get(tag):
            flow.phrase.begin(style)
            self._flow(node, flow)
            flow.phrase.end()
        elif tag in _BLOCKS:
            self._block(node, flow)
        else:
            self._flow(node, flow)

    def _inner(self, node: LexborNode, outer: Flow, caption: list[RichText] | None = None) -> Flow:
        """What is in an element, by itself."""
        inner = Flow(outer, phrase=outer.phrase.branch(), caption=caption)
        self._flow(node, inner)
        inner.close()
        return inner

    def _lay_aside(self, node: LexborNode, tag: str, flow: Flow) -> None:
        if tag in _BLOCKS:
            flow.flush()
        inner = Flow(flow)
        self.aside = True
        self.depth += 1
        self._element(node, tag, inner)
        self.depth -= 1
        self.aside = False
        inner.flush()
        flow.furniture += page_lines(inner)
        if tag in _BLOCKS:
            flow.flush()

    def _block(self, node: LexborNode, flow: Flow) -> None:
        flow.flush()
        self._flow(node, flow)
        flow.flush()

    def _heading(self, node: LexborNode, level: int, flow: Flow) -> None:
        flow.flush()
        content, images = self._inner(node, flow).line()
        if content:
            flow.add(Title(content) if level == 1 else Heading(content, min(level - 1, 5)))
        flow.add(*images)

    def _line_break(self, _node: LexborNode, flow: Flow) -> None:
        if not flow.phrase.break_line():
            flow.flush()

    def _rule(self, _node: LexborNode, flow: Flow) -> None:
        flow.add(Rule())

    def _link(self, node: LexborNode, flow: Flow) -> None:
        href = (node.attributes.get("href") or "").strip()
        address = self._address(href)
        leads = bool(href) and not href.startswith("#") and (address is None or _is_safe(address))
        if leads:
            self.lost += address is None and not self.aside
            flow.phrase.begin(Anchor, url=address)
        self._flow(node, flow)
        if leads:
            flow.phrase.end()

    def _address(self, written: str) -> str | None:
        """The whole address; None for a relative one on a page that does not say its own."""
        try:
            if urlsplit(written).scheme or written.lower().startswith("www."):
                return written
            return urljoin(self.base, written) if self.base else None
        except ValueError:
            return None

    def _quotation(self, node: LexborNode, flow: Flow) -> None:
        opening, closing = "‘’" if self.quoted % 2 else "“”"
        self.quoted += 1
        flow.phrase.add(opening)
        self._flow(node, flow)
        flow.phrase.add(closing)
        self.quoted -= 1

    def _summary(self, node: LexborNode, flow: Flow) -> None:
        flow.flush()
        flow.phrase.begin(Strong)
        self._flow(node, flow)
        flow.phrase.end()
        flow.flush()

    def _input(self, node: LexborNode, flow: Flow) -> None:
        if (node.attributes.get("type") or "").lower() == "checkbox" and not flow.phrase:
            flow.checked = "checked" in node.attributes

    def _image(self, node: LexborNode, flow: Flow) -> None:
        attributes = node.attributes
        alt = (attributes.get("alt") or "").strip()
        written = next((value for name in _SOURCES if (value := attributes.get(name)) and value[:5] != "data:"), None)
        source = (self._address(written.strip()) or written.strip()) if written else None
        pixel = attributes.get("width") in ("0", "1") and attributes.get("height") in ("0", "1")
        if alt or (source and not pixel):
            flow.images.append(Image(printable(alt)[0] or None, None, printable(source or "")[0] or None))

    def _figure(self, node: LexborNode, flow: Flow) -> None:
        flow.flush()
        flow.add(*self._inner(node, flow, caption=[]).figure())

    def _caption(self, node: LexborNode, flow: Flow) -> None:
        if flow.caption is None:
            self._block(node, flow)
            return
        content, images = self._inner(node, flow).line()
        flow.caption.append(content)
        flow.images += images

    def _preformatted(self, node: LexborNode, flow: Flow) -> None:
        text = raw_text(node)
        if text.strip():
            flow.add(Preformatted(text, _language(node)))

    def _quote(self, node: LexborNode, flow: Flow) -> None:
        if self._too_nested(node, flow):
            return
        flow.flush()
        self.nested += 1
        blocks = self._inner(node, flow).inner()
        self.nested -= 1
        if blocks:
            flow.add(BlockQuote(blocks))

    def _too_nested(self, node: LexborNode, flow: Flow) -> bool:
        if self.nested < DEEPEST:
            return False
        self.too_deep = True
        self._block(node, flow)
        return True

    def _list(self, node: LexborNode, flow: Flow) -> None:
        if self._too_nested(node, flow):
            return
        flow.flush()
        self.nested += 1
        items = [item for inner in self._items(node, flow) if (item := inner.item())]
        self.nested -= 1
        if items:
            ordered = node.tag == "ol"
            flow.add(ListBlock(items, ordered, _number(node, "start", 1) if ordered else 1))
