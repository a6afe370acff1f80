"""Marks: quotations, lost links and next steps laid over the texts of the sections."""

from collections.abc import Callable

from attrs import evolve

from notekit.blocks import Block, BlockQuote, ListBlock, ListItem, Paragraph, Table
from notekit.parsers.draft import Draft
from notekit.parsers.links import find_lost_links
from notekit.parsers.quotes import find_quotes
from notekit.parsers.steps import find_actions, find_labelled_actions
from notekit.schema import Role, Section
from notekit.text import Action, RichText

__all__ = ["mark_actions", "mark_lost_links", "mark_quotes"]

Change = Callable[[RichText, bool], RichText]
"""Takes a text, and whether it is a list item's, and gives it with more marks."""


def _changed(block: Block, change: Change) -> Block:
    """A block with each of its texts changed; headings and verse are left as they are."""
    if isinstance(block, Paragraph):
        content = change(block.content, False)
        return block if content is block.content else evolve(block, content=content)
    if isinstance(block, ListBlock):
        return evolve(block, items=tuple(_changed_item(item, change) for item in block.items))
    if isinstance(block, BlockQuote):
        return evolve(block, blocks=tuple(_changed(inner, change) for inner in block.blocks))
    if isinstance(block, Table):
        return evolve(block, rows=tuple(tuple(change(cell, False) for cell in row) for row in block.rows))
    return block


def _changed_item(item: ListItem, change: Change) -> ListItem:
    content = change(item.content, True) if item.content else item.content
    if content is item.content and not item.blocks:
        return item
    return evolve(item, content=content, blocks=tuple(_changed(inner, change) for inner in item.blocks))


def _change_section(section: Section, change: Change) -> Section:
    return evolve(
        section,
        lead_in=tuple(_changed(block, change) for block in section.lead_in),
        blocks=tuple(_changed(block, change) for block in section.blocks),
    )


def mark_quotes(draft: Draft) -> None:
    """Marks quotations. A quotation over several paragraphs, each opened anew, is no mark of one of them."""
    running = False

    def change(content: RichText, _item: bool) -> RichText:
        nonlocal running
        text = content.text
        opens = text.startswith("“") and text.count("“") > text.count("”")
        goes_on = running and text.startswith("“")
        quotes = find_quotes(content, draft.words, draft.roster, skip=1 if opens or goes_on else 0)
        running = opens
        return content.with_marks(quotes) if quotes else content

    draft.sections = [_change_section(section, change) for section in draft.sections]


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
