"""Tidying a document: its canonical form, which is made sure to say the same before anybody writes it."""

import re
from itertools import zip_longest
from pathlib import PurePath
from typing import Any

from attrs import frozen

from notekit.cli.notation import Notation, even_notation_of
from notekit.comparison import compare
from notekit.errors import NotekitError, SourceError
from notekit.files import shown
from notekit.notebook import Notebook
from notekit.pipeline import recognised
from notekit.readers import format_of, read, told_by
from notekit.reading import Reading
from notekit.settings import Settings
from notekit.source import Source, Span
from notekit.targets import tidy

__all__ = ["MARKDOWN", "Tidied", "tidied"]

MARKDOWN = "markdown"
_ODD = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_SHOWN = 40
_REPORT = "this is a fault of notekit, please report it; nothing was written"


@frozen
class Tidied:
    """A document before and after: its bytes, and the text that they hold."""

    before: bytes
    after: bytes
    text_before: str
    text_after: str


def tidied(
    data: bytes, *, name: str, encoding: str | None, settings: Settings | None, options: dict[str, Any]
) -> Tidied:
    """The Markdown document `data`, which goes by `name`, in canonical form.

    Raises `NotekitError` for what is no Markdown, cannot be read or written back in its encoding, and
    where the canonical form would not say the same.
    """
    if name != "-" and format_of(name, None if PurePath(name).suffix else told_by(data)).name != MARKDOWN:
        raise SourceError(f"{name}: is no Markdown by its name; make some of it with notekit convert -t markdown")
    reading = read(data, name=name, media_type=MARKDOWN, encoding=encoding)
    notation = _notation(data, reading, encoding)
    notebook = recognised(reading, settings)
    text = _canonical(reading, options, settings)
    if text != reading.source.text:
        again = _read_back(text, reading)
        _make_sure_of_notes(notebook, reading.source, again, settings)
        _make_sure_of_form(text, again, options, settings)
    return Tidied(data, notation.bytes_of(text), reading.source.text, text)


def _notation(data: bytes, reading: Reading, encoding: str | None) -> Notation:
    name = reading.source.name
    notation = even_notation_of(data, reading.source.text, encoding)
    if notation is not None:
        return notation
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"{name}:{line}: is not UTF-8, and was not changed; save it as UTF-8, or name its encoding with --encoding"
        ) from None
    odd = _ODD.search(text)
    line = text.count("\n", 0, odd.start()) + 1 if odd else 1
    raise SourceError(f"{name}:{line}: a control character stands here, and nothing was changed; take it out")


def _canonical(reading: Reading, options: dict[str, Any], settings: Settings | None) -> str:
    try:
        return tidy(MARKDOWN, reading, options, settings).data.decode("utf-8")
    except UnicodeDecodeError:
        raise NotekitError(f"{reading.source.name}: its canonical form is not UTF-8; please report it") from None


def _read_back(text: str, reading: Reading) -> Reading:
    """The canonical form as it is read. Raises `NotekitError` where that is not what the document holds."""
    source = reading.source
    try:
        again = read(text, name=source.name, media_type=MARKDOWN)
    except NotekitError as error:
        raise NotekitError(f"{source.name}: its canonical form cannot be read ({error}); {_REPORT}") from None
    for before, after in zip_longest(reading.blocks, again.blocks):
        if before != after:
            raise _fault(source, before.span if before else None, "would not be the same block")
    return again


def _make_sure_of_notes(before: Notebook, source: Source, again: Reading, settings: Settings | None) -> None:
    """Raises `NotekitError` where something else is recognised in the canonical form."""
    if changes := compare(before, recognised(again, settings)):
        raise _fault(source, changes[0].before_span, f"would change {changes[0].where} of what is recognised")


def _make_sure_of_form(text: str, again: Reading, options: dict[str, Any], settings: Settings | None) -> None:
    """Raises `NotekitError` where the canonical form of the canonical form is another."""
    once_more = _canonical(again, options, settings)
    if once_more != text:
        pairs = zip_longest(text.split("\n"), once_more.split("\n"))
        line = next(number for number, (one, other) in enumerate(pairs, 1) if one != other)
        raise NotekitError(f"{again.source.name}: line {line} of its canonical form is not canonical; {_REPORT}")


def _fault(source: Source, span: Span | None, what: str) -> NotekitError:
    place = span or Span(0, len(source.text))
    words = shown(" ".join(source.slice(place).split())[:_SHOWN])
    return NotekitError(f"{source.name}:{source.line(place.start)}: “{words}” {what} in canonical form; {_REPORT}")
