"""What recognition laid aside as furniture, where that is so much that it may be more than furniture."""

from collections.abc import Sequence

from notekit.diagnostics import Diagnostic, Severity
from notekit.reading import PageFurniture, Reading
from notekit.schema import Note
from notekit.source import Span

__all__ = ["much_laid_aside"]

SHARE = 3
"""One character in how many of a source, outside the navigation of its page, may be laid aside without a remark."""
LEAST = 100
"""How many characters laid aside are worth a remark at least."""


def much_laid_aside(reading: Reading, notes: Sequence[Note]) -> Diagnostic | None:
    """A warning where more than a third of a source was laid aside that its format does not tell to be the page's."""
    source = reading.source
    of_page = [block.span for block in reading.blocks if isinstance(block, PageFurniture) and block.span]
    told = {(span.start, span.end) for span in of_page}
    spans = [piece.span for note in notes for piece in note.page if piece.span]
    aside = [span for span in spans if (span.start, span.end) not in told and _says(source.slice(span))]
    size = _ink(source.text) - sum(_ink(source.slice(span)) for span in of_page)
    laid = sum(_ink(source.slice(span)) for span in aside)
    if laid < LEAST or laid * SHARE <= size:
        return None
    return Diagnostic(
        "much-laid-aside",
        f"{round(100 * laid / size)}% of the text is taken for furniture of a page and is in no note",
        Severity.WARNING,
        min(aside, key=_start),
        "see which with notekit show; what belongs to a note goes below front matter or a heading with its date",
    )


def _start(span: Span) -> int:
    return span.start


def _ink(text: str) -> int:
    return sum(map(len, text.split()))


def _says(text: str) -> bool:
    """Whether anything is said in a piece: a rule says nothing, and a comment nothing to readers."""
    return any(map(str.isalnum, text)) and not text.startswith("<!--")
