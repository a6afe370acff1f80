"""What a sender's newsletters have in common: colours, fonts, name, logo, and what stands below every issue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import notekit
from newsletters import Page, html
from notekit import Note
from notekit.testing import short_note
from notekit_newsletter import NewsletterOptions
from notekit_newsletter.colours import contrast, palette
from notekit_newsletter.fonts import as_fonts, plain_font
from notekit_newsletter.services import SERVICES

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        *((colour, "red", "takes a colour such as #0b5d7a") for colour in ("accent", "ground", "paper", "ink")),
        ("paper", "#fff;}</style>", "takes a colour"),
        ("ink", None, "takes a colour"),
        *(
            ("font", value, "takes names of fonts")
            for value in ("", "Lato; color: red", "Lato,,Arial", "url(x)", "a</b>")
        ),
        ("font", 'Lato" onload="x', "takes names of fonts"),
        ("font", "{{ x }}", "takes names of fonts"),
        ("font", "x" * 500, "takes names of fonts"),
        ("heading_font", "expression(alert(1))", "takes names of fonts"),
        ("heading_font", 7, "takes names of fonts"),
        ("logo_address", "javascript:alert(1)", "takes the address of a picture on the web"),
        ("logo_address", "data:image/png;base64,AAAA", "takes the address of a picture"),
        ("logo_address", "mailto:a@x.example", "takes the address of a picture"),
        *(("logo_width", value, "takes a width from 1 to 528 pixels") for value in (0, -1, 529, True, "wide")),
        *(
            (name, value, "takes an address such as https://…, or a placeholder")
            for name in ("view", "unsubscribe")
            for value in (
                "here",
                "javascript:alert(1)",
                "{{ a }}javascript:",
                '{{ "x" }}',
                "{{ a",
                "<script>",
                "*|A|*<b>",
            )
        ),
        ("service", "pigeon", "is one of brevo, buttondown"),
        ("name", 7, "takes a text"),
        ("footer", 7, "takes a text"),
    ],
)
def test_an_option_that_does_not_fit_is_refused(name: str, value: object, words: str) -> None:
    with pytest.raises(notekit.NotekitError, match=f"newsletter option '{name}'.*{words}"):
        NewsletterOptions(**{name: value})  # type: ignore[arg-type]


@given(colours, colours, colours, colours)
def test_text_can_be_read_whatever_the_colours(accent: str, ground: str, paper: str, ink: str) -> None:
    found = palette(accent, ground, paper, ink)
    for behind in (found.paper, found.tint):
        assert min(contrast(text, behind) for text in (found.ink, found.soft, found.link)) >= 4.5
    for behind in (found.dark_paper, found.dark_tint):
        assert min(contrast(text, behind) for text in (found.dark_ink, found.dark_soft, found.dark_link)) >= 4.5
    assert contrast(found.faint, found.ground) >= 4.5
    assert contrast(found.dark_faint, found.dark_ground) >= 4.5
    assert contrast("#ffffff", found.button) >= 4.5


def test_colours_that_can_be_read_are_those_of_the_brand() -> None:
    found = palette("#c2410c", "#2b2118", "#fff7ed", "#431407")
    assert (found.accent, found.ground, found.paper, found.ink) == ("#c2410c", "#2b2118", "#fff7ed", "#431407")


def test_the_page_has_the_colours_and_fonts_of_the_brand() -> None:
    page = html(short_note(), accent="#c2410c", ground="#ffedd5", paper="#fff7ed", ink="#431407", font="Verdana")
    for value in ("solid #c2410c", "background-color:#ffedd5", "background-color:#fff7ed", "color:#431407"):
        assert value in page
    assert "font-family:Verdana,sans-serif" in page
    assert "BlinkMacSystemFont" not in page


@pytest.mark.parametrize(
    ("given", "fonts", "plain"),
    [
        ("Verdana", "Verdana,sans-serif", "Verdana"),
        ("'Gill Sans', \"Trebuchet MS\" ,sans-serif", "'Gill Sans','Trebuchet MS',sans-serif", "'Trebuchet MS'"),
        ("-apple-system, Lato", "-apple-system,Lato,sans-serif", "Arial"),
        ("Charter, serif", "Charter,serif", "Georgia"),
        ("Źródło", "'Źródło',sans-serif", "Arial"),
        ("monospace", "monospace", "'Courier New'"),
    ],
)
def test_fonts_are_named_as_css_takes_them_and_as_outlook_has_them(given: str, fonts: str, plain: str) -> None:
    assert as_fonts(given, "sans-serif") == fonts
    assert plain_font(fonts) == plain


def test_the_name_stands_above_the_notes() -> None:
    page = Page(html(Note("A note"), name="Marl <Forum>"))
    assert page.text.index("Marl <Forum>") < page.text.index("A note")


def test_a_logo_is_shown_from_the_web_with_the_name_in_its_place() -> None:
    address = "https://x.example/logo.png?a=1&b=2"
    page = Page(html(Note("A note"), name='Marl "Forum"', logo_address=address, logo_width=200))
    (logo,) = page.all("img")
    assert (logo["src"], logo["alt"], logo["width"]) == (address, 'Marl "Forum"', "200")
    assert "Marl" not in page.text


def test_what_stands_below_every_issue() -> None:
    page = Page(html(Note("A note"), footer="You asked <for> this.\nIt is free.", address="3 Weir Lane\nMarl"))
    assert page.text.index("A note") < page.text.index("You asked <for> this.\nIt is free.")
    assert page.text.index("It is free.") < page.text.index("3 Weir Lane\nMarl")


def test_without_a_brand_there_is_nothing_above_and_below() -> None:
    page = Page(html(Note("A note")))
    assert page.all("img") == page.all("a") == []
    assert [word for word in page.text.split() if word.isalpha()] == ["A", "note"]


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_finds_its_placeholders(service: str) -> None:
    page = html(Note("A note"), service=service)
    assert f'href="{SERVICES[service].view}"' in page
    assert f'href="{SERVICES[service].unsubscribe}"' in page


@pytest.mark.parametrize(
    "placeholder",
    [
        *("{{ link }}", "{{{link}}}", "{{ .Link }}", "{% link %}", "{$link}", "{LINK}", "*|LINK|*", "*|LIST:LINK|*"),
        *("[[LINK]]", "[Link]", "<%asm_group_raw_url%>", "%%link%%", "%link%", "{{ link|default:x }}"),
        *(
            "https://x.example/?id={{ id }}",
            "mailto:leave@x.example?subject=*|UNIQID|*",
            "{{ site }}/leave?id={{ id }}",
        ),
    ],
)
def test_placeholders_of_other_services_are_given_as_they_are(placeholder: str) -> None:
    page = html(Note("A note"), view=placeholder, unsubscribe=placeholder, service="brevo")
    assert page.count(f'href="{placeholder}"') == 2
    assert SERVICES["brevo"].view not in page


def test_a_plain_address_is_escaped() -> None:
    assert 'href="https://x.example/?a=1&amp;b=2"' in html(Note("A note"), unsubscribe="https://x.example/?a=1&b=2")


def test_what_the_sender_says_may_hold_placeholders() -> None:
    page = html(Note("A note"), footer="For *|EMAIL|* & all {{ contact.city }}", address="[[ADDRESS]]")
    assert "For *|EMAIL|* &amp; all {{ contact.city }}" in page
    assert "[[ADDRESS]]" in page


@pytest.mark.parametrize(
    "words", ["{{ x }}", "{% x %}", "{$x}", "{X}", "[[X]]", "[X]", "*|X|*", "<%x%>", "%%x%%", "{", "%", "100 %"]
)
def test_words_of_a_note_are_no_placeholders(words: str) -> None:
    marked = notekit.RichText(words + words, (notekit.Strong(0, len(words)),))
    link = notekit.RichText("there", (notekit.Anchor(0, 5, url=f"https://x.example/{words.replace(' ', '')}"),))
    note = Note(
        words,
        subtitle=words,
        place=words,
        body=(notekit.Section((notekit.Paragraph(marked), notekit.Paragraph(link))),),
    )
    page = html(note, note, link=f"https://x.example/{words.replace(' ', '')}", preheader=words)
    assert Page(page).text.count(words) >= 9
    for opening in ("{{", "{%", "{$", "{X", "[[", "[X", "*|", "<%", "%%"):
        assert opening not in page.replace("<!--[if mso", "").replace("[data-ogs", "").replace("[endif]", "")
