"""Skeletons say nothing by themselves, and give back what was put into them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import notekit
import strategies
from notekit import EventDate, Kind, Note, Part, Person, Precision, Role, SourceError
from notekit.skeletons.collection import Skeleton, skeletons
from notekit.skeletons.filling import filled

ANN = Person("Ann Lee", "Dr", [("Director", "Quay Trust")], [Part.SPEAKER])
BO = Person("Bo Wright", parts=[Part.SPEAKER])
CY = Person("Cy Ek", posts=[(None, "Boat Club")], parts=[Part.RESPONDENT])
KNOWN = Note(
    "Whose harbour is it?",
    subtitle="A first talk",
    date=EventDate.from_iso("2031-05-06"),
    place="Fennel Hall",
    organiser="Quay Trust",
    series="Harbour talks",
    topics=["boats", "housing"],
    people=[ANN, BO, CY],
)
FIELDS = ("title", "subtitle", "date", "place", "organiser", "series", "topics", "people")


def own(kind: Kind) -> Skeleton:
    return skeletons()[kind.value]


def text_of(kind: Kind, note: Note = Note()) -> str:  # noqa: B008  # a note never changes
    return filled(own(kind).text(), note, kind, name=kind.value)


def read(text: str) -> Note:
    notebook = notekit.parse(text.encode(), media_type="markdown")
    assert [remark.message for remark in notebook.diagnostics if "colour" not in remark.message] == []
    (note,) = notebook.notes
    return note


def facts(note: Note) -> dict[str, object]:
    return {name: getattr(note, name) for name in FIELDS}


def unguided(text: str) -> str:
    """A skeleton without its comments."""
    return re.sub(r"<!--[^>]*-->|^# .*\n| +# .*$", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("kind", Kind)
def test_a_skeleton_by_itself_says_nothing_but_its_kind(kind: Kind) -> None:
    note = read(text_of(kind))
    assert facts(note) == facts(Note())
    assert note.kind is kind
    assert all(section.heading and not section.content and not section.by for section in note.body)
    assert note.breakout_points == note.next_steps == note.key_messages == note.quotes == note.links == ()


@pytest.mark.parametrize("kind", Kind)
def test_a_skeleton_has_exactly_the_fields_that_are_known(kind: Kind) -> None:
    note = read(text_of(kind, KNOWN))
    assert (facts(note), note.kind) == (facts(KNOWN), kind)
    assert [one.by for one in note.contributions] == [(ANN,), (BO,)]
    assert not any(section.content for section in note.body)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (Kind.EXTRACT, Kind.ARTICLE)])
def test_whoever_responds_has_a_section_for_the_response(kind: Kind) -> None:
    (response,) = read(text_of(kind, KNOWN)).responses
    assert response.by == (CY,)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("note", [Note(), KNOWN], ids=["unknown", "known"])
def test_no_rendering_shows_what_guides(kind: Kind, note: Note) -> None:
    text = text_of(kind, note)
    assert unguided(text).count("\n#") < text.count("\n#")
    assert "<!--" not in unguided(text)
    guided, bare = (notekit.parse(each.encode(), media_type="markdown") for each in (text, unguided(text)))
    assert guided.notes == bare.notes
    assert guided.left_over == ()
    for to in ("word", "markdown", "newsletter", "newsletter-text"):
        assert notekit.render(guided, to).data == notekit.render(bare, to).data


def test_a_skeleton_filled_in_gives_what_was_written() -> None:
    text = text_of(Kind.ROUNDTABLE, KNOWN)
    for heading, below in {
        "## Ann Lee\n": "Ann told of boats.",
        "## Bo Wright\n": "Bo told of quays.",
        "## Response: Cy Ek\n": "- Boats first.",
    }.items():
        assert heading in text
        text = text.replace(heading, f"{heading}\n{below}\n")
    text = text.replace("\n- \n", "\n- Ropes are dear.\n- Nobody has a key.\n")
    text = text.replace("\n- [ ] \n", "\n- [ ] Ann Lee will send the map by 6 June 2031.\n")
    text = text.replace("---\n\n<!-- Who", "---\n\nThirty of us met at the quay.\n\n<!-- Who")
    note = read(text)
    assert facts(note) == facts(KNOWN)
    assert note.body[0].role is Role.PROSE
    assert [(one.by, one.blocks[0].text) for one in note.contributions] == [
        ((ANN,), "Ann told of boats."),
        ((BO,), "Bo told of quays."),
    ]
    assert [point.text for point in note.breakout_points] == ["Ropes are dear.", "Nobody has a key."]
    assert [(one.by, one.points[0].text) for one in note.responses] == [((CY,), "Boats first.")]
    assert [(step.owner, step.due and step.due.iso) for step in note.next_steps] == [("Ann Lee", "2031-06-06")]


def test_every_empty_item_leaves_a_space_to_write_after() -> None:
    items = [line for kind in Kind for line in text_of(kind).split("\n") if re.match(r"-(?!--)", line)]
    assert set(items) == {"- ", "- [ ] "}


_lines = st.none() | strategies.lines | st.just("x" * 5000)
_posts = st.tuples(_lines, _lines).filter(any)
_people = st.lists(
    st.builds(
        Person, strategies.lines, _lines, st.lists(_posts, max_size=2), st.lists(st.sampled_from(Part), max_size=2)
    ),
    max_size=3,
    unique_by=lambda person: person.name,
)
_dates = st.builds(
    lambda days, precision: EventDate(days[0], days[-1] if len(days) > 1 else None, precision),
    st.lists(st.dates(), min_size=1, max_size=2).map(sorted),
    st.sampled_from(Precision),
)
_notes = st.builds(
    Note,
    **dict.fromkeys(("title", "subtitle", "place", "organiser", "series"), _lines),
    date=st.none() | _dates,
    topics=st.lists(strategies.lines, max_size=3, unique=True),
    people=_people,
)


@given(_notes, st.sampled_from(Kind))
def test_whatever_is_put_in_comes_back(note: Note, kind: Kind) -> None:
    (back,) = notekit.parse(text_of(kind, note).encode(), media_type="markdown").notes
    assert facts(back) == facts(note)


OWN = """\
---
# the house's own
title:
venue:  # where?
tags: [house]
people:
  - name: Cy Ek
    role: Clerk
    parts: [chair]
colour: 'blue: dark'
---

<!-- Keep it short. -->

# A retrospective

## What went well

- Tea

<!-- ### From SPEAKER: -->

<!-- What surprised you? -->

#### More

## What did not

- Cups
"""


@given(_notes)
def test_whatever_is_put_into_an_own_skeleton_comes_back(note: Note) -> None:
    text = filled(OWN.replace("  - name: Cy Ek\n    role: Clerk\n    parts: [chair]\n", ""), note, None, name="own.md")
    (back,) = notekit.parse(text.encode(), media_type="markdown").notes
    expected = facts(note) | {"topics": tuple(dict.fromkeys(("house", *note.topics)))}
    assert facts(back) == expected | ({} if note.title else {"title": "A retrospective"})


def test_an_own_skeleton_keeps_its_comments_its_order_and_what_else_it_says() -> None:
    known = Note("Retro 12", place="Fennel Hall", topics=["boats"], people=[ANN, BO])
    assert (
        filled(OWN, known, None, name="own.md")
        == """\
---
# the house's own
title: Retro 12
venue: Fennel Hall # where?
tags: [house, boats]
people:
  - name: Cy Ek
    role: Clerk
    parts: [chair]
  - name: Ann Lee
    honorific: Dr
    role: Director
    affiliation: Quay Trust
    parts: [speaker]
  - name: Bo Wright
    parts: [speaker]
colour: 'blue: dark'
---

<!-- Keep it short. -->

# Retro 12

## What went well

- Tea

### From Ann Lee:

<!-- What surprised you? -->

#### More

### From Bo Wright:

<!-- What surprised you? -->

#### More

## What did not

- Cups
"""
    )


def test_an_own_skeleton_of_which_nothing_is_known_stays_as_it_is() -> None:
    assert filled(OWN, Note(), None, name="own.md") == OWN


def test_whoever_stands_in_an_own_skeleton_stands_there_once() -> None:
    also = Person("Cy Ek", parts=[Part.RESPONDENT])
    (person,) = read(filled(OWN, Note(people=[also]), None, name="own.md")).people
    assert person == Person("Cy Ek", posts=[("Clerk", None)], parts=[Part.CHAIR, Part.RESPONDENT])
    other = Person("Cy Ek", posts=[(None, "Boat Club")], parts=[Part.CHAIR])
    assert read(filled(OWN, Note(people=[other]), None, name="own.md")).people == (other,)


def test_an_own_skeleton_may_list_names_only() -> None:
    text = "---\ntitle: Tea\npeople: [Ann Lee]\n---\n\nTea was had.\n"
    assert [str(person) for person in read(filled(text, Note(people=[BO]), None, name="x")).people] == [
        "Ann Lee",
        "Bo Wright",
    ]


@pytest.mark.parametrize("text", ["# Tea\n\n## Cups\n", "## Cups\n", "", "---\n\n## Cups\n", "---\n---\n\n## Cups\n"])
def test_an_own_skeleton_needs_no_front_matter(text: str) -> None:
    note = read(filled(text, KNOWN, Kind.PANEL, name="own.md"))
    assert (facts(note), note.kind) == (facts(KNOWN), Kind.PANEL)


def test_the_day_of_an_event_is_not_that_of_a_post() -> None:
    text = "---\nlayout: post\ntype: post\ntitle:\ndate: 2031-01-01\nevent-date:\n---\n\nTea was had.\n"
    note = notekit.parse(filled(text, KNOWN, Kind.PANEL, name="own.md").encode(), media_type="markdown").notes[0]
    assert (note.date, note.kind) == (KNOWN.date, Kind.PANEL)


# Bad input


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('+++\ntitle = "a"\n+++\n', "own.md:1: the front matter of a skeleton is YAML between lines of ---, not TOML"),
        ("---\ntitle: [a\n---\n", "own.md:3: front matter is no YAML"),
        ("---\ntitle: a\ntitle: b\n---\n", "own.md:3: front matter takes no key twice"),
        ("---\ntitle: &a b\n---\n", "own.md:2: front matter takes no anchors"),
        ("---\nplace: Hall: upstairs\n---\n", "own.md:2: front matter cannot be completed; put values with a colon"),
        ("---\ndate: 2031-02-30\n---\n", "own.md:2: front matter cannot be completed"),
        ("---\npeople: Ann Lee\n---\n", "own.md:2: the people of a skeleton are a list; write each as - name: Ann Lee"),
    ],
)
def test_front_matter_that_cannot_be_completed_is_an_error(text: str, said: str) -> None:
    with pytest.raises(SourceError) as caught:
        filled(text, KNOWN, None, name="own.md")
    assert str(caught.value).startswith(said)
