"""House style: the document whose styles, page and letterhead a new one takes.

It is notekit's own template, or the organisation's document in its place. What that lacks - a style, a list
with boxes - is taken over from the template when it is first used.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.parts.numbering import NumberingPart
from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

import notekit
from notekit_word.elements import Element, plain, r, w
from notekit_word.styles import MEASURE

__all__ = ["House"]

LARGEST = 50_000_000
"""How many bytes a reference document may have when unpacked."""

_KEPT = frozenset(
    {
        *("styles", "numbering", "settings", "theme", "fontTable", "webSettings"),
        *("header", "footer", "footnotes", "endnotes"),
    }
)
"""The kinds of parts that belong to a house style; others belong to the text of the reference document."""

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_NUMBERING = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_NUMBERING_PART = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_REFERENCE = re.compile(r"(?:header|footer)Reference$")
_BROKEN = (BadZipFile, PackageNotFoundError, KeyError, ValueError, OSError, etree.XMLSyntaxError, AttributeError)


class House:
    """A document without text, and what it says of looks; `missing` names the styles that were taken over.

    `path` is the organisation's document, None for notekit's own template. Raises `NotekitError` where
    it cannot be read.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.document = _opened(path) if path else _template()
        self.missing: list[str] = []
        self._own = _template() if path else self.document
        self._ids = _ids(self.document)
        body = self.document.element.body
        self.page = _page(body)
        for child in list(body):
            body.remove(child)
        if path:
            _drop_text(self.document)
        self.numbering, self.numbers = self._lists()

    @property
    def measure(self) -> int:
        """The width of the text, in twentieths of a point."""
        size, margins = self.page.find(w("pgSz")), self.page.find(w("pgMar"))
        if size is None or margins is None:
            return MEASURE
        left, right = (_length(margins.get(w(side)), 0) for side in ("left", "right"))
        return max(_length(size.get(w("w")), MEASURE) - left - right, MEASURE // 4)

    def style_id(self, name: str) -> str:
        """The id of a style by its name."""
        key = name.casefold()
        if key not in self._ids:
            self._take_over(key)
            self.missing.append(name)
        return self._ids[key]

    def empty_header(self) -> Element | None:
        """The paragraph at the top of pages, where there is one and nothing stands in it yet."""
        for reference in self.page.findall(w("headerReference")):
            if reference.get(w("type"), "default") == "default":
                related = self.document.part.rels.get(reference.get(r("id")))
                if related is None:
                    return None
                header = related.target_part.element
                used = any(True for _ in header.iter(w("t"), w("drawing"), w("pict"), w("fldSimple"), w("instrText")))
                return None if used else header.find(w("p"))
        return None

    def diagnostics(self) -> Iterator[notekit.Diagnostic]:
        """What the organisation's document lacks."""
        if self.missing:
            what = f"{self.path} has no style {', '.join(map(repr, self.missing))}; notekit's own stand in"
            hint = "make these styles in it, or begin with what `notekit template word` writes"
            yield notekit.Diagnostic("style-missing", what, hint=hint)

    def _take_over(self, key: str) -> None:
        """Copies a style of the template, and those that it refers to."""
        own = _by_name(self._own)
        style = deepcopy(own[key])
        self._ids[key] = _free_id(style.get(w("styleId")), set(self._ids.values()))
        style.set(w("styleId"), self._ids[key])
        style.attrib.pop(w("default"), None)
        names = {element.get(w("styleId")): name for name, element in own.items()}
        for reference in ("basedOn", "next", "link"):
            other = style.find(w(reference))
            if other is None:
                continue
            if (name := names[other.get(w("val"))]) not in self._ids:
                self._take_over(name)
            other.set(w("val"), self._ids[name])
        for number in style.iter(w("numId")):
            number.set(w("val"), str(self.numbers[int(number.get(w("val")))]))
        self.document.styles.element.append(style)

    def _lists(self) -> tuple[Element, dict[int, int]]:
        """The numbering of the document, and the ids in it of the lists that the template numbers from 1."""
        part = self.document.part
        if self._own is self.document:
            return part.numbering_part.element, {number: number for number in range(1, 5)}
        related = (each.target_part for each in part.rels.values() if each.reltype == _NUMBERING_PART)
        numbering = next(related, None)
        if numbering is None:
            own = plain(self._own.part.numbering_part.element)
            numbering = NumberingPart(PackURI("/word/numbering.xml"), _NUMBERING, own, part.package)
            part.relate_to(numbering, _NUMBERING_PART)
            return numbering.element, {number: number for number in range(1, 5)}
        return numbering.element, _with_lists(numbering.element, self._own.part.numbering_part.element)


def _length(text: str | None, usual: int) -> int:
    """A length in twentieths of a point, which some programs write with a decimal point."""
    try:
        return round(float(text)) if text else usual
    except ValueError:
        return usual


def _template() -> Document:
    return docx.Document(BytesIO(files("notekit_word").joinpath("template.docx").read_bytes()))


def _opened(path: Path) -> Document:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise notekit.NotekitError(f"{path}: the reference document cannot be read ({error.strerror})") from None
    try:
        return docx.Document(BytesIO(_as_document(data)))
    except notekit.NotekitError as error:
        raise notekit.NotekitError(f"{path}: {error}") from None
    except _BROKEN:
        what = "the reference document is no Word document, or a damaged one; save it as .docx"
        raise notekit.NotekitError(f"{path}: {what}") from None


def _as_document(data: bytes) -> bytes:
    """The document as it is; one that is made as a template, a .dotx, as the document that it would begin."""
    with ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
        if sum(member.file_size for member in members) > LARGEST:
            what = (
                f"the reference document has more than {LARGEST // 1_000_000} MB in it; take pictures out of its text"
            )
            raise notekit.NotekitError(what)
        types = archive.read("[Content_Types].xml")
        if b"macroEnabled" in types:
            raise notekit.NotekitError("the reference document has macros; save it as .docx")
        if _TEMPLATE.encode() not in types:
            return data
        taken = BytesIO()
        with ZipFile(taken, "w", ZIP_DEFLATED) as document:
            for member in members:
                content = archive.read(member)
                if member.filename == "[Content_Types].xml":
                    content = content.replace(_TEMPLATE.encode(), _MAIN.encode())
                document.writestr(member, content)
        return taken.getvalue()


def _by_name(document: Document) -> dict[str, Element]:
    styles = document.styles.element.findall(w("style"))
    return {name.get(w("val")).casefold(): style for style in styles if (name := style.find(w("name"))) is not None}


def _ids(document: Document) -> dict[str, str]:
    """The ids of the styles by their names in small letters."""
    return {name: style.get(w("styleId")) for name, style in _by_name(document).items()}


def _free_id(wanted: str, taken: set[str]) -> str:
    return wanted if wanted not in taken else f"{wanted}Notekit"


def _page(body: Any) -> Element:
    """The page set-up of the last section, with the headers and footers that it takes from sections before."""
    sections = list(body.iter(w("sectPr")))
    if not sections:
        return plain(_template().element.body.find(w("sectPr")))
    page = plain(sections[-1])
    for section in reversed(sections[:-1]):
        have = {(each.tag, each.get(w("type"))) for each in page if _is_reference(each)}
        inherited = [each for each in section if _is_reference(each) and (each.tag, each.get(w("type"))) not in have]
        for at, each in enumerate(inherited):
            page.insert(at, plain(each))
    for change in page.findall(w("sectPrChange")):
        page.remove(change)
    return page


def _is_reference(element: Element) -> bool:
    return isinstance(element.tag, str) and _REFERENCE.search(element.tag) is not None


def _drop_text(document: Document) -> None:
    """Lets go of what belongs to the text of the document: pictures, comments, links, foot- and endnotes."""
    part = document.part
    for key, relationship in list(part.rels.items()):
        kind = relationship.reltype.rpartition("/")[2]
        if relationship.is_external or kind not in _KEPT:
            del part.rels[key]
        elif kind in ("footnotes", "endnotes"):
            _drop_notes(relationship.target_part)
    for key, relationship in list(part.package.rels.items()):
        if relationship.reltype.rpartition("/")[2] not in ("officeDocument", "core-properties"):
            del part.package.rels[key]


def _drop_notes(part: Any) -> None:
    root = etree.fromstring(part.blob)
    for note in list(root):
        if note.get(w("type")) is None:
            root.remove(note)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _with_lists(numbering: Element, own: Element) -> dict[int, int]:
    """Adds the template's lists to a numbering; gives the ids that they have there."""
    definitions, numbers = numbering.findall(w("abstractNum")), numbering.findall(w("num"))
    definition = 1 + max((int(each.get(w("abstractNumId"))) for each in definitions), default=0)
    number = 1 + max((int(each.get(w("numId"))) for each in numbers), default=0)
    found: dict[int, int] = {}
    at = numbering.index(numbers[0]) if numbers else len(numbering)
    for each in own.findall(w("abstractNum")):
        copied = deepcopy(each)
        copied.set(w("abstractNumId"), str(definition + int(each.get(w("abstractNumId")))))
        for linked in list(copied.iter(w("pStyle"))):
            linked.getparent().remove(linked)
        numbering.insert(at, copied)
        at += 1
    for each in own.findall(w("num")):
        copied = deepcopy(each)
        found[int(each.get(w("numId")))] = number
        copied.set(w("numId"), str(number))
        reference = copied.find(w("abstractNumId"))
        reference.set(w("val"), str(definition + int(reference.get(w("val")))))
        last = numbering.findall(w("num"))
        numbering.insert(numbering.index(last[-1]) + 1 if last else at, copied)
        number += 1
    return found
