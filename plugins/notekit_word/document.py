"""A Word document of one note or several."""

import re
from collections.abc import Iterator, Sequence

from docx.document import Document

import notekit
from notekit_word.blocks import Blocks
from notekit_word.elements import add, plain, w
from notekit_word.house import House
from notekit_word.links import Links
from notekit_word.numbering import Numbering
from notekit_word.options import WordOptions
from notekit_word.package import set_properties, to_bytes
from notekit_word.people import people_rows
from notekit_word.pictures import Pictures
from notekit_word.record import Record, attach
from notekit_word.sections import Sections
from notekit_word.story import Story
from notekit_word.title_block import label, write_title_block

__all__ = ["build"]

_LONGEST_HEADER = 90  # characters that stand on one line
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")


def build(
    notes: Sequence[notekit.Note], options: WordOptions, *, blank: bool = False
) -> tuple[bytes, tuple[notekit.Diagnostic, ...]]:
    """The bytes of a document of the notes, and what should be known about it.

    One that is `blank` is to be a reference document: it has no running title, and no record of the notes.
    """
    house = House(options.reference_doc)
    document = house.document
    links = Links(document.part.rels)
    root = plain(document.element)
    (body,) = root.findall(w("body"))
    record = Record()
    story = Story(body, house, links.relationship, record)
    pictures = Pictures(document.part, options.pictures, house.measure)
    blocks = Blocks(story, Numbering(house.numbering, house.numbers), pictures)
    writer = _Writer(blocks, notes, options)
    writer.write()
    _set_language(document, notes[0].language)
    set_properties(document, notes, "; ".join(map(label, notes)))
    body.append(house.page)
    document.part._element = root
    header = house.empty_header()
    if header is not None and not blank:
        add(add(header, "r"), "t").text = _running_title(notes)
    if not blank:
        attach(record, document.part)
    return to_bytes(document), (*house.diagnostics(), *blocks.diagnostics, *pictures.diagnostics, *links.diagnostics)


class _Writer:
    """Writes the notes to a story one after the other, and before them a list of contents where one is wanted."""

    def __init__(self, blocks: Blocks, notes: Sequence[notekit.Note], options: WordOptions) -> None:
        self._blocks = blocks
        self._story = blocks.story
        self._notes = notes
        self._contents = options.contents
        self._people_table = options.people_table

    def write(self) -> None:
        """Writes all of them."""
        if len(self._notes) > 1:
            self._write_contents(self._entries())
        for at, note in enumerate(self._notes):
            if len(self._notes) > 1:
                self._story.begin_page(_bookmark(at))
            self._story.language = _tag(note.language) if note.language != self._notes[0].language else None
            self._blocks.begin(note.language, (person.name for person in note.people))
            self._write_note(note, at)

    def _write_note(self, note: notekit.Note, at: int) -> None:
        record = self._story.record
        record.begin(note)
        write_title_block(self._story, note, record)
        if self._contents and len(self._notes) == 1 and any(section.heading for section in note.body):
            self._write_contents(_headings(note, at, "toc 1", "toc 2"))
            self._story.paragraph("Rule")
            record.said("aside", [])
        sections = Sections(self._blocks, note)
        for number, section in enumerate(note.body):
            sections.write(section, _bookmark(at, number) if self._contents else None)
        if self._people_table and note.people:
            self._story.said("heading 1", ["People"])
            record.said("aside", ["People"])
            self._blocks.people(people_rows(note.people, record))

    def _entries(self) -> Iterator[tuple[str, str, str]]:
        for at, note in enumerate(self._notes):
            yield "toc 1", label(note), _bookmark(at)
            if self._contents:
                yield from _headings(note, at, "toc 2")

    def _write_contents(self, entries: Iterator[tuple[str, str, str]]) -> None:
        self._story.paragraph("TOC Heading", "Contents")
        for entry in entries:
            self._story.entry(*entry)


def _headings(note: notekit.Note, at: int, *styles: str) -> Iterator[tuple[str, str, str]]:
    """Entries of the contents for a note's sections, down to as many levels as there are styles."""
    for number, section in enumerate(note.body):
        if section.heading and section.heading.level <= len(styles):
            yield styles[section.heading.level - 1], section.heading.text, _bookmark(at, number)


def _bookmark(*numbers: int) -> str:
    return "_".join(("note", *(str(number + 1) for number in numbers)))


def _tag(language: str) -> str | None:
    """A language as Word takes it; None where it is no language tag."""
    return language if _LANGUAGE.match(language) else None


def _set_language(document: Document, language: str) -> None:
    tag, lang = _tag(language), document.styles.element.find(f"{w('docDefaults')}//{w('lang')}")
    if tag and lang is not None:
        lang.set(w("val"), tag)


def _running_title(notes: Sequence[notekit.Note]) -> str:
    """What stands at the top of every page but the first."""
    titles = {note.title for note in notes}
    if len(notes) > 1:
        titles = {note.series or note.organiser for note in notes}
    title = (titles.pop() or "") if len(titles) == 1 else ""
    return title if len(title) <= _LONGEST_HEADER else f"{title[:_LONGEST_HEADER].rstrip()} …"
