"""Labels with a number or letter that say which group or session of several is meant: 'Group B', 'Day 2'."""

from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER

__all__ = ["names_group", "names_session"]

_NUMBER = rf"\s(?:\d{{1,2}}|[{UPPER}]|(?i:[ivx]{{1,4}}|<discussion.numbers>))(?!\w)"
_GROUP = rf"(?i:<discussion.numbered-groups>){_NUMBER}"
_SESSION = rf"(?i:<discussion.sessions>){_NUMBER}"


def names_group(text: str, words: Vocabulary) -> bool:
    """Whether a line begins with the label of a group: 'Group A - ropes', 'Table 3'."""
    return words.phrase(_GROUP).match(text) is not None


def names_session(text: str, words: Vocabulary) -> bool:
    """Whether a line begins with the label of a session: 'Day 2', 'Session one: Ropes'."""
    return words.phrase(_SESSION).match(text) is not None
