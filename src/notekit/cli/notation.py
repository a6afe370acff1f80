"""How a text is written down as bytes: what a file that is written anew keeps of the old one."""

import codecs

from attrs import evolve, frozen

__all__ = ["Notation", "even_notation_of", "notation_of"]

_NEWLINES = ("\n", "\r\n", "\r")


@frozen
class Notation:
    """An encoding, the byte order mark that stands before the text, and what ends its lines."""

    encoding: str
    mark: bytes
    newline: str

    def bytes_of(self, text: str) -> bytes:
        """A text, its lines ended by `\\n`, as bytes."""
        return self.mark + text.replace("\n", self.newline).encode(self.encoding)


def notation_of(data: bytes, text: str, encoding: str | None) -> Notation | None:
    """How `text` is written in `data`, in UTF-8 if no encoding is stated; None where it is not written just so."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    for newline in _NEWLINES:
        notation = Notation((encoding or "utf-8") if not mark else "utf-8", mark, newline)
        try:
            if notation.bytes_of(text) == data:
                return notation
        except UnicodeEncodeError:
            return None
    return None


def even_notation_of(data: bytes, text: str, encoding: str | None) -> Notation | None:
    """The same, but lines that end in several ways are to end in the way that most of them do."""
    found = notation_of(data, text, encoding)
    if found is not None:
        return found
    crlf = data.count(b"\r\n")
    counts = (data.count(b"\n") - crlf, crlf, data.count(b"\r") - crlf)
    even = notation_of(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n"), text, encoding)
    return evolve(even, newline=_NEWLINES[counts.index(max(counts))]) if even else None
