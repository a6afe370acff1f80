"""From bytes to text: which encoding, which characters, and whether it is text at all."""

import re

from notekit.characters import printable
from notekit.diagnostics import Diagnostic
from notekit.errors import SourceError
from notekit.source import Span

__all__ = ["declared_encoding", "decode", "tidy"]

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SIGNATURES = (
    (b"PK\x03\x04", "a zip archive, as Word documents are"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = "\u200b\u2028\u2029\u2060\ufeff"
_SAMPLE = 65_536
_HEAD = 4096
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,400}?\b(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z][\w.:-]{1,30})", re.IGNORECASE
)
_ALSO_CP1252 = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii"})


def decode(data: bytes, *, name: str, encoding: str | None = None) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of `data` as `tidy` makes it, and what had to be assumed for it.

    `name` is the source's, for messages. `encoding` is taken as stated; None finds it from the byte
    order mark, as UTF-8, from the NULs of UTF-16, or falls back on Windows-1252. Raises `SourceError`
    where the bytes are not text, or not in the encoding stated.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise _not_text(name, f"it is {kind}")
    text, remarks = _stated(data, name, encoding) if encoding is not None else _found(data)
    tidied, more = tidy(text.removeprefix("\ufeff"))
    unprintable = tidied.count("\ufffd") - text.count("\ufffd")
    if unprintable > 4 and unprintable * 20 > len(tidied):
        raise _not_text(name, f"{unprintable} of its {len(tidied)} characters are control characters")
    return tidied, remarks + more


def declared_encoding(data: bytes) -> str | None:
    """The encoding that markup declares at its head; None where it declares none, or one that it is not in.

    A byte order mark says more than a declaration, so there is none beside it.
    """
    if data.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS)):
        return None
    declared = _DECLARED.search(data[:_HEAD])
    name = declared[1].decode("ascii").lower() if declared else ""
    name = "cp1252" if name in _ALSO_CP1252 else name
    try:
        data.decode(name or "no encoding")
    except (LookupError, ValueError):
        return None
    return name


def tidy(text: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text with `\\n` for newlines and without control characters, and a remark on each odd kind of character."""
    tidied, unprintable = printable(text)
    remarks = []
    if unprintable:
        remarks.append(
            Diagnostic(
                "control-characters",
                f"{_count(unprintable, 'control character')} replaced by U+FFFD",
                span=None if "\ufffd" in text else _character(tidied.find("\ufffd")),
                hint="look at these places in the source",
            )
        )
    for code, characters, what in (
        ("bidi-control", _BIDI, "character that turns the direction of the text"),
        ("invisible-characters", _INVISIBLE, "invisible character"),
    ):
        present = [character for character in characters if character in tidied]
        if present:
            first, number = min(map(tidied.find, present)), sum(map(tidied.count, present))
            hint = "kept as they are; remove them if nobody meant them"
            remarks.append(Diagnostic(code, _count(number, what), span=_character(first), hint=hint))
    return tidied, tuple(remarks)


def _stated(data: bytes, name: str, encoding: str) -> tuple[str, tuple[Diagnostic, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"{name}:{line}: byte {error.start} is not {encoding}; name another encoding, or none to have it found"
        ) from None
    except (LookupError, ValueError):
        raise SourceError(f"{name}: there is no encoding {encoding!r}; try utf-8, utf-16 or cp1252") from None


def _found(data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _lenient(data.removeprefix(mark), encoding)
    if wide := _wide(data[:_SAMPLE]):
        text, remarks = _lenient(data, wide)
        return text, (_assumed(wide.upper(), "every other byte is zero"), *remarks)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    text, remarks = _lenient(data, "utf-8")
    damaged = text.count("\ufffd")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    if foreign > 2 * damaged:
        return text, remarks
    text, remarks = _lenient(data, "cp1252")
    return text, (_assumed("Windows-1252", "the bytes are not UTF-8"), *remarks)


def _wide(sample: bytes) -> str | None:
    """Which UTF-16 it is, going by where its NULs stand; None if it is not."""
    if 0 not in sample:
        return None
    half = len(sample) // 2
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if second * 3 > half and first * 10 < second:
        return "utf-16-le"
    if first * 3 > half and second * 10 < first:
        return "utf-16-be"
    return None


def _lenient(data: bytes, encoding: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text with U+FFFD for bytes that make no character, and a remark if there are any."""
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        at = len(printable(data[: error.start].decode(encoding, "replace"))[0])
        number = text.count("\ufffd")
        hint = "name the right encoding if this one is wrong"
        message = f"{_count(number, 'place')} not {encoding.upper()}, replaced by U+FFFD"
        return text, (Diagnostic("undecodable-bytes", message, span=_character(at), hint=hint),)


def _assumed(encoding: str, why: str) -> Diagnostic:
    return Diagnostic(
        "encoding-assumed", f"read as {encoding}, since {why}", hint="name the encoding if letters look wrong"
    )


def _not_text(name: str, why: str) -> SourceError:
    return SourceError(f"{name}: not a text document ({why}); save it as text or Markdown first")


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _character(at: int) -> Span:
    return Span(at, at + 1)
