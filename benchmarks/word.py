"""How fast Word documents are made, beside the floor, peers in the same process, and pandoc."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache, partial
from io import BytesIO
from random import Random
from string import ascii_lowercase
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from documents import SEEDS
from docxtpl import DocxTemplate
from timing import growth, milliseconds, side_by_side, table, times

import notekit
from notekit import Heading, ListBlock, Note, Paragraph, Section

__all__ = ["documents", "growing"]

PEERS = "floor", "python-docx", "docxtpl", "pandoc"


def documents() -> str:
    """A roundtable, and notes of 1,000 and 10,000 paragraphs."""
    roundtable = notekit.parse(SEEDS / "harbour-roundtable.txt").notes[0]
    rows = [
        _row("a roundtable", roundtable, rounds=9),
        _row("1,000 paragraphs", long_note(1_000), rounds=5),
        _row("10,000 paragraphs", long_note(10_000), rounds=3),
    ]
    title = "Word, beside the floor (XML and zip, aim: at most 2x), peers, and pandoc as a process of its own"
    return table(title, ("", "notekit", *(cell for peer in PEERS for cell in (peer, "ratio"))), rows)


def growing() -> str:
    """The power by which the time of writing grows with the number of paragraphs."""
    small, large = 1_000, 30_000
    taken = side_by_side(
        {
            "small": partial(notekit.render, long_note(small), "word"),
            "large": partial(notekit.render, long_note(large), "word"),
        },
        rounds=3,
    )
    row = "word", milliseconds(taken["small"]), milliseconds(taken["large"]), growth(taken, large / small)
    return table("Growth of Word from 1,000 to 30,000 paragraphs", ("", "1,000", "30,000", "exponent"), [row])


def long_note(paragraphs: int) -> Note:
    """A note of that many paragraphs of fifty words each, whose text does not repeat itself."""
    chance = Random(1)
    words = ["".join(chance.choices(ascii_lowercase, k=chance.randint(2, 9))) for _ in range(5_000)]
    blocks = [Paragraph(" ".join(chance.choices(words, k=50))) for _ in range(paragraphs)]
    return Note("A long note", body=[Section(blocks)])


def naive(note: Note) -> bytes:
    """The note in Word as one would write it first."""
    document = docx.Document()
    document.add_heading(note.title or "", 0)
    for section in note.body:
        if section.heading:
            document.add_heading(section.heading.text, section.heading.level)
        for block in section.content:
            if isinstance(block, Heading):
                document.add_heading(block.text, block.level)
            elif isinstance(block, ListBlock):
                for item in block.items:
                    document.add_paragraph(item.text, style="List Bullet")
            elif isinstance(block, Paragraph):
                document.add_paragraph(block.text, style="Normal")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def templated(note: Note) -> bytes:
    """The note in Word as a template of docxtpl is filled in."""
    template = DocxTemplate(BytesIO(_template()))
    template.render({"title": note.title, "texts": list(_texts(note))}, autoescape=True)
    stream = BytesIO()
    template.save(stream)
    return stream.getvalue()


@cache
def _template() -> bytes:
    document = docx.Document()
    for text in ("{{ title }}", "{%p for text in texts %}", "{{ text }}", "{%p endfor %}"):
        document.add_paragraph(text)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def floor(note: Note) -> bytes:
    """The least that a document of these texts takes: its XML as one string, in a zip file."""
    paragraph = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    body = "".join(paragraph.format(escape(text)) for text in _texts(note))
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document><w:body>{body}</w:body></w:document>")
    return stream.getvalue()


def _texts(note: Note) -> Iterator[str]:
    return (text.text for section in note.body for text in section.texts())


def _row(name: str, note: Note, *, rounds: int) -> tuple[str, ...]:
    candidates: dict[str, Callable[[], object]] = {
        "notekit": partial(notekit.render, note, "word"),
        "floor": partial(floor, note),
        "python-docx": partial(naive, note),
        "docxtpl": partial(templated, note),
    }
    pandoc = shutil.which("pandoc")
    if pandoc:
        command = [pandoc, "-f", "markdown", "-t", "docx", "-o", "-"]
        markdown = notekit.render(note, "markdown").data
        candidates["pandoc"] = partial(subprocess.run, command, input=markdown, stdout=subprocess.DEVNULL, check=True)
    taken = side_by_side(candidates, rounds=rounds)
    beside = [
        cell
        for peer in PEERS
        for cell in (
            (milliseconds(taken[peer]), times(taken["notekit"] / taken[peer])) if peer in taken else ("-", "-")
        )
    ]
    return (name, milliseconds(taken["notekit"]), *beside)
