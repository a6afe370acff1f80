"""Quotations: somebody's words, told apart from terms and titles in quotation marks."""

import re
from collections.abc import Iterator

from attrs import evolve

from notekit.blocks import Block, BlockQuote, Paragraph
from notekit.parsers.cues import Vocabulary
from notekit.parsers.expressions import LOWER, UPPER
from notekit.parsers.names import Names
from notekit.parsers.roster import Known, Roster
from notekit.text import Speech, sentences

__all__ = ["attributed", "find_quotes", "has_quotation_marks"]

LONGEST = 1200
LEAST_WORDS = 5
MOST_BETWEEN = 50
"""How many characters may stand between two quotations of one person."""

# Begins with a class of characters, so that the search can skip from mark to mark.
_OPEN = re.compile(r"[“„«\"‘'](?:(?<=[“„«\"])|(?<![\w’].)(?:(?<=‘)|(?=\w)))")
_CLOSE = {
    "“": re.compile(r"”|“(?=\W|$)"),
    "„": re.compile("[“”]"),
    "«": re.compile("»"),
    '"': re.compile(r'"'),
    "‘": re.compile(r"’(?!\w)"),
    "'": re.compile(r"(?<![\s(])'(?!\w)"),
}
_DETERMINER = r"(?i)<quotes.before-terms><~>$"
_CLEAR = '“‘"„«'
_STRAIGHT = "'\""
"""Marks that open nothing where none closes: they may be an apostrophe, or stand for inches."""
_APOSTROPHES = (" '", "('", "*'", "\n'")
_PRONOUN = r"(?:^|[.!?]\s+)<^quotes.pronouns-before>\s"
_NOUN_AFTER = re.compile(rf"\s+(?P<word>[{LOWER}]+)")
_DASH_NAME = re.compile(rf"\s*[-–—~]\s*(?P<name>[{UPPER}][\w’'-]+(?:\s+[{UPPER}][\w’'-]+){{1,3}})")
_NAME = rf"(?P<name>[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+)*)"
_ATTRIBUTION = re.compile(
    rf"(?:^|\s)[–—―~-]{{1,2}}\s*(?P<name>[{UPPER}][\w’'.-]*(?:\s+[\w’'.-]+){{0,4}})(?:,[^\n]{{2,160}})?\s*$"
)
"""What stands at the end of a quotation set off from the text: '— Ann Lee, Harbour Manager'."""
_CAPITALISED = re.compile(rf"[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+)*")
_AFTER = (
    rf"[\s,]*<quotes.says>\s+{_NAME}",  # ‘…’ said Ann
    r"[\s,]*<quotes.pronouns>\s+<quotes.says>",  # ‘…’ she said
    r"[\s,]*<quotes.inverted>",  # « … », a-t-elle dit
    rf"[\s,]*{_NAME}\s+<quotes.says>",  # ‘…’ Ann said
    rf"[\s,]*[a-z]+<-quotes.verb-endings>\s+{_NAME}",  # ‘…’ cautioned Ann
)
_SAID_BEFORE = (
    rf"<quotes.says>\s+{_NAME}\s*[,:;]?\s*$",  # said Ann, ‘…’
    rf"{_NAME}\s+<quotes.says>[^.!?]{{0,60}}[,:;]?\s*$",  # Ann asked us: ‘…’
    r"<quotes.pronouns-before>\s+<quotes.says>\s*[,:;.]\s*$",  # …, he said, ‘…’
)
# Ann, a nurse, cautioned: ‘…’
_NAMED_BEFORE = rf"{_NAME}(?:,[^,.!?]{{2,80}},)?(?:\s+[a-z]+<-quotes.verb-endings>)?\s*[,:]\s*$"


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where words after an opening quotation mark begin, and where they end: at the closing one, else a sentence."""
    at = 0
    while (opened := _OPEN.search(text, at)) is not None:
        mark = opened.group()
        start = opened.end()
        limit = min(start + LONGEST, len(text))
        reopened = _OPEN.search(text, start, limit) if mark in "“‘" else None
        if reopened is not None and reopened.group() == mark:
            limit = reopened.start()
        closed = _CLOSE[mark].search(text, start, limit + 2)  # a mark at the limit is known by what follows it
        if closed is not None and closed.start() <= limit:
            yield start, closed.start()
            at = closed.end()
        else:
            at = start
            if mark not in _STRAIGHT:
                yield start, _first_sentence_end(text, start, limit)


def _first_sentence_end(text: str, start: int, limit: int) -> int:
    for _, end in sentences(text[start:limit]):
        return start + end
    return limit


def _is_clause(said: str, before: str, after: str, words: Vocabulary) -> bool:
    """Whether quoted words are speech: a sentence, or a clause with a verb or pronoun; no term or title."""
    count = len(said.split())
    ends = said.rstrip()[-1:] in ".!?…"
    if count < 3 or (count < LEAST_WORDS and not ends):
        return False
    noun = None if ends else _NOUN_AFTER.match(after)
    if noun and noun["word"] not in words.words("quotes", "after") and words.phrase(_DETERMINER).search(before):
        return False
    if ends and said[:1].isupper():
        return True
    return bool(words.cue("quotes", "clause").search(said))


def find_quotes(
    text: str, words: Vocabulary, roster: Roster, *, skip: int = 0, speaker: str | None = None
) -> list[Speech]:
    """The quotations in a text that has quotation marks, each with the name of who said it where the text says so.

    The first `skip` characters are passed over. `speaker` is who speaks in the text as a whole, None where
    nobody does or several do; where the text names that person, quotations are theirs unless it says otherwise.
    """
    found: list[Speech] = []
    for start, end in _stretches(text[skip:]):
        start, end = start + skip, end + skip
        before, after = text[max(0, start - 301) : start - 1], text[end + 1 : end + 81]
        said = text[start:end]
        start, end = start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip())
        if found and start < found[-1].end:
            continue
        if _is_clause(said.strip(), before, after, words):
            said_by = _speaker(before, after, words, roster) or (speaker if _tells_of(speaker, before, words) else None)
            if said_by is None and found and _goes_on(text[found[-1].end : start], words):
                said_by = found[-1].speaker
            found.append(Speech(start, end, said_by))
    return found


def has_quotation_marks(text: str) -> bool:
    """Whether a text has a mark with which a quotation may open; in others none is found."""
    if any(map(text.__contains__, _CLEAR)):
        return True
    return "'" in text and (text[0] == "'" or any(map(text.__contains__, _APOSTROPHES)))


def attributed(quote: BlockQuote, words: Vocabulary, roster: Roster) -> BlockQuote:
    """A quotation set off from the text, its words marked as those of whom its end names behind a dash."""
    *before, last = quote.blocks
    match = _ATTRIBUTION.search(last.text) if isinstance(last, Paragraph) else None
    if match is None or not isinstance(last, Paragraph) or not (before or match.start()):
        return quote
    person = roster.get(match["name"])
    if person is None and not Names(words).could_be(match["name"]):
        return quote
    speaker = person.name if person else match["name"]
    said = [_spoken(block, speaker, len(block.text)) if isinstance(block, Paragraph) else block for block in before]
    return evolve(quote, blocks=[*said, _spoken(last, speaker, match.start()) if match.start() else last])


def _spoken(block: Paragraph, speaker: str, end: int) -> Block:
    """A paragraph whose text up to `end` is somebody's words, quotation marks around them left out."""
    text = block.text[:end].rstrip()
    marked = text[0] in _CLEAR and len(text) > 2 and _CLOSE[text[0]].fullmatch(text[-1]) is not None
    start, end = (1, len(text) - 1) if marked else (0, len(text))
    if block.content.of(Speech):
        return block
    return evolve(block, content=block.content.with_marks([Speech(start, end, speaker)]))


def _goes_on(between: str, words: Vocabulary) -> bool:
    """Whether between two quotations stands only who said the first: '‘…,’ she said. ‘…’'."""
    return len(between) < MOST_BETWEEN and words.cue("quotes", "says").search(between) is not None


def _speaker(before: str, after: str, words: Vocabulary, roster: Roster) -> str | None:
    """Who is said, beside a quotation, to have said it."""
    dash = _DASH_NAME.match(after)
    if dash:
        person = roster.get(dash["name"])
        return person.name if person else dash["name"]
    for match in filter(None, _attributions(before, after, words)):
        name = match.groupdict().get("name")
        if name is None:
            return _last_named(before, roster)
        person = _person(name, roster)
        if person:
            return person.name
    return None


def _attributions(before: str, after: str, words: Vocabulary) -> Iterator[re.Match[str] | None]:
    """What may say beside a quotation whose it is, the likeliest first."""
    for form in _AFTER:
        yield words.phrase(form).match(after)
    if words.cue("quotes", "says").search(before):
        for form in _SAID_BEFORE:
            yield words.phrase(form).search(before)
    if before.rstrip().endswith((",", ":")):
        yield words.phrase(_NAMED_BEFORE).search(before)


def _tells_of(speaker: str | None, before: str, words: Vocabulary) -> bool:
    """Whether the text before a quotation is about the speaker: by name, or by a pronoun that opens a sentence."""
    if speaker is None or words.cue("quotes", "others").search(before[-60:]):
        return False
    names = speaker.split()
    return names[0] in before or names[-1] in before or words.phrase(_PRONOUN).search(before) is not None


def _last_named(before: str, roster: Roster) -> str | None:
    for word in reversed(_CAPITALISED.findall(before)):
        person = _person(word, roster)
        if person:
            return person.name
    return None


def _person(name: str, roster: Roster) -> Known | None:
    words = name.split()
    return roster.get(name) or roster.get(words[0]) or roster.get(words[-1])
