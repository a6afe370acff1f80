"""Marks: quotations, lost links and next steps laid over the texts of the sections, in one walk."""

import re
from collections.abc import Callable
from itertools import pairwise
from operator import is_
from typing import TypeVar

from attrs import define, evolve, field

from notekit.blocks import Block, BlockQuote, ListBlock, ListItem, Paragraph, Table, texts
from notekit.parsers.draft.draft import TALKS, Draft
from notekit.parsers.draft.numbered_prose import paragraphs_of
from notekit.parsers.marks.action_tables import with_table_steps
from notekit.parsers.marks.agreements import find_agreed, may_agree
from notekit.parsers.marks.earlier import Earlier
from notekit.parsers.marks.given_initials import take_given_initials
from notekit.parsers.marks.links import find_lost_links, may_lose_links
from notekit.parsers.marks.minuted_tasks import find_minuted, find_tasks
from notekit.parsers.marks.quotes import attributed, ends_in, find_quotes, has_quotation_marks, signed_by
from notekit.parsers.marks.steps import find_actions, find_labelled_actions, find_undertakings, may_label_steps
from notekit.parsers.structure.lone_lines import is_quoted
from notekit.people import Part
from notekit.schema import Kind, Role, Section
from notekit.text import Action, Mark, RichText, Speech

__all__ = ["mark_texts"]

NEAR = 60
"""How many characters before a quotation are looked at for a word that says that somebody said it."""
FIRST = 3
"""How many texts at the head of a note may say that it is a round-up of quotations."""
CLOSING = 3
"""How many paragraphs count as a note's end."""

_MARKED_WHOLE = frozenset([Table, BlockQuote])
_CLOSES_STRAIGHT = re.compile(r"(?<=[.,!?…])\"(?=\s|$)|(?<=\w)\"(?=\.?\s*$)")

T = TypeVar("T")
Change = Callable[[RichText, bool], RichText]
"""Takes a text, and whether it is a list item's, and gives it with more marks."""


def _each(values: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    """The values changed; the very same tuple where none is."""
    if not values:
        return values
    changed = tuple(map(change, values))
    return values if all(map(is_, values, changed)) else changed


def _changed(block: Block, change: Change) -> Block:
    """A block with each of its texts changed; headings and verse are left as they are."""
    if isinstance(block, Paragraph):
        content = change(block.content, False)
        return block if content is block.content else Paragraph(content, span=block.span)
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
    content = change(item.content, True) if item.text else item.content
    blocks = _each(item.blocks, lambda inner: _changed(inner, change)) if item.blocks else item.blocks
    if content is item.content and blocks is item.blocks:
        return item
    return ListItem(content, blocks, item.checked, span=item.span)


def _marked_whole(block: Block, above: Block | None, draft: Draft, by: str | None) -> Block:
    """A block with the marks that its texts as a whole tell: of a table of actions, or a quotation with its source."""
    if isinstance(block, BlockQuote):
        led_in = isinstance(above, Paragraph) and above.text.endswith(":")
        return attributed(block, draft.words, draft.roster, None if led_in else by)
    return with_table_steps(block, above, draft.words, draft.roster) if isinstance(block, Table) else block


def _marked_wholes(section: Section, draft: Draft) -> list[Block]:
    """The blocks of a section marked as wholes; a quotation set off in somebody's contribution is theirs."""
    alone = section.by[0] if len(section.by) == 1 else None
    before = ((section.lead_in or (section.heading,))[-1], *section.blocks)
    return [_marked_whole(block, above, draft, alone) for block, above in zip(section.blocks, before, strict=False)]


def _change_section(section: Section, change: Change) -> Section:
    lead_in = _each(section.lead_in, lambda block: _changed(block, change))
    blocks = _each(section.blocks, lambda block: _changed(block, change))
    if lead_in is section.lead_in and blocks is section.blocks:
        return section
    return evolve(section, lead_in=lead_in, blocks=blocks)


@define
class _Marker:
    """Finds the marks of one text after the other, in the order in which they stand in the note."""

    draft: Draft
    section: Section
    closing: frozenset[int] = frozenset()  # the texts at the note's end, where undertakings commonly stand
    minutes: bool = False  # whether the note is that of a meeting with those present listed
    tasks: frozenset[int] = frozenset()  # the items of minutes that only say what to do, by the identity of their texts
    quoting: bool = False  # whether an extract that is quoted as a whole runs on from the paragraph before
    linking: frozenset[str] = field(kw_only=True)  # the texts that may have lost a link
    labelled: frozenset[str] = field(kw_only=True)  # those that may have a label of a step
    agreed: frozenset[str] = field(kw_only=True)  # those that may say what was agreed to be done
    earlier: Earlier = field(kw_only=True)
    signed: dict[int, str] = field(factory=dict, kw_only=True)  # below which texts stands whose they are

    def change(self, content: RichText, item: bool) -> RichText:
        """A text with its marks."""
        marks: list[Mark] = []
        if not content.of(Speech):
            marks += self._quotes(content)
        if content.text in self.linking:
            marks += find_lost_links(content, self.draft.words)
        if not content.of(Action):
            marks += self._actions(content, item=item)
        return content.with_marks(marks) if marks else content

    def _quotes(self, content: RichText) -> list[Speech]:
        """Quotations, of which most texts have none."""
        if has_quotation_marks(content.text):
            return self._quoted(content)
        self.quoting = False
        self.earlier.take(content.text, None, ends_quoted=False)
        return []

    def _quoted(self, content: RichText) -> list[Speech]:
        """Quotations in a text with their marks; an extract quoted as a whole, each paragraph opened anew, is none."""
        text, by = content.text, self.section.by
        anew = text[:1] == "“"
        opens = anew and text.count("“") > text.count("”") + len(_CLOSES_STRAIGHT.findall(text))
        skip = 1 if (opens or (anew and self.quoting)) and not self._goes_on(text) else 0
        self.quoting = opens and skip > 0
        speaker = by[0] if len(by) == 1 else None
        words, roster = self.draft.words, self.draft.roster
        signed = self.signed.get(id(content))
        found = find_quotes(text, words, roster, self.earlier, skip=skip, speaker=speaker, signed=signed)
        last = found[-1] if found else None
        self.earlier.take(
            text, last.speaker if last else None, ends_quoted=last is not None and ends_in(text, last, words)
        )
        return found

    def _goes_on(self, text: str) -> bool:
        """Whether a text that opens with a quotation gives somebody's words, and not all of an extract."""
        if self.quoting or self.draft.kind is Kind.EXTRACT:
            return False
        opening, closing, _ = text.partition("”")
        if (closing and opening.count("“") == 1) or self.earlier.goes_on:
            return True
        before = self.earlier.text
        return before.endswith(":") and self.draft.words.cue("quotes", "says").search(before[-NEAR:]) is not None

    def _actions(self, content: RichText, *, item: bool) -> list[Action]:
        words, roster = self.draft.words, self.draft.roster
        if content.text in self.labelled and (labelled := find_labelled_actions(content, words, roster, item=item)):
            return labelled
        if self.section.role is not Role.NEXT_STEPS:
            closing = id(content) in self.closing
            if closing or self.minutes:
                return self._undertaken(content, closing=closing)
            return find_agreed(content, words, roster) if content.text in self.agreed else []
        if not item and content.text.endswith(":"):
            return []  # it leads in the steps
        found = find_actions(content, words, roster, item=item)
        return found or ([Action(0, len(content.text))] if not item and _is_step(content, self.section) else [])

    def _undertaken(self, content: RichText, *, closing: bool) -> list[Action]:
        """Steps outside of next steps: anywhere in minutes, and at the end of other records."""
        words, roster = self.draft.words, self.draft.roster
        if id(content) in self.tasks:
            return [Action(0, len(content.text))]
        found = find_minuted(content, words, roster) if self.minutes else []
        if closing:
            starts = {action.start for action in found}
            found += [action for action in find_undertakings(content, words, roster) if action.start not in starts]
        return found


def _is_step(content: RichText, section: Section) -> bool:
    """Whether a text is the one paragraph below a heading of next steps, or opened such a section by what it says."""
    if section.lead_in or not section.blocks or not isinstance(section.blocks[0], Paragraph):
        return False
    return section.blocks[0].content is content and (section.heading is None or len(section.blocks) == 1)


def _tasks(section: Section, draft: Draft) -> frozenset[int]:
    """The items of a section of minutes that only say what to do, by the identity of their texts."""
    lists = (block for block in section.blocks if isinstance(block, ListBlock))
    return frozenset(id(content) for block in lists for content in find_tasks(block, draft.words, draft.roster))


def _reports_event(draft: Draft) -> bool:
    return draft.kind not in (Kind.ARTICLE, Kind.EXTRACT) and draft.is_record and draft.reports_event


def _closing(draft: Draft) -> frozenset[int]:
    """The last paragraphs of a note that reports an event, by identity."""
    if not _reports_event(draft):
        return frozenset()
    paragraphs = [
        paragraph.content
        for section in draft.sections
        for block in (section.lead_in if section.role is Role.DISCUSSION else section.content)
        for paragraph in paragraphs_of(block)
        if any(map(str.isalpha, paragraph.text))
    ]
    return frozenset(map(id, paragraphs[-CLOSING:]))


def _line(block: Block) -> str:
    """The text of a paragraph, or of a list with one item, as a line with a dash before it is read."""
    if isinstance(block, ListBlock):
        return block.items[0].text if len(block.items) == 1 else ""
    return block.text if isinstance(block, Paragraph) else ""


def _signatures(section: Section, draft: Draft) -> dict[int, str]:
    """Who is named on the line below a quotation, by the identity of its text."""
    found = {}
    for block, below in pairwise(section.blocks):
        if isinstance(block, Paragraph) and is_quoted(block):
            name = signed_by(_line(below), draft.roster)
            if name is not None:
                found[id(block.content)] = name
    return found


def _is_round_up(draft: Draft) -> bool:
    """Whether a note says at its head that it gathers what speakers said."""
    opening = " ".join([draft.title or "", *(block.text for block in draft.opening())][:FIRST])
    return draft.words.cue("quotes", "round-up").search(opening) is not None


def _take_quoted_speakers(draft: Draft) -> None:
    """Makes speakers of those whose words the note of a talk, or a round-up of quotations, gives."""
    if not draft.is_record or draft.kind in (Kind.ARTICLE, Kind.EXTRACT):
        return
    if draft.kind not in TALKS and not _is_round_up(draft):
        return
    for section in draft.sections:
        for block in section.blocks:
            for content in texts(block):
                for quote in content.of(Speech):
                    person = draft.roster.get(quote.speaker) if quote.speaker else None
                    if person and not person.parts:
                        person.takes(Part.SPEAKER)


def mark_texts(draft: Draft) -> None:
    """Marks quotations, links whose address was lost and next steps in every text of the sections."""
    said = [content.text for section in draft.sections for block in section.content for content in texts(block)]
    take_given_initials(said, draft.roster)
    marker = _Marker(
        draft,
        Section(["-"]),
        _closing(draft),
        draft.is_minutes,
        linking=may_lose_links(said, draft.words),
        labelled=may_label_steps(said, draft.words),
        agreed=may_agree(said, draft.words) if _reports_event(draft) else frozenset(),
        earlier=Earlier(draft.words, draft.roster),
    )
    marked = []
    for section in draft.sections:
        if not _MARKED_WHOLE.isdisjoint(map(type, section.blocks)):
            section = evolve(section, blocks=_marked_wholes(section, draft))
        marker.section, marker.signed = section, _signatures(section, draft)
        marker.tasks = _tasks(section, draft) if marker.minutes else frozenset()
        if section.heading is not None:
            marker.earlier.forget()
        marked.append(_change_section(section, marker.change))
    draft.sections = marked
    _take_quoted_speakers(draft)
