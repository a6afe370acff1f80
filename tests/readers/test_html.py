"""The reader for HTML: snippets of pages, and the blocks that they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notekit.blocks import BlockQuote, Heading, Image, ListBlock, ListItem, Paragraph, Preformatted, Rule, Table
from notekit.readers import read
from notekit.reading import Metadata, PageFurniture, Reading, SourceBlock, Title
from notekit.source import Span
from notekit.text import Anchor, Code, Emphasis, RichText, Strong


def reading_of(markup: str | bytes) -> Reading:
    """The page as read; every character of its rendition but white space is in the span of one block."""
    reading = read(markup, name="page.html")
    spans = [block.span or Span(0, 0) for block in reading.blocks]
    assert spans == sorted(spans)
    at = 0
    for span in [*spans, Span(len(reading.source.text), len(reading.source.text))]:
        assert span.start >= at
        assert not reading.source.text[at : span.start].strip()
        at = span.end
    return reading


def blocks_of(markup: str | bytes) -> list[SourceBlock]:
    return list(reading_of(markup).blocks)


def facts_of(markup: str) -> dict[str, object]:
    metadata = blocks_of(markup)[0]
    assert isinstance(metadata, Metadata)
    assert not metadata.stated
    return dict(metadata.values)


def furniture_of(markup: str) -> list[str]:
    return [block.text for block in blocks_of(markup) if isinstance(block, PageFurniture)]


def content_of(markup: str) -> list[SourceBlock]:
    return [block for block in blocks_of(markup) if not isinstance(block, PageFurniture)]


def codes_of(markup: str) -> list[str]:
    return [diagnostic.code for diagnostic in reading_of(markup).diagnostics]


def test_headings_are_counted_from_the_title() -> None:
    assert blocks_of("<h1>Tides</h1><h2>Points</h2><h3>Boats</h3><h6>Oars</h6>") == [
        Title(RichText("Tides")),
        Heading("Points"),
        Heading("Boats", 2),
        Heading("Oars", 5),
    ]


def test_an_element_may_be_a_heading_in_all_but_name() -> None:
    assert blocks_of("<div role=heading aria-level=3>Boats</div>") == [Heading("Boats", 2)]


def test_white_space_is_folded_and_breaks_are_kept() -> None:
    assert blocks_of("<p>\n  Low\n\ttide <br> at  noon.<br>\n</p>") == [Paragraph("Low tide\nat noon.")]


def test_two_breaks_end_a_paragraph() -> None:
    assert blocks_of("Low tide<br><br>High tide<br>\n<br/>Slack") == [
        Paragraph("Low tide"),
        Paragraph("High tide"),
        Paragraph("Slack"),
    ]


def test_text_needs_no_paragraph_around_it() -> None:
    assert blocks_of("Low <div>High</div> Slack") == [Paragraph("Low"), Paragraph("High"), Paragraph("Slack")]


def test_marks_lie_over_the_text() -> None:
    content = RichText("a b c d", [Strong(0, 1), Emphasis(2, 3), Code(4, 5), Strong(6, 7), Emphasis(6, 7)])
    assert blocks_of("<p><b>a</b> <em>b</em> <code>c</code> <strong><i>d</i></strong></p>") == [Paragraph(content)]


def test_a_mark_left_open_goes_on_in_the_next_block() -> None:
    assert blocks_of("<p>one <b>two<p>three</b> four") == [
        Paragraph(RichText("one two", [Strong(4, 7)])),
        Paragraph(RichText("three four", [Strong(0, 5)])),
    ]


def test_a_link_around_a_heading_is_the_link_of_its_words() -> None:
    assert blocks_of('<a href="https://reeds.example/"><h2>Reeds</h2></a>') == [
        Heading(RichText("Reeds", [Anchor(0, 5, url="https://reeds.example/")]))
    ]


@pytest.mark.parametrize(
    ("head", "href", "url"),
    [
        ("", "https://reeds.example/a?b=1&amp;c", "https://reeds.example/a?b=1&c"),
        ("", "mailto:ann@reeds.example", "mailto:ann@reeds.example"),
        ("<base href='https://reeds.example/log/'>", "../a", "https://reeds.example/a"),
        ("<link rel=canonical href='https://reeds.example/log/1'>", "/a", "https://reeds.example/a"),
        ("<meta property='og:url' content='https://reeds.example/log/1'>", "2", "https://reeds.example/log/2"),
    ],
)
def test_links_keep_their_address(head: str, href: str, url: str) -> None:
    assert Paragraph(RichText("read it", [Anchor(0, 4, url=url)])) in blocks_of(
        f"{head}<p><a href='{href}'>read</a> it"
    )


def test_a_relative_link_without_a_base_has_lost_its_address() -> None:
    reading = reading_of("<p><a href='/a'>read</a>")
    assert reading.blocks == (Paragraph(RichText("read", [Anchor(0, 4)])),)
    assert [diagnostic.code for diagnostic in reading.diagnostics] == ["relative-links"]


@pytest.mark.parametrize("href", ["#top", "", "javascript:alert(1)", "data:text/html,x", "https://[reeds"])
def test_what_leads_nowhere_safe_is_plain_text(href: str) -> None:
    block = blocks_of(f"<p><a href='{href}'>read</a>")[0]
    assert isinstance(block, Paragraph)
    assert [anchor.url for anchor in block.content.of(Anchor)] in ([], [None])


def test_quotations_within_a_line_get_their_marks() -> None:
    assert blocks_of("<p>She said <q>call it <q>slack</q></q>.") == [Paragraph("She said “call it ‘slack’”.")]


def test_lists_nest() -> None:
    inner = ListBlock([ListItem("Oars"), ListItem("Sails")], ordered=True, start=3)
    expected = [ListBlock([ListItem("Boats", [inner]), ListItem("Nets")])]
    assert blocks_of("<ul><li>Boats<ol start=3><li>Oars<li>Sails</ol></li><li>Nets</li></ul>") == expected
    assert blocks_of("<ul><li>Boats</li><ol start=3><li>Oars<li>Sails</ol><li>Nets</li></ul>") == expected


def test_items_hold_paragraphs_and_boxes() -> None:
    assert blocks_of("<ul><li><p>Boats</p><p>Two of them</p><li><input type=checkbox checked> Nets<li></ul>") == [
        ListBlock([ListItem("Boats", [Paragraph("Two of them")]), ListItem("Nets", checked=True)])
    ]


def test_bullets_may_be_typed() -> None:
    assert blocks_of(
        "<p>Bring:</p><p>• <b>Boats</b><br>• Nets<p class=MsoListParagraph>·&nbsp;&nbsp;Oars</p><p>All."
    ) == [
        Paragraph("Bring:"),
        ListBlock([ListItem(RichText("Boats", [Strong(0, 5)])), ListItem("Nets"), ListItem("Oars")]),
        Paragraph("All."),
    ]
    assert blocks_of("<p>• Boats<br>and nets</p>") == [Paragraph("• Boats\nand nets")]


def test_an_item_without_a_list_is_a_paragraph() -> None:
    assert blocks_of("<li>Boats<li>Nets") == [Paragraph("Boats"), Paragraph("Nets")]


def test_definitions_follow_their_terms() -> None:
    assert blocks_of(
        "<dl><dt>Date</dt><dd>4 May 2023</dd><div><dt>Where?</dt><dd>Tern <b>Hall</b></dd></div>"
        "<dt>Speakers</dt><dd>Ann Lee</dd><dd>Bo Ray</dd><dt>Nobody"
    ) == [
        Paragraph("Date: 4 May 2023"),
        Paragraph(RichText("Where? Tern Hall", [Strong(12, 16)])),
        Paragraph("Speakers"),
        ListBlock(["Ann Lee", "Bo Ray"]),
        Paragraph("Nobody"),
    ]


def test_a_definition_may_be_long() -> None:
    assert blocks_of("<dl><dt>Tides</dt><dd><p>They turn.</p><ul><li>Twice</ul></dd></dl>") == [
        Paragraph("Tides: They turn."),
        ListBlock(["Twice"]),
    ]


def test_a_table_has_a_header_where_it_says_so() -> None:
    body = "<tr><td>Ann <b>Lee</b></td><td>Pilot</td></tr>"
    rows = [["Name", "Role"], [RichText("Ann Lee", [Strong(4, 7)]), "Pilot"]]
    assert blocks_of(f"<table><thead><tr><td>Name<td>Role</thead>{body}</table>") == [Table(rows)]
    assert blocks_of(f"<table><tr><th>Name<th>Role</tr>{body}</table>") == [Table(rows)]
    assert blocks_of(f"<table>{body}</table>") == [Table(rows[1:], header=False)]


def test_cells_that_span_leave_empty_ones() -> None:
    assert blocks_of(
        "<table><caption>Crew</caption><tr><td rowspan=2>Ann<td colspan=2>Pilot<tr><td>North<td>2021</table>"
    ) == [Paragraph("Crew"), Table([["Ann", "Pilot", ""], ["", "North", "2021"]], header=False)]


def test_a_span_reaches_no_further_than_the_table() -> None:
    assert blocks_of("<table><tr><td rowspan=99999999>Ann<td>Pilot<tr><td rowspan=0>North</table>") == [
        Table([["Ann", "Pilot"], ["", "North"]], header=False)
    ]


def test_lists_in_cells_are_parted_by_semicolons() -> None:
    assert blocks_of("<table><tr><th>Boats<th>Crew<tr><td>Tern<td><ul><li>Ann<li>Bo</ul></table>") == [
        Table([["Boats", "Crew"], ["Tern", "Ann; Bo"]])
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td><h1>Tides</h1><p>They turn.</td></tr></table>",
        "<table><tr><td><h1>Tides</h1></td><td><p>They turn.</td></tr></table>",
        "<table role=presentation><tr><td><h1>Tides</h1><tr><td>They turn.</table>",
        "<table><tr><td><table><tr><td><h1>Tides</h1></table><td>They turn.</table>",
    ],
)
def test_a_table_that_only_places_things_is_none(markup: str) -> None:
    assert blocks_of(markup) == [Title(RichText("Tides")), Paragraph("They turn.")]


def test_a_table_too_uneven_to_fill_up_is_its_rows() -> None:
    blocks = blocks_of("<table><tr>" + "<td>a" * 2000 + "<tr><td>b<td>c" * 2000 + "</table>")
    assert blocks[1:3] == [Paragraph("b\tc"), Paragraph("b\tc")]
    assert len(blocks) == 2001


def test_pictures_have_their_alt_text_and_caption() -> None:
    assert blocks_of(
        "<figure><img src='https://reeds.example/a.png' alt='A pond'><figcaption>At <b>dawn</b></figure>"
    ) == [Image("A pond", "At dawn", "https://reeds.example/a.png")]
    assert blocks_of("<p>Look: <img data-src=a.png src='data:image/gif;base64,R0' alt='A pond'> here") == [
        Paragraph("Look: here"),
        Image("A pond", None, "a.png"),
    ]


def test_pictures_that_show_nothing_are_none() -> None:
    assert blocks_of("<p>x<img src=count.gif width=1 height=1 alt=''><img src='data:image/gif;base64,R0' alt=''>") == [
        Paragraph("x")
    ]


def test_a_caption_stands_below_what_is_no_picture() -> None:
    assert blocks_of("<figure><blockquote>We row.</blockquote><figcaption>Ann Lee</figcaption></figure>") == [
        BlockQuote([Paragraph("We row.")]),
        Paragraph("Ann Lee"),
    ]


def test_quotations_rules_and_code() -> None:
    assert blocks_of(
        "<blockquote><p>We row.</p><footer>Ann Lee</footer></blockquote><hr>"
        "<pre class='language-py'>if x:\n    <b>y</b>\n</pre>"
    ) == [BlockQuote([Paragraph("We row."), Paragraph("Ann Lee")]), Rule(), Preformatted("if x:\n    y", "py")]


def test_what_is_folded_away_is_content() -> None:
    assert blocks_of("<details><summary>Crew</summary><p>Ann Lee</p></details>") == [
        Paragraph(RichText("Crew", [Strong(0, 4)])),
        Paragraph("Ann Lee"),
    ]


def test_scripts_and_the_like_are_no_text() -> None:
    page = "<div><script>a</script><style>b</style><template>c</template><noscript>d</noscript><!-- e --><svg>f</svg>"
    assert blocks_of(f"<p>x{page}") == [Paragraph("x")]
    assert codes_of(page) == ["empty-source"]


@pytest.mark.parametrize(
    "aside",
    [
        "<nav><ul><li>Aside</ul></nav>",
        "<header><div>Aside</div></header>",
        "<footer>Aside</footer>",
        "<aside><h2>Aside</h2></aside>",
        "<div role=navigation>Aside</div>",
        "<div role='search'>Aside</div>",
        "<form><label>Aside</label><input value=x></form>",
        "<div class='breadcrumb'>Aside</div>",
        "<div class='post-share-buttons'>Aside</div>",
        "<div id='cookieBanner'>Aside</div>",
        "<section id=comments><p>Aside</p></section>",
        "<div class='article__related'><a href='https://x.example'>Aside</a></div>",
        "<ul class='pagination'><li>Aside</ul>",
        "<p hidden>Aside</p>",
        "<p style='color: red; display: none'>Aside</p>",
        "<button>Aside</button>",
    ],
)
def test_furniture_is_kept_apart(aside: str) -> None:
    page = f"<h1>Tides</h1><p>They turn.</p>{aside}<p>Twice.</p>"
    assert furniture_of(page) == ["Aside"]
    assert content_of(page) == [Title(RichText("Tides")), Paragraph("They turn."), Paragraph("Twice.")]


@pytest.mark.parametrize(
    "element",
    [
        "<div class='category-social-care'>{}</div>",
        "<div class='next-steps'>{}</div>",
        "<section class='respondents'>{}</section>",
        "<div class='research'>{}</div>",
        "<section class='event-content has-sidebar'>{}</section>",
        "<aside class='key-messages'>{}</aside>",
        "<div class='shared-vision'>{}</div>",
        "<h2><button aria-expanded=true>{}</button></h2>",
    ],
)
def test_names_that_only_resemble_those_of_furniture_are_content(element: str) -> None:
    assert furniture_of(f"<h1>Tides</h1>{element.format('They turn.')}") == []


def test_furniture_within_a_line_does_not_part_it() -> None:
    assert blocks_of("<p>They <span class='sr-only'>Aside</span>turn.</p>") == [
        Paragraph("They turn."),
        PageFurniture("Aside"),
    ]


def test_what_stands_outside_the_main_content_is_furniture() -> None:
    page = "<div>Logo</div><main><h1>Tides</h1><p>They turn.</main><div>Follow us</div>"
    assert furniture_of(page) == ["Logo", "Follow us"]
    assert content_of(page) == [Title(RichText("Tides")), Paragraph("They turn.")]


def test_the_header_of_an_article_is_content() -> None:
    page = "<header>Logo</header><article><header><h1>Tides</h1><p>4 May 2023</p></header><p>They turn.</p></article>"
    assert furniture_of(page) == ["Logo"]
    assert content_of(page) == [Title(RichText("Tides")), Paragraph("4 May 2023"), Paragraph("They turn.")]


def test_a_title_before_the_main_content_is_kept_with_what_stands_beside_it() -> None:
    page = "<div>Logo</div><div class=banner><h1>Tides</h1><p>4 May 2023</p></div><main><p>They turn.</main>"
    assert furniture_of(page) == ["Logo"]
    assert content_of(page) == [Title(RichText("Tides")), Paragraph("4 May 2023"), Paragraph("They turn.")]


def test_one_long_article_is_the_main_content_and_several_are_all_content() -> None:
    one = "<div>Latest</div><article><h1>Tides</h1><p>They turn twice a day, every day.</article>"
    assert furniture_of(one) == ["Latest"]
    assert furniture_of(one + one.replace("Tides", "Moons")) == []


def test_a_form_around_the_whole_page_is_none() -> None:
    assert content_of("<form><h1>Tides</h1><p>They turn.</p></form>") == [
        Title(RichText("Tides")),
        Paragraph("They turn."),
    ]


def test_links_before_the_title_are_a_menu() -> None:
    links = "<a href='https://a.example'>Home</a> | <a href='https://b.example'>News</a>"
    assert furniture_of(f"<p>{links}</p><h1>Tides</h1><p>{links}</p>") == ["Home | News"]


def test_a_page_that_looks_like_nothing_but_furniture_is_content() -> None:
    assert blocks_of("<div class=sidebar><p>They turn.</div>") == [Paragraph("They turn.")]


def test_the_head_tells_facts_of_the_page() -> None:
    assert facts_of(
        "<html lang=en-GB><head><title>Tides – The Reed Trust</title><meta name=author content='Ann Lee'>"
        "<meta property=og:site_name content='The Reed Trust'><meta name=description content='On  tides'>"
        "<meta property=article:published_time content=2023-06-01T09:00:00Z></head><p>x"
    ) == {
        "title": "Tides",
        "site": "The Reed Trust",
        "author": "Ann Lee",
        "published": "2023-06-01T09:00:00Z",
        "language": "en-GB",
        "description": "On tides",
    }


def test_the_address_to_refer_to_goes_before_that_for_sharing() -> None:
    sharing = "<meta property=og:url content=https://reeds.example/share>"
    assert (
        facts_of(f"{sharing}<link rel=canonical href=https://reeds.example/log>")["url"] == "https://reeds.example/log"
    )
    assert facts_of(f"{sharing}<link rel=canonical href=/log>")["url"] == "https://reeds.example/share"


def test_linked_data_tell_of_the_event() -> None:
    assert facts_of(
        """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
        {"@type": "WebPage", "name": "Tides | Reeds", "datePublished": "2023-06-01"},
        {"@type": ["BusinessEvent"], "name": "Tides", "startDate": "2023-05-04T10:00+01:00", "endDate": "2023-05-05",
         "location": [{"@type": "VirtualLocation", "url": "https://v.example"},
                      {"@type": "Place", "name": "Tern Hall", "address": {"addressLocality": "Mossgate"}}],
         "organizer": {"@type": "Organization", "name": "The Reed Trust"},
         "performer": [{"name": "Ann Lee"}, "Bo Ray"]}]}</script><p>x"""
    ) == {
        "title": "Tides",
        "date": "2023-05-04/2023-05-05",
        "place": "Tern Hall",
        "organiser": "The Reed Trust",
        "performers": ["Ann Lee", "Bo Ray"],
        "published": "2023-06-01",
    }


def test_a_page_with_several_events_is_about_none_of_them() -> None:
    event = '<script type="application/ld+json">{"@type": "Event", "name": "%s", "startDate": "2023-05-04"}</script>'
    assert facts_of(f"<title>Diary</title>{event % 'Tides'}{event % 'Moons'}<p>x") == {"title": "Diary"}


@pytest.mark.parametrize(
    "data", ["{", "[" * 50_000, '{"@type": 3}', '"x"', '{"@type": "Event", "startDate": "2023-02-31"}']
)
def test_linked_data_that_cannot_be_read_are_passed_over(data: str) -> None:
    assert blocks_of(f'<script type="application/ld+json">{data}</script><p>x') == [Paragraph("x")]


def test_marked_up_dates_tell_of_the_event() -> None:
    assert facts_of("<p>On <time itemprop=startDate datetime=2023-05-04T10:00>4 May</time>") == {"date": "2023-05-04"}


def test_spans_are_offsets_in_the_rendition() -> None:
    reading = reading_of("<title>Tides</title><p>They turn.<ul><li>Twice<ul><li>a day</ul></ul>")
    assert reading.source.text == "title: Tides\n\nThey turn.\n\nTwice\n  a day\n"
    outer = reading.blocks[2]
    assert isinstance(outer, ListBlock)
    inner = outer.items[0].blocks[0]
    assert [reading.source.slice(span) for span in (outer.span, outer.items[0].span, inner.span) if span] == [
        "Twice\n  a day",
        "Twice\n  a day",
        "a day",
    ]
    assert reading.source.media_type == "text/html"


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=windows-1252><p>Café – 5 €".encode("cp1252"),
        "<meta charset='iso-8859-1'><p>Café – 5 €".encode("cp1252"),
        '<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><p>Café – 5 €'.encode(),
        "<?xml version='1.0' encoding='UTF-16'?><p>Café – 5 €".encode("utf-16"),
        "<meta charset=shift_jis><p>Café – 5 €".encode("utf-8-sig"),
        "<meta charset=nonsense><p>Café – 5 €".encode(),
        b"<meta charset=utf-8><p>Caf&eacute; &ndash; 5 &#8364;",
    ],
)
def test_the_declared_encoding_is_honoured(data: bytes) -> None:
    reading = reading_of(data)
    assert reading.blocks == (Paragraph("Café – 5 €"),)
    assert reading.diagnostics == ()


def test_remarks_on_the_markup_point_nowhere_in_the_rendition() -> None:
    [remark] = reading_of("<p>a\x01b").diagnostics
    assert (remark.code, remark.span) == ("control-characters", None)


@pytest.mark.parametrize("markup", ["", " \n", "<html></html>", "<!-- x", "<frameset><frame></frameset>"])
def test_an_empty_page_says_so(markup: str) -> None:
    assert codes_of(markup) == ["empty-source"]


MANY = 20_000
HOSTILE = {
    "divisions": "<div>" * MANY,
    "lists": "<ul><li>" * MANY,
    "quotations": "<blockquote>" * MANY,
    "tables": "<table><tr><td>" * MANY,
    "bold": "<b>" * MANY,
    "formatting repeated": "<p>" + "".join(f"<b id={n}>" for n in range(MANY)) + "</p>" + "<p>y" * MANY,
    "formatting crossed": "".join(f"<b id={n}><div>" for n in range(MANY)) + "</b>" * MANY,
    "attributes": "<p " + " ".join(f"a{n}" for n in range(MANY)) + ">",
    "options": "<select>" + "<option>y" * MANY + "</select>",
    "buttons": "<p><button aria-controls=a>" * MANY,
}


@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE)
def test_what_nests_too_deep_is_text_and_a_warning(markup: str) -> None:
    reading = reading_of(markup + "<p>x")
    assert reading.source.text.rstrip().endswith("x")
    assert "too-deep" in [diagnostic.code for diagnostic in reading.diagnostics]


@pytest.mark.parametrize(
    "markup", ["<p>x" * MANY, "<li>x" * MANY, "<h2>x" * MANY, "<td>x" * MANY, "<a href=y>x" * MANY, "<!-" * MANY]
)
def test_elements_without_an_end_do_not_nest(markup: str) -> None:
    assert "too-deep" not in codes_of(markup)


def test_tags_in_attributes_scripts_and_comments_do_not_nest() -> None:
    many = "<div>" * 1000
    page = f"<p title='{many}' data-a=\"{many}\">x<script>{many}</script><!--{many}--><textarea>{many}</textarea>"
    assert "too-deep" not in codes_of(page)


def test_deep_pages_of_real_life_keep_their_structure() -> None:
    assert blocks_of("<div>" * 80 + "<h1>Tides</h1><ul><li>Twice</ul>" + "</div>" * 80) == [
        Title(RichText("Tides")),
        ListBlock(["Twice"]),
    ]


_PIECES = st.sampled_from(
    [
        f"<{end}{tag}>"
        for end in ("", "/")
        for tag in ("p", "b", "a href=x", "ul", "li", "table", "tr", "td", "div", "dl", "dd")
    ]
    + [
        "<dt>",
        "<nav>",
        "<main>",
        "<h1>",
        "</h1>",
        "<br>",
        "<hr>",
        "<q>",
        "<pre>",
        "<figure>",
        "<figcaption>",
        "<img alt=y>",
    ]
    + [
        "<span hidden>",
        "<blockquote>",
        "</blockquote>",
        "<summary>",
        "x",
        " ",
        "y\n",
        "&nbsp;",
        "&#1;",
        "<",
        "é",
        "<option>",
    ]
)


@given(st.lists(_PIECES, max_size=40))
def test_any_tangle_of_tags_is_read_and_accounted_for(pieces: list[str]) -> None:
    reading_of("".join(pieces))
