"""Notes as a newsletter: an HTML e-mail and the plain text that goes with it.

The renderer `newsletter` gives the HTML, the text, or with `part=both` a whole message that mail
programs open as a draft; `newsletter-text` gives the text alone.
"""

from collections.abc import Sequence
from typing import Any

from attrs import define

import notekit
from notekit_newsletter.options import NewsletterOptions, TextOptions

__all__ = ["NewsletterOptions", "NewsletterRenderer", "TextOptions", "TextRenderer", "notekit_renderers"]


@define
class NewsletterRenderer:
    """Notes as an HTML e-mail, as plain text, or as a draft message that holds both."""

    name: str = "newsletter"
    media_type: str = "text/html"
    suffix: str = ".html"
    summary: str = "an HTML e-mail; with part=both a draft message with its plain text"
    options: type[Any] = NewsletterOptions

    def can_render(self, note: notekit.Note) -> bool:
        """Whether the note says anything but of what kind it is."""
        return _says_anything(note)

    def render(self, notes: Sequence[notekit.Note], options: NewsletterOptions) -> notekit.Artefact:
        """The notes, one after the other, as the part that `options` ask for."""
        from notekit_newsletter.message import compose

        return compose(notes, options)


@define
class TextRenderer:
    """Notes as the plain-text part of a newsletter."""

    name: str = "newsletter-text"
    media_type: str = "text/plain"
    suffix: str = ".txt"
    summary: str = "the plain-text part of a newsletter"
    options: type[Any] = TextOptions

    def can_render(self, note: notekit.Note) -> bool:
        """Whether the note says anything but of what kind it is."""
        return _says_anything(note)

    def render(self, notes: Sequence[notekit.Note], options: TextOptions) -> notekit.Artefact:
        """The notes, one after the other, as text in lines of at most 72 columns."""
        from notekit_newsletter.message import compose

        return compose(notes, NewsletterOptions(part="text", link=options.link))


def _says_anything(note: notekit.Note) -> bool:
    return note != notekit.Note(kind=note.kind, language=note.language)


@notekit.hookimpl
def notekit_renderers() -> Sequence[notekit.Renderer]:
    """The newsletter and its plain text."""
    return [NewsletterRenderer(), TextRenderer()]
