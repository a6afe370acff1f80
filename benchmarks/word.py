"""How fast Word documents are made, beside python-docx used as its documentation shows, and pandoc."""

import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from io import BytesIO

import docx
from documents import SEEDS
from timing import growth, milliseconds, side_by_side, table, times

import notekit
from notekit import Heading, ListBlock, Note, Paragraph, Section

__all__ = ["documents", "growing"]


def documents() -> str:
    """A roundtable, and notes of 1,000 and 10,000 paragraphs."""
    roundtable = notekit.parse(SEEDS / "harbour-roundtable.txt").notes[0]
    rows = [
        _row("a roundtable", roundtable, rounds=9),
        _row("1,000 paragraphs", long_note(1_000), rounds=5),
        _row("10,000 paragraphs", long_note(10_000), rounds=3),
    ]
    title = "Word, beside naive python-docx in the same process and pandoc as a process of its own"
    return table(title, ("", "notekit", "python-docx", "ratio", "pandoc", "ratio"), rows)


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
    """A note of that many paragraphs of differing text."""
    blocks = [Paragraph(f"Paragraph {n}: the {n * 7919 % 1000}th lamp was mended by hand.") for n in range(paragraphs)]
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


def _row(name: str, note: Note, *, rounds: int) -> tuple[str, ...]:
    candidates: dict[str, Callable[[], object]] = {
        "notekit": partial(notekit.render, note, "word"),
        "naive": partial(naive, note),
    }
    pandoc = shutil.which("pandoc")
    if pandoc:
        command = [pandoc, "-f", "markdown", "-t", "docx", "-o", "-"]
        markdown = notekit.render(note, "markdown").data
        candidates["pandoc"] = partial(subprocess.run, command, input=markdown, stdout=subprocess.DEVNULL, check=True)
    taken = side_by_side(candidates, rounds=rounds)
    beside = [
        cell
        for peer in ("naive", "pandoc")
        for cell in (
            (milliseconds(taken[peer]), times(taken["notekit"] / taken[peer])) if peer in taken else ("-", "-")
        )
    ]
    return (name, milliseconds(taken["notekit"]), *beside)
