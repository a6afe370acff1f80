"""What a renderer is and what it gives."""

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

from attrs import field, frozen

from notekit.diagnostics import Diagnostic
from notekit.schema import Note

__all__ = ["Artefact", "Renderer"]


@frozen
class Artefact:
    """A rendered document.

    `data` are its bytes, `media_type` says what they are, `suffix` is the file name's ending with
    its dot. `diagnostics` name every block that could be given as plain text only.
    """

    data: bytes = field(repr=False)
    media_type: str
    suffix: str
    diagnostics: tuple[Diagnostic, ...] = ()


@runtime_checkable
class Renderer(Protocol):
    """Turns notes into a document. Pure: it reads its arguments, and files that its options name, and writes nothing.

    `name` is what users ask for ('word'), `suffix` the ending of its files ('.docx'), `options` an
    attrs class whose fields are the options it takes, each with a default and with its help under
    `metadata={"help": ...}`. One that has a method `template` too, which takes nothing and gives an
    `Artefact`, has that written by `notekit template`: a document to begin a house style with. One of the
    format Markdown with a method `tidy(reading, options)` gives the document of a `Reading` in canonical
    form, for `notekit fmt`. One with a method `digest(issue, options)` sets a whole `Issue`, for
    `notekit digest`. One with an attribute `settings` takes its options from that table of `notekit.toml`,
    and not from one named after itself.
    """

    name: str
    media_type: str
    suffix: str
    summary: str
    options: type[Any]

    def can_render(self, note: Note) -> bool:
        """Whether the renderer has something to say about the note."""

    def render(self, notes: Sequence[Note], options: Any) -> Artefact:
        """The notes, at least one, as one document."""
