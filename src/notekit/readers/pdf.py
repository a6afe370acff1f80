"""The reader for PDF: text by its place on the page into headings, paragraphs, lists and tables.

A PDF has no paragraphs, only letters with places, so the source's text is a rendition of the blocks, and
spans are offsets in that. Running heads and page numbers are furniture. Links and pictures are not read.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from attrs import define, field

from notekit.blocks import Heading, ListBlock, ListItem, Paragraph, Table
from notekit.characters import printable
from notekit.errors import SourceError
from notekit.readers.portable.columns import Line, columns, lines_of
from notekit.readers.portable.margins import marginal
from notekit.readers.portable.paragraphs import MARKER, Draft, Paragraphs
from notekit.readers.portable.pieces import Page, pieces_of
from notekit.readers.rendition import rendition
from notekit.reading import Metadata, PageFurniture, Reading, SourceBlock, Title
from notekit.source import Source
from notekit.text import RichText

__all__ = ["read_pdf"]

_MEDIA_TYPE = "application/pdf"
_SAYS = {"Title": "title", "Author": "author", "Subject": "description", "Keywords": "keywords"}
_NOTHING_SAID = re.compile(
    r"\(?(?:untitled|unspecified|anonymous|unknown|author)\)?|.*\.(?:docx?|pdf|indd|pptx?|odt|rtf)", re.I
)
_WORD = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_LAST_WORD = re.compile(r"([^\W\d_]+)[-\u00ad]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def read_pdf(data: bytes, *, name: str) -> Reading:
    """The blocks of the PDF `data`, which goes by `name`, each with its span in the rendition.

    Raises `FormatError` where the extra `pdf` is not installed, and `SourceError` for a document that is
    encrypted, damaged, without text, or too large.
    """
    pages, says = pieces_of(data, name=name)
    if not any(page.pieces for page in pages):
        raise SourceError(
            f"{name}: there is no text in it, only pictures of pages; have the text recognised (OCR) first"
        )
    facts = dict(_facts(says))
    head: list[SourceBlock] = [Metadata(facts, stated=False)] if facts else []
    text, placed = rendition([*head, *_Document(pages).blocks()])
    source = Source(text, _MEDIA_TYPE, name, sha256(data).hexdigest())
    return Reading(source, placed)


def _facts(says: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What the document says of itself, but for what programs put there."""
    for key, name in _SAYS.items():
        value = " ".join(printable(says.get(key, ""))[0].split())
        if value and not _NOTHING_SAID.fullmatch(value) and not value.startswith("Microsoft Word"):
            yield name, value


@define
class _Item:
    """An item of a list in the making, and how far it is indented."""

    left: float
    number: int | None
    text: str
    children: list["_Item"] = field(factory=list)

    def item(self) -> ListItem:
        return ListItem(self.text, [_list(self.children)] if self.children else [])


def _list(items: Sequence[_Item]) -> ListBlock:
    first = items[0].number
    return ListBlock([item.item() for item in items], first is not None, first or 0)


@define(slots=False)
class _Document:
    """Makes blocks of the paragraphs of all pages."""

    pages: Sequence[Page]
    done: list[SourceBlock] = field(factory=list)
    furniture: list[PageFurniture] = field(factory=list)
    items: list[_Item] = field(factory=list)
    open: list[_Item] = field(factory=list)
    rows: list[Line] = field(factory=list)
    paragraph: str | None = None
    ended: bool = True

    def __attrs_post_init__(self) -> None:
        aside = marginal(self.pages)
        body = [[piece for piece in page.pieces if id(piece) not in aside] for page in self.pages]
        self.margins = [lines_of([piece for piece in page.pieces if id(piece) in aside]) for page in self.pages]
        self.columns = [[lines_of(column) for column in columns(pieces)] for pieces in body]
        self.paragraphs = Paragraphs([column for page in self.columns for column in page])
        self.hyphenated = {
            word.lower() for page in self.pages for piece in page.pieces for word in _WORD.findall(piece.text)
        }
        self.levels = self._levels()

    def _levels(self) -> dict[float, int]:
        """The level of headings of each size, 0 for the title's: the largest, where it is so only once."""
        drafts = [
            draft
            for page in self.columns
            for column in page
            for draft in self.paragraphs.parted(column)
            if self.paragraphs.is_large(draft.first) and self.paragraphs.is_heading(draft)
        ]
        counts = Counter(round(draft.first.size) for draft in drafts)
        sizes = sorted(counts, reverse=True)
        offset = 0 if sizes and counts[sizes[0]] == 1 else 1
        return {size: min(level + offset, 5) for level, size in enumerate(sizes)}

    def blocks(self) -> list[SourceBlock]:
        for page, margin in zip(self.columns, self.margins, strict=True):
            self.furniture += [PageFurniture(printable(line.text)[0].replace("\t", " ")) for line in margin]
            for column in page:
                for draft in self.paragraphs.parted(column):
                    self._take(draft)
        self._close()
        return self.done

    def _take(self, draft: Draft) -> None:
        marker = MARKER.match(draft.text)
        text = self._text(draft.lines)
        if draft.is_row and not marker:
            self._row(draft.first)
        elif marker and not self.paragraphs.is_large(draft.first):
            self._item(draft, marker, text[marker.end() :].strip())
        elif self.paragraphs.is_heading(draft):
            self._close()
            self._heading(draft, text)
        elif self._goes_on(text):
            self._append(text)
            self.ended = draft.ends
        else:
            self._close()
            self.paragraph, self.ended = text, draft.ends

    def _goes_on(self, text: str) -> bool:
        """Whether a text goes on with that of the column or page before."""
        return (
            not self.ended and text[:1].islower() and not self.rows and (self.paragraph is not None or bool(self.open))
        )

    def _append(self, text: str) -> None:
        if self.open:
            self.open[-1].text = self._joined(self.open[-1].text, text)
        else:
            self.paragraph = self._joined(self.paragraph or "", text)

    def _item(self, draft: Draft, marker: re.Match[str], text: str) -> None:
        if not self.open:
            self._close()
        number = int(marker["number"]) if marker["number"] else 1 if marker["letter"] else None
        item = _Item(draft.first.left, number, text)
        while self.open and item.left < self.open[-1].left + draft.first.size * 0.5:
            self.open.pop()
        if not self.open and self.items and (number is None) != (self.items[-1].number is None):
            self._close()
        (self.open[-1].children if self.open else self.items).append(item)
        self.open.append(item)
        self.ended = draft.ends

    def _row(self, line: Line) -> None:
        if not self.rows or not self.rows[-1].is_row_with(line):
            self._close()
        self.rows.append(line)
        self.ended = True

    def _heading(self, draft: Draft, text: str) -> None:
        level = self.levels.get(round(draft.first.size)) if self.paragraphs.is_large(draft.first) else None
        if level is None:
            level = min(max([*self.levels.values(), 0]) + 1, 5)
        content = RichText(text.replace("\t", " "))
        self.done.append(Title(content) if level == 0 else Heading(content, level))
        self.ended = True

    def _close(self) -> None:
        """Ends the paragraph, list or table that is open."""
        if self.paragraph:
            self.done.append(Paragraph(self.paragraph))
        if self.items:
            self.done.append(_list(self.items))
        if len(self.rows) > 1:
            self.done.append(
                Table([[self._text([Line((piece,))]) for piece in line.pieces] for line in self.rows], header=False)
            )
        elif self.rows:
            self.done.append(Paragraph(self._text(self.rows)))
        self.done += self.furniture
        self.paragraph, self.items, self.open, self.rows, self.furniture = None, [], [], [], []

    def _text(self, lines: Sequence[Line]) -> str:
        text = ""
        for line in lines:
            text = self._joined(text, printable(line.text)[0]) if text else printable(line.text)[0]
        return text.replace("\u00ad", "")

    def _joined(self, before: str, after: str) -> str:
        """Two lines as one: a word parted at the end of a line is whole again."""
        last, first = _LAST_WORD.search(before), _FIRST_WORD.match(after)
        if last is None or first is None or not after[0].islower():
            return f"{before.rstrip(chr(0xAD))} {after}"
        keeps = f"{last[1]}-{first[0]}".lower() in self.hyphenated
        return f"{before[:-1]}{'-' if keeps else ''}{after}"
