"""Lines of pages into paragraphs, by gaps, indents, sizes and how full a line is."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from attrs import define

from notekit.readers.portable.columns import Line

__all__ = ["CONTENTS_ROW", "MARKER", "Draft", "Paragraphs"]

MARKER = re.compile(
    r"(?:(?P<bullet>[•◦▪▫●○‣⁃∙·*\uf0b7\uf0a7\uf0d8\uf076➢➤✓–—-]|o(?=\s))|\(?(?P<number>\d{1,3})[.)]|\(?(?P<letter>[a-z]|[ivx]{1,4})\))\s+(?=\S)"
)
CONTENTS_ROW = re.compile(r"\S.*(?:\.{3,}|…|(?:\. ){3,}|\t)\s*\d{1,4}$")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_LARGER = 1.12
_MOST_LINES = 4


@define
class Draft:
    """A paragraph in the making: its lines, or the one row of a table."""

    lines: list[Line]
    is_row: bool = False

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]

    @property
    def text(self) -> str:
        """The text of its first line, by which it is known."""
        return self.first.text

    @property
    def ends(self) -> bool:
        """Whether its text ends with a sentence."""
        return bool(_SENTENCE_END.search(self.last.text))


@define(slots=False)
class Paragraphs:
    """Parts the columns of a document, each a list of lines, into paragraphs; what it learns holds for all of them."""

    columns: Sequence[Sequence[Line]]

    def __attrs_post_init__(self) -> None:
        sizes: Counter[float] = Counter()
        for column in self.columns:
            for line in column:
                sizes[round(line.size * 2) / 2] += len(line.text)
        self.size = sizes.most_common(1)[0][0] if sizes else 1.0
        distances = [
            above.bottom - below.bottom
            for column in self.columns
            for above, below in pairwise(column)
            if abs(above.size - below.size) < 1 and 0 < above.bottom - below.bottom < 3 * above.size
        ]
        self.leading = median(distances) if distances else self.size * 1.2
        self.edges: dict[int, float] = {}
        for column in self.columns:
            for line in column:
                for near in self._near(min(line.left for line in column)):
                    self.edges[near] = max(self.edges.get(near, 0.0), line.right)

    def _near(self, left: float) -> range:
        """Columns that begin near one another, as those of several pages do, have one right edge."""
        return range(int(left // 10) - 1, int(left // 10) + 2)

    def is_large(self, line: Line) -> bool:
        """Whether a line is set larger than running text."""
        return line.size > self.size * _LARGER

    def is_heading(self, draft: Draft) -> bool:
        """Whether a paragraph looks like a heading: larger than running text, or bold, and short."""
        said = " ".join(line.text for line in draft.lines)
        if len(draft.lines) > _MOST_LINES or len(said) > 200 or CONTENTS_ROW.match(said):
            return False
        if self.is_large(draft.first):
            return any(letter.isalpha() for letter in said)
        return draft.first.bold and draft.last.bold and len(said) <= 120 and said[-1] not in ".,;"

    def parted(self, column: Sequence[Line]) -> Iterator[Draft]:
        """The paragraphs of one column."""
        draft: Draft | None = None
        left = min((line.left for line in column), default=0.0)
        rows = {id(line) for pair in pairwise(column) if pair[0].is_row_with(pair[1]) for line in pair}
        for line in column:
            is_row = id(line) in rows
            if draft is not None and not (is_row or draft.is_row) and self._goes_on(draft, line, left):
                draft.lines.append(line)
                continue
            if draft is not None:
                yield draft
            draft = Draft([line], is_row)
        if draft is not None:
            yield draft

    def _goes_on(self, draft: Draft, line: Line, left: float) -> bool:
        last = draft.last
        if abs(last.size - line.size) > 0.08 * last.size or last.bold != line.bold:
            return False
        if last.bottom - line.bottom > self.leading * max(last.size / self.size, 1.0) * 1.3:
            return False
        if MARKER.match(line.text) or CONTENTS_ROW.match(line.text) or CONTENTS_ROW.match(last.text):
            return False
        if "\t" in line.text or ("\t" in last.text and not MARKER.match(last.text)):
            return False
        if self.is_large(line):
            return len(draft.lines) < _MOST_LINES
        if MARKER.match(draft.text):
            return line.left > draft.first.left + line.size * 0.4 or not (
                draft.ends or self._is_broken(last, line, left)
            )
        indented = line.left > last.left + line.size * 0.7
        return not indented and not self._is_broken(last, line, left)

    def _is_broken(self, last: Line, line: Line, left: float) -> bool:
        """Whether the next word would have stood on the line before, had the paragraph gone on."""
        word = line.text.split(None, 1)[0]
        width = (line.right - line.left) * (len(word) + 1) / max(len(line.text), 1)
        edge = self.edges.get(int(left // 10), last.right)
        return last.right + width < edge - self.size * 0.3
