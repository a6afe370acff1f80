"""A note built by hand and rendered: python examples/library/build_a_note.py [FOLDER]"""

import sys
from pathlib import Path

import notekit
from notekit import Action, ListBlock, ListItem, Note, Paragraph, Person, Post, RichText, Role, Section, Speech


def kiln_note() -> Note:
    """The notes of an invented workshop."""
    hanne = Person("Hanne Okoro", posts=[Post("Kiln master", "Tilehouse Works")], parts=["speaker"])
    rafe = Person("Rafe Lindqvist", posts=[("Treasurer", "Potters’ Guild")], parts=["participant"])
    said = RichText("Clay forgives, she said. “A kiln never does.”")
    rota = RichText("Draw up a rota")
    return Note(
        "Sharing a kiln",
        kind="workshop",
        date="2031-05-14",
        organiser="Tilehouse Works",
        people=[hanne, rafe],
        body=[
            Section(
                [Paragraph(said.marked(Speech, "A kiln never does.", speaker=hanne.name))],
                role=Role.CONTRIBUTION,
                heading="Why heat is a commons",
                by=[hanne],
            ),
            Section(
                [ListBlock(["Firing days need a rota.", "Glaze recipes ought to be shared."])],
                role=Role.DISCUSSION,
                heading="Points raised",
            ),
            Section(
                [ListBlock([ListItem(rota.marked(Action, owner=rafe.name, due="2031-06"))])],
                role=Role.NEXT_STEPS,
                heading="Next steps",
            ),
        ],
    )


def main(folder: Path) -> None:
    """Write the note in three formats and as JSON."""
    note = kiln_note()
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("word", "markdown", "newsletter"):
        artefact = notekit.render(note, name)
        (folder / f"kiln{artefact.suffix}").write_bytes(artefact.data)
    (folder / "kiln.json").write_text(notekit.dumps(note), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build"))
