"""What the sender of a newsletter should know about it."""

from collections.abc import Iterator, Sequence

from notekit import Diagnostic, Image, Severity
from notekit_newsletter.events import DEEPEST, Event, TooDeep
from notekit_newsletter.html import Page
from notekit_newsletter.outline import Front

__all__ = ["length", "remarks"]

CLIPPED_AT = 102 * 1024
"""Bytes of HTML after which Gmail hides the rest of a message behind a link."""

_REMARKABLE = frozenset({Image, TooDeep})


def remarks(told: Front) -> Iterator[Diagnostic]:
    """What is given otherwise than it stands in the notes."""
    yield from _body("the introduction", told.introduction)
    for entry in told.entries:
        yield from _body(f"'{entry.note.title}'", entry.note.events)


def _body(name: str, events: Sequence[Event]) -> Iterator[Diagnostic]:
    remarkable = [item for item, _ in events if type(item) in _REMARKABLE]
    for item in remarkable:
        if isinstance(item, Image):
            words = item.alt or item.caption or item.source
            yield Diagnostic(
                "newsletter-picture-in-words", f"the picture '{words}' is given in words", Severity.INFO, item.span
            )
    if any(isinstance(item, TooDeep) for item in remarkable):
        yield Diagnostic(
            "newsletter-nesting",
            f"{name} nests lists and quotations more than {DEEPEST} deep; what stands deeper is given as paragraphs",
        )


def length(page: Page, told: Front) -> Iterator[Diagnostic]:
    """Whether a mail program would hide the end of the page."""
    size = len(page.html.encode())
    over = size - CLIPPED_AT
    if over <= 0:
        return
    yield Diagnostic(
        "newsletter-too-long",
        f"the HTML is {size:,} bytes, {over:,} more than Gmail shows before it clips a message",
        hint="send fewer notes in one message, or an extract with link=… to the full note",
    )
