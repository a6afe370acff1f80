"""Minuted: what the sentences and items of minutes give somebody to do: 'AL to write to the council.'"""

import re
from collections.abc import Iterator
from itertools import chain

from attrs import define, evolve

from notekit.blocks import ListBlock
from notekit.parsers.draft.roster import Known, Roster
from notekit.parsers.marks.motions import body_resolved, is_resolution
from notekit.parsers.marks.steps import NOT_BEING, StepReader
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import LOWER, UPPER
from notekit.segmentation import sentences
from notekit.text import Action, RichText

__all__ = ["find_minuted", "find_tasks"]

_NAME = rf"[{UPPER}][\w’'-]*(?:\s[{UPPER}][\w’'-]*){{0,3}}"
_APART = r",?\s+(?:<grammar.and>|&)\s+|,\s*|\s*[/&+]\s*"
_BODY = rf"{_NAME}(?:\s+<steps.owning-groups>)?"
_WHO = (
    rf"(?P<titled>(?i:<people.titles|honorifics>)\.?\s+)?(?:(?i:<grammar.the>)<~>)?(?P<who>{_BODY}(?:(?:{_APART}){_BODY}){{0,4}})"
    r"(?:\s*[(\[][^()\[\]]{1,60}[)\]])?\s+(?:<grammar.also|then|now>\s+)?"
)
_CHARGED = r"(?:<steps.charged>\s+(?=<steps.infinitive>\s+<steps.tasks>))?"
_DOES = (
    rf"(?:<steps.promises>|{_CHARGED}(?P<to><steps.infinitive>)(?=\s+[{LOWER}])){NOT_BEING}"
    rf"(?:\s+(?P<verb>[{LOWER}][\w-]*))?"
)
_TASK = rf"{_WHO}{_DOES}(?!\w)"
_AGREED = rf"<^steps.it-was-agreed>\s+(?:<grammar.that><~>)?{_WHO}<steps.is-to>(?!\w)"
_DUE_TO = (
    rf"<^grammar.the>\s+(?:[\w’'-]+\s+){{0,4}}?(?:[{UPPER}][\w’'-]*|<people.roles>|<steps.owning-groups>)\s+"
    rf"<steps.due-to>\s+(?!<grammar.be>)[{LOWER}]"
)
_TO_BE_DONE = (
    rf"[{UPPER}][^\s,;:]*(?:,?\s(?!(?:<grammar.sentence-verbs>|<steps.seeming|to-be|done>|[a-z]+<-grammar.past>)\s)[^\s,;:]+){{0,7}}"
    r"\s<steps.to-be>\s+(?:[a-z-]+<-grammar.past>|<steps.done>)(?!\w)"
    r"(?![^.;]*\s<grammar.sentence-verbs>\s)"
)
_WILL_BE_DONE = (
    r"[A-Z0-9](?:[^\s.,;:]+\s){0,9}?[^\s.,;:]+\s(?i:<steps.will-be-done>)(?!\w)"
    r"(?!\s+<grammar.in>\s+<steps.not-yet-due>)"
)
_ORDERS = r"(?i)<steps.tasks>(?=\s)"
_MARKER = re.compile(r"(?:[a-z0-9]{1,2}[:.)]|[-–—•*])\s+")
_CLAUSE = rf"(?:(?:[,;:]|\s[–—-])\s+(?:<grammar.and|but|so>\s+)?|[(\[])(?=[{UPPER}])"
"""What stands before a clause of its own: 'No news, so AL will ask', 'Slipway – AL will ask', 'Slipway (AL to ask)'."""
_INITIALS = re.compile(rf"[{UPPER}]{{2,4}}")


@define
class _Minutes:
    """Who may be given something to do in minutes: those known, and others by what they are called."""

    words: Vocabulary
    roster: Roster

    def known(self, name: str) -> Known | None:
        return self.roster.get(name) or self.roster.by_initials(name)

    def owner(self, who: str) -> str | None:
        """Who is to do it: a person by their name, others as they are written; None for 'we' and the like."""
        person = self.known(who)
        if person:
            return person.name
        if who.casefold() in self.words.words("steps", "owners"):
            return who
        return None if who.split()[0].casefold() in self.words.words("steps", "not-owners") else who

    def gives_task(self, match: re.Match[str]) -> bool:
        """Whether words that read 'Somebody to do' are about somebody, and about doing."""
        who = [match["who"]]
        if not self.known(match["who"]):
            who = [name for name in self.words.phrase(_APART).split(match["who"]) if name]
        does = (match["verb"] or "") in self.words.words("steps", "tasks")
        if match["titled"] and does:
            return True
        return all(self._may_do(name, does=does, bare=bool(match["to"])) for name in who)

    def _may_do(self, name: str, *, does: bool, bare: bool) -> bool:
        if self.known(name):
            return True
        if not does:
            return False
        if name.split()[0] in self.words.given_names or _INITIALS.fullmatch(name):
            return True
        return bare and self._is_body(name)

    def _is_body(self, name: str) -> bool:
        """Whether a name is that of a body or an office, or stands for all who are there."""
        last, words = name.split()[-1].casefold(), self.words
        if name.casefold() in words.words("steps", "owners"):
            return True
        return last in words.words("steps", "owning-groups") | words.words("organisations", "kinds") or words.has_role(
            last
        )


def _task_in(text: str, start: int, end: int, minutes: _Minutes) -> tuple[int, str] | None:
    """Where in a sentence the step begins, and to whom it is given."""
    words = minutes.words
    agreed = words.phrase(_AGREED).match(text, start, end)
    if agreed and minutes.known(agreed["who"]):
        return start, agreed["who"]
    for at in chain([start], (clause.end() for clause in words.phrase(_CLAUSE).finditer(text, start, end))):
        match = words.phrase(_TASK).match(text, at, end)
        if match and minutes.gives_task(match):
            who = match["who"] if minutes.known(match["who"]) else (match["titled"] or "") + match["who"]
            return (at if text[:at].rstrip().endswith(":") else start), who
    return None


def _resolution(text: str, start: int, end: int, reader: StepReader) -> Action:
    """The step that a resolution gives to a body, or to nobody by name: 'MSC to buy a mower'."""
    words = reader.words
    action = reader.action(text, start, end, body_resolved(text, start, end, words))
    nobody = action.owner and words.cue("steps", "resolved-outright").fullmatch(action.owner)
    return evolve(action, owner=None) if nobody else action


def _will_be_done(text: str, start: int, end: int, words: Vocabulary) -> bool:
    """Whether a sentence says who will be asked or told something, or what will be sought: no matter by whom."""
    if not words.cue("steps", "will-be-done").may_be_in(text):
        return False
    return words.phrase(_WILL_BE_DONE).match(text, start, end) is not None


def _unnamed(text: str, start: int, end: int, words: Vocabulary) -> bool:
    """Whether a sentence says what an office is to do, or what is to be done: 'Quotes to be sought.'"""
    if words.cue("steps", "due-to").may_be_in(text) and words.phrase(_DUE_TO).match(text, start, end):
        return True
    return words.cue("steps", "to-be").may_be_in(text) and words.phrase(_TO_BE_DONE).match(text, start, end) is not None


def find_minuted(content: RichText, words: Vocabulary, roster: Roster) -> list[Action]:
    """Sentences of minutes that give somebody something to do: 'It was agreed that AL would write to them.'"""
    return list(_minuted(content.text, _Minutes(words, roster)))


def _minuted(text: str, minutes: _Minutes) -> Iterator[Action]:
    reader = StepReader(minutes.words, minutes.roster)
    for start, end in sentences(text):
        marker = _MARKER.match(text, start, end)
        start = marker.end() if marker else start
        resolved = is_resolution(text, start, end, minutes.words)
        task = _task_in(text, start, end, minutes)
        if resolved and task and minutes.words.cue("steps", "resolved-outright").fullmatch(task[1]):
            task = None  # 'MSC to buy a mower'
        if task is not None:
            begins, who = task
            yield reader.action(text, begins, end, minutes.owner(who))
        elif resolved:
            yield _resolution(text, start, end, reader)
        elif _will_be_done(text, start, end, minutes.words):
            yield evolve(reader.action(text, start, end), owner=None)  # 'The county will be contacted'
        elif _unnamed(text, start, end, minutes.words) or reader.resolutions.is_step(text[start:end]):
            yield reader.action(text, start, end)


def find_tasks(block: ListBlock, words: Vocabulary, roster: Roster) -> list[RichText]:
    """The items of a list of minutes that only say what to do: 'Ask for a price'; of a list half of which are steps."""
    if len(block.items) < 2:
        return []
    given = [item.content for item in block.items if find_minuted(item.content, words, roster)]
    orders = [item.content for item in block.items if words.phrase(_ORDERS).match(item.text)]
    return (
        orders if given and 2 * len({*map(id, given), *map(id, orders)}) >= len(block.items) <= 3 * len(given) else []
    )
