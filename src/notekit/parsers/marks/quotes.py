"""Quotations: somebody's words, told apart from terms and titles in quotation marks."""

import re
from collections.abc import Iterator

from attrs import evolve

from notekit.blocks import Block, BlockQuote, Paragraph
from notekit.parsers.draft.roster import Roster
from notekit.parsers.entities.names import Names
from notekit.parsers.marks.attribution import (
    SHE_SAID,
    goes_on,
    is_of_nobody_known,
    is_said_after,
    signed_behind,
    speaker_beside,
    tells_of,
)
from notekit.parsers.marks.earlier import Earlier
from notekit.parsers.marks.sentence_speakers import is_attributed, only_attributes
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import LOWER, UPPER
from notekit.segmentation import sentences
from notekit.text import Speech

__all__ = ["attributed", "ends_in", "find_quotes", "has_quotation_marks", "signed_by"]

LONGEST = 1200
LEAST_WORDS = 5
LEAST_TITLED = 4
"""How many words of a title have a capital at least."""
LONGEST_SMALL = 4
"""How many letters a small word has at most that has none in a title: 'from', 'with'."""
LEAST_SAID = 3
"""How many words make a quotation of which the text says that somebody said it."""
LONGEST_PULLED = 300
"""How many characters a quotation has that is pulled out of the text."""
EDGE = 4
"""How many characters, such as a mark and a full stop, may stand around a quotation that is a paragraph of its own."""
OPENING = 400
"""How many characters at the beginning of a long text tell whom a pronoun further down means."""

# Begins with a class of characters, so that the search can skip from mark to mark.
_OPEN = re.compile(r"[“„«\"‘'](?:(?<=[“„«\"])|(?<![\w’].)(?:(?<=‘)|(?=\w)))")
_CLOSE = {
    "“": re.compile(r"”|“(?=\W|$)|(?<=[.,!?…])\"(?=\s|$)|(?<=\w)\"(?=\.?\s*$)"),
    "„": re.compile("[“”]"),
    "«": re.compile("»"),
    '"': re.compile(r'"|(?<=[.,!?…])”|(?<=\w)”(?=\.?\s*$)'),
    "‘": re.compile(r"’(?!\w)"),
    "'": re.compile(r"(?<![\s(])'(?!\w)"),
}
_PLURAL = re.compile(rf"s’\s[{LOWER}]")  # 'in our customers’ shoes', which may close a quotation or not
NEAR_CLOSE = 80
"""Within how many characters after such a mark stands the one that closes the quotation."""
_DETERMINER = r"(?i)<quotes.before-terms><~>$"
_CLEAR = '“‘"„«'
_STRAIGHT = "'\""
"""Marks that open nothing where none closes: they may be an apostrophe, or stand for inches."""
_APOSTROPHES = (" '", "('", "*'", "\n'")
_NOUN_AFTER = re.compile(rf"\s+(?P<word>[{LOWER}]+)")
_ATTRIBUTION = re.compile(
    rf"(?:^|\s)[–—―~-]{{1,2}}\s*(?P<name>[{UPPER}][\w’'.-]*(?:\s+[\w’'.-]+){{0,4}})(?:,[^\n]{{2,160}})?\s*$"
)
"""What stands at the end of a quotation set off from the text: '— Ann Lee, Harbour Manager'."""
_SIGNATURE = re.compile(
    rf"[–—―~-]{{0,2}}\s*(?P<name>[{UPPER}][\w’'.-]*(?:\s+[\w’'.-]+){{0,4}})"
    r"(?:,[^\n“”\"!?]{2,160}(?<![.:])|\s*\([^()]{2,80}\))?\s*$"
)
_STOPS = (".", "!", "?", "…")
_TALK_BEFORE = re.compile(rf"\W*[{UPPER}][\w’'-]+(?:\s[\w&’'.-]+){{1,6}}(?:\s\([^()]{{2,80}}\))?\s[–—-]\s")
"""What stands before the title of a talk: 'Ann Lee (Quay Trust) – '."""
_PAPER_BEFORE = r"(?i)<speech.talks|speeches|sessions>,\s+$"  # 'Ann Lee’s paper, ‘Who swept the quay’, '
NEAR = 30
"""How many characters before a title may say that it is that of a talk."""
_WORD = re.compile(r"\w")


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where words after an opening quotation mark begin, and where they end: at the closing one, else a sentence.

    With each comes whether there is a closing one.
    """
    at = 0
    while (opened := _OPEN.search(text, at)) is not None:
        mark = opened.group()
        start = opened.end()
        limit = min(start + LONGEST, len(text))
        reopened = _OPEN.search(text, start, limit) if mark in "“‘" else None
        if reopened is not None and reopened.group() == mark:
            limit = reopened.start()
        closed = _CLOSE[mark].search(text, start, limit + 2)  # a mark at the limit is known by what follows it
        if mark == "‘" and closed is not None and _PLURAL.match(text, closed.start() - 1):
            closed = _CLOSE[mark].search(text, closed.end(), min(limit, closed.end() + NEAR_CLOSE) + 2) or closed
        if closed is not None and closed.start() <= limit:
            yield start, closed.start(), True
            at = closed.end()
        else:
            at = start
            if mark not in _STRAIGHT:
                yield start, _first_sentence_end(text, start, limit), False


def _first_sentence_end(text: str, start: int, limit: int) -> int:
    for _, end in sentences(text[start:limit]):
        return start + end
    return limit


def _is_clause(said: str, before: str, after: str, words: Vocabulary) -> bool:
    """Whether quoted words are speech: a sentence, or a clause with a verb or pronoun; no term or title."""
    count = len(said.split())
    ends = said.rstrip()[-1:] in ".!?…"
    if _is_title(said):
        return False
    if not ends and (_TALK_BEFORE.fullmatch(before) or words.phrase(_PAPER_BEFORE).search(before[-NEAR:])):
        return False
    if count < 3 or (count < LEAST_WORDS and not ends):
        return False
    noun = None if ends else _NOUN_AFTER.match(after)
    if noun and noun["word"] not in words.words("quotes", "after") and words.phrase(_DETERMINER).search(before):
        return False
    if ends and said[:1].isupper():
        return True
    return bool(words.cue("quotes", "clause").search(said))


def _is_title(said: str) -> bool:
    """Whether quoted words are a title, each of them but the small ones with a capital: 'The Role of the Quay'."""
    small = [word for word in said.split() if word[0].islower()]
    named = len(said.split()) - len(small)
    return named >= LEAST_TITLED and named > len(small) and all(len(word) <= LONGEST_SMALL for word in small)


def find_quotes(
    text: str,
    words: Vocabulary,
    roster: Roster,
    earlier: Earlier,
    *,
    skip: int = 0,
    speaker: str | None = None,
    signed: str | None = None,
) -> list[Speech]:
    """The quotations in a text that has quotation marks, each with the name of who said it where the text says so.

    The first `skip` characters are passed over. `speaker` is who speaks in the text as a whole, None where
    nobody does or several do; where the text names that person, quotations are theirs unless it says otherwise.
    `earlier` is what stands before the text, which may tell whom a pronoun means; `signed` is whose name stands below.
    """
    found = _found(text, skip, words, roster, speaker, earlier)
    if signed and len(found) == 1 and _is_whole(text, found[0].start, found[0].end):
        return [Speech(found[0].start, found[0].end, signed)]
    return found


def has_quotation_marks(text: str) -> bool:
    """Whether a text has a mark with which a quotation may open; in others none is found."""
    if any(map(text.__contains__, _CLEAR)):
        return True
    return "'" in text and (text[0] == "'" or any(map(text.__contains__, _APOSTROPHES)))


def signed_by(line: str, roster: Roster) -> str | None:
    """Who is named, at its start, on a line below a quotation: '— Ann Lee, Harbour Manager'."""
    match = _SIGNATURE.match(line)
    person = roster.get(match["name"]) if match else None
    return person.name if person else None


def attributed(quote: BlockQuote, words: Vocabulary, roster: Roster, by: str | None = None) -> BlockQuote:
    """A quotation set off from the text, its words marked as those of whom its end names behind a dash.

    A last paragraph that is a name, and what goes with it, needs no dash. Where nobody is named there, the words are
    those of whose contribution it stands in, if there is one.
    """
    *before, last = quote.blocks
    match = _ATTRIBUTION.search(last.text) if isinstance(last, Paragraph) else None
    if match is None and before and isinstance(last, Paragraph):
        signed = _SIGNATURE.match(last.text)
        named = signed and (roster.get(signed["name"]) or signed["name"].split()[0] in words.given_names)
        match = signed if named else None
    if match is None or not isinstance(last, Paragraph) or not (before or match.start()):
        return _theirs(quote, by, words) if by else quote
    person = roster.get(match["name"])
    if person is None and not (Names(words).could_be(match["name"]) or match["name"] in words.given_names):
        return quote
    speaker = person.name if person else match["name"]
    said = [_spoken(block, speaker, len(block.text)) if isinstance(block, Paragraph) else block for block in before]
    return evolve(quote, blocks=[*said, _spoken(last, speaker, match.start()) if match.start() else last])


def _theirs(quote: BlockQuote, by: str, words: Vocabulary) -> BlockQuote:
    """A quotation pulled out of somebody's contribution: one sentence or two, marked as that person's."""
    said = quote.blocks[0]
    if len(quote.blocks) > 1 or not isinstance(said, Paragraph) or len(said.text) > LONGEST_PULLED:
        return quote
    if said.text[0] in _CLEAR or not _is_clause(said.text, "", "", words):
        return quote
    return evolve(quote, blocks=[_spoken(said, by, len(said.text))])


def _spoken(block: Paragraph, speaker: str, end: int) -> Block:
    """A paragraph whose text up to `end` is somebody's words, quotation marks around them left out."""
    text = block.text[:end].rstrip()
    marked = text[0] in _CLEAR and len(text) > 2 and _CLOSE[text[0]].fullmatch(text[-1]) is not None
    start, end = (1, len(text) - 1) if marked else (0, len(text))
    if block.content.of(Speech):
        return block
    return evolve(block, content=block.content.with_marks([Speech(start, end, speaker)]))


def _found(
    text: str, offset: int, words: Vocabulary, roster: Roster, speaker: str | None, earlier: Earlier
) -> list[Speech]:
    found: list[Speech] = []
    for start, end, closes in _stretches(text[offset:]):
        start, end = start + offset, end + offset
        before, after = text[max(0, start - 301) : start - 1], text[end + 1 : end + 81]
        said, earlier.opening = text[start:end], text[: min(OPENING, max(0, start - 301))]
        start, end = start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip())
        if found and start < found[-1].end:
            continue
        whole = closes and _is_whole(text, start, end)
        if (
            _is_clause(said.strip(), before, after, words)
            or (whole and _is_statement(text, said))
            or (len(said.split()) >= LEAST_SAID and words.phrase(SHE_SAID).match(after))
            or (closes and is_attributed(said, before, words))
            or (closes and is_said_after(said, after, words, roster))
            or (closes and said[-1:] in _STOPS and signed_behind(after, words, roster))
        ):
            if is_of_nobody_known(before, after, words, roster):
                found.append(Speech(start, end))
                continue
            said_by = speaker_beside(before, after, words, roster, earlier) or (
                speaker if tells_of(speaker, before, words) else None
            )
            if said_by is None and found and goes_on(text[found[-1].end : start], found[-1].speaker, words, roster):
                said_by = found[-1].speaker
            if said_by is None and not found and (whole or (not closes and start <= EDGE)):
                said_by = _said_before(earlier, words, roster) or speaker
            found.append(Speech(start, end, said_by))
    return found


def _is_statement(text: str, said: str) -> bool:
    """Whether a paragraph in quotation marks is a sentence, its full stop behind them."""
    return text.rstrip()[-1:] in ".!?…" and said[:1].isupper() and len(said.split()) >= LEAST_WORDS


def ends_in(text: str, last: Speech, words: Vocabulary) -> bool:
    """Whether a text ends with its last quotation, closed or not, or with who said it."""
    if text[:1] in _CLEAR and only_attributes(text[last.end :], words):
        return True
    return not _WORD.search(text[last.end :]) or text.rfind("“") > text.rfind("”")


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a text consists of the words from `start` to `end` and the marks around them."""
    edges = start <= EDGE and len(text) - end <= EDGE
    return edges and not _WORD.search(text, 0, start) and not _WORD.search(text, end)


def _said_before(earlier: Earlier, words: Vocabulary, roster: Roster) -> str | None:
    """Whose words a text without any others is: of whom the text before announces, or quoted at its end."""
    if earlier.text.endswith(":"):
        return speaker_beside(earlier.text[-300:], "", words, roster, earlier)
    return earlier.quoted if earlier.goes_on else None
