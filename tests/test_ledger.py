"""The ledger tells where every non-blank character of a source went, once each."""

import io
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import notekit
from notekit import Coverage, Heading, LeftOver, Note, Notebook, Paragraph, Section, Source, Span
from notekit.ledger import left_over, take_stock
from notekit.schema import Furniture
from strategies import TRAPS

TEXT = "Quay day\n\nHome >\n\nWe met.\nWe left.\n"
SOURCE = Source.from_text(TEXT)


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def note(*said: str, title: str = "Quay day", page: str = "Home >") -> Note:
    return Note(
        title,
        body=[Section([Paragraph(words, span=place(words)) for words in said])] if said else [],
        page=[Furniture(page, place(page))] if page else [],
        head_spans=[place(title)],
    )


def test_a_source_that_is_all_in_notes_and_furniture_is_complete() -> None:
    coverage = take_stock(SOURCE, [note("We met.", "We left.")])
    assert coverage == Coverage(total=25, in_notes=20, in_furniture=5)
    assert coverage.complete


def test_what_is_in_no_note_is_left_over_without_the_space_around_it() -> None:
    pieces = left_over(SOURCE, [note("We met.", page="")])
    assert pieces == (LeftOver("Home >", place("Home >")), LeftOver("We left.", place("We left.")))


def test_white_space_of_every_kind_is_blank() -> None:
    blanks = "".join(filter(str.isspace, map(chr, range(sys.maxunicode + 1))))
    assert take_stock(Source.from_text(f"{blanks}a{blanks}bc"), []).total == 3


def test_all_is_left_over_where_there_is_no_note() -> None:
    assert left_over(SOURCE, []) == (LeftOver(TEXT.strip(), Span(0, len(TEXT.strip()))),)
    assert left_over(Source.from_text(" \n "), []) == ()


def test_what_is_listed_as_left_over_is_accounted_for() -> None:
    notes = [note("We met.")]
    assert take_stock(SOURCE, notes, left_over(SOURCE, notes)).complete


def test_what_nothing_accounts_for_is_missing() -> None:
    coverage = take_stock(SOURCE, [note("We met.")])
    assert coverage.missing == (place("We left."),)
    assert not coverage.complete


def test_what_two_blocks_claim_is_doubled() -> None:
    coverage = take_stock(SOURCE, [note("We met.\nWe left.", "We left.")])
    assert coverage.doubled == (place("We left."),)
    assert not coverage.complete


def test_what_two_notes_claim_is_doubled() -> None:
    notes = [note("We met.", "We left."), note("We met.", title="We left.", page="")]
    assert take_stock(SOURCE, notes).doubled == (place("We met."), place("We left."))


def test_spans_that_share_only_white_space_claim_nothing_twice() -> None:
    whole = Span(0, TEXT.index("Home"))
    claiming = Note("Quay day", head_spans=[whole, Span(whole.end - 1, len(TEXT))])
    assert take_stock(SOURCE, [claiming]).complete


def test_headings_and_what_leads_in_are_in_the_note() -> None:
    section = Section(
        [Paragraph("We left.", span=place("We left."))],
        heading=Heading("Quay day", span=place("Quay day")),
        lead_in=[Paragraph("We met.", span=place("We met."))],
    )
    assert left_over(SOURCE, [Note(body=[section])]) == (LeftOver("Home >", place("Home >")),)


def test_counts_leave_white_space_out() -> None:
    coverage = take_stock(Source.from_text(" a b\n\tc "), [Note("a", head_spans=[Span(0, 8)])])
    assert (coverage.total, coverage.in_notes) == (3, 3)


# The guarantee, for any text

_words = st.sampled_from(
    [
        *("Quay day", "Nesta Quill, warden of the Quay Trust, said that", "3 May 2031", "we agreed to", "Next steps"),
        *(
            "ACTION: Odo to buy rope",
            "Participants raised these points:",
            "“Nobody is ever asked,” said Nesta.",
            "Home",
        ),
        *(
            "Breakout groups",
            "Read more",
            "Chair: Nesta Quill",
            "Q: why?",
            "- rope",
            "1. lamp",
            "> tide",
            "---",
            "# Quay",
        ),
        *(
            "## Speakers",
            "Health, Quay Health, Quay",
            "a poem for the tide",
            "read more here.",
            "| a | b |",
            "|---|---|",
        ),
    ]
)
_lines = st.lists(_words | st.sampled_from(TRAPS) | st.text(max_size=12), min_size=1, max_size=4).map(" ".join)
documents = st.lists(_lines, max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\n\n\n"]).map(lambda gap: gap.join(lines))
)


def parsed(text: str, media_type: str = "text/plain") -> Notebook:
    return notekit.parse(io.StringIO(text), media_type=media_type)


@given(documents)
def test_every_character_of_any_text_is_accounted_for_once(text: str) -> None:
    notebook = parsed(text)
    coverage, source = notebook.coverage, notebook.source
    assert coverage is not None
    assert source is not None
    assert coverage.complete, coverage
    left = sum(len("".join(piece.text.split())) for piece in coverage.left_over)
    assert coverage.in_notes + coverage.in_furniture + left == coverage.total == len("".join(source.text.split()))


@given(documents)
def test_the_blocks_of_any_text_stand_in_order_and_apart(text: str) -> None:
    for found in parsed(text).notes:
        blocks = [block for section in found.body for block in ([section.heading] if section.heading else [])]
        for section in found.body:
            spans = [block.span for block in section.content]
            assert all(before and after and before.end <= after.start for before, after in pairwise(spans))
        assert all(block.span for block in blocks)
        starts = [
            block.span.start
            for section in found.body
            for block in (section.heading, *section.content)
            if block and block.span
        ]
        assert starts == sorted(set(starts))


@given(documents)
def test_words_of_any_text_stand_where_their_spans_say(text: str) -> None:
    notebook = parsed(text)
    assert notebook.source is not None
    for piece in notebook.left_over:
        assert notebook.source.slice(piece.span) == piece.text
    for found in notebook.notes:
        for fact in found.evidence:
            assert 0 <= fact.span.start <= fact.span.end <= len(notebook.source.text)
            assert 0 < fact.confidence <= 1


@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
@given(text=st.text(max_size=200))
def test_text_that_means_nothing_is_accounted_for(media_type: str, text: str) -> None:
    if media_type == "text/markdown" and text.lstrip().startswith(("---", "+++")):
        return  # front matter may be refused
    coverage = parsed(text, media_type).coverage
    assert coverage is not None
    assert coverage.complete, coverage
