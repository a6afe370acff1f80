"""Drawings: the pictures and text boxes that stand within the text, and the words of diagrams."""

from collections.abc import Iterator, Mapping

from notekit.blocks import Image
from notekit.characters import printable
from notekit.readers.wordprocessing.elements import DRAWING, FALLBACK, PLACED, VML, Element, r, w
from notekit.readers.wordprocessing.package import Relationship

__all__ = ["diagram_of", "pictures", "text_boxes"]

_BOX = w("txbxContent")
_BLIP, _IMAGE_DATA = f"{DRAWING}blip", f"{VML}imagedata"
_DOC_PROPERTIES = f"{PLACED}docPr"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"


def text_boxes(drawing: Element) -> Iterator[Element]:
    """The contents of the text boxes in a drawing, but for those within others, or that stand in for others."""
    for box in drawing.iter(_BOX):
        if not _is_within_box(box, drawing):
            yield box


def pictures(drawing: Element, related: Mapping[str, Relationship]) -> Iterator[Image]:
    """The pictures in a drawing, but for those within its text boxes. An alt text said of the whole is the first's."""
    properties = next(drawing.iter(_DOC_PROPERTIES), None)
    alt = None if properties is None else properties.get("descr") or properties.get("title")
    found = 0
    for picture in drawing.iter(_BLIP, _IMAGE_DATA):
        if _is_within_box(picture, drawing):
            continue
        own = _alt(picture) or (None if found else alt)
        target = related.get(picture.get(r("embed")) or picture.get(r("link")) or picture.get(r("id")) or "")
        said = _line(own)
        source = _line(target.target) if target else None
        if said or source:
            found += 1
            yield Image(said, source=source)
    if not found and (said := _line(alt)) and not any(True for _ in drawing.iter(_BOX)):
        yield Image(said)


def diagram_of(drawing: Element, related: Mapping[str, Relationship]) -> str | None:
    """The name of the part that has the words of a drawing that is a diagram; None for any other drawing."""
    diagram = next(drawing.iter(_DIAGRAM), None)
    target = None if diagram is None else related.get(diagram.get(r("dm"), ""))
    return target.target if target is not None and not target.external else None


def _alt(picture: Element) -> str | None:
    """What a picture among several, or one of older Words, says of itself."""
    parent = picture.getparent()
    if picture.tag == _IMAGE_DATA:
        alt: str | None = parent.get("alt") or picture.get("title")
        return alt
    group = parent.getparent()
    properties = None if group is None else next(group.iter("{*}cNvPr"), None)
    return None if properties is None else properties.get("descr")


def _line(text: str | None) -> str | None:
    """A text on one line, None where nothing is left of it."""
    return " ".join(printable(text)[0].split()) or None if text else None


def _is_within_box(element: Element, outermost: Element) -> bool:
    """Whether an element stands within a text box of a drawing, or is what an older Word falls back on."""
    parent = element.getparent()
    while parent is not None and parent is not outermost:
        if parent.tag == _BOX or (parent.tag == FALLBACK and parent.getprevious() is not None):
            return True
        parent = parent.getparent()
    return False
