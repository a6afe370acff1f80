"""Keys on the first lines are metadata where a site generator has written them, and else lines of notes."""

import pytest

import notekit
from notekit import Source
from notekit.readers.head_lines import head_values
from notekit.readers.markdown import read_markdown
from notekit.readers.text import read_text
from notekit.reading import Metadata

HEAD = "Title: Quay minutes\nDate: 2031-06-16 00:00\nCategory: Minutes\nTags: ropes, lamps\n"


@pytest.mark.parametrize(
    ("head", "keys"),
    [
        ("Title: Ropes\nDate: 2031-06-16\n", ["Title", "Date"]),
        ("title: Ropes\nslug: ropes\nsummary: All that\n    was said\ntags:\n", ["title", "slug", "summary", "tags"]),
        ("Title:  Ropes  \nAuthor: Ann Lee  \nBase Header Level: 2\n", ["Title", "Author", "Base Header Level"]),
        ("Title:  Ropes  \nAuthor: Ann Lee  \nKeywords: ropes  \n", ["Title", "Author", "Keywords"]),
        ("Title: Ropes\nVenue: Quay Hall\nChair: Ann Lee\n", ["Title", "Venue", "Chair"]),
        ("Title: Ropes\nDecisions taken: none\n", None),
        ("Title: Ropes\n", None),
        ("Title:\nDate: 2031-06-16\n", None),
        ("Venue: Quay Hall\nChair: Ann Lee\n", None),
        ("Title: Ropes\nTitle: Lamps\n", None),
        ("Title: Ropes\nDate: 2031-06-16\nWe met at the quay.\n", None),
        ("Title: Ropes\nnotekit: 1\n", None),
    ],
)
def test_a_title_and_keys_that_generators_know_are_metadata(head: str, keys: list[str] | None) -> None:
    found = head_values([*head.split("\n"), "Text."])
    assert (list(found[0]) if found else None) == keys


def test_a_value_goes_on_in_a_line_that_is_indented_and_loses_its_quotes() -> None:
    found = head_values(["title: 'Ropes'", "summary: All that", "    was said", "", "Text."])
    assert found == ({"title": "Ropes", "summary": "All that was said"}, 3)


@pytest.mark.parametrize("read", [read_markdown, read_text])
def test_both_readers_keep_the_lines_as_one_block(read) -> None:  # type: ignore[no-untyped-def]
    source = Source.from_text(f"\n{HEAD}\nWe met on 20 June 2031.\n")
    head, text = read(source).blocks
    assert isinstance(head, Metadata)
    assert source.slice(head.span).strip() == HEAD.strip()
    assert source.slice(text.span) == "We met on 20 June 2031."


@pytest.mark.parametrize("media_type", ["markdown", "text/plain"])
def test_a_date_with_a_time_is_that_of_publication(media_type: str) -> None:
    notebook = notekit.parse(f"{HEAD}\nThe council met on 20 June 2031.\n".encode(), media_type=media_type)
    (note,) = notebook.notes
    assert (note.title, note.date.iso if note.date else None) == ("Quay minutes", "2031-06-20")
    assert note.topics == ("Minutes", "ropes", "lamps")
    assert notebook.coverage.complete


def test_a_date_beside_labels_of_an_event_is_the_event_s() -> None:
    text = b"Title: Ropes\nDate: 2031-06-16\nVenue: Quay Hall\nCategory: Talks\n\nThe council met again.\n"
    (note,) = notekit.parse(text, media_type="text/plain").notes
    assert (note.place, note.date.iso if note.date else None) == ("Quay Hall", "2031-06-16")
