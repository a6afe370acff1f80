"""Notes as Markdown: CommonMark with tables, which any forge shows and notekit reads back unchanged.

What Markdown has no sign for, such as whose contribution a section is, stands in front matter and in
comments, which no viewer shows.
"""

from collections.abc import Sequence
from typing import Any

from attrs import define, frozen

import notekit

__all__ = ["MarkdownOptions", "MarkdownRenderer", "notekit_renderers"]


@frozen
class MarkdownOptions:
    """Markdown takes no options."""


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

        return render(notes)


@notekit.hookimpl
def notekit_renderers() -> Sequence[notekit.Renderer]:
    """The one renderer for Markdown."""
    return [MarkdownRenderer()]
