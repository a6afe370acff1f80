"""Blocks of one section in two notes: what both say stands once, with the marks of both."""

from collections.abc import Callable, Hashable, Iterator, Sequence

from attrs import evolve, fields

from notekit.blocks import Block, Heading, ListBlock, ListItem, Paragraph, Rule
from notekit.errors import SchemaError
from notekit.merging.agreement import agreed, laid_together
from notekit.text import Mark, RichText

__all__ = ["is_said_once", "merged_blocks"]

_Laid = tuple[Block | None, Block | None]


def is_said_once(block: Block) -> bool:
    """Whether the block need not stand a second time; a heading or a rule is about what comes after it."""
    return not isinstance(block, Heading | Rule)


def merged_blocks(first: Sequence[Block], second: Sequence[Block]) -> list[Block]:
    """The blocks of both in one order, with lists as one that share an item or would stand side by side."""
    like = _lists_alike(first, second)
    laid: list[_Laid] = [*laid_together(first, second, _key, like=like, movable=is_said_once)]
    return [block for own, other in _lists_together(laid) for block in _merged(own, other)]


def _key(block: Block) -> Hashable:
    return (Paragraph, block.text) if isinstance(block, Paragraph) else block


def _lists_alike(first: Sequence[Block], second: Sequence[Block]) -> Callable[[int, int], float]:
    """Whether two blocks are lists of one kind that share an item: 1.0, else 0.0."""
    items = [[_item_texts(block) for block in blocks] for blocks in (first, second)]

    def like(i: int, j: int) -> float:
        return 0.0 if items[0][i].isdisjoint(items[1][j]) or not _of_one_kind(first[i], second[j]) else 1.0

    return like


def _item_texts(block: Block) -> set[str]:
    return {item.text for item in block.items if item.text} if isinstance(block, ListBlock) else set()


def _of_one_kind(one: Block | None, other: Block | None) -> bool:
    return isinstance(one, ListBlock) and isinstance(other, ListBlock) and one.ordered == other.ordered


def _lists_together(laid: Sequence[_Laid]) -> Iterator[_Laid]:
    """The blocks laid together, with a list of the second in the list of the first just before it."""
    waiting: _Laid | None = None
    for own, other in laid:
        if waiting and own is None and waiting[1] is None and _of_one_kind(waiting[0], other):
            yield waiting[0], other
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = own, other
    if waiting:
        yield waiting


def _merged(one: Block | None, other: Block | None) -> Iterator[Block]:
    if isinstance(one, ListBlock) and isinstance(other, ListBlock):
        yield evolve(one, items=_merged_items(one.items, other.items))
    elif isinstance(one, Paragraph) and isinstance(other, Paragraph) and (content := _one_text(one, other)):
        yield evolve(one, content=content)
    else:
        yield from (block for block in (one, other if other != one else None) if block)


def _merged_items(first: Sequence[ListItem], second: Sequence[ListItem]) -> Iterator[ListItem]:
    for one, other in laid_together(first, second, lambda item: item.text):
        item = _one_item(one, other) if one and other else None
        yield from [item] if item else [present for present in (one, other) if present]


def _one_item(one: ListItem, other: ListItem) -> ListItem | None:
    """One item of two with the same words, done if either says so; None where their marks contradict each other."""
    content = _one_text(one, other)
    if content is None:
        return None
    boxes = {one.checked, other.checked} - {None}
    checked = any(boxes) if boxes else None
    return evolve(one, content=content, checked=checked, blocks=merged_blocks(one.blocks, other.blocks))


def _one_text(one: Paragraph | ListItem, other: Paragraph | ListItem) -> RichText | None:
    """One text with the marks of two that have the same words; None where the marks cannot stand together."""
    marks = {_place(mark): mark for mark in one.content.marks}
    try:
        for mark in other.content.marks:
            marks[_place(mark)] = _one_mark(marks.get(_place(mark), mark), mark)
        return RichText(one.text, marks.values())
    except SchemaError:
        return None


def _place(mark: Mark) -> Hashable:
    return type(mark), mark.start, mark.end


def _one_mark(one: Mark, other: Mark) -> Mark:
    """A mark with what is said in either of two at one place. Raises `SchemaError`."""
    names = [field.name for field in fields(type(one))]
    return evolve(one, **{name: agreed(name, getattr(one, name), getattr(other, name)) for name in names})
