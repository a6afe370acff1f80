"""What stands in the head of a message: each header as it is meant to be read, and as it is written."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from email.header import Header
from email.utils import format_datetime

from attrs import frozen

from notekit import EventDate, Issue
from notekit_newsletter.addresses import Mailbox, leaving, mailbox
from notekit_newsletter.options import NewsletterOptions
from notekit_newsletter.outline import Front

__all__ = ["Envelope", "envelope", "written"]

NOWHERE = "notekit.invalid"
"""The domain of identifiers where the sender's is not known; no mail is ever delivered to it."""

NAMELESS = "Newsletter"
"""The subject where the title has nothing to be seen."""

FIRST_YEAR = 1900
"""The earliest year that a message may be dated in."""

SHORT = 60
"""Characters of a header that stands on a line as it is, at most."""

_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f"
_INVISIBLE = re.compile(
    f"({_FLAG})|[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
"""What is not seen or turns the order of words around; a flag such as that of Wales, which is made of such, is kept."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")


@frozen
class Envelope:
    """What the head of a message says; None or () where it does not."""

    subject: str
    sender: Mailbox | None = None
    date: datetime | None = None
    leaving: tuple[str, ...] = ()
    one_click: bool = False
    language: str | None = None

    def headers(self, digest: str) -> Iterator[tuple[str, str]]:
        """The headers in order, each with what it is to say; `digest` tells the message from all others."""
        if self.sender:
            yield "From", str(self.sender)
        yield "Subject", self.subject
        if self.date:
            yield "Date", format_datetime(self.date)
        yield "Message-ID", f"<{digest}@{self.sender.domain if self.sender else NOWHERE}>"
        if self.leaving:
            yield "List-Unsubscribe", ", ".join(f"<{address}>" for address in self.leaving)
        if self.one_click and any(address.startswith("https:") for address in self.leaving):
            yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"
        if self.language:
            yield "Content-Language", self.language
        if not self.sender:
            yield "X-Unsent", "1"


def envelope(told: Front, issue: Issue, options: NewsletterOptions) -> Envelope:
    """What the head of an issue's message says."""
    return Envelope(
        _seen(told.title) or NAMELESS,
        mailbox(options.sender) if options.sender else None,
        _noon(_day(issue)),
        leaving(options.list_unsubscribe) if options.list_unsubscribe else (),
        options.one_click,
        issue.language if _LANGUAGE.fullmatch(issue.language) else None,
    )


def written(name: str, words: str) -> Header:
    """A header as it goes into the message: as it is where that is short and plain, else in encoded words."""
    if name == "From":
        who, bracket, address = words.rpartition(" <")
        header = _encoded(name, who) if who else Header(header_name=name)
        header.append(f"<{address}" if bracket else address, "us-ascii")
        return header
    return _encoded(name, words) if name == "Subject" else Header(words, "us-ascii", header_name=name)


def _encoded(name: str, words: str) -> Header:
    plain = words.isascii() and len(words) <= SHORT and (name != "From" or "." not in words)  # 'St. Ives' is no atom
    return Header(words, "us-ascii" if plain else "utf-8", header_name=name)


def _seen(title: str) -> str:
    """The title without what is not seen, and without what could be read as an encoded word and so as a new header."""
    return " ".join(_INVISIBLE.sub(r"\1", title).replace("=?", "= ?").split())


def _day(issue: Issue) -> date | None:
    """The first day of the issue's own date, else the newest day of its notes; None where no date is known."""
    if issue.date and issue.date.start:
        return issue.date.start
    dates = [item.note.date for item in issue.items if item.note.date]
    return max(filter(None, map(_last, dates)), default=None)


def _last(when: EventDate) -> date | None:
    return when.end or when.start


def _noon(day: date | None) -> datetime | None:
    return datetime.combine(day, time(12), UTC) if day and day.year >= FIRST_YEAR else None
