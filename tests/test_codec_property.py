"""Whatever can be built comes back from JSON equal, and with what stands outside equality."""

import json
from pathlib import Path

from attrs import asdict, evolve
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from notekit import Evidence, Furniture, Note, Notebook, SchemaError, Source, Span, dumps, loads
from strategies import lines, notes

SCHEMA = Path(__file__).parents[1] / "docs" / "notebook.schema.json"
VALIDATOR = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))

spans = st.lists(st.integers(0, 9999), min_size=2, max_size=2).map(lambda ends: Span(*sorted(ends)))
parsed_notes = st.builds(
    evolve,
    notes(),
    page=st.lists(st.builds(Furniture, lines, st.none() | spans), max_size=2),
    head_spans=st.lists(spans, max_size=2),
    evidence=st.lists(st.builds(Evidence, lines, spans, lines, st.floats(0, 1)), max_size=2),
    span=st.none() | spans,
)


@given(parsed_notes)
def test_a_note_comes_back_from_json_in_every_detail(note: Note) -> None:
    (again,) = loads(dumps(note)).notes
    assert again == note
    assert asdict(again) == asdict(note)  # with all that stands outside equality


@given(parsed_notes)
def test_the_json_of_a_note_is_valid(note: Note) -> None:
    VALIDATOR.validate(json.loads(dumps(note)))


@given(st.text())
def test_any_source_text_comes_back_through_utf_8(text: str) -> None:
    written = dumps(Notebook(source=Source(text))).encode("utf-8")
    source = loads(written.decode("utf-8")).source
    assert source is not None
    assert source.text == text


@given(st.text())
def test_no_text_is_more_than_refused(text: str) -> None:
    try:
        notebook = loads(text)
    except SchemaError:
        return
    assert isinstance(notebook, Notebook)
