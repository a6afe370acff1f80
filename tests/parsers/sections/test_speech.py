"""What somebody said is theirs from where they are introduced; whoever is mentioned by the way says nothing."""

from fixtures import Case, cases, listed, note_in
from notekit import Contribution, Paragraph, Response


def found(text: str) -> str:
    note = note_in(text)
    return listed(*map(_line, note.contributions), *map(_line, note.responses))


def _line(said: Contribution | Response) -> str:
    heading = getattr(said, "heading", None)
    who = ", ".join(person.name for person in said.by)
    opening = " ".join(next((block.text for block in said.blocks if isinstance(block, Paragraph)), "").split()[:4])
    kind = type(said).__name__.lower()
    return f"{kind} by {who}{f', {heading}' if heading else ''} ({len(said.blocks)}): {opening}"


@cases("parsers/speech.txt")
def test_who_said_what(case: Case) -> None:
    assert found(case.given) == case.expected
