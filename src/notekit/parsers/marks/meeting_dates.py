"""Meeting dates: sentences that say when those present meet again, which stand among next steps and are none."""

import re

from notekit.parsers.draft.roster import Roster
from notekit.parsers.marks.owners import Owners
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import LOWER, UPPER

__all__ = ["states_meeting"]

_OPENS = r"(?i)(?:<grammar.the|our>\s+)?<steps.meetings-to-come>"
_WHEN = r"(?i)\d|<steps.due-words|nobody>|<dates.months|short-months|weekdays>"
_TASK = rf"(?i:<steps.tasks>)(?!\w)|[{UPPER}][\w’'& -]{{0,60}}?\s<steps.infinitive>\s+(?!<grammar.be>)[{LOWER}]"
_LABEL = re.compile(r"\s*[:–—-]\s*")
LONGEST = 160
"""How many characters behind 'Next meeting' may say when it is."""


def states_meeting(said: str, words: Vocabulary, roster: Roster) -> bool:
    """Whether words only say when the next meeting is: 'Next meeting: 14 March', and not 'Next meeting: ask Ann'."""
    opens = words.phrase(_OPENS).match(said)
    if opens is None:
        return False
    label = _LABEL.match(said, opens.end())
    rest = said[label.end() if label else opens.end() :][:LONGEST]
    if label and (words.phrase(_TASK).match(rest) or Owners(words, roster).before(rest)):
        return False
    return words.phrase(_WHEN).search(rest) is not None
