"""The HTML part as a browser shows it on phones and in windows, in light and in dark, and as axe judges it."""

from collections.abc import Iterator
from typing import Any

import pytest

from mail_pages import NAMES, newsletter
from mail_tools import WIDTHS, looks, needs_browser
from notekit import Note

pytestmark = needs_browser

Look = dict[str, Any]

THUMB = 44
"""The least height in px of what is to be pressed by a thumb."""

BAD = """<!DOCTYPE html><html><head><meta name="viewport" content="width=device-width"><title>Bad</title></head>
<body style="background:#fff">
<h1 style="width:700px">A title</h1><p style="font-size:12px;color:#999">Small and pale</p>
<p style="position:absolute;left:900px">Far away</p>
<a href="#" style="display:block;height:20px">Press</a>
<img src="https://images.example/a.png"><svg></svg><script>alert("ran")</script></body></html>"""

FAULTS_OF_BAD = {
    "it scrolls sideways",
    "text stands outside: Far away",
    "text is small: 12px: Small and pale",
    "a button is 20px high: Press",
    "it fetches https://images.example/a.png",
    "it runs: ran",
    "it paints",
    "it lacks: A note",
    "axe: color-contrast",
    "axe: image-alt",
    "axe: html-has-lang",
}


def grounds(look: Look) -> str:
    """What is behind the title: `light` or `dark`."""
    return "dark" if sum(look["paper"]) < 3 * 128 else "light"


def faults(look: Look, *notes: Note) -> Iterator[str]:
    """What is wrong with a newsletter of these notes when it is looked at, in words."""
    if look["reach"] != look["width"]:
        yield "it scrolls sideways"
    yield from (f"text stands outside: {words}" for words in look["outside"])
    yield from (f"text is small: {words}" for words in look["small"])
    for button in look["buttons"]:
        if button["height"] < THUMB:
            yield f"a button is {button['height']:.0f}px high: {button['words']}"
    if grounds(look) != look["scheme"]:
        yield f"it is {grounds(look)}"
    yield from (f"it fetches {address}" for address in look["asked"])
    yield from (f"it runs: {said}" for said in look["ran"])
    if look["painted"]:
        yield "it paints"
    yield from (f"it lacks: {text}" for text in _texts(notes) if squeezed(text) not in squeezed(look["words"]))
    for fault in look["faults"]:
        if fault["impact"] in ("serious", "critical"):
            yield f"axe: {fault['rule']}"


def _texts(notes: tuple[Note, ...]) -> Iterator[str]:
    for note in notes:
        yield from filter(None, (note.title, note.subtitle))
        yield from (text.text for section in note.body for text in section.texts())


def squeezed(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("name", NAMES)
def test_a_newsletter_is_right_at_every_width_in_light_and_in_dark(name: str) -> None:
    page = newsletter(name)
    found = [
        f"{look['width']}px, {look['scheme']}: {fault}"
        for look in looks(page.html)
        for fault in faults(look, *page.notes)
    ]
    assert found == []


def test_words_that_are_markup_run_nothing_and_fetch_nothing() -> None:
    for look in looks(newsletter("hostile").html):
        assert look["ran"] == look["asked"] == []


def test_the_button_is_there() -> None:
    for look in looks(newsletter("note").html):
        assert [button["words"] for button in look["buttons"]] == ["Read the full note"]


def test_text_that_runs_from_right_to_left_stands_at_the_right() -> None:
    for look in looks(newsletter("right-to-left").html):
        assert look["title"]["right"] < look["title"]["left"]


def test_a_bad_newsletter_is_found_out() -> None:
    seen = looks(BAD)
    assert [(look["scheme"], look["width"]) for look in seen] == [(s, w) for s in ("light", "dark") for w in WIDTHS]
    for look in seen:
        found = set(faults(look, Note("A note")))
        assert found >= FAULTS_OF_BAD
        assert ("it is light" in found) == (look["scheme"] == "dark")
