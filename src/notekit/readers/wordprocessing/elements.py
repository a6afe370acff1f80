"""Elements of a Word document by their names, and the values that they state."""

from typing import Any, TypeAlias

__all__ = [
    "DRAWING",
    "MATHS",
    "OFF",
    "PLACED",
    "VML",
    "Element",
    "chosen",
    "is_on",
    "number",
    "r",
    "said",
    "value",
    "w",
]

Element: TypeAlias = Any

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VML = "{urn:schemas-microsoft-com:vml}"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
OFF = frozenset({"0", "false", "off", "none"})
_MOST_DIGITS = 9


def w(name: str) -> str:
    """The qualified name of an element or attribute of WordprocessingML."""
    return _W + name


def r(name: str) -> str:
    """The qualified name of an attribute that refers to a relationship."""
    return _R + name


_VAL = w("val")
_TEXT, _PARAGRAPH = w("t"), w("p")
_WORDS = (_TEXT, _PARAGRAPH, w("tab"), w("br"))

ALTERNATIVES = f"{_COMPATIBILITY}AlternateContent"
FALLBACK = f"{_COMPATIBILITY}Fallback"


def value(element: Element | None, name: str) -> str | None:
    """What the child of that name states as its value; None where there is no such child, or it states none."""
    found = None if element is None else element.find(_W + name)
    stated: str | None = None if found is None else found.get(_VAL)
    return stated


def number(text: str | None) -> int | None:
    """A number from 0 as an attribute states it; None for anything else, and for one too large to mean anything."""
    if text is None or len(text) > _MOST_DIGITS or not text.isdecimal():
        return None
    return int(text)


def is_on(properties: Element | None, name: str) -> bool | None:
    """Whether a property that is on or off is on; None where it is not stated."""
    found = None if properties is None else properties.find(_W + name)
    return None if found is None else found.get(_VAL, "1") not in OFF


def chosen(element: Element) -> Element | None:
    """What is to be read of alternatives: the first choice, else what there is to fall back on; None for neither."""
    for name in ("Choice", "Fallback"):
        found = element.find(_COMPATIBILITY + name)
        if found is not None and len(found):
            return found
    return None


def said(element: Element) -> str:
    """All text under an element on one line."""
    pieces = (part.text or "" if part.tag == _TEXT else " " for part in element.iter(*_WORDS))
    return " ".join("".join(pieces).split())
