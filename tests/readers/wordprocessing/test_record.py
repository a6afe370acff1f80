"""The record in documents that notekit wrote: what a changed line tells of its fields, and records that are unsound."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree

from notekit.readers.wordprocessing.record import Record, checksum, edits, find_record

SPEAKER = [[["p", "name"], "Ann Lee"], ", ", [["p", "role"], "Director"], ", ", [["p", "place"], "Harbour Trust"]]
EVENT = [[["date"], "3 May"], " · ", [["place"], "Hull"], " · ", [["organiser"], "Net Loft"]]


def part(text: str, namespace: str = "urn:notekit:record") -> Iterator[Any]:
    root = etree.Element(f"{{{namespace}}}record")
    root.text = text
    yield root


def record(**values: Any) -> str:
    return json.dumps({"notekit": 1, "notes": [{"fields": {}, "page": [["head", 0, []]]}], "marks": []} | values)


@pytest.mark.parametrize(
    ("pieces", "text", "expected"),
    [
        (SPEAKER, "Ann Lee, Director, Harbour Trust", {}),
        (SPEAKER, "Anne Lee, Director, Harbour Trust", {("p", "name"): "Anne Lee"}),
        (SPEAKER, "Ann Lee, Executive Director, Harbour Trust", {("p", "role"): "Executive Director"}),
        (SPEAKER, "Ann Lee, Director, Harbour Trust Ltd", {("p", "place"): "Harbour Trust Ltd"}),
        (SPEAKER, "Ann Lee, Chair, Quay Trust", {("p", "role"): "Chair", ("p", "place"): "Quay Trust"}),
        (EVENT, "4 May · Hull · The Loft", {("date",): "4 May", ("organiser",): "The Loft"}),
        (EVENT, "Hull", None),
        (EVENT, "4 May, Hull, Net Loft", None),
        (["Topics: ", [["topics", 0], "boats"]], "Topics: boats, ropes", {("topics", 0): "boats, ropes"}),
        (["Topics: ", [["topics", 0], "boats"]], "Themes: ropes", None),
        ([], "anything", None),
    ],
)
def test_a_changed_line_tells_which_fields_changed(pieces: Any, text: str, expected: Any) -> None:
    assert edits(pieces, text) == expected


def test_a_long_line_full_of_separators_takes_no_time() -> None:
    pieces = [piece for at in range(2000) for piece in ([["t", at], "x"], ", ")]
    assert edits(pieces, "y, " * 5000) is None


def test_the_first_change_of_a_field_counts() -> None:
    fields = {"title": "Old"}
    found = Record([{"fields": fields}], [])
    found.set(("notes", 0, "fields", "title"), "New")
    found.set(("notes", 0, "fields", "title"), "Newer")
    assert fields == {"title": "New"}


def test_a_name_with_a_post_after_it_is_both() -> None:
    person = {"name": "Ann Lee", "posts": []}
    Record([{"people": [person]}], []).set(("notes", 0, "people", 0, "name"), "Ann Lee, Director, Harbour Trust")
    assert person == {"name": "Ann Lee", "posts": [{"role": "Director", "affiliation": "Harbour Trust"}]}


def test_white_space_makes_no_line_another() -> None:
    assert checksum("a  b\n c ") == checksum("a b c")
    assert checksum("a b c") != checksum("a b d")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        record(notekit=2),
        record(notes=[]),
        record(notes={}),
        record(notes=[[]]),
        record(notes=[{"fields": [], "page": []}]),
        record(notes=[{"fields": {}, "page": [[]]}]),
        record(notes=[{"fields": {}, "page": [[1, 2]]}]),
        record(marks=[1]),
    ],
)
def test_a_record_that_is_not_sound_is_none(text: str) -> None:
    assert find_record(part(text)) is None


def test_what_another_program_put_into_a_document_is_none() -> None:
    assert find_record(part(record(), namespace="urn:other")) is None
    assert find_record(part(record())) is not None
