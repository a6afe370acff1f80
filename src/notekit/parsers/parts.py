"""What people did: who chaired, spoke, responded, wrote, where words beside their names say so."""

import re
from collections.abc import Iterator

from attrs import define

from notekit.parsers.draft import Draft
from notekit.parsers.expressions import UPPER
from notekit.parsers.names import AND, Names
from notekit.parsers.passages import Passage, Passages
from notekit.parsers.roster import fold_name
from notekit.people import Part
from notekit.schema import Kind
from notekit.text import sentence_at

__all__ = ["find_authors", "find_parts", "find_speakers"]

BYLINE = 80
"""How many characters of a sentence may stand before a name for them to be 'Written by'."""

_UP_TO_NAME = r"\W*(?:<grammar.the|our|by|from><~>)?(?:[\w,’'-]+\s){0,2}$"
_CHAIRED_BY = rf"(?i)<people.chairs>{_UP_TO_NAME}"
_FACILITATED_BY = rf"(?i)<people.facilitates>{_UP_TO_NAME}"
_JOINED_BY = (
    r"(?i)<people.joined>|<people.sits-with>"
    r"|<people.panel>\s+(?:<people.panel-members>\s+)?<people.comprises>"
)
_BYLINED = rf"(?i:<grammar.by>):?\s+(?P<name>[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+){{1,3}})\W*$"
_ANNOUNCED = rf"(?i)<people.announces>{_UP_TO_NAME}"
_PRESENTING = r"(?i)^[^.;]{0,160}?\b<people.presents>\b"
_WITH = r"<grammar.with>\s+(?:[\w’'-]+\s+){0,3}$"
_WILL = r"<grammar.will>"
_WRITTEN_BY = r"(?i)<people.writers>\W*$"
_BYLINE = r"(?i)^\W*<people-lists.author>\W+$"


@define
class _Parts:
    """What people did, where a phrase beside their name says so."""

    draft: Draft

    def run(self, passages: Passages) -> None:
        for passage in passages.all:
            if passage.mentions:
                self._beside(passage)

    def _beside(self, passage: Passage) -> None:
        text, words = passage.content.text, self.draft.words
        lists_panel = any(words.cue("people", key).may_be_in(text) for key in ("joined", "sits-with", "panel"))
        joined: tuple[int, int | None] = (-1, None)  # the sentence looked at last, and where it begins to list a panel
        previous, shared = -1, list[Part]()  # where the one before ends, and what is said of both: 'chaired by A and B'
        for mention in passage.mentions:
            start, end = sentence_at(text, mention.start)
            before = text[max(start, mention.start - 300) : mention.start]
            after = text[mention.end : min(end, mention.end + 90)]
            person = self.draft.roster.known[fold_name(mention.name)]
            if joined[0] != start:
                match = self.draft.words.phrase(_JOINED_BY).search(text, start, end) if lists_panel else None
                joined = start, match.end() if match else None
            parts = list(self._parts(before, after, joined=joined[1] is not None and joined[1] <= mention.start))
            if previous >= 0 and words.phrase(AND).fullmatch(text, previous, mention.start):
                parts += shared
            for part in parts:
                person.takes(part)
            previous, shared = mention.end, [part for part in parts if part in (Part.CHAIR, Part.FACILITATOR)]

    def _parts(self, before: str, after: str, *, joined: bool) -> Iterator[Part]:
        words = self.draft.words
        if words.phrase(_WRITTEN_BY).search(before[-40:]):
            yield Part.AUTHOR
            return
        if joined:
            yield Part.PANELLIST
        if words.phrase(_CHAIRED_BY).search(before[-50:]):
            yield Part.CHAIR
        elif words.phrase(_FACILITATED_BY).search(before[-50:]):
            yield Part.FACILITATOR
        elif words.cue("people", "responds").search(before):
            yield Part.RESPONDENT
        elif words.cue("people", "chairs-active").search(after):
            yield Part.CHAIR
        elif words.cue("people", "facilitates-active").search(after):
            yield Part.FACILITATOR


def find_authors(draft: Draft) -> None:
    """Where no event is reported: whoever is said to have written is an author, nobody is a speaker."""
    if draft.kind not in (Kind.ARTICLE, Kind.OTHER) or any(section.by for section in draft.sections):
        return
    writes = draft.words.cue("people", "writes")
    byline = draft.words.phrase(_BYLINE)
    for passage in draft.passages.all:
        text = passage.content.text
        for mention in passage.mentions:
            start, end = sentence_at(text, mention.start)
            before = text[start : mention.start] if mention.start - start <= BYLINE else ""
            if writes.search(text[mention.end : min(end, mention.end + 200)]) or byline.search(before):
                draft.roster.known[fold_name(mention.name)].takes(Part.AUTHOR)


def find_speakers(draft: Draft) -> None:
    """Where an event is reported: whoever is said in passing to have spoken, without a contribution of their own."""
    if draft.kind in (Kind.ARTICLE, Kind.EXTRACT) or not draft.is_record:
        return
    phrase = draft.words.phrase
    announced, presenting = phrase(_ANNOUNCED), phrase(_PRESENTING)
    for passage in draft.passages.all:
        text = passage.content.text
        for mention in () if passage.listed else passage.mentions:
            person = draft.roster.known[fold_name(mention.name)]
            start, end = sentence_at(text, mention.start)
            before = text[max(start, mention.start - 60) : mention.start]
            after = text[mention.end : min(end, mention.end + 200)]
            if person.parts or draft.words.cue("dates", "later").search(before) or phrase(_WILL).search(before):
                continue
            if announced.search(before) or (phrase(_WITH).search(before) and presenting.search(after)):
                person.takes(Part.SPEAKER)


def _find_bylines(draft: Draft) -> None:
    """Makes known whom a byline on the page names."""
    for piece in draft.page:
        match = draft.words.phrase(_BYLINED).search(re.sub(r"[*_`]", "", piece.text)) if len(piece.text) < 90 else None
        name = match["name"] if match else ""
        if name and Names(draft.words).could_be(name):
            at = piece.span.start if piece.span else 0
            draft.roster.add(name, at, piece.span, "byline", 0.8).takes(Part.AUTHOR)


def find_parts(draft: Draft) -> None:
    """Gives the people named in the draft's passages the parts that are said beside their names."""
    _Parts(draft).run(draft.passages)
    _find_bylines(draft)
