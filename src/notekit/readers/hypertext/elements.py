"""Elements of text: headings, links, quotations, pictures and what else stands in the flow of a page."""

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

from notekit.blocks import BlockQuote, Heading, Image, Preformatted, Rule
from notekit.characters import printable
from notekit.readers.hypertext.flow import Flow
from notekit.readers.hypertext.landmarks import raw_text
from notekit.readers.hypertext.walk import DEEPEST, Handler, Walk, number
from notekit.reading import Title
from notekit.text import Anchor, Code, Emphasis, Mark, Strong, safe_url

__all__ = ["ELEMENTS"]

_SOURCES = ("src", "data-src", "data-lazy-src", "data-original")
_LANGUAGE = re.compile(r"\blang(?:uage)?-([\w+#.-]{1,30})")


def _styled(kind: type[Mark]) -> Handler:
    def take(walk: Walk, node: LexborNode, flow: Flow) -> None:
        flow.phrase.begin(kind)
        walk.through(node, flow)
        flow.phrase.end()

    return take


def _titled(level: int) -> Handler:
    def take(walk: Walk, node: LexborNode, flow: Flow) -> None:
        _head(walk, node, flow, level)

    return take


def _head(walk: Walk, node: LexborNode, flow: Flow, level: int) -> None:
    flow.flush()
    content, images = walk.inner(node, flow).line()
    if content:
        flow.add(Title(content) if level == 1 else Heading(content, min(level - 1, 5)))
    flow.add(*images)


def _division(walk: Walk, node: LexborNode, flow: Flow) -> None:
    """A division, which may be a heading in all but name."""
    if (node.attributes.get("role") or "").lower() == "heading":
        _head(walk, node, flow, max(number(node, "aria-level", 2), 1))
    else:
        walk.block(node, flow)


def _line_break(_walk: Walk, _node: LexborNode, flow: Flow) -> None:
    if not flow.phrase.break_line():
        flow.flush()


def _rule(_walk: Walk, _node: LexborNode, flow: Flow) -> None:
    flow.add(Rule())


def _link(walk: Walk, node: LexborNode, flow: Flow) -> None:
    """A link; what leads to a place on the page itself, or nowhere safe, is plain text."""
    href = (node.attributes.get("href") or "").strip()
    address = walk.address(href) if href and not href.startswith("#") else None
    relative = bool(href) and address is None and not href.startswith("#")
    leads = relative or safe_url(address) is not None
    walk.lost += relative and not walk.aside
    if leads:
        flow.phrase.begin(Anchor, url=address)
    walk.through(node, flow)
    if leads:
        flow.phrase.end()


def _quotation(walk: Walk, node: LexborNode, flow: Flow) -> None:
    """A quotation within a line, in the marks that a browser shows."""
    opening, closing = "‘’" if walk.quoted % 2 else "“”"
    walk.quoted += 1
    flow.phrase.add(opening)
    walk.through(node, flow)
    flow.phrase.add(closing)
    walk.quoted -= 1


def _summary(walk: Walk, node: LexborNode, flow: Flow) -> None:
    flow.flush()
    _styled(Strong)(walk, node, flow)
    flow.flush()


def _input(_walk: Walk, node: LexborNode, flow: Flow) -> None:
    """A box at the head of an item says whether it is done; no other field has text of its own."""
    attributes = node.attributes
    if (attributes.get("type") or "").lower() == "checkbox" and not flow.phrase:
        flow.checked = "checked" in attributes


def _image(walk: Walk, node: LexborNode, flow: Flow) -> None:
    attributes = node.attributes
    alt = printable(attributes.get("alt") or "")[0].strip()
    written = next((value for name in _SOURCES if (value := attributes.get(name)) and value[:5] != "data:"), "")
    source = printable(walk.address(written.strip()) or written.strip())[0]
    is_counter = attributes.get("width") in ("0", "1") and attributes.get("height") in ("0", "1")
    if alt or (source and not is_counter):
        flow.images.append(Image(alt or None, None, source or None))


def _figure(walk: Walk, node: LexborNode, flow: Flow) -> None:
    flow.flush()
    flow.add(*walk.inner(node, flow, caption=[]).figure())


def _caption(walk: Walk, node: LexborNode, flow: Flow) -> None:
    if flow.caption is None:
        walk.block(node, flow)
        return
    content, images = walk.inner(node, flow).line()
    flow.caption.append(content)
    flow.images += images


def _preformatted(_walk: Walk, node: LexborNode, flow: Flow) -> None:
    text = printable(raw_text(node))[0]
    if text.strip():
        first = node.css_first("code")
        said = f"{node.attributes.get('class') or ''} {(first.attributes.get('class') or '') if first else ''}"
        language = _LANGUAGE.search(said)
        flow.add(Preformatted(text, language[1] if language else None))


def _quote(walk: Walk, node: LexborNode, flow: Flow) -> None:
    if walk.nested >= DEEPEST:
        walk.too_deep = True
        walk.block(node, flow)
        return
    flow.flush()
    walk.nested += 1
    blocks = walk.inner(node, flow).inner()
    walk.nested -= 1
    flow.add(*([BlockQuote(blocks)] if blocks else []))


ELEMENTS: Mapping[str, Handler] = {
    **{f"h{level}": _titled(level) for level in range(1, 7)},
    **dict.fromkeys(("b", "strong"), _styled(Strong)),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), _styled(Emphasis)),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), _styled(Code)),
    **dict.fromkeys(("div", "p"), _division),
    **dict.fromkeys(("pre", "xmp", "listing", "plaintext"), _preformatted),
    "a": _link,
    "blockquote": _quote,
    "br": _line_break,
    "figcaption": _caption,
    "figure": _figure,
    "hr": _rule,
    "img": _image,
    "input": _input,
    "q": _quotation,
    "summary": _summary,
}
