"""What a manifest chooses becomes an issue; what cannot be had is named, and the rest is there."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notekit import (
    Depth,
    Heading,
    Issue,
    ListBlock,
    Manifest,
    Note,
    Notebook,
    Paragraph,
    RichText,
    SchemaError,
    Section,
    Selection,
    Strong,
    gather,
    parse,
)
from notekit.digests.gathering import Gathered
from strategies import notes

PIER = """# The pier
14 May 2031

The pier leans to the left. Nobody minds.

## Points

- Prop it up.
- Paint it.
- Leave it alone.
- Photograph it.
"""
BOOK = """---
title: Two tides
date: 2031-07-01
topics: [Tides, Boats]
url: https://quay.example/tides
notekit: 1
---

# Two tides

It came in twice.

---
title: No tide
notekit: 1
---

# No tide

It stayed out.
"""
HARBOUR = "---\ntitle: Harbour day\ndate: 2031-06-03\ntopics: Boats\nnotekit: 1\n---\n\n# Harbour day\n\nWe swept it.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    for name, text in (("pier.md", PIER), ("book.md", BOOK), ("harbour.md", HARBOUR)):
        (tmp_path / name).write_text(text)
    return tmp_path


def titles(gathered: Gathered) -> list[str | None]:
    return [item.note.title for item in gathered.issue.items] if gathered.issue else []


def of(*sources: str, **values: object) -> Manifest:
    return Manifest(items=map(Selection, sources), **values)  # type: ignore[arg-type]


def test_each_note_of_each_source_is_an_item(folder: Path) -> None:
    done = gather(of("pier.md", "book.md", title="Quay", date="2031-08"), folder=folder)
    assert titles(done) == ["The pier", "Two tides", "No tide"]
    assert isinstance(done.issue, Issue)
    assert (done.issue.title, str(done.issue.date), done.errors) == ("Quay", "2031-08", ())
    assert [item.depth for item in done.issue.items] == [Depth.HIGHLIGHTS] * 3
    assert [item.link for item in done.issue.items] == [None, "https://quay.example/tides", None]


def test_a_note_is_chosen_by_its_title_or_its_number(folder: Path) -> None:
    chosen = [
        Selection("book.md", note="no  TIDE", depth="full"),
        Selection("book.md", note=1, link="www.quay.example"),
    ]
    done = gather(Manifest(items=chosen), folder=folder)
    assert titles(done) == ["No tide", "Two tides"]
    assert done.issue
    assert done.issue.items[0].depth is Depth.FULL
    assert done.issue.items[1].link == "https://www.quay.example"


@pytest.mark.parametrize(
    ("selection", "fault"),
    [
        (Selection("gone.md"), r"gone\.md: there is no such file"),
        (Selection("book.md", note="Neap"), r"book\.md: there is no note 'Neap' in it; it has 'Two tides', 'No tide'"),
        (Selection("book.md", note=3), r"book\.md: there is no note 3 in it; its notes are counted from 1 to 2"),
        (Selection("book.md", note=0), r"book\.md: there is no note 0 in it"),
        (Selection("blank.md"), r"blank\.md: there is no note in it"),
        (Selection("pier.md", teaser="The moon"), r"pier\.md: nothing in 'The pier' begins with 'The moon'"),
        (Selection("pier.md", points=["The moon"]), r"pier\.md: nothing in 'The pier' begins with 'The moon'"),
        (Selection("pier.md", link="javascript:alert(1)"), r"pier\.md: Item\.link takes an address such as https://"),
    ],
)
def test_what_cannot_be_had_is_named_and_the_rest_is_there(folder: Path, selection: Selection, fault: str) -> None:
    (folder / "blank.md").write_text(" \n")
    done = gather(Manifest(items=[selection, Selection("harbour.md")]), folder=folder)
    assert titles(done) == ["Harbour day"]
    with pytest.raises(type(done.errors[0]), match=fault):
        raise done.errors[0]
    assert len(done.errors) == 1


def test_where_nothing_can_be_had_there_is_no_issue(folder: Path) -> None:
    done = gather(of("gone.md"), folder=folder)
    assert done.issue is None
    assert done.manifest.items == ()


def test_the_newest_come_first_by_date_and_those_without_last(folder: Path) -> None:
    done = gather(of("book.md", "pier.md", "harbour.md", order="date"), folder=folder)
    assert titles(done) == ["Two tides", "Harbour day", "The pier", "No tide"]


def test_by_topic_they_come_by_the_first_topic_of_each(folder: Path) -> None:
    done = gather(of("pier.md", "book.md", "harbour.md", order="topic"), folder=folder)
    assert titles(done) == ["Harbour day", "Two tides", "The pier", "No tide"]


def test_grouped_by_topic_those_without_come_last(folder: Path) -> None:
    done = gather(of("pier.md", "book.md", "harbour.md", group="topic"), folder=folder)
    assert done.issue
    assert [(item.note.title, item.group) for item in done.issue.items] == [
        *(("Two tides", "Tides"), ("Harbour day", "Boats"), ("The pier", "Other"), ("No tide", "Other")),
    ]


def test_items_of_one_group_stand_together_where_the_first_of_them_stands(folder: Path) -> None:
    groups = {"harbour.md": "Sea", "pier.md": "Land", "book.md": "Sea"}
    done = gather(Manifest(items=[Selection(name, group=group) for name, group in groups.items()]), folder=folder)
    assert titles(done) == ["Harbour day", "Two tides", "No tide", "The pier"]


def test_words_for_any_note_choose_in_the_one_that_has_them(folder: Path) -> None:
    sources = of("harbour.md", "pier.md")
    done = gather(sources, folder=folder, teasers=["Nobody minds"], points=["Photograph"])
    assert done.issue
    swept, pier = (item.note for item in done.issue.items)
    assert [text.text for section in pier.body for text in section.texts()] == [
        *("Nobody minds.", "Points", "Photograph it."),
    ]
    assert [text.text for section in swept.body for text in section.texts()] == ["We swept it."]


def test_words_that_no_note_has_are_an_error(folder: Path) -> None:
    done = gather(of("harbour.md", "pier.md"), folder=folder, points=["Photograph", "The moon"])
    assert list(map(str, done.errors)) == ["nothing in these notes begins with 'The moon'"]


def test_the_choice_is_told_note_by_note_and_gives_the_same_issue_again(folder: Path) -> None:
    manifest = of("pier.md", "book.md", "harbour.md", group="topic", order="date", introduction="Dear *all*")
    done = gather(manifest, folder=folder, points=["Leave it"])
    assert done.manifest.items[3] == Selection("book.md", note=2, teaser="It stayed out.", points=[], group="Other")
    again = gather(done.manifest, folder=folder)
    assert again.issue == done.issue
    assert again.manifest == done.manifest


def test_an_introduction_is_markdown(folder: Path) -> None:
    done = gather(of("pier.md", introduction="# Dear all\n\nIt *rained*. <!-- hush -->"), folder=folder)
    assert done.issue
    heading, words = done.issue.introduction
    assert isinstance(heading, Heading)
    assert isinstance(words, Paragraph)
    assert (heading.text, words.text) == ("Dear all", "It rained.")
    with pytest.raises(SchemaError, match="introduction: takes Markdown without front matter"):
        gather(of("pier.md", introduction="---\ntitle: x\n---\n\nDear all"), folder=folder)


def test_a_source_is_read_once(folder: Path) -> None:
    read: list[str] = []
    chosen = [Selection("book.md", note=1), Selection("book.md", note=2)]
    gather(Manifest(items=chosen), opened=lambda name: (read.append(name), parse(folder / name))[1])  # type: ignore[func-returns-value]
    assert read == ["book.md"]


def test_a_topic_is_the_same_in_capitals_or_not(folder: Path) -> None:
    (folder / "sea.md").write_text(HARBOUR.replace("Harbour day", "At sea").replace("Boats", "BOATS"))
    done = gather(of("harbour.md", "sea.md", group="topic"), folder=folder)
    assert done.issue
    assert [item.group for item in done.issue.items] == ["Boats", "Boats"]


def test_a_highlight_in_words_of_its_own_is_told(folder: Path) -> None:
    (folder / "own.md").write_text(HARBOUR.replace("topics: Boats", "highlights: [We swept, The moon]"))
    (remark,) = gather(of("own.md"), folder=folder).diagnostics
    assert remark.code == "digest-own-words"
    assert "'The moon', with which nothing in it begins" in remark.message


def test_a_note_that_says_nothing_and_one_that_stands_there_twice_are_told(folder: Path) -> None:
    (folder / "bare.md").write_text("---\ntitle: Bare\nnotekit: 1\n---\n\n# Bare\n")
    (folder / "copy.md").write_text(HARBOUR)
    done = gather(of("bare.md", "harbour.md", "copy.md"), folder=folder)
    assert [remark.code for remark in done.diagnostics] == ["digest-empty", "digest-twice"]


def test_what_is_wrong_with_an_introduction_is_told(folder: Path) -> None:
    done = gather(of("pier.md", introduction="See [this](javascript:alert)."), folder=folder)
    assert [remark.code for remark in done.diagnostics] == ["address-lost"]


def test_points_of_the_same_words_are_told_by_their_number() -> None:
    twice = ListBlock(["Mend it.", RichText("Mend it.").marked(Strong)])
    book = {"a.json": Notebook([Note(body=[Section([twice], role="discussion")])])}
    done = gather(of("a.json", points=2), opened=book.__getitem__)
    assert done.manifest.items[0].points is None
    assert gather(done.manifest, opened=book.__getitem__).issue == done.issue


@given(st.lists(notes(), min_size=1, max_size=3), st.sampled_from(Depth), st.integers(0, 4))
def test_a_manifest_of_any_notes_gives_the_same_issue_again(several: list[Note], depth: Depth, points: int) -> None:
    book = {f"{number}.json": Notebook([note]) for number, note in enumerate(several)}
    done = gather(of(*book, depth=depth, points=points), opened=book.__getitem__)
    again = gather(done.manifest, opened=book.__getitem__)
    assert again.errors == ()
    assert again.issue == done.issue
