"""What a document's properties say of it."""

import pytest

from notekit.readers.properties import facts_of


@pytest.mark.parametrize("title", ["Word of mouth: who looks after the lamps?", "Documents that nobody reads"])
def test_a_title_that_somebody_wrote_is_taken(title: str) -> None:
    assert dict(facts_of({"title": title, "subject": "lamps"})) == {"title": title, "description": "lamps"}


@pytest.mark.parametrize(
    "title", ["", "Untitled", "Document1", "Word Document", "Microsoft Word - notes.doc", "notes-final.docx"]
)
def test_what_a_program_put_there_is_not(title: str) -> None:
    assert not dict(facts_of({"title": title}))
