"""Who organised an event, and who supported it."""

import re
from itertools import chain

from notekit.blocks import Paragraph
from notekit.parsers.draft.draft import Draft
from notekit.parsers.draft.numbered_prose import paragraphs_of
from notekit.parsers.entities.name_words import is_honorific
from notekit.parsers.facts.bodies import BODY, is_name_of_event, is_person, past_place, without_event
from notekit.parsers.facts.hosts import find_host
from notekit.parsers.facts.minuted_bodies import find_minuted_body
from notekit.parsers.vocabulary.expressions import LOWER

__all__ = ["find_organiser", "find_page_owner", "find_supporters"]

MOST_PIECES = 12
"""How many pieces at the top of a page may name whose it is."""
MOST_LETTERS = 6
"""How many initials a body is known by at most."""
HEAD = 12
"""How many blocks from the start are looked at."""

_ORGANISED_BY = rf"(?i:<organiser.by>)<~>(?:<grammar.the><~>)?{BODY}(?P<group>\s+<organiser.groups>)?"
_ORGANISERS = rf"(?i:<organiser.before>)\s+{BODY}"
_ORGANISES = (
    r"^(?:<^organiser.opens> (?:[^,]+,(?: \d{4},)?|[^,.]{1,40}?(?:\d{4}|(?i:<dates.months>)(?!\s\d)))\s+)?"
    rf"(?:(?:<organiser.lead-article>|<^organiser.sentence-article>)<~>)?{BODY}"
    r"(?P<tail>\s+<organiser.tails>)?(?:,\s+<organiser.along>[^.]{2,200}?,(?:\s+<organiser.adverbs>)?)?"
    r"\s+<organiser.organises>\s+(?:\w+)\b"
)
_ABBREVIATED = r"(?:\s+\([A-Z][\w&-]{1,12}\))"
_ORGANISE_TOGETHER = (
    rf"^(?:(?:<organiser.lead-article>|<^organiser.lead-article>)<~>)?{BODY}{_ABBREVIATED}"
    rf"(?:\s+<grammar.and>\s+(?:<grammar.the><~>)?{BODY.replace('body', 'other')}{_ABBREVIATED}?)?"
    r"\s+(?:<organiser.adverbs>\s+)?<organiser.organises>\s+(?:\w+)\b"
)
_ONE_EVENT = r"<~>(?:[\w’'-]+\s+){0,6}?<organiser.series-events|own-events>"
_ORGANISES_EVENT = (
    rf"(?:^|[.,]\s+)(?:<organiser.lead-article><~>)?{BODY}{_ABBREVIATED}?(?P<tail>\s+<organiser.tails>)?"
    rf"\s+(?:<organiser.adverbs>\s+)?<organiser.organises>\s+<grammar.the|a|its|our|their>{_ONE_EVENT}"
)
_S_EVENT = (
    rf"<-grammar.possessive>\s+(?:[“\"‘][^”\"’]{{3,80}}[”\"’]\s+)?(?:[{LOWER}][\w-]*\s+){{0,3}}?"
    r"(?:<organiser.own-events>)(?!\w)"
)
_OWN_EVENT = f"{BODY}{_S_EVENT}"
_SAID_OF_ORGANISERS = (
    ("by", _ORGANISED_BY),
    ("before", _ORGANISERS),
    ("organises", _ORGANISES),
    ("organises", _ORGANISE_TOGETHER),
    ("organises", _ORGANISES_EVENT),
)
"""What says who organised an event, each with the cue without which it does not."""
_ANY_CUE = "|".join(dict(_SAID_OF_ORGANISERS))
_SUPPORTED_BY = rf"(?i:<organiser.supporters>(?:<~><grammar.the>)?)<~>{BODY}"
_RECORD_OF = r"(?i)^<organiser.minuted>\s+<grammar.of|from>\s+(?:<grammar.the><~>)?"  # 'Report of the Quay Forum'
_ONLINE = r"(?i)\s+<grammar.on>\s+<organiser.online>$"  # 'the Quay Trust on Zoom'
_OPENS_WITH_THE = r"^(?i:<grammar.the>)<~>"


def find_organiser(draft: Draft) -> None:
    """The body that the opening or the head says organised the event."""
    for find in (_find_said, find_host, _find_owner, find_minuted_body):
        if "organiser" in draft.stated or draft.fields.get("organiser"):
            return
        find(draft)


def _find_said(draft: Draft) -> None:
    """The body of which the head says outright that it organised the event: 'hosted by the Quay Trust'."""
    words = draft.words
    for block in chain.from_iterable(map(paragraphs_of, draft.blocks[: HEAD * 3])):
        if words.cue("organiser", _ANY_CUE).search(block.text) is None:
            continue
        for cue, form in _SAID_OF_ORGANISERS:
            if words.cue("organiser", cue).search(block.text) is None:
                continue
            match = words.phrase(form).search(block.text)
            if match and (body := _organiser(match, draft)):
                draft.find("organiser", body, draft.place(block, body), "organised-by", 0.8)
                return


def _organiser(match: re.Match[str], draft: Draft) -> str | None:
    """The body that a phrase says organised something; None where that is somebody, or no name of a body."""
    said, words = match.groupdict(), draft.words
    if not said.get("tail") and (is_person(said["body"], draft) or is_name_of_event(said["body"], words)):
        return None
    body = words.phrase(_RECORD_OF).sub("", said["body"].rstrip("-")) + (said.get("group") or "")
    first = body.split()[0].rstrip(".").casefold()
    if body.casefold() in words.words("organisations", "abbreviations") or is_honorific(first, words):
        return None  # the 'Asst' of 'hosted by Asst. Prof. Ann Lee', 'Dr Ann Lee and Dr Bo Ek'
    if first in words.words("organiser", "opens") or words.cue("organisations", "countries").fullmatch(body):
        return None
    body = without_event(words.phrase(_ONLINE).sub("", body), words)
    return _spelled_out(body, draft) or body


def _spelled_out(letters: str, draft: Draft) -> str | None:
    """The full name of a body known by its initials, where the opening has it: 'Quay Boat Trust' for 'QBT'."""
    if not (letters.isalpha() and letters.isupper() and 2 < len(letters) <= MOST_LETTERS):
        return None
    between = r"[\w’-]*\s+(?:(?:<grammar.of|and|for|the|in>|&)<~>){0,2}"
    named = r"(?<!\w)" + between.join(letters) + r"[\w’-]+(?![\w’-])"
    for block in draft.blocks[:HEAD]:
        if isinstance(block, Paragraph) and (match := draft.words.phrase(named).search(block.text)):
            return match.group()
    return None


def _find_owner(draft: Draft) -> None:
    """The body whose own event the opening says it was: 'at the Quay Trust’s annual conference'."""
    words = draft.words
    bodies = words.words("organisations", "kinds") | words.words("organisations", "led")
    for block in draft.opening():
        if words.cue("organiser", "own-events").search(block.text) is None:
            continue
        if words.phrase(_S_EVENT).search(block.text) is None:
            continue
        for match in words.phrase(_OWN_EVENT).finditer(block.text):
            body = past_place(block.text, *match.span("body"), words)
            said = body.split()
            if len(said) > 1 and any(word.casefold() in bodies for word in said) and not is_person(body, draft):
                draft.find("organiser", body, draft.place(block, body), "own-event", 0.6)
                return


def find_page_owner(draft: Draft) -> None:
    """The organiser out of the head of a web page: the name at its top that the text uses as well."""
    start = next((block.span.start for block in draft.blocks if block.span), 0)
    small = draft.words.words("organiser", "small")
    for piece in draft.page[:MOST_PIECES]:
        name = piece.text.strip()
        words = name.split()
        if piece.span is None or piece.span.start > start or not 1 < len(words) <= 6:
            continue
        if not all(word[0].isupper() or word == "&" or word in small for word in words) or name.isupper():
            continue
        said = draft.words.phrase(_OPENS_WITH_THE).sub("", name)
        if draft.source.text.find(said, start) >= 0:
            draft.find("organiser", said, piece.span, "page-head", 0.5)
            return


def find_supporters(draft: Draft) -> None:
    """Those who supported the event, where a line at the head says so."""
    cue = draft.words.cue("organiser", "supporters")
    for block in draft.blocks[:HEAD]:
        if not isinstance(block, Paragraph) or len(block.text) >= 200 or not cue.may_be_in(block.text):
            continue
        if match := draft.words.phrase(_SUPPORTED_BY).search(block.text):
            draft.find("supporters", (match["body"],), draft.place(block, match["body"]), "supported-by", 0.8)
            return
