"""The block structure of Markdown: which lines are a paragraph, a list, a quotation, a table.

mistune gives no positions, expands tabs in code, and overflows its stack where lists and quotations take
turns; here each node knows its lines, and the time taken grows with the text. Line numbers count from 0.
"""

import re
from collections.abc import Callable
from enum import Enum, auto

from attrs import define, field
from mistune.util import unikey

from notekit.readers.lines import (
    FENCE,
    HEADING,
    ITEM,
    QUOTE,
    RULE,
    UNDERLINE,
    Tail,
    cells_of,
    dedented,
    end_of_html,
    indent_of,
    interrupts,
    is_delimiter_of,
    item_lines,
    lazy,
    without_closing,
)
from notekit.readers.references import unescaped

__all__ = ["DEEPEST", "Form", "Node", "Structure"]

DEEPEST = 40
"""How deep lists and quotations nest; what is nested deeper is literal text."""


class Form(Enum):
    """What a node is."""

    PARAGRAPH = auto()
    HEADING = auto()
    LIST = auto()
    ITEM = auto()
    QUOTE = auto()
    TABLE = auto()
    CODE = auto()
    RULE = auto()
    HTML = auto()
    REFERENCE = auto()
    FRONT_MATTER = auto()


@define
class Node:
    """Lines `first` to `last` (included) of the source, and what they hold.

    `number` is a heading's level (1 to 6) or the first number of a list, None where its items have
    bullets. `info` names the language of code, or the key that a reference defines.
    """

    form: Form
    first: int
    last: int
    text: str = ""
    children: list["Node"] = field(factory=list)
    rows: list[list[str]] = field(factory=list)
    number: int | None = None
    info: str = ""


_REFERENCE = re.compile(
    r"""\[(?P<label>(?!\^)(?:[^\\\[\]]|\\.){1,999})\]:[ \t]*\n?[ \t]*
    (?:<(?P<angled>(?:[^<>\\\n]|\\.)*)>|(?P<bare>[^\s<]\S*))
    (?:(?:[ \t]+|[ \t]*\n[ \t]*)(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'
    |\((?P<round>(?:[^()\\]|\\.)*)\)))?[ \t]*(?:\n|$)""",
    re.VERBOSE | re.DOTALL,
)

_OUTER = re.compile(r"<(?P<end>/)?(?:ol|ul|dl|table)(?=[\s>])", re.IGNORECASE)
_INNER = re.compile(r"\s*</?(?:li|ol|ul|dt|dd|dl|tr|td|th|thead|tbody|tfoot|table)(?=[\s>])", re.IGNORECASE)


def _opened(line: str) -> int:
    """How many lists and tables a line of HTML opens more than it closes."""
    return sum(-1 if tag["end"] else 1 for tag in _OUTER.finditer(line))


class Structure:
    """The nodes of a document, the references it defines, and the lines nested too deep.

    `front_matter` says for a line `---` at which line the front matter ends that it opens, None for none.
    """

    def __init__(self, lines: list[str], front_matter: Callable[[int], int | None]) -> None:
        self.references: dict[str, dict[str, str]] = {}
        self.too_deep: list[int] = []
        self._front_matter = front_matter
        self.nodes = self._blocks(lines, 0, 0)

    def _blocks(self, lines: list[str], base: int, depth: int) -> list[Node]:
        nodes: list[Node] = []
        at = 0
        while at < len(lines):
            if not lines[at].strip():
                at += 1
                continue
            for node in self._block(lines, at, base, depth):
                nodes.append(node)
                at = node.last - base + 1
        return nodes

    def _block(self, lines: list[str], at: int, base: int, depth: int) -> list[Node]:
        line = lines[at]
        if line[0].isalpha():
            return self._paragraph(lines, at, base)  # words open nothing else
        columns, start = indent_of(line)
        if columns > 3:
            return [self._indented(lines, at, base)]
        body = line[start:]
        first = body[0]
        if depth == 0 and first in "-+" and (at == 0 or not lines[at - 1].strip()):
            end = self._front_matter(at)
            if end is not None:
                return [Node(Form.FRONT_MATTER, at, end, "\n".join(lines[at + 1 : end]), info=body.strip())]
        if first == "#" and (heading := HEADING.match(body)):
            return [Node(Form.HEADING, base + at, base + at, without_closing(heading[2] or ""), number=len(heading[1]))]
        if first in "-*_" and RULE.match(body):
            return [Node(Form.RULE, base + at, base + at)]
        if first in "`~" and (fence := FENCE.match(body)):
            return [self._fenced(lines, at, base, fence, columns)]
        if first == "<" and (end_mark := end_of_html(body, lone_tag=True)):
            return [self._html(lines, at, base, end_mark)]
        if first == ">" or ((first in "-+*" or first.isdecimal()) and ITEM.match(line)):
            if depth < DEEPEST:
                return [(self._quote if first == ">" else self._list)(lines, at, base, depth)]
            self.too_deep.append(base + at)
        return self._paragraph(lines, at, base)

    def _indented(self, lines: list[str], at: int, base: int) -> Node:
        end = last = at
        while end < len(lines) and (not lines[end].strip() or indent_of(lines[end])[0] > 3):
            last = end if lines[end].strip() else last
            end += 1
        text = "\n".join(dedented(line, 4) for line in lines[at : last + 1])
        return Node(Form.CODE, base + at, base + last, text)

    def _fenced(self, lines: list[str], at: int, base: int, fence: re.Match[str], columns: int) -> Node:
        mark = fence["fence"]
        end = at + 1
        while end < len(lines):
            indent, start = indent_of(lines[end])
            closing = lines[end][start:].rstrip()
            if indent < 4 and closing.startswith(mark) and not closing.strip(mark[0]):
                break
            end += 1
        last = end
        if end == len(lines):  # nothing closes it
            last = next(number for number in range(end - 1, at - 1, -1) if lines[number].strip())
            end = last + 1
        text = "\n".join(dedented(line, columns) for line in lines[at + 1 : end])
        return Node(Form.CODE, base + at, base + last, text, info=unescaped(fence["info"].strip()))

    def _html(self, lines: list[str], at: int, base: int, end_mark: re.Pattern[str]) -> Node:
        """A piece of HTML; a list or table that an empty line stands in goes on with its next item or row."""
        end = at
        opened = _opened(lines[at])
        while end < len(lines) - 1:
            following = end + 1
            if end_mark.search(lines[end]):
                while following < len(lines) and not lines[following].strip():
                    following += 1
                if opened <= 0 or lines[end].strip() or following == len(lines) or not _INNER.match(lines[following]):
                    break
            end = following
            opened += _opened(lines[end])
        while end > at and not lines[end].strip():
            end -= 1
        return Node(Form.HTML, base + at, base + end, "\n".join(lines[at : end + 1]))

    def _quote(self, lines: list[str], at: int, base: int, depth: int) -> Node:
        inner: list[str] = []
        tail = Tail()
        end = at
        while end < len(lines):
            line = lines[end]
            mark = QUOTE.match(line)
            if mark:
                rest = line[mark.end() :]
                rest = "  " + rest[1:] if rest.startswith("\t") else rest.removeprefix(" ")
            elif line.strip() and tail.continues(line):
                rest = lazy(line)
            else:
                break
            inner.append(rest)
            tail.take(rest)
            end += 1
        children = self._blocks(inner, base + at, depth + 1)
        return Node(Form.QUOTE, base + at, base + end - 1, children=children)

    def _list(self, lines: list[str], at: int, base: int, depth: int) -> Node:
        first = ITEM.match(lines[at])
        assert first is not None
        number = int(first["number"]) if first["number"] else None
        sign = first["marker"][-1]
        items: list[Node] = []
        end = following = at
        while following < len(lines):
            item = ITEM.match(lines[following])
            if not item or item["marker"][-1] != sign:
                break
            if items and sign in "*-" and RULE.match(lines[following].strip()):
                break
            inner = item_lines(lines, following, item)
            start = following
            end = following = start + len(inner)
            children = self._blocks(inner, base + start, depth + 1)
            items.append(Node(Form.ITEM, base + start, base + end - 1, children=children))
            while following < len(lines) and not lines[following].strip():
                following += 1
        return Node(Form.LIST, base + at, base + end - 1, children=items, number=number)

    def _paragraph(self, lines: list[str], at: int, base: int) -> list[Node]:
        end = at + 1
        level = None
        while end < len(lines) and level is None:
            line = lines[end]
            if not line.strip():
                break
            columns, start = indent_of(line)
            body = line[start:]
            if columns < 4 and body[0] in "|:-" and is_delimiter_of(lines[end - 1], body):
                return self._before_table(lines, at, end, base)
            if columns < 4 and body[0] in "=-" and UNDERLINE.match(body):
                level = 1 if body[0] == "=" else 2
            elif interrupts(line):
                break
            end += 1
        return self._running_text(lines, at, end, base, level)

    def _running_text(self, lines: list[str], at: int, end: int, base: int, level: int | None) -> list[Node]:
        """A paragraph, or where a line underlines it, a heading; the references at its head are nodes of their own."""
        words = lines[at : end if level is None else end - 1]
        text = "\n".join([line.lstrip(" \t") for line in words]) if len(words) > 1 else words[0].lstrip(" \t")
        if level is None and not text.startswith("["):
            return [Node(Form.PARAGRAPH, base + at, base + end - 1, text.rstrip(" \t"))]
        nodes: list[Node] = []
        start = 0
        while text.startswith("[", start) and (reference := _REFERENCE.match(text, start)):
            taken = reference.group().count("\n") + (reference.end() == len(text))
            nodes.append(self._reference(reference, base + at, base + at + taken - 1))
            start = reference.end()
            at += taken
        if start < len(text):
            form = Form.PARAGRAPH if level is None else Form.HEADING
            nodes.append(Node(form, base + at, base + end - 1, text[start:].rstrip(" \t"), number=level))
        elif level is not None:
            nodes.append(Node(Form.PARAGRAPH, base + at, base + at, lines[end - 1].strip()))
        return nodes

    def _reference(self, match: re.Match[str], first: int, last: int) -> Node:
        key = unikey(match["label"])
        address = match["angled"] if match["bare"] is None else match["bare"]
        title = next((match[name] for name in ("double", "single", "round") if match[name]), "")
        new = bool(key) and key not in self.references
        if new:
            values = {"url": unescaped(address), "label": match["label"], "title": unescaped(title)}
            self.references[key] = values
        return Node(Form.REFERENCE, first, last, match.group().rstrip("\n"), info=key if new else "")

    def _before_table(self, lines: list[str], at: int, end: int, base: int) -> list[Node]:
        """A table, its delimiter row at `end`, and the paragraph above it if there is one."""
        nodes = self._running_text(lines, at, end - 1, base, None) if end - 1 > at else []
        rows = [cells_of(lines[end - 1])]
        first = end - 1
        end += 1
        while end < len(lines) and lines[end].strip() and not interrupts(lines[end]):
            rows.append(cells_of(lines[end]))
            end += 1
        return [*nodes, Node(Form.TABLE, base + first, base + end - 1, rows=rows)]
