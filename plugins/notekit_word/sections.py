"""The body of a note: its sections, each as its role asks."""

from collections.abc import Sequence

import notekit
from notekit_word.blocks import Blocks
from notekit_word.people import Introductions
from notekit_word.record import Value, words
from notekit_word.steps import tells_more

__all__ = ["Sections"]

LONGEST_LEAD_IN = 220
"""How many characters a lead-in set in italics may have; longer ones read better upright."""


class Sections:
    """Writes the sections of one note, in order."""

    def __init__(self, blocks: Blocks, note: notekit.Note) -> None:
        self._blocks = blocks
        self._story = blocks.story
        self._record = blocks.record
        self._introductions = Introductions(note, blocks.record)
        self._places = {person.name: at for at, person in enumerate(note.people)}

    def write(self, section: notekit.Section, bookmark: str | None = None) -> None:
        """Writes a section; `bookmark` names its heading for links."""
        by = [self._places[name] for name in section.by]
        group = self._record.next_token(1, "group")
        self._record.put("section", {"role": str(section.role), "by": by, "group": section.group})
        if section.heading:
            heading = self._blocks.heading(section.heading)
            if bookmark:
                self._story.bookmark(heading, bookmark)
        self._write_group(section, group)
        self._write_people(section)
        for block in section.lead_in:
            short = isinstance(block, notekit.Paragraph) and len(block.text) <= LONGEST_LEAD_IN
            self._blocks.write([block], "Lead-in" if short else "Body Text")
        if section.lead_in:
            self._record.put("lead")
        if section.role is notekit.Role.NEXT_STEPS:
            self._write_steps(section.blocks)
        else:
            self._blocks.write(section.blocks)

    def _write_group(self, section: notekit.Section, path: tuple[str | int, ...]) -> None:
        heading = section.heading.text.casefold() if section.heading else ""
        if section.group and section.group.casefold() not in heading:
            said = [Value(path, section.group)]
            self._story.said("Group", said)
            self._record.said("aside", said)

    def _write_people(self, section: notekit.Section) -> None:
        for name, posts in self._introductions.lines(section):
            between = [", "] if name and posts else []
            self._story.aside(self._story.said("Speaker", name), words([*between, *posts]))
            self._record.said("aside", [*name, *between, *posts])

    def _write_steps(self, blocks: Sequence[notekit.Block]) -> None:
        for block in blocks:
            if isinstance(block, notekit.ListBlock) and tells_more(block):
                self._blocks.steps(block)
            else:
                self._blocks.write([block])
