"""The reader for HTML: the main content of a page as blocks, and all else on it as furniture.

A page's markup is no text to point into, so the source's text is a rendition of the blocks, and spans are
offsets in that. What the page's head says of it comes first, as metadata that is not stated.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from attrs import evolve
from selectolax.lexbor import LexborHTMLParser

from notekit.blocks import ListBlock, Paragraph, Rule
from notekit.diagnostics import Diagnostic, Severity
from notekit.readers.hypertext.collections import COLLECTIONS
from notekit.readers.hypertext.elements import ELEMENTS
from notekit.readers.hypertext.facts import facts_of
from notekit.readers.hypertext.flow import contents
from notekit.readers.hypertext.landmarks import Landmarks
from notekit.readers.hypertext.nesting import limited
from notekit.readers.hypertext.walk import Walk, furniture_of
from notekit.readers.rendition import rendition
from notekit.readers.typed_lists import with_typed_lists
from notekit.reading import Metadata, PageFurniture, Reading, SourceBlock, Title
from notekit.source import Source
from notekit.text import Anchor, RichText

__all__ = ["read_fragment", "read_html"]

_ADDRESSES = (
    ("base[href]", "href"),
    ("link[rel=canonical][href]", "href"),
    ('meta[property="og:url"][content]', "content"),
)
_SEPARATORS = " |·•/>»›-–—,\n\u00a0"


def read_html(source: Source) -> Reading:
    """The blocks of a page, in the order of its markup, each with its span in the rendition.

    The reading's source has the rendition for its text. Diagnostics tell of elements nested too deep,
    whose text is kept without them, and of links whose address is lost.
    """
    markup, cut = limited(source.text)
    document = LexborHTMLParser(markup)
    handlers = {**ELEMENTS, **COLLECTIONS}
    walk = Walk(Landmarks(document), handlers, _base(document), too_deep=cut)
    blocks = walk.page().blocks
    if all(isinstance(block, (PageFurniture, Rule)) for block in blocks):
        walk = Walk(Landmarks(document, strict=False), handlers, walk.base, too_deep=cut)
        blocks = walk.page().blocks
    facts = facts_of(document)
    head: list[SourceBlock] = [Metadata(facts, stated=False)] if facts else []
    text, placed = rendition([*head, *with_typed_lists(_without_menus(blocks))])
    return Reading(evolve(source, text=text), placed, tuple(_diagnostics(walk, empty=not placed)))


def read_fragment(markup: str) -> tuple[list[SourceBlock], list[Diagnostic]]:
    """The blocks of a piece of HTML within another document, and what should be known of them; both without spans."""
    markup, cut = limited(markup)
    document = LexborHTMLParser(markup)
    walk = Walk(Landmarks(document, strict=False), {**ELEMENTS, **COLLECTIONS}, None, too_deep=cut)
    blocks = list(with_typed_lists(walk.page().blocks))
    return blocks, list(_diagnostics(walk, empty=False))


def _base(document: LexborHTMLParser) -> str | None:
    """The address that relative ones on the page are relative to; None where the page does not say."""
    for selector, attribute in _ADDRESSES:
        found = document.css_first(selector)
        address = (found.attributes.get(attribute) or "").strip() if found is not None else ""
        try:
            if urlsplit(address).scheme in ("http", "https"):
                return address
        except ValueError:
            continue
    return None


def _diagnostics(walk: Walk, *, empty: bool) -> Iterator[Diagnostic]:
    if empty:
        yield Diagnostic("empty-source", "there is no text on the page")
    if walk.too_deep:
        what = "elements nested too deep are left out, and their text is kept"
        yield Diagnostic("too-deep", what, hint="look at the text for what they marked")
    if walk.lost:
        what = f"{walk.lost} relative link(s) lost: the page does not say what its own address is"
        yield Diagnostic("relative-links", what, Severity.INFO, hint='add <base href="https://…"> to its head')


def _without_menus(blocks: Sequence[SourceBlock]) -> Iterator[SourceBlock]:
    """The blocks, with what stands before the title and is nothing but links as furniture."""
    first = next((index for index, block in enumerate(blocks) if isinstance(block, Title)), 0)
    for index, block in enumerate(blocks):
        if index < first and isinstance(block, (Paragraph, ListBlock)) and all(map(_is_links, contents(block))):
            yield from furniture_of([block])
        else:
            yield block


def _is_links(content: RichText) -> bool:
    links = content.of(Anchor)
    if content and not links:
        return False
    at = 0
    for link in links:
        if content.text[at : link.start].strip(_SEPARATORS):
            return False
        at = link.end
    return not content.text[at:].strip(_SEPARATORS)
