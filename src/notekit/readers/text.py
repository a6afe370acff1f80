"""The reader for plain text: lines into blocks.

Plain text marks little, so the reader goes by layout: blank lines, bullets typed as any of the usual
signs, numbers, indents, rules and wrapped lines. Light markup as people type it or converters leave
it (`**bold**`, `# Heading`, `[words](address)`) is understood where it is whole, and else kept as text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from attrs import define, field

from notekit.blocks import Block, BlockQuote, Heading, ListBlock, ListItem, Paragraph, Rule
from notekit.readers.markup import rich
from notekit.readers.text_heads import text_heads
from notekit.readers.typed_markers import CHECKED, TIGHT, has_typed_markers
from notekit.reading import Reading, SourceBlock, Title
from notekit.source import Source, Span

__all__ = ["read_text"]

DEEPEST = 8
"""How deep lists nest; items indented further join the deepest level."""

LONGEST_HEADING = 90
LONGEST_BARE_ITEM = 160

_RULE = re.compile(r"\s*(?:(?:[-–—_*=~•.·]\s*){3,}|[-–—_=~]{2})\s*$")
_RULE_SIGNS = "-–—_*=~•.·"
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,})\s*$")
_FULL_UNDERLINE = re.compile(r"([#~^+])\1{3,}$")
"""Signs that underline a heading only where there are as many as letters, as in reStructuredText."""
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(\S.*?)[\s#]*$")
_QUOTED = re.compile(r"\s*>[>\s]*")
_ITEM = r"""(?P<indent>[ \t\u00a0]*)
    (?:(?:[-*•–]\s+)?(?P<broken>\d{1,3})\*\*\s+        # '- 1** ', as converters leave a bold number
      |(?P<bullet>[-=]>|[•◦▪▫●○‣⁃∙·→»►✓✔☐☑☒□\uf0b7\uf0a7\uf0d8\uf0fc*+–—-]|o(?=\t|\s{2})
        |[§ü](?=[ \t\u00a0]+[^\d\s]))\s+               # what is left of the bullets of symbol fonts
      |[•◦▪●‣✓✔☐☑☒□](?=[^\W_])%s
      |\(?(?P<number>\d{1,3})(?:[.)](?:[ \t\u00a0]+|(?=[^\W\d]))|\ufe0f?\u20e3\s+)  # the latter on a key of its own
      |\(?(?P<letter>[a-z]|[ivx]{1,4})[)%s]\s+)?
    (?:(?:\[(?P<check>[ xX])\]|(?P<box>[☐□☑☒]))\s+)?"""
_IN_CAPITALS = re.compile(r"[^\W\d_]{3}[^a-z.:;,]{0,60}")
_USUAL_ITEM = re.compile(_ITEM % ("", ""), re.VERBOSE)
_TYPED_ITEM = re.compile(_ITEM % (f"|-{TIGHT}", "."), re.VERBOSE)  # '-Boats', 'b. Boats', where several lines begin so
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]*_]*$")
_LABEL = re.compile(r"[A-Z]\w+(?: \w+)?:\s")
_OPEN_END = re.compile(r"(?:[,(&]|\b(?:and|or|of|the|a|an|at|in|for|with|to|by|from))$")
_CONTENTS_ROW = re.compile(r"\.{4,}\s*\d+\s*$")
_BULLETS = "=→»►✓✔☐☑☒□•◦▪▫●○‣⁃∙·\uf0b7\uf0a7\uf0d8\uf0fc§ü*+–—-o0123456789(abcdefghijklmnopqrstuvwx["


@define
class _Line:
    text: str
    body: str  # the text without white space around it
    start: int  # where the body begins in the source
    gap: bool  # whether a blank line, or the start of the text, stands before

    @property
    def end(self) -> int:
        """Where the body ends in the source."""
        return self.start + len(self.body)

    @property
    def span(self) -> Span:
        """Where the body stands in the source."""
        return Span(self.start, self.start + len(self.body))

    @property
    def indent(self) -> int:
        if self.text[0] not in " \t":
            return 0
        wide = self.text.expandtabs(4)
        return len(wide) - len(wide.lstrip(" "))


@define
class _Item:
    indent: int
    ordered: bool
    number: int
    lines: list[_Line]
    at: int  # where the item's own text begins in its first line
    checked: bool | None
    children: list["_Item"] = field(factory=list)


def _lines(text: str) -> Iterator[_Line]:
    """The lines of a text that are not blank."""
    at, gap = 0, True
    for line in text.split("\n"):
        if body := line.strip():
            yield _Line(line, body, at + line.index(body), gap)
            gap = False
        else:
            gap = True
        at += len(line) + 1


def _is_rule(line: _Line) -> bool:
    body = line.body
    return body[-1] in _RULE_SIGNS and body[0] in _RULE_SIGNS and _RULE.match(body) is not None


def _underlines(line: _Line, above: _Line) -> bool:
    """Whether a line of signs makes the one above it a heading."""
    if line.body[0] in "=-":
        return _UNDERLINE.match(line.text) is not None
    return (
        line.body[0] in "#~^+"
        and len(line.body) >= len(above.body) - 2
        and _FULL_UNDERLINE.fullmatch(line.body) is not None
    )


def _item(line: _Line, opening: re.Pattern[str]) -> _Item | None:
    """The list item that a line opens, or None; `opening` is what items begin with."""
    if line.body[0] not in _BULLETS:
        return None
    match = opening.match(line.text)
    if match is None:
        return None
    indent, at = match.end("indent"), match.end()
    if at in (indent, len(line.text)) or ("...." in line.text and _CONTENTS_ROW.search(line.text)):
        return None
    number, broken, letter, check = match.group("number", "broken", "letter", "check")
    number = number or broken
    checked = CHECKED.get(match["box"] or line.body[0]) if check is None else check in "xX"
    return _Item(line.indent, bool(number or letter), int(number) if number else 0, [line], at, checked)


def _wrap_width(lines: list[_Line]) -> int | None:
    """The width at which the text was wrapped by hand or program; None where it was not."""
    broken = [len(line.text) for line, following in pairwise(lines) if not following.gap]
    if len(broken) < 8:
        return None
    broken.sort()
    usual = (broken[(len(broken) - 1) // 2] + broken[len(broken) // 2]) / 2
    width = broken[int(len(broken) * 0.95)]
    return width if usual >= 45 and width <= 120 else None


def _continues(line: _Line, following: _Line, width: int | None) -> bool:
    """Whether `following`, with no blank line between, goes on with the sentence of `line`."""
    text, after = line.text.rstrip(), following.body
    if after[0].islower() and not _SENTENCE_END.search(text[-8:]):
        return True
    if _OPEN_END.search(text[-8:]):
        return True
    if text.count("*") == 1 and text.lstrip().startswith("*") and after.endswith("*"):
        return True
    if width is None or _LABEL.match(after):
        return False
    return len(text) + 1 + len(after.split(None, 1)[0]) > width


def _content(lines: list[_Line], at: int = 0) -> str:
    """What the lines say as one, the first from the character `at` on."""
    first = lines[0].text[at:].strip() if at else lines[0].body
    return " ".join([first, *[line.body for line in lines[1:]]]) if len(lines) > 1 else first


def _span(lines: list[_Line]) -> Span:
    return Span(lines[0].start, lines[-1].end) if len(lines) > 1 else lines[0].span


def _list_item(item: _Item) -> ListItem:
    content = rich(_content(item.lines, item.at))
    blocks = tuple(_list_blocks(item.children)) if item.children else ()
    return ListItem(content, blocks, item.checked, span=_span(item.lines))


def _list_blocks(items: list[_Item]) -> Iterator[ListBlock]:
    """Items as lists: one list ends where bullets become numbers or the count begins again."""
    group: list[_Item] = []
    for item in items:
        if group and (item.ordered != group[-1].ordered or (item.number == 1 and group[-1].number >= 1)):
            yield _list_block(group)
            group = []
        group.append(item)
    if group:
        yield _list_block(group)


def _list_block(items: list[_Item]) -> ListBlock:
    made = tuple(map(_list_item, items))
    first, last = made[0].span, _last_line(items[-1])
    span = Span(first.start, last.end) if first else None
    return ListBlock(made, items[0].ordered, max(items[0].number, 1) if items[0].ordered else 1, span=span)


def _last_line(item: _Item) -> _Line:
    return _last_line(item.children[-1]) if item.children else item.lines[-1]


class _Blocks:
    """Builds blocks from lines, one after the other; `opening` is what items begin with."""

    def __init__(self, lines: list[_Line], opening: re.Pattern[str]) -> None:
        self.lines = lines
        self.opening = opening
        self.width = _wrap_width(lines)
        self.done: list[SourceBlock] = []
        self.items: list[_Item] = []
        self.open: list[_Item] = []

    def build(self) -> tuple[SourceBlock, ...]:
        at = 0
        while at < len(self.lines):
            at = self._take(at)
        self._close_list()
        return tuple(self.done)

    def _take(self, at: int) -> int:
        """Makes the block that begins at line `at`; gives the line after it."""
        line = self.lines[at]
        sign = line.body[0]
        if sign.isupper():  # as most lines begin, and nothing but paragraphs
            if self.items:
                self._close_list()
            return self._paragraph(at)
        if sign in _RULE_SIGNS and _is_rule(line):
            return self._rule(at)
        item = _item(line, self.opening)
        if item is not None and not self._heads(item, at):
            self._add_item(item)
            return self._item_lines(item, at + 1)
        self._close_list()
        if line.gap and (bare := self._bare_items(at)):
            for item in bare:
                self._add_item(item)
            self._close_list()
            return at + len(bare)
        if sign == ">":
            return self._quote(at)
        if sign == "#" and (heading := _HEADING.match(line.text)):
            self._heading(heading[2], len(heading[1]) - 1, [line])
            return at + 1
        return self._paragraph(at)

    def _bare_items(self, at: int) -> list[_Item]:
        """Lines that have lost their bullets: several after a colon, each begun in lower case, none a sentence."""
        before = self.done[-1] if self.done else None
        if self.width is not None or not isinstance(before, Paragraph) or before.text[-1] != ":":
            return []
        found: list[_Item] = []
        for line in self.lines[at:]:
            text = line.body
            if (found and line.gap) or not text[0].islower() or text[-1] == "." or len(text) > LONGEST_BARE_ITEM:
                break
            found.append(_Item(line.indent, False, 0, [line], line.text.index(text), None))
        return found if len(found) > 1 else []

    def _heads(self, item: _Item, at: int) -> bool:
        """Whether a numbered line is a heading: short, alone between blank lines, with text and no item after it.

        One in capitals may have its text right below: '1. MATTERS ARISING'.
        """
        if not item.ordered or at + 1 == len(self.lines):
            return False
        line, following = self.lines[at], self.lines[at + 1]
        after = _item(following, self.opening)
        if line.gap and _IN_CAPITALS.fullmatch(line.text, item.at):
            return after is None or not after.ordered
        if not (line.gap and following.gap):
            return False
        if self.items and self.items[-1].ordered and item.number == self.items[-1].number + 1 and item.number > 1:
            return False  # it goes on with a list
        text = line.body
        if len(text) > LONGEST_HEADING or _SENTENCE_END.search(text[-8:]) or text[-1] == ",":
            return False
        return after is None or not after.ordered or after.number <= item.number

    def _rule(self, at: int) -> int:
        self._close_list()
        self.done.append(Rule(span=_span([self.lines[at]])))
        return at + 1

    def _heading(self, text: str, level: int, lines: list[_Line]) -> None:
        content = rich(text)
        if not level:
            self.done.append(Title(content, span=_span(lines)))
        else:
            self.done.append(Heading(content, min(level, 5), span=_span(lines)))

    def _quote(self, at: int) -> int:
        paragraphs: list[list[_Line]] = []
        while at < len(self.lines) and self.lines[at].body.startswith(">"):
            line = self.lines[at]
            empty = not _QUOTED.sub("", line.text, count=1).strip()
            if not paragraphs or empty or line.gap:
                paragraphs.append([])
            paragraphs[-1].append(line)
            at += 1
        blocks: list[Block] = []
        for lines in paragraphs:
            text = " ".join(_QUOTED.sub("", line.text, count=1).strip() for line in lines).strip()
            if text:
                blocks.append(Paragraph(rich(text), span=_span(lines)))
        span = _span([line for lines in paragraphs for line in lines])
        if blocks:
            self.done.append(BlockQuote(tuple(blocks), span=span))
        else:
            self.done.append(Rule(span=span))
        return at

    def _paragraph(self, at: int) -> int:
        line = self.lines[at]
        at += 1
        if at == len(self.lines) or self.lines[at].gap:
            self.done.append(Paragraph(rich(line.body), span=line.span))
            return at
        lines = [line]
        while at < len(self.lines) and self._joins(lines[-1], self.lines[at]):
            lines.append(self.lines[at])
            at += 1
        underline = self.lines[at] if at < len(self.lines) else None
        if underline and not underline.gap and len(lines) == 1 and _underlines(underline, lines[0]):
            level = 1 if "-" in underline.text or self.done else 0
            self._heading(lines[0].body, level, [lines[0], underline])
            return at + 1
        self.done.append(Paragraph(rich(_content(lines)), span=_span(lines)))
        return at

    def _joins(self, line: _Line, following: _Line) -> bool:
        if following.gap or _is_rule(following) or _HEADING.match(following.text) or _underlines(following, line):
            return False
        if following.body.startswith(">") or _item(following, self.opening) is not None:
            return False
        return _continues(line, following, self.width)

    def _item_lines(self, item: _Item, at: int) -> int:
        """Takes the lines that go on with an item; gives the line after them."""
        while at < len(self.lines):
            following = self.lines[at]
            if following.gap or _is_rule(following) or _item(following, self.opening) is not None:
                break
            if following.indent < item.indent + 2 and not _continues(item.lines[-1], following, self.width):
                break
            item.lines.append(following)
            at += 1
        return at

    def _add_item(self, item: _Item) -> None:
        while self.open and item.indent < self.open[-1].indent + 2:
            self.open.pop()
        siblings = self.open[-1].children if self.open else self.items
        siblings.append(item)
        if len(self.open) < DEEPEST:
            self.open.append(item)

    def _close_list(self) -> None:
        if self.items:
            self.done += _list_blocks(self.items)
            self.items, self.open = [], []


def read_text(source: Source) -> Reading:
    """The blocks of a plain text, each with its span in the source.

    What states the notation is Markdown by any name. A diagnostic tells of front matter that cannot be read, or that
    nothing ends, and is kept as text.
    """
    found, diagnostics = text_heads(source)
    if any("notekit" in head.values for head in found):
        from notekit.readers.markdown import read_markdown  # late: few texts are

        return read_markdown(source)
    lines = list(_lines(source.text))
    opening = _TYPED_ITEM if has_typed_markers(source.text) else _USUAL_ITEM
    blocks: list[SourceBlock] = []
    at = 0
    for head, following in pairwise([None, *found, None]):
        if head is not None:
            blocks.append(head)
            at = _first_from(lines, head.span.end if head.span else 0)
        end = _first_from(lines, following.span.start) if following and following.span else len(lines)
        blocks += _Blocks(lines[at:end], opening).build()
    return Reading(source, tuple(blocks), tuple(diagnostics))


def _first_from(lines: list[_Line], start: int) -> int:
    """The first of the lines that stands at `start` or after it."""
    return bisect_left(lines, start, key=lambda line: line.start)
