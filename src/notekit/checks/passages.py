"""What rules look at: a note, its passages of text in reading order, and where each stands in the source."""

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property

from attrs import frozen

from notekit.blocks import Block, BlockQuote, Heading, Image, ListBlock, Paragraph, Table, Verse
from notekit.checks.placing import Placing
from notekit.notebook import Notebook
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.schema import Note, Section
from notekit.source import Source, Span
from notekit.text import Code, RichText

__all__ = ["Form", "Passage", "Subject"]


class Form(StrEnum):
    """What a passage is in its document."""

    HEAD = "head"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    VERSE = "verse"


@frozen(slots=False, eq=False)
class Passage:
    """One text: its form, the section it stands in (None for the head of a note), and whether it is set as quoted.

    `span` is the piece of the source that holds it, None where there is no source. `checked` is that of a
    list item, None for all else.
    """

    content: RichText
    form: Form
    span: Span | None
    source: Source | None
    section: Section | None = None
    quoted: bool = False
    checked: bool | None = None

    @property
    def text(self) -> str:
        """The plain text."""
        return self.content.text

    @cached_property
    def _placing(self) -> Placing:
        written = self.source.slice(self.span) if self.source and self.span else ""
        return Placing(self.text, written)

    @cached_property
    def _code(self) -> list[Code]:
        return self.content.of(Code)

    def is_code(self, offset: int) -> bool:
        """Whether the character at an offset of the text is code."""
        at = bisect_right(self._code, offset, key=lambda mark: mark.start) - 1
        return at >= 0 and offset < self._code[at].end

    def exact(self, start: int, end: int) -> Span | None:
        """Where the characters from `start` to `end` of the text stand in the source; None where they do not."""
        if self.source is None or self.span is None:
            return None
        found = self._placing.at(start, end)
        return Span(self.span.start + found[0], self.span.start + found[1]) if found else None

    def place(self, start: int = 0, end: int | None = None) -> Span | None:
        """Where the characters from `start` to `end` stand: the whole passage where they cannot be told apart."""
        return self.exact(start, len(self.text) if end is None else end) or self.span


@frozen(slots=False, eq=False)
class Subject:
    """A note to look at, in its notebook, with the cue words of its language."""

    note: Note
    notebook: Notebook
    words: Vocabulary

    @property
    def source(self) -> Source | None:
        """The source; None in a notebook made by hand."""
        return self.notebook.source

    @property
    def media_type(self) -> str | None:
        """The media type of the source; None where there is none."""
        return self.source.media_type if self.source else None

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The texts of the note's body, in reading order."""
        return tuple(self._of_body())

    @cached_property
    def head(self) -> tuple[Passage, ...]:
        """What stands above the body: title, date line and the like, as written in the source."""
        if self.source is None:
            written = [text for text in (self.note.title, self.note.subtitle) if text]
            return tuple(Passage(RichText(text), Form.HEAD, None, None) for text in written)
        spans = [(self.source.slice(span), span) for span in self.note.head_spans]
        return tuple(Passage(RichText(text), Form.HEAD, span, self.source) for text, span in spans if text.strip())

    @cached_property
    def images(self) -> tuple[tuple[Image, Span | None], ...]:
        """The pictures and where they stand."""
        return tuple(
            (block, span)
            for section in self.note.body
            for block, span in _nested(section.content, None)
            if isinstance(block, Image)
        )

    def evidence(self, field: str) -> Span | None:
        """Where the value of a field was found, as `Evidence.field` names it; None where nothing tells."""
        return self._evidence.get(field)

    @cached_property
    def _evidence(self) -> dict[str, Span]:
        return {evidence.field: evidence.span for evidence in reversed(self.note.evidence)}

    def _of_body(self) -> Iterator[Passage]:
        for section in self.note.body:
            if section.heading:
                yield Passage(section.heading.content, Form.HEADING, section.heading.span, self.source, section)
            yield from self._of(section.content, section, None, quoted=False)

    def _of(
        self, blocks: tuple[Block, ...], section: Section, around: Span | None, *, quoted: bool
    ) -> Iterator[Passage]:
        for block in blocks:
            span = block.span or around
            if isinstance(block, Paragraph | Heading):
                form = Form.HEADING if isinstance(block, Heading) else Form.PARAGRAPH
                yield Passage(block.content, form, span, self.source, section, quoted)
            elif isinstance(block, ListBlock):
                for item in block.items:
                    at = item.span or span
                    if item.content:
                        yield Passage(item.content, Form.ITEM, at, self.source, section, quoted, item.checked)
                    yield from self._of(item.blocks, section, at, quoted=quoted)
            elif isinstance(block, BlockQuote):
                yield from self._of(block.blocks, section, span, quoted=True)
            elif isinstance(block, Verse):
                for line in block.lines:
                    yield Passage(line, Form.VERSE, span, self.source, section, quoted)
            elif isinstance(block, Table):
                for cell in (cell for row in block.rows for cell in row if cell):
                    yield Passage(cell, Form.CELL, span, self.source, section, quoted)


def _nested(blocks: tuple[Block, ...], around: Span | None) -> Iterator[tuple[Block, Span | None]]:
    for block in blocks:
        span = block.span or around
        yield block, span
        if isinstance(block, BlockQuote):
            yield from _nested(block.blocks, span)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _nested(item.blocks, item.span or span)
