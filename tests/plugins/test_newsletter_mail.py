"""The whole message: what a mail program makes of it."""

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

import notekit
from newsletters import html, text
from notekit import Note
from notekit.testing import full_note, short_note

HEADERS = {"Subject", "X-Unsent", "MIME-Version", "Content-Type"}


def draft(*notes: Note) -> EmailMessage:
    data = notekit.render(notes, "newsletter-mail").data
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_it_offers_text_and_html_as_alternatives_the_better_one_last() -> None:
    message = draft(full_note(), short_note())
    assert message.get_content_type() == "multipart/alternative"
    plain, page = message.iter_parts()
    assert plain.get_content_type() == "text/plain"
    assert plain.get_content().splitlines() == text(full_note(), short_note()).splitlines()
    assert page.get_content_type() == "text/html"
    assert page.get_content().splitlines() == html(full_note(), short_note()).splitlines()


def test_it_is_a_draft_without_sender_or_recipients() -> None:
    assert set(draft(full_note()).keys()) == HEADERS
    assert draft(full_note())["X-Unsent"] == "1"


def test_its_subject_is_the_title() -> None:
    assert draft(full_note())["Subject"] == full_note().title
    assert draft(full_note(), short_note())["Subject"] == f"{full_note().title}, and 1 more"


@pytest.mark.parametrize(
    "title",
    [
        "Minutes =?utf-8?q?=0D=0ABcc:_stranger@else.example?= agreed",
        "a =?utf-8?b?DQpCY2M6IGV2aWxAeC5leGFtcGxl?= b",
        "Bcc: evil@x.example\r\nBcc: evil@x.example",
        "Überschrift – ‘日本語’ 👩‍🚒 " * 30,
        "word " * 400,
        "x" * 2000,
    ],
)
def test_no_title_becomes_another_header(title: str) -> None:
    message = draft(Note(title))
    assert set(message.keys()) == HEADERS
    assert message["Subject"].replace("= ?", "=?") == Note(title).title


def test_what_turns_the_order_of_words_around_stays_out_of_the_subject() -> None:
    assert draft(Note("a\u202eb\u200bc\u2066d"))["Subject"] == "abcd"


def test_its_lines_are_fit_for_sending() -> None:
    data = notekit.render(full_note(), "newsletter-mail").data
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 998
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert data.isascii()
