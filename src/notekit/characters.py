"""Which characters a text may hold, and what stands in for the others."""

import re

__all__ = ["clean", "printable"]

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ODD = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAK = re.compile(r"(?<![ \t])[ \t]*(?:\r\n|[\r\n\x0b\x0c\x85])[ \t\r\n\x0b\x0c\x85]*")


def printable(text: str) -> tuple[str, int]:
    """The text with newlines as `\\n` and every control character, surrogate and non-character as U+FFFD.

    The second value counts the characters replaced. Form feeds count as white space and become newlines.
    """
    for newline in ("\r\n", "\r", "\x85", "\x0c", "\x0b"):
        text = text.replace(newline, "\n")
    return _UNPRINTABLE.subn("\ufffd", text)


def clean(text: str) -> str:
    """The text as it may stand in a field: as `printable` makes it, and each run of line breaks one `\\n`."""
    if text.isprintable() or _ODD.search(text) is None:
        return text
    return _UNPRINTABLE.sub("\ufffd", _BREAK.sub("\n", text))
