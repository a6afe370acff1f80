"""Sectioning: the sections of a draft as they open and close, and the marks with which an author states them."""

from attrs import define, field

from notekit.blocks import Heading
from notekit.errors import SchemaError
from notekit.parsers.draft.draft import Draft
from notekit.parsers.draft.roster import fold_name
from notekit.parsers.sections.open_section import OpenSection, section_evidence
from notekit.parsers.structure.section_marks import INNER_HEADING, section_mark, states_section
from notekit.people import Part
from notekit.reading import Directive
from notekit.schema import Role

__all__ = ["Sectioning"]

_PARTS = {Role.CONTRIBUTION: Part.SPEAKER, Role.RESPONSE: Part.RESPONDENT}


@define
class Sectioning:
    """The sections of a draft in the making; `open` is the one that takes the next block."""

    draft: Draft
    open: OpenSection = field(factory=lambda: OpenSection(Role.PROSE), init=False)
    told: set[str] = field(factory=set, init=False)  # of whose words the sections laid down are
    inner_heading: bool = field(default=False, init=False)  # whether the next heading is marked as opening no section

    def begin(self, section: OpenSection) -> None:
        """Closes the open section, and opens one that stands under the same heading as far as headings reach."""
        self.close()
        section.zone, section.zone_level = self.open.zone, self.open.zone_level
        self.open = section

    def close(self) -> None:
        """Lays the open section down, unless there is nothing in it."""
        with self.draft.blaming(self.open.because[1] if self.open.because else None):
            section = self.open.close()
        if section is None:
            return
        self.draft.sections.append(section)
        self.told.update(section.by)
        if self.open.because is not None:
            self.draft.evidence.extend(section_evidence(section.role, *self.open.because))

    def take_mark(self, directive: Directive) -> None:
        """What an author marks as a section, or as a heading within one, is so."""
        if directive.name == INNER_HEADING:
            self.inner_heading = True
        elif states_section(directive):
            with self.draft.blaming(directive):
                mark = section_mark(directive)
                by = [self._stated_person(name, mark.role, directive) for name in mark.by]
            self.close()
            self.open = OpenSection(mark.role, None, ("stated", directive), by, mark.group)
            self.open.stated, self.open.stated_lead_in = True, mark.lead_in

    def _stated_person(self, name: str, role: Role, directive: Directive) -> str:
        """The name as it is known of somebody whose section a mark states; made known if it is not."""
        roster = self.draft.roster
        person = roster.known.get(fold_name(name))
        if person is None:
            if "people" in self.draft.stated:
                raise SchemaError(f"by: {name!r} is not among the people; add the name to people in the front matter")
            place = self.draft.place(directive, name)
            person = roster.add(name, place.start if place else 0, place, "stated", 1.0)
        if role in _PARTS:
            person.takes(_PARTS[role])
        return person.name

    def take_marked_heading(self, heading: Heading) -> bool:
        """A heading that an author marked, or that stands below the mark of its section."""
        if self.inner_heading:
            self.inner_heading = False
            self.open.blocks.append(heading)
            return True
        if not self.open.stated or self.open.heading or not self.open.is_empty:
            return False
        self.open.heading, self.open.zone, self.open.zone_level = heading, self.open.role, heading.level
        return True
