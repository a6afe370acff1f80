"""What notekit writes is the CommonMark that was meant: cmark reads the note in it, and mdformat changes none of it."""

import os
import re
from itertools import accumulate
from pathlib import Path
from typing import Any

import mdformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import notekit
from notekit import (
    Anchor,
    BlockQuote,
    Code,
    Emphasis,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Mark,
    Note,
    Paragraph,
    Preformatted,
    RichText,
    Rule,
    Section,
    Speech,
    Strong,
    Table,
    Verse,
)
from notekit.testing import full_note
from notekit_markdown import MarkdownOptions, MarkdownRenderer
from outlines import html, meant, shown
from strategies import notes

ROOT = Path(__file__).parents[2]
SEEDS = sorted(path for path in (ROOT / "seeds").iterdir() if path.stem != "README")
GOLDENS = sorted((ROOT / "tests" / "goldens").glob("*.md"))
EXAMPLES = int(os.environ.get("NOTEKIT_EXAMPLES", "300"))


def markdown(note: Note, **options: Any) -> str:
    return MarkdownRenderer().render([note], MarkdownOptions(**options)).data.decode()


# What cmark reads


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_cmark_reads_what_the_notes_of_a_seed_say(seed: Path) -> None:
    for note in notekit.parse(seed).notes:
        assert shown(markdown(note)) == meant(note)


def test_cmark_reads_what_a_note_with_everything_says() -> None:
    assert shown(markdown(full_note())) == meant(full_note())


@settings(max_examples=EXAMPLES)
@given(notes(), st.sampled_from(({}, {}, {"width": 40}, {"sentences": True})))
def test_cmark_reads_what_any_note_says_whatever_its_lines(note: Note, options: dict[str, Any]) -> None:
    assert shown(markdown(note, **options)) == meant(note)


# What mdformat leaves

# Left out are tildes, signs that touch one another, white space that is not plain and pictures with signs in their
# words, for mdformat alters those. Of some it finds that out itself, and refuses.
WORDS = (
    *("tide", "the quay", "Ann’s", "“so”", "(low)", "50%", "£5", "é", "שלום", "日本", "😀", "b", "c:\\d"),
    *("a_b_c", "2*3", "[a]", "[a]:", "[b](c)", "![d]", "<b>", "</b>", "<!--", "-->", "&amp;", "&", "&#35;", "$x$"),
    *("12.", "1.", "2)", "-", "+", "#", "##", ">", "*", "_", "***", "---", "`", "|", "||", "=", "===", "!", "\\"),
)


@st.composite
def texts(draw: st.DrawFn) -> RichText:
    """Texts of words, some of which look like markup, with marks over some of them."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7))
    ends = list(accumulate(len(word) + 1 for word in words))
    marks: list[Mark] = []
    for kind in draw(st.lists(st.sampled_from((Strong, Emphasis, Code, Speech, Anchor)), max_size=2, unique=True)):
        first, last = sorted(draw(st.integers(0, len(words) - 1)) for _ in "ab")
        values = {"url": "https://a.example/b?c=d#e_f"} if kind is Anchor else {}
        marks.append(kind(ends[first] - len(words[first]) - 1, ends[last] - 1, **values))
    return RichText(" ".join(words), marks)


paragraphs = st.builds(Paragraph, texts())
checks = st.sampled_from((None, None, True, False))
items = st.builds(ListItem, texts(), st.lists(paragraphs, max_size=1), checks)
lists = st.builds(ListBlock, st.lists(items, min_size=1, max_size=3), st.booleans(), st.sampled_from((1, 3)))
headings = st.builds(Heading, texts(), st.integers(1, 5))
verses = st.builds(Verse, st.lists(texts(), min_size=1, max_size=3))
rows = st.lists(texts(), min_size=2, max_size=2)
tables = st.builds(Table, st.lists(rows, min_size=1, max_size=3), st.booleans())
images = st.builds(Image, st.just("Boats"), st.none() | st.just("The quay"), st.just("quay.png"))
leaves = st.one_of(
    paragraphs, lists, headings, verses, tables, images, st.builds(Preformatted, texts().map(str)), st.just(Rule())
)
quotes = st.builds(BlockQuote, st.lists(leaves, min_size=1, max_size=2))
sections = st.builds(Section, st.lists(leaves | quotes, min_size=1, max_size=3), heading=st.none() | headings)
plain_notes = st.builds(Note, texts().map(str), body=st.lists(sections, min_size=1, max_size=2))


def formatted(text: str) -> str:
    return str(mdformat.text(text, extensions={"gfm", "frontmatter"}))


def several_spaces_as_one(text: str) -> str:
    """What mdformat does to spaces amid a text, and what a page shows in any case."""
    return re.sub(r"(?<=\S) {2,}", " ", text)


def read(text: str) -> notekit.Notebook:
    return notekit.parse(text.encode(), media_type="text/markdown")


def assert_mdformat_leaves(text: str) -> None:
    """That mdformat leaves what cmark and notekit read in a document."""
    again = formatted(text)
    assert html(again) == html(text)
    assert read(again) == read(text)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_mdformat_leaves_the_notes_of_a_seed_as_they_are(seed: Path) -> None:
    for note in notekit.parse(seed).notes:
        assert_mdformat_leaves(several_spaces_as_one(markdown(note)))


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda path: path.stem)
def test_mdformat_leaves_what_a_document_shows(golden: Path) -> None:
    # To mdformat front matter is what a file begins with. In a file of several notes it writes the others' as the
    # headings for which CommonMark takes them; they show the same, but notekit does not read them any more.
    text = several_spaces_as_one(golden.read_text(encoding="utf-8"))
    assert html(formatted(text)) == html(text)


def test_mdformat_leaves_a_note_with_everything_as_it_is() -> None:
    assert_mdformat_leaves(markdown(full_note()))


@settings(max_examples=EXAMPLES // 3)
@given(plain_notes)
def test_mdformat_leaves_any_plain_note_as_it_is(note: Note) -> None:
    assert_mdformat_leaves(markdown(note))
