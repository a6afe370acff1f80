"""A Word document as its lines, and what stands around them: headers, footers, notes, comments, properties."""

from collections import Counter
from collections.abc import Iterator

from attrs import evolve

from notekit.errors import SourceError
from notekit.readers.wordprocessing.comments import Comment, comments_on
from notekit.readers.wordprocessing.elements import DRAWING, Element, is_on, w
from notekit.readers.wordprocessing.lines import AnyLine, Line, paragraphs
from notekit.readers.wordprocessing.margins import margins, pieces
from notekit.readers.wordprocessing.numbering import Numbering
from notekit.readers.wordprocessing.package import Package
from notekit.readers.wordprocessing.story import Story
from notekit.readers.wordprocessing.styles import Styles
from notekit.readers.wordprocessing.words import Words

__all__ = ["Document"]

_NAMES = {"creator": "author"}
_TEXT, _PARAGRAPH = f"{DRAWING}t", f"{DRAWING}p"


class Document:
    """The lines of a document; `counts` says what was met by the way, and the rest is read when asked for.

    Raises `SourceError` where a part of the package cannot be read.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._related = package.related(package.main)
        self._styles = Styles(self._of_kind("styles"))
        self._numbering = Numbering(self._of_kind("numbering"))
        self.counts: Counter[str] = Counter()
        self._numbers: dict[tuple[str, str], int] = {}
        root = package.part(package.main)
        body = None if root is None else root.find(w("body"))
        self._shown: dict[str, list[str]] = {}  # the parts with headers and footers
        self.lines: list[AnyLine] = []
        if body is not None:
            even = is_on(self._of_kind("settings"), "evenAndOddHeaders") is True
            self._shown = {kind: margins(body, kind, self._related, even=even) for kind in ("header", "footer")}
            self.lines = self._story(package.main).lines(body)

    def header(self) -> list[str]:
        """What stands at the head of its pages, piece by piece."""
        return self._margins("header")

    def footer(self) -> list[str]:
        """What stands at the foot of its pages."""
        return self._margins("footer")

    def notes(self) -> Iterator[AnyLine]:
        """The foot- and endnotes referred to, each under its number."""
        read: dict[str, dict[str, list[AnyLine]]] = {}
        for (kind, note_id), number in list(self._numbers.items()):
            if kind not in read:
                read[kind] = dict(self._notes_of(kind))
            lines = read[kind].get(note_id, [])
            first = next((line for line in lines if isinstance(line, Line) and line), None)
            for line in lines:
                if line is first and isinstance(line, Line):
                    yield _numbered(line, number)
                elif line:
                    yield line

    def comments(self) -> Iterator[Comment]:
        """What was remarked, in the order in which it stands in the text."""
        yield from comments_on(paragraphs(self.lines), self._of_kind("comments"), self._of_kind("commentsExtended"))

    def properties(self) -> dict[str, str]:
        """Title, author and the like, as the document states them, by names in small letters."""
        found: dict[str, str] = {}
        for part in self._package.parts_of("", "core-properties"):
            root = self._package.part(part)
            for element in () if root is None else root:
                name = element.tag.rpartition("}")[2].casefold()
                found[_NAMES.get(name, name)] = element.text or ""
        return found

    def custom_parts(self) -> Iterator[Element]:
        """The roots of the parts that other programs than Word have put in; one that cannot be read is none."""
        for relationship in self._related.values():
            if relationship.kind == "customXml":
                try:
                    root = self._package.part(relationship.target)
                except SourceError:
                    continue
                if root is not None:
                    yield root

    def _of_kind(self, kind: str) -> Element | None:
        name = next((each.target for each in self._related.values() if each.kind == kind and not each.external), None)
        return None if name is None else self._package.part(name)

    def _story(self, part: str, *, printing: bool = True) -> Story:
        words = Words(self._styles, self._package.related(part), self.counts, self._numbers, printing)
        return Story(self._styles, self._numbering, words, self._diagram)

    def _diagram(self, part: str) -> list[str]:
        """The texts of a diagram, in the order of its boxes."""
        root = self._package.part(part)
        read = () if root is None else root.iter(_PARAGRAPH)
        texts = (" ".join("".join(text.text or "" for text in each.iter(_TEXT)).split()) for each in read)
        return list(filter(None, texts))

    def _margins(self, kind: str) -> list[str]:
        """The pieces of all headers or footers that are used, each once."""
        found: dict[str, None] = {}
        for part in self._shown.get(kind, ()):
            root = self._package.part(part)
            lines = [] if root is None else self._story(part, printing=False).lines(root)
            found.update(dict.fromkeys(pieces(paragraphs(lines))))
        return list(found)

    def _notes_of(self, kind: str) -> Iterator[tuple[str, list[AnyLine]]]:
        target = next((each.target for each in self._related.values() if each.kind == f"{kind}s"), None)
        root = None if target is None else self._package.part(target)
        if target is None or root is None:
            return
        story = self._story(target)
        for note in root:
            yield note.get(w("id"), ""), story.lines(note)


def _numbered(line: Line, number: int) -> Line:
    """The first line of a note as a paragraph under the note's number."""
    label = f"[{number}] "
    lead = len(line.text) - len(line.text.lstrip())
    shift = len(label) - lead
    marks = [evolve(mark, start=max(mark.start + shift, 0), end=mark.end + shift) for mark in line.marks]
    return Line(label + line.text[lead:], marks, images=line.images)
