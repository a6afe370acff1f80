"""Every document of a folder, and of the folders in it, as a Word document and a newsletter.

python examples/library/convert_a_folder.py FOLDER OUTPUT

The folders below OUTPUT are those below FOLDER. A document that fails keeps no other from being
converted; what failed is said, and the exit status is then 1. No existing file is overwritten.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import notekit

FORMATS = ("word", "newsletter")
READABLE = {".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".json"}


def documents(folder: Path, output: Path) -> list[Path]:
    """The documents in a folder and below, in order, without what was written there earlier."""
    written = output.resolve()
    found = (path for path in folder.rglob("*") if path.is_file() and path.suffix.lower() in READABLE)
    return sorted(path for path in found if not path.resolve().is_relative_to(written))


def failures(folder: Path, output: Path) -> Iterator[str]:
    """Convert all documents; gives what went wrong, one line for each document that failed."""
    for path in documents(folder, output):
        try:
            written = notekit.convert(path, to=FORMATS, output=output / path.relative_to(folder).parent)
        except notekit.NotekitError as error:
            yield str(error)
        else:
            print(f"{path}: {', '.join(conversion.path.name for conversion in written if conversion.path)}")


def main(folder: Path, output: Path) -> int:
    """Convert the folder and say what failed; 1 where something did."""
    failed = list(failures(folder, output))
    for failure in failed:
        print(f"failed: {failure}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 3 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: convert_a_folder.py FOLDER OUTPUT, where FOLDER is one that exists")
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
