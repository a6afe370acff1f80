"""Evidence as lines: where a finding stands, which rule made it, and the words of the source it was taken from."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from notekit.blocks import Block, BlockQuote, Image, ListBlock
from notekit.notebook import Notebook
from notekit.schema import Evidence, Note
from notekit.source import Source, Span

__all__ = ["PLACES", "evidence_lines", "place_lines"]

PLACES = ("body", "pictures", "furniture")
"""What a note has that no rule found, and that stands in the source."""

_BEFORE, _WIDEST = 30, 96


def evidence_lines(notebook: Notebook, name: str, field: str | None = None) -> Iterator[str]:
    """Three lines for each finding of `field`, or of all fields if None, in the order of the document `name`.

    The first says `NAME:LINE: FIELD [rule, how sure]`, the second is the line of the source and the
    third marks the words in it. There is none for notes without a source.
    """
    source = notebook.source
    if source is None:
        return
    found = [evidence for note in notebook.notes for evidence in note.evidence if _is_of(evidence, field)]
    for evidence in sorted(found, key=lambda evidence: (evidence.span.start, evidence.field)):
        sure = f"{evidence.rule}, {evidence.confidence:.0%} sure"
        yield f"{name}:{source.line(evidence.span.start)}: {evidence.field} [{sure}]"
        yield from _marked(source, evidence.span)


def place_lines(notebook: Notebook, name: str, field: str) -> Iterator[str]:
    """As `evidence_lines`, for one of `PLACES`: what no rule found stands where it stands."""
    source = notebook.source
    if source is None:
        return
    for note in notebook.notes:
        for what, span in _places(note, field):
            if span is not None:
                yield f"{name}:{source.line(span.start)}: {field} [{what}]"
                yield from _marked(source, span)


def _places(note: Note, field: str) -> Iterator[tuple[str, Span | None]]:
    if field == "body":
        for section in note.body:
            opening = section.heading or next((block for block in section.content if block.span), None)
            yield str(section.role), opening.span if opening else None
    elif field == "pictures":
        for section in note.body:
            yield from (("as it stands", span) for span in _pictures(section.content, None))
    elif field == "furniture":
        yield from (("as it stands", piece.span) for piece in note.page)


def _pictures(blocks: Sequence[Block], around: Span | None) -> Iterator[Span | None]:
    """Where pictures stand: one within another block, where that does."""
    for block in blocks:
        span = block.span or around
        if isinstance(block, Image):
            yield span
        elif isinstance(block, BlockQuote):
            yield from _pictures(block.blocks, span)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _pictures(item.blocks, item.span or span)


def _is_of(evidence: Evidence, field: str | None) -> bool:
    return field is None or evidence.field == field or evidence.field.startswith(f"{field}[")


def _marked(source: Source, span: Span) -> Iterator[str]:
    """The line on which a span begins, shortened around it, and marks below the span's part of it."""
    begins = source.text.rfind("\n", 0, span.start) + 1
    ends = source.text.find("\n", span.start)
    ends = len(source.text) if ends < 0 else ends
    first = max(begins, span.start - _BEFORE)
    last = min(ends, first + _WIDEST)
    before = ("…" if first > begins else "") + _printable(source.text[first : span.start])
    words = _printable(source.text[span.start : min(span.end, last)])
    after = _printable(source.text[min(span.end, last) : last]) + ("…" if last < ends else "")
    yield f"    {before}{words}{after}"
    yield f"    {' ' * cell_len(before)}{'^' * max(1, cell_len(words))}"


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)
