"""A note to be filled, from a spreadsheet of speakers.

python examples/library/speakers_from_a_spreadsheet.py [SPREADSHEET.csv [NOTE.md]]

The spreadsheet is saved as CSV with the columns name, honorific, role, affiliation and talk. Each talk
becomes a section by all who give it; somebody in several rows is one person with several posts.
Write under the headings, and `notekit convert` takes it from there.
"""

import csv
import io
import sys
from pathlib import Path

import notekit
from notekit import Note, NotekitError, Person, Role, Section

Row = dict[str, str]
COLUMNS = ("name", "honorific", "role", "affiliation", "talk")


def rows(path: Path) -> list[Row]:
    """The rows that name somebody, by column. Raises `ValueError` for what is no such spreadsheet."""
    try:
        text = path.read_text(encoding="utf-8-sig")  # spreadsheets put a mark before the first character
    except UnicodeDecodeError:
        raise ValueError(f"{path}: is not in UTF-8; save it as 'CSV UTF-8'") from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise ValueError(f"{path}: has no column {', '.join(missing)}; columns are separated by commas")
    found = [{column: (row[column] or "").strip() for column in COLUMNS} for row in reader]
    return [row for row in found if row["name"]]


def speaker(name: str, about: list[Row]) -> Person:
    """One person, of all the rows about them."""
    honorifics = [row["honorific"] for row in about if row["honorific"]]
    posts = [(row["role"], row["affiliation"]) for row in about if row["role"] or row["affiliation"]]
    return Person(name, honorifics[0] if honorifics else None, posts=dict.fromkeys(posts), parts=["speaker"])


def note_of(path: Path) -> Note:
    """The note of a whole spreadsheet: its people, and a section for each talk."""
    about: dict[str, list[Row]] = {}
    given_by: dict[str, list[str]] = {}
    for row in rows(path):
        about.setdefault(row["name"], []).append(row)
        if row["talk"]:
            given_by.setdefault(row["talk"], []).append(row["name"])
    return Note(
        path.stem.replace("-", " ").capitalize(),
        kind="panel",
        people=[speaker(name, found) for name, found in about.items()],
        body=[
            Section(role=Role.CONTRIBUTION, heading=talk, by=dict.fromkeys(names)) for talk, names in given_by.items()
        ],
    )


def main(spreadsheet: Path, output: Path) -> str | None:
    """Write the note as Markdown; gives what went wrong, if anything did."""
    try:
        note = note_of(spreadsheet)
        output.parent.mkdir(parents=True, exist_ok=True)
        with output.open("xb") as file:  # never over a note that somebody has begun to fill
            file.write(notekit.render(note, "markdown").data)
    except (NotekitError, OSError, ValueError, csv.Error) as error:
        return str(error)
    print(f"{output}: {len(note.speakers)} speakers, {len(note.contributions)} talks")
    return None


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    source = given[0] if given else Path(__file__).with_name("speakers.csv")
    sys.exit(main(source, given[1] if len(given) > 1 else Path("build") / f"{source.stem}.md"))
