"""The reader for PDF: text by its place on the page into headings, paragraphs, lists and tables.

A PDF has no paragraphs, only letters with places, so the source's text is a rendition of the blocks, and
spans are offsets in that. Running heads and page numbers are furniture. Links and pictures are not read.
"""

from hashlib import sha256

from notekit.errors import SourceError
from notekit.readers.portable.assembly import Assembly
from notekit.readers.portable.pieces import pieces_of
from notekit.readers.properties import facts_of
from notekit.readers.rendition import rendition
from notekit.reading import Metadata, Reading, SourceBlock
from notekit.source import Source

__all__ = ["read_pdf"]

_MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, *, name: str) -> Reading:
    """The blocks of the PDF `data`, which goes by `name`, each with its span in the rendition.

    Raises `FormatError` where the extra `pdf` is not installed, and `SourceError` for a document that is
    encrypted, damaged, without text, or too large.
    """
    pages, says = pieces_of(data, name=name)
    if not any(page.pieces for page in pages):
        what = "there is no text in it, only pictures of pages; have the text recognised (OCR) first"
        raise SourceError(f"{name}: {what}")
    facts = dict(facts_of({key.casefold(): value for key, value in says.items()}))
    head: list[SourceBlock] = [Metadata(facts, stated=False)] if facts else []
    text, placed = rendition([*head, *Assembly(pages).blocks()])
    return Reading(Source(text, _MEDIA_TYPE, name, sha256(data).hexdigest()), placed)
