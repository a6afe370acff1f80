"""A message of the sender's own in MJML."""

import socket
import sys
from pathlib import Path

import pytest

import notekit
from newsletters import Page, html
from notekit import Issue, Item, Note, Paragraph
from notekit.targets import template
from notekit.testing import full_note, short_note

SMALLEST = "<mjml><mj-body><mj-raw>{% for item in items %}{{ item.body }}{% endfor %}</mj-raw></mj-body></mjml>"


def ours() -> str:
    """The template to begin with."""
    return template("newsletter").data.decode()


def own(folder: Path, mjml: str) -> Path:
    path = folder / "own.mjml"
    path.write_text(mjml, encoding="utf-8")
    return path


def refused(folder: Path, mjml: str) -> str:
    """What is said of a template."""
    with pytest.raises(notekit.SettingsError) as error:
        html(short_note(), template=own(folder, mjml))
    return str(error.value)


def test_what_is_begun_with_is_what_is_used_without_one(tmp_path: Path) -> None:
    assert template("newsletter").suffix == ".mjml"
    given = {"accent": "#c2410c", "name": "Marl Forum", "service": "listmonk"}
    path = own(tmp_path, ours())
    assert html(full_note(), short_note(), template=path, **given) == html(full_note(), short_note(), **given)


def test_it_may_be_short(tmp_path: Path) -> None:
    assert "<h1>A note</h1>" in html(Note("A note"), template=own(tmp_path, SMALLEST))


def test_its_styles_are_those_of_notes_too(tmp_path: Path) -> None:
    styles = '<mj-style inline="inline">.title { color: var(--link); padding-inline-start: 4px }</mj-style>'
    path = own(tmp_path, SMALLEST.replace("<mj-body>", f"<mj-head>{styles}</mj-head><mj-body>"))
    assert '<h1 style="color:#0b5d7a;padding-left:4px">A note</h1>' in html(Note("A note"), template=path)
    assert '<h1 style="color:#0b5d7a;padding-right:4px">A note</h1>' in html(
        Note("A note", language="ar"), template=path
    )


def test_words_of_notes_are_no_template(tmp_path: Path) -> None:
    page = Page(html(Note("{{ 7*7 }}<script>"), template=own(tmp_path, SMALLEST)))
    assert "{{ 7*7 }}<script>" in page.text
    assert page.all("script") == []


def test_a_changed_template_is_read_again(tmp_path: Path) -> None:
    assert "Until soon" not in html(short_note(), template=own(tmp_path, SMALLEST))
    assert "Until soon" in html(
        short_note(), template=own(tmp_path, SMALLEST.replace("</mj-raw>", "Until soon</mj-raw>"))
    )


def test_what_is_meant_for_the_sending_service_is_left_to_it(tmp_path: Path) -> None:
    places = "*|MC:SUBJECT|* {% raw %}{{ contact.name }}{% endraw %}</mj-raw>"
    page = html(short_note(), template=own(tmp_path, SMALLEST.replace("</mj-raw>", places)))
    assert "*|MC:SUBJECT|* {{ contact.name }}" in page


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<mjml>", "<html>", "own.mjml:1: is not MJML"),
        ("</mj-raw>", "", "own.mjml: is not MJML"),
        ("{% for", "\n\n{% fro", "own.mjml:3: Encountered unknown tag 'fro'"),
        ("{{ item.body }}", "{{ item.body", "own.mjml:1: expected token"),
        (
            "{% for item",
            "\n{{ isue.title }}{% for item",
            "own.mjml:2: there is no place {{ isue }}; known are issue, items",
        ),
        (
            "{{ item.body",
            "\n{{ item.text }}{{ item.body",
            "own.mjml:2: there is no place {{ item.text }}; known are item.",
        ),
        ("{{ item.body", "\n{% set a = item %}\n{{ a.text }}{{ item.body", "own.mjml:3: there is no place .text"),
        ("{{ item.body }}", "", "own.mjml: has no place for {{ item.body }}"),
        ("{{ item.body", "{{ 1 / 0 }}{{ item.body", "own.mjml: cannot be filled: ZeroDivisionError"),
        ("{{ item.body", "{{ item.body.__class__.mro() }}{{ item.body", "own.mjml: cannot be filled: SecurityError"),
        ("{{ item.body", "{% include '/etc/hostname' %}{{ item.body", "own.mjml:1: takes no other file"),
        ("{{ item.body", "\n{{ item.title | upperr }}{{ item.body", "own.mjml:2: No filter named 'upperr'"),
        ("<mj-raw>", "\n<mj-sektion></mj-sektion><mj-raw>", "own.mjml:2: MJML has no element <mj-sektion>"),
        (
            "<mj-raw>",
            "\n<mj-include path='/etc/hostname' /><mj-raw>",
            "own.mjml:2: is not MJML: unable to load included",
        ),
        (
            "<mj-raw>",
            "\n<mj-text color='var(--acent)'>a</mj-text><mj-raw>",
            "own.mjml:2: there is no value var(--acent)",
        ),
    ],
)
def test_what_is_wrong_with_one_is_said(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert words in refused(tmp_path, SMALLEST.replace(old, new, 1))


@pytest.mark.parametrize("mjml", ["", "hello", "<p>no", "<mjml></mjml>"])
def test_what_is_no_template_is_refused(tmp_path: Path, mjml: str) -> None:
    assert "own.mjml" in refused(tmp_path, mjml)


@pytest.mark.parametrize("data", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "own.mjml"
    if data:
        path.write_bytes(data)
    with pytest.raises(notekit.SettingsError, match=r"option 'template': .*own\.mjml cannot be read"):
        html(short_note(), template=path)


def test_nothing_is_fetched_to_compile_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    link = "<link rel='stylesheet' href='https://x.example/a.css'>"
    assert "a.css" in html(short_note(), template=own(tmp_path, SMALLEST.replace("</mj-raw>", f"{link}</mj-raw>")))


def test_without_the_extra_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mjml", None)
    path = own(tmp_path, SMALLEST.replace("</mj-raw>", "<!-- without the extra --></mj-raw>"))
    with pytest.raises(notekit.NotekitError, match=r"own\.mjml: .* pip install 'notekit-events\[mjml\]'"):
        html(short_note(), template=path)


def test_of_an_issue_it_has_all_places(tmp_path: Path) -> None:
    places = "{{ issue.title }}|{{ issue.date }}|{{ issue.introduction }}|{{ items[0].group }}|{{ items[0].depth }}"
    issue = Issue(
        [Item(Note("A note"), "teaser", group="By the water")],
        title="Spring",
        date="2031-05-02",
        introduction=(Paragraph("Read on."),),
    )
    page = html(issue, template=own(tmp_path, SMALLEST.replace("<mj-raw>", f"<mj-raw>{places}")))
    assert "Spring|2 May 2031|<p>Read on.</p>|By the water|teaser" in page


def test_a_template_that_is_no_file_or_nested_without_end_is_refused(tmp_path: Path) -> None:
    deep = tmp_path / "deep.mjml"
    deep.write_text(f"<mjml><mj-body>{'<mj-wrapper>' * 99}{'</mj-wrapper>' * 99}</mj-body></mjml>")
    for path, fault in ((tmp_path, "is no file"), (deep, "nests its elements more than 50 deep")):
        with pytest.raises(notekit.SettingsError, match=fault):
            notekit.render(Note("Boats"), "newsletter", template=path)
