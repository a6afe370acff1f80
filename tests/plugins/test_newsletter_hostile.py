"""Hostile words in every field of notes, issues and options: in a newsletter they can become nothing but text."""

import itertools
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import quote

import attrs
import pytest
from attrs import evolve, frozen
from selectolax.lexbor import LexborHTMLParser

import notekit
from newsletters import PNG, Page, folded, html, mail, opened, part, text
from notekit import (
    Block,
    BlockQuote,
    EventDate,
    Image,
    Issue,
    Item,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Preformatted,
    RichText,
    Section,
    Table,
    Verse,
    abridge,
)
from notekit.testing import dangers_of, filled_note, full_note
from notekit.testing.work import assert_linear, steps_of
from notekit_newsletter import NewsletterOptions
from notekit_newsletter.services import placeholders

OPENINGS = (
    "",
    "'>",
    '">',
    "-->",
    "]]>",
    "</title>",
    "</style>",
    "</pre>",
    "</p></td></tr></table>",
    "<!--",
    "\\",
    "`>",
)
THREATS = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<img src=https://evil.example/pixel.gif width=1>",
    '" onmouseover="alert(1)',
    "' style='background:url(https://evil.example)",
    ";background:url(https://evil.example);x:expression(alert(1))",
    "</style><style>@import 'https://evil.example/x.css'",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<a href='javascript:alert(1)'>x</a>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<form action=https://evil.example><input name=p>",
    "<base href=https://evil.example/><meta http-equiv=refresh content=0>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "{{ 7*7 }}{% for x in y %}",
    "{{ ''.__class__.__mro__ }}{# x #}",
    "<![endif]--><!--[if mso]><v:rect>",
    "\x00title\x00\x00content\x00",
    "<plaintext>",
    "x\r\nBcc: evil@x.example\r\n\r\n<b>body</b>",
    "=?utf-8?q?x=0D=0ABcc:_evil@x.y?=",
    "\u202egpj.<b>\u2066\u200bx\ufeff",
    "*|UNSUB|*[[data:x]]%%email%%<%= x %>",
)


def in_entities(words: str) -> str:
    return "".join(f"&#x{ord(letter):x};" for letter in words)


def wide(words: str) -> str:
    """The words in letters that some programs fold to the plain ones."""
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in words)


ENCODINGS: tuple[Callable[[str], str], ...] = (escape, quote, in_entities, wide, str.upper)
HOSTILE = list(
    dict.fromkeys(
        [
            *("".join(pair) for pair in itertools.product(OPENINGS, THREATS)),
            *(f'"><p {encode(words)}' for encode, words in itertools.product(ENCODINGS, THREATS)),
            *(encode(f"'>{words}") for encode, words in itertools.product(ENCODINGS, THREATS)),
        ]
    )
)
BATCHES = [HOSTILE[start : start + 10] for start in range(0, len(HOSTILE), 10)]

ADDRESS = re.compile(r"(?:https?|mailto|tel|cid):|#")
FETCHING = {"src", "srcset", "background", "poster", "data", "action", "formaction"}


@frozen
class Shape:
    """What of a page is no text and no address. Links and line breaks come and go with the words."""

    elements: list[tuple[str | None, list[str]]]
    looks: set[tuple[str | None, ...]]
    sheets: list[str]
    comments: list[str]

    def fits(self, harmless: "Shape") -> bool:
        return self.looks <= harmless.looks and evolve(self, looks=harmless.looks) == harmless


def shape(source: str, page: Page) -> Shape:
    """The shape of a page, which leads to nothing but addresses that mail programs may open."""
    nodes = LexborHTMLParser(source).css("*")
    assert page.open == []
    assert all(ADDRESS.match(node.attributes["href"] or "") for node in nodes if "href" in node.attributes)
    return Shape(
        [(node.tag, sorted(node.attributes)) for node in nodes if node.tag not in ("a", "br")],
        {(node.tag, node.attributes.get("style"), node.attributes.get("class")) for node in nodes},
        [node.text() for node in nodes if node.tag == "style"],
        page.comments,
    )


def assert_said(words: Sequence[str], times: int, *parts: str) -> None:
    """That the words stand in the parts as often, and that these hold no control characters."""
    for each in parts:
        assert {letter for letter in each if unicodedata.category(letter) == "Cc"} <= {"\n"}
        said = folded(each)
        assert [kept for kept in (folded(RichText(word).text) for word in words) if said.count(kept) < times] == []


def of_notes(batch: Sequence[str]) -> Issue:
    return Issue([Item(filled_note(words), "highlights", f"https://x.example/{words}") for words in batch])


@cache
def harmless_notes(number: int) -> Shape:
    source = html(of_notes(["harmless"] * number))
    return shape(source, Page(source))


def test_there_are_many_of_them() -> None:
    assert len(set(HOSTILE)) >= 500


@pytest.mark.parametrize("batch", BATCHES, ids=range(len(BATCHES)))
def test_hostile_words_in_notes_stay_words(batch: list[str]) -> None:
    told = of_notes(batch)
    source, plain, read = html(told), text(told), opened(mail(told))
    page = Page(source)
    assert shape(source, page).fits(harmless_notes(len(batch)))
    assert placeholders(source) == []
    assert part(read, "html") == source.splitlines()
    assert part(read, "plain") == plain.splitlines()
    assert_said(batch, 30, page.text, plain)


@pytest.mark.parametrize("depth", ["highlights", "teaser"])
def test_hostile_words_of_an_abridged_note_stay_words(depth: str) -> None:
    """What is chosen of a note hangs on where its sentences end: the elements are of the same kinds, if not as many."""
    notes = [abridge(filled_note(words), depth) for words in HOSTILE[::5]]
    source = html(Issue([Item(note, depth, "https://x.example/") for note in notes]))
    found, harmless = shape(source, Page(source)), harmless_items(depth)
    assert kinds(found) <= kinds(harmless)
    assert found.looks <= harmless.looks
    assert set(found.comments) <= set(harmless.comments)
    assert found.sheets == harmless.sheets
    assert placeholders(source) == []


def harmless_items(depth: str) -> Shape:
    """What there can be in items of that depth."""
    notes = [abridge(note, depth) for note in (full_note(), filled_note("harmless"), filled_note("None. At all."))]
    source = html(Issue([Item(note, depth, "https://x.example/") for note in notes]))
    return shape(source, Page(source))


def kinds(found: Shape) -> set[tuple[str | None, ...]]:
    return {(tag, *attributes) for tag, attributes in found.elements}


def of_itself(words: str) -> Issue:
    """An issue that has the words in each of its own fields."""
    rich = RichText(words)
    blocks: list[Block] = [
        *(Paragraph(rich), ListBlock((ListItem(rich, (Paragraph(rich),)),)), Table(((rich, rich),))),
        *(BlockQuote((Paragraph(rich),)), Verse((rich,)), Preformatted(words), Image(words, words + ".", words)),
    ]
    items = [Item(Note("One"), group=words), Item(Note("Two"), "teaser", f"https://x.example/{words}", "Else " + words)]
    return Issue(items, title=words, date=EventDate(text=words), introduction=blocks)


def worded(words: str) -> dict[str, str]:
    """The options that take any words."""
    names = {field.name for field in attrs.fields(NewsletterOptions)}
    return dict.fromkeys(names & {"footer", "address", "name", "preheader"}, words)


@cache
def harmless_issue() -> tuple[Shape, list[str]]:
    told, options = of_itself("harmless"), worded("harmless")
    source = html(told, **options)
    return shape(source, Page(source)), opened(mail(told, **options)).keys()


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_of_the_issue_and_its_sender_stay_words(words: str) -> None:
    told, options = of_itself(words), worded(words)
    harmless, headers = harmless_issue()
    source, read = html(told, **options), opened(mail(told, **options))
    plain = text(told, **{name: options[name] for name in ("name", "footer", "address")})
    page = Page(source)
    assert shape(source, page).fits(harmless)
    assert read.keys() == headers
    assert part(read, "html") == source.splitlines()
    assert part(read, "plain") == plain.splitlines()
    assert_said([words], 12, page.text, plain)


@pytest.mark.parametrize("told", [of_notes(["harmless"]), of_itself("harmless")])
def test_what_is_harmless_runs_and_fetches_nothing(told: Issue) -> None:
    source = html(told, **worded("harmless"))
    assert dangers_of(source) == []
    assert fetched(source) == []
    assert not re.search(r"url\(|@import|expression\(", source)


def test_nothing_but_the_logo_is_fetched_and_in_a_message_not_even_that(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(PNG)
    options = {"logo": logo, "logo_address": "https://x.example/logo.png", "service": "mailchimp"}
    source, read = html(of_notes(["harmless"]), **options), opened(mail(of_notes(["harmless"]), **options))
    assert fetched(source) == ["https://x.example/logo.png"]
    (address,) = fetched("\n".join(part(read, "html")))
    (picture,) = [each for each in read.walk() if each.get_content_maintype() == "image"]
    assert address == f"cid:{picture['Content-ID'].strip('<>')}"


def fetched(source: str) -> list[str | None]:
    nodes = LexborHTMLParser(source).css("*")
    return [value for node in nodes for name, value in node.attributes.items() if name in FETCHING]


def test_a_point_of_ten_thousand_words_is_given_whole_and_remarked_on() -> None:
    point = " ".join(f"wordnumber{number}" for number in range(10_000))
    note = Note("A note", body=(Section((ListBlock((point,)),), "discussion"),))
    plain = text(note)
    assert point in folded(plain)
    assert max(map(len, plain.splitlines())) <= 72
    assert point in Page(html(note)).text
    artefact = notekit.render(note, "newsletter-mail", link="https://x.example/")
    (remark,) = artefact.diagnostics
    assert remark.hint == (
        "give 'A note' as highlights or teaser; "
        "shorten what begins 'wordnumber0 wordnumber1 wordnumber2 word…' in 'A note'"
    )


def many(number: int) -> Issue:
    notes = (Note(f"Note {each}", body=(Section((f"What note {each} says.",)),)) for each in range(number))
    items = [Item(note, "teaser", f"https://x.example/{each}", f"Topic {each // 9}") for each, note in enumerate(notes)]
    return Issue(items, title="All of them")


def test_a_digest_of_five_hundred_notes_gives_each_of_them() -> None:
    told = many(500)
    for words in (folded(Page(html(told)).text), folded(text(told))):
        assert all(words.count(f"Note {each} ") == 2 and f"note {each} says." in words for each in range(500))
    assert len(opened(mail(told)).keys()) == len(opened(mail(many(1))).keys())


@pytest.mark.parametrize("make", [html, text, mail])
def test_a_digest_is_no_more_work_than_its_notes(make: Callable[[Issue], object]) -> None:
    assert_linear(steps_of, lambda size: lambda: make(many(size)), "the work")


def test_an_issue_of_nothing_but_an_empty_note_has_both_parts() -> None:
    told = Issue([Item(Note(), "teaser")], introduction=())
    assert text(told) == "Note\n====\n"
    assert opened(mail(told))["Subject"] == "Note"
    assert ">Note</h1>" in html(told)
