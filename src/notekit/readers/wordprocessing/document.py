"""A Word document as its lines, and what stands around them: headers, footers, notes, comments, properties."""

from collections import Counter
from collections.abc import Iterator

from attrs import evolve, frozen

from notekit.readers.wordprocessing.lines import AnyLine, Line, paragraphs
from notekit.readers.wordprocessing.numbering import Numbering
from notekit.readers.wordprocessing.package import Element, Package, r, w
from notekit.readers.wordprocessing.story import Story
from notekit.readers.wordprocessing.styles import Styles

__all__ = ["Comment", "Document"]

_NAMES = {"creator": "author"}


@frozen
class Comment:
    """What somebody remarked, and on which words; `about` is '' where it is on no words."""

    author: str
    text: str
    about: str


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
        root = package.part(package.main)
        body = None if root is None else root.find(w("body"))
        story = self._story(package.main)
        self.lines: list[AnyLine] = [] if body is None else list(story.lines(body))
        self._body = body
        self._notes = story.notes

    def header(self) -> str:
        """What stands at the head of its pages."""
        return self._margins("header")

    def footer(self) -> str:
        """What stands at the foot of its pages, but for page numbers."""
        return self._margins("footer")

    def notes(self) -> Iterator[AnyLine]:
        """The foot- and endnotes referred to, each under its number."""
        read = {kind: dict(self._notes_of(kind)) for kind in {kind for kind, _ in self._notes}}
        for number, (kind, note_id) in enumerate(self._notes, 1):
            lines = read[kind].get(note_id, [])
            for line in lines:
                if isinstance(line, Line) and line:
                    yield _numbered(line, number)
                elif not isinstance(line, Line):
                    yield line

    def comments(self) -> Iterator[Comment]:
        """What was remarked, in the order in which it stands in the text."""
        root = self._of_kind("comments")
        said = {each.get(w("id"), ""): each for each in (() if root is None else root.iterfind(w("comment")))}
        for line in paragraphs(self.lines):
            for stretch in line.comments:
                if (comment := said.pop(stretch.name, None)) is not None:
                    yield _comment(comment, line.text[stretch.start : stretch.end])
        for comment in said.values():
            yield _comment(comment, "")

    def properties(self) -> dict[str, str]:
        """Title, author and the like, as the document states them, by names in small letters."""
        found: dict[str, str] = {}
        for part in self._package.parts_of("", "core-properties"):
            root = self._package.part(part)
            for element in () if root is None else root:
                name = element.tag.rpartition("}")[2].casefold() if isinstance(element.tag, str) else ""
                found[_NAMES.get(name, name)] = element.text or ""
        return found

    def custom_parts(self) -> Iterator[Element]:
        """The roots of the parts that other programs than Word have put in."""
        for relationship in self._related.values():
            if relationship.kind == "customXml" and (root := self._package.part(relationship.target)) is not None:
                yield root

    def _of_kind(self, kind: str) -> Element | None:
        name = next((each.target for each in self._related.values() if each.kind == kind and not each.external), None)
        return None if name is None else self._package.part(name)

    def _story(self, part: str) -> Story:
        related = self._related if part == self._package.main else self._package.related(part)
        return Story(self._styles, self._numbering, related, counts=self.counts)

    def _margins(self, kind: str) -> str:
        """The words of all headers or footers that are used, each once."""
        if self._body is None:
            return ""
        found: dict[str, None] = {}
        for reference in self._body.iter(w(f"{kind}Reference")):
            target = self._related.get(reference.get(r("id"), ""))
            root = None if target is None or target.external else self._package.part(target.target)
            if target is None or root is None:
                continue
            for line in paragraphs(self._story(target.target).lines(root)):
                text = " ".join(line.content.text.split())
                if any(character.isalpha() for character in text):
                    found[text] = None
        return "\n".join(found)

    def _notes_of(self, kind: str) -> Iterator[tuple[str, list[AnyLine]]]:
        part = f"{kind.removesuffix('Reference')}s"
        target = next((each.target for each in self._related.values() if each.kind == part), None)
        root = None if target is None else self._package.part(target)
        if target is None or root is None:
            return
        story = self._story(target)
        for note in root:
            yield note.get(w("id"), ""), list(story.lines(note))


def _numbered(line: Line, number: int) -> Line:
    """A line of a note as a paragraph under the note's number."""
    label = f"[{number}] "
    marks = [evolve(mark, start=mark.start + len(label), end=mark.end + len(label)) for mark in line.marks]
    return Line(label + line.text, marks)


def _comment(element: Element, about: str) -> Comment:
    paragraphs_of = element.iter(w("p"))
    text = " ".join(" ".join("".join(part.text or "" for part in each.iter(w("t"))).split()) for each in paragraphs_of)
    return Comment(" ".join(element.get(w("author"), "").split()), text.strip(), " ".join(about.split()))
