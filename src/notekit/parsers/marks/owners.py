"""Owners: whom a step names as those to take it, in the shapes that lists have for it: 'Ann: …', '… -> AL', '@ann'."""

import re

from attrs import define

from notekit.parsers.draft.roster import Known, Roster
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import LOWER, UPPER

__all__ = ["Owners"]

LONGEST = 90
"""How many characters at either end of a step may name who is to take it."""
LONGEST_BODY = 5
"""How many words the name of a body has that is given a task."""

_JOINED = r",?\s+(?:<grammar.and>|&)\s+|\s*[,;/&+]\s*|\s+(?=@)"
_ONE = rf"@?[{UPPER}][\w’'-]*\.?(?:\s[{UPPER}][\w’'-]*\.?){{0,3}}"
_SEVERAL = rf"{_ONE}(?:(?:{_JOINED}){_ONE})+(?=\s+[{LOWER}])"
_SEPARATOR = re.compile(r"\s*+(?:[:–—](?=\s)|-{1,2}(?<=\s-|--)(?=\s)|[-=]>|→)")
_MENTIONED = re.compile(r"@\w[\w.’'-]*(?:[,\s]+@\w[\w.’'-]*)*(?=[\s:,])")
_COLUMN = re.compile(rf"(?P<who>[{UPPER}]{{2,4}})(?:[^\S\t]*+\t\s*+|\s{{2,}}+)(?=\S)")  # 'AL   Thank the crew'
_BRACKETED = re.compile(r"[(\[](?P<who>[^()\[\]]{1,80})[)\]](?=\s*[\w:–—-])")
_BEFORE_LAST = re.compile(r"\s(?:[–—]|-{1,2})\s+|\s*(?:[-=]>|→)\s*|\s(?=@\w)|[.;]\s+")
_TITLED = r"(?i)(?:<steps.owner-column>\s*[:=–—-]|<grammar.by>\s)\s*"
_SAYS_WHEN = r"(?i)(?:<grammar.by>\s)?(?:\d|<steps.due-words>|<dates.months|short-months|weekdays>)"
_UNTIL = r",?\s+<steps.due>\s"
_TASK = r"[\s:–—>→-]+(?i:<steps.tasks>)(?!\w)"
_HONORIFIC = r"(?i)<people.titles|honorifics>\.?\s+"
_BY_INITIAL = re.compile(rf"(?P<initial>[{UPPER}])(?:\.|\b)(?:\s?[{UPPER}]\.)*\s?(?P<surname>[{UPPER}][\w’'-]+)")
_EDGES = " @*_.,;"
_NO_GIVEN_NAMES = (
    ("people", "given-too"),
    ("people", "surnames"),
    ("people", "not-names"),
    ("dates", "months"),
    ("organisations", "words"),
)


@define
class Owners:
    """Finds who is named as owner of a step, with the people of a note."""

    words: Vocabulary
    roster: Roster

    def before(self, said: str) -> str | None:
        """Who is named before what there is to do: 'Ann: …', 'Ann / Bo - …', '[AL] …', '@ann …', 'Ann + Bo to …'."""
        if said[:1] in "([" and (bracket := _BRACKETED.match(said)):
            return self.named(bracket["who"])
        if (column := _COLUMN.match(said)) and (person := self.roster.by_initials(column["who"])):
            return person.name
        if said[:1] == "@" and (mentioned := _MENTIONED.match(said)):
            return self.named(mentioned.group(), loosely=True) or mentioned.group().strip(_EDGES)
        separator = _SEPARATOR.search(said, 0, LONGEST)
        if separator:
            label = said[: separator.start()]
            who = self.named(label, loosely=True)
            if who or (self._is_office_or_body(label) and self.words.phrase(_TASK).match(said, separator.start())):
                return who or label
        several = self.words.phrase(_SEVERAL).match(said)
        return self.named(several.group(), loosely=True) if several else None

    def after(self, said: str) -> str | None:
        """Who is named after what there is to do: '… – Ann', '… -> AL and Bo', '… @ann', '…. Owner: Ann Lee'."""
        tail = said[-LONGEST:]
        ends = list(_BEFORE_LAST.finditer(tail))
        if not ends or tail.count(")", ends[-1].end()) > tail.count("(", ends[-1].end()):
            return None
        end = len(tail)
        if len(ends) > 1 and self.words.phrase(_SAYS_WHEN).match(tail, ends[-1].end()):
            end = ends.pop().start()  # '… – Ann – by May'
        return self.named(tail[ends[-1].end() : end], loosely="." not in ends[-1].group())

    def named(self, who: str, *, loosely: bool = False) -> str | None:
        """Those who are all that the words name: one by their name, several and 'everyone' as written; else None.

        Somebody who is not known may be named `loosely`: by a given name, or an initial and a surname.
        """
        titled = self.words.phrase(_TITLED).match(who)
        until = self.words.phrase(_UNTIL).search(who)
        who = who[titled.end() if titled else 0 : until.start() if until else None].strip(" *_.,;")
        if who.casefold() in self.words.words("steps", "owners"):
            return who
        each = self.words.phrase(_JOINED).split(who)
        if not all(self._is_somebody(one, loosely=loosely) for one in each):
            return None
        person = self.person(who) if len(each) == 1 else None
        return person.name if person else who.strip(_EDGES)

    def taking(self, who: str) -> str | None:
        """Who takes something on by these words: somebody known, or whoever they call so as written; else None."""
        person = self.person(who)
        if person is not None:
            return person.name
        titled = self.words.phrase(_HONORIFIC).match(who)
        if titled and who[titled.end() : titled.end() + 1].isupper():
            return who
        is_one = self._looks_like_name(who) or self._is_office_or_body(who) or (len(who) > 1 and who.isupper())
        return who if is_one else None

    def person(self, said: str) -> Known | None:
        """The person known by a name, with an honorific or not, by initials, or by an initial and a surname."""
        bare = said.strip(_EDGES)
        if not bare or not (bare[0].isupper() or said.startswith("@")):
            return None
        bare = self.words.phrase(_HONORIFIC).sub("", bare, count=1)
        person = self.roster.get(bare) or self.roster.by_initials(bare)
        if person is None and (match := _BY_INITIAL.fullmatch(bare)):
            namesake = self.roster.get(match["surname"])
            person = namesake if namesake and namesake.name.startswith(match["initial"]) else None
        return person

    def _is_office_or_body(self, said: str) -> bool:
        """Whether words are an office, or the name of a body, and so may be given a task: 'Parish clerk', 'Quay Trust'.

        One word that may be a body is as often what the task is about: 'School: paint the fence'.
        """
        each = said.split()
        if not 0 < len(each) <= LONGEST_BODY or not said[0].isupper():
            return False
        last = each[-1].casefold()
        if last in self.words.words("people", "leads-body"):
            return True
        named = len(each) > 1 and each[-1][0].isupper()
        return named and last in self.words.words("organisations", "kinds")

    def _is_somebody(self, said: str, *, loosely: bool) -> bool:
        return self.person(said) is not None or (loosely and self._looks_like_name(said.strip(_EDGES)))

    def _looks_like_name(self, said: str) -> bool:
        """Whether words are a given name, alone or with a surname, or an initial with one."""
        first, *others = said.split() or [""]
        if len(others) > 2 or not all(other[0].isupper() for other in others):
            return False
        if others and _BY_INITIAL.fullmatch(said) and "." in said:
            return True
        folded = first.casefold()
        return first in self.words.given_names and not any(folded in self.words.words(*key) for key in _NO_GIVEN_NAMES)
