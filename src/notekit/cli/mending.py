"""Mending a file: the fixes of its findings written into it, with its encoding and newlines as they were."""

import codecs
from collections import Counter
from pathlib import Path

from attrs import frozen

from notekit.checking import check
from notekit.checks.finding import Finding
from notekit.checks.mending import mend
from notekit.checks.switches import Switches
from notekit.files import read_file, shown, write_file
from notekit.pipeline import parse
from notekit.settings import Settings

__all__ = ["mend_file"]

ROUNDS = 10
"""How often a text is looked at again, for what shows only once something else is mended."""
HINT = "mend text or Markdown, in UTF-8 or with --encoding, with newlines of one kind"
MENDABLE = ("text/plain", "text/markdown")


def mend_file(
    name: str, switches: Switches, *, media_type: str | None, encoding: str | None, settings: Settings | None
) -> list[str]:
    """Mend the file of that name where that is safe, and say what was done; nothing is said where nothing was to do.

    Raises as `parse` does and `OutputError`.
    """
    data = read_file(name)
    now, done, refused = data, Counter[str](), None
    for _ in range(ROUNDS):
        found, source_text, kind = _look(name, now, switches, media_type, encoding, settings)
        if not any(finding.fix for finding in found):
            break
        written = _written(now, source_text, encoding) if kind in MENDABLE else None
        if written is None:
            refused = f"{shown(name)}: is not mended, as it could not be written back as it is; {HINT}"
            break
        text, mended = mend(source_text, found)
        now = written.back(text)
        done.update(finding.code for finding in mended)
    if now != data:
        write_file(Path(name).resolve(), now, force=True)
    said = [f"{shown(name)}: mended {', '.join(f'{code} ({count})' for code, count in done.items())}"] if done else []
    return [*said, *([refused] if refused else [])]


def _look(
    name: str,
    data: bytes,
    switches: Switches,
    media_type: str | None,
    encoding: str | None,
    settings: Settings | None,
) -> tuple[tuple[Finding, ...], str, str]:
    """What is found in the bytes of a file, the text in them, and its media type."""
    from notekit.readers import format_of, told_by

    known = media_type or (told_by(data) if not Path(name).suffix else None)
    notebook = parse(data, media_type=format_of(name, known).name, encoding=encoding, settings=settings)
    found = check(notebook, select=switches.select, ignore=switches.ignore)
    source = notebook.source
    return found, source.text if source else "", source.media_type if source else ""


@frozen
class _Written:
    """How a text is written down as bytes."""

    encoding: str
    mark: bytes
    newline: str

    def back(self, text: str) -> bytes:
        """A text as bytes, written down in this way."""
        return self.mark + text.replace("\n", self.newline).encode(self.encoding)


def _written(data: bytes, text: str, encoding: str | None) -> _Written | None:
    """How the text is written in the bytes; None where it cannot be written back just so."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    for newline in ("\n", "\r\n", "\r"):
        way = _Written((encoding or "utf-8") if not mark else "utf-8", mark, newline)
        try:
            if way.back(text) == data:
                return way
        except UnicodeEncodeError:
            return None
    return None
