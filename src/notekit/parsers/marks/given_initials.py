"""Given initials: the letters that a note gives beside a name to call somebody by: 'Ann Lee (ALe) chaired.'"""

import re
from collections.abc import Iterable

from notekit.parsers.draft.roster import Roster
from notekit.parsers.vocabulary.expressions import LOWER, UPPER

__all__ = ["take_given_initials"]

_GIVEN = re.compile(
    rf"(?P<name>[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]*){{1,3}})\s\((?P<initials>[{UPPER}][{UPPER}{LOWER}]{{1,3}})\)"
)


def take_given_initials(texts: Iterable[str], roster: Roster) -> None:
    """Lets those known go by the initials that stand in a bracket behind their name."""
    for text in texts:
        for match in _GIVEN.finditer(text) if "(" in text else ():
            person = roster.full(match["name"])
            if person and _are_of(match["initials"], person.name):
                roster.call(person, match["initials"])


def _are_of(initials: str, name: str) -> bool:
    """Whether letters stand in a name in the same order, the first of both the same, and more than one a capital."""
    letters = iter(name.casefold())
    in_order = all(letter in letters for letter in initials.casefold())
    return initials[0] == name[0] and in_order and sum(map(str.isupper, initials)) > 1
