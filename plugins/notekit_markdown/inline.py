"""Rich text as Markdown: marks into signs, and into comments where Markdown has no sign.

Strong is `**`, emphasis `_` or within a word `*`, code and links as usual. Emphasis counts to a parser
only where letters, spaces and punctuation stand rightly around it; where they do not, the neighbour is
written as a character reference.
"""

import re
import string
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import define, evolve, field

from notekit import Action, Anchor, Code, Emphasis, Mark, RichText, Speech, Strong
from notekit_markdown.comments import beginning, ending
from notekit_markdown.escaping import address, escaped
from notekit_markdown.lines import AS_IT_COMES, Lines

__all__ = ["written"]

_OUTERMOST_FIRST: tuple[type[Mark], ...] = (Anchor, Strong, Emphasis, Code)
_AUTOMATIC = re.compile(r"https?://[A-Za-z0-9/.:?=#%~@+,;_-]+")
_BACKTICKS = re.compile("`+")
_SPACE, _PUNCTUATION, _LETTER, _OTHER = range(4)


def written(content: RichText, *, begins: bool = True, cell: bool = False, lines: Lines = AS_IT_COMES) -> str:
    """A rich text as Markdown, with `\\` before each line break.

    `begins` says whether the text begins a block, `cell` whether it stands in a table, `lines` where it
    may go on to the next line.
    """
    if not content.marks:
        characters = escaped(content.text, begins=begins, cell=cell)
        return lines.lay_out(content.text, characters, range(len(characters)))
    return _Writer(content, cell=cell).write(lines, begins=begins)


@define
class _Sign:
    """A piece of markup that stands before the character at `offset`; `mark` is set on signs of emphasis."""

    text: str
    offset: int
    opens: bool | None = None


def _class_of(character: str) -> int:
    """What a character is beside emphasis; `_OTHER` is what parsers do not agree on.

    To some of them punctuation has symbols such as `£` in it, to others it has not, or knows no younger signs.
    """
    if character in " \n\t" or unicodedata.category(character) == "Zs":
        return _SPACE
    category = unicodedata.category(character)[0]
    if character in string.punctuation or category == unicodedata.ucd_3_2_0.category(character)[0] == "P":
        return _PUNCTUATION
    return _LETTER if character.isalnum() and category in "LN" else _OTHER


@define(slots=False)
class _Writer:
    content: RichText
    cell: bool
    text: str = field(init=False)
    comments: list[tuple[Mark, str, list[tuple[str, str | None]]]] = field(factory=list)
    styles: list[Mark] = field(factory=list)
    numbered: set[int] = field(factory=set)
    whole: set[Mark] = field(factory=set)
    strong_edges: set[int] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        self.text = self.content.text
        self._sort_out()
        self.whole_ends = {mark.end for mark in self.whole}

    def _sort_out(self) -> None:
        """Parts the marks into those with signs, cut so that they nest, and those stated by comments."""
        content = self.content
        for mark in content.marks:
            if isinstance(mark, Speech):
                self._state(mark, "quote", by=mark.speaker)
            elif isinstance(mark, Action):
                self._state(mark, "step", **_particulars(mark))
            elif isinstance(mark, Anchor) and not mark.url:
                self._state(mark, "link")
        links = [mark for mark in content.of(Anchor) if mark.url]
        strong = [piece for mark in content.of(Strong) for piece in self._cut(mark, _crossings(mark, links))]
        emphasis = [
            piece for mark in content.of(Emphasis) for piece in self._cut(mark, _crossings(mark, links, strong))
        ]
        edges = sorted(
            {edge for mark in content.marks if not isinstance(mark, Code) for edge in (mark.start, mark.end)}
        )
        code: list[Mark] = []
        for mark in content.of(Code):
            inside = edges[bisect_right(edges, mark.start) : bisect_left(edges, mark.end)]
            awkward = self._is_awkward(content.under(mark), mark)
            if inside or awkward:
                self._state(mark, "code")
            if not awkward:
                code += self._cut(mark, inside)
        self.styles = [*links, *strong, *emphasis, *code]
        self.strong_edges = {edge for mark in strong for edge in (mark.start, mark.end)}
        code_starts = {mark.start for mark in code}
        for mark in (*links, *code):
            inside = edges[bisect_right(edges, mark.start) : bisect_left(edges, mark.end)]
            if isinstance(mark, Code) or (not inside and mark.start not in code_starts and self._is_automatic(mark)):
                self.whole.add(mark)

    def _is_awkward(self, under: str, code: Mark) -> bool:
        """Whether code would be read as something else: as more cells, or with the link around it as a reference."""
        if self.cell:
            return "\\|" in under
        first = next((link for link in self.content.of(Anchor) if link.url), None)
        return first is not None and first.start == 0 and code.start < first.end and "]:" in under

    def _state(self, mark: Mark, name: str, **attributes: str | None) -> None:
        self.comments.append((mark, name, list(attributes.items())))

    def _cut(self, mark: Mark, edges: Iterable[int]) -> list[Mark]:
        """The mark in pieces that end at `edges`, without white space at their ends."""
        pieces = []
        for start, end in pairwise([mark.start, *edges, mark.end]):
            under = self.text[start:end]
            start += len(under) - len(under.lstrip())
            end -= len(under) - len(under.rstrip())
            if start < end:
                pieces.append(evolve(mark, start=start, end=end))
        return pieces

    def write(self, lines: Lines, *, begins: bool) -> str:
        """The text with its signs, and with comments where there are none."""
        signs = self._signs()
        self._settle(signs)
        borders = {sign.offset for sign in signs} | self.whole_ends
        linked = {at for mark in self.styles if isinstance(mark, Anchor) for at in range(mark.start, mark.end)}
        characters = escaped(self.text, borders, numbered=self.numbered, linked=linked, begins=begins, cell=self.cell)
        for mark in self.whole:
            characters[mark.start : mark.end] = [""] * (mark.end - mark.start)
        pieces: list[str] = []
        offsets: list[int | None] = []
        last = 0
        for sign in signs:
            pieces += [*characters[last : sign.offset], sign.text]
            offsets += [*range(last, sign.offset), None]
            last = sign.offset
        return lines.lay_out(self.text, [*pieces, *characters[last:]], [*offsets, *range(last, len(characters))])

    def _signs(self) -> list[_Sign]:
        """All signs in order: at each offset what ends comes first, and comments between what ends and what begins."""
        closers: dict[int, list[_Sign]] = defaultdict(list)
        openers: dict[int, list[_Sign]] = defaultdict(list)
        stated: dict[int, list[_Sign]] = defaultdict(list)
        for mark in sorted(self.styles, key=self._nesting):
            if mark in self.whole:
                openers[mark.start].append(_Sign(self._as_whole(mark), mark.start))
                continue
            before, after = self._around(mark)
            styled = not isinstance(mark, Anchor)
            openers[mark.start].append(_Sign(before, mark.start, True if styled else None))
            closers[mark.end].insert(0, _Sign(after, mark.end, False if styled else None))
        for mark, name, attributes in self.comments:
            stated[mark.end].append(_Sign(ending(name, attributes), mark.end))
        for mark, name, _ in self.comments:
            if mark.start:
                # A comment at the start of a line would make a parser take the whole line for HTML.
                at = mark.start - 1 if self.text[mark.start - 1] == "\n" else mark.start
                stated[at].append(_Sign(beginning(name), at))
        offsets = sorted({*closers, *openers, *stated})
        return [sign for at in offsets for group in (closers, stated, openers) for sign in group.get(at, ())]

    def _nesting(self, mark: Mark) -> tuple[int, int, bool, int]:
        """The order in which marks begin: the outermost first."""
        return mark.start, -mark.end, mark in self.whole, _OUTERMOST_FIRST.index(type(mark))

    def _is_automatic(self, mark: Mark) -> bool:
        """Whether the mark's text is its address, so that the address alone in angle brackets says it all."""
        under = self.content.under(mark)
        return isinstance(mark, Anchor) and mark.url == under and _AUTOMATIC.fullmatch(under) is not None

    def _as_whole(self, mark: Mark) -> str:
        """Code or an address with its signs; nothing is escaped in it."""
        under = self.content.under(mark)
        if isinstance(mark, Anchor):
            return f"<{under}>"
        fence = "`" * (max(map(len, _BACKTICKS.findall(under)), default=0) + 1)
        pad = " " if under.startswith("`") or under.endswith("`") else ""
        code = under.replace("|", "\\|") if self.cell else under
        return f"{fence}{pad}{code}{pad}{fence}"

    def _around(self, mark: Mark) -> tuple[str, str]:
        if isinstance(mark, Anchor):
            return "[", f"]({address(mark.url or '')})"
        if isinstance(mark, Strong):
            return "**", "**"
        return ("*", "*") if self._within_word(mark) else ("_", "_")

    def _within_word(self, mark: Mark) -> bool:
        """Whether emphasis begins or ends inside a word, where `_` does not count, and no `**` touches it."""
        if mark.start in self.strong_edges or mark.end in self.strong_edges:
            return False
        outside = (self._class_at(mark.start - 1), self._class_at(mark.end))
        return _LETTER in outside or _OTHER in outside

    def _settle(self, signs: list[_Sign]) -> None:
        """Finds the characters beside emphasis that must be written as references for it to count."""
        changed = True
        while changed:
            changed = False
            for index, sign in enumerate(signs):
                if sign.opens is None:
                    continue
                before, after = self._neighbours(signs, index)
                inner, outer = (after, before) if sign.opens else (before, after)
                if outer in (_SPACE, _PUNCTUATION) or (inner == _LETTER and sign.text != "_"):
                    continue
                self.numbered.add(sign.offset - 1 if sign.opens else sign.offset)
                changed = True

    def _neighbours(self, signs: list[_Sign], index: int) -> tuple[int, int]:
        """The classes of what stands before and after a sign."""
        offset = signs[index].offset
        before = index > 0 and signs[index - 1].offset == offset
        after = index + 1 < len(signs) and signs[index + 1].offset == offset
        return (
            _PUNCTUATION if before else self._class_at(offset - 1),
            _PUNCTUATION if after else self._class_at(offset),
        )

    def _class_at(self, at: int) -> int:
        if not 0 <= at < len(self.text):
            return _SPACE
        return _PUNCTUATION if at in self.numbered or at + 1 in self.whole_ends else _class_of(self.text[at])


def _crossings(mark: Mark, *others: Sequence[Mark]) -> list[int]:
    """Where a mark is to be cut so that it nests in the others, of each sort in order and apart, or they in it."""
    cuts = set()
    for marks in others:
        first, last = _covering(marks, mark.start), _covering(marks, mark.end - 1)
        if first and first.start < mark.start and first.end < mark.end:
            cuts.add(first.end)
        if last and mark.start < last.start and mark.end < last.end:
            cuts.add(last.start)
    return sorted(cuts)


def _covering(marks: Sequence[Mark], offset: int) -> Mark | None:
    at = bisect_right(marks, offset, key=lambda mark: mark.start) - 1
    return marks[at] if at >= 0 and offset < marks[at].end else None


def _particulars(mark: Action) -> dict[str, str | None]:
    due = mark.due
    return {
        "owner": mark.owner,
        "due": due.iso if due else None,
        "due-text": due.text if due else None,
        "status": mark.status,
    }
