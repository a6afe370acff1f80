"""Resolutions: what a meeting agreed that somebody do, and what somebody is said to plan or to have promised."""

from attrs import define

from notekit.parsers.marks.owners import Owners
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import LOWER, UPPER

__all__ = ["Resolutions"]

_NAME = rf"[{UPPER}][\w&’'-]*\.?(?:\s(?:<grammar.of|and|for><~>)?[{UPPER}][\w’'-]*\.?){{0,5}}"
_WHO = rf"(?:(?i:<grammar.the>)<~>)?(?P<who>{_NAME})"
_AGREED = r"(?i)<steps.it-was-agreed|resolved>[,:]?\s+"
_THAT = r"(?i)<grammar.that><~>"
_SOMEBODY_IS_TO = rf"{_WHO}\s+(?:<steps.is-to>\s+)?(?P<does>[{LOWER}][\w-]*)"
_TO_DO = r"<grammar.to><~>(?i:<steps.tasks>)(?!\w)"
_TO_BE_DONE = (
    rf"[^\s,.;]+(?:\s(?!<grammar.that|who|which>\s)[^\s,.;]+){{0,7}}?\s(?:<steps.is-to>\s+)?<grammar.be>\s+(?!<steps.settled>)"
    rf"(?:[{LOWER}-]+<-grammar.past>|<steps.done>)(?!\w)"
)
_WOULD = r"(?:<steps.is-to>|<grammar.be>)(?!\w)"
_PLANS = rf"{_WHO}[’']s?\s+<steps.plans>\s+<grammar.is>\s+<grammar.to>\s+[{LOWER}]"
_PROMISES = (
    rf"{_WHO}\s+(?:<grammar.has|had>\s+)?<steps.promised>\s+(?:<grammar.that><~>)?"
    r"(?:<grammar.pronouns>|<organiser.pronouns>)\s+<grammar.will>\s+(?P<does>[\w-]+)"
)
_ANOTHER = r"(?:,\s+(?:<grammar.and>\s+)?|\s+<grammar.and>\s+)<grammar.that><~>"
LONGEST = 240
"""How many characters of what was agreed are looked at."""


@define
class Resolutions:
    """Reads a sentence that says what was resolved, planned or promised."""

    words: Vocabulary
    owners: Owners

    def is_step(self, said: str) -> bool:
        """Whether a sentence says what is to be done by that: a plan, a promise, or what was agreed to do."""
        return self.is_agreed_step(said) or self._promising(said) is not None

    def is_agreed_step(self, said: str) -> bool:
        """Whether a sentence says what was agreed to do, and not what is planned or promised."""
        agreed = self._agreed(said)
        return agreed is not None and self.gives_task(agreed)

    def gives_task(self, agreed: str) -> bool:
        """Whether what was agreed is to be done: 'that fees be reviewed', behind 'The meeting resolved'."""
        agreed = self._without_that(agreed)
        if self._taker(agreed) is not None or self._gives_several(agreed):
            return True
        return any(self.words.phrase(form).match(agreed) for form in (_TO_DO, _TO_BE_DONE))

    def owner(self, said: str) -> str | None:
        """Who is to do it, as far as the sentence says."""
        agreed = self._agreed(said)
        return self._promising(said) if agreed is None else self._taker(self._without_that(agreed))

    def is_opinion(self, said: str) -> bool:
        """Whether what was agreed is how things are: 'It was agreed that the day went well.'"""
        agreed = self._agreed(said)
        if agreed is None or (rest := self._without_that(agreed)) == agreed:
            return False
        return self.words.phrase(_WOULD).search(rest) is None

    def _agreed(self, said: str) -> str | None:
        """What stands behind 'It was agreed'; None where nothing is said to be agreed."""
        opens = self.words.phrase(_AGREED).match(said)
        return said[opens.end() :][:LONGEST] if opens else None

    def _without_that(self, agreed: str) -> str:
        that = self.words.phrase(_THAT).match(agreed)
        return agreed[that.end() :] if that else agreed

    def _taker(self, agreed: str) -> str | None:
        """Who is to do what was agreed: one, as far as they are named."""
        match = self.words.phrase(_SOMEBODY_IS_TO).match(agreed)
        if match is None or match["does"] not in self.words.words("steps", "tasks"):
            return None
        if self.words.phrase(_ANOTHER).search(agreed):
            return None  # 'that Ann would write, and that Bo would sign': several things, each somebody's own
        return self.owners.taking(match["who"])

    def _gives_several(self, agreed: str) -> bool:
        """Whether each of several is to do something: 'that Ann would write, and that Bo would sign'."""
        if self.words.phrase(_ANOTHER).search(agreed) is None:
            return False
        match = self.words.phrase(_SOMEBODY_IS_TO).match(agreed)
        return match is not None and match["does"] in self.words.words("steps", "tasks")

    def _promising(self, said: str) -> str | None:
        if self.words.cue("steps", "plans").may_be_in(said) and (match := self.words.phrase(_PLANS).match(said)):
            return self.owners.taking(match["who"])
        if not self.words.cue("steps", "promised").may_be_in(said):
            return None
        match = self.words.phrase(_PROMISES).match(said)
        if match is None or match["does"] not in self.words.words("steps", "tasks"):
            return None
        return self.owners.taking(match["who"])
