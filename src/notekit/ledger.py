"""The ledger: where every non-blank character of a source went."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from notekit.notebook import Coverage, LeftOver
from notekit.schema import Note
from notekit.source import Source, Span

__all__ = ["left_over", "take_stock"]

_WHITE_SPACE = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)


def _note_spans(note: Note) -> Iterable[Span]:
    yield from note.head_spans
    for section in note.body:
        blocks = (section.heading, *section.content) if section.heading else section.content
        yield from (block.span for block in blocks if block.span)


def _furniture_spans(note: Note) -> Iterable[Span]:
    return (piece.span for piece in note.page if piece.span)


def _in_order(spans: Iterable[Span]) -> list[Span]:
    return sorted(spans, key=attrgetter("start", "end"))


def _blanks(text: str) -> list[str]:
    """The white space characters that a text uses: few, so that counting them is quick."""
    return [blank for blank in _WHITE_SPACE if blank in text]


def _ink(text: str, blanks: Sequence[str], spans: Iterable[Span]) -> int:
    """How many characters of the spans are not blank."""
    said = "".join([text[span.start : span.end] for span in spans])
    return len(said) - sum(map(said.count, blanks))


def _gaps(source: Source, spans: Sequence[Span]) -> Iterable[Span]:
    """The stretches of ink that no span covers, trimmed of white space."""
    text, at = source.text, 0
    for span in (*spans, Span(len(text), len(text))):
        if span.start > at:
            between = text[at : span.start]
            if not between.isspace():
                yield Span(at + len(between) - len(between.lstrip()), at + len(between.rstrip()))
        if span.end > at:
            at = span.end


def left_over(source: Source, notes: Sequence[Note]) -> tuple[LeftOver, ...]:
    """The pieces of the source that are in no note and in no furniture."""
    spans = _in_order(span for note in notes for span in (*_note_spans(note), *_furniture_spans(note)))
    return tuple(LeftOver(source.slice(gap), gap) for gap in _gaps(source, spans))


def take_stock(source: Source, notes: Sequence[Note], left: Sequence[LeftOver] = ()) -> Coverage:
    """The account of a source: what is in its notes, in furniture, left over, missing and doubled."""
    in_notes = [span for note in notes for span in _note_spans(note)]
    furniture = [span for note in notes for span in _furniture_spans(note)]
    spans = _in_order([*in_notes, *furniture, *(piece.span for piece in left)])
    text, blanks = source.text, _blanks(source.text)
    doubled = []
    reach = 0
    for span in spans:
        if span.start < reach:
            overlap = Span(span.start, min(reach, span.end))
            if _ink(text, blanks, [overlap]):
                doubled.append(overlap)
        if span.end > reach:
            reach = span.end
    return Coverage(
        total=_ink(text, blanks, [Span(0, len(text))]),
        in_notes=_ink(text, blanks, in_notes),
        in_furniture=_ink(text, blanks, furniture),
        left_over=tuple(left),
        missing=tuple(_gaps(source, spans)),
        doubled=tuple(doubled),
    )
