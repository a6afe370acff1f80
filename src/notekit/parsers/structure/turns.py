"""Turns: records that give what was said after the speaker's name and a colon, as transcripts do."""

import re

from attrs import define

from notekit.blocks import Paragraph
from notekit.parsers.draft.draft import Draft
from notekit.parsers.entities.names import CAPITALISED
from notekit.people import Part

__all__ = ["Turn", "find_turn_takers", "find_turns", "turn"]

LEAST = 4
"""How many turns make a record of turns."""

_TURN = re.compile(
    rf"(?P<who>(?:{CAPITALISED}\.?\s+){{0,4}}{CAPITALISED}|[A-Z]{{1,3}})\s*(?:\((?P<named>[^()]{{2,60}})\)\s*)?:\s+(?=\S)"
)
_ANSWERED_BY = re.compile(r"\((?P<named>[^()]{2,60})\)\s+(?=\S)")  # 'A: (Ann) We have no boats.'


@define
class Turn:
    """Who speaks in a paragraph, as written, and where the words begin; `of_talk` where it is a question or answer."""

    who: str
    at: int
    of_talk: bool = False


def turn(text: str) -> Turn | None:
    """The turn that a paragraph is, if it begins like one."""
    match = _TURN.match(text) if ":" in text else None
    if match is None:
        return None
    if match["who"] not in ("A", "Q"):
        return Turn(match["who"], match.end())
    named = match if match["named"] else _ANSWERED_BY.match(text, match.end())
    return Turn(named["named"], named.end(), of_talk=True) if named else Turn(match["who"], match.end(), of_talk=True)


def _turns(draft: Draft) -> list[tuple[Paragraph, Turn]]:
    found = ((block, turn(block.text)) for block in draft.blocks if isinstance(block, Paragraph))
    return [(block, one) for block, one in found if one and not _labels_fact(one.who, draft)]


def _labels_fact(who: str, draft: Draft) -> bool:
    """Whether what stands before a colon names a list of people or a talk, and no one who speaks: 'Participants'."""
    last, words = who.split()[-1].casefold(), draft.words.words
    return last in words("people-lists", "participant") or last in words("speech", "talks")


def find_turns(draft: Draft) -> None:
    """Notes whether the draft is a record of turns: several, and some by the same person."""
    turns = _turns(draft)
    draft.in_turns = len(turns) >= LEAST and len(turns) >= 1.3 * len(_takers({found.who for _, found in turns}))


def _takers(labels: set[str]) -> set[str]:
    """The labels of turns, without those that are half a name among them: 'Lee' after 'Ann Lee'."""
    halves = {half for label in labels if " " in label for half in (label.split()[0], label.split()[-1])}
    return labels - halves


def find_turn_takers(draft: Draft) -> None:
    """Makes known who speaks in turns."""
    for block, found in _turns(draft) if draft.in_turns else ():
        tokens = found.who.split()
        honorific = None
        while len(tokens) > 1 and tokens[0].rstrip(".").casefold() in draft.words.words("people", "honorifics"):
            honorific, tokens = tokens[0].rstrip("."), tokens[1:]
        name = " ".join(tokens)
        if len(tokens) < 2 and draft.roster.get(name) is None:
            continue
        place = draft.place(block, name)
        person = draft.roster.get(name) or draft.roster.add(name, place.start if place else 0, place, "turn", 0.95)
        person.honorific = person.honorific or honorific
        person.takes(Part.SPEAKER)
