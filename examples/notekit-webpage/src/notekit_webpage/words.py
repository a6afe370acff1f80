"""Words: rich text as HTML, with what its marks say."""

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

from notekit import Action, Anchor, BlockQuote, EventDate, Paragraph, RichText, Run, Speech, Status

__all__ = ["attribution", "dated", "duties", "has_links", "rich"]

_MONTHS = (
    *("", "January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WORD = re.compile(r"\w+")


def rich(content: RichText) -> Markup:
    """The text as HTML."""
    return Markup().join(map(_run, content.runs())) if content.marks else _plain(content.text)


def has_links(content: RichText) -> bool:
    """Whether there is a link in the text, so that the whole cannot be one."""
    return any(anchor.url for anchor in content.of(Anchor))


def dated(date: EventDate, language: str) -> Markup:
    """The date as written, and for computers as well where it is one day, month or year."""
    if date.start is None or date.end is not None:
        return escape(str(date))
    return Markup('<time datetime="{}">{}</time>').format(date.iso, date.text or _in_words(date, language))


def _in_words(date: EventDate, language: str) -> str:
    """A date that was never written in words, as English writes it; in other languages as figures."""
    year, month, day = (*(date.iso or "").split("-"), "", "")[:3]
    if not language.lower().startswith("en"):
        return str(date)
    return " ".join(filter(None, (day.lstrip("0"), _MONTHS[int(month or 0)], year)))


def duties(content: RichText, language: str) -> list[Markup]:
    """Who is to do what by when: an entry for each action whose text does not say it."""
    actions = content.of(Action)
    said = set(_WORD.findall(content.text)) if actions else set()
    return [
        Markup("{}: {}").format(content.under(action), told) if len(actions) > 1 else told
        for action in actions
        if (told := Markup(" · ").join(_told(action, said, language)))
    ]


def attribution(quote: BlockQuote) -> str | None:
    """Whose words a quotation gives, where it does not say so itself; None where it does, or nobody knows."""
    contents = [block.content for block in quote.blocks if isinstance(block, Paragraph)]
    said = {word for content in contents for word in _WORD.findall(content.text)}
    speakers = dict.fromkeys(mark.speaker for content in contents for mark in content.of(Speech) if mark.speaker)
    return ", ".join(name for name in speakers if not said.issuperset(_WORD.findall(name))) or None


def _told(action: Action, said: set[str], language: str) -> Iterator[Markup]:
    if action.owner and not said.issuperset(_WORD.findall(action.owner)):
        yield Markup("Owner: {}").format(action.owner)
    if action.due and not said.issuperset(_WORD.findall(str(action.due))):
        yield Markup("Due: {}").format(dated(action.due, language))
    if action.status is Status.DONE:
        yield Markup("Done")


def _run(run: Run) -> Markup:
    words = _plain(run.text)
    for wanted, element in ((run.code, "code"), (run.emphasis, "em"), (run.strong, "strong")):
        if wanted:
            words = Markup(f"<{element}>{{}}</{element}>").format(words)
    return Markup('<a href="{}">{}</a>').format(run.url, words) if run.url else words


def _plain(text: str) -> Markup:
    """Plain text as HTML, with its line breaks."""
    return Markup(escape(text).replace("\n", Markup("<br>")))
