"""What a heading says of its section in a note that is stated, so that no comment need say it.

The words are few, and stay the same within one version of the notation while those of recognition grow:
what is written today is read the same in later years.
"""

import re
from collections.abc import Iterable, Mapping

from attrs import field, frozen

from notekit.parsers.draft.roster import TALKING
from notekit.people import Part, Person
from notekit.schema import Role

__all__ = ["NOTATION", "ROLES", "Headings"]

NOTATION = 1
"""The version of the notation that this module reads; front matter states it as `notekit: 1`."""

LONGEST = 500
"""How many characters a heading has at most of which it is asked whose names it holds."""

ROLES = {
    "discussion": Role.DISCUSSION,
    "breakout groups": Role.DISCUSSION,
    "points from the breakout groups": Role.DISCUSSION,
    "points raised": Role.DISCUSSION,
    "questions and answers": Role.DISCUSSION,
    "key messages": Role.KEY_MESSAGES,
    "key points": Role.KEY_MESSAGES,
    "next steps": Role.NEXT_STEPS,
    "actions": Role.NEXT_STEPS,
    "action points": Role.NEXT_STEPS,
}
"""The headings that say what a section is."""

_REPLY = "Response: "
_AFTER_NAME = re.compile(r"(?P<next>, and |, | and | & )|(?P<end>:|$)")


def _parts_by_name(people: Iterable[Person]) -> dict[str, frozenset[Part]]:
    return {person.name: frozenset(person.parts) for person in people}


@frozen
class Headings:
    """What headings say of their sections in a note with these `people`; `parts` are what each does, by name."""

    parts: Mapping[str, frozenset[Part]] = field(alias="people", converter=_parts_by_name)

    def meaning(self, heading: str) -> tuple[Role, tuple[str, ...]]:
        """The role of a section with this heading, and the names of those whose it is.

        'Next steps' and the like are roles. A heading that is names of people, or names and a colon and more,
        is the contribution of speakers and panellists, or the response of respondents; 'Response: ' before
        the names makes it a response whoever they are. Any other is prose, and nobody's.
        """
        role = ROLES.get(heading.strip(" :.").casefold())
        if role:
            return role, ()
        by = self._names(heading.removeprefix(_REPLY))
        parts = [self.parts[name] for name in by]
        if by and (heading.startswith(_REPLY) or all(Part.RESPONDENT in each and not each & TALKING for each in parts)):
            return Role.RESPONSE, by
        if by and all(each & TALKING for each in parts):
            return Role.CONTRIBUTION, by
        return Role.PROSE, ()

    def _names(self, heading: str) -> tuple[str, ...]:
        """The names that a heading is or opens with; none where anything else stands before its colon."""
        names: list[str] = []
        start = 0
        for after in _AFTER_NAME.finditer(heading) if len(heading) <= LONGEST else ():
            if heading[start : after.start()] in self.parts:
                names.append(heading[start : after.start()])
                start = after.end()
                if after["end"] is not None:
                    return tuple(dict.fromkeys(names))
        return ()
