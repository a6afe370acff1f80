"""Tidying: a Markdown document in canonical form, block by block.

A block is written as the writer writes it, with its lines broken where its author broke them. Where that would
lose anything - markup that blocks do not keep, an escape, a blank line within a list - its lines stay as they are.
"""

from collections.abc import Sequence

from attrs import define, field

from notekit import Directive, ListBlock, Metadata, Preformatted, Reading, Rule, SourceBlock, Span
from notekit_markdown.faithful import faithful_lines
from notekit_markdown.layout import laid_out
from notekit_markdown.lines import Lines
from notekit_markdown.passages import (
    has_typed_bullets,
    is_comment,
    is_definition,
    marker_of,
    read_alone,
    trimmed,
)

__all__ = ["tidied"]


@define
class _Piece:
    """A block of the document with the text it was and the lines it becomes.

    `is_kept` says that these are its author's, `is_close` that no blank line parts it from the piece before.
    """

    block: SourceBlock
    written: str
    is_first: bool
    is_close: bool = False
    lines: list[str] = field(factory=list)
    is_kept: bool = False


def tidied(reading: Reading, lines: Lines) -> str:
    """The text of the document in canonical form, its paragraphs on `lines`; an empty one for a blank document.

    What stands between two blocks is a blank line, but a comment stays right above what it is about.
    """
    pieces = _pieces(reading)
    for piece in pieces:
        _write(piece, reading, lines)
    _set_lists_apart(pieces, reading, lines)
    text: list[str] = []
    for piece in pieces:
        if text and not piece.is_close:
            text.append("")
        text += piece.lines
    return "\n".join(text) + "\n" if text else ""


def _pieces(reading: Reading) -> list[_Piece]:
    """The blocks with a place in the source. One that shares its lines with others stands for all of them."""
    spans = [(block, block.span or Span(0, 0)) for block in reading.blocks]
    crowded = {span.start for _, span in spans if span.start == span.end}
    pieces: list[_Piece] = []
    last = 0
    for block, span in spans:
        if span.start == span.end:
            continue
        written = reading.source.slice(span)
        between = reading.source.text[last : span.start]
        shared = span.start in crowded or span.end in crowded
        piece = _Piece(Directive("several", span=span) if shared else block, written, not pieces)
        piece.is_close = bool(pieces) and between.count("\n") < 2 and _may_be_close(pieces[-1], piece)
        pieces.append(piece)
        last = span.end
    return pieces


def _may_be_close(above: _Piece, piece: _Piece) -> bool:
    """Whether two blocks stay without a blank line between: below a comment, and what others read as one paragraph."""
    if isinstance(above.block, Directive) and is_comment(above.written):
        return True
    if _may_be_front_matter(above):
        return True
    if any(has_typed_bullets(each.written) and not isinstance(each.block, Preformatted) for each in (above, piece)):
        return True
    return is_definition(above.written)


def _may_be_front_matter(piece: _Piece) -> bool:
    """Whether a rule opens the document as front matter does, of which somebody may have forgotten the end."""
    return piece.is_first and isinstance(piece.block, Rule) and piece.written.rstrip() == "---"


def _write(piece: _Piece, reading: Reading, lines: Lines) -> None:
    if isinstance(piece.block, Metadata):
        piece.lines = _front_matter(piece.written, piece.block)
        return
    anew = faithful_lines(piece.block, piece.written, reading.source, lines)
    if anew is None or _may_be_front_matter(piece):
        _keep(piece)
    else:
        piece.lines = anew


def _keep(piece: _Piece) -> None:
    piece.lines, piece.is_kept = trimmed(piece.written).split("\n"), True


def _front_matter(written: str, metadata: Metadata) -> list[str]:
    """Front matter laid out where it says the same then, else as it is."""
    first, *inner, last = written.split("\n")
    if first.rstrip() == "---" and (layout := laid_out("\n".join(inner))) is not None:
        anew = ["---", *layout.split("\n"), "---"]
        again = read_alone("\n".join(anew), after="")
        # Not by ==, to which the order of keys is nothing.
        if again and isinstance(again[0], Metadata) and repr(again[0].values) == repr(metadata.values):
            return anew
    return [first.rstrip(), *inner, last.rstrip()]


def _set_lists_apart(pieces: Sequence[_Piece], reading: Reading, lines: Lines) -> None:
    """Gives lists that follow one another markers in turn, or they would be read as one."""
    above = ""
    for index, piece in enumerate(pieces):
        if isinstance(piece.block, ListBlock) and not piece.is_kept:
            below = pieces[index + 1] if index + 1 < len(pieces) else None
            taken = (above, marker_of(below.lines) if below and below.is_kept else "")
            if marker_of(piece.lines) in taken:
                anew = faithful_lines(piece.block, piece.written, reading.source, lines, second=True)
                if anew is None or marker_of(anew) in taken:
                    _keep(piece)
                else:
                    piece.lines = anew
        above = marker_of(piece.lines)
