"""The page is sound HTML that anybody can read, says what the note says, and fetches and runs nothing."""

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement, document_fromstring

import notekit
from notekit import (
    Action,
    Anchor,
    BlockQuote,
    EventDate,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Person,
    Preformatted,
    RichText,
    Rule,
    Section,
    Speech,
    Strong,
    Table,
    Verse,
)
from notekit_webpage import Options, WebpageRenderer
from notekit_webpage.colours import contrast, readable

VOID = {"meta", "br", "hr", "link", "img", "input"}
ORLA = Person("Orla Penhallow", "Dr", [("Keeper", "Clock Trust")])
FULL = Note(
    "Who winds the clock?",
    "A report",
    kind="roundtable",
    date=EventDate.from_iso("2031-05-06"),
    place="The tower",
    organiser="Clock Trust",
    series="Timekeepers",
    topics=["time", "rope"],
    supporters=["Bell Fund"],
    people=[ORLA, Person("Rafe Lindqvist", parts=["chair"])],
    body=[
        Section(["Clocks need winding."], heading="Why", role="contribution", by=["Orla Penhallow"]),
        Section(
            [
                Heading("How often", 3),
                Paragraph(
                    RichText("Every day, or so", [Strong(0, 5), Anchor(6, 16, "https://tower.example/?a=1&b=2")])
                ),
                ListBlock(["One", ListItem("Two", [ListBlock(["Below"])])], ordered=True, start=3),
                BlockQuote([Paragraph(RichText("It stops.", [Speech(0, 9, "Orla Penhallow")]))]),
                Verse(["Tick", "tock"]),
                Table([["Day", ""], ["Monday", "Orla"]]),
                Image("A clock", "At noon", "https://tower.example/clock.png"),
                Preformatted("a  <b>"),
                Rule(),
            ],
            heading="Why",
        ),
        Section([ListBlock([ListItem("Oil it", checked=True), ListItem("Wind it", checked=False)])], role="next-steps"),
    ],
)


class Balanced(HTMLParser):
    """Takes nothing but elements that are closed, in order, by the one that opened them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page(*notes: Note, options: Options | None = None) -> HtmlElement:
    """The page, once it is known to be sound."""
    html = WebpageRenderer().render(notes, options or Options()).data.decode()
    reader = Balanced()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    root = document_fromstring(html)
    ids = root.xpath("//@id")
    assert len(set(ids)) == len(ids)
    assert all(address[1:] in ids for address in root.xpath("//a/@href[starts-with(., '#')]"))
    assert set(root.xpath("//@aria-labelledby")) <= set(ids)
    assert not root.xpath("//a//a | //img | //link | //iframe | //object | //script[@type != 'application/ld+json']")
    assert not root.xpath("//@*[starts-with(name(), 'on')]")
    ranks = [int(each.tag[1]) for each in root.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))
    return root


def said(root: HtmlElement, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in root.xpath(path)]


def test_the_head_says_what_is_known_of_the_event() -> None:
    root = page(FULL)
    assert said(root, "//h1") == ["Who winds the clock?"]
    assert said(root, "//p[@class='label']")[0] == "Timekeepers · Roundtable"
    assert said(root, "//p[@class='facts']") == ["6 May 2031 · The tower · Clock Trust"]
    assert root.xpath("//time/@datetime") == ["2031-05-06"]
    assert said(root, "//dl/div") == [
        "Chair Rafe Lindqvist",
        "Speaker Dr Orla Penhallow, Keeper, Clock Trust",
        "Topicstime, rope",
        "Supported byBell Fund",
    ]


def test_each_block_is_the_element_that_html_has_for_it() -> None:
    root = page(FULL)
    assert said(root, "//ol[@start='3']/li[2]/ul/li") == ["Below"]
    assert said(root, "//figure[@class='quotation']/blockquote/p") == ["It stops."]
    assert said(root, "//figure[@class='quotation']/figcaption") == ["Orla Penhallow"]
    assert said(root, "//th[@scope='col']") == ["Day"]
    assert said(root, "//tbody//td") == ["Monday", "Orla"]
    assert said(root, "//pre/code") == ["a <b>"]
    assert said(root, "//p[@class='verse']") == ["Ticktock"]
    assert said(root, "//p/strong[text()='Every']") == ["Every"]
    assert said(root, "//section/p/a") == ["day, or so"]


def test_a_link_goes_where_the_note_says() -> None:
    assert "https://tower.example/?a=1&b=2" in page(FULL).xpath("//section//a/@href")


def test_a_picture_is_told_in_words_and_a_diagnostic_says_so() -> None:
    assert said(page(FULL), "//figure[@class='picture']") == ["Picture: A clock At noon"]
    (remark,) = WebpageRenderer().render([FULL], Options()).diagnostics
    assert (remark.code, "'A clock'" in remark.message) == ("picture-described", True)


def test_what_is_done_and_what_is_not_is_said_to_those_who_do_not_see_it() -> None:
    assert page(FULL).xpath("//li[@class='task']/span/@aria-label") == ["Done", "To do"]


def test_who_is_to_do_it_by_when_is_said_where_the_text_does_not() -> None:
    text = RichText("Mend it.", [Action(0, 7, owner="Orla", due=EventDate.from_iso("2031-06"))])
    root = page(Note("A", body=[Section([Paragraph(text)])]))
    assert said(root, "//span[@class='duty']") == ["Owner: Orla · Due: June 2031"]
    assert root.xpath("//span[@class='duty']/time/@datetime") == ["2031-06"]


def test_equal_headings_have_addresses_of_their_own_and_ranks_leave_nothing_out() -> None:
    root = page(FULL)
    assert root.xpath("//h2/@id") == ["why", "why-2"]
    assert root.xpath("//h3/@id") == ["how-often"]
    assert [each.get("href") for each in root.xpath("//nav//a")] == ["#why", "#why-2", "#how-often"]


def test_addresses_do_not_change_when_other_headings_do() -> None:
    before = Note("A", body=[Section(heading="Rope", blocks=["x"]), Section(heading="Tar", blocks=["x"])])
    after = Note("A", body=[Section(heading="Oil", blocks=["x"]), *before.body])
    assert set(page(before).xpath("//h2/@id")) < set(page(after).xpath("//h2/@id"))


@pytest.mark.parametrize("words", ["content", "contents", "—", "why-2", "Grüße, 日本", "x" * 300])
def test_any_heading_has_an_address(words: str) -> None:
    page(Note("Why", body=[Section(heading=heading) for heading in ("Why", words, words, "Why")]))


def test_several_notes_are_articles_of_one_page() -> None:
    root = page(FULL, Note("Bells", kind="meeting"), FULL, options=Options(title="Our year"))
    assert said(root, "//h1") == ["Our year"]
    assert said(root, "//article/header/h2") == ["Who winds the clock?", "Bells", "Who winds the clock?"]
    assert len(root.xpath("//nav/ol/li")) == 3
    assert len(root.xpath("//script")) == 3


def test_a_note_of_few_headings_has_no_contents() -> None:
    assert page(Note("A", body=[Section(["x"], heading="B")])).xpath("//nav") == []


def test_language_and_direction_are_those_of_the_note() -> None:
    root = page(Note("שלום", language="he", people=["דנה"], body=[Section([ListBlock(["א"])], role="next-steps")]))
    assert (root.get("lang"), root.get("dir")) == ("he", "rtl")
    assert root.xpath("//article/@lang") == ["he"]
    assert {each.get("lang") for each in root.xpath("//dt | //section/p[@class='label']")} == {"en"}


def test_linked_data_says_what_the_note_says() -> None:
    (data,) = page(FULL).xpath("//script/text()")
    assert json.loads(data) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Who winds the clock?",
        "alternateName": "A report",
        "startDate": "2031-05-06",
        "location": {"@type": "Place", "name": "The tower"},
        "organizer": {"@type": "Organization", "name": "Clock Trust"},
        "superEvent": {"@type": "EventSeries", "name": "Timekeepers"},
        "sponsor": [{"@type": "Organization", "name": "Bell Fund"}],
        "performer": [
            {
                "@type": "Person",
                "name": "Orla Penhallow",
                "honorificPrefix": "Dr",
                "jobTitle": ["Keeper"],
                "affiliation": [{"@type": "Organization", "name": "Clock Trust"}],
            }
        ],
        "keywords": ["time", "rope"],
        "inLanguage": "en-GB",
    }


def test_what_is_no_event_is_described_as_none() -> None:
    assert page(Note("A view", kind="article")).xpath("//script") == []


@settings(max_examples=50, deadline=None)
@given(st.text(min_size=1).filter(str.strip) | st.sampled_from(["<!--", "]]>", "{{ 1 }}", "&lt;", "\u2028"]))
def test_no_words_of_a_note_are_markup(words: str) -> None:
    hostile = f"</script></style></title>{words}<script>alert(1)</script>\" onload='x()'"
    speaker = Person(hostile, posts=[(hostile, hostile)], parts=["speaker"])
    note = Note(
        hostile,
        hostile,
        kind="panel",
        date=EventDate(text=hostile),
        place=hostile,
        organiser=hostile,
        series=hostile,
        topics=[hostile],
        language=hostile,
        people=[speaker],
        body=[
            Section([hostile, Image(hostile, source=hostile), Preformatted(hostile)], heading=hostile, group=hostile),
            Section([Table([[hostile], [hostile]]), Verse([hostile])], role="contribution", by=[speaker]),
        ],
    )
    root = page(note, note)
    assert json.loads(root.xpath("//script")[0].text)["name"] == note.title
    assert said(root, "//article[1]/header/h2") == [" ".join((note.title or "").split())]


def nested(levels: int) -> Note:
    block: notekit.Block = Paragraph("bottom")
    for _ in range(levels):
        block = ListBlock([ListItem("x", [block])])
    return Note("A", body=[Section([block])])


def test_lists_in_lists_are_set_one_within_the_other() -> None:
    assert len(page(nested(40)).xpath("//li")) == 40


def test_what_is_nested_beyond_reason_is_an_error() -> None:
    with pytest.raises(notekit.NotekitError, match="nested too deeply"):
        page(nested(400))


def test_nothing_is_fetched_and_the_same_notes_give_the_same_bytes() -> None:
    data = WebpageRenderer().render([FULL], Options()).data
    assert data == WebpageRenderer().render([FULL], Options()).data
    (policy,) = page(FULL).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none';")
    assert b"url(" not in data
    assert b"@import" not in data


def test_a_style_sheet_of_ones_own_is_carried_along_and_cannot_end_its_element(tmp_path: Path) -> None:
    path = tmp_path / "house.css"
    path.write_text('h1::before { content: "</style><script>" }', encoding="utf-8")
    (styles,) = page(FULL, options=Options(stylesheet=path)).xpath("//style/text()")
    assert styles.endswith('h1::before { content: "<\\/style><script>" }')


def test_a_style_sheet_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(notekit.NotekitError, match=r"house\.css: the style sheet cannot be read"):
        page(FULL, options=Options(stylesheet=tmp_path / "house.css"))


@pytest.mark.parametrize("accent", ["red", "#12", "#0b5d7a; }", ""])
def test_an_accent_that_is_no_colour_is_an_error(accent: str) -> None:
    with pytest.raises(notekit.SchemaError, match="'accent' takes a colour"):
        Options(accent=accent)


@pytest.mark.parametrize("accent", ["#0b5d7a", "#ffff00", "#000000", "#ffffff", "#808080", "#ff0000"])
def test_all_text_can_be_read_whatever_the_accent(accent: str) -> None:
    (styles,) = page(FULL, options=Options(accent=accent)).xpath("//style/text()")
    light, dark = (dict(re.findall(r"--(\w+): (#\w{6});", part)) for part in styles.split("@media screen", 1))
    for colours in (light, dark):
        for ground in (colours["paper"], colours["tint"]):
            for text in ("ink", "soft", "link"):
                assert contrast(colours[text], ground) >= 4.5
    assert readable(accent, "#ffffff") == accent or contrast(accent, "#ffffff") < 4.5


def test_an_empty_note_has_no_page() -> None:
    assert not WebpageRenderer().can_render(Note(kind="meeting"))
    assert WebpageRenderer().can_render(Note("A"))
