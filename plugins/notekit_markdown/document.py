"""Notes as one Markdown document."""

from collections.abc import Sequence

import notekit
from notekit import ListBlock, Role
from notekit_markdown.comments import directive
from notekit_markdown.front_matter import front_matter
from notekit_markdown.lines import AS_IT_COMES, Lines
from notekit_markdown.writer import DEEPEST, Writer, heading_line

__all__ = ["render"]


def render(notes: Sequence[notekit.Note], lines: Lines = AS_IT_COMES) -> notekit.Artefact:
    """The notes, one after the other, each with its front matter.

    Raises `notekit.NotekitError` where the document would not be read as these notes.
    """
    writer = Writer(lines)
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
    data = ("\n\n".join(documents) + "\n").encode("utf-8")
    if not diagnostics:
        _read_back(data, notes)
    return notekit.Artefact(data, "text/markdown", ".md", tuple(diagnostics))


def _read_back(data: bytes, notes: Sequence[notekit.Note]) -> None:
    """Makes sure that the document is read as these notes, so that nobody finds out later that it is not."""
    meant = notekit.Notebook([note for note in notes if note.title or note.body or note.people])
    back = notekit.Notebook(notekit.parse(data, media_type="text/markdown").notes)
    if back == meant:
        return
    change = notekit.compare(meant, back)[0]
    raise notekit.NotekitError(
        f"markdown: {change.where} would not be read back as it is; this is a fault of notekit, please report it"
    )


def _document(note: notekit.Note, writer: Writer) -> str:
    parts = [front_matter(note)]
    if note.title:
        parts.append([heading_line(notekit.RichText(note.title), 1)])
    headings = notekit.Headings(note.people)
    for index, section in enumerate(note.body):
        parts += _section(section, headings, writer, first=index == 0)
    return "\n\n".join("\n".join(lines) for lines in parts)


def _section(section: notekit.Section, headings: notekit.Headings, writer: Writer, *, first: bool) -> list[list[str]]:
    """The parts of a section: its heading, below what states its role where the heading does not, and its blocks."""
    head = []
    role, by = headings.meaning(section.heading.text) if section.heading else (Role.PROSE, ())
    stated = _stated(section)
    if stated or (section.role, section.by) != (role, by) or not (section.heading or first):
        if section.by:
            stated.insert(0, ("by", _names(section.by)))
        head.append(directive(section.role, stated))
    if section.heading:
        head.append(heading_line(section.heading.content, section.heading.level + 1))
    return [lines for lines in (head, writer.blocks(section.content)) if lines]


def _stated(section: notekit.Section) -> list[tuple[str, str | None]]:
    """What there is to say about a section besides its role and whose it is."""
    lists = (index for index, block in enumerate(section.content) if isinstance(block, ListBlock))
    usual = next(lists, 0) if section.role is Role.DISCUSSION else 0
    lead_in = str(len(section.lead_in)) if len(section.lead_in) != usual else None
    return [(name, value) for name, value in (("group", section.group), ("lead-in", lead_in)) if value is not None]


def _names(names: Sequence[str]) -> str:
    """Names in one attribute, with semicolons between."""
    return "; ".join(name.replace("%", "%25").replace(";", "%3B") for name in names)
