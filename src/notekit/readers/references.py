"""Character references and escapes, and the attributes that comments and tags have."""

import re
from html.entities import html5

from notekit.readers.tags import ATTRIBUTE

__all__ = ["ATTRIBUTES", "attributes_of", "decoded", "tag_attributes", "unescaped"]

ATTRIBUTES = r'(?P<attributes>(?:\s+[a-z][a-z-]*="[^"]*")*)\s*'
"""The attributes of a comment, as an expression."""

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")
_ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")
_ATTRIBUTE = re.compile(r'([a-z][a-z-]*)="([^"]*)"')


def unescaped(text: str) -> str:
    """The text with backslash escapes and character references resolved."""
    return _ESCAPE.sub(lambda match: match[1] or _character(match, 2), text)


def attributes_of(text: str) -> dict[str, str]:
    """The attributes of a comment, from `name="value" …`."""
    return {name: decoded(value) for name, value in _ATTRIBUTE.findall(text)}


def tag_attributes(text: str) -> dict[str, str]:
    """The attributes of an HTML tag, their names in lower case."""
    found = ATTRIBUTE.finditer(text)
    return {one["name"].lower(): decoded(one["double"] or one["single"] or "") for one in found}


def decoded(text: str) -> str:
    """The text with character references resolved, and no escapes."""
    return _ENTITY.sub(lambda match: _character(match, 1), text) if "&" in text else text


def _character(match: re.Match[str], group: int) -> str:
    """What a character reference stands for; one that is not known stands for itself."""
    decimal, hexadecimal, name = match.group(group, group + 1, group + 2)
    if name:
        return html5.get(f"{name};", match.group())
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
