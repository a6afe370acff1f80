"""Blocks written anew so that nothing of what their author wrote is lost, or not at all."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from attrs import define, evolve, field

from notekit import (
    Block,
    BlockQuote,
    Directive,
    Heading,
    ListBlock,
    ListItem,
    Metadata,
    PageFurniture,
    Paragraph,
    Preformatted,
    RichText,
    Rule,
    Source,
    SourceBlock,
    Span,
    Table,
    Title,
    Verse,
)
from notekit_markdown.lines import AS_IT_COMES, Lines
from notekit_markdown.passages import has_typed_bullets, read_alone
from notekit_markdown.writer import Writer, heading_line

__all__ = ["faithful_lines"]

_FOREIGN = re.compile(r"<(?!https?://)[A-Za-z/!?]|\[\^")
"""HTML and footnotes."""
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]|&#?\w+;")
_STYLE = re.compile(r"(?<=\S)[*_]+|[*_]+(?=\S)")
_ADDRESS = re.compile(r"\]\([^()\n]*|\bhttps?://\S+|\bwww\.\S+")
_CODE = re.compile(r"`[^`\n]*`")
_WORD = re.compile(r"[^ \t\n]+")
_MARKERS = re.compile(r"(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)))*[ \t]*")
_CHECK = re.compile(r"\[[ xX]\](?=[ \t]|$)")
_FENCE = re.compile(r"(?:`{3,}|~{3,})(?P<info>.*)")
_SIGN = re.compile(r">|[-+*]|\d+[.)]")
_HIGHEST = re.compile(r"^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)))*[ \t]*(?:#(?!#)|=+[ \t]*$)", re.MULTILINE)
_ALIGNED = re.compile(r"^[ \t>|-]*:[ \t>|:-]*-|^[ \t>|:]*-[ \t>|-]*:", re.MULTILINE)


def faithful_lines(
    block: SourceBlock, written: str, source: Source, lines: Lines, *, second: bool = False
) -> list[str] | None:
    """A block in canonical form, line by line; None where that would not say all that `written` does, its source.

    Its paragraphs are broken into `lines`, and as its author broke them where these may have any length. A list
    has the other marker where it is the `second` of two.
    """
    if isinstance(block, (Directive, Metadata, PageFurniture, Verse)):
        return None
    if has_typed_bullets(written) or (_FOREIGN.search(written) and not isinstance(block, Preformatted)):
        return None
    if isinstance(block, (Title, Heading)) and written.count("\n") > 1:
        return None
    scribe = _Scribe(lines, source=source)
    anew = scribe.of_document(block, second=second)
    if isinstance(block, Table):
        anew = _aligned(block, anew, written)
    text = "\n".join(anew)
    if text == written:
        return anew
    if isinstance(block, (ListBlock, BlockQuote)) and not _same_inside(written, text):
        return None
    if scribe.loses or scribe.flattened or not anew or not _same_signs(block, written, text):
        return None
    return anew if read_alone(written) == (block,) == read_alone(text) else None


def _same_signs(block: Block | Title, before: str, after: str) -> bool:
    """Whether escapes, addresses, code and the number of styles stay: what is no markup here may be some elsewhere."""
    if isinstance(block, (Preformatted, Rule)):
        return True
    if Counter(_ESCAPE.findall(before)) != Counter(_ESCAPE.findall(after)):
        return False
    styles = ([len(run) for run in _STYLE.findall(text)] for text in (before, after))
    if next(styles) != next(styles):
        return False
    return all(sign.findall(before) == sign.findall(after) for sign in (_ADDRESS, _CODE))


def _same_inside(before: str, after: str) -> bool:
    """Whether nothing of a list or quotation is lost: items and code without text, the place of pictures, looks."""
    if _HIGHEST.search(before) or _ALIGNED.search(before) or "![" in before:
        return False
    return _signs_of(before) == _signs_of(after)


def _signs_of(text: str) -> tuple[int, int]:
    """How many items begin in a text, and how many lines begin or end code."""
    items = fences = 0
    for line in text.split("\n"):
        match = _MARKERS.match(line)
        signs = match.group() if match else ""
        items += sum(sign != ">" for sign in _SIGN.findall(signs))
        fences += _FENCE.match(line, len(signs)) is not None
    return items, fences


def _aligned(table: Table, lines: list[str], written: str) -> list[str]:
    """The lines of a table with its columns aligned as its author has them; none where columns do not agree."""
    row = written.split("\n")[1].strip().removeprefix("|").removesuffix("|")
    cells = [cell.strip() for cell in row.split("|")]
    if len(cells) != len(table.rows[0]):
        return []
    delimiters = [":" * cell.startswith(":") + "---" + ":" * cell.endswith(":") for cell in cells]
    return [lines[0], f"| {' | '.join(delimiters)} |", *lines[2:]]


@define
class _Scribe(Writer):
    """A writer that keeps what the blocks themselves do not: where lines break, and which lists are loose.

    `loses` says whether something could not be kept.
    """

    source: Source = field(kw_only=True)
    loses: bool = False

    def of_document(self, block: Block | Title, *, second: bool) -> list[str]:
        """The lines of a block of the document."""
        if isinstance(block, Title):
            return [heading_line(block.content, 1)]
        if isinstance(block, Heading):
            return [heading_line(block.content, block.level + 1)]
        return self.block(block, 0, second=second)

    def block(self, block: Block, depth: int, *, second: bool = False) -> list[str]:
        if isinstance(block, Preformatted) and not _is_whole(block, self._written(block.span)):
            self.loses = True
        return Writer.block(self, block, depth, second=second)

    def text_lines(self, block: Paragraph | ListItem, lines: Lines, *, begins: bool = True) -> list[str]:
        if lines != AS_IT_COMES:
            return Writer.text_lines(self, block, lines, begins=begins)
        ends = _line_ends(self._text_of(block), len(_WORD.findall(block.content.text)))
        broken = None if ends is None else _broken(block.content, ends)
        if broken is None:
            self.loses = True
            return [""]
        anew = Writer.text_lines(self, evolve(block, content=broken), lines, begins=begins)
        breaks = [before for before, now in zip(block.text, broken.text, strict=True) if now == "\n"]
        if len(breaks) != len(anew) - 1:
            self.loses = True
        return [*(line if sign == "\n" else line[:-1] for line, sign in zip(anew, breaks, strict=False)), anew[-1]]

    def is_loose(self, block: ListBlock) -> bool:
        """Whether blank lines part the items; a list with a blank line in an item is loose to others as well."""
        parted = any(self._is_parted(before.span, after.span) for before, after in pairwise(block.items))
        loose = Writer.is_loose(self, block)
        if loose and not parted and not any(self._is_parted(*pair) for item in block.items for pair in _children(item)):
            self.loses = True
        return parted or loose

    def is_close(self, item: ListItem) -> bool:
        return Writer.is_close(self, item) and not self._is_parted(item.span, item.blocks[0].span)

    def _written(self, span: Span | None) -> str:
        """The lines of the source on which a block or list item stands."""
        return self.source.slice(span) if span else ""

    def _text_of(self, block: Paragraph | ListItem) -> list[str]:
        """The lines of the source that begin with the text of a block, without the markers in front of it."""
        first, *rest = self._written(block.span).split("\n")
        first = _MARKERS.sub("", first, count=1)
        if isinstance(block, ListItem) and block.checked is not None:
            first = _CHECK.sub("", first, count=1)
        return [first, *(line.lstrip(" \t>") for line in rest)]

    def _is_parted(self, before: Span | None, after: Span | None) -> bool:
        """Whether a blank line stands right above what comes after."""
        if not before or not after:
            return False
        lines = self.source.text[before.start : after.start].split("\n")
        return len(lines) > 2 and not lines[-2].strip(" \t>")


def _children(item: ListItem) -> list[tuple[Span | None, Span | None]]:
    """What stands below one another in a list item, two by two: its text, where it has one, and its blocks."""
    text = [item.span] if item.content else []
    return list(pairwise([*text, *(block.span for block in item.blocks)]))


def _line_ends(lines: Sequence[str], words: int) -> list[int] | None:
    """After how many words each of the lines ends but the last; None where the lines do not hold just these words."""
    ends: list[int] = []
    so_far = 0
    for line in lines:
        number = len(_WORD.findall(line.removesuffix("\\")))
        so_far += number
        if so_far >= words:
            return ends if so_far == words else None
        if number:
            ends.append(so_far)
        elif line.strip():
            return None
    return None


def _broken(content: RichText, ends: Sequence[int]) -> RichText | None:
    """The text with a line break after each of these numbers of words; None where no single space stands there."""
    found = list(_WORD.finditer(content.text))
    characters = list(content.text)
    for end in ends:
        start, after = found[end - 1].end(), found[end].start()
        if after - start != 1:
            return None
        characters[start] = "\n"
    return RichText("".join(characters), content.marks)


def _is_whole(block: Preformatted, written: str) -> bool:
    """Whether a block of code has all the lines that it has in the source, and all that is said about it."""
    first, *rest = written.split("\n")
    fence = _FENCE.match(_MARKERS.sub("", first, count=1))
    number = block.text.count("\n") + 1
    if fence is None:
        return len(rest) + 1 == number
    is_closed = bool(rest) and _FENCE.match(rest[-1].lstrip(" \t>")) is not None
    return is_closed and len(rest) == number + 1 and fence["info"].strip() == (block.language or "")
