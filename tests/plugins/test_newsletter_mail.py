"""The whole message: what a mail program makes of it."""

import re
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import notekit
from newsletters import PNG, html, mail, opened, part, text
from notekit import Issue, Item, Note
from notekit.testing import full_note, short_note
from notekit_newsletter import NewsletterOptions
from notekit_newsletter.envelope import Envelope
from notekit_newsletter.mail import message

MIME = {"MIME-Version", "Content-Type"}
DRAFT = {"Subject", "Message-ID", "Content-Language", "X-Unsent"} | MIME
SENDER = "The Marl Forum <news@marl.example>"


def subject(title: str) -> str:
    return str(opened(mail(Note(title)))["Subject"])


def logo(folder: Path) -> Path:
    path = folder / "any name.png"
    path.write_bytes(PNG)
    return path


def test_it_offers_text_and_html_as_alternatives_the_better_one_last() -> None:
    read = opened(mail(full_note(), short_note()))
    assert read.get_content_type() == "multipart/alternative"
    plain, page = read.iter_parts()
    assert plain.get_content_type() == "text/plain"
    assert page.get_content_type() == "text/html"
    assert part(read, "plain") == text(full_note(), short_note()).splitlines()
    assert part(read, "html") == html(full_note(), short_note()).splitlines()


def test_without_a_sender_it_is_a_draft() -> None:
    read = opened(mail(short_note()))
    assert set(read.keys()) == DRAFT | {"Date"}
    assert read["X-Unsent"] == "1"
    assert read["Message-ID"].endswith("@notekit.invalid>")


def test_with_a_sender_it_is_a_message() -> None:
    read = opened(mail(short_note(), sender=SENDER))
    assert set(read.keys()) == DRAFT - {"X-Unsent"} | {"Date", "From"}
    (address,) = read["From"].addresses
    assert (address.display_name, address.addr_spec) == ("The Marl Forum", "news@marl.example")
    assert read["Message-ID"].endswith("@marl.example>")


@pytest.mark.parametrize("sender", ["a@b.example", "Ünal Çelik <a@b.example>", "日本 " * 40 + "<a@b.example>"])
def test_a_sender_may_have_any_name_or_none(sender: str) -> None:
    (address,) = opened(mail(short_note(), sender=sender))["From"].addresses
    assert address.addr_spec == "a@b.example"
    assert address.display_name.replace(" ", "") == sender.replace(" ", "").rpartition("<")[0]


def test_its_subject_is_the_title() -> None:
    assert opened(mail(full_note()))["Subject"] == full_note().title
    assert opened(mail(full_note(), short_note()))["Subject"] == f"{full_note().title}, and 1 more"
    assert opened(mail(Issue([Item(full_note())], title="The letter")))["Subject"] == "The letter"


@pytest.mark.parametrize(
    "title",
    [
        "Minutes =?utf-8?q?=0D=0ABcc:_stranger@else.example?= agreed",
        "a =?utf-8?b?DQpCY2M6IGV2aWxAeC5leGFtcGxl?= b",
        "=?utf-8?q?=3D=3Futf-8=3Fq=3FBcc=3A_a=40b=2Ec=3F=3D?=",
        "=?utf-8?q?Bcc:?= =?utf-8?q?_a@b.example?=",
        "=?=?utf-8?q?a?=?utf-8?b?Yg==?=",
        "=\u200b?utf-8?q?=0D=0ABcc:_a@b.example?=",
        "=\n?utf-8?q?=0D=0ABcc:_a@b.example?\n=",
        "Bcc: evil@x.example\r\nBcc: evil@x.example",
        "\r\n\r\n<script>alert(1)</script>",
        "a\x00b\x0bc\x0cd\x1ce\x85f",
        "a\ud800b\udfff",
        "Überschrift – ‘日本語’ 👩‍🚒 " * 30,
        "👩‍🚒" * 200,
        "زمان السلام",
        "word " * 2000,
        "x" * 10_000,
        "é" * 10_000,
        "\u200b\u202e",
    ],
)
def test_no_title_becomes_another_header(title: str) -> None:
    for read in (opened(mail(Note(title))), message_from_bytes(mail(Note(title)))):
        assert set(read.keys()) == DRAFT
        assert len(read.keys()) == len(DRAFT)
        said = str(make_header(decode_header(str(read["Subject"]))))
        seen = re.sub(r"[\s\u200b\u202e]", "", Note(title).title or "")
        assert "".join(said.split()) == (seen or "Newsletter")


@given(st.text())
def test_any_title_is_a_subject(title: str) -> None:
    assert set(opened(mail(Note("A" + title))).keys()) == DRAFT


@pytest.mark.parametrize(
    ("title", "seen"),
    [
        ("a\u202eb\u200bc\u2066d", "abcd"),
        ("in\u00advisible\u2064\u3164\U000e0041", "invisible"),
        ("Cymru \U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f", None),
        ("a family 👩‍👧 and می‌خواهم", None),
    ],
)
def test_what_is_not_seen_stays_out_of_the_subject(title: str, seen: str | None) -> None:
    assert subject(title) == (seen or title)


@pytest.mark.parametrize(
    ("date", "dates", "said"),
    [
        ("2031-05-04", ["2031-06-01"], "Sun, 04 May 2031 12:00:00 +0000"),
        ("2031-05", [], "Thu, 01 May 2031 12:00:00 +0000"),
        ("2031", [], "Wed, 01 Jan 2031 12:00:00 +0000"),
        (None, ["2031-04-07", "2031-04-30/2031-05-02", "2031-01"], "Fri, 02 May 2031 12:00:00 +0000"),
        (None, [], None),
        (None, ["0031-04-07"], None),
    ],
)
def test_its_date_is_that_of_the_issue_or_of_its_newest_note(
    date: str | None, dates: list[str], said: str | None
) -> None:
    items = [Item(Note("A note", date=each)) for each in (*dates, None)]
    read = opened(mail(Issue(items, title="A letter", date=date)))
    assert read["Date"] == said


def test_a_date_in_words_alone_is_no_date() -> None:
    assert "Date" not in opened(mail(Note("A note", date=notekit.EventDate(text="some evening"))))


def test_readers_may_leave_by_the_addresses_that_are_asked_for() -> None:
    both = opened(mail(short_note(), list_unsubscribe="https://marl.example/leave?a=1 mailto:leave@marl.example"))
    assert both["List-Unsubscribe"] == "<https://marl.example/leave?a=1>, <mailto:leave@marl.example>"
    assert "List-Unsubscribe-Post" not in both
    one = opened(mail(short_note(), list_unsubscribe="mailto:leave@marl.example?subject=leave"))
    assert one["List-Unsubscribe"] == "<mailto:leave@marl.example?subject=leave>"
    assert "List-Unsubscribe-Post" not in one


def test_one_click_is_enough_where_the_sender_says_so() -> None:
    one = opened(mail(short_note(), list_unsubscribe="https://marl.example/leave", one_click=True))
    assert one["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    for address in (None, "mailto:leave@marl.example"):
        assert "List-Unsubscribe-Post" not in opened(mail(short_note(), list_unsubscribe=address, one_click=True))


@pytest.mark.parametrize(
    "sender",
    [
        "",
        "Marl",
        "Marl <>",
        "a@marl",
        "a@@marl.example",
        ".a@marl.example",
        "a@-marl.example",
        "a@märl.example",
        "ü@marl.example",
        "Marl <a@marl.example>, Else <b@else.example>",
        "Marl, Forum <a@marl.example>",
        "a@marl.example b@else.example",
        "Marl <a@marl.example> <b@else.example>",
        "Marl\r\nBcc: b@else.example <a@marl.example>",
        "Marl\n <a@marl.example>",
        "=?utf-8?q?x=0D=0ABcc:_evil@x.y?= <a@marl.example>",
        "Ma\u202erl <a@marl.example>",
        'Marl "x" <a@marl.example>',
        "Marl (x) <a@marl.example>",
        "Marl\x00 <a@marl.example>",
        "x" * 300 + " <a@marl.example>",
        7,
    ],
)
def test_a_sender_that_is_none_is_refused(sender: object) -> None:
    with pytest.raises(notekit.SchemaError, match=r"newsletter option 'sender' takes one address such as .*, not "):
        NewsletterOptions(sender=sender)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "addresses",
    [
        "",
        " ",
        "http://marl.example/leave",
        "javascript:alert(1)",
        "leave@marl.example",
        "https://märl.example/",
        "https://marl.example/\r\nBcc: b@else.example",
        "https://marl.example/\nhttps://else.example/",
        "https://marl.example/a,b",
        "https://marl.example/>,<https://else.example/",
        "<https://marl.example/>",
        "https://marl.example/  mailto:a@marl.example",
        "https://marl.example/" + "a" * 1000,
        "mailto:",
        "https://",
        7,
    ],
)
def test_an_address_to_leave_at_that_is_none_is_refused(addresses: object) -> None:
    with pytest.raises(notekit.SchemaError, match=r"newsletter option 'list_unsubscribe' takes addresses .*, not "):
        NewsletterOptions(list_unsubscribe=addresses)  # type: ignore[arg-type]


def test_a_logo_goes_with_the_message_and_is_named_by_nothing_of_its_file(tmp_path: Path) -> None:
    read = opened(mail(short_note(), logo=logo(tmp_path)))
    _, related = read.iter_parts()
    assert related.get_content_type() == "multipart/related"
    page, picture = related.iter_parts()  # type: ignore[attr-defined]
    assert page.get_content_type() == "text/html"
    assert picture.get_content_type() == "image/png"
    assert picture.get_content() == PNG
    assert picture.get_filename() == "logo.png"
    assert re.fullmatch(r"<[0-9a-f]{32}@notekit\.invalid>", picture["Content-ID"])


def test_a_logo_that_is_none_is_refused(tmp_path: Path) -> None:
    drawing = tmp_path / "logo.svg"
    drawing.write_text("<svg/>")
    for path, words in {
        drawing: "takes a picture as PNG, JPEG or GIF; .*logo.svg is none",
        tmp_path / "nowhere.png": "nowhere.png cannot be read: No such file",
        tmp_path: "cannot be read: Is a directory",
    }.items():
        with pytest.raises(notekit.SettingsError, match=f"newsletter option 'logo'.*{words}"):
            mail(short_note(), logo=path)


def test_the_same_notes_give_the_same_bytes_and_others_another_message(tmp_path: Path) -> None:
    options = {"logo": logo(tmp_path), "sender": SENDER}
    assert mail(full_note(), **options) == mail(full_note(), **options)
    names = {opened(mail(*notes))["Message-ID"] for notes in ((full_note(),), (short_note(),), (Note("A"), Note("B")))}
    assert len(names) == 3


@pytest.mark.parametrize("language", ["en-GB", "cy", "zh-Hant-TW"])
def test_it_says_its_language(language: str) -> None:
    assert opened(mail(Note("A note", language=language)))["Content-Language"] == language


@pytest.mark.parametrize("language", ["en\r\nBcc: a@b.example", "the Welsh one", "x" * 100, "日本"])
def test_a_language_that_has_no_code_is_not_said(language: str) -> None:
    assert set(opened(mail(Note("A note", language=language))).keys()) == DRAFT - {"Content-Language"}


def test_its_lines_are_fit_for_sending(tmp_path: Path) -> None:
    data = mail(full_note(), Note("x" * 5000), logo=logo(tmp_path), sender=SENDER)
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 998
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert data.isascii()


def test_a_message_that_would_be_read_otherwise_is_an_error() -> None:
    with pytest.raises(notekit.OutputError, match=r"would not be read as it is meant \(Subject"):
        message(Envelope("=?utf-8?q?x=0D=0ABcc:_evil@x.y?="), "text\n", "<p>page</p>\n", None)


def test_what_reads_it_finds_nothing_amiss() -> None:
    read = message_from_bytes(mail(full_note(), sender=SENDER), policy=policy.strict)
    assert isinstance(read, EmailMessage)
    assert not any(each.defects for each in read.walk())
