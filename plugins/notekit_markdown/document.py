"""Notes as one Markdown document."""

from collections.abc import Sequence

import notekit
from notekit import ListBlock, Role
from notekit_markdown.comments import directive
from notekit_markdown.front_matter import front_matter
from notekit_markdown.writer import DEEPEST, Writer, heading_line

__all__ = ["render"]


def render(notes: Sequence[notekit.Note]) -> notekit.Artefact:
    """The notes, one after the other, each with its front matter."""
    writer = Writer()
    documents = [_document(note, writer) for note in notes]
    diagnostics = [
        notekit.Diagnostic(
            "too-deep",
            f"a {type(block).__name__} nested more than {DEEPEST} deep is written as running text",
            span=block.span,
            hint="nest it less",
        )
        for block in writer.flattened
    ]
    text = "\n\n".join(documents) + "\n"
    return notekit.Artefact(text.encode("utf-8"), "text/markdown", ".md", tuple(diagnostics))


def _document(note: notekit.Note, writer: Writer) -> str:
    parts = [front_matter(note)]
    if note.title:
        parts.append([heading_line(notekit.RichText(note.title), 1)])
    for index, section in enumerate(note.body):
        parts += _section(section, writer, first=index == 0)
    return "\n\n".join("\n".join(lines) for lines in parts)


def _section(section: notekit.Section, writer: Writer, *, first: bool) -> list[list[str]]:
    """The parts of a section: its heading, below what states its role where that is not plain, and its blocks."""
    head = []
    stated = _stated(section)
    if stated or section.role is not Role.PROSE or not (section.heading or first):
        head.append(directive(section.role, stated))
    if section.heading:
        head.append(heading_line(section.heading.content, section.heading.level + 1))
    return [lines for lines in (head, writer.blocks(section.content)) if lines]


def _stated(section: notekit.Section) -> list[tuple[str, str | None]]:
    """What there is to say about a section besides its role."""
    by = "; ".join(name.replace("%", "%25").replace(";", "%3B") for name in section.by)
    lists = (index for index, block in enumerate(section.content) if isinstance(block, ListBlock))
    usual = next(lists, 0) if section.role is Role.DISCUSSION else 0
    lead_in = str(len(section.lead_in)) if len(section.lead_in) != usual else None
    attributes = [("by", by or None), ("group", section.group), ("lead-in", lead_in)]
    return [(name, value) for name, value in attributes if value is not None]
