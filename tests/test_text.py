"""Rich text is a plain string with marks over it, and there is one way to say one thing."""

from typing import Any

import pytest
from hypothesis import given

from notekit import Action, Anchor, Code, Emphasis, EventDate, Mark, RichText, Run, SchemaError, Speech, Status, Strong
from notekit.text import as_rich_text, safe_url
from strategies import rich_texts


def test_white_space_at_the_ends_is_dropped_and_marks_move_along() -> None:
    text = RichText("  low tide\n", [Strong(2, 5)])
    assert text == RichText("low tide", [Strong(0, 3)])
    assert str(text) == "low tide"


def test_a_text_is_true_where_it_says_something() -> None:
    assert RichText("low")
    assert not RichText(" \n")


def test_newlines_are_one_and_control_characters_are_replaced() -> None:
    assert RichText("low\r\ntide\x00").text == "low\ntide\ufffd"


@pytest.mark.parametrize("wrong", [None, 3, b"low", ["low"]])
def test_a_text_takes_a_string(wrong: Any) -> None:
    with pytest.raises(SchemaError, match=r"^RichText\.text takes a string, not "):
        RichText(wrong)


@pytest.mark.parametrize("wrong", [["bold"], [(0, 3)], [Strong(0, 1), None]])
def test_marks_take_marks(wrong: Any) -> None:
    with pytest.raises(SchemaError, match=r"^RichText\.marks takes marks such as notekit\.Strong\(0, 4\), not "):
        RichText("low tide", wrong)


@pytest.mark.parametrize("text", ["low\r\ntide", "low\x00tide", "low\u0085tide"])
def test_marks_cannot_lie_over_a_text_that_would_have_to_be_cleaned(text: str) -> None:
    with pytest.raises(SchemaError, match="clean it before marking it"):
        RichText(text, [Strong(0, 3)])


@pytest.mark.parametrize(
    ("marks", "kept"),
    [
        ([Strong(0, 3), Strong(3, 5)], [Strong(0, 5)]),
        ([Strong(0, 3), Strong(4, 8)], [Strong(0, 8)]),
        ([Strong(0, 2), Strong(5, 8)], [Strong(0, 2), Strong(5, 8)]),
        ([Strong(2, 8), Strong(0, 4)], [Strong(0, 8)]),
        ([Strong(0, 4)], [Strong(0, 3)]),
        ([Strong(3, 4)], []),
        ([Strong(5, 5)], []),
        ([Strong(6, 99)], [Strong(6, 8)]),
        ([Strong(-3, 2)], [Strong(0, 2)]),
        ([Strong(50, 99)], []),
        ([Emphasis(0, 3), Strong(0, 3)], [Emphasis(0, 3), Strong(0, 3)]),
        ([Strong(0, 5), Emphasis(2, 8)], [Strong(0, 5), Emphasis(2, 8)]),
        ([Anchor(0, 3, "https://a.example"), Anchor(0, 3, "https://a.example")], [Anchor(0, 3, "https://a.example")]),
        ([Code(0, 2), Code(2, 3)], [Code(0, 3)]),
        ([Code(0, 3), Code(4, 8)], [Code(0, 3), Code(4, 8)]),
    ],
)
def test_marks_have_one_form(marks: list[Mark], kept: list[Mark]) -> None:
    assert RichText("low tide", marks).marks == tuple(kept)


def test_code_ends_with_its_line() -> None:
    assert RichText("low\ntide", [Code(0, 8)]).marks == (Code(0, 3), Code(4, 8))


def test_marks_of_style_cross_freely() -> None:
    text = RichText("low tide today", [Strong(0, 8), Emphasis(4, 14), Speech(2, 6), Action(5, 9)])
    assert len(text.marks) == 4


@pytest.mark.parametrize("kind", [Anchor, Speech, Action])
def test_nothing_is_two_links_quotations_or_actions_at_once(kind: type[Mark]) -> None:
    with pytest.raises(SchemaError, match=r"^RichText\.marks: .* overlap; marks of this kind stand apart$"):
        RichText("low tide", [kind(0, 5), kind(4, 8)])


def test_marks_are_had_by_kind_in_order_with_the_words_under_them() -> None:
    text = RichText("low tide", [Emphasis(4, 8), Emphasis(0, 2), Strong(0, 3)])
    assert text.of(Emphasis) == [Emphasis(0, 2), Emphasis(4, 8)]
    assert text.of(Anchor) == []
    assert text.under(Strong(0, 3)) == "low"


def test_further_marks_are_laid_over_a_text() -> None:
    assert RichText("low tide", [Strong(0, 3)]).with_marks([Strong(4, 8)]) == RichText("low tide", [Strong(0, 8)])


def test_a_mark_is_laid_over_words_where_they_first_stand() -> None:
    text = RichText("low tide, low water").marked(Strong, "low").marked(Anchor, "water", url="https://a.example")
    assert text == RichText("low tide, low water", [Strong(0, 3), Anchor(14, 19, "https://a.example")])


def test_a_mark_without_words_lies_over_the_whole_text() -> None:
    text = RichText("Ring the bell").marked(Action, owner="Odo Farrant", due="2031-06", status="open")
    assert text.marks == (Action(0, 13, "Odo Farrant", EventDate.from_iso("2031-06"), Status.OPEN),)


@pytest.mark.parametrize(("text", "words"), [("low tide", "high"), ("low tide", ""), ("low tide", "Low"), ("", None)])
def test_words_to_be_marked_have_to_be_in_the_text(text: str, words: str | None) -> None:
    with pytest.raises(SchemaError, match=rf"^RichText\.marked takes words of the text {text!r}, not "):
        RichText(text).marked(Strong, words)


def test_runs_part_where_a_style_changes() -> None:
    text = RichText("low tide, high moon", [Strong(0, 8), Emphasis(4, 14), Anchor(15, 19, "https://a.example")])
    assert list(text.runs()) == [
        Run("low ", strong=True),
        Run("tide", strong=True, emphasis=True),
        Run(", high", emphasis=True),
        Run(" "),
        Run("moon", url="https://a.example"),
    ]


def test_speech_actions_and_lost_links_part_no_runs() -> None:
    text = RichText("low tide", [Speech(0, 3), Action(4, 8), Anchor(0, 3)])
    assert list(text.runs()) == [Run("low tide")]


@given(rich_texts())
def test_runs_together_are_the_text(text: RichText) -> None:
    assert "".join(run.text for run in text.runs()) == text.text


@given(rich_texts())
def test_marks_lie_within_the_text_on_words_and_in_order(text: RichText) -> None:
    for mark in text.marks:
        said = text.under(mark)
        assert 0 <= mark.start < mark.end <= len(text.text)
        assert said == said.strip()
    assert [mark.start for mark in text.marks] == sorted(mark.start for mark in text.marks)


@given(rich_texts())
def test_a_rich_text_made_of_its_own_parts_is_the_same(text: RichText) -> None:
    assert RichText(text.text, text.marks) == RichText(text.text, reversed(text.marks)) == text


def test_a_string_becomes_rich_text_and_rich_text_stays_itself() -> None:
    text = RichText("low", [Strong(0, 3)])
    assert as_rich_text("low") == RichText("low")
    assert as_rich_text(text) is text


# What marks say


def test_a_mark_of_an_action_takes_a_date_and_a_status_as_people_write_them() -> None:
    action = Action(0, 3, " Nesta  Quill ", "2031-05-03", "done")  # type: ignore[arg-type]
    assert action == Action(0, 3, "Nesta Quill", EventDate.from_iso("2031-05-03"), Status.DONE)


def test_a_status_that_there_is_not_names_those_that_there_are() -> None:
    with pytest.raises(SchemaError, match="Status is one of open, done, not 'perhaps'"):
        Action(0, 3, status="perhaps")  # type: ignore[arg-type]


@pytest.mark.parametrize(("kind", "name"), [(Speech, "speaker"), (Action, "owner")])
def test_who_speaks_or_acts_is_a_text(kind: type[Mark], name: str) -> None:
    with pytest.raises(SchemaError, match=rf"^{kind.__name__}\.{name} takes a text or None, not 7$"):
        kind(0, 3, **{name: 7})


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        ("http://a.example", "http://a.example"),
        ("mailto:nesta@a.example", "mailto:nesta@a.example"),
        ("tel:+441234", "tel:+441234"),
        ("HTTPS://a.example", "HTTPS://a.example"),
        ("www.a.example", "https://www.a.example"),
        (" https://a.exa\nmple ", "https://a.example"),
        ("java\tscript:alert(1)", None),
        ("javascript:alert(1)", None),
        ("JavaScript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/hosts", None),
        ("ftp://a.example", None),
        ("//a.example", None),
        ("/page", None),
        ("page.html", None),
        ("#part", None),
        ("https://", None),
        ("mailto:", None),
        ("http://[", None),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_an_address_is_kept_only_where_it_is_safe_in_every_output(url: Any, safe: str | None) -> None:
    assert safe_url(url) == safe
    assert Anchor(0, 1, url).url == safe
