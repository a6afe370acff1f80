"""Elements of WordprocessingML.

They are made with plain lxml, outside python-docx's own element classes: those cost twice the time
and nothing here needs their methods.
"""

from functools import lru_cache
from typing import Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

__all__ = ["Element", "add", "new", "plain", "r", "set_r", "w"]

Element: TypeAlias = Any

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@lru_cache(maxsize=256)
def w(name: str) -> str:
    """The qualified name of an element or attribute of WordprocessingML."""
    return f"{{{_MAIN}}}{name}"


def new(name: str) -> Element:
    """A new element without a parent."""
    return etree.Element(w(name), nsmap={"w": _MAIN, "r": _RELATIONSHIPS})


def plain(element: Element) -> Element:
    """A copy of an element of python-docx, without its class."""
    return etree.fromstring(etree.tostring(element))


def add(parent: Element, name: str, /, **attributes: object) -> Element:
    """A new last child of `parent`."""
    child = etree.SubElement(parent, w(name))
    for attribute, value in attributes.items():
        child.set(w(attribute), str(value))
    return child


def r(name: str) -> str:
    """The qualified name of an attribute that refers to a relationship."""
    return f"{{{_RELATIONSHIPS}}}{name}"


def set_r(element: Element, name: str, value: str) -> None:
    """Sets an attribute that refers to a relationship."""
    element.set(r(name), value)
