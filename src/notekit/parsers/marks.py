"""Marks: quotations, lost links and next steps laid over the texts of the sections."""

from collections.abc import Callable
from operator import is_
from typing import TypeVar

from attrs import evolve

from notekit.blocks import Block, BlockQuote, ListBlock, ListItem, Paragraph, Table
from notekit.parsers.draft import Draft
from notekit.parsers.links import find_lost_links
from notekit.parsers.quotes import find_quotes
from notekit.parsers.steps import find_actions, find_labelled_actions
from notekit.schema import Role, Section
from notekit.text import Action, RichText

__all__ = ["mark_actions", "mark_lost_links", "mark_quotes"]

T = TypeVar("T")
Change = Callable[[RichText, bool], RichText]
"""Takes a text, and whether it is a list item's, and gives it with more marks."""


def _each(values: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    """The values changed; the very same tuple where none is."""
    changed = tuple(map(change, values))
    return values if all(map(is_, values, changed)) else changed


def _changed(block: Block, change: Change) -> Block:
    """A block with each of its texts changed; headings and verse are left as they are."""
    if isinstance(block, Paragraph):
        content = change(block.content, False)
        return block if content is block.content else evolve(block, content=content)
    if isinstance(block, ListBlock):
        items = _each(block.items, lambda item: _changed_item(item, change))
        return block if items is block.items else evolve(block, items=items)
    if isinstance(block, BlockQuote):
        blocks = _each(block.blocks, lambda inner: _changed(inner, change))
        return block if blocks is block.blocks else evolve(block, blocks=blocks)
    if isinstance(block, Table):
        rows = _each(block.rows, lambda row: _each(row, lambda cell: change(cell, False)))
        return block if rows is block.rows else evolve(block, rows=rows)
    return block


def _changed_item(item: ListItem, change: Change) -> ListItem:
    content = change(item.content, True) if item.content else item.content
    blocks = _each(item.blocks, lambda inner: _changed(inner, change))
    if content is item.content and blocks is item.blocks:
        return item
    return evolve(item, content=content, blocks=blocks)


def _change_section(section: Section, change: Change) -> Section:
    lead_in = _each(section.lead_in, lambda block: _changed(block, change))
    blocks = _each(section.blocks, lambda block: _changed(block, change))
    if lead_in is section.lead_in and blocks is section.blocks:
        return section
    return evolve(section, lead_in=lead_in, blocks=blocks)


def mark_quotes(draft: Draft) -> None:
    """Marks quotations. A quotation over several paragraphs, each opened anew, is no mark of one of them."""
    running = False
    speaker: str | None = None

    def change(content: RichText, _item: bool) -> RichText:
        nonlocal running
        text = content.text
        opens = text.startswith("“") and text.count("“") > text.count("”")
        goes_on = running and text.startswith("“")
        quotes = find_quotes(content, draft.words, draft.roster, skip=1 if opens or goes_on else 0, speaker=speaker)
        running = opens
        return content.with_marks(quotes) if quotes else content

    changed = []
    for section in draft.sections:
        speaker = section.by[0] if len(section.by) == 1 else None
        changed.append(_change_section(section, change))
    draft.sections = changed


def mark_lost_links(draft: Draft) -> None:
    """Marks the words of links whose address was lost."""

    def change(content: RichText, _item: bool) -> RichText:
        links = find_lost_links(content, draft.words)
        return content.with_marks(links) if links else content

    draft.sections = [_change_section(section, change) for section in draft.sections]


def mark_actions(draft: Draft) -> None:
    """Marks next steps: in sections of next steps, and wherever a label says so."""

    def in_steps(content: RichText, item: bool) -> RichText:
        actions = find_labelled_actions(content, draft.words, draft.roster)
        actions = actions or find_actions(content, draft.words, draft.roster, item=item)
        return content.with_marks(actions) if actions and not content.of(Action) else content

    def elsewhere(content: RichText, _item: bool) -> RichText:
        actions = find_labelled_actions(content, draft.words, draft.roster)
        return content.with_marks(actions) if actions and not content.of(Action) else content

    draft.sections = [
        _with_steps(section, in_steps) if section.role is Role.NEXT_STEPS else _change_section(section, elsewhere)
        for section in draft.sections
    ]


def _with_steps(section: Section, change: Change) -> Section:
    """A section of next steps with its steps marked; what leads in is none."""
    return evolve(section, blocks=tuple(_changed(block, change) for block in section.blocks))
