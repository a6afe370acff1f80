"""The HTML part: how each thing is set."""

import re

import pytest

import notekit
from newsletters import Page, html
from notekit import (
    Action,
    Anchor,
    BlockQuote,
    Code,
    Emphasis,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Person,
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


def body(*blocks: notekit.Block | str, **section: object) -> str:
    """The HTML of a note's body, without the head and what is around them."""
    page = html(Note("A note", body=(Section(blocks, **section),)))  # type: ignore[arg-type]
    return page[page.index("</table>", page.index("</h1>")) + len("</table>") : page.rindex("<!--[if mso")].partition(
        "</div>\n"
    )[0]


def test_it_is_made_for_mail_programs() -> None:
    source = html(full_note())
    page = Page(source)
    assert page.open == []
    assert page.all("html")[0]["lang"] == "en-GB"
    assert page.all("html")[0]["dir"] == "ltr"
    assert {meta.get("name") for meta in page.all("meta")} >= {"viewport", "color-scheme"}
    assert any("mso" in comment and 'width="600"' in comment for comment in page.comments)
    assert "@media (prefers-color-scheme:dark)" in source
    assert "max-width:600px" in source


def test_tables_that_only_lay_out_say_so() -> None:
    page = Page(html(full_note()))
    kinds = [table.get("role") for table in page.all("table")]
    assert kinds.count("presentation") > 5
    assert kinds.count(None) == 2


def test_nothing_is_fetched() -> None:
    page = Page(html(full_note()))
    fetching = {"img", "link", "script", "iframe", "object", "embed", "video", "audio", "source", "base", "form"}
    assert not fetching & {tag for tag, _ in page.tags}
    assert not any({"src", "background", "srcset"} & set(attributes) for _, attributes in page.tags)
    assert "url(" not in html(full_note())
    assert "@import" not in html(full_note())


def test_every_style_is_inlined_where_text_is_set() -> None:
    for tag in ("p", "li", "ul", "ol", "h1", "h2", "td", "th", "a", "pre", "blockquote"):
        assert all("style" in attributes for attributes in Page(html(full_note())).all(tag)), tag


def test_the_preheader_is_what_is_given() -> None:
    source = html(full_note(), preheader="Gauges <first>")
    assert source.index("Gauges &lt;first&gt;") < source.index("<h1")
    assert "display:none" in source[: source.index("Gauges &lt;first&gt;")]


def test_the_preheader_is_how_the_note_begins() -> None:
    first = "We met by the weir, e.g. on the bank. It rained."
    source = html(Note("A note", body=(Section((first,)),)))
    assert source.count(first) == 2
    assert source.index(first) < source.index("<h1")


@pytest.mark.parametrize(
    ("first", "preheader"),
    [
        ("A sentence of some length which says a good deal. " + "Another. " * 30, ". Another.\u2007"),
        ("one word after another " * 20, " word after another…\u2007"),
        ("x" * 500, "x" * 140 + "…\u2007"),
    ],
)
def test_a_long_beginning_is_cut_where_it_makes_sense(first: str, preheader: str) -> None:
    source = html(Note("A note", body=(Section((first,)),)))
    hidden = source[: source.index("<h1")]
    assert preheader in hidden
    assert len(hidden[hidden.index("overflow:hidden") : hidden.index("\u2007")]) < 170


def test_the_full_note_is_offered_where_its_address_is_given() -> None:
    page = Page(html(Note("A note"), link="https://notes.example/?a=1&b=2"))
    assert [link["href"] for link in page.all("a")] == ["https://notes.example/?a=1&b=2"]


@pytest.mark.parametrize(("language", "direction", "start"), [("ar", "rtl", "right"), ("he-IL", "rtl", "right")])
def test_languages_that_run_from_right_to_left(language: str, direction: str, start: str) -> None:
    page = Page(html(Note("A note", language=language, body=(Section((ListBlock(("One",)),)),))))
    assert page.all("html")[0]["dir"] == direction
    assert f"margin-{start}:24px" in (page.all("ul")[0]["style"] or "")


def test_a_language_that_runs_from_left_to_right() -> None:
    assert Page(html(Note("A note", language="arn"))).all("html")[0]["dir"] == "ltr"


def test_notes_in_several_languages_each_run_their_own_way() -> None:
    page = Page(html(Note("A note"), Note("A note", language="fa")))
    assert [part["dir"] for part in page.all("div") if part.get("lang") == "fa"] == ["rtl"]


def test_a_paragraph_keeps_its_line_breaks() -> None:
    assert "One &amp; two<br>three</p>" in body("One & two\nthree")


def test_words_are_styled_and_linked() -> None:
    words = RichText(
        "bold soft code link",
        (Strong(0, 4), Emphasis(5, 9), Code(10, 14), Anchor(15, 19, url="https://x.example/?a=1&b=2")),
    )
    set_words = body(Paragraph(words))
    assert "<strong>bold</strong> <em>soft</em>" in set_words
    assert ">code</code>" in set_words
    assert '<a class="link" href="https://x.example/?a=1&amp;b=2"' in set_words
    assert "text-decoration:underline" in set_words


def test_words_of_a_link_whose_address_is_lost_are_plain() -> None:
    assert Page(body(Paragraph(RichText("here", (Anchor(0, 4),))))).all("a") == []


@pytest.mark.parametrize("level", range(1, 6))
def test_headings_go_below_the_title(level: int) -> None:
    above = [Heading("Above", each) for each in range(1, level)]
    assert f">Deep</h{level + 1}>" in body(*above, Heading("Deep", level))


def test_headings_leave_out_no_level() -> None:
    page = body(Heading("One", 2), Heading("Two", 4), Heading("Three", 4), Heading("Four", 2))
    assert re.findall(r">(\w+)</(h\d)>", page) == [("One", "h2"), ("Two", "h3"), ("Three", "h3"), ("Four", "h2")]


def test_a_meeting_is_not_labelled_as_one() -> None:
    assert "Meeting" not in html(Note("Boats", kind="meeting"))
    assert "Webinar" in html(Note("Boats", kind="webinar"))


def test_lists_are_lists() -> None:
    page = Page(body(ListBlock((ListItem("One", (ListBlock(("Inner",), ordered=True, start=4),)), "Two"))))
    assert [tag for tag, _ in page.tags if tag in ("ul", "ol", "li")] == ["ul", "li", "ol", "li", "li"]
    assert page.all("ol")[0]["start"] == "4"


def test_a_list_that_starts_with_one_does_not_say_so() -> None:
    assert "start" not in Page(body(ListBlock(("One",), ordered=True))).all("ol")[0]


def test_a_task_says_whether_it_is_done() -> None:
    page = Page(body(ListBlock((ListItem("Thank & pay", checked=True), ListItem("Mend", checked=False)))))
    assert [mark["aria-label"] for mark in page.all("span") if "aria-label" in mark] == ["Done", "Open"]
    assert "☑\xa0Thank & pay" in page.text


def test_a_quotation_names_the_speaker_whom_it_does_not_name_itself() -> None:
    unnamed = BlockQuote((Paragraph(RichText("The tide waits.", (Speech(0, 15, "Ada Fenn"),))),))
    named = BlockQuote((Paragraph(RichText("The tide waits, said Ada Fenn.", (Speech(0, 14, "Ada Fenn"),))),))
    assert "— Ada Fenn" in body(unnamed)
    assert body(named).count("Ada Fenn") == 1


def test_verse_keeps_its_lines() -> None:
    assert ">One &lt;line&gt;<br><em>two</em></p>" in body(Verse(("One <line>", RichText("two", (Emphasis(0, 3),)))))


def test_a_table_names_its_columns() -> None:
    page = Page(body(Table((("Gate", "Cost"), ("Upper", "£4")))))
    assert [cell["scope"] for cell in page.all("th")] == ["col", "col"]
    assert len([cell for cell in page.all("td") if "valign" in cell]) == 2


def test_a_table_without_header_has_cells_only() -> None:
    page = Page(body(Table((("a", "b"), ("c", "d")), header=False)))
    assert page.all("th") == []
    assert len([cell for cell in page.all("td") if "valign" in cell]) == 4


def test_a_picture_is_given_in_words_with_its_address() -> None:
    page = Page(body(Image("A heron", "The gate in March", "https://x.example/heron.jpg")))
    assert "Picture: A heron\nThe gate in March" in page.text
    assert [link["href"] for link in page.all("a")] == ["https://x.example/heron.jpg"]


@pytest.mark.parametrize(
    ("source", "words"),
    [("pictures/map.png", "Picture: map.png"), (r"C:\people\map.png", "Picture: map.png"), ("data:x,y", "Picture")],
)
def test_a_picture_of_which_only_the_place_is_known(source: str, words: str) -> None:
    page = Page(body(Image(source=source)))
    assert words in page.text
    assert page.all("a") == []


def test_a_rule_is_a_line() -> None:
    assert body("One", Rule(), "two").count("border-top:1px solid") == body("One", "two").count("border-top") + 1


@pytest.mark.parametrize("role", [Role.KEY_MESSAGES, Role.NEXT_STEPS])
def test_what_matters_most_stands_in_a_box(role: Role) -> None:
    boxed = body("A point.", role=role, heading="The points")
    assert boxed.index('class="box tint') < boxed.index("The points</h2>") < boxed.index("A point.")
    assert 'class="box' not in body("A point.", heading="The points")


def test_a_box_without_heading_gets_a_label() -> None:
    assert ">Next steps</h2>" in body("Mend the gate.", role=Role.NEXT_STEPS)


def test_a_box_below_a_bare_heading_gets_none() -> None:
    sections = (Section(heading="What now?"), Section(("Mend the gate.",), Role.NEXT_STEPS))
    assert "Next steps" not in html(Note("A note", body=sections))


def owed(words: str, owner: str, *people: str) -> str:
    content = RichText(words, (Action(0, len(words), owner, "2031-05-01"),))
    return html(Note("A note", people=people, body=(Section((Paragraph(content),)),)))


def test_an_action_says_who_and_when_unless_its_words_do() -> None:
    assert "Owner: Orla Vane · Due: 1 May 2031" in owed("Mend the gate", "Orla Vane")
    assert "Due" not in owed("Mend the gate by 1 May 2031", "Orla Vane")
    assert "Owner" not in owed("Orla Vane to mend the gate", "Orla Vane")


def test_one_name_is_enough_for_somebody_who_is_among_the_people() -> None:
    assert "Owner" not in owed("Orla to mend the gate", "Orla Vane", "Orla Vane")
    assert "Owner: Orla Vane" in owed("Mend the gate", "Orla Vane", "Orla Vane")
    assert "Owner: The Marl Forum" in owed("The gate of Marl to be mended", "The Marl Forum", "Orla Vane")


def test_what_is_done_is_said_to_be() -> None:
    done = RichText("Mend the gate", (Action(0, 13, status="done"),))
    assert ">Done</span>" in body(Paragraph(done))


def test_of_several_actions_in_one_text_each_is_told() -> None:
    words = RichText("Mend the gate & paint it", (Action(0, 13, "Orla"), Action(16, 24, "Bo")))
    page = Page(body(Paragraph(words)))
    assert "Mend the gate & paint it\nMend the gate – Owner: Orla\npaint it – Owner: Bo" in page.text


def speech(*blocks: str, heading: str | None = None) -> str:
    person = Person("Ada Fenn", posts=(("Warden", None),), parts=("speaker",))
    return html(Note("A note", people=(person,), body=(Section(blocks, Role.CONTRIBUTION, heading, ("Ada Fenn",)),)))


def test_a_speaker_is_named_unless_the_heading_or_the_first_paragraph_does() -> None:
    assert speech("Gates were the matter.").count("<strong>Ada Fenn</strong>") == 2
    assert speech("Ada Fenn spoke of gates.").count("<strong>Ada Fenn</strong>") == 1
    assert speech("Gates.", heading="Ada Fenn, warden").count("<strong>Ada Fenn</strong>") == 1


def test_a_group_is_named_unless_the_heading_does() -> None:
    assert ">Group A</p>" in body("Money.", role=Role.DISCUSSION, group="Group A")
    assert body("Money.", heading="Group A: money", role=Role.DISCUSSION, group="Group A").count("Group A") == 1


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2031-04-07", "7 April 2031"),
        ("2031-04", "April 2031"),
        ("2031", "2031"),
        ("2031-04-07/2031-05-02", "7 April 2031 – 2 May 2031"),
        ("2031-04/2031-05", "April 2031 – May 2031"),
    ],
)
def test_a_date_without_words_is_given_in_words(date: str, words: str) -> None:
    assert f">{words}</p>" in html(Note("A note", date=date))
    assert f">{date}</p>" in html(Note("Une note", date=date, language="fr"))


def test_a_date_as_written_stays_as_written() -> None:
    written = notekit.EventDate.from_iso("2031-04-07", "Monday the 7th")
    assert ">Monday the 7th</p>" in html(Note("A note", date=written))
