"""A notekit plugin: the outline of notes as plain text."""

from collections.abc import Iterator, Sequence

from attrs import field, frozen

from notekit import Artefact, Note, Renderer, Section, hookimpl

__all__ = ["Options", "OutlineRenderer", "notekit_renderers"]


@frozen
class Options:
    """What users may set with `--set key=value`."""

    bullet: str = field(default="-", metadata={"help": "what stands before each line of a section"})
    people: bool = field(default=True, metadata={"help": "whether to name who speaks"})


class OutlineRenderer:
    """One line for the title of each note and one for each of its sections."""

    name = "outline"
    media_type = "text/plain"
    suffix = ".txt"
    summary = "Titles and headings as plain text"
    options = Options

    def can_render(self, note: Note) -> bool:
        """Whether there is anything to outline."""
        return bool(note.title or note.body)

    def render(self, notes: Sequence[Note], options: Options) -> Artefact:
        """The outline of all notes, with an empty line between them."""
        outlines = ("\n".join(_lines(note, options)) for note in notes)
        return Artefact(("\n\n".join(outlines) + "\n").encode(), self.media_type, self.suffix)


def _lines(note: Note, options: Options) -> Iterator[str]:
    yield note.title or "Untitled"
    for section in note.body:
        yield f"{options.bullet} {_label(section)}{_speakers(section) if options.people else ''}"


def _label(section: Section) -> str:
    return section.heading.text if section.heading else section.role.replace("-", " ").capitalize()


def _speakers(section: Section) -> str:
    return f" ({', '.join(section.by)})" if section.by else ""


@hookimpl
def notekit_renderers() -> Sequence[Renderer]:
    """The renderers of this plugin."""
    return [OutlineRenderer()]
