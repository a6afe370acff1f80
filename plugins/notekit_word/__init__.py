"""Notes as a Word document."""

from collections.abc import Sequence

import notekit
from notekit_word.options import WordOptions

__all__ = ["WordOptions", "WordRenderer", "notekit_renderers"]


class WordRenderer:
    """Renders notes as a Word document, each from a new page."""

    name = "word"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    suffix = ".docx"
    summary = "a Word document"
    options = WordOptions

    def can_render(self, note: notekit.Note) -> bool:
        """Whether the note has a title or a body."""
        return bool(note.title or note.body)

    def render(self, notes: Sequence[notekit.Note], options: WordOptions) -> notekit.Artefact:
        """The notes, at least one, as one document."""
        from notekit_word.document import build

        data, diagnostics = build(notes, options)
        return notekit.Artefact(data, self.media_type, self.suffix, diagnostics)

    def template(self) -> notekit.Artefact:
        """A document that shows each style, for an organisation to make its own as `reference_doc`."""
        from notekit_word.document import build
        from notekit_word.sample import sample

        data, _ = build([sample()], WordOptions(people_table=True), blank=True)
        return notekit.Artefact(data, self.media_type, self.suffix)


@notekit.hookimpl
def notekit_renderers() -> Sequence[notekit.Renderer]:
    """The renderer `word`."""
    return [WordRenderer()]
