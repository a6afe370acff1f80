"""What stands at the head of a text or a Markdown document is metadata where it is meant as such, and else text."""

import pytest

from notekit import Note, Rule
from notekit.parsers.parse import parse_reading
from notekit.readers import read
from notekit.readers.heads import plain_lines
from notekit.reading import Metadata, Reading

BODY = "Roundtable on lamps\n\n6 May 2031\n\nTwenty people came.\n"
PELICAN = "Title: Council minutes\nDate: 2018-06-16 00:00\nCategory: Minutes\nTags: lamps, boats\n\n"


def reading(text: str, name: str = "notes.txt") -> Reading:
    return read(text, name=name)


def note(text: str, name: str = "notes.txt") -> Note:
    found = parse_reading(reading(text, name))
    assert found.coverage is not None
    assert found.coverage.complete
    assert not found.left_over
    return found.notes[0]


def values(text: str, name: str = "notes.txt") -> list[dict[str, object]]:
    return [dict(block.values) for block in reading(text, name).blocks if isinstance(block, Metadata)]


def test_front_matter_is_honoured_in_plain_text_as_in_markdown() -> None:
    for name in ("notes.txt", "notes.md"):
        found = note(f"---\nplace: Fennel Hall\n---\n{BODY}", name)
        assert (found.title, found.place) == ("Roundtable on lamps", "Fennel Hall")
        assert found.head_spans[0].end == len("---\nplace: Fennel Hall\n---")


@pytest.mark.parametrize(
    "head",
    [
        '+++\nplace = "Fennel Hall"\n+++\n',
        "\n---\nPlace: Fennel Hall\nlamps: 3\n---\n\n",
        "\ufeff---\nvenue: Fennel Hall\n\nkind: roundtable\n---\n",
        "---   \nplace: >-\n  Fennel\n  Hall\n---\n",
        "---\ntopics: [lamps]\nplace: 'Fennel Hall' # the small one\n---\n",
    ],
)
def test_front_matter_in_plain_text_has_its_usual_forms(head: str) -> None:
    assert note(head + BODY).place == "Fennel Hall"


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{BODY}---\n",
        "---\nlamps: a history\n---\n\nThey burn.\n",
        "---\nAnn: Welcome.\nBo: Thank you.\n---\n\nThey left.\n",
        "---\nMinutes of the lamp society\nChair: Joan Petherick\n---\n\nThe lamps were lit.\n",
        f"{BODY}\n---\n\nplace: Fennel Hall\n\n---\n",
        f"---\n\n{BODY}",
    ],
)
def test_rules_of_dashes_in_plain_text_stay_rules(text: str) -> None:
    found = reading(text)
    assert not values(text)
    assert any(isinstance(block, Rule) for block in found.blocks)
    assert not found.diagnostics


@pytest.mark.parametrize(
    ("head", "code", "line", "what"),
    [
        ("---\nplace: Fennel Hall\nkind: [webinar\n---\n", "unreadable-front-matter", 3, "front matter is no YAML"),
        ("---\nplace: a\nplace: b\n---\n", "unreadable-front-matter", 3, "front matter takes no key twice"),
        ("+++\nplace = Fennel Hall\n+++\n", "unreadable-front-matter", 2, "front matter is no TOML"),
        ("---\nplace: Fennel Hall\n\n", "open-front-matter", 1, "nothing ends this front matter"),
    ],
)
def test_front_matter_of_a_text_that_cannot_be_read_is_text_and_a_remark_says_so(
    head: str, code: str, line: int, what: str
) -> None:
    found = reading(head + BODY)
    (remark,) = found.diagnostics
    assert (remark.code, remark.span and found.source.line(remark.span.start)) == (code, line)
    assert what in remark.message
    assert remark.hint
    assert note(head + BODY).place is None


def test_further_notes_of_a_text_have_front_matter_where_the_first_has() -> None:
    text = "---\ntitle: A\n---\nOne.\n\n---\n\nTwo.\n\n---\ntitle: B\ndate: 2031-05-06\n---\nThree.\n"
    found = parse_reading(reading(text))
    assert [each.title for each in found.notes] == ["A", "B"]
    assert [len(each.body[0].content) for each in found.notes] == [2, 1]


def test_a_text_that_states_the_notation_is_markdown() -> None:
    text = "---\nnotekit: 1\ntitle: Lamps\npeople:\n- Ann Lee\n---\n\n<!-- notekit: key-messages -->\n- *Light* them.\n"
    assert note(text) == note(text, "notes.md")


@pytest.mark.parametrize("name", ["notes.txt", "notes.md"])
def test_the_head_of_a_site_generator_is_metadata_without_fences(name: str) -> None:
    found = note(f"{PELICAN}The lamps were lit on 14 June 2018.\n", name)
    assert (found.title, found.topics) == ("Council minutes", ("Minutes", "lamps", "boats"))
    assert found.date
    assert found.date.iso == "2018-06-14"
    assert found.head_spans[0].end == len(PELICAN) - 2


@pytest.mark.parametrize(
    "head",
    [
        "title: Lamps\nauthor: Joan Petherick\n",
        "Title:  Lamps\nSubtitle: A history\nAuthor: Joan Petherick\nKeywords: lamps\n",
        "date: 2031-05-06 10:20\ntitle: Lamps\nslug: lamps\n",
        "Slug: lamps\nTitle: Lamps\nSummary: What they\n  cost, and whom\n",
        "Title: Lamps\nBase Header Level: 2\n",
        "Title: Lamps\nTags:\nVenue: Fennel Hall",
    ],
)
def test_heads_of_site_generators_have_many_keys(head: str) -> None:
    (found,) = values(f"{head}\nThe lamps were lit.\n" if head.endswith("\n") else head)
    assert {key.lower(): value for key, value in found.items()}["title"] == "Lamps"


@pytest.mark.parametrize(
    "text",
    [
        "Venue: Fennel Hall\nChair: Joan Petherick\nPresent: Ann Lee\n\nThe lamps were lit.\n",
        "Date: 6 May 2031\nPresent: Ann Lee, Bo Wright\n\nThe lamps were lit.\n",
        "Title: Lamps\nVenue: Fennel Hall\nTime: 14:00\n\nThe lamps were lit.\n",
        "Title: Lamps\n\nTags: a\n",
        "Title: Lamps\nDate: 6 May 2031\nThe lamps were lit.\n",
        "Author: Joan Petherick\nDate: 6 May 2031\n\nThe lamps were lit.\n",
        "Minutes of lamps\nTitle: Lamps\nTags: a\n\nThe lamps were lit.\n",
    ],
)
@pytest.mark.parametrize("name", ["notes.txt", "notes.md"])
def test_the_first_lines_of_notes_are_no_such_head(text: str, name: str) -> None:
    assert not values(text, name)


def test_of_a_key_that_stands_twice_without_fences_both_values_count() -> None:
    head = plain_lines(["Title: Lamps", "Author: Ann Lee", "author: Bo Ek", "Author: Cy Day"], 0)
    assert head
    assert head.values == {"Title": "Lamps", "Author": ["Ann Lee", "Cy Day"], "author": "Bo Ek"}
