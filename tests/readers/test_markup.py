"""Light markup in plain text is understood where it is whole, and else kept as the text that it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures import Case, cases
from notekit import Anchor, RichText
from notekit.readers.markup import rich
from strategies import TRAPS


def found(text: str) -> str:
    """The plain text, then a line for each mark."""
    content = rich(text)
    return "\n".join([content.text, *(_line(content, mark) for mark in content.marks)])


def _line(content: RichText, mark: object) -> str:
    assert hasattr(mark, "start")
    address = f" -> {mark.url or 'lost'}" if isinstance(mark, Anchor) else ""
    return f"{type(mark).__name__.lower()}: {content.under(mark)}{address}"  # type: ignore[arg-type]


@cases("readers/markup.txt")
def test_marks_of_light_markup(case: Case) -> None:
    assert found(case.given) == case.expected


@pytest.mark.parametrize("signs", ["**_", "*[", "__*", "[**a](b)", "`*", "_**a**", "[a](("])
def test_marks_opened_or_nested_without_end_keep_the_words(signs: str) -> None:
    assert "tide" in rich(f"{signs * 20_000}tide{signs[::-1] * 20_000}").text


@given(
    st.lists(st.sampled_from(("tide", "7", " ", ".", "*", "**", "_", "__", "`", "[", "]")), max_size=30).map("".join)
)
def test_letters_and_digits_are_kept_in_order(text: str) -> None:
    kept = [character for character in rich(text).text if character.isalnum()]
    assert kept == [character for character in text if character.isalnum()]


@given(st.lists(st.sampled_from((*TRAPS, "tide", " ", "**", "_", "`", "[a](b)")), max_size=20).map("".join))
def test_any_text_gives_rich_text(text: str) -> None:
    content = rich(RichText(text).text)
    assert all(content.under(mark).strip() for mark in content.marks)
