"""Hostile words in every field of a note: in the HTML part they can become nothing but text."""

import itertools

import pytest

import notekit
from newsletters import Page, html
from notekit.testing import filled_note

OPENINGS = ("", "'>", '">', "-->", "]]>", "</title>", "</style>", "</pre>", "</p></td></tr></table>", "<!--", "\\")
THREATS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' style='background:url(https://evil.example)",
    "<a href='javascript:alert(1)'>x</a>",
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "{{ 7*7 }}{% for x in y %}",
    "&lt;script&gt;",
    "<![endif]-->",
    "\x00title\x00\x00content\x00",
    "<plaintext>",
)
HOSTILE = ["".join(pair) for pair in itertools.product(OPENINGS, THREATS)]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_words(words: str) -> None:
    options = {"preheader": words, "link": "https://x.example/"}
    page = Page(html(filled_note(words), filled_note(words), **options))
    plain = Page(html(filled_note("harmless"), filled_note("harmless"), **options | {"preheader": "harmless"}))
    shape = [(tag, sorted(attributes)) for tag, attributes in page.tags if tag != "a"]
    assert shape == [(tag, sorted(attributes)) for tag, attributes in plain.tags if tag != "a"]
    assert page.comments == plain.comments
    assert page.open == []
    for link in page.all("a"):
        assert (link.get("href") or "#").startswith(("https://", "http://", "mailto:", "#"))
    styles = {attributes.get("style") for _, attributes in page.tags}
    assert styles <= {attributes.get("style") for _, attributes in plain.tags}
    assert page.text.count(notekit.RichText(words).text) >= 60
