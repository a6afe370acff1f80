"""The plain-text part: how each thing is set in 72 columns."""

import pytest

import notekit
from newsletters import text
from notekit import (
    Action,
    Anchor,
    BlockQuote,
    Code,
    Emphasis,
    Heading,
    Image,
    Issue,
    Item,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Preformatted,
    RichText,
    Role,
    Rule,
    Section,
    Speech,
    Strong,
    Table,
    Verse,
)
from notekit.testing import full_note
from notekit_newsletter.sheet import columns

LONG = "The lower gate has been stuck since the flood, and nobody on either bank has found the key that opens it."


def body(*blocks: notekit.Block | str, **section: object) -> str:
    """What stands below the title."""
    plain = text(Note("A note", body=(Section(blocks, **section),)))  # type: ignore[arg-type]
    return plain.removeprefix("A note\n======\n\n")


def test_no_line_is_longer_than_72_columns() -> None:
    assert max(map(len, text(full_note()).splitlines())) <= 72
    nested = BlockQuote((ListBlock((ListItem(LONG, (ListBlock((LONG,), ordered=True),)),)),))
    lines = body(LONG, nested, Verse((LONG,)), Heading(LONG)).splitlines()
    assert max(map(len, lines)) in range(66, 73)


def test_a_title_is_underlined() -> None:
    assert text(Note("A note")) == "A note\n======\n"


def test_a_long_title_is_wrapped_before_it_is_underlined() -> None:
    first, second, underline = text(Note(LONG)).splitlines()
    assert f"{first} {second}" == LONG
    assert underline == "=" * len(first)


def test_headings_are_underlined_by_level() -> None:
    assert body("Before.", Heading("High"), "Words.", Heading("Low", 3), "More.") == (
        "Before.\n\n\nHigh\n----\n\nWords.\n\nLow\n~~~\n\nMore.\n"
    )


def test_words_and_addresses_are_never_broken() -> None:
    address = "https://x.example/" + "a" * 100
    assert body(f"It is at {address} for now.") == f"It is at\n{address}\nfor now.\n"


def test_items_hang_behind_their_bullets() -> None:
    assert body(ListBlock((LONG, "Short."))) == (
        "- The lower gate has been stuck since the flood, and nobody on either\n"
        "  bank has found the key that opens it.\n- Short.\n"
    )


def test_numbers_go_on_from_where_they_start() -> None:
    items = ListBlock(("a", "b", ListItem("c", (ListBlock(("x",)),))), ordered=True, start=8)
    assert body(items) == "8. a\n9. b\n10. c\n    - x\n"


def test_an_item_without_words_of_its_own_shares_a_line_with_what_it_holds() -> None:
    assert body(ListBlock((ListItem("", (ListBlock(("x", "y")),)),))) == "- - x\n  - y\n"
    assert body(ListBlock((ListItem("", (BlockQuote((Paragraph("x"), Paragraph("y"))),)),))) == "- > x\n  >\n  > y\n"


def test_tasks_have_boxes() -> None:
    assert body(ListBlock((ListItem("a", checked=True), ListItem("b", checked=False)))) == "- [x] a\n- [ ] b\n"


def test_quotations_stand_behind_bars() -> None:
    quote = BlockQuote((Paragraph("One."), BlockQuote((Paragraph("Two."),)), Paragraph("Three.")))
    assert body("Before.", quote, "After.") == "Before.\n\n> One.\n>\n> > Two.\n>\n> Three.\n\nAfter.\n"


def test_a_quotation_names_its_speaker() -> None:
    quote = BlockQuote((Paragraph(RichText("The tide waits.", (Speech(0, 15, "Ada Fenn"),))),))
    assert body(quote) == "> The tide waits.\n> — Ada Fenn\n"


def test_lines_of_verse_are_kept() -> None:
    assert body(Verse(("One,", "two.")), Verse(("Three.",))) == "    One,\n    two.\n\n    Three.\n"


def test_lines_of_a_paragraph_are_kept() -> None:
    assert body("One\ntwo") == "One\ntwo\n"


def test_a_table_that_fits_has_columns() -> None:
    table = Table((("Gate", "Cost"), ("Upper", "£4"), ("", "£5")))
    assert body(table) == "Gate   Cost\n-----  ----\nUpper  £4\n       £5\n"


def test_a_table_without_header_has_no_line() -> None:
    assert body(Table((("a", "b"), ("c", "d")), header=False)) == "a  b\nc  d\n"


def test_a_table_that_does_not_fit_goes_row_by_row() -> None:
    table = Table((("Gate", "Story", ""), ("Upper", LONG, "yes"), ("Lower", "", "")))
    assert body(table) == (
        "Gate: Upper\n"
        "  Story: The lower gate has been stuck since the flood, and nobody on\n"
        "  either bank has found the key that opens it.\n"
        "  yes\n\n"
        "Gate: Lower\n"
        "  Story:\n"
    )


def test_a_table_without_header_that_does_not_fit_has_bars() -> None:
    lines = body(Table(((LONG, "b"),), header=False)).splitlines()
    assert lines[-1].endswith(" | b")
    assert max(map(len, lines)) <= 72


def test_preformatted_text_is_indented_and_never_wrapped() -> None:
    code = "x = 1\n\n    y = " + "1" * 100
    assert body(Preformatted(code)) == "    x = 1\n\n        y = " + "1" * 100 + "\n"


def test_pictures_are_told_in_words() -> None:
    assert body(Image("A heron", "In March")) == "Picture: A heron\nIn March\n"
    assert body(Image("A heron", "A heron")) == "Picture: A heron\n"
    assert body(Image(source="data:image/png;base64,AAAA")) == "Picture\n"


def test_a_rule_is_three_stars() -> None:
    assert body("One.", Rule(), "Two.") == "One.\n\n* * *\n\nTwo.\n"


def test_no_trace_of_markup_is_left() -> None:
    words = RichText("bold soft code", (Strong(0, 4), Emphasis(5, 9), Code(10, 14)))
    assert body(Paragraph(words)) == "bold soft code\n"
    assert "<strong>" not in text(full_note())


def test_links_are_numbered_and_listed_at_the_foot() -> None:
    one, other = "https://x.example/1", "mailto:a@x.example"
    words = RichText("here, there, here", (Anchor(0, 4, one), Anchor(6, 11, other), Anchor(13, 17, one)))
    plain = body(Paragraph(words))
    assert plain == f"here [1], there [2], here [1]\n\n\nLinks\n-----\n[1] {one}\n[2] {other}\n"


@pytest.mark.parametrize(
    ("words", "url"),
    [
        ("https://x.example/1", "https://x.example/1"),
        ("www.x.example", "www.x.example"),
        ("x.example/1", "https://x.example/1"),
        ("a@x.example", "mailto:a@x.example"),
    ],
)
def test_a_link_that_spells_out_its_address_needs_no_number(words: str, url: str) -> None:
    assert body(Paragraph(RichText(words, (Anchor(0, len(words), url),)))) == f"{words}\n"


def test_a_link_whose_words_happen_to_end_its_address_is_numbered() -> None:
    words = RichText("report", (Anchor(0, 6, "https://x.example/report"),))
    assert "[1] https://x.example/report" in body(Paragraph(words))


def test_links_in_several_notes_are_numbered_together() -> None:
    note = Note("A note", body=(Section((Paragraph(RichText("x", (Anchor(0, 1, "https://x.example/"),))),)),))
    plain = text(note, note)
    assert plain.count("x [1]") == 2
    assert plain.count("https://x.example/") == 1


def test_steps_say_who_and_when() -> None:
    step = RichText("Mend the gate", (Action(0, 13, "Orla Vane", "2031-05-01"),))
    assert body(ListBlock((ListItem(step),)), role=Role.NEXT_STEPS, heading="Next steps") == (
        "\nNext steps\n----------\n\n- Mend the gate\n  (Owner: Orla Vane · Due: 1 May 2031)\n"
    )


def test_the_full_note_is_offered_where_its_address_is_given() -> None:
    assert text(Note("A note"), link="https://x.example/").endswith("\nThe full note: https://x.example/\n")


def letter(**options: str) -> str:
    items = [
        Item(Note("Streets", body=(Section(("On doors.",)),)), "teaser", "https://x.example/streets", "Homes"),
        Item(Note("Roofs"), "teaser", group="Homes"),
        Item(Note("Weirs"), "highlights", "https://x.example/weirs", "Water"),
        Item(Note("Odds and ends")),
    ]
    words = RichText("Dear all", (Anchor(0, 4, "https://x.example/all"),))
    issue = Issue(items, title="The Marl letter", date="2031-05-04", introduction=(Paragraph(words),))
    return text(issue, **options)


def test_an_issue_begins_with_its_title_date_introduction_and_contents() -> None:
    assert letter().startswith(
        "The Marl letter\n===============\n\n4 May 2031\n\nDear [1] all\n\nIn this issue:\n"
        "- Homes\n  - Streets\n  - Roofs\n- Water\n  - Weirs\n- More notes\n  - Odds and ends\n\n\n====="
    )


def test_groups_have_headings_and_items_their_links() -> None:
    line = "=" * 72
    assert (
        f"\n\n\n{line}\nHomes\n{line}\n\nStreets\n=======\n\nOn doors.\n\n"
        f"The full note: https://x.example/streets\n\n\n{line}\n\nRoofs\n=====\n\n\n"
        f"{line}\nWater\n{line}\n\nWeirs\n=====\n\nThe full note: https://x.example/weirs\n\n\n"
        f"{line}\nMore notes\n{line}\n\nOdds and ends\n"
    ) in letter()


def test_an_issue_ends_with_what_its_sender_says() -> None:
    footer = "You get this letter\nbecause you asked."
    ending = letter(footer=footer, address="1 Gate Lane\nMarl", service="mailchimp")
    assert ending.endswith(
        f"\n\n\nLinks\n-----\n[1] https://x.example/all\n\n\n{'=' * 72}\n\n{footer}\n\n1 Gate Lane\nMarl\n\n"
        "View in a browser: *|ARCHIVE|*\n\nUnsubscribe: *|UNSUB|*\n"
    )


def test_placeholders_of_its_own_win_over_those_of_the_service() -> None:
    ending = letter(service="brevo", unsubscribe="https://x.example/leave")
    assert ending.endswith("View in a browser: {{ mirror }}\n\nUnsubscribe: https://x.example/leave\n")


def test_no_placeholder_is_broken() -> None:
    given = "{{ " + "word " * 15 + "}}"
    assert letter(view=given).endswith(f"\n\nView in a browser: {given}\n")


def test_an_issue_of_nothing_but_items_has_no_head() -> None:
    assert text(Issue([Item(Note("A note"))])) == text(Note("A note"))


def test_lines_are_measured_in_columns() -> None:
    lines = body("日本語 " * 40 + "cafe\u0301 " * 40).splitlines()
    assert "".join("".join(lines).split()) == "日本語" * 40 + "cafe\u0301" * 40
    assert [columns(line) for line in lines] == [69] * 6 + [59]
    assert body("cafe\u0301").splitlines() == ["cafe\u0301"]
    assert text(Note("日本語 no")).startswith("日本語 no\n=========\n")


def test_a_table_of_wide_letters_has_straight_columns() -> None:
    assert body(Table((("日本", "a"), ("x", "b")), header=False)) == "日本  a\nx     b\n"


def test_tabs_are_spaces() -> None:
    assert body("a\tb") == "a b\n"
    assert body(Preformatted("a\tb")) == "    a       b\n"


def test_lines_do_not_end_in_spaces() -> None:
    assert not any(line != line.rstrip(" ") for line in text(full_note(), full_note()).split("\n"))


def test_the_name_of_the_sender_stands_above_all() -> None:
    assert letter(name="The Marl Forum").startswith("The Marl Forum\n\n")


def test_who_had_several_parts_is_introduced_once() -> None:
    ann = notekit.Person("Ann Leigh", posts=(notekit.Post("warden", "Quay Trust"),), parts=("chair", "speaker"))
    bo = notekit.Person("Bo Ek", posts=(notekit.Post("pilot"),), parts=("speaker",))
    plain = text(Note("A note", people=(ann, bo)))
    assert plain.count("Ann Leigh") == 2
    assert plain.count("Quay Trust") == plain.count("pilot") == 1
