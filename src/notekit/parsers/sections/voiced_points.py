"""Points that begin with who made them, in brackets: '(Ann) Boats are late.'"""

import re

from notekit.blocks import ListBlock
from notekit.parsers.draft.roster import Known, Roster
from notekit.parsers.vocabulary.expressions import UPPER

__all__ = ["makers_of"]

LEAST = 2
"""How many points of a list have their makers before them at least."""

_MAKER = re.compile(rf"\((?P<who>[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+){{0,3}})[,)]")


def makers_of(block: ListBlock, roster: Roster) -> list[Known]:
    """Who made the points of a list, where two thirds of its items say so and all whom they name are known; else []."""
    named = [match["who"] for item in block.items if (match := _MAKER.match(item.text))]
    known = [person for person in map(roster.get, named) if person]
    return known if len(known) >= max(LEAST, len(named)) and len(known) * 3 >= len(block.items) * 2 else []
