"""A newsletter put together: its parts, and what its sender should know about them."""

import re
from collections.abc import Sequence

from attrs import evolve

from notekit import Artefact, Issue, Item, Note, Paragraph
from notekit_newsletter.envelope import envelope
from notekit_newsletter.html import html_page
from notekit_newsletter.logo import read_logo
from notekit_newsletter.mail import message
from notekit_newsletter.options import NewsletterOptions, TextOptions
from notekit_newsletter.outline import Front, front
from notekit_newsletter.remarks import acted_on, length, remarks, unshown_logo
from notekit_newsletter.text import plain_text

__all__ = ["as_issue", "mail", "page", "text"]

PREVIEW = 140
"""Characters that an inbox has room for after the subject, at most."""

_GREETING = re.compile(r"[^.!?]{1,40}[,:!]?")
"""A line such as 'Dear friends,' tells nobody what a message is about."""


def as_issue(notes: Sequence[Note]) -> Issue:
    """The notes in full, as an issue that has nothing of its own."""
    return Issue([Item(note, link=note.url) for note in notes], language=notes[0].language)


def page(issue: Issue, options: NewsletterOptions) -> Artefact:
    """The issue as the HTML of an e-mail."""
    told = front(_linked(issue, options))
    if options.logo:
        read_logo(options.logo)  # what is wrong with it is told here too
    made = html_page(told, _preheader(told, options), options, logo=options.logo_address)
    data = made.html.encode()
    found = (*remarks(told, issue), *length(len(data), made, told), *unshown_logo(options))
    return Artefact(data, "text/html", ".html", found)


def text(issue: Issue, options: TextOptions) -> Artefact:
    """The issue as plain text."""
    told = front(_linked(issue, options))
    found = (*remarks(told, issue), *acted_on(told, options))
    return Artefact(plain_text(told, options).encode(), "text/plain", ".txt", found)


def mail(issue: Issue, options: NewsletterOptions) -> Artefact:
    """The issue as a whole message of both parts."""
    told = front(_linked(issue, options))
    logo = read_logo(options.logo) if options.logo else None
    made = html_page(told, _preheader(told, options), options, logo=f"cid:{logo.cid}" if logo else None)
    data = message(envelope(told, issue, options), plain_text(told, options), made.html, logo)
    found = (*remarks(told, issue), *length(len(made.html.encode()), made, told), *acted_on(told, options))
    return Artefact(data, "message/rfc822", ".eml", found)


def _linked(issue: Issue, options: TextOptions) -> Issue:
    """The issue with the link that `options` give to its last item, where that has none of its own."""
    *others, last = issue.items
    if not options.link or last.link:
        return issue
    return evolve(issue, items=(*others, evolve(last, link=options.link)))


def _preheader(told: Front, options: NewsletterOptions) -> str:
    """What an inbox shows after the subject: as many whole sentences as it has room for, or words and an ellipsis."""
    if options.preheader:
        return options.preheader
    words = _first_words(told)
    if len(words) <= PREVIEW:
        return words
    end = max(words.rfind(f"{stop} ", 0, PREVIEW) for stop in ".!?")
    if end >= PREVIEW // 3:
        return words[: end + 1]
    return words[: max(words.rfind(" ", 0, PREVIEW), 0) or PREVIEW].rstrip(" ,;:–-") + "…"


def _first_words(told: Front) -> str:
    """The first paragraph that is no mere greeting; '' where there is no paragraph."""
    greeting = ""
    for passage in (told.introduction, *(entry.note.body for entry in told.entries)):
        for item, _ in passage.events:
            if isinstance(item, Paragraph):
                words = item.text.replace("\n", " ")
                if not _GREETING.fullmatch(words):
                    return words
                greeting = greeting or words
    return greeting
