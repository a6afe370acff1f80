"""Cases that people read: a title, what is given and what is expected, in plain text files under tests/fixtures.

    === a title, unique in its file
    what is given
    --- expected
    what is expected

A test takes a file's cases, one after the other, as `case`: `@cases("parsers/dates.txt")`.
"""

import io
import re
from pathlib import Path

import pytest
from attrs import frozen

import notekit
from notekit import Note

FOLDER = Path(__file__).parent / "fixtures"

NOTHING = "nothing"
"""How a case says that nothing is to be found."""

_TITLE = re.compile(r"^=== (.+)\n", re.MULTILINE)
_EXPECTED = "\n--- expected\n"


@frozen
class Case:
    """One case: what is given, and what is expected of it."""

    title: str
    given: str
    expected: str


def read_cases(path: Path) -> list[Case]:
    """The cases of a file. Raises `ValueError` for a file that is not written as it should be."""
    before, *pieces = _TITLE.split(path.read_text(encoding="utf-8"))
    titles, bodies = pieces[::2], pieces[1::2]
    if before.strip() or not titles or len(set(titles)) < len(titles):
        raise ValueError(f"{path}: begins with a case, and each has a title of its own")
    for title, body in zip(titles, bodies, strict=True):
        if body.count(_EXPECTED) != 1 or not body.partition(_EXPECTED)[2].strip():
            raise ValueError(f"{path}: {title}: expects one thing, after one line '--- expected'")
    split = (body.partition(_EXPECTED) for body in bodies)
    return [Case(title, given, expected.strip()) for title, (given, _, expected) in zip(titles, split, strict=True)]


def cases(name: str) -> pytest.MarkDecorator:
    """Runs a test once for each case of a file."""
    found = read_cases(FOLDER / name)
    return pytest.mark.parametrize("case", found, ids=[case.title for case in found])


def listed(*lines: str) -> str:
    """Lines as a case expects them."""
    return "\n".join(lines) or NOTHING


def notes_in(text: str) -> tuple[Note, ...]:
    """The notes that are recognised in a plain text."""
    return notekit.parse(io.StringIO(text)).notes


def note_in(text: str) -> Note:
    """The one note that is recognised in a plain text."""
    (note,) = notes_in(text)
    return note
