"""The reader for Word documents: paragraphs and tables by their styles and numbering into blocks.

A document's markup is no text to point into, so the source's text is a rendition of the blocks, and spans
are offsets in that. What headers say comes first, with the document's properties, as metadata that is not
stated; footers are furniture; foot- and endnotes stand at the end under the numbers that refer to them.
"""

from collections.abc import Iterator
from hashlib import sha256

from notekit.characters import printable
from notekit.diagnostics import Diagnostic
from notekit.errors import SchemaError
from notekit.readers.properties import facts_of
from notekit.readers.rendition import rendition
from notekit.readers.wordprocessing.assembly import assembled
from notekit.readers.wordprocessing.comments import Comment
from notekit.readers.wordprocessing.document import Document
from notekit.readers.wordprocessing.lines import paragraphs
from notekit.readers.wordprocessing.package import Package
from notekit.readers.wordprocessing.record import find_record
from notekit.readers.wordprocessing.restoration import Restoration
from notekit.readers.wordprocessing.whereabouts import Whereabouts
from notekit.reading import Metadata, PageFurniture, Reading, SourceBlock
from notekit.source import Source, Span

__all__ = ["read_docx"]

MOST_QUOTED = 200
"""How many characters are repeated of the words that a comment is about."""

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(data: bytes, *, name: str) -> Reading:
    """The blocks of the Word document `data`, which goes by `name`, each with its span in the rendition.

    Diagnostics tell of tracked changes, comments, hidden text, documents within the document, and of tables
    nested too deep. Raises `SourceError` for what is no Word document, or is damaged, protected, or larger than
    it may be.
    """
    document = Document(Package(data, name))
    remarks: list[Diagnostic] = []
    text, placed = rendition([*(_restored(document, remarks) or _blocks(document)), *_around(document)])
    source = Source(text, _MEDIA_TYPE, name, sha256(data).hexdigest())
    return Reading(source, placed, (*remarks, *_diagnostics(document, text)))


def _restored(document: Document, remarks: list[Diagnostic]) -> list[SourceBlock] | None:
    """The blocks of a document that notekit wrote; None for any other one, and where its record is not sound."""
    record = find_record(document.custom_parts())
    if record is None:
        return None
    try:
        blocks = list(Restoration(record, document.lines).blocks())
    except (LookupError, TypeError, ValueError, AttributeError, AssertionError, SchemaError):
        what = "the record that notekit left in the document is damaged; its notes are recognised anew"
        remarks.append(Diagnostic("record-damaged", what))
        return None
    for text in record.unread:
        what = f"a line was changed so that its fields cannot be told any more; it is kept as text: {text[:80]!r}"
        remarks.append(Diagnostic("edit-unread", what, hint="change one field at a time, and leave what parts them"))
    return blocks


def _blocks(document: Document) -> Iterator[SourceBlock]:
    facts = dict(facts_of(document.properties()))
    if header := document.header():
        facts["running-head"] = printable("\n".join(header))[0]
    if facts:
        yield Metadata(facts, stated=False)
    yield from assembled(document.lines)


def _around(document: Document) -> Iterator[SourceBlock]:
    """The notes at the foot of pages, and what stands on every page."""
    yield from assembled(document.notes())
    for text in document.footer():
        yield PageFurniture(printable(text)[0], running=True)


def _diagnostics(document: Document, text: str) -> Iterator[Diagnostic]:
    if not text.strip():
        yield Diagnostic("empty-source", "there is no text in the document")
    counts = document.counts
    if counts["inserted"] or counts["deleted"]:
        what = (
            f"changes are tracked: {counts['inserted']} insertion(s) taken in, {counts['deleted']} deletion(s) left out"
        )
        yield Diagnostic("tracked-changes", what, hint="accept or reject the changes in Word to be sure")
    if counts["hidden"]:
        what = f"{counts['hidden']} piece(s) of hidden text left out"
        yield Diagnostic("hidden-text", what, hint="show the text in Word if it belongs to the note")
    if counts["embedded"]:
        what = f"{counts['embedded']} document(s) embedded in this one left out"
        yield Diagnostic("embedded-document", what, hint="open it in Word, save it, and read it again")
    if counts["too-deep"]:
        what = "tables or text boxes nested too deep are left out, and their text is kept"
        yield Diagnostic("too-deep", what, hint="look at the text for what they parted")
    yield from _remarks(document, text)


def _remarks(document: Document, text: str) -> Iterator[Diagnostic]:
    if comments := list(document.comments()):
        whereabouts = Whereabouts(text, paragraphs(document.lines))
        for comment in comments:
            yield Diagnostic("comment", _as_said(comment), span=_span(comment, whereabouts))


def _as_said(comment: Comment) -> str:
    kind = "comment" if comment.replies_to is None else "reply"
    by = f" by {comment.author}" if comment.author else ""
    to = f" to {comment.replies_to}" if comment.replies_to else ""
    about = f" on {comment.about[:MOST_QUOTED]!r}" if comment.about else ""
    return f"{kind}{by}{to}{about}: {comment.text}"


def _span(comment: Comment, whereabouts: Whereabouts) -> Span | None:
    if comment.line is None or comment.stretch is None:
        return None
    return whereabouts.span(comment.line, comment.stretch)
