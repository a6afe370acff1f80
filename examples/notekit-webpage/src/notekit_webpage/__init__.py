"""A notekit plugin: notes as one web page that is whole in itself."""

from collections.abc import Sequence
from typing import Any

import notekit
from notekit_webpage.options import Options

__all__ = ["Options", "WebpageRenderer", "notekit_renderers"]


class WebpageRenderer:
    """Notes as an HTML page that fetches nothing, runs nothing and can be read by anybody."""

    name = "webpage"
    media_type = "text/html"
    suffix = ".html"
    summary = "an accessible web page, whole in one file"
    options: type[Any] = Options

    def can_render(self, note: notekit.Note) -> bool:
        """Whether the note says anything but of what kind it is."""
        return note != notekit.Note(kind=note.kind, language=note.language)

    def render(self, notes: Sequence[notekit.Note], options: Options) -> notekit.Artefact:
        """The notes, one after the other, as one page.

        Raises `NotekitError` for a style sheet that cannot be read, and for blocks within blocks a hundred deep.
        """
        from notekit_webpage.page import compose  # Jinja takes longer to load than most notes to render

        try:
            page, diagnostics = compose(notes, options)
        except RecursionError:
            raise notekit.NotekitError("blocks are nested too deeply for a web page; take some levels out") from None
        return notekit.Artefact(page.encode("utf-8", "replace"), self.media_type, self.suffix, diagnostics)


@notekit.hookimpl
def notekit_renderers() -> Sequence[notekit.Renderer]:
    """The web page."""
    return [WebpageRenderer()]
