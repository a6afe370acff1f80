"""Notes as Markdown: whatever the schema can hold comes back equal, and says the same to other parsers."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

import notekit
from notekit import (
    Action,
    Anchor,
    BlockQuote,
    Code,
    Emphasis,
    EventDate,
    Heading,
    Image,
    Kind,
    ListBlock,
    ListItem,
    Note,
    NotekitError,
    Paragraph,
    Person,
    Post,
    Preformatted,
    RichText,
    Role,
    Rule,
    Section,
    Source,
    Speech,
    Strong,
    Table,
    Verse,
)
from notekit.parsers.facts.stated import stated_note
from notekit.parsers.languages import english
from notekit.readers.markdown import read_markdown
from notekit.reading import Metadata
from notekit_markdown import MarkdownOptions, MarkdownRenderer, document, notekit_renderers
from notekit_markdown.document import render
from notekit_markdown.lines import Lines
from outlines import is_reference
from strategies import notes, rich_texts

EXAMPLES = int(os.environ.get("NOTEKIT_EXAMPLES", "300"))
NOTES = int(os.environ.get("NOTEKIT_EXAMPLES", "2000" if os.environ.get("CI") else "300"))
RENDERER = MarkdownRenderer()


def markdown(*rendered: Note) -> str:
    return RENDERER.render(rendered, MarkdownOptions()).data.decode()


def written(*blocks: object) -> str:
    """The blocks of a note of their own, without its front matter."""
    return markdown(Note(body=[Section(blocks)])).removeprefix("---\nnotekit: 1\n---\n\n").removesuffix("\n")


def written_on(lines: Lines, *blocks: object) -> str:
    """The same with its paragraphs on these lines."""
    return render([Note(body=[Section(blocks)])], lines).data.decode().partition("\n\n")[2].removesuffix("\n")


def parsed(text: str) -> list[Note]:
    """The notes that a document states."""
    source = Source.from_text(text)
    blocks = read_markdown(source).blocks
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Metadata)]
    return [
        stated_note(blocks[at:end], source, english())
        for at, end in zip(starts, [*starts[1:], len(blocks)], strict=True)
    ]


# The guarantee


@settings(max_examples=NOTES)
@given(notes())
def test_every_note_comes_back_equal(note: Note) -> None:
    assert parsed(markdown(note)) == [note]


@settings(max_examples=EXAMPLES)
@given(rich_texts())
def test_every_text_comes_back_equal_wherever_it_stands(text: RichText) -> None:
    blocks = (
        Paragraph(text),
        Heading(text),
        ListBlock([ListItem(text, [Paragraph(text)], checked=True), ListItem(text)]),
        BlockQuote([Paragraph(text)]),
        Table([[text, text], [text]]),
    )
    note = Note(body=[Section(blocks, heading=Heading(text))])
    assert parsed(markdown(note)) == [note]


@settings(max_examples=EXAMPLES // 10)
@given(st.lists(notes(), min_size=1, max_size=4))
def test_several_notes_of_a_file_come_back_equal(several: list[Note]) -> None:
    text = markdown(*several)
    assert parsed(text) == several
    assert markdown(*several) == text


@settings(max_examples=EXAMPLES // 3)
@given(notes(), st.builds(Lines, st.sampled_from((None, 1, 9)), st.booleans()))
def test_every_note_comes_back_equal_whatever_its_lines(note: Note, lines: Lines) -> None:
    assert parsed(render([note], lines).data.decode()) == [note]


# Other parsers

FOREIGN = MarkdownIt("commonmark").enable("table")
FOREIGN.normalizeLink = lambda url: url  # type: ignore[method-assign]  # addresses as they are written
FOREIGN.validateLink = lambda url: True  # type: ignore[method-assign]  # all of them
FOREIGN.normalizeLinkText = lambda text: text  # type: ignore[method-assign]  # the same

Character = tuple[str, bool, bool, bool, str | None]


def as_others_read(token: Token) -> list[Character | str]:
    """Each character as another parser reads it, with whether it is strong, emphasis, code, and its link."""
    read: list[tuple[str, bool, bool, bool, str | None]] = []
    strong = emphasis = 0
    url: str | None = None
    for child in token.children or ():
        match child.type:
            case "hardbreak" | "softbreak":
                read.append(("\n" if child.type == "hardbreak" else " ", False, False, False, None))
            case "text" | "code_inline":
                code = child.type == "code_inline"
                read += [(each, strong > 0, emphasis > 0, code, url) for each in child.content]
            case "strong_open" | "strong_close":
                strong += child.nesting
            case "em_open" | "em_close":
                emphasis += child.nesting
            case "link_open" | "link_close":
                url = str(child.attrs["href"]) if child.nesting > 0 else None
            case _:
                assert child.type == "html_inline"
                assert child.content.startswith("<!-- ")
    return without_styled_space(read)


def as_meant(text: RichText) -> list[Character | str]:
    assume(not any(is_reference(code, text) for code in text.of(Code)))  # it is stated in a comment
    return without_styled_space(
        [(each, run.strong, run.emphasis, run.code, run.url) for run in text.runs() for each in run.text]
    )


def without_styled_space(characters: list[Character]) -> list[Character | str]:
    return [each[0] if each[0].isspace() else each for each in characters]


@settings(max_examples=EXAMPLES)
@given(rich_texts())
def test_another_parser_reads_the_same_text_and_styles(text: RichText) -> None:
    heading = Heading(text)
    rendered = written(
        Paragraph(text), ListBlock([ListItem(text, [BlockQuote([Paragraph(text)])]), ListItem("a")]), heading
    )
    found = [token for token in FOREIGN.parse(rendered) if token.type == "inline"]
    meant = [text, text, text, RichText("a"), heading.content]
    assert [as_others_read(token) for token in found] == [as_meant(each) for each in meant]


@settings(max_examples=EXAMPLES)
@given(rich_texts(), st.booleans())
def test_another_parser_reads_the_same_whatever_the_lines(text: RichText, sentences: bool) -> None:
    note = Note(body=[Section([Paragraph(text), ListBlock([text])])])
    rendered = render([note], Lines(1, sentences)).data.decode().removeprefix("---\nnotekit: 1\n---\n\n")
    found = [token for token in FOREIGN.parse(rendered) if token.type == "inline"]
    assert [as_others_read(token) for token in found] == [as_meant(text)] * 2


# How it looks


PARAGRAPH = "The tide is out. Ann asked: 12. why, or - not? “We know,” said Bo # twice."


@pytest.mark.parametrize(
    ("options", "meant"),
    [
        ({}, PARAGRAPH),
        (
            {"width": 40},
            "The tide is out. Ann asked: 12. why,\nor - not? “We know,” said Bo # twice.",
        ),
        (
            {"sentences": True},
            "The tide is out.\nAnn asked: 12. why, or - not?\n“We know,” said Bo # twice.",
        ),
    ],
)
def test_a_paragraph_is_laid_out_as_asked(options: dict[str, Any], meant: str) -> None:
    note = Note(body=[Section([Paragraph(PARAGRAPH), ListBlock([PARAGRAPH])])])
    _, _, body = notekit.render(note, "markdown", **options).data.decode().partition("\n\n")
    assert body == meant + "\n\n- " + meant.replace("\n", "\n  ") + "\n"


def test_no_line_begins_as_a_block_does() -> None:
    text = "".join(
        f"a {begin} b " for begin in ("-", "+", "1.", "2)", "#", ">", "===", "---", "```", "~~~", "<b>", "|")
    )
    assert written_on(Lines(1), Paragraph(text)).count("\na ") > 5
    assert {line[0] for line in written_on(Lines(1), Paragraph(text)).split("\n")} == {"a", "b"}


def test_no_line_ends_after_signs_alone() -> None:
    assert written_on(Lines(1), Paragraph("a\n= b c\n|- d\n--- e f")) == "a\\\n= b\nc\\\n|- d\\\n--- e\nf"


def test_no_line_ends_after_a_tab_which_would_go_with_it() -> None:
    assert written_on(Lines(1), Paragraph("a\t b c")) == "a\t b\nc"


def test_a_width_that_holds_no_words_is_refused() -> None:
    with pytest.raises(NotekitError, match="the markdown option 'width' is a number from 40 up, not 3"):
        notekit.render(Note("A"), "markdown", width=3)


def test_what_would_not_come_back_is_an_error_that_names_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "heading_line", lambda content, level: "Tides")
    with pytest.raises(NotekitError, match="markdown: title would not be read back as it is; this is a fault"):
        markdown(Note("Tides", body=[Section(["a"])]))


def test_front_matter_holds_every_field_that_is_set() -> None:
    note = Note(
        "The quay: who pays?",
        "A workshop: notes",
        kind=Kind.WORKSHOP,
        date=EventDate.from_iso("2024-05-30/2024-05-31", "30-31 May"),
        place="Skarrow",
        topics=["tides", "no"],
        url="https://quay.example/log?a=1#b",
        teaser="Who pays: nobody, so far.",
        highlights=["Tides, and ropes", "- no: dash", "Rope"],
        language="cy",
        people=[Person("Ann Lee", "Dr", [Post("Warden", "Quay & Sons", former=True)], ["chair", "speaker"])],
    )
    assert markdown(note) == (
        '---\nnotekit: 1\nsubtitle: "A workshop: notes"\nkind: workshop\ndate: 2024-05-30/2024-05-31\n'
        'date-text: "30-31 May"\nplace: Skarrow\ntopics:\n  - tides\n  - "no"\n'
        'url: "https://quay.example/log?a=1#b"\nteaser: "Who pays: nobody, so far."\nhighlights:\n'
        '  - Tides, and ropes\n  - "- no: dash"\n  - Rope\nlanguage: cy\npeople:\n'
        "  - name: Ann Lee\n    honorific: Dr\n    role: Warden\n    affiliation: Quay & Sons\n"
        "    former: true\n    parts: [chair, speaker]\n---\n\n# The quay: who pays?\n"
    )


def test_a_section_is_commented_on_only_where_its_heading_does_not_say_enough() -> None:
    note = Note(
        people=["Ann Lee"],
        body=[
            Section(["a"]),
            Section(["b"], heading="B"),
            Section([ListBlock(["c"])], role=Role.DISCUSSION, heading=Heading("C", 2), lead_in=["Why?"]),
            Section([Heading("D"), Paragraph("e")], role=Role.CONTRIBUTION, by=["Ann Lee"]),
            Section(["f"]),
        ],
    )
    assert markdown(note).partition("---\n\n")[2] == (
        "a\n\n## B\n\nb\n\n<!-- notekit: discussion -->\n### C\n\nWhy?\n\n- c\n\n"
        '<!-- notekit: contribution by="Ann Lee" -->\n\n<!-- notekit: heading -->\n## D\n\ne\n\n'
        "<!-- notekit: prose -->\n\nf\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost 5 * 3, or snake_case [sic] & so on!", None),
        ("C:\\dir and x < y > z | a#b (1.) ~5 'q' \"r\"", None),
        ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"),
        ("# a", r"\# a"),
        ("1. a", r"1\. a"),
        ("- a", r"\- a"),
        ("---", r"\---"),
        ("[a]: b", r"\[a]: b"),
        ("[a](b)", r"[a\](b)"),
        ("<b> &amp; <3", r"\<b> &amp;amp; <3"),
        ("<!-- x -->", r"\<!-- x -->"),
        ("a\\", "a\\\\"),
        ("a\n> b", "a\\\n\\> b"),
        ("a\n===", "a\\\n\\==="),
        ("a\n-|", "a\\\n\\-|"),
        ("a\n :-", "a\\\n\\:-"),
    ],
)
def test_text_is_escaped_only_where_it_must_be(text: str, expected: str | None) -> None:
    assert written(Paragraph(text)) == (text if expected is None else expected)


def test_marks_are_written_as_people_write_them() -> None:
    text = "one two three four five"
    marks = [Strong(0, 3), Emphasis(4, 7), Code(8, 13), Anchor(14, 18, "https://a.example/?b=c&d=e")]
    assert written(Paragraph(RichText(text, marks))) == (
        "**one** _two_ `three` [four](https://a.example/?b=c&d=e) five"
    )
    assert written(Paragraph(RichText("https://a.example", [Anchor(0, 17, "https://a.example")]))) == (
        "<https://a.example>"
    )
    assert written(Paragraph(RichText("see here now", [Strong(0, 12), Anchor(4, 8, "https://a.example")]))) == (
        "**see [here](https://a.example) now**"
    )


def test_crossing_marks_are_cut_and_awkward_neighbours_written_as_references() -> None:
    assert written(Paragraph(RichText("abc def", [Strong(0, 5), Emphasis(2, 7)]))) == "**a&#98;_c d_**_ef_"
    assert written(Paragraph(RichText("unbelievable", [Emphasis(2, 9)]))) == "un*believa*ble"
    assert written(Paragraph(RichText("a(b)c", [Strong(1, 4)]))) == r"&#97;**(b)**&#99;"


def test_signs_that_not_all_parsers_take_for_punctuation_decide_about_no_emphasis() -> None:
    assert written(Paragraph(RichText("Cost:£5 each", [Strong(0, 5)]))) == "**Cost:**&#163;5 each"
    assert written(Paragraph(RichText("Cost: £5 each", [Strong(6, 8)]))) == "Cost: **£5** each"
    assert written(Paragraph(RichText("some ~ 2", [Strong(5, 8)]))) == r"some **\~ 2**"


def test_code_in_a_link_is_stated_where_the_link_would_be_read_as_a_reference() -> None:
    link = Anchor(0, 4, "https://a.example")
    assert written(Paragraph(RichText("a]:b", [link, Code(1, 3)]))) == (
        "[a<!-- code -->\\]:<!-- /code -->b](https://a.example)"
    )
    assert written(Paragraph(RichText("See a]:b", [Anchor(4, 8, "https://a.example"), Code(5, 7)]))) == (
        "See [a`]:`b](https://a.example)"
    )


def test_what_markdown_has_no_sign_for_stands_in_comments() -> None:
    due = EventDate.from_iso("2024-05-01")
    item = RichText("Publish it", [Action(0, 10, "Ann -- Lee", due, "open")])
    quoted = RichText("He said “yes” here", [Speech(8, 13, "Bo"), Anchor(14, 18)])
    assert written(ListBlock([item]), Paragraph(quoted)) == (
        '- Publish it<!-- /step owner="Ann &#45;- Lee" due="2024-05-01" status="open" -->\n\n'
        'He said <!-- quote -->“yes”<!-- /quote by="Bo" --> <!-- link -->here<!-- /link -->'
    )


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Heading("a #", 5), "<!-- notekit: heading -->\n###### a \\#"),
        (ListBlock(["a", ListItem("b", [ListBlock(["c"], ordered=True)])]), "- a\n- b\n  1. c"),
        (ListBlock([ListItem("a", [Paragraph("b")]), "c"]), "- a\n\n  b\n\n- c"),
        (ListBlock(["a", "b"], ordered=True, start=9), "9. a\n10. b"),
        (ListBlock([ListItem("a", checked=True), ListItem("b", checked=False)]), "- [x] a\n- [ ] b"),
        (ListBlock([ListItem("", [Paragraph("a")])]), "- <!-- notekit: item -->\n  a"),
        (BlockQuote([Paragraph("a"), Rule()]), "> a\n>\n> ___"),
        (Verse(["a", "b"]), "<!-- notekit: verse -->\na\\\nb"),
        (Table([["a", "b|c"], ["d"]]), "| a | b\\|c |\n| --- | --- |\n| d |  |"),
        (Table([["a"]], header=False), '<!-- notekit: table header="no" -->\n|  |\n| --- |\n| a |'),
        (Image("a [b]", 'c "d"', "e f.png"), '![a \\[b\\]](<e f.png> "c \\"d\\"")'),
        (Image("a"), "![a]()"),
        (Image("^a"), "![\\^a]()"),
        (Image(caption="a"), '![](<> "a")'),
        (Preformatted("a\n```\nb", "sh"), "````sh\na\n```\nb\n````"),
        (Rule(), "___"),
    ],
)
def test_each_kind_of_block_is_written_plainly(block: object, expected: str) -> None:
    assert written(block) == expected


def test_lists_that_follow_one_another_take_turns_with_their_markers() -> None:
    bullets, numbers = ListBlock(["a"]), ListBlock(["a"], ordered=True)
    assert written(bullets, bullets, bullets, numbers, numbers) == "- a\n\n* a\n\n- a\n\n1. a\n\n1) a"


# Limits and the plugin itself


def nested_list(depth: int, make: Callable[[object], object]) -> object:
    block: object = Paragraph("deep")
    for _ in range(depth):
        block = make(block)
    return block


def test_blocks_nested_deeper_than_markdown_goes_are_written_as_text_and_named() -> None:
    deep = nested_list(60, lambda block: BlockQuote([block]))
    artefact = RENDERER.render([Note(body=[Section([deep])])], MarkdownOptions())
    assert "deep" in artefact.data.decode()
    (remark,) = artefact.diagnostics
    assert remark.code == "too-deep"
    assert "BlockQuote" in remark.message


@pytest.mark.parametrize("make", [lambda block: BlockQuote([block]), lambda block: ListBlock([ListItem("a", [block])])])
def test_blocks_nested_as_deep_as_markdown_goes_come_back(make: Callable[[object], object]) -> None:
    note = Note(body=[Section([nested_list(38, make)])])
    artefact = RENDERER.render([note], MarkdownOptions())
    assert artefact.diagnostics == ()
    assert parsed(artefact.data.decode()) == [note]


def test_a_text_with_thousands_of_marks_comes_back() -> None:
    marks = [kind(at, at + 3) for at in range(0, 20_000, 10) for kind in (Strong, Emphasis, Anchor)]
    note = Note(body=[Section([Paragraph(RichText("word here " * 2_000, marks))])])
    assert parsed(markdown(note)) == [note]


def test_the_plugin_supplies_one_renderer() -> None:
    (renderer,) = notekit_renderers()
    assert (renderer.name, renderer.media_type, renderer.suffix) == ("markdown", "text/markdown", ".md")
    assert renderer.can_render(Note("a"))
    assert not renderer.can_render(Note(place="a"))
    artefact = renderer.render([Note("é")], renderer.options())
    assert (artefact.media_type, artefact.suffix) == ("text/markdown", ".md")
    assert artefact.data.decode("utf-8").endswith("# é\n")
