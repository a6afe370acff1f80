"""An issue as HTML: its head, its contents, and each item at its depth."""

import pytest

from newsletters import Page, html
from notekit import Depth, Issue, Item, ListBlock, Note, Paragraph, Person, Section
from notekit.testing import full_note, short_note

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def issue(*items: Item, **own: object) -> Issue:
    return Issue(items or (Item(Note("One")), Item(Note("Two"))), **{"title": "Spring", **own})  # type: ignore[arg-type]


def outline(page: str) -> list[str]:
    """The tags of the headings, in order."""
    return [tag for tag, _ in Page(page).tags if tag in HEADINGS]


def noted(title: str) -> Note:
    return Note(title, body=(Section(("Words.",), heading="Inside"),))


def test_it_begins_with_what_the_editor_says() -> None:
    told = issue(date="2031-05-02", introduction=(Paragraph("Read <on>."), ListBlock(("A point",))))
    page = Page(html(told, preheader="Soon")).text
    order = [page.index(words) for words in ("Spring", "2 May 2031", "Read <on>.", "A point", "In this issue", "One")]
    assert order == sorted(order)


def test_the_title_of_an_issue_is_that_of_the_page() -> None:
    assert "<title>Spring &amp; more</title>" in html(issue(title="Spring & more"))


def test_headings_go_down_step_by_step() -> None:
    assert outline(html(noted("One"))) == ["h1", "h2"]
    assert outline(html(issue(Item(noted("One")), Item(noted("Two"))))) == ["h1", "h2", "h3", "h2", "h3"]
    grouped = issue(Item(noted("One"), group="A"), Item(noted("Two"), group="A"), Item(noted("Three"), group="B"))
    assert outline(html(grouped)) == ["h1", "h2", "h3", "h4", "h3", "h4", "h2", "h3", "h4"]


def test_no_heading_is_deeper_than_html_has() -> None:
    deep = Item(full_note(), group="A")
    assert set(outline(html(issue(deep)))) <= set(HEADINGS)


def test_contents_lead_to_the_items() -> None:
    page = Page(html(issue()))
    assert [link["href"] for link in page.all("a") if "href" in link] == ["#note-1", "#note-2"]
    assert [place["id"] for place in page.all("a") if "id" in place] == ["note-1", "note-2"]


def test_one_item_needs_no_contents() -> None:
    page = html(issue(Item(Note("One"))))
    assert "In this issue" not in page
    assert "note-1" not in page


def test_groups_stand_above_their_items_and_in_the_contents() -> None:
    page = Page(html(issue(Item(Note("One"), group="By <water>"), Item(Note("Two"), group="By <water>")))).text
    contents, above = page.index("By <water>"), page.rindex("By <water>")
    assert page.index("In this issue") < contents < page.index("One") < above < page.rindex("One")
    assert page.count("By <water>") == 2


def test_every_item_leads_to_its_full_note_by_a_name_of_its_own() -> None:
    items = [Item(Note(title), link=f"https://x.example/{title}") for title in ("One", "Two")]
    page = Page(html(issue(*items)))
    links = [link for link in page.all("a") if "aria-label" in link]
    assert [link["href"] for link in links] == ["https://x.example/One", "https://x.example/Two"]
    assert [link["aria-label"] for link in links] == ["Read the full note: One", "Read the full note: Two"]
    assert page.text.count("Read the full note") == 2


def test_an_item_without_link_has_no_button() -> None:
    assert "Read the full note" not in html(issue())


@pytest.mark.parametrize("depth", [Depth.HIGHLIGHTS, Depth.TEASER])
def test_what_is_not_given_in_full_takes_less_room(depth: Depth) -> None:
    people = [Person(name, parts=("speaker",)) for name in ("Ada Fenn", "Bo Ash")]
    note = Note("One", people=people)
    whole, short = html(issue(Item(note))), html(issue(Item(note, depth)))
    assert len(short) < len(whole)
    assert "Speakers: Ada Fenn, Bo Ash" in Page(short).text
    assert "font-size:24px" in short
    assert "font-size:24px" not in whole


def test_posts_are_told_at_every_depth() -> None:
    note = Note("One", people=(Person("Ada Fenn", posts=(("Warden", "Marl"),), parts=("speaker",)),))
    assert "Ada Fenn, Warden, Marl" in Page(html(issue(Item(note, "teaser")))).text


def test_an_item_in_another_language_runs_its_own_way() -> None:
    page = Page(html(issue(Item(Note("One")), Item(Note("Two", language="he")))))
    assert [(part["lang"], part["dir"]) for part in page.all("div") if part.get("lang")][1:] == [
        ("en-GB", "ltr"),
        ("he", "rtl"),
    ]


def test_little_is_spent_on_what_holds_the_words() -> None:
    """Gmail clips a message at 102 KB."""
    sizes = [len(html(issue(*[Item(Note("One"))] * count)).encode()) for count in (1, 2, 12)]
    assert sizes[0] < 12_000
    assert (sizes[2] - sizes[1]) / 10 < 2_200


def test_the_same_issue_gives_the_same_page() -> None:
    told = issue(Item(full_note(), link="https://x.example/"), Item(short_note(), "teaser"))
    assert html(told) == html(told)
