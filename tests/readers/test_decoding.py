import random
from collections.abc import Iterable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notekit import Diagnostic, FormatError, SourceError
from notekit.readers import format_of, read
from notekit.readers.decoding import decode, tidy

WORDS = "Café talk – “naïve” plans for the old quay\n"


def codes(remarks: Iterable[Diagnostic]) -> list[str]:
    return [remark.code for remark in remarks]


def test_utf_8_needs_no_remark() -> None:
    assert decode(WORDS.encode(), name="a.txt") == (WORDS, ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_states_the_encoding_and_is_dropped(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), name="a.txt") == (WORDS, ())


def test_a_big_endian_byte_order_mark_is_known_too() -> None:
    assert decode(b"\xfe\xff" + WORDS.encode("utf-16-be"), name="a.txt") == (WORDS, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_shows_in_its_zeros(encoding: str) -> None:
    text, remarks = decode(WORDS.encode(encoding), name="a.txt")
    assert text == WORDS
    assert codes(remarks) == ["encoding-assumed"]
    assert encoding.upper() in remarks[0].message


def test_what_is_no_utf_8_is_read_as_windows_1252_and_said_to_be() -> None:
    text, remarks = decode(WORDS.encode("cp1252"), name="a.txt")
    assert text == WORDS
    assert codes(remarks) == ["encoding-assumed"]
    assert "Windows-1252" in remarks[0].message


def test_bytes_that_windows_1252_lacks_are_replaced_and_told() -> None:
    text, remarks = decode(b"caf\xe9\r\nat \x81 noon", name="a.txt")
    assert text == "café\nat \ufffd noon"
    assert codes(remarks) == ["encoding-assumed", "undecodable-bytes"]
    assert remarks[1].span is not None
    assert text[remarks[1].span.start] == "\ufffd"


def test_one_bad_byte_does_not_spoil_the_letters_of_utf_8() -> None:
    text, remarks = decode((WORDS * 3).encode() + "é".encode()[:1], name="a.txt")
    assert text == WORDS * 3 + "\ufffd"
    assert codes(remarks) == ["undecodable-bytes"]


def test_half_a_character_of_utf_16_is_replaced_and_told() -> None:
    text, remarks = decode(WORDS.encode("utf-16") + b"a", name="a.txt")
    assert text == WORDS + "\ufffd"
    assert codes(remarks) == ["undecodable-bytes"]


def test_the_encoding_stated_wins_over_what_would_be_found() -> None:
    assert decode("Größe".encode(), name="a.txt", encoding="cp1252") == ("GrÃ¶ÃŸe", ())


def test_a_mark_is_dropped_under_a_stated_encoding_too() -> None:
    assert decode("\ufeffhello".encode(), name="a.txt", encoding="utf-8")[0] == "hello"


def test_bytes_that_are_not_in_the_encoding_stated_are_an_error_with_the_line() -> None:
    with pytest.raises(SourceError, match=r"^a\.txt:2: byte 6 is not utf-8; "):
        decode(b"first\n\xe9", name="a.txt", encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-99", "", "rot13", "hex", "a\0b"])
def test_an_encoding_that_is_none_is_an_error(encoding: str) -> None:
    with pytest.raises(SourceError, match=r"^a\.txt: there is no encoding .*; try utf-8"):
        decode(b"words", name="a.txt", encoding=encoding)


def test_newlines_of_every_system_become_one_kind() -> None:
    assert decode(b"a\r\nb\rc\x0cd", name="a.txt")[0] == "a\nb\nc\nd"


def test_control_characters_are_replaced_and_counted() -> None:
    text, remarks = tidy("a\x00b\x1b[31mc and plenty more words")
    assert text.startswith("a\ufffdb\ufffd[31mc")
    assert codes(remarks) == ["control-characters"]
    assert remarks[0].message.startswith("2 control characters")


def test_a_replacement_character_of_the_source_itself_is_not_counted() -> None:
    assert tidy("what\ufffd is this") == ("what\ufffd is this", ())


def test_characters_that_turn_the_text_or_cannot_be_seen_are_kept_and_told() -> None:
    text, remarks = tidy("gnp\u202egnp.exe\u200b\u2028")
    assert text == "gnp\u202egnp.exe\u200b\u2028"
    assert codes(remarks) == ["bidi-control", "invisible-characters"]
    assert remarks[0].span is not None
    assert remarks[0].span.start == 3
    assert remarks[1].message == "2 invisible characters"


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"PK\x03\x04", "zip archive"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{\\rtf1", "RTF"),
    ],
)
def test_other_formats_are_known_by_how_they_begin(start: bytes, kind: str) -> None:
    with pytest.raises(SourceError, match=rf"^a\.txt: not a text document \(it is an? {kind}.*\); save it as"):
        decode(start + b"whatever follows", name="a.txt")


@pytest.mark.parametrize("data", [bytes(1000), random.Random(7).randbytes(20_000), bytes(range(256)) * 4])
def test_bytes_full_of_control_characters_are_no_text(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^a\.txt: not a text document \(\d+ of its \d+ characters"):
        decode(data, name="a.txt")


@given(st.text())
def test_whatever_a_text_holds_tidying_keeps_its_length_but_for_newlines(text: str) -> None:
    assert len(tidy(text)[0]) == len(text.replace("\r\n", "\n"))


@given(st.binary(max_size=300))
def test_any_bytes_are_either_text_or_a_source_error(data: bytes) -> None:
    with suppress(SourceError):
        text, remarks = decode(data, name="-")
        for remark in remarks:
            assert remark.span is None or remark.span.end <= len(text)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", "\ufeff".encode()])
def test_a_blank_document_gives_no_blocks_and_a_diagnostic(data: bytes) -> None:
    reading = read(data, name="a.txt")
    assert reading.blocks == ()
    assert codes(reading.diagnostics) == ["empty-source"]


@pytest.mark.parametrize(
    ("name", "media_type", "expected"),
    [
        ("a.txt", None, "text"),
        ("A.TXT", None, "text"),
        ("notes", None, "text"),
        ("notes.2024", None, "text"),
        ("a.md", None, "markdown"),
        ("a.txt", "markdown", "markdown"),
        ("a.md", "text/plain; charset=utf-8", "text"),
        ("a.json", None, "json"),
        ("a.docx", None, "docx"),
    ],
)
def test_the_format_is_as_stated_else_as_the_suffix_says(name: str, media_type: str | None, expected: str) -> None:
    assert format_of(name, media_type).name == expected


def test_a_notebook_as_json_has_no_blocks_to_read() -> None:
    with pytest.raises(FormatError, match=r"^a.json: notebooks as JSON hold notes, not blocks; read them with notekit"):
        read(b"whatever", name="a.json")


def test_an_unknown_format_says_which_are_known() -> None:
    with pytest.raises(FormatError, match="no format 'markdwon' to read; did you mean 'markdown'"):
        format_of("a.txt", "markdwon")
    with pytest.raises(FormatError, match="known are text, markdown, html, docx, pdf, json"):
        format_of("a.txt", "zzz")


def test_the_reading_knows_its_source() -> None:
    source = read(b"caf\xe9", name="a.txt").source
    assert (source.text, source.name, source.media_type) == ("café", "a.txt", "text/plain")
    assert source.digest == read(b"caf\xe9", name="b.txt").source.digest != read("café", name="b.txt").source.digest


def test_remarks_on_the_encoding_come_before_those_of_the_reader() -> None:
    assert codes(read(b"caf\xe9", name="a.txt").diagnostics)[0] == "encoding-assumed"
