"""The cast of a note: who took part and as what, and who speaks in a section."""

from collections.abc import Iterator

from notekit import Note, Paragraph, Part, Person, Role, Section

__all__ = ["byline", "cast"]

_LABELS = {
    Part.AUTHOR: ("Author", "Authors"),
    Part.CHAIR: ("Chair", "Chairs"),
    Part.FACILITATOR: ("Facilitator", "Facilitators"),
    Part.SPEAKER: ("Speaker", "Speakers"),
    Part.PANELLIST: ("Panellist", "Panellists"),
    Part.RESPONDENT: ("Respondent", "Respondents"),
    Part.PARTICIPANT: ("Participant", "Participants"),
}
_PART_OF = {Role.CONTRIBUTION: Part.SPEAKER, Role.RESPONSE: Part.RESPONDENT}


def cast(note: Note) -> Iterator[tuple[str, list[Person]]]:
    """The people under each part that they had; those who are only mentioned stand in the text."""
    parts = {person.name: set(person.parts) for person in note.people}
    for section in note.body:
        if section.role in _PART_OF:
            for name in section.by:
                parts[name].add(_PART_OF[section.role])
    for part, labels in _LABELS.items():
        people = [person for person in note.people if part in parts[person.name]]
        if part is Part.PARTICIPANT:
            people = [person for person in people if parts[person.name] <= {part, Part.MENTIONED}]
        if people:
            yield labels[len(people) > 1], people
    if others := [person for person in note.people if not parts[person.name]]:
        yield "People", others


def byline(section: Section) -> str | None:
    """Who speaks in a section; None where its heading or first words say so."""
    opening = [block.text for block in section.content[: len(section.by)] if isinstance(block, Paragraph)]
    said = "\n".join((section.heading.text if section.heading else "", *opening))
    return None if all(name in said for name in section.by) else ", ".join(section.by)
