"""Plain text is read by its layout, and every character of it lies in one block."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures import Case, cases
from notekit import BlockQuote, Heading, ListBlock, ListItem, Paragraph, Rule, Source
from notekit.readers.decoding import tidy
from notekit.readers.text import DEEPEST, read_text
from notekit.reading import SourceBlock, Title
from strategies import TRAPS


def read(text: str) -> tuple[SourceBlock, ...]:
    return read_text(Source.from_text(text)).blocks


def found(text: str) -> str:
    """The blocks of a text, a line each; what is nested is indented."""
    return "\n".join(_lines(read(text)))


def _lines(blocks: Iterable[object]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Title):
            yield f"title: {block.text}"
        elif isinstance(block, Heading):
            yield f"heading {block.level}: {block.text}"
        elif isinstance(block, Paragraph):
            yield f"paragraph: {block.text}"
        elif isinstance(block, ListBlock):
            yield f"numbers from {block.start}:" if block.ordered else "bullets:"
            yield from (f"  {line}" for item in block.items for line in _item_lines(item))
        elif isinstance(block, BlockQuote):
            yield "quotation:"
            yield from (f"  {line}" for line in _lines(block.blocks))
        else:
            assert isinstance(block, Rule)
            yield "rule"


def _item_lines(item: ListItem) -> Iterator[str]:
    box = "" if item.checked is None else "[x] " if item.checked else "[ ] "
    yield f"{box}{item.text}"
    yield from (f"  {line}" for line in _lines(item.blocks))


@cases("readers/text.txt")
def test_blocks_of_plain_text(case: Case) -> None:
    assert found(case.given) == case.expected


def test_a_blank_text_has_no_blocks() -> None:
    assert read("") == read(" \n\t\n\n  ") == ()


def test_a_span_is_the_text_of_a_block_without_white_space_around_it() -> None:
    text = "\n  Harbour day  \n\n  - a rope,\n    wet\n  - a lamp \n\n > the tide \n\n ---- \n"
    assert [text[block.span.start : block.span.end] for block in read(text) if block.span] == [
        "Harbour day",
        "- a rope,\n    wet\n  - a lamp",
        "> the tide",
        "----",
    ]


def test_items_have_spans_of_their_own() -> None:
    text = "- a rope\n  - wet\n- a lamp"
    (block,) = read(text)
    assert isinstance(block, ListBlock)
    assert [text[item.span.start : item.span.end] for item in block.items if item.span] == ["- a rope", "- a lamp"]


def test_lists_nest_no_deeper_than_stated_and_lose_nothing() -> None:
    text = "\n".join(f"{'  ' * depth}- a{depth}" for depth in range(50))
    (block,) = read(text)
    depth, words = 0, []
    lists = [block]
    while lists:
        assert all(isinstance(inner, ListBlock) for inner in lists)
        items = [item for inner in lists if isinstance(inner, ListBlock) for item in inner.items]
        words += [item.text for item in items]
        lists = [inner for item in items for inner in item.blocks]  # type: ignore[misc]
        depth += 1
    assert depth == DEEPEST + 1
    assert sorted(words) == sorted(f"a{number}" for number in range(50))


_pieces = st.sampled_from(
    (*TRAPS, "\n", "\n", "\n\n", " ", "  ", "Tide", "and", ".", "1. ", "• ", "> ", "---", "===", "**", "[ ] ")
)
texts = st.lists(_pieces | st.characters(exclude_categories=["Cs"]), max_size=40).map(
    lambda pieces: tidy("".join(pieces))[0]
)


@given(texts)
def test_each_character_that_is_not_blank_lies_in_exactly_one_block(text: str) -> None:
    spans = [block.span for block in read(text)]
    covered: list[int] = []
    for span in spans:
        assert span is not None
        covered += (offset for offset in range(span.start, span.end) if not text[offset].isspace())
    assert covered == [offset for offset, character in enumerate(text) if not character.isspace()]


@given(texts)
def test_spans_ascend_and_stand_apart(text: str) -> None:
    spans = [block.span for block in read(text)]
    assert all(before and after and before.end <= after.start for before, after in pairwise(spans))


@given(st.lists(st.sampled_from(["Tide", "- rope", "  - wet", "1. lamp", "> gull", "# Quay", ""]), max_size=12))
def test_the_words_of_a_text_are_the_words_of_its_blocks_in_order(lines: list[str]) -> None:
    words = [word for line in lines for word in line.split() if word.isalpha()]
    said = [word.rstrip(":") for word in found("\n".join(lines)).split()]
    assert [word for word in said if word in ("Tide", "rope", "wet", "lamp", "gull", "Quay")] == words


@pytest.mark.parametrize(
    "text",
    [
        ">" * 100_000,
        "- " * 50_000,
        "* " * 50_000 + "a",
        "1. " * 30_000,
        "#" * 50_000,
        "(" * 50_000,
        "\t" * 50_000 + "-",
    ],
    ids=["quotes", "bullets", "stars", "numbers", "number signs", "brackets", "tabs"],
)
def test_signs_without_end_are_read_to_the_end(text: str) -> None:
    (span,) = (block.span for block in read(text))
    assert span is not None
    assert text[span.start : span.end] == text.strip()
