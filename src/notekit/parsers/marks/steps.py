"""Next steps: sentences and items that say what is to be done, by whom and by when."""

import re
from collections.abc import Iterator, Sequence
from itertools import compress, islice

from attrs import define

from notekit.event_date import EventDate
from notekit.parsers.draft.roster import Roster
from notekit.parsers.entities.dates import Dates
from notekit.parsers.marks.meeting_dates import states_meeting
from notekit.parsers.marks.owners import Owners
from notekit.parsers.marks.resolutions import Resolutions
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import LOWER, UPPER
from notekit.segmentation import sentences
from notekit.text import Action, RichText

__all__ = [
    "NOT_BEING",
    "StepReader",
    "find_actions",
    "find_labelled_actions",
    "find_undertakings",
    "may_label_steps",
]

_SUBJECT = (
    rf"(?:(?i:<grammar.the>)<~>)?(?P<owner>(?!(?i:<organiser.pronouns>)[’'])[{UPPER}][\w&’'-]*"
    rf"(?:\s+(?:<grammar.of|and|for|the><~>){{0,2}}(?:[{UPPER}]\.(?=\s)|[{UPPER}][\w&’'-]*)){{0,5}}"
    rf"(?:\s+(?:[{LOWER}]+\s+)?<steps.owning-groups>)?)(?:,\s(?!<grammar.and>)(?=[{LOWER}])[^.;:!?]{{2,100}}?,)?\s+"
)
_OWNER = (
    rf"{_SUBJECT}(?:<steps.undertakes>"
    rf"|(?P<to><steps.infinitive>)(?=\s+(?!<grammar.be|the|a|our|its|their|his>)[{LOWER}]))(?!\w)"
)
NOT_BEING = rf"(?!\s+<grammar.be>\s+(?![{LOWER}]+<-grammar.participle|past>))"
"""'Ann agreed to be the chair' and 'Ann will be away' tell how she is, and no step."""
_UNDERTAKES = rf"{_SUBJECT}(?:<steps.promises>|<steps.now>\s+<steps.preparing>)(?!\w){NOT_BEING}"
_NOW = r"<steps.now>\s+<steps.preparing>"
_ORGANISERS_WILL = (
    rf"(?i:<grammar.the|our>)\s+(?:[{LOWER}][\w-]*\s+)?<steps.organisers>\s+(?:<steps.promises>|{_NOW})(?!\w)"
)
_OPENING = r"(?i)<steps.openings>\s[^.;:]*,"
_COMMA = re.compile(r",\s+")
MOST_COMMAS = 3
"""After how many commas of a sentence its main clause may begin."""
_WE_WILL = r"(?i)<steps.we-will>\s+(?!<steps.no-tasks>)"
_FIRST_NAMED = re.compile(
    rf"(?P<who>[{UPPER}][\w’'-]*(?:\s[{UPPER}][\w’'-]+)?)\s+(?:\([^()]{{1,60}}\)\s+)?(?=[{LOWER}])"
)
_BRACKET = re.compile(r"[(\[](?P<said>[^()\[\]]{2,121})[)\]]\s*\.?$")
_MAY_BE_DUE = rf"[{UPPER}0-9]|<grammar.by>\s"
_PIECE = re.compile(r"[^,;]+")
_OWNER_PIECE = re.compile(rf"[{UPPER}][\w&’'. -]{{1,60}}")
_LABELLED_TASK = (
    rf"[{UPPER}][\w&’'-]*(?:(?:\s+|,\s*|,?\s+(?:<grammar.and>|&)\s+)[{UPPER}0-9][\w&’'-]*){{0,8}}"
    rf"(?:\s*[:–—]|\s-)\s+(?:(?i:<steps.tasks>)(?!\w)|<steps.infinitive>\s+[{LOWER}])"
)
_TASK_FOLLOWS = r"\s+<steps.tasks>(?!\w)"
_DASH_BEFORE = re.compile(r"[-–—•]\s+")
_DUE = (
    r"(?P<due>\d{1,2}/\d{1,2}|(?:<grammar.the><~>)?<steps.stretch-of>\s+(?:<grammar.the><~>)?\w+"
    r"(?:\s+(?:<steps.terms>|\d{4}))?"
    r"|(?i:<steps.due-words>))(?!\w)"
)
_VAGUE_DUE = rf"<steps.by><~>{_DUE}"
_OPENS_DUE = r"<steps.by>\s"
_OPENS_WITH_THE = r"(?i)<grammar.the><~>"
_CLAUSE_BEGINS = re.compile(r"(?:^|(?<=[.;\n?!])(?=\s)|(?<=\s[–—-])(?=\s)|(?<=\s[(\[]))\s*$")
_LABELLED = r"\s*(?i:<steps.label>)\s*(?:\d+\s*)?(?:(?P<sign>[:–—-])\s*|(?=[A-Z]))"
_HAS_TASK = rf"\s+<steps.infinitive>\s+[{LOWER}]"
_SOMEBODY = rf"(?P<who>[{UPPER}][\w’'-]*(?:\s[{UPPER}][\w’'-]+)?)(?:\s*[.)\]]*$|\s*:\s|\s+<steps.infinitive>\s)"
_HONORIFIC = r"^(?i:<people.titles|honorifics>)\.?\s+"
_BODY = re.compile(rf"[{UPPER}][\w&’'-]*(?:\s(?:[a-z]{{2,3}}\s)?[{UPPER}][\w&’'-]*){{0,4}}")
LONGEST_TOLD = 320
"""How many characters an item tells before the label that says who is to do it, all of them the step."""
_AROUND_NAME = " .()[]"
_OPENS_BRACKET = ("(", "[")
_BEFORE_LABEL = " ([–—-"
_BY = r"(?i)<steps.due>\s*:?\s*(?:<grammar.the><~>)?(?:<steps.end-of>\s+)?"


@define
class StepReader:
    """Reads who is to do a step and by when, with the people of a note."""

    words: Vocabulary
    roster: Roster

    @property
    def owners(self) -> Owners:
        """What finds who is named."""
        return Owners(self.words, self.roster)

    @property
    def resolutions(self) -> Resolutions:
        """What reads what was agreed, planned or promised."""
        return Resolutions(self.words, self.owners)

    def action(self, text: str, start: int, end: int, owner: str | None = None) -> Action:
        """What is to be done from `start` to `end`, with owner, if not given, and due as far as stated."""
        said = text[start:end]
        bracketed, due = self._in_bracket(said)
        owner = owner or bracketed or self._named_owner(said)
        return Action(start, end, owner, due or self._due(said))

    def _first_named(self, said: str) -> str | None:
        """The known person with whose name or initials the words begin: 'Dot ask her insurer'."""
        match = _FIRST_NAMED.match(said)
        person = self.owners.person(match["who"]) if match else None
        return person.name if person else None

    def _named_owner(self, said: str) -> str | None:
        """Who is named as owner, somebody known first: before what there is to do, or after it."""
        owners = self.owners
        stated = owners.before(said) or self._doing(said) or self._first_named(said)
        if stated and self.roster.get(stated):
            return stated
        return owners.after(said) or stated

    def _doing(self, said: str) -> str | None:
        """Who is said to do something: 'Ann will write', 'The Quay Trust agreed to help'."""
        if owner := self.resolutions.owner(said):
            return owner
        match = self.words.phrase(_OWNER).match(said)
        if match is None:
            return None
        everybody = match["to"] and match["owner"].casefold() in self.words.words("steps", "owners")
        if match["to"] and not everybody and not self._may_be_told(match["owner"], said[match.end() :]):
            return None
        return self._full(match["owner"]) if everybody or self._may_own(match["owner"]) else None

    def _may_be_told(self, owner: str, task: str) -> bool:
        """Whether a word before 'to' may own what follows: nobody knows the 'Letters' of 'Letters to traders'."""
        if " " in owner or self.owners.taking(owner):
            return True
        return self.words.phrase(_TASK_FOLLOWS).match(task) is not None

    def _in_bracket(self, said: str) -> tuple[str | None, EventDate | None]:
        """Who is to do it and by when, out of a bracket at the end: '(Ann Lee, Bo Ray; by June 2031)'."""
        match = _BRACKET.search(said)
        if match is None:
            return None, None
        pieces = list(_PIECE.finditer(match["said"]))
        tells_due = pieces and self.words.phrase(_MAY_BE_DUE).match(match["said"])
        due = self._dated(pieces[-1].group().strip()) if tells_due else None
        named = [piece.group().strip() for piece in (pieces[:-1] if due else pieces)]
        if not named:
            return None, due
        who = match["said"][: pieces[len(named) - 1].end()]
        if task := self.words.phrase(_HAS_TASK).search(who):
            return self.owners.named(who[: task.start()]), due  # '(AL to send slides)'
        owner = self.owners.named(who)
        if owner is None and len(named) == 1 and _OWNER_PIECE.fullmatch(named[0]):
            owner = self._full(named[0]) if self._may_own(named[0], bracketed=True) else None
        return owner, due

    def _dated(self, said: str) -> EventDate | None:
        """The date that words are, and nothing else: 'by 3 May 2031', 'June', 'Friday'."""
        opens = self.words.phrase(_OPENS_DUE).match(said)
        words = said[opens.end() :].strip() if opens else said.strip()
        found = next(Dates(self.words).find(words), None)
        if found and (found.start, found.end) == (0, len(words)):
            return found.date
        return EventDate(text=words) if self.words.phrase(_DUE).fullmatch(words) else None

    def _may_own(self, name: str, *, bracketed: bool = False) -> bool:
        if self.roster.get(name):
            return True
        if name.split()[0].casefold() in self.words.words("steps", "not-owners"):
            return False
        if name.casefold() in self.words.words("steps", "nobody"):
            return False
        return not bracketed or len(name.split()) <= 5

    def _full(self, name: str) -> str:
        person = self.owners.person(name)
        return person.name if person else name

    def _due(self, said: str) -> EventDate | None:
        for found in Dates(self.words).find(said):
            before = said[max(0, found.start - 24) : found.start]
            if self.words.phrase(_BY).search(before):
                return found.date
        match = self.words.phrase(_VAGUE_DUE).search(said)
        return EventDate(text=match["due"]) if match else None


def _committing(text: str, reader: StepReader) -> Iterator[tuple[int, int]]:
    """The sentences in which somebody is named for something, or that say what is to be done."""
    words, owners = reader.words, reader.owners
    commits = words.cue("steps", "commits")
    for start, end in sentences(text):
        start = dash.end() if (dash := _DASH_BEFORE.match(text, start, end)) else start
        said = text[start:end]
        if states_meeting(said, words, reader.roster) or reader.resolutions.is_opinion(said):
            continue
        if words.cue("steps", "invites").match(said) or said.endswith("?"):
            continue  # it is addressed to the reader: 'Want to get involved?'
        if (
            commits.search(text, start, end)
            or words.phrase(_OWNER).match(text, start, end)
            or words.phrase(_LABELLED_TASK).match(text, start, end)
            or owners.before(said)
            or owners.after(said)
        ):
            yield start, end


def find_actions(content: RichText, words: Vocabulary, roster: Roster, *, item: bool) -> list[Action]:
    """The steps in a text that stands under next steps: each committing sentence, or an item as a whole."""
    reader = StepReader(words, roster)
    if item:
        action = reader.action(content.text, 0, len(content.text))
        return [action] if action.owner or action.due else []
    return [reader.action(content.text, start, end) for start, end in _committing(content.text, reader)]


def _is_owner(name: str, words: Vocabulary, roster: Roster) -> bool:
    """Whether somebody known has this name, or a body: 'Quay Council', 'QCT'; or it is one with an honorific."""
    if Owners(words, roster).person(name) or (len(name) > 2 and name.isupper()):
        return True
    if words.phrase(_HONORIFIC).match(name):
        return True
    *first, last = name.split()
    return bool(first) and last.casefold() in words.words("organisations", "kinds")


def find_undertakings(content: RichText, words: Vocabulary, roster: Roster) -> list[Action]:
    """Sentences in which somebody known undertakes to do something: 'Ann will write to the council.'"""
    reader = StepReader(words, roster)
    return [
        reader.action(content.text, start, end, owner)
        for start, end in sentences(content.text)
        for owner in _undertaken(content.text, start, end, reader)
    ]


def _undertaken(text: str, start: int, end: int, reader: StepReader) -> Iterator[str | None]:
    """Who undertakes something in a sentence, None if it is 'we' or 'the organisers'; nothing if nobody does."""
    words, roster = reader.words, reader.roster
    for at in _main_clauses(text, start, end, words):
        if words.phrase(_WE_WILL).match(text, at, end) or words.phrase(_ORGANISERS_WILL).match(text, at, end):
            yield None
            return
        match = words.phrase(_UNDERTAKES).match(text, at, end)
        if match and (_is_owner(match["owner"], words, roster) or words.phrase(_OPENS_WITH_THE).match(match.group())):
            person = roster.get(match["owner"]) if at > start else None
            yield (person.name if person else match["owner"]) if at > start else None
            return
    if owner := reader.resolutions.owner(text[start:end]):
        yield owner


def _main_clauses(text: str, start: int, end: int, words: Vocabulary) -> Iterator[int]:
    """Where the main clause of a sentence may begin: first, or after an opening such as 'In the coming months,'."""
    yield start
    if words.phrase(_OPENING).match(text, start, end):
        yield from (comma.end() for comma in islice(_COMMA.finditer(text, start, end), MOST_COMMAS))


def _step_label(text: str, words: Vocabulary, roster: Roster) -> re.Match[str] | None:
    """The first label of a step in a text: at its start, after the end of a clause, or in a bracket."""
    last = 0
    for label in words.cue("steps", "label").finditer(text):
        before = last + len(text[last : label.start()].rstrip())
        if text[before - 1 : before] in _OPENS_BRACKET and label.group() in words.words("steps", "to-themselves"):
            last = label.end()
            continue  # 'Nine boats came (TODO: check)'
        begins, last = _CLAUSE_BEGINS.search(text, before, label.start()), label.end()
        match = words.phrase(_LABELLED).match(text, begins.start()) if begins else None
        if match and (match["sign"] or _somebody_at(text, match.end(), words, roster)):
            return match
    return None


def _somebody_at(text: str, at: int, words: Vocabulary, roster: Roster) -> bool:
    """Whether a text goes on with somebody known and ends, or with what they are to do: 'AL', 'Ann to write'."""
    match = words.phrase(_SOMEBODY).match(text, at)
    return match is not None and (roster.get(match["who"]) or roster.by_initials(match["who"])) is not None


def may_label_steps(texts: Sequence[str], words: Vocabulary) -> frozenset[str]:
    """Those of many texts in which there may be a label of a step: few, which alone need a closer look."""
    return frozenset(compress(texts, words.cue("steps", "label").may_be_in_each(texts)))


def find_labelled_actions(content: RichText, words: Vocabulary, roster: Roster, *, item: bool = False) -> list[Action]:
    """Steps that a label marks anywhere in a note: 'ACTION: Ann to write to the council.'"""
    text = content.text
    match = _step_label(text, words, roster)
    if match is None or match.end() >= len(text):
        return []
    reader = StepReader(words, roster)
    named = text[match.end() :].strip(_AROUND_NAME)
    if named.casefold() in words.words("steps", "nobody"):
        return []  # 'Actions: none'
    before = text[: match.start()].rstrip(_BEFORE_LABEL)
    owner = _owner_alone(named, words, roster, bodies=bool(before))
    begins, ends = match.end(), len(text)
    if before and (owner or named.casefold() in words.words("steps", "owners")):
        begins, ends = sentences(before)[-1]  # 'It rained. Speed gun: battery dead. ACTION: AL'
        begins = 0 if item and len(before) <= LONGEST_TOLD else begins
    elif text[:begins].count("(") > text[:begins].count(")"):
        ends = begins + len(text[begins:].rstrip(" .)"))  # 'The speed gun is dead (Action: buy one)'
    return [reader.action(text, begins, ends, owner)]


def _owner_alone(named: str, words: Vocabulary, roster: Roster, *, bodies: bool) -> str | None:
    """Who is all that stands behind a label: 'AL', 'Cllr Ann Lee'; one of `bodies` too: 'QCT, if funded'."""
    bare = words.phrase(_HONORIFIC).sub("", named)
    if owner := Owners(words, roster).named(bare):
        return owner
    body = named.partition(",")[0]
    if not bodies or named[len(body) + 2 :][:1].isupper() or not _BODY.fullmatch(body):
        return None
    return body if _is_owner(body, words, roster) else None
