"""A walk through the elements of a page: each is looked at once, and handed to what makes blocks of its kind."""

from collections.abc import Callable, Mapping
from typing import TypeAlias
from urllib.parse import urljoin, urlsplit

from attrs import define
from selectolax.lexbor import LexborNode

from notekit.blocks import Block, Image, Table
from notekit.readers.hypertext.flow import Flow, contents
from notekit.readers.hypertext.landmarks import NO_TEXT, Landmarks, children, text_of
from notekit.reading import PageFurniture
from notekit.text import RichText

__all__ = ["DEEPEST", "Handler", "Walk", "furniture_of", "number"]

DEEPEST = 40
"""How deep lists and quotations nest; the text of what nests deeper joins the deepest level."""

MOST = 1_000_000
"""The highest number that is told from higher ones."""

_DEEPEST_ELEMENT = 110  # each element takes up to six calls, and Python allows for a thousand
_BLOCKS = frozenset(
    {"article", "aside", "body", "footer", "header", "hgroup", "html", "main", "nav", "search", "section"}
    | {"address", "center", "details", "dialog", "div", "fieldset", "figcaption", "form", "legend", "p", "summary"}
    | {"dd", "dir", "dl", "dt", "li", "menu", "ol", "ul", "optgroup", "option", "select"}
    | {"table", "tbody", "td", "tfoot", "th", "thead", "tr"}
)


@define(slots=False)
class Walk:
    """Goes through the elements of a page once. `handlers` make blocks of the elements that they are named after.

    `base` is the address that relative ones are relative to, None where the page does not say.
    """

    landmarks: Landmarks
    handlers: "Mapping[str, Handler]"
    base: str | None = None
    too_deep: bool = False
    lost: int = 0
    depth: int = 0
    nested: int = 0
    quoted: int = 0
    aside: bool = False
    inside: bool = False

    def page(self) -> Flow:
        """The content of the page."""
        flow = Flow()
        body = self.landmarks.document.body
        if body is not None:
            self.through(body, flow)
        flow.close()
        return flow

    def through(self, node: LexborNode, flow: Flow) -> None:
        """Takes what is in an element."""
        for child in children(node):
            self.take(child, flow)

    def take(self, node: LexborNode, flow: Flow) -> None:
        """Takes one element or text."""
        if node.is_text_node:
            flow.phrase.add(node.text_content or "")
            return
        tag = node.tag or ""
        if tag in NO_TEXT or not node.is_element_node:
            return
        if self.depth >= _DEEPEST_ELEMENT:
            self.too_deep = True
            flow.phrase.add(f" {text_of(node)} ")
            return
        self.depth += 1
        if not self.aside and self.landmarks.is_furniture(node, tag, inside=self.inside):
            self._lay_aside(node, tag, flow)
        else:
            inside = self.inside
            self.inside = inside or self.landmarks.opens_main(node)
            self._element(node, tag, flow)
            self.inside = inside
        self.depth -= 1

    def _element(self, node: LexborNode, tag: str, flow: Flow) -> None:
        handler = self.handlers.get(tag)
        if handler is not None:
            handler(self, node, flow)
        elif tag in _BLOCKS:
            self.block(node, flow)
        else:
            self.through(node, flow)

    def block(self, node: LexborNode, flow: Flow) -> None:
        """Takes what is in an element before and after which paragraphs end."""
        flow.flush()
        self.through(node, flow)
        flow.flush()

    def inner(self, node: LexborNode, outer: Flow, caption: list[RichText] | None = None) -> Flow:
        """What is in an element, by itself; `caption` takes the captions in it, None where they are paragraphs."""
        inner = outer.branch(caption)
        self.through(node, inner)
        inner.close()
        return inner

    def _lay_aside(self, node: LexborNode, tag: str, flow: Flow) -> None:
        """Takes an element as furniture: where it stands in a line of text, that goes on after it."""
        if tag in _BLOCKS:
            flow.flush()
        inner = Flow(flow)
        self.aside = True
        self._element(node, tag, inner)
        self.aside = False
        inner.flush()
        flow.furniture += [*furniture_of(inner.inner()), *inner.furniture]
        if tag in _BLOCKS:
            flow.flush()

    def address(self, written: str) -> str | None:
        """The whole address; None for a relative one on a page that does not say its own."""
        try:
            if urlsplit(written).scheme or written.lower().startswith("www."):
                return written
            return urljoin(self.base, written) if self.base else None
        except ValueError:
            return None


Handler: TypeAlias = Callable[[Walk, LexborNode, Flow], None]


def furniture_of(blocks: list[Block]) -> list[PageFurniture]:
    """All text of the blocks as furniture, line by line."""
    return [PageFurniture(line) for block in blocks for line in _lines(block)]


def _lines(block: Block) -> list[str]:
    if isinstance(block, Image):
        return [line for line in (block.alt, block.caption) if line]
    if isinstance(block, Table):
        return [line for row in block.rows if (line := " ".join(cell.text for cell in row if cell))]
    return [content.text for content in contents(block) if content]


def number(node: LexborNode, attribute: str, default: int) -> int:
    """A number that an element states, at most `MOST`; `default` where it states none."""
    written = (node.attributes.get(attribute) or "").strip()
    if not (written.isascii() and written.isdigit()):
        return default
    return min(int(written[:10]), MOST)
