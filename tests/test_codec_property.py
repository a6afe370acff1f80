"""Whatever can be built comes back from JSON equal, and with all that stands outside equality."""

import json
from datetime import date
from itertools import chain
from pathlib import Path

from attrs import asdict
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import notekit
from notekit import Note, Notebook, Part, Role, Span, dumps, loads
from notekit.characters import clean

SCHEMA = Path(__file__).parents[1] / "docs" / "notebook.schema.json"
VALIDATOR = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))

words = st.text(max_size=30).map(lambda text: " ".join(clean(text).split())).filter(bool)
maybe_words = st.none() | words
spans = st.none() | st.tuples(st.integers(0, 999), st.integers(0, 999)).map(lambda pair: Span(*sorted(pair)))
dates = st.none() | st.builds(
    notekit.EventDate,
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    precision=st.sampled_from(notekit.Precision),
    text=maybe_words,
)
ends = st.integers(0, 30)


def mark(kind: type[notekit.Mark], **fields: st.SearchStrategy[object]) -> st.SearchStrategy[notekit.Mark]:
    return st.builds(kind, ends, ends, **fields)


styles = st.lists(mark(notekit.Strong) | mark(notekit.Emphasis) | mark(notekit.Code), max_size=3)
addresses = st.sampled_from([None, "https://mill.example/a?b=c", "mailto:wren@mill.example"])
anchors = mark(notekit.Anchor, url=addresses)
speeches = mark(notekit.Speech, speaker=maybe_words)
actions = mark(notekit.Action, owner=maybe_words, due=dates, status=st.none() | st.sampled_from(notekit.Status))
marks = st.tuples(styles, st.lists(anchors, max_size=1), st.lists(speeches, max_size=1), st.lists(actions, max_size=1))
rich_texts = st.builds(lambda text, found: notekit.RichText(text, chain.from_iterable(found)), words, marks)

leaves = st.one_of(
    st.builds(notekit.Paragraph, rich_texts, span=spans),
    st.builds(notekit.Heading, rich_texts, st.integers(1, 5), span=spans),
    st.builds(notekit.Verse, st.lists(rich_texts, min_size=1, max_size=3), span=spans),
    st.builds(
        notekit.Table, st.lists(st.lists(rich_texts, min_size=1, max_size=3), min_size=1, max_size=3), st.booleans()
    ),
    st.builds(notekit.Image, words, maybe_words, maybe_words, span=spans),
    st.builds(notekit.Preformatted, words, maybe_words, span=spans),
    st.builds(notekit.Rule, span=spans),
)


def containers(blocks: st.SearchStrategy[notekit.Block]) -> st.SearchStrategy[notekit.Block]:
    inner = st.lists(blocks, max_size=2)
    items = st.builds(notekit.ListItem, rich_texts, inner, st.none() | st.booleans(), span=spans)
    return st.builds(notekit.BlockQuote, st.lists(blocks, min_size=1, max_size=2), span=spans) | st.builds(
        notekit.ListBlock, st.lists(items, min_size=1, max_size=3), st.booleans(), st.integers(0, 99), span=spans
    )


blocks = st.recursive(leaves, containers, max_leaves=5)
headings = st.none() | st.builds(notekit.Heading, rich_texts, span=spans)
posts = st.builds(notekit.Post, words, maybe_words, former=st.booleans())
people = st.lists(
    st.builds(
        notekit.Person, words, maybe_words, st.lists(posts, max_size=2), st.lists(st.sampled_from(Part), max_size=2)
    ),
    max_size=3,
    unique_by=lambda person: person.name,
)
evidence = st.builds(notekit.Evidence, words, spans.filter(bool), words, st.floats(0, 1))
furniture = st.builds(notekit.Furniture, words, spans)


@st.composite
def notes(draw: st.DrawFn) -> Note:
    named = draw(people)
    names = st.lists(st.sampled_from([person.name for person in named]), max_size=2) if named else st.just([])
    sections = st.builds(
        notekit.Section,
        st.lists(blocks, min_size=1, max_size=3),
        st.sampled_from(Role),
        headings,
        names,
        maybe_words,
        st.lists(blocks, max_size=1),
    )
    return Note(
        draw(maybe_words),
        draw(maybe_words),
        kind=draw(st.sampled_from(notekit.Kind)),
        date=draw(dates),
        place=draw(maybe_words),
        topics=draw(st.lists(words, max_size=2)),
        people=named,
        body=draw(st.lists(sections, max_size=3)),
        page=draw(st.lists(furniture, max_size=2)),
        evidence=draw(st.lists(evidence, max_size=2)),
        span=draw(spans),
    )


@given(notes())
def test_a_note_comes_back_from_json_in_every_detail(note: Note) -> None:
    (again,) = loads(dumps(note)).notes
    assert again == note
    assert asdict(again) == asdict(note)  # spans, evidence and furniture too, which stand outside equality


@given(notes())
def test_the_json_of_a_note_is_valid(note: Note) -> None:
    VALIDATOR.validate(json.loads(dumps(note)))


@given(st.text())
def test_no_text_is_more_than_refused(text: str) -> None:
    try:
        notebook = loads(text)
    except notekit.SchemaError:
        return
    assert isinstance(notebook, Notebook)
