"""Blocks as lines of Markdown."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from attrs import define, evolve, field

from notekit import (
    Block,
    BlockQuote,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Paragraph,
    Preformatted,
    RichText,
    Rule,
    Table,
    Verse,
)
from notekit_markdown.comments import directive
from notekit_markdown.escaping import address, alternative, quoted
from notekit_markdown.inline import written
from notekit_markdown.lines import AS_IT_COMES, Lines

__all__ = ["DEEPEST", "Writer", "heading_line"]

DEEPEST = 38
"""How deep lists and quotations may nest; what is deeper is written as running text."""

_MOST = 999_999_999
_FENCES = {mark: re.compile(rf"^ {{0,3}}({re.escape(mark)}{{3,}})", re.MULTILINE) for mark in "`~"}


def heading_line(content: RichText, signs: int) -> str:
    """A heading with so many number signs."""
    text = written(content, begins=False)
    return f"{'#' * signs} {text[:-1] + chr(92) + '#' if text.endswith('#') else text}"


@define
class Writer:
    """Writes blocks, their paragraphs on `lines`.

    `flattened` are those that stand too deep for Markdown and are written as running text. A heading that is
    no section's gets a comment that says so, for other headings open sections.
    """

    lines: Lines = AS_IT_COMES
    flattened: list[Block] = field(factory=list)

    def blocks(self, blocks: Sequence[Block], depth: int = 0) -> list[str]:
        """The lines of several blocks, a blank line between each two.

        Lists that follow one another take turns with their markers, or they would be read as one.
        """
        lines: list[str] = []
        before: Block | None = None
        second = False
        for block in blocks:
            follows = isinstance(block, ListBlock) and isinstance(before, ListBlock) and block.ordered == before.ordered
            second = follows and not second
            if lines:
                lines.append("")
            lines += self.block(block, depth, second=second)
            before = block
        return lines

    def block(self, block: Block, depth: int, *, second: bool = False) -> list[str]:
        """The lines of one block, `second` with the other marker where it is a list."""
        match block:
            case Paragraph():
                return self.text_lines(block, self.lines)
            case Heading():
                line = heading_line(block.content, block.level + 1)
                return [line] if depth else [directive("heading"), line]
            case ListBlock() | BlockQuote() if depth >= DEEPEST:
                self.flattened.append(block)
                return self.blocks(_flat(block), depth)
            case ListBlock():
                return self._list(block, depth, second=second)
            case BlockQuote():
                with self._further_in(2):
                    return ["> " + line if line else ">" for line in self.blocks(block.blocks, depth + 1)]
            case Verse():
                return [directive("verse"), *written(_joined(block.lines)).split("\n")]
            case Table():
                return _table(block)
            case Image():
                return [_image(block)]
            case Preformatted():
                return _preformatted(block)
            case Rule():
                return ["___"]

    def _list(self, block: ListBlock, depth: int, *, second: bool) -> list[str]:
        lines: list[str] = []
        first = block.start
        if block.ordered and block.start + len(block.items) - 1 > _MOST:
            lines.append(directive("list", [("start", str(block.start))]))
            first = 1
        loose = self.is_loose(block)
        for number, item in enumerate(block.items, first):
            if loose and number > first:
                lines.append("")
            marker = f"{number}{')' if second else '.'} " if block.ordered else "* " if second else "- "
            with self._further_in(len(marker)):
                inner = self._item(item, depth + 1)
            lines.append(marker + inner[0])
            lines += [" " * len(marker) + line if line else "" for line in inner[1:]]
        return lines

    @contextmanager
    def _further_in(self, columns: int) -> Iterator[None]:
        """Leaves room for the marker of the block that is written meanwhile."""
        lines, self.lines = self.lines, self.lines.within(columns)
        yield
        self.lines = lines

    def _item(self, item: ListItem, depth: int) -> list[str]:
        check = "" if item.checked is None else "[x] " if item.checked else "[ ] "
        blocks = self.blocks(item.blocks, depth)
        if not item.content and not check:
            if isinstance(item.blocks[0], Paragraph):
                return [directive("item"), *blocks]
            return blocks
        first, *rest = self.text_lines(item, self.lines.within(len(check)), begins=not check)
        lines = [(check + first).rstrip(" "), *rest]
        if not blocks:
            return lines
        return [*lines, *blocks] if self.is_close(item) else [*lines, "", *blocks]

    def text_lines(self, block: Paragraph | ListItem, lines: Lines, *, begins: bool = True) -> list[str]:
        """The text of a paragraph or list item on `lines`."""
        return written(block.content, begins=begins, lines=lines).split("\n")

    def is_loose(self, block: ListBlock) -> bool:
        """Whether blank lines part the items of a list."""
        return any(not isinstance(inner, ListBlock) for item in block.items for inner in item.blocks)

    def is_close(self, item: ListItem) -> bool:
        """Whether the first block of a list item follows its text without a blank line."""
        return _interrupts(item.blocks[0])


def _interrupts(block: Block) -> bool:
    """Whether a block may follow text without a blank line: a list whose first item has words, and no number but 1."""
    if not isinstance(block, ListBlock) or (block.ordered and block.start != 1):
        return False
    return bool(block.items[0].content)


def _joined(lines: Sequence[RichText]) -> RichText:
    """The lines of a verse as one text with line breaks."""
    marks = []
    start = 0
    for line in lines:
        marks += [evolve(mark, start=mark.start + start, end=mark.end + start) for mark in line.marks]
        start += len(line.text) + 1
    return RichText("\n".join(line.text for line in lines), marks)


def _flat(block: Block) -> list[Block]:
    """The leaves of a block, its list items as paragraphs."""
    leaves: list[Block] = []
    waiting: list[Block | ListItem] = [block]
    while waiting:
        first = waiting.pop()
        if isinstance(first, ListBlock):
            waiting += reversed(first.items)
        elif isinstance(first, BlockQuote):
            waiting += reversed(first.blocks)
        elif isinstance(first, ListItem):
            waiting += reversed(first.blocks)
            leaves += [Paragraph(first.content)] if first.content else []
        else:
            leaves.append(first)
    return leaves


def _table(block: Table) -> list[str]:
    rows = [[written(cell, begins=False, cell=True) for cell in row] for row in block.rows]
    width = len(rows[0])
    stated = []
    if not block.header:
        stated = [directive("table", [("header", "no")])]
        rows.insert(0, [""] * width)
    rows.insert(1, ["---"] * width)
    return [*stated, *("| " + " | ".join(row) + " |" for row in rows)]


def _image(block: Image) -> str:
    title = f" {quoted(block.caption)}" if block.caption else ""
    where = address(block.source) if block.source else "<>" if title else ""
    return f"![{alternative(block.alt or '')}]({where}{title})"


def _preformatted(block: Preformatted) -> list[str]:
    language = block.language or ""
    mark = "~" if "`" in language else "`"
    longest = max(map(len, _FENCES[mark].findall(block.text)), default=2)
    fence = mark * (longest + 1)
    info = re.sub(r"\\(?=[!-/:-@\[-`{-~])|&", lambda match: "&amp;" if match.group() == "&" else "\\\\", language)
    space = " " if language.startswith("~") else ""
    return [f"{fence}{space}{info}", *block.text.split("\n"), fence]
