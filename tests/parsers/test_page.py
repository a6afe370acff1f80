"""What a page says of itself, beside what its text says."""

import notekit

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


def test_furniture_of_the_page_is_furniture_of_the_note() -> None:
    [note] = parse(f"<nav>Home</nav><h1>Tides</h1>{PROSE}<div class=share>Send it on</div>").notes
    assert note.furniture == ("Home", "Send it on")


def test_the_head_of_a_page_is_about_none_of_several_notes() -> None:
    notes = parse(
        f"{HEAD}<nav>Home</nav><h1>Tides</h1><p>4 May 2023</p>{PROSE}<h1>Moons</h1><p>5 May 2023</p>{PROSE}"
        "<footer>Imprint</footer>"
    ).notes
    assert [note.title for note in notes] == ["Tides", "Moons"]
    assert [note.place for note in notes] == [None, None]
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
