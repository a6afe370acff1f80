"""How long whole commands take, from nothing to done."""

import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from documents import SEEDS
from timing import milliseconds, side_by_side, table, times

__all__ = ["commands"]

SEED = SEEDS / "harbour-roundtable.txt"


def commands() -> str:
    """The commands of notekit beside Python that does nothing, and beside pandoc."""
    with tempfile.TemporaryDirectory() as folder:
        return _commands(Path(folder))


def _commands(folder: Path) -> str:
    notekit = [sys.executable, "-m", "notekit"]
    markdown, word = str(folder / "out.md"), str(folder / "out.docx")
    lines = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "notekit --version": [*notekit, "--version"],
        "notekit --help": [*notekit, "--help"],
        "notekit convert -t markdown": [*notekit, "convert", str(SEED), "-o", markdown, "--force"],
        "notekit convert -t word": [*notekit, "convert", str(SEED), "-o", word, "--force"],
    }
    peers = {"notekit convert -t markdown": "pandoc -t gfm", "notekit convert -t word": "pandoc -t docx"}
    pandoc = shutil.which("pandoc")
    if pandoc:
        lines["pandoc -t gfm"] = [pandoc, str(SEED), "-f", "markdown", "-t", "gfm", "-o", markdown]
        lines["pandoc -t docx"] = [pandoc, str(SEED), "-f", "markdown", "-t", "docx", "-o", word]
    taken = side_by_side({name: partial(_run, line) for name, line in lines.items()}, rounds=11)
    bare = taken["python -c pass"]
    rows = [
        (
            name,
            milliseconds(seconds),
            times(seconds / bare),
            times(seconds / taken[peers[name]]) if peers.get(name) in taken else "-",
        )
        for name, seconds in taken.items()
    ]
    title = "Cold start, whole process (aims: --help 5x bare Python, markdown 2x and word 3x pandoc)"
    return table(title, ("", "median", "of bare Python", "of pandoc"), rows)


def _run(command: list[str]) -> None:
    """Runs a command as its users do, whose Python keeps what it has compiled."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
