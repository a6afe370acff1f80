"""Mending a file: the fixes of its findings written into it, with its encoding and newlines as they were."""

from collections import Counter
from pathlib import Path

from notekit.checking import check
from notekit.checks.finding import Finding
from notekit.checks.mending import mend
from notekit.checks.switches import Switches
from notekit.cli.notation import notation_of
from notekit.files import read_file, rewrite_file, shown
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
        written = notation_of(now, source_text, encoding) if kind in MENDABLE else None
        if written is None:
            refused = f"{shown(name)}: is not mended, as it could not be written back as it is; {HINT}"
            break
        text, mended = mend(source_text, found)
        now = written.bytes_of(text)
        done.update(finding.code for finding in mended)
    if now != data:
        rewrite_file(name, data, now)
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
