"""What a reader gives: a source and its blocks, before anybody knows what they mean."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from attrs import field, frozen

from notekit.blocks import Block
from notekit.diagnostics import Diagnostic
from notekit.source import Source, Span
from notekit.text import RichText

__all__ = ["Directive", "Metadata", "PageFurniture", "Reading", "SourceBlock", "Title", "fault_of"]


@frozen
class Metadata:
    """Front matter: keys with texts, lists or further mappings as values. It opens a note.

    With `stated` False it is what a document says of itself in passing, as a web page's head does:
    it opens nothing, and fills only what is found nowhere else. `text` are the words in which a page says
    it, None where it stands in markup. `fenced` is False for keys on the first lines with nothing around them,
    as site generators have them.
    """

    values: Mapping[str, Any]
    text: str | None = field(default=None, kw_only=True)
    fenced: bool = field(default=True, kw_only=True)
    stated: bool = field(default=True, kw_only=True)
    span: Span | None = field(default=None, kw_only=True, eq=False)


@frozen
class Directive:
    """Something stated about the blocks that follow, such as the role of a section.

    `text` are the words in which a page says it, None where it stands in markup.
    """

    name: str
    attributes: Mapping[str, str] = field(factory=dict)
    text: str | None = field(default=None, kw_only=True)
    span: Span | None = field(default=None, kw_only=True, eq=False)


@frozen
class Title:
    """A heading marked as the highest: commonly a note's title."""

    content: RichText
    span: Span | None = field(default=None, kw_only=True, eq=False)

    @property
    def text(self) -> str:
        """The plain text."""
        return self.content.text


@frozen
class PageFurniture:
    """Text of the page, as its format tells: navigation, sharing, running heads, page numbers.

    With `running` its author wrote it to stand on every page.
    """

    text: str
    running: bool = field(default=False, kw_only=True)
    span: Span | None = field(default=None, kw_only=True, eq=False)


SourceBlock: TypeAlias = Block | Title | Metadata | Directive | PageFurniture


@frozen
class Reading:
    """A source with its blocks in order, each with its span, and what the reader had to say."""

    source: Source
    blocks: tuple[SourceBlock, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def fault_of(reading: Any) -> str | None:
    """What is wrong with what a plugin's reader gave; None where nothing is."""
    if not isinstance(reading, Reading):
        return f"gave a {type(reading).__name__} and not a notekit.Reading"
    reached = 0
    for block in reading.blocks:
        if block.span is None or block.span.start < reached or block.span.end > len(reading.source.text):
            return f"gave a {type(block).__name__} that stands nowhere in the source, or not after the one before"
        reached = block.span.end
    return None
