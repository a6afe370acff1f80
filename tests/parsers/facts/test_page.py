"""What a page says of itself, beside what its text says."""

import pytest

import notekit
from foreign_documents import document, paragraph

HEAD = """<title>Tides of the Tern</title><script type="application/ld+json">{"@type": "Event",
    "name": "Tides of the Tern", "startDate": "2023-05-04T10:00", "location": "Tern Hall",
    "organizer": {"name": "Reed Trust"}}</script>"""
PROSE = "<p>Nobody expected so many people to come along and talk about the river.</p>"


def parse(markup: str) -> notekit.Notebook:
    notebook = notekit.parse(markup.encode(), media_type="html")
    assert notebook.coverage
    assert not notebook.coverage.missing
    assert not notebook.coverage.doubled
    assert not notebook.left_over
    return notebook


def test_the_head_of_a_page_fills_what_its_text_leaves_open() -> None:
    [note] = parse(HEAD + PROSE).notes
    assert note.date
    assert (note.title, note.date.iso, note.place, note.organiser) == (
        "Tides of the Tern",
        "2023-05-04",
        "Tern Hall",
        "Reed Trust",
    )


def test_the_text_of_a_page_says_more_than_its_head() -> None:
    [note] = parse(f"{HEAD}<h1>Tides</h1><p>Date: 6 May 2023</p>{PROSE}").notes
    assert note.date
    assert (note.title, note.date.iso) == ("Tides", "2023-05-06")


def test_evidence_points_at_the_words_in_the_head() -> None:
    notebook = parse(HEAD + PROSE)
    assert notebook.source
    said = {
        found.field: notebook.source.slice(found.span)
        for found in notebook.notes[0].evidence
        if found.rule == "page-metadata"
    }
    assert said == {
        "title": "Tides of the Tern",
        "date": "2023-05-04",
        "place": "Tern Hall",
        "organiser": "Reed Trust",
    }


def test_the_day_of_publication_is_not_the_day_of_the_event() -> None:
    [note] = parse(f"<meta property=article:published_time content=2023-06-01><h1>Tides</h1>{PROSE}").notes
    assert note.date is None


ADDRESS = "<link rel=canonical href='https://tern.example/tides'>"


def test_the_address_that_a_page_gives_as_its_own_is_where_the_note_is_published() -> None:
    notebook = parse(f"{ADDRESS}<meta property=og:url content=https://tern.example/share><h1>Tides</h1>{PROSE}")
    [note] = notebook.notes
    assert note.url == "https://tern.example/tides"
    assert notebook.source
    (evidence,) = [each for each in note.evidence if each.field == "url"]
    assert (notebook.source.slice(evidence.span), evidence.rule) == (note.url, "page-metadata")


@pytest.mark.parametrize(
    "head",
    [
        "<link rel=canonical href='/tides'>",
        "<link rel=canonical href='javascript:alert(1)'>",
        "<link rel=canonical href='https://tern.example/'>",
        "<meta property=og:url content=https://tern.example>",
        "<meta property=og:url content=tides>",
    ],
)
def test_what_is_no_address_or_that_of_the_whole_site_is_not(head: str) -> None:
    [note] = parse(f"{head}<h1>Tides</h1>{PROSE}").notes
    assert note.url is None


def test_what_a_page_says_for_search_engines_is_no_teaser() -> None:
    [note] = parse(f"<meta name=description content='All about the Reed Trust'><h1>Tides</h1>{PROSE}").notes
    assert note.teaser is None


def test_furniture_of_the_page_is_furniture_of_the_note() -> None:
    [note] = parse(f"<nav>Home</nav><h1>Tides</h1>{PROSE}<div class=share>Send it on</div>").notes
    assert note.furniture == ("Home", "Send it on")


def test_the_head_of_a_page_is_about_none_of_several_notes() -> None:
    notes = parse(
        f"{HEAD}{ADDRESS}<nav>Home</nav><h1>Tides</h1><p>4 May 2023</p>{PROSE}<h1>Moons</h1><p>5 May 2023</p>{PROSE}"
        "<footer>Imprint</footer>"
    ).notes
    assert [note.title for note in notes] == ["Tides", "Moons"]
    assert [note.place for note in notes] == [None, None]
    assert [note.url for note in notes] == [None, None]
    assert notes[0].furniture[1:] == ("Home",)
    assert notes[1].furniture == ("Imprint",)


def test_a_page_of_nothing_but_furniture_loses_nothing() -> None:
    [note] = parse("<nav>Home</nav><nav>News</nav>").notes
    assert note.furniture == ("Home", "News")


def test_the_day_of_the_event_is_not_lost_for_that_of_publication_beside_it() -> None:
    published = '<meta property="article:published_time" content="2023-06-09">'
    event = '<script type="application/ld+json">{"@type": "Event", "startDate": "2023-05-04"}</script>'
    [note] = parse(published + event + PROSE).notes
    assert note.date
    assert note.date.iso == "2023-05-04"


def in_margins(head: str = "", foot: str = "", *body: str) -> notekit.Note:
    """The note in a Word document whose pages have this head and foot."""
    margins = {"header": paragraph(head), "footer": paragraph(foot)}
    shown = "".join(f'<w:{kind}Reference w:type="default" r:id="{kind}"/>' for kind in margins)
    text = "Nobody expected so many people to come along and talk about the river."
    data = document(*map(paragraph, body or [text]), f"<w:sectPr>{shown}</w:sectPr>", parts=margins)
    notebook = notekit.parse(data, media_type="docx")
    assert notebook.coverage
    assert notebook.coverage.complete
    [note] = notebook.notes
    return note


def test_title_and_date_may_stand_at_the_head_of_every_page() -> None:
    notebook = notekit.parse(
        document(
            paragraph("Nobody expected so many people to come along and talk about the river."),
            '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>',
            parts={
                "header": paragraph("<w:r><w:t>Reed Trust</w:t><w:tab/><w:t>Tides workshop, 4 May 2031</w:t></w:r>")
            },
        ),
        media_type="docx",
    )
    [note] = notebook.notes
    assert note.date
    assert (note.title, note.date.iso) == ("Tides workshop", "2031-05-04")
    assert notebook.source
    said = {found.field: notebook.source.slice(found.span) for found in note.evidence if found.rule == "running-head"}
    assert said == {"title": "Tides workshop", "date": "4 May 2031"}
    assert {found.confidence for found in note.evidence if found.rule == "running-head"} == {0.5}


@pytest.mark.parametrize(
    "head", ["Reed Trust", "Page 3 of 12", "DRAFT not for circulation", "mail@reeds.example or write", "4 May 2031"]
)
def test_what_else_stands_at_the_head_of_pages_is_no_title(head: str) -> None:
    assert in_margins(head).title is None


def test_a_date_at_the_foot_of_every_page_counts_as_well() -> None:
    note = in_margins(foot="Tides workshop, 4 May 2031")
    assert note.date
    assert (note.date.iso, note.furniture) == ("2031-05-04", ("Tides workshop, 4 May 2031",))


@pytest.mark.parametrize(
    "foot",
    ["Published 4 May 2031", "Version of 4 May 2031", "Last updated 4 May 2031", "Next meeting 4 May 2031", "May 2031"],
)
def test_other_dates_at_the_foot_of_pages_are_not_that_of_the_event(foot: str) -> None:
    assert in_margins(foot=foot).date is None


def test_the_text_says_more_than_the_margins() -> None:
    note = in_margins(
        "Annual report of the trust, 1 May 2030", "", "Tides workshop", "Held on 4 May 2031", "We met and talked."
    )
    assert note.date
    assert (note.title, note.date.iso) == ("Tides workshop", "2031-05-04")
