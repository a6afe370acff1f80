"""Owners of steps and speakers of quotations who are nobody among the people, but all but one of them by name."""

from collections.abc import Collection, Iterator

from notekit.checks.finding import Remark
from notekit.checks.passages import Passage, Subject
from notekit.likeness import is_slip
from notekit.parsers.draft.roster import fold_name
from notekit.text import Action, Speech

__all__ = ["misspelt_owners_and_speakers"]

MOST = 50
"""How many names are compared with one that differs from them in a word."""
SHORT = 3
"""How many letters a word has at least that may have lost or gained one: 'Jon' for 'Joan'."""

_JOINED = r",?\s+(?:<grammar.and>|&)\s+|\s*[,/&+]\s*"

_Gap = tuple[tuple[str, ...], int]
"""A name without one of its words, and where that stood."""


def misspelt_owners_and_speakers(subject: Subject, told: Collection[tuple[str, ...]] = ()) -> Iterator[Remark]:
    """Names that differ from a person's in one word, and in that by a letter; those `told` already are left out."""
    people = {fold_name(person.name): person.name for person in subject.note.people}
    gaps = dict[_Gap, list[str]]()
    for folded, name in people.items():
        for gap in _gaps(folded) if " " in folded else ():
            gaps.setdefault(gap, []).append(name)
    seen = {fold_name(" ".join(name)) for name in told}
    for passage in subject.passages if people else ():
        for name, start, end in _named(passage, subject):
            folded = fold_name(name)
            if folded in seen or folded in people:
                continue
            seen.add(folded)
            meant = next((other for other in _alike(folded, gaps)), None)
            if meant is not None:
                yield Remark(
                    f"nobody among the people is called “{name}”",
                    passage.place(start, end),
                    hint=f"did you mean {meant}?",
                )


def _named(passage: Passage, subject: Subject) -> Iterator[tuple[str, int, int]]:
    """Each owner and speaker of a passage, with the place of the step or quotation."""
    for action in passage.content.of(Action):
        for name in subject.words.phrase(_JOINED).split(action.owner) if action.owner else ():
            yield name, action.start, action.end
    for speech in passage.content.of(Speech):
        if speech.speaker:
            yield speech.speaker, speech.start, speech.end


def _gaps(folded: str) -> Iterator[_Gap]:
    words = tuple(folded.split())
    return ((words[:at] + words[at + 1 :], at) for at in range(len(words)))


def _alike(folded: str, gaps: dict[_Gap, list[str]]) -> Iterator[str]:
    """The names that are this one but for a letter in one word."""
    words = folded.split()
    for gap in _gaps(folded):
        at = gap[1]
        for name in gaps.get(gap, ())[:MOST]:
            other = fold_name(name).split()[at]
            if is_slip(words[at], other) or _has_lost_a_letter(words[at], other):
                yield name


def _has_lost_a_letter(one: str, other: str) -> bool:
    """Whether one word is the other without a letter that is not its first."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1 or len(short) < SHORT or short[0] != long[0]:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(1, len(long)))
