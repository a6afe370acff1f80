"""Elements made of parts alike: lists, lists of terms with their definitions, and tables."""

from collections.abc import Iterator, Mapping

from attrs import define, field
from selectolax.lexbor import LexborNode

from notekit.blocks import Block, Image, ListBlock, Paragraph, Table
from notekit.readers.grid import Cell, grid
from notekit.readers.hypertext.flow import Flow, contents
from notekit.readers.hypertext.landmarks import NO_TEXT, children
from notekit.readers.hypertext.walk import DEEPEST, Handler, Walk, number
from notekit.readers.splicing import joined
from notekit.reading import SourceBlock
from notekit.text import RichText

__all__ = ["COLLECTIONS"]

_LISTS = frozenset({"ul", "ol", "menu", "dir"})


def _list(walk: Walk, node: LexborNode, flow: Flow) -> None:
    if walk.nested >= DEEPEST:
        walk.too_deep = True
        walk.block(node, flow)
        return
    flow.flush()
    walk.nested += 1
    items = [item for inner in _items(walk, node, flow) if (item := inner.item())]
    walk.nested -= 1
    if items:
        ordered = node.tag == "ol"
        flow.add(ListBlock(items, ordered, number(node, "start", 1) if ordered else 1))


def _items(walk: Walk, node: LexborNode, flow: Flow) -> list[Flow]:
    """What is in each item; a list that stands between items goes with the one before it."""
    items: list[Flow] = []
    loose = True  # whether the next text or element that is no item begins one
    for child in children(node):
        if not child.is_element_node and not (child.text_content or "").strip():
            continue
        goes_on = items and (child.tag in _LISTS or not loose)
        if not goes_on:
            items.append(flow.branch())
        loose = child.tag == "li" or child.tag in _LISTS
        walk.take(child, items[-1])
    for item in items:
        item.close()
    return items


@define
class _Entry:
    """Terms, and what is said of them."""

    terms: list[Flow] = field(factory=list)
    definitions: list[Flow] = field(factory=list)


def _definitions(walk: Walk, node: LexborNode, flow: Flow) -> None:
    flow.flush()
    for entry in _entries(walk, node, flow):
        flow.add(*_entry(entry))


def _entries(walk: Walk, node: LexborNode, flow: Flow) -> list[_Entry]:
    entries = [_Entry()]
    for child in _parts(node, "dt", "dd"):
        if child.tag == "dt" and entries[-1].definitions:
            entries.append(_Entry())
        inner = flow.branch()
        walk.take(child, inner)
        inner.close()
        (entries[-1].terms if child.tag == "dt" else entries[-1].definitions).append(inner)
    return entries


def _parts(node: LexborNode, *tags: str) -> Iterator[LexborNode]:
    """The children of an element, and those of divisions that group them."""
    for child in children(node):
        grouped = child.tag in ("div", "thead", "tbody", "tfoot", "tr") and child.tag not in tags
        if grouped:
            yield from _parts(child, *tags)
        elif child.tag not in NO_TEXT and (child.is_element_node or (child.text_content or "").strip()):
            yield child


def _entry(entry: _Entry) -> list[SourceBlock]:
    """'Term: definition' as one paragraph, several definitions as a list, and anything longer as it is."""
    before = [block for term in entry.terms for block in term.inner()]
    term = joined((block.content for block in before if isinstance(block, Paragraph)), ", ")
    if not term or not all(isinstance(block, Paragraph) for block in before):
        return [*before, *(block for definition in entry.definitions for block in definition.inner())]
    if len(entry.definitions) > 1:
        items = [item for definition in entry.definitions if (item := definition.item())]
        return [Paragraph(term), *([ListBlock(items)] if items else [])]
    said: list[Block] = entry.definitions[0].inner() if entry.definitions else []
    if not said or not isinstance(said[0], Paragraph):
        return [Paragraph(term), *said]
    separator = " " if term.text.endswith((":", "?", ".", "!", "–", "—")) else ": "
    return [Paragraph(joined((term, said[0].content), separator)), *said[1:]]


def _table(walk: Walk, node: LexborNode, flow: Flow) -> None:
    flow.flush()
    rows: list[list[tuple[LexborNode, Flow]]] = []
    headed = False
    for part in children(node):
        if part.tag == "caption":
            walk.take(part, flow)
            flow.flush()
        for row in _rows(part):
            cells = [(cell, walk.inner(cell, flow)) for cell in children(row) if cell.tag in ("td", "th")]
            if not rows and cells:
                headed = part.tag == "thead" or all(cell.tag == "th" for cell, _ in cells)
            rows += [cells] if cells else []
    if _is_layout(node, rows):
        flow.add(*(block for row in rows for _, cell in row for block in cell.blocks))
    else:
        flow.add(*_tabulated(rows, headed=headed))


def _rows(part: LexborNode) -> Iterator[LexborNode]:
    if part.tag in ("thead", "tbody", "tfoot"):
        yield from (row for row in children(part) if row.tag == "tr")


def _is_layout(node: LexborNode, rows: list[list[tuple[LexborNode, Flow]]]) -> bool:
    """Whether a table does nothing but place things on the page."""
    if node.attributes.get("role") in ("presentation", "none") or max(map(len, rows), default=0) < 2:
        return True
    headers = any(cell.tag == "th" for row in rows for cell, _ in row)
    plain = (Paragraph, Image, ListBlock) if headers else (Paragraph, Image)
    return not all(isinstance(block, plain) for row in rows for _, cell in row for block in cell.blocks)


def _tabulated(rows: list[list[tuple[LexborNode, Flow]]], *, headed: bool) -> Iterator[SourceBlock]:
    cells = [
        [Cell(_cell(cell), number(node, "colspan", 1), number(node, "rowspan", 1)) for node, cell in row]
        for row in rows
    ]
    laid = grid(cells)
    if laid is None:
        lines = (joined((cell.content for cell in row), "\t") for row in cells)
        yield from (Paragraph(line) for line in lines if line)
    elif any(cell for row in laid for cell in row):
        yield Table(laid, headed)
    for row in rows:
        for _, cell in row:
            yield from (block for block in cell.inner() if isinstance(block, Image))


def _cell(flow: Flow) -> RichText:
    """The text of a cell: its paragraphs one after the other, the items of lists parted by semicolons."""
    return joined(
        (joined(contents(block), "; " if isinstance(block, ListBlock) else " ") for block in flow.inner()), " "
    )


COLLECTIONS: Mapping[str, Handler] = {
    **dict.fromkeys(_LISTS, _list),
    "dl": _definitions,
    "table": _table,
}
