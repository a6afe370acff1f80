"""Markdown in canonical form: what changes, what stays as its author wrote it, and that it says the same."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import notekit
from notekit import Note, NotekitError
from notekit.cli.tidying import tidied
from notekit_markdown import MarkdownOptions, MarkdownRenderer
from strategies import TRAPS, notes

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "seeds"
EXAMPLES = int(os.environ.get("NOTEKIT_EXAMPLES", "300"))
RENDERER = MarkdownRenderer()


def tidy(text: str, **options: object) -> str:
    reading = notekit.read(text, name="x.md", media_type="markdown")
    return RENDERER.tidy(reading, MarkdownOptions(**options)).data.decode()


def made_sure(text: str) -> str:
    """The canonical form, which is known to be read as the document is and to be canonical itself."""
    done = tidied(text.encode(), name="x.md", encoding=None, settings=None, options={})
    again = notekit.read(done.text_after, name="x.md", media_type="markdown")
    assert again.blocks == notekit.read(text.encode(), name="x.md", media_type="markdown").blocks
    assert tidy(done.text_after) == done.text_after
    return done.text_after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Title\n=====\n\nSub\n---\n", "# Title\n\n## Sub\n"),
        ("# Title #\ntext\n## Sub\n", "# Title\n\ntext\n\n## Sub\n"),
        ("* a\n* b\n", "- a\n- b\n"),
        ("1) a\n1) b\n", "1. a\n2. b\n"),
        ("-   a\n    -   b\n", "- a\n  - b\n"),
        ("- [X] a\n", "- [x] a\n"),
        ("- a\n\n\n- b\n", "- a\n\n- b\n"),
        ("*a* and __b__\n", "_a_ and **b**\n"),
        ("***\n\na\n\n---\n", "___\n\na\n\n___\n"),
        ("a  \nb\n", "a\\\nb\n"),
        (">a\nb\n", "> a\n> b\n"),
        ("~~~py\nx = 1\n~~~\n", "```py\nx = 1\n```\n"),
        ("a\n\n    code\n", "a\n\n```\ncode\n```\n"),
        ("|a|b|\n|:-|-:|\n|1|2|\n", "| a | b |\n| :--- | ---: |\n| 1 | 2 |\n"),
        ("\n\na\n\n\n\nb", "a\n\nb\n"),
        ("  a \n b\t\n", "a\nb\n"),
        ("<!-- c -->\n* a\n", "<!-- c -->\n- a\n"),
        ("- a\n\n* b\n\n+ c\n", "- a\n\n* b\n\n- c\n"),
        ("1. a\n\n1) b\n", "1. a\n\n1) b\n"),
        (" \n", ""),
        ("", ""),
    ],
)
def test_layout_is_made_canonical(before: str, after: str) -> None:
    assert tidy(before) == after
    assert made_sure(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "a <b>b</b> *c*\n",
        "a <!-- notekit: ignore doubled-word --> *c*\n",
        "a [b](c.md) *d*\n",
        'a [b](https://c.example "d") *e*\n',
        "a [b][c] *d*\n\n[c]: https://e.example\n[f]: g.md 'h'\n",
        "*a* ![b](c.png) d\n",
        "*a*[^1]\n\n[^1]: b\n",
        "a\\* b\\_c *d*\n",
        "~~a~~ *b*\n",
        "*a* https://b.example/*c*\n",
        "**a**\n**b**\n",
        "$a_{b}$ *c*\n",
        "• a\n• b\n",
        "Text:\n• a\n• b\n",
        "* a\n  # b\n",
        "* a <!-- b -->\n",
        "* a\n*\n* b\n",
        "*a* ` b` c\n",
        "* a\n  ```\n\n  b\n  ```\n",
        "* a\n  > b\n",
        "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n",
        "```\n\na\n```\n",
        "```py title='a  b'\nc\n```\n",
        "<div class='a'>\n  b\n</div>\n",
        "<!-- notekit: discussion -->\n## A\n\n<!-- notekit: verse -->\na\\\nb\n",
        "---\ntitle: without an end\n\n# A\n",
        "a\n\n<!-- a comment\n  of two lines -->\n\nb\n",
    ],
)
def test_what_blocks_do_not_keep_stays_as_it_is_written(text: str) -> None:
    assert made_sure(text) == text


def test_of_what_is_kept_blanks_that_mean_nothing_are_taken_off() -> None:
    assert tidy("  a [b](c.md) \nd  \ne\t\n") == "a [b](c.md)\nd  \ne\n"


def test_lines_are_broken_where_their_author_broke_them() -> None:
    text = "One *line*\nand another,\\\nand a last.\n\n- an item\n  on two lines\n\n> said\n> at length\n"
    assert tidy(text) == text.replace("*line*", "_line_")


def test_lines_are_broken_anew_where_an_option_says_so() -> None:
    text = "One line\nand another. And a second\nsentence.\n\n- an item\n  on two lines\n"
    assert tidy(text, sentences=True) == "One line and another.\nAnd a second sentence.\n\n- an item on two lines\n"
    long = "- " + "a word " * 20
    broken = tidy(long, width=40)
    assert max(map(len, broken.splitlines())) <= 40
    assert tidy(broken, width=40) == broken


def test_a_loose_list_stays_loose_and_a_tight_one_tight() -> None:
    for text in ("- a\n\n- b\n", "- a\n- b\n", "- a\n\n  - b\n", "- a\n  - b\n\n  - c\n- d\n", "- a\n\n  b\n\n- c\n"):
        assert made_sure(text) == text


def test_nothing_that_is_recognised_is_written_into_a_document() -> None:
    text = "# Ferry day\n\nOn Tuesday 6 May 2031 Ann Lee, Director of the Pier Trust, spoke.\n"
    assert made_sure(text) == text


# Front matter


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title:   Pier   # why\n", "title: Pier  # why\n"),
        ('title: "Pier day"\n', "title: Pier day\n"),
        ("topics:\n- a\n-   b\n", "topics:\n  - a\n  - b\n"),
        ("people:\n    - name: Ann\n      role: x\n", "people:\n  - name: Ann\n    role: x\n"),
        ("# first\nown-key: 1\n\n# second\ntitle: x\n", "# first\nown-key: 1\n\n# second\ntitle: x\n"),
        ("topics: [ a,'b' ]\n", "topics: [a, 'b']\n"),
    ],
)
def test_front_matter_is_laid_out(before: str, after: str) -> None:
    assert made_sure(f"---\n{before}---\n# A\n") == f"---\n{after}---\n\n# A\n"


@pytest.mark.parametrize(
    "kept",
    [
        *("day: 2024-05-30", "time: 12:30", "answer: NO", "answer: 'no'", 'number: "1"', "octal: 010", "empty:"),
        *("null: ~", "text: |\n    a\n     b", "title: 'a\n\n  b'", "colon: Pier: the day", 'odd: "\\u00e9"'),
        *("title: 'it''s'", 'k: "a: b"', "url: https://a.example/#b", "q0q: q1q # q0q"),
    ],
)
def test_values_of_front_matter_stay_as_they_are_written(kept: str) -> None:
    assert made_sure(f"---\n{kept}\n---\n\n# A\n").removesuffix("---\n\n# A\n").split() == ["---", *kept.split()]


def test_toml_is_kept() -> None:
    text = "+++\ntitle =   'x'\n+++\n\n# A\n"
    assert made_sure(text) == text


# The guarantee

LINES = (
    *("# A", "## B #", "### ", "Title\n===", "Sub\n---", "- a", "* b", "+ c", "1. one", "2) two", "10. ten", "-"),
    *("  - nested", "    - deep", "   x", "    code", "> q", "> - q", "> > r", "- [ ] todo", "- [x] done", "- - x"),
    *("***", "---", "+++", "| a | b |", "|---|:-:|", "| 1 | 2 |", "```", "~~~", "```py", "> ```", "  \\", "end  "),
    *("<!-- c -->", "<!-- notekit: verse -->", "<!-- notekit: heading -->", "<div>", "</div>", "x <b>y</b>"),
    *("text", "more text here", "*em* **st** `co`", "**a**", "__a__ _b_", "*open", "~~s~~", "$x_1$", "a\\*b", "a  b"),
    *("[l](https://a.example)", "[l](b.md)", "[r][x]", "[x]", "[x]: https://b.example", "[y]: c.md 'T'", "[^1]: note"),
    *("![p](p.png)", "t ![p](p.png) t", "end\\", "&amp; &copy;", "<https://c.example>", "https://d.example/a_b_"),
    *("• bullet", "1986. A year", "---\ntitle: x\n---", "key: value", "Ann Lee, Director", "", "", "", "  ", "\t"),
)
_lines = st.sampled_from(LINES)
_traps = st.lists(st.sampled_from(TRAPS) | st.sampled_from(("a", "b ", " c")), max_size=5).map("".join)
_further_in = st.tuples(st.sampled_from(("  ", "    ", "> ", "- ", "   ", "1. ", "\t")), _lines).map("".join)
documents = st.lists(_lines | _traps | _further_in, max_size=12).map("\n".join)


@settings(max_examples=EXAMPLES)
@given(documents)
def test_any_document_says_the_same_or_is_refused(text: str) -> None:
    refused: list[str] = []
    try:
        made_sure(text)
    except NotekitError as error:
        refused.append(str(error))
    assert all(re.match(r"x\.md(:\d+)?: ", said) for said in refused)


@settings(max_examples=EXAMPLES)
@given(notes())
def test_any_note_that_notekit_writes_is_canonical(note: Note) -> None:
    try:
        text = RENDERER.render([note], MarkdownOptions()).data.decode()
    except NotekitError:
        return
    assert made_sure(text) == text


def test_the_goldens_are_canonical() -> None:
    for path in sorted((ROOT / "tests" / "goldens").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        assert made_sure(text) == text, path.name


WRITTEN = [*(ROOT / "seeds").glob("*.md"), *(ROOT / "tests" / "tuning").glob("*.md"), *(ROOT / "docs").glob("*.md")]
OTHERS = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def as_others_show(text: str) -> str:
    """The HTML of another program, without regard to white space and front matter."""
    return " ".join(OTHERS.render(re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)).split())


@pytest.mark.parametrize("path", sorted(WRITTEN), ids=lambda path: path.name)
def test_documents_say_the_same_to_notekit_and_to_others(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert as_others_show(made_sure(text)) == as_others_show(text)


@pytest.mark.skipif(not REAL.is_dir(), reason="there is no ../shared/seeds beside the repository")
def test_real_write_ups_say_the_same() -> None:
    for path in sorted(REAL.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert made_sure(text)
        markdown = notekit.render(notekit.parse(path), "markdown").data.decode()
        assert made_sure(markdown) == markdown
