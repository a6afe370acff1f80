"""Notes as Markdown: CommonMark with tables, which any forge shows and notekit reads back unchanged.

What Markdown has no sign for, such as whose contribution a section is, stands in front matter and in
comments, which no viewer shows.
"""

from collections.abc import Sequence
from typing import Any

from attrs import define, field, frozen

import notekit

__all__ = ["MarkdownOptions", "MarkdownRenderer", "notekit_renderers"]


LEAST_WIDTH = 40


def _is_wide_enough(options: Any, attribute: Any, value: Any) -> None:
    if value is not None and (not isinstance(value, int) or value < LEAST_WIDTH):
        raise notekit.NotekitError(f"the markdown option 'width' is a number from {LEAST_WIDTH} up, not {value!r}")


@frozen
class MarkdownOptions:
    """How paragraphs are laid out. A document says the same however they are."""

    width: int | None = field(
        default=None, validator=_is_wide_enough, metadata={"help": "columns at which lines are broken; any by default"}
    )
    sentences: bool = field(default=False, metadata={"help": "whether each sentence begins a line"})


@define
class MarkdownRenderer:
    """Notes as one Markdown document."""

    name: str = "markdown"
    media_type: str = "text/markdown"
    suffix: str = ".md"
    summary: str = "Markdown with front matter, which notekit reads back unchanged"
    options: type[Any] = MarkdownOptions

    def can_render(self, note: notekit.Note) -> bool:
        """Whether the note says anything: a title alone is enough."""
        return bool(note.title or note.body)

    def render(self, notes: Sequence[notekit.Note], options: Any) -> notekit.Artefact:
        """The notes, one after the other, each with its front matter."""
        from notekit_markdown.document import render
        from notekit_markdown.lines import Lines

        return render(notes, Lines(options.width, options.sentences))

    def tidy(self, reading: notekit.Reading, options: Any) -> notekit.Artefact:
        """A document in canonical form, with the lines its author broke unless an option says where to break them."""
        from notekit_markdown.lines import Lines
        from notekit_markdown.tidying import tidied

        text = tidied(reading, Lines(options.width, options.sentences))
        return notekit.Artefact(text.encode("utf-8"), self.media_type, self.suffix)


@notekit.hookimpl
def notekit_renderers() -> Sequence[notekit.Renderer]:
    """The one renderer for Markdown."""
    return [MarkdownRenderer()]
