"""The package that a Word document is: a zip file of parts, opened without trusting it."""

import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from posixpath import join, normpath
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from attrs import frozen
from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from notekit.errors import SourceError
from notekit.readers.wordprocessing.elements import Element

__all__ = ["Package", "Relationship"]

MOST_MEMBERS = 10_000
LARGEST = 16_000_000
"""How many bytes of XML one part may have; a document of 30,000 paragraphs takes some ten million."""
LARGEST_IN_ALL = 40_000_000
HEAVIEST = 130_000_000
"""How many bytes of memory the elements and attributes of one part may take."""
LARGEST_LIST = 3_000_000
"""How many bytes the list of all parts may have."""
MOST_PACKED = 250
"""How many times smaller than itself a large part may be in the file. What people write packs to a twentieth."""
LARGE = 1_000_000

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# ISO's strict variant says the same under other names.
_STRICT = (
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
    (b"drawingml/", b"drawingml/2006/"),
)
_STRICT_NAMES, _USUAL_NAMES = b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_KINDS = {b"%PDF": "a PDF", b"{\\rt": "an RTF document", b"<htm": "HTML", b"<!DO": "HTML", b"<?xm": "XML"}
_OTHERS = {"xl/workbook.xml": "an Excel workbook", "ppt/presentation.xml": "a PowerPoint presentation"}
_OPEN_DOCUMENT = "content.xml"
# What zipfile raises, on purpose and otherwise, for bytes that are not as they should be.
_UNREADABLE = (
    *(BadZipFile, LargeZipFile, zlib.error, struct.error, OSError, EOFError),
    *(ValueError, LookupError, OverflowError, NotImplementedError, RuntimeError),
)
_PER_TAG, _PER_ATTRIBUTE = 120, 220
_END_OF_LIST, _SHORTEST_END, _LONGEST_END = b"PK\x05\x06", 22, 22 + 0xFFFF
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\0!\0D\0O\0C\0T\0Y\0P\0E")


@frozen
class Relationship:
    """What one part of a package refers to: another part by its name, or with `external` an address."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a document. What they hold is read when it is asked for, and never more than is stated here.

    Raises `SourceError` for bytes that are no Word document, and for one that is damaged, protected by a
    password, or out to do harm: with more in it than its size lets expect, or with parts of one name.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._archive = self._opened(data)
        self._members = self._checked(self._archive.infolist())
        self._left = LARGEST_IN_ALL
        self._relations: dict[str, dict[str, Relationship]] = {}
        self.main = self._main()

    def part(self, name: str) -> Element | None:
        """The root element of a part; None where there is no such part."""
        member = self._members.get(name.casefold())
        if member is None:
            return None
        data = self._content(member)
        if _STRICT_NAMES in data:
            for strict, usual in _STRICT:
                data = data.replace(_STRICT_NAMES + strict, _USUAL_NAMES + usual)
        if data.count(b"<") * _PER_TAG + data.count(b"=") * _PER_ATTRIBUTE > HEAVIEST:
            raise self._refusal(f"its part {name} has too many elements; part the document")
        if _DOCTYPE.search(data):
            raise self._refusal(f"its part {name} declares a document type, which no Word document does")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self._refusal(f"its part {name} {_fault(error.msg)}") from None

    def related(self, part: str) -> dict[str, Relationship]:
        """What a part refers to, by the ids that it uses."""
        if part not in self._relations:
            self._relations[part] = dict(self._related(part))
        return self._relations[part]

    def _related(self, part: str) -> Iterator[tuple[str, Relationship]]:
        folder, _, file = part.rpartition("/")
        root = self.part(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        for element in () if root is None else root.iter(_RELATIONSHIP):
            external = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            kind = element.get("Type", "").rpartition("/")[2]
            yield element.get("Id", ""), Relationship(kind, target if external else _absolute(target, folder), external)

    def parts_of(self, part: str, kind: str) -> Iterator[str]:
        """The names of the parts of one kind, such as `styles`, that a part refers to."""
        for relationship in self.related(part).values():
            if relationship.kind == kind and not relationship.external:
                yield relationship.target

    def _opened(self, data: bytes) -> ZipFile:
        if data.startswith(_OLD_WORD):
            what = "is a document of an older Word, or one with a password; save it as .docx without a password"
            raise SourceError(f"{self.name}: {what}")
        if _size_of_list(data) > LARGEST_LIST:
            raise self._refusal(f"it has more than {MOST_MEMBERS} parts")
        try:
            return ZipFile(BytesIO(data))
        except _UNREADABLE:
            if data.startswith(b"PK"):
                raise self._refusal("it is damaged or cut short") from None
            kind = next((kind for start, kind in _KINDS.items() if data.startswith(start)), "no zip file, as it should")
            raise SourceError(f"{self.name}: not a Word document: it is {kind}; name its format with -f") from None

    def _checked(self, members: list[ZipInfo]) -> dict[str, ZipInfo]:
        if len(members) > MOST_MEMBERS:
            raise self._refusal(f"it has {len(members)} parts; {MOST_MEMBERS} is the most it may have")
        named = {member.filename.lstrip("/").casefold(): member for member in members}
        if len(named) < len(members):
            ((twice, _),) = Counter(member.filename.lstrip("/").casefold() for member in members).most_common(1)
            raise self._refusal(f"it has two parts of the name {twice}, so that what it says is not certain")
        if any(member.flag_bits & 0x1 for member in members):
            raise self._refusal("it is protected by a password; save it without")
        if any(member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for member in members):
            raise self._refusal("it is packed in a way that no Word document is")
        return named

    def _main(self) -> str:
        main = next(self.parts_of("", "officeDocument"), "word/document.xml")
        if main.casefold() in self._members and main not in _OTHERS:
            return main
        kind = next((kind for part, kind in _OTHERS.items() if part in self._members), None)
        if kind is None and _OPEN_DOCUMENT in self._members:
            kind = "an OpenDocument text"
        what = f"it is {kind}" if kind else "there is no document in the zip file"
        raise SourceError(f"{self.name}: not a Word document: {what}; save it as .docx")

    def _content(self, member: ZipInfo) -> bytes:
        packed = max(member.compress_size, 1)
        if member.file_size > LARGE and member.file_size > packed * MOST_PACKED:
            times = member.file_size // packed
            raise self._refusal(f"its part {member.filename} is {times} times as large as in the file, like a zip bomb")
        most = min(LARGEST, self._left)
        try:
            with self._archive.open(member) as file:
                data = file.read(most + 1)
        except _UNREADABLE:
            raise self._refusal(f"its part {member.filename} is damaged") from None
        if len(data) > most:
            megabytes = most // 1_000_000
            raise self._refusal(f"its part {member.filename} has more than {megabytes} MB of text; part the document")
        self._left -= len(data)
        return data

    def _refusal(self, what: str) -> SourceError:
        return SourceError(f"{self.name}: cannot be read as a Word document: {what}")


def _size_of_list(data: bytes) -> int:
    """How long the list of the parts of a zip file says that it is; 0 where it does not."""
    at = data.rfind(_END_OF_LIST, max(0, len(data) - _LONGEST_END))
    return int.from_bytes(data[at + 12 : at + 16], "little") if 0 <= at <= len(data) - _SHORTEST_END else 0


def _fault(message: str) -> str:
    """What a parser found wrong with a part."""
    if "xcessive depth" in message:
        return "has elements nested too deep"
    if "huge" in message.casefold():
        return "has a piece of text of more than 10 MB"
    return f"is damaged ({' '.join(message.split())})"


def _absolute(target: str, folder: str) -> str:
    path = unquote(target)
    return path.lstrip("/") if path.startswith("/") else normpath(join(folder, path)).lstrip("/")
