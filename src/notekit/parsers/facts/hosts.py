"""The body that held an event, told by grammar alone: 'QBT hosts debate', 'the Quay Trust members’ event'."""

from collections.abc import Iterator

from notekit.blocks import Paragraph
from notekit.parsers.draft.draft import Draft
from notekit.parsers.facts.bodies import is_name_of_event, is_somebody_of, past_place
from notekit.parsers.vocabulary.expressions import LOWER, UPPER
from notekit.segmentation import sentence_at
from notekit.source import Span

__all__ = ["find_host"]

OPENING = 6
"""How many blocks from the start are looked at: further down, those taking part hold workshops of their own."""
NEAR = 200
"""How many characters before what says that a body held an event its name stands."""

_WORD = rf"[{UPPER}0-9][\w&+’'-]*(?<![’']s)"
_NAME = rf"(?:{_WORD}[’']s\s+)?{_WORD}(?:\s+(?:(?:<grammar.of|and|for|the|in>|&)<~>){{0,2}}{_WORD}){{0,9}}"
_BODY = rf"(?P<body>{_NAME}(?:\s+<organiser.named-tails>(?:\s+<grammar.of>\s+{_WORD})?)?)(?:\s+\([\w&-]{{2,12}}\))?"
_OWNER = rf"(?:{_WORD}[’']s?\s+)?"  # 'the university’s Tidal Lab programme'
_AFTER_DATE = (  # 'On 5 May 2031 the …'
    r"(?:(?<=\d)\s+|(?i:<dates.months|weekdays|day-before|this-month|last-month|ago>)\s+)"
    r"(?!\d|(?i:<dates.months|short-months>))"
)
_BEGINS = rf"(?:^(?!(?i:<organiser.opens>)\s)|[,;:–—]\s+|(?<=\s)-\s+|(?<!\w)(?i:<organiser.as-said>)\s+|{_AFTER_DATE})"
_SUBJECT = (
    rf"{_BEGINS}(?:(?:<organiser.lead-article>|<^organiser.lead-article>)<~>)?{_OWNER}{_BODY}"
    r"(?:,?\s+<organiser.along|supporters>\s[^.]{2,150})?(?:\s+<organiser.adverbs>)?\s+$"
)
_GAP = r"(?:(?!<organiser.elsewhere>\s)[\w“\"‘’'-]+\s+){0,6}?"
_EVENT = rf"(?i)\s+{_GAP}<organiser.series-events|own-events|hosted-events>(?!\w)"
_ITS_EVENT = rf"(?i)\s+(?:[\w’'-]+\s+){{0,4}}?<grammar.to><~><grammar.its|their>{_EVENT.removeprefix('(?i)')}"
_PEOPLE = rf"(?i)\s+{_GAP}<organiser.gathered>(?!\w)"
_MEMBERS = rf"(?<![\w’'/.-])(?P<body>{_NAME})(?:<-grammar.possessive>)?\s+(?i:<organiser.members-events>)(?!\w)"
_STAFF = rf"(?<![\w’'])(?P<body>{_NAME})\s+<organiser.staff>(?!\w)"
_MEETING_OF = (
    rf"(?i:<organiser.meeting-of>)<~>(?:<grammar.the><~>)?(?P<body>{_NAME})"
    rf"\s+(?:[{LOWER}-]+\s+){{0,3}}?<organiser.member-groups>(?!\w)"
)
_WE_WERE = rf"^(?:<^organiser.lead-article><~>)?(?P<body>{_NAME})\s+<organiser.attending>\s"
_WE_HELD = (
    rf"(?i)(?<!\w)<organiser.we>\s+(?:<organiser.adverbs>\s+)?<organiser.organises>(?=\s){_EVENT.removeprefix('(?i)')}"
)


def find_host(draft: Draft) -> None:
    """The body that the title or the opening says held the event."""
    for text, place in _texts(draft):
        for body, is_thing in (*_said_to_hold(text, draft), *_holding(text, draft)):
            if _could_be_body(body, draft) and (is_thing or not _is_somebody(body, draft)):
                body = body.rstrip("-")
                span = draft.place(place, body) if isinstance(place, Paragraph) else place
                draft.find("organiser", body, span, "host", 0.7)
                return


def _texts(draft: Draft) -> Iterator[tuple[str, Paragraph | Span | None]]:
    """What is looked at, and where it stands: title and subtitle, then the opening."""
    for name in ("title", "subtitle"):
        if text := draft.fields.get(name):
            yield text, next((found.span for found in draft.evidence if found.field == name), None)
    for block in draft.blocks[:OPENING]:
        if isinstance(block, Paragraph):
            yield block.text, block


def _said_to_hold(text: str, draft: Draft) -> Iterator[tuple[str, bool]]:
    """Subjects of sentences which say that an event was held, each with whether 'its event' says it to be no person."""
    words = draft.words
    for key, event in (("hosts", _EVENT), ("organises", _EVENT), ("invites", _ITS_EVENT), ("gathers", _PEOPLE)):
        for verb in words.cue("organiser", key).finditer(text):
            if words.phrase(event).match(text, verb.end()) is None:
                continue
            start = max(sentence_at(text, verb.start())[0], verb.start() - NEAR)
            subject = words.phrase(_SUBJECT).search(text[start : verb.start()])
            if subject and not (event is _PEOPLE and is_name_of_event(subject["body"], words)):
                yield subject["body"], event is _ITS_EVENT


def _holding(text: str, draft: Draft) -> Iterator[tuple[str, bool]]:
    """Bodies of which an event is said to be: of their members, led by their staff, or held by 'us'."""
    words = draft.words
    for cue, form in (("members-events", _MEMBERS), ("staff", _STAFF), ("meeting-of", _MEETING_OF)):
        if words.cue("organiser", cue).search(text) and (match := words.phrase(form).search(text)):
            yield past_place(text, *match.span("body"), words), cue == "members-events"
    if (
        words.cue("organiser", "organises").search(text) is None
        or words.cue("organiser", "attending").search(text) is None
    ):
        return
    if words.phrase(_WE_HELD).search(text) and (match := words.phrase(_WE_WERE).match(text)):
        yield match["body"], False


def _could_be_body(body: str, draft: Draft) -> bool:
    """Whether words with a capital are no country, pronoun or small word that opens a sentence."""
    said = body.split()
    words, first = draft.words, said[0].casefold()
    if len(said) == 1 and not (len(body) > 2 and sum(letter.isupper() or letter.isdigit() for letter in body) > 1):
        return False  # one word may be anything: initials are a body's
    if any(first in words.words(*key) for key in (("organiser", "no-bodies"), ("people", "honorifics"))):
        return False
    if words.cue("organisations", "countries").fullmatch(body) or words.cue("kinds", "meeting").fullmatch(body):
        return False
    is_kind = said[-1].casefold() in words.words("organisations", "kinds")  # 'Night Workers' Union'
    return any(letter.isalpha() for letter in body) and (is_kind or not words.has_role(body))


def _is_somebody(body: str, draft: Draft) -> bool:
    """Whether the words are, or begin with, somebody's name: 'Ann Lee of the Quay Trust'."""
    known = any(draft.roster.get(name) for name in (body, " ".join(body.split()[:2])))
    return known or is_somebody_of(body, draft.words)
