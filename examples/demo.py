"""Converts every document of seeds/ to Word, Markdown and a newsletter, and makes a digest of them all."""

import sys
from collections.abc import Sequence
from pathlib import Path

import notekit

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
OUTPUT = ROOT / "build"
FORMATS = ("word", "markdown", "newsletter")
DIGESTS = ("newsletter", "newsletter-text", "newsletter-mail")


def documents(folder: Path) -> list[Path]:
    """The raw notes in a folder, in order of name; its README is none."""
    return sorted(path for path in folder.iterdir() if path.suffix in {".txt", ".md"} and path.stem != "README")


def summary(note: notekit.Note) -> str:
    """What was recognised in a note, on two lines."""
    date = note.date.iso or note.date.text if note.date else "no date"
    numbers = {
        "people": note.people,
        "contributions": note.contributions,
        "points": note.breakout_points,
        "responses": note.responses,
        "next steps": note.next_steps,
        "quotations": note.quotes,
    }
    counted = ", ".join(f"{name} {len(found)}" for name, found in numbers.items() if found)
    return f"  {note.kind}: {note.title or 'without a title'} ({date})\n    {counted or 'prose'}"


def coverage(notebook: notekit.Notebook) -> str:
    """Where the characters of the source went."""
    where = notebook.coverage
    if where is None:
        return "no coverage"
    left = sum(len("".join(piece.text.split())) for piece in where.left_over)
    account = "every character accounted for" if where.complete else "NOT EVERY CHARACTER ACCOUNTED FOR"
    return f"{account}: {where.in_notes} in notes, {where.in_furniture} in furniture, {left} left over"


def digest(notes: Sequence[notekit.Note]) -> str:
    """What one newsletter of all notes was written as."""
    items = [notekit.Item(notekit.abridge(note), "highlights", link=note.url) for note in notes]
    issue = notekit.Issue(items, title="All seeds")
    artefacts = [notekit.digest(issue, to) for to in DIGESTS]
    for artefact in artefacts:
        (OUTPUT / f"digest{artefact.suffix}").write_bytes(artefact.data)
    return ", ".join(f"digest{artefact.suffix}" for artefact in artefacts)


def main() -> int:
    """Convert all documents; 1 where one of them failed."""
    failed = 0
    notes: list[notekit.Note] = []
    for path in documents(SEEDS):
        print(path.relative_to(ROOT))
        try:
            notebook = notekit.parse(path)
            notes += notebook.notes
            for note in notebook.notes:
                print(summary(note))
            print(f"  {coverage(notebook)}")
            written = notekit.convert(path, to=FORMATS, output=OUTPUT, force=True)
            print(f"  written: {', '.join(conversion.path.name for conversion in written if conversion.path)}")
        except notekit.NotekitError as error:
            print(f"  failed: {error}")
            failed = 1
    print(f"all notes as one newsletter\n  written: {digest(notes)}")
    print(f"\nThe documents lie in {OUTPUT}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
