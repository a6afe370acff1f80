"""Markdown is read into blocks that lose nothing, each with the lines it stands on."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notekit import (
    Action,
    Anchor,
    BlockQuote,
    Code,
    Emphasis,
    EventDate,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Paragraph,
    Preformatted,
    RichText,
    Rule,
    Source,
    SourceError,
    Span,
    Speech,
    Status,
    Strong,
    Table,
    Verse,
)
from notekit.readers.markdown import read_markdown
from notekit.reading import Directive, Metadata, Reading, Title
from strategies import TRAPS


def read(text: str) -> Reading:
    return read_markdown(Source.from_text(text, name="notes.md"))


def blocks(text: str) -> list[object]:
    return list(read(text).blocks)


def words(text: str) -> RichText:
    (block,) = blocks(text)
    assert isinstance(block, Paragraph)
    return block.content


# Blocks


def test_a_blank_document_has_no_blocks() -> None:
    assert blocks("") == blocks(" \n\n\t\n") == []


def test_the_highest_heading_is_a_title_and_others_are_headings_below_it() -> None:
    text = "# Low tide\n\n## Morning\n\n###### Tea ##\n\nNoon\n----\n\nLow\n==="
    assert blocks(text) == [
        Title(RichText("Low tide")),
        Heading("Morning", 1),
        Heading("Tea", 5),
        Heading("Noon", 1),
        Title(RichText("Low")),
    ]


def test_lines_of_a_paragraph_are_joined_by_spaces_and_hard_breaks_stay() -> None:
    assert words("The ferry\nis late.") == RichText("The ferry is late.")
    assert words("The ferry  \nis\\\nlate.") == RichText("The ferry\nis\nlate.")


def test_lists_nest_and_keep_their_numbers_and_ticks() -> None:
    assert blocks("3. a\n   - b\n4. c\n\n\n- [ ] d\n- [x] e") == [
        ListBlock([ListItem("a", [ListBlock(["b"])]), ListItem("c")], ordered=True, start=3),
        ListBlock([ListItem("d", checked=False), ListItem("e", checked=True)]),
    ]


def test_a_list_item_keeps_its_further_blocks() -> None:
    (block,) = blocks("- a\n\n  b\n\n  > c\n- ```\n  d\n  ```")
    assert block == ListBlock(
        [
            ListItem("a", [Paragraph("b"), BlockQuote([Paragraph("c")])]),
            ListItem("", [Preformatted("d")]),
        ]
    )


def test_bullets_typed_as_characters_are_bullets() -> None:
    assert blocks("Agreed:\n•\u00a0a\n  b\n• c") == [Paragraph("Agreed:"), ListBlock(["a b", "c"])]
    assert blocks("```\n• a\n```") == [Preformatted("• a")]


def test_a_list_in_html_goes_on_behind_an_empty_line() -> None:
    html = "<ol>\n<li>a</li>\n  <ul>\n  <li>b</li>\n  </ul>\n\n<li>c</li>\n</ol>\n\nText"
    inner = ListItem("a", [ListBlock(["b"])])
    assert blocks(html) == [ListBlock([inner, "c"], ordered=True), Paragraph("Text")]
    assert blocks("<ul>\n<li>a</li>\n\nText") == [ListBlock(["a"]), Paragraph("Text")]


def test_boxes_typed_as_characters_are_boxes() -> None:
    assert blocks("Actions\n☐ a\n☑\u00a0b") == [
        Paragraph("Actions"),
        ListBlock([ListItem("a", checked=False), ListItem("b", checked=True)]),
    ]
    assert blocks("* ☐ a\n* b\n* ☒ c") == [
        ListBlock([ListItem("a", checked=False), ListItem("b"), ListItem("c", checked=True)]),
    ]
    assert blocks("1. ☑ a") == [ListBlock([ListItem("a", checked=True)], ordered=True)]


def test_bullets_and_numbers_without_a_space_behind_them_open_items_where_several_do() -> None:
    assert blocks("Agreed:\n-Ropes\n-**Lamps** too") == [
        Paragraph("Agreed:"),
        ListBlock(["Ropes", RichText("Lamps too", [Strong(0, 5)])]),
    ]
    assert blocks("1.Ropes\n2.Lamps") == [ListBlock(["Ropes", "Lamps"], ordered=True)]
    assert blocks("•Ropes\n•Lamps") == [ListBlock(["Ropes", "Lamps"])]
    assert blocks("-Ropes\n\n-Lamps") == [ListBlock(["Ropes", "Lamps"])]


def test_letters_and_roman_numbers_count_items_where_several_lines_do() -> None:
    assert blocks("Agreed:\na) Ropes\nb) Lamps") == [Paragraph("Agreed:"), ListBlock(["Ropes", "Lamps"], ordered=True)]
    assert blocks("i. Ropes\nii. Lamps\niii. Tea") == [ListBlock(["Ropes", "Lamps", "Tea"], ordered=True)]
    assert blocks("a) Ropes and so on") == [Paragraph("a) Ropes and so on")]
    assert blocks("a) Ropes\nb) Lamps\n\nx) Tea")[1] == Paragraph("x) Tea")


def test_one_line_that_begins_so_is_text() -> None:
    assert blocks("It was cold.\n-Ann Lee") == [Paragraph("It was cold. -Ann Lee")]
    assert blocks("-5 degrees\n-7 degrees") == [Paragraph("-5 degrees -7 degrees")]
    assert blocks("```\n-Ropes\n-Lamps\n```") == [Preformatted("-Ropes\n-Lamps")]


def test_a_change_of_marker_begins_another_list() -> None:
    assert blocks("- a\n* b\n1. c\n2) d") == [
        ListBlock(["a"]),
        ListBlock(["b"]),
        ListBlock(["c"], ordered=True),
        ListBlock(["d"], ordered=True, start=2),
    ]


def test_a_quotation_takes_the_lines_that_continue_its_paragraph() -> None:
    assert blocks("> a\nb\n\n> c\n- d") == [
        BlockQuote([Paragraph("a b")]),
        BlockQuote([Paragraph("c")]),
        ListBlock(["d"]),
    ]


def test_tables_keep_cells_that_their_header_does_not_foresee() -> None:
    assert blocks("| a | b |\n|---|:-:|\n| c \\| d | `e` | f |\n| g |") == [
        Table([["a", "b", ""], ["c | d", RichText("e", [Code(0, 1)]), "f"], ["g", "", ""]])
    ]


def test_an_item_below_a_paragraph_is_one_even_if_it_looks_like_a_row_of_a_table() -> None:
    assert blocks("a\n- |") == [Paragraph("a"), ListBlock(["|"])]
    assert blocks("a | b\n- | -") == [Paragraph("a | b"), ListBlock(["| -"])]


def test_code_keeps_its_spaces_and_tabs_even_within_lists_and_quotations() -> None:
    assert blocks("```sh\n\ta  b\n```") == [Preformatted("\ta  b", "sh")]
    assert blocks("> - ~~~\n>   \ta\n>\n>     b\n>   ~~~") == [
        BlockQuote([ListBlock([ListItem("", [Preformatted("\ta\n\n  b")])])])
    ]
    assert blocks("    a\n\n\tb") == [Preformatted("a\n\nb")]


def test_pictures_alone_are_blocks_and_those_amid_text_follow_it() -> None:
    picture = Image("a boat", "Brisk", "boat.jpg")
    assert blocks('![a boat](boat.jpg "Brisk")') == [picture]
    assert blocks('See ![a boat](boat.jpg "Brisk") here.') == [Paragraph("See  here."), picture]


def test_pictures_that_a_paragraph_begins_with_stand_before_it() -> None:
    picture = Image("a boat", None, "boat.jpg")
    assert blocks("![a boat](boat.jpg)\nThe Brisk.") == [picture, Paragraph("The Brisk.")]


def test_rules_are_rules() -> None:
    assert blocks("a\n\n* * *\n\n---\n___") == [Paragraph("a"), Rule(), Rule(), Rule()]


def test_html_is_read_as_html() -> None:
    assert blocks("<div>\n<p>The <b>tide</b> is in.</p>\n<ul><li>rope</ul>\n</div>") == [
        Paragraph(RichText("The tide is in.", [Strong(4, 8)])),
        ListBlock([ListItem("rope")]),
    ]


def test_html_that_shows_nothing_is_no_text() -> None:
    (block,) = blocks('<script async src="tide.js"></script>')
    assert isinstance(block, Directive)


def test_the_style_of_a_span_is_read() -> None:
    (block,) = blocks(
        'The <span style="font-weight: bold; font-style:italic">tide</span> is <span style="x">in</span>.'
    )
    assert block == Paragraph(RichText("The tide is in.", [Strong(4, 8), Emphasis(4, 8)]))


def test_tags_within_a_line_mark_or_break_it() -> None:
    (block,) = blocks('The <b>tide</b><br>is <a href="https://quay.example">in</a> the <small>bay</small>.')
    assert block == Paragraph(
        RichText("The tide\nis in the bay.", [Strong(4, 8), Anchor(12, 14, url="https://quay.example")])
    )


def test_a_picture_may_be_a_tag() -> None:
    assert blocks('See <img src="quay.png" alt="the quay">') == [Paragraph("See"), Image("the quay", None, "quay.png")]


@pytest.mark.parametrize(
    "text", ["<your name>", "<your name>, 3 May", "a < b > c", "<name>\nof the <p>host</p>", "ask <name> about </them>"]
)
def test_words_in_angle_brackets_that_are_no_html_are_literal_text(text: str) -> None:
    (block,) = blocks(text)
    assert isinstance(block, Paragraph)
    assert block.text.split() == text.replace("<p>", "").replace("</p>", "").split() or block.text == text


@pytest.mark.parametrize(
    "text", ["<b>the tide", "the tide</b>", "<a>the tide</a>", "<b></b>the tide", "the <i>tide</b>"]
)
def test_tags_that_do_not_match_mark_nothing(text: str) -> None:
    assert blocks(text) == [Paragraph("the tide")]


def test_comments_of_others_are_kept_out_of_the_note_but_accounted_for() -> None:
    (block,) = blocks("<!-- to do:\nask Ann -->")
    assert block == Directive("comment", {"text": "to do:\nask Ann"})


# Text


def test_marks_are_read() -> None:
    assert words("**a** _b_ `c` [d](https://d.example/ü) <https://e.example>") == RichText(
        "a b c d https://e.example",
        [
            Strong(0, 1),
            Emphasis(2, 3),
            Code(4, 5),
            Anchor(6, 7, "https://d.example/ü"),
            Anchor(8, 25, "https://e.example"),
        ],
    )


def test_escapes_and_character_references_are_resolved_once() -> None:
    assert words(r"\*a\* &amp;lt; &#38;lt; &nosuch; \&amp;").text == "*a* &lt; &lt; &nosuch; &amp;"
    assert words("[a](https://a.example/?x&amp;y\\_z)").of(Anchor)[0].url == "https://a.example/?x&y_z"


def test_control_characters_by_reference_become_harmless() -> None:
    assert words("a&#0;b&#x1F;c&#10;**d**") == RichText("a\ufffdb\ufffdc d", [Strong(6, 7)])


def test_an_unsafe_address_is_lost_but_not_its_words() -> None:
    assert words("[a](javascript:alert)") == RichText("a", [Anchor(0, 1)])


def test_footnote_signs_stay_text() -> None:
    assert [block.text for block in read("a[^1]\n\n[^1]: b").blocks if isinstance(block, Paragraph)] == [
        "a[^1]",
        "[^1]: b",
    ]


def test_definitions_serve_the_links_that_use_them_and_stay_text_where_none_does() -> None:
    assert blocks("[a][x] [y]\n\n[X]: https://x.example 'X'\n[y]: <https://y.example>\n[z]: https://z.example") == [
        Paragraph(RichText("a y", [Anchor(0, 1, "https://x.example"), Anchor(2, 3, "https://y.example")])),
        Directive("reference", {"label": "X", "url": "https://x.example", "title": "X"}),
        Directive("reference", {"label": "y", "url": "https://y.example", "title": ""}),
        Paragraph("[z]: https://z.example"),
    ]


# What comments state


def test_comments_state_quotations_steps_and_lost_links() -> None:
    step = '<!-- step owner="Ann" -->b<!-- /step due="2024-05" due-text="May" status="done" -->'
    assert words(f'a <!-- quote by="Bo &quot;B&quot; Ray" -->c<!-- /quote --> {step} <!-- link -->d<!-- /link -->') == (
        RichText(
            "a c b d",
            [
                Speech(2, 3, 'Bo "B" Ray'),
                Action(4, 5, "Ann", EventDate.from_iso("2024-05", "May"), Status.DONE),
                Anchor(6, 7),
            ],
        )
    )


def test_a_mark_without_its_beginning_or_end_reaches_to_that_of_the_text() -> None:
    assert words('Go.<!-- /step owner="Ann" -->') == RichText("Go.", [Action(0, 3, "Ann")])
    assert words("Go <!-- quote -->now.") == RichText("Go now.", [Speech(3, 7)])


def test_marks_that_would_overlap_follow_one_another() -> None:
    assert words("a <!-- link -->[b](https://b.example) c<!-- /link -->") == RichText(
        "a b c", [Anchor(2, 3, "https://b.example"), Anchor(4, 5)]
    )


def test_comments_state_verse_and_properties_of_tables_and_lists() -> None:
    assert blocks("<!-- notekit: verse -->\n**a\\\nb** c") == [
        Verse([RichText("a", [Strong(0, 1)]), RichText("b c", [Strong(0, 1)])])
    ]
    assert blocks('<!-- notekit: table header="no" -->\n| | |\n|-|-|\n| a | b |') == [Table([["a", "b"]], header=False)]
    assert blocks('<!-- notekit: list start="12345678901" -->\n1. a') == [
        ListBlock(["a"], ordered=True, start=12_345_678_901)
    ]
    assert blocks("- <!-- notekit: item -->\n  a") == [ListBlock([ListItem("", [Paragraph("a")])])]


def test_other_statements_are_directives_and_broken_ones_are_reported() -> None:
    assert blocks('<!-- notekit: response by="Ann; Bo" -->') == [Directive("response", {"by": "Ann; Bo"})]
    reading = read("a\n\n<!-- notekit: response by=Ann -->")
    assert reading.blocks[1] == Directive("comment", {"text": "notekit: response by=Ann"})
    (remark,) = reading.diagnostics
    assert remark.code == "unreadable-comment"
    assert remark.span == Span(3, 36)


def test_a_value_that_does_not_fit_names_file_and_line() -> None:
    with pytest.raises(SourceError, match=r"notes\.md:3: a comment states .*'soon'"):
        read('a\n\nb <!-- step -->c<!-- /step due="soon" -->')
    with pytest.raises(SourceError, match=r"notes\.md:1: <!-- notekit: list --> does not fit"):
        read('<!-- notekit: list start="x" -->\n1. a')


# Front matter


def test_front_matter_opens_each_note_of_a_file() -> None:
    assert blocks("---\ntitle: A\n---\n\na\n\n---\ntitle: B\n---\nb\n\n---\n\nc: d\n\n---\n") == [
        Metadata({"title": "A"}),
        Paragraph("a"),
        Metadata({"title": "B"}),
        Paragraph("b"),
        Rule(),
        Paragraph("c: d"),
        Rule(),
    ]


def test_front_matter_may_be_toml_and_follow_a_byte_order_mark() -> None:
    assert blocks('+++\ntitle = "A"\ndate = 2024-05-01\n+++\n') == [Metadata({"title": "A", "date": "2024-05-01"})]
    (block,) = read("\ufeff---\ntitle: A\n---").blocks
    assert block == Metadata({"title": "A"})
    assert block.span == Span(0, 17)


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    assert blocks("---\nThe tide was out.\n\n---\n") == [Rule(), Paragraph("The tide was out."), Rule()]
    assert blocks("---\n\na") == [Rule(), Paragraph("a")]


def test_front_matter_within_code_or_a_list_is_none() -> None:
    text = "```\n\n---\ntitle: x\n---\n```\n\n- a\n\n  ---\n  title: x\n  ---"
    assert not any(isinstance(block, Metadata) for block in blocks(text))


def test_broken_front_matter_names_file_and_line() -> None:
    with pytest.raises(SourceError, match=r'notes\.md:3: .*quote the value: place: "@home"'):
        read("---\ntitle: a\nplace: @home\n---\n")
    with pytest.raises(SourceError, match=r"notes\.md:2: front matter is no TOML"):
        read("+++\ntitle = a\n+++\n")


# Spans and coverage

lines = st.lists(st.sampled_from((*TRAPS, "a", "b c", "\n", "\n", "\n\n", "  ", "---\ntitle: x\n---\n")), max_size=25)


def assert_covered(reading: Reading) -> None:
    spans = [block.span for block in reading.blocks]
    assert all(before.end <= after.start for before, after in pairwise(spans) if before and after)
    inside = set()
    for span in spans:
        assert span is not None
        inside.update(range(span.start, span.end))
    text = reading.source.text
    assert [at for at, character in enumerate(text) if not character.isspace() and at not in inside] == []


@given(lines.map("".join))
def test_every_character_stands_under_exactly_one_span(text: str) -> None:
    try:
        reading = read(text)
    except SourceError:
        return
    assert_covered(reading)


@given(
    st.lists(
        st.sampled_from(("> ", "- ", "1. ", "   ", "a", "```", "\n", "\n\n", "# ", "|-|", "---", "\t")), max_size=40
    )
)
def test_spans_hold_however_containers_nest(pieces: list[str]) -> None:
    assert_covered(read("".join(pieces)))


def test_what_has_no_words_is_accounted_for_all_the_same() -> None:
    reading = read("&nbsp;\n\n-\n\n#\n\n![]()\n\n> \n\n```\n```")
    assert_covered(reading)
    assert [block for block in reading.blocks if isinstance(block, Paragraph)] == [Paragraph("![]()")]


def test_spans_are_the_lines_of_a_block_and_items_have_their_own() -> None:
    text = "a\nb\n\n- c\n  d\n\n- e\n\nf"
    reading = read(text)
    assert [reading.source.slice(block.span) for block in reading.blocks if block.span] == [
        "a\nb",
        "- c\n  d\n\n- e",
        "f",
    ]
    items = reading.blocks[1]
    assert isinstance(items, ListBlock)
    assert [reading.source.slice(item.span) for item in items.items if item.span] == ["- c\n  d", "- e"]


# Hostile input


@pytest.mark.parametrize("mark", [">", "> ", "- ", "> - ", "1. "])
def test_nesting_without_end_becomes_text_and_a_warning(mark: str) -> None:
    reading = read(mark * 100_000 + "a")
    assert "too-deep" in {remark.code for remark in reading.diagnostics}
    assert_covered(reading)


@pytest.mark.parametrize("text", ["> a\n- b\n" * 5_000, "- > a\n" * 5_000, "- a\n> b\n1. c\n" * 3_000])
def test_containers_that_take_turns_do_not_pile_up(text: str) -> None:
    assert len(read(text).blocks) > 0


def test_a_text_too_long_to_parse_keeps_its_markup_and_says_so() -> None:
    reading = read("*a* " * 100_000)
    assert [remark.code for remark in reading.diagnostics] == ["too-long"]
    assert isinstance(block := reading.blocks[0], Paragraph)
    assert block.text.startswith("*a* *a*")


def test_a_long_line_without_markup_is_a_paragraph_like_any_other() -> None:
    reading = read("word " * 1_000_000)
    assert reading.diagnostics == ()
    assert_covered(read("word " * 1_000))


@pytest.mark.parametrize(
    "text",
    [
        "*a **a " * 5_000,
        "*a " * 5_000 + "b* " * 5_000,
        "# a" + " " * 100_000 + "b",
        "[a]: b\n" * 10_000,
        '<a b="' * 10_000,
        "a\n" + "    b\n" * 50_000,
        "|" * 50_000 + "\n" + "|-" * 50_000,
        "---\n\n" * 5_000,
    ],
)
def test_hostile_text_is_read_like_any_other(text: str) -> None:
    assert_covered(read(text))  # where time grew with the square of the text, this would take minutes


def test_addresses_that_lead_nowhere_on_the_web_are_lost_with_a_warning() -> None:
    reading = read("See [the plan](plan.pdf), [us](tel:+441234) and [the quay](https://quay.example).")
    (remark,) = reading.diagnostics
    assert (remark.code, remark.message) == (
        "address-lost",
        "the address of 1 link(s) is not of the web and is lost: plan.pdf",
    )


def test_links_within_html_that_lead_nowhere_are_lost_with_a_warning() -> None:
    reading = read('<p>See <a href="plan.pdf">the plan</a>.</p>')
    assert [(remark.code, remark.span) for remark in reading.diagnostics] == [("relative-links", Span(0, 43))]


def test_comments_before_html_are_kept() -> None:
    found = blocks("<!-- to do -->\n<p>The tide is in.</p>")
    assert found == [Directive("comment", {"text": "to do"}), Paragraph("The tide is in.")]


@pytest.mark.parametrize(
    "text",
    ["It cost <s>40</s> 50.", "<del>No</del> Yes", "x<sup>2</sup>", "H<sub>2</sub>O", "<p>It cost <s>40</s> 50.</p>"],
)
def test_tags_without_which_a_text_would_say_something_else_stay(text: str) -> None:
    assert words(text).text == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("on the 31<sup>st</sup> of May", "on the 31st of May"),
        ("M<sup>me</sup> Lys", "Mme Lys"),
        ("*2<sup>nd</sup>*", "2nd"),
        ("1<sup></sup>", "1<sup></sup>"),
        ("x<sup>**n**</sup>", "x<sup>n</sup>"),
        ("1<sup><b>st</sup> row</b>", "1<sup>st</sup> row"),
        ("a</sup> b<sup>", "a</sup> b<sup>"),
    ],
)
def test_an_ending_that_stands_raised_is_an_ending(text: str, plain: str) -> None:
    assert words(text).text == plain


def test_of_several_blocks_of_a_piece_of_html_the_longest_stands_for_it() -> None:
    text = "<details><summary>Menu</summary>\nLeek pie and plum crumble.\n</details>"
    spans = {type(block).__name__: block.span for block in read(text).blocks}
    assert spans["Paragraph"] == Span(0, len(text))


def test_code_that_nothing_closes_ends_with_its_last_line() -> None:
    for text in ("```\na\n", "```\na\n\n  \n", "```\na"):
        (block,) = read(text).blocks
        assert (block, block.span) == (Preformatted("a"), Span(0, 5))
    assert [block.span for block in read("a\n\n```\n\n").blocks] == [Span(0, 1), Span(3, 6)]


def test_a_line_that_continues_an_item_from_outside_it_keeps_its_hard_break() -> None:
    assert blocks("- a\nb  \nc") == [ListBlock(["a b\nc"])]
