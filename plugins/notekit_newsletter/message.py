"""A newsletter put together: its parts, and what its sender should know about them."""

from collections.abc import Iterator, Sequence

from notekit import Artefact, Diagnostic, Image, Note, Paragraph, Severity
from notekit_newsletter.draft import draft
from notekit_newsletter.events import DEEPEST, TooDeep
from notekit_newsletter.html import html_page
from notekit_newsletter.options import NewsletterOptions
from notekit_newsletter.outline import Outline, outline
from notekit_newsletter.text import plain_text

__all__ = ["compose"]

CLIPPED_AT = 102 * 1024
"""Bytes of HTML after which Gmail hides the rest of a message behind a link."""

PREVIEW = 140
"""Characters that an inbox has room for after the subject, at most."""

_REMARKABLE = frozenset({Image, TooDeep})


def compose(notes: Sequence[Note], options: NewsletterOptions) -> Artefact:
    """The part of the newsletter that `options` ask for; with 'both', a draft message."""
    outlines = [outline(note) for note in notes]
    remarks = list(_remarks(outlines))
    if options.part == "text":
        return Artefact(plain_text(outlines, options.link).encode(), "text/plain", ".txt", tuple(remarks))
    subject = _subject(outlines)
    page = html_page(outlines, subject, options.preheader or _preview(outlines), options)
    remarks += _length(page.encode())
    if options.part == "html":
        return Artefact(page.encode(), "text/html", ".html", tuple(remarks))
    message = draft(subject, page, plain_text(outlines, options.link))
    return Artefact(message, "message/rfc822", ".eml", tuple(remarks))


def _subject(outlines: Sequence[Outline]) -> str:
    title, others = outlines[0].title, len(outlines) - 1
    return f"{title}, and {others} more" if others else title


def _preview(outlines: Sequence[Outline]) -> str:
    """How the first note begins: as many whole sentences as an inbox shows, or words and an ellipsis."""
    events = (item for note in outlines for item, _ in note.events)
    text = next((item.text for item in events if isinstance(item, Paragraph)), "").replace("\n", " ")
    if len(text) <= PREVIEW:
        return text
    end = max(text.rfind(f"{stop} ", 0, PREVIEW) for stop in ".!?")
    if end >= PREVIEW // 3:
        return text[: end + 1]
    return text[: max(text.rfind(" ", 0, PREVIEW), 0) or PREVIEW].rstrip(" ,;:–-") + "…"


def _remarks(outlines: Sequence[Outline]) -> Iterator[Diagnostic]:
    for note in outlines:
        remarkable = [item for item, _ in note.events if type(item) in _REMARKABLE]
        for item in remarkable:
            if isinstance(item, Image):
                words = item.alt or item.caption or item.source
                yield Diagnostic(
                    "newsletter-picture-in-words", f"the picture '{words}' is given in words", Severity.INFO, item.span
                )
        if any(isinstance(item, TooDeep) for item in remarkable):
            yield Diagnostic(
                "newsletter-nesting",
                f"'{note.title}' nests lists and quotations more than {DEEPEST} deep; "
                "what stands deeper is given as paragraphs",
            )


def _length(page: bytes) -> list[Diagnostic]:
    over = len(page) - CLIPPED_AT
    if over <= 0:
        return []
    return [
        Diagnostic(
            "newsletter-too-long",
            f"the HTML is {len(page):,} bytes, {over:,} more than Gmail shows before it clips a message",
            hint="send fewer notes in one message, or an extract with link=… to the full note",
        )
    ]
