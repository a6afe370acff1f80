"""What the sender of a newsletter should know about it before it is sent."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from notekit import Depth, Diagnostic, Image, Issue, ListItem, Paragraph, Severity
from notekit_newsletter.events import DEEPEST, Passage
from notekit_newsletter.html import Page
from notekit_newsletter.options import NewsletterOptions, TextOptions
from notekit_newsletter.outline import Entry, Front
from notekit_newsletter.services import placeholders
from notekit_newsletter.text import plain_text

__all__ = ["acted_on", "length", "remarks", "unshown_logo"]

CLIPPED_AT = 102 * 1024
"""Bytes of HTML after which Gmail hides the rest of a message behind a link."""

LONG = 4096
"""Bytes of one point or paragraph that are worth a word where the whole is too long."""

NAMED = 3
"""How many items a remark names, at most."""

TELLING = 4
"""An item is worth a word where the whole is too long if it is no more than so many times shorter than the longest."""


def remarks(told: Front, issue: Issue) -> Iterator[Diagnostic]:
    """What is given otherwise than it stands in the notes, and what an item lacks."""
    yield from _body("the introduction", told.introduction)
    for entry in told.entries:
        yield from _body(f"'{entry.note.title}'", entry.note.body)
    if untitled := [entry for entry, item in zip(told.entries, issue.items, strict=True) if not item.note.title]:
        yield Diagnostic(
            "newsletter-no-title",
            f"{_given(untitled)} without a title in the note",
            Severity.INFO,
            hint="give the note a title",
        )
    if cut := [entry for entry in told.entries if entry.depth is not Depth.FULL and not entry.link]:
        yield Diagnostic(
            "newsletter-no-link",
            f"{_given(cut)} without a link to the full note, so nobody can read on",
            Severity.INFO,
            hint="say in the note where it is published (url), or give the item a link",
        )


def _body(name: str, passage: Passage) -> Iterator[Diagnostic]:
    nests = False
    for item in passage.unlike:
        if isinstance(item, Image):
            words = item.alt or item.caption or item.source
            yield Diagnostic(
                "newsletter-picture-in-words", f"the picture '{words}' is given in words", Severity.INFO, item.span
            )
        else:
            nests = True
    if nests:
        yield Diagnostic(
            "newsletter-nesting",
            f"{name} nests lists and quotations more than {DEEPEST} deep; what stands deeper is given as paragraphs",
        )


def unshown_logo(options: NewsletterOptions) -> Iterator[Diagnostic]:
    """Whether a logo goes with messages only, and nothing stands for it on a page."""
    if options.logo and not (options.logo_address or options.name):
        yield Diagnostic(
            "newsletter-logo",
            "the logo goes with a message (.eml) only, and the page has nothing in its place",
            hint="give its address on the web as logo_address, or your name as name",
        )


def acted_on(told: Front, options: TextOptions) -> Iterator[Diagnostic]:
    """Words of the plain text that the service which sends it will take for placeholders of its own."""
    if not (options.view_at or options.unsubscribe_at):
        return
    bare = evolve(told, headed=False, date=None, introduction=Passage())
    alone = [(f"'{entry.note.title}'", evolve(bare, entries=(entry,))) for entry in told.entries]
    for name, part in [("the issue's own words", evolve(told, entries=())), *alone]:
        if found := placeholders(plain_text(part, TextOptions())):
            words = ", ".join(f"'{' '.join(each.split())}'" for each in found)
            yield Diagnostic(
                "newsletter-placeholder",
                f"the sending service may take {words} in {name} for placeholders of its own",
                hint="write them otherwise: in plain text they cannot be told from placeholders",
            )


def length(size: int, page: Page, told: Front) -> Iterator[Diagnostic]:
    """Whether a mail program would hide the end of a page of `size` bytes, and what makes it so long."""
    over = size - CLIPPED_AT
    if over <= 0:
        return
    sizes = (len(body.encode()) for body in page.bodies)
    longest = sorted(zip(sizes, told.entries, strict=True), key=lambda sized: -sized[0])[:NAMED]
    longest = [(taken, entry) for taken, entry in longest if taken * TELLING > longest[0][0]]
    items = ", ".join(f"'{entry.note.title}' ({taken:,})" for taken, entry in longest)
    yield Diagnostic(
        "newsletter-too-long",
        f"the HTML is {size:,} bytes, {over:,} more than Gmail shows before it clips a message; longest: {items}",
        hint=_shortened([entry for _, entry in longest]),
    )


def _shortened(longest: Sequence[Entry]) -> str:
    """What to do about the longest entries."""
    whole = [f"'{entry.note.title}'" for entry in longest if entry.depth is Depth.FULL]
    advice = [f"give {', '.join(whole)} as highlights or teaser"] if whole else []
    for entry in longest:
        texts = (
            item.text for item, begins in entry.note.body.events if begins and isinstance(item, (ListItem, Paragraph))
        )
        passage = max(texts, key=len, default="")
        if len(passage.encode()) > LONG:
            advice.append(f"shorten what begins '{passage[:40].strip()}…' in '{entry.note.title}'")
    return "; ".join(advice or ["send fewer notes in one message"])


def _given(entries: Sequence[Entry]) -> str:
    """That the entries are given, the first of them by name."""
    names = ", ".join(f"'{entry.note.title}'" for entry in entries[:NAMED])
    more = f" and {len(entries) - NAMED} more" if len(entries) > NAMED else ""
    return f"{names}{more} {'are' if len(entries) > 1 else 'is'} given"
