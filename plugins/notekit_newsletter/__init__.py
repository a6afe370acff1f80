"""Notes as a newsletter: an HTML e-mail, the plain text that goes with it, and the message that holds both.

The renderer `newsletter` gives the HTML, `newsletter-text` the text, `newsletter-mail` the message. Each sets
notes, or with `digest` an issue of notes at depths of their own.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from attrs import define

import notekit
from notekit_newsletter.options import NewsletterOptions, TextOptions

__all__ = [
    "MailRenderer",
    "NewsletterOptions",
    "NewsletterRenderer",
    "TextOptions",
    "TextRenderer",
    "notekit_renderers",
]


@define
class _Part:
    """What the renderers of a newsletter share."""

    settings: ClassVar[str] = "newsletter"
    """The table of notekit.toml that holds the options."""

    def can_render(self, note: notekit.Note) -> bool:
        """Whether the note has anything to be read."""
        head = note.title, note.subtitle, note.date, note.place, note.organiser, note.series
        return any((note.body, *head, note.people, note.topics, note.supporters))

    def render(self, notes: Sequence[notekit.Note], options: Any) -> notekit.Artefact:
        """The notes in full, one after the other: the digest of an issue without a title."""
        from notekit_newsletter.message import as_issue

        return self.digest(as_issue(notes), options)

    def digest(self, issue: notekit.Issue, options: Any) -> notekit.Artefact:
        """The issue, each of its items at its depth."""
        raise NotImplementedError


@define
class NewsletterRenderer(_Part):
    """Notes as an HTML e-mail."""

    name: str = "newsletter"
    media_type: str = "text/html"
    suffix: str = ".html"
    summary: str = "an HTML e-mail"
    options: type[Any] = NewsletterOptions

    def digest(self, issue: notekit.Issue, options: NewsletterOptions) -> notekit.Artefact:
        """The issue as the HTML of one e-mail."""
        from notekit_newsletter.message import page

        return page(issue, options)

    def template(self) -> notekit.Artefact:
        """The message in MJML, for a sender to make its own as `template`."""
        from notekit_newsletter.compiling import message

        return notekit.Artefact(message().encode(), "text/mjml", ".mjml")


@define
class TextRenderer(_Part):
    """Notes as the plain-text part of a newsletter."""

    name: str = "newsletter-text"
    media_type: str = "text/plain"
    suffix: str = ".txt"
    summary: str = "the plain-text part of a newsletter"
    options: type[Any] = TextOptions

    def digest(self, issue: notekit.Issue, options: TextOptions) -> notekit.Artefact:
        """The issue as text in lines of at most 72 columns."""
        from notekit_newsletter.message import text

        return text(issue, options)


@define
class MailRenderer(_Part):
    """Notes as a whole message: HTML and plain text as alternatives."""

    name: str = "newsletter-mail"
    media_type: str = "message/rfc822"
    suffix: str = ".eml"
    summary: str = "a newsletter as a message, with its HTML and its plain text"
    options: type[Any] = NewsletterOptions

    def digest(self, issue: notekit.Issue, options: NewsletterOptions) -> notekit.Artefact:
        """The issue as a message for a mail program to open; notekit sends nothing."""
        from notekit_newsletter.message import mail

        return mail(issue, options)


@notekit.hookimpl
def notekit_renderers() -> Sequence[notekit.Renderer]:
    """The newsletter, its plain text, and the message of both."""
    return [NewsletterRenderer(), TextRenderer(), MailRenderer()]
