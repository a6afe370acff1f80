"""The blocks of a note lie in sections, each with the role that heading, lead-in or speaker gives it."""

from fixtures import Case, cases, listed, note_in
from notekit import Section


def found(text: str) -> str:
    return listed(*map(_line, note_in(text).body))


def _line(section: Section) -> str:
    by = f" by {', '.join(section.by)}" if section.by else ""
    heading = f" {section.heading.text!r}" if section.heading else ""
    return f"{section.role}{by}{heading}: {len(section.lead_in)}+{len(section.blocks)}"


@cases("parsers/sections.txt")
def test_sections_of_a_note(case: Case) -> None:
    """A line for each: role, people, heading, how many blocks lead in and how many follow."""
    assert found(case.given) == case.expected
