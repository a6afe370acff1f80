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
