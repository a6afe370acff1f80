"""Hostile words in every field of a note: in the HTML part they can become nothing but text."""

import itertools

import pytest

import notekit
from newsletters import Page, html
from notekit import (
    Action,
    Anchor,
    BlockQuote,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Person,
    Post,
    Preformatted,
    RichText,
    Role,
    Rule,
    Section,
    Speech,
    Strong,
    Table,
    Verse,
)

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


def filled(words: str) -> Note:
    """A note with `words` in every field that takes words."""
    rich = RichText(words)
    end = len(rich.text)
    marked = RichText(rich.text, (Strong(0, end), Anchor(0, end, url="https://x.example/" + words)))
    owed = RichText(rich.text + " .", (Action(end + 1, end + 2, "Orla " + words, notekit.EventDate(text=words)),))
    quoted = RichText(". " + rich.text, (Speech(0, 1, "Orla " + words),))
    blocks: list[notekit.Block] = [
        *(Paragraph(rich), Paragraph(marked), Paragraph(owed), Heading(rich), Verse((rich, marked))),
        *(
            ListBlock((ListItem(rich, (Paragraph(rich),)), ListItem(marked, checked=True))),
            Table(((rich, marked),) * 2),
        ),
        *(BlockQuote((Paragraph(quoted),)), Preformatted(words, words), Rule()),
        *(Image(words, words + ".", words), Image(source=words + "x")),
    ]
    people = [Person(words, "Dr" + words, (Post(words, words),), (part,)) for part in ("speaker",)]
    return Note(
        words,
        words,
        date=notekit.EventDate(text=words),
        place=words,
        organiser=words,
        series=words,
        topics=(words,),
        supporters=(words,),
        language="en" + words,
        people=people,
        body=[
            Section(blocks, role, words, people, "Group " + words, (Paragraph(". " + words),))
            for role in (Role.KEY_MESSAGES, Role.CONTRIBUTION, Role.NEXT_STEPS)
        ],
    )


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_words(words: str) -> None:
    options = {"preheader": words, "link": "https://x.example/"}
    page = Page(html(filled(words), filled(words), **options))
    plain = Page(html(filled("harmless"), filled("harmless"), **options | {"preheader": "harmless"}))
    shape = [(tag, sorted(attributes)) for tag, attributes in page.tags if tag != "a"]
    assert shape == [(tag, sorted(attributes)) for tag, attributes in plain.tags if tag != "a"]
    assert page.comments == plain.comments
    assert page.open == []
    for link in page.all("a"):
        assert (link["href"] or "").startswith(("https://", "http://", "mailto:"))
    styles = {attributes.get("style") for _, attributes in page.tags}
    assert styles <= {attributes.get("style") for _, attributes in plain.tags}
    assert page.text.count(notekit.RichText(words).text) >= 60
