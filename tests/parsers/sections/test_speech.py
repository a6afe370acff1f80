"""What somebody said is theirs from where they are introduced; whoever is mentioned by the way says nothing."""

from fixtures import Case, cases, listed, note_in
from notekit import Contribution, ListBlock, Paragraph, Response


def found(text: str) -> str:
    note = note_in(text)
    return listed(*map(_line, note.contributions), *map(_line, note.responses))


def _line(said: Contribution | Response) -> str:
    heading = getattr(said, "heading", None)
    who = ", ".join(person.name for person in said.by)
    texts = [block.items[0].text if isinstance(block, ListBlock) else "" for block in said.blocks[:1]]
    texts = [block.text for block in said.blocks if isinstance(block, Paragraph)] or texts
    opening = " ".join(texts[0].split()[:4])
    kind = type(said).__name__.lower()
    return f"{kind} by {who}{f', {heading}' if heading else ''} ({len(said.blocks)}): {opening}"


@cases("parsers/speech.txt")
def test_who_said_what(case: Case) -> None:
    assert found(case.given) == case.expected
