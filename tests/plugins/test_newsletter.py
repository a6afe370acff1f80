"""The newsletter as a whole: that both parts say everything, and what its options and diagnostics are."""

import re
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from hypothesis import given

import notekit
from newsletters import PNG, Page, folded, html, made, mail, text, unsaid
from notekit import (
    BlockQuote,
    Depth,
    Image,
    Issue,
    Item,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Person,
    Preformatted,
    Section,
)
from notekit.testing import full_note, short_note
from notekit_newsletter import NewsletterOptions, notekit_renderers
from notekit_newsletter.colours import contrast, palette
from notekit_newsletter.services import SERVICES
from pages import text_of
from strategies import notes

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("[!R]*"))


def prose(*blocks: notekit.Block | str) -> Note:
    return Note("A note", body=(Section(blocks),))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_both_parts_say_everything_of_a_seed(seed: Path) -> None:
    notes = notekit.parse(seed).notes
    items = [Item(note, link=f"https://x.example/{number}", group="Notes") for number, note in enumerate(notes)]
    assert unsaid(Issue(items, title="An issue")) == {"html": [], "text": []}


@pytest.mark.parametrize("depth", Depth)
def test_both_parts_say_everything_of_all_seeds_in_one_issue(depth: Depth) -> None:
    found = [(note, seed.stem) for seed in SEEDS for note in notekit.parse(seed).notes]
    items = [Item(notekit.abridge(note, depth), depth, note.url, group) for note, group in found]
    assert len(items) >= 13
    assert unsaid(Issue(items)) == {"html": [], "text": []}


@given(notes())
def test_both_parts_say_everything_that_a_note_can_hold(note: Note) -> None:
    assert unsaid(Issue([Item(note)])) == {"html": [], "text": []}


def test_what_a_message_does_not_say_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    other = mail(Note("Another"))
    monkeypatch.setattr("newsletters.mail", lambda issue, **options: other)
    lost = ["A letter", "Of gates", "Gates", "They creak.", "https://x.example/gates"]
    issue = Issue(
        [Item(attrs.evolve(prose("They creak."), title="Gates"), link="https://x.example/gates", group="Of gates")],
        title="A letter",
        introduction=(Paragraph("Dear all"),),
    )
    assert {part: sorted(each) for part, each in unsaid(issue).items()} == {
        "html": sorted([*lost, "Dear all"]),
        "text": sorted([*lost, "Dear all"]),
    }


def test_several_notes_come_one_after_the_other_below_their_titles() -> None:
    page, plain = Page(html(full_note(), short_note())).text, text(full_note(), short_note())
    for part in (page, plain):
        assert part.index("In this issue") < part.index("A walk along the leat") < part.index("The last words.")
        assert part.index("The last words.") < part.index("We walked, and looked")


def test_one_note_has_no_list_of_contents() -> None:
    assert "In this issue" not in html(short_note()) + text(short_note())


def test_the_front_loads_no_template_engine() -> None:
    program = "import sys, notekit_newsletter; sys.exit('jinja2' in sys.modules or 'markupsafe' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_note_that_says_nothing_is_declined() -> None:
    for renderer in notekit_renderers():
        assert renderer.can_render(Note("A title"))
        assert renderer.can_render(prose("A paragraph."))
        assert renderer.can_render(Note(supporters=("The Ostler Bequest",)))
        assert not renderer.can_render(Note(kind="panel"))


@pytest.mark.parametrize(
    ("name", "media_type", "suffix"),
    [
        ("newsletter", "text/html", ".html"),
        ("newsletter-text", "text/plain", ".txt"),
        ("newsletter-mail", "message/rfc822", ".eml"),
    ],
)
def test_each_part_says_what_it_is(name: str, media_type: str, suffix: str) -> None:
    artefact = notekit.render(short_note(), name)
    assert (artefact.media_type, artefact.suffix) == (media_type, suffix)


def test_all_parts_take_their_options_from_one_table() -> None:
    assert [renderer.settings for renderer in notekit_renderers()] == ["newsletter"] * 3  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("service", "pigeon", "one of brevo, .*, not 'pigeon'"),
        ("footer", 7, "takes a text, not 7"),
        ("accent", "red", "a colour such as #0b5d7a, not 'red'"),
        ("accent", "#0b5d7a;}</style>", "a colour such as"),
        ("accent", None, "a colour such as"),
        ("link", "javascript:alert(1)", "an address such as https://…, not 'javascript:alert"),
        ("link", "data:text/html,x", "an address such as"),
        ("link", 7, "takes a text, not 7"),
        ("preheader", 7, "takes a text, not 7"),
    ],
)
def test_an_option_that_does_not_fit_is_refused(name: str, value: object, words: str) -> None:
    with pytest.raises(notekit.NotekitError, match=f"newsletter option '{name}'.*{words}"):
        NewsletterOptions(**{name: value})  # type: ignore[arg-type]


@pytest.mark.parametrize("accent", ["#ffd400", "#000000", "#ffffff", "#777777", "#0b5d7a", "#f00"])
def test_text_in_the_accent_can_be_read_whatever_the_colour(accent: str) -> None:
    colours = palette(NewsletterOptions(accent=accent).accent)
    for ground in (colours.paper, colours.tint):
        assert contrast(colours.link, ground) >= 4.5
        assert contrast(colours.soft, ground) >= 4.5
    for ground in (colours.dark_paper, colours.dark_tint):
        assert contrast(colours.dark_link, ground) >= 4.5
        assert contrast(colours.dark_soft, ground) >= 4.5


def test_a_colour_may_be_written_short() -> None:
    assert NewsletterOptions(accent="#0AF").accent == NewsletterOptions(accent="00aaff").accent == "#00aaff"


def test_a_message_that_would_be_clipped_is_remarked_on() -> None:
    long = prose(*["Word upon word, and no end of them in sight."] * 2000)
    artefact = notekit.render(long, "newsletter")
    (remark,) = artefact.diagnostics
    assert remark.code == "newsletter-too-long"
    assert f"{len(artefact.data):,} bytes, {len(artefact.data) - 104448:,} more" in remark.message
    assert remark.severity is notekit.Severity.WARNING
    assert not notekit.render(long, "newsletter-text").diagnostics
    assert not notekit.render(short_note(), "newsletter").diagnostics


def codes(artefact: notekit.Artefact) -> list[str]:
    return [remark.code for remark in artefact.diagnostics]


def test_what_makes_a_message_too_long_is_named_and_what_to_do() -> None:
    wordy = attrs.evolve(prose("A tale without end. " * 3000), title="The wordy one")
    items = [
        Item(prose("Short.")),
        Item(wordy),
        Item(attrs.evolve(wordy, title="Another"), "highlights", "https://x.y"),
    ]
    (remark,) = made("newsletter", Issue(items)).diagnostics
    assert re.search(r"longest: '(The wordy one|Another)' \(6\d,\d{3}\), '.*' \(6\d,\d{3}\)$", remark.message)
    assert remark.hint is not None
    assert remark.hint.startswith("give 'The wordy one' as highlights or teaser; shorten what begins")
    assert remark.hint.count("'A tale without end. A tale without end.…'") == 2


def test_a_message_of_many_short_notes_is_to_be_sent_as_several() -> None:
    items = [Item(prose("Short."), "teaser", "https://x.example/")] * 200
    (remark,) = made("newsletter", Issue(items)).diagnostics
    assert (remark.code, remark.hint) == ("newsletter-too-long", "send fewer notes in one message")


@pytest.mark.parametrize("to", ["newsletter", "newsletter-text", "newsletter-mail"])
def test_an_item_from_which_nobody_can_read_on_is_remarked_on(to: str) -> None:
    note = prose("Words.")
    linked = Item(note, "teaser", "https://x.example/")
    (remark,) = made(to, Issue([Item(note), Item(attrs.evolve(note, title="Cut"), "highlights"), linked])).diagnostics
    assert (remark.code, remark.severity) == ("newsletter-no-link", notekit.Severity.INFO)
    assert remark.message.startswith("'Cut' is given without a link")
    assert codes(made(to, Issue([linked]))) == []
    assert codes(made(to, Issue([Item(note, "teaser")]), link="https://x.example/")) == []


def test_the_placeholders_of_each_service_are_documented() -> None:
    page = text_of("newsletter.md").replace("\\|", "|")
    rows = [f"| `{name}` | `{service.view}` | `{service.unsubscribe}` |" for name, service in SERVICES.items()]
    assert "\n".join(rows) in page


def test_many_such_items_make_one_remark() -> None:
    (remark,) = made("newsletter-text", Issue([Item(prose("Words."), "teaser")] * 9)).diagnostics
    assert remark.message.startswith("'A note', 'A note', 'A note' and 6 more are given without a link")


def test_a_note_without_title_is_remarked_on() -> None:
    (remark,) = made("newsletter", Note(kind="workshop", body=(Section(("Words.",)),))).diagnostics
    assert (remark.code, remark.severity) == ("newsletter-no-title", notekit.Severity.INFO)
    assert remark.message == "'Workshop' is given without a title in the note"


@pytest.mark.parametrize("to", ["newsletter-text", "newsletter-mail"])
@pytest.mark.parametrize("options", [{"service": "brevo"}, {"view": "{{ x }}"}, {"unsubscribe": "https://x.example/"}])
def test_words_that_a_service_would_act_on_are_remarked_on(to: str, options: dict[str, str]) -> None:
    note = prose("Give {{ name }} and *|FNAME|* and [[data:x]] a {% if cake %}.", "And %%email%%, 50 %% off.")
    told = Issue([Item(note), Item(prose("None."))], title="To {{ you }}", introduction=(Paragraph("An <%= x %>"),))
    own, remark = made(to, told, **options).diagnostics
    assert {own.code, remark.code} == {"newsletter-placeholder"}
    assert "take '{{ you }}', '<%= x %>' in the issue's own words for" in own.message
    assert (
        "take '{{ name }}', '*|FNAME|*', '[[data:x]]', '{% if cake %}', '%%email%%' in 'A note' for" in remark.message
    )
    assert codes(made(to, told)) == []


def test_words_that_a_service_would_act_on_are_found_across_lines() -> None:
    note = prose("word " * 14 + "{{ a }}")
    assert "{{\na }}" in text(note)
    (remark,) = made("newsletter-text", note, service="listmonk").diagnostics
    assert "'{{ a }}'" in remark.message


def test_placeholders_that_do_not_end_cost_no_more_than_others() -> None:
    (remark,) = made("newsletter-text", prose("{{ " * 50_000), service="listmonk").diagnostics
    assert remark.code == "newsletter-placeholder"


def test_a_picture_given_in_words_is_remarked_on() -> None:
    artefact = notekit.render(prose(Image("A heron")), "newsletter")
    assert [(remark.code, remark.severity) for remark in artefact.diagnostics] == [
        ("newsletter-picture-in-words", notekit.Severity.INFO)
    ]


def nest(depth: int, *, quoted: bool) -> notekit.Block:
    block: notekit.Block = Paragraph("The innermost words.")
    for level in range(depth):
        block = BlockQuote((block,)) if quoted else ListBlock((ListItem(f"level {level}", (block,)),))
    return block


@pytest.mark.parametrize("quoted", [True, False])
def test_what_is_nested_too_deeply_is_set_flat_and_remarked_on(quoted: bool) -> None:
    artefact = notekit.render(prose(nest(3000, quoted=quoted)), "newsletter")
    page = Page(artefact.data.decode())
    assert [remark.code for remark in artefact.diagnostics if "long" not in remark.code] == ["newsletter-nesting"]
    words = page.text
    assert "The innermost words." in words
    assert quoted or all(f"level {level}" in words for level in range(3000))
    assert len(page.all("blockquote")) + len(page.all("ul")) < 10
    assert not notekit.render(prose(nest(4, quoted=quoted)), "newsletter").diagnostics


def test_nesting_without_end_ends_no_program() -> None:
    note = prose(nest(100_000, quoted=True), "And after it.")
    plain = text(note)
    assert "The innermost words." in plain
    assert "And after it." in html(note)
    assert max(map(len, plain.splitlines())) <= 72


def test_people_are_named_by_part_and_with_posts() -> None:
    note = Note("A note", people=(Person("Ada Fenn", "Dr", (("Warden", "Marl"),), ("chair", "speaker")), "Bo Ash"))
    for part in (Page(html(note)).text, text(note)):
        words = folded(part)
        assert "Chair" in words
        assert "Speaker" in words
        assert "Dr Ada Fenn, Warden, Marl" in words
        assert words.index("People") < words.index("Bo Ash")


def test_many_people_of_whom_only_the_name_is_known_share_a_line() -> None:
    names = ("Ada", "Bo", "Cy", "Di", "Eve")
    note = Note("A note", people=[Person(name, parts=("participant",)) for name in names])
    assert "Participants: Ada, Bo, Cy, Di, Eve" in text(note)
    assert "Ada, Bo, Cy, Di, Eve" in Page(html(note)).text


def test_one_who_spoke_and_responded_is_named_as_both() -> None:
    sections = [Section(("Words.",), role, by=("Ada",)) for role in ("contribution", "response")]
    note = Note("A note", people=("Ada",), body=sections)
    assert "Speaker:\n- Ada\n\nRespondent:\n- Ada\n" in text(note)


def test_a_note_without_a_title_is_called_by_its_series_or_kind() -> None:
    note = Note(kind="workshop", body=(Section(("Words.",)),))
    assert "<title>Workshop</title>" in html(note)
    assert text(note).startswith("Workshop\n========\n")
    assert text(attrs.evolve(note, series="Talks")).startswith("Workshop\nTalks\n=====\n")
    assert text(Note(place="Marl")).startswith("Note\n====\n")


def test_preformatted_text_keeps_its_spaces() -> None:
    note = prose(Preformatted("if a:\n    b  c"))
    assert "if a:\n    b  c" in Page(html(note)).text
    assert "    if a:\n        b  c\n" in text(note)


def test_a_greeting_is_not_what_an_inbox_shows() -> None:
    issue = Issue([Item(prose("Words."))], introduction=[Paragraph("Dear friends,"), Paragraph("The pier is open.")])
    assert "The pier is open." in preview(issue)
    assert "Dear friends," in preview(
        attrs.evolve(issue, items=[Item(Note("Bare"))], introduction=issue.introduction[:1])
    )


def preview(issue: Issue) -> str:
    """What an inbox shows of the HTML after the subject."""
    page = notekit.digest(issue, "newsletter").data.decode()
    return page[page.index("<body") : page.index('role="article"')]


def test_a_logo_that_no_page_shows_is_told(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(PNG)
    issue = Issue([Item(prose("Words."))])
    (remark,) = notekit.digest(issue, "newsletter", logo=logo).diagnostics
    assert remark.code == "newsletter-logo"
    for instead in ({"name": "Quay"}, {"logo_address": "https://quay.example/logo.png"}):
        assert notekit.digest(issue, "newsletter", logo=logo, **instead).diagnostics == ()
    assert notekit.digest(issue, "newsletter-mail", logo=logo).diagnostics == ()
    with pytest.raises(notekit.SettingsError, match="'logo'"):
        notekit.digest(issue, "newsletter", logo=tmp_path / "none.png")
