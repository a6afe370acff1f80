"""The body of a note: its sections, each as its role asks."""

from collections.abc import Sequence

import notekit
from notekit_word.blocks import Blocks
from notekit_word.people import Introductions
from notekit_word.steps import step_rows

__all__ = ["Sections"]

LONGEST_LEAD_IN = 220
"""How many characters a lead-in set in italics may have; longer ones read better upright."""


class Sections:
    """Writes the sections of one note, in order."""

    def __init__(self, blocks: Blocks, note: notekit.Note) -> None:
        self._blocks = blocks
        self._story = blocks.story
        self._introductions = Introductions(note)

    def write(self, section: notekit.Section, bookmark: str | None = None) -> None:
        """Writes a section; `bookmark` names its heading for links."""
        if section.heading:
            heading = self._blocks.heading(section.heading)
            if bookmark:
                self._story.bookmark(heading, bookmark)
        self._write_group(section)
        self._write_people(section)
        for block in section.lead_in:
            short = isinstance(block, notekit.Paragraph) and len(block.text) <= LONGEST_LEAD_IN
            self._blocks.write([block], "Lead-in" if short else "Body Text")
        if section.role is notekit.Role.NEXT_STEPS:
            self._write_steps(section.blocks)
        else:
            self._blocks.write(section.blocks)

    def _write_group(self, section: notekit.Section) -> None:
        heading = section.heading.text.casefold() if section.heading else ""
        if section.group and section.group.casefold() not in heading:
            self._story.paragraph("Group", section.group)

    def _write_people(self, section: notekit.Section) -> None:
        for name, posts in self._introductions.lines(section):
            line = self._story.paragraph("Speaker", name)
            self._story.write(line, f", {posts}" if name and posts else posts, "Detail")

    def _write_steps(self, blocks: Sequence[notekit.Block]) -> None:
        for block in blocks:
            rows = step_rows(block, self._blocks.language) if isinstance(block, notekit.ListBlock) else None
            if rows:
                self._blocks.table(rows, header=True)
            else:
                self._blocks.write([block])
