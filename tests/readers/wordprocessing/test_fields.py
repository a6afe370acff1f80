"""Fields: what they are filled with, and how they begin and end."""

import pytest

from notekit.readers.wordprocessing.fields import DEEPEST, LONGEST_CODE, Fields, address, is_of_printing


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (' HYPERLINK "https://reeds.example/" ', "https://reeds.example/"),
        ("HYPERLINK https://reeds.example/", "https://reeds.example/"),
        ('hyperlink "https://reeds.example/" \\l "top"', "https://reeds.example/#top"),
        ('HYPERLINK "https://reeds.example/#a" \\l "top"', "https://reeds.example/#a"),
        ('HYPERLINK \\l "top"', None),
        ('NOHYPERLINK "https://reeds.example/"', None),
        ("PAGE", None),
        ("", None),
    ],
)
def test_the_address_of_a_link(code: str, expected: str | None) -> None:
    assert address(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"), [(" DATE \\@ x", True), ("page", True), ("REF Date", False), ("", False)]
)
def test_fields_may_say_something_of_the_print(code: str, expected: bool) -> None:
    assert is_of_printing(code) is expected


def begun(*codes: str) -> Fields:
    """Fields one within the other, each filled."""
    fields = Fields()
    for code in codes:
        fields.begin()
        fields.say(code)
        fields.separate(0)
    return fields


def test_text_shows_where_all_fields_are_being_filled() -> None:
    fields = begun("REF x")
    assert fields.shows
    fields.begin()
    assert not fields.shows
    fields.end()
    assert fields.shows


def test_a_table_of_contents_may_have_other_fields_in_it() -> None:
    fields = begun("TOC \\o", "PAGEREF x")
    fields.end()
    assert fields.of_contents
    fields.end()
    assert not fields.of_contents


def test_what_is_not_filled_at_the_end_of_a_paragraph_shows_after_all() -> None:
    fields = Fields()
    fields.begin()
    fields.withhold("Tides")
    assert fields.end_paragraph() == "Tides"
    assert fields.shows
    assert fields.end_paragraph() == ""


def test_an_end_without_a_beginning_is_none() -> None:
    assert Fields().end() is None


def test_fields_that_stand_too_deep_are_none() -> None:
    fields = begun(*["REF x"] * (DEEPEST + 5))
    assert len(fields.open) == DEEPEST
    ended = [fields.end() for _ in range(DEEPEST + 5)]
    assert ended.count(None) == 5
    assert not fields.open


def test_a_code_is_cut_where_it_is_absurd() -> None:
    fields = Fields()
    fields.begin()
    for _ in range(5):
        fields.say("x" * LONGEST_CODE)
    assert len(fields.open[0].code) == LONGEST_CODE
