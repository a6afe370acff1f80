"""The reader: captions as a source whose text is a transcript, with timings as furniture between the turns."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from attrs import define

from notekit import Diagnostic, Metadata, PageFurniture, Paragraph, Reading, RichText, Source, SourceError, Span
from notekit_captions.cues import Cue, Remark, cues
from notekit_captions.turns import Turn, turns

__all__ = ["CaptionReader"]

Block: TypeAlias = Paragraph | PageFurniture | Metadata

_BYTE_ORDER_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_NEWLINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_TITLE = re.compile(r"WEBVTT[ \t]+[-–—]?[ \t]*(?P<title>\S.*)")


@define
class CaptionReader:
    """Reads one of the formats of captions, which differ in little more than a comma."""

    name: str
    media_types: Sequence[str]
    suffixes: Sequence[str]
    summary: str

    def read(self, data: bytes, name: str) -> Reading:
        """The turns as paragraphs, all else as furniture; spans are offsets in the transcript that they make.

        Raises `SourceError` for what holds no captions.
        """
        text, remarks = _decoded(data, name)
        pieces = list(cues(_NEWLINE.sub("\n", text)))
        if not text.strip():
            remarks.append(Diagnostic("empty-source", "there is nothing but white space in it"))
        elif not any(isinstance(piece, Cue) for piece in pieces):
            raise SourceError(f"{name}: holds no captions, which begin like '00:00:01.000 --> 00:00:04.000'")
        transcript, blocks = _transcript(turns(pieces))
        source = Source.from_text(transcript, media_type=self.media_types[0], name=name, data=data)
        return Reading(source, blocks, tuple(remarks))


def _transcript(found: Iterator[Turn | Remark]) -> tuple[str, tuple[Block, ...]]:
    """The transcript as a text, and its blocks: each turn below the timings of its cues."""
    written: list[str] = []
    blocks: list[Block] = []
    length = 0
    for each in found:
        for kind, words in _passages(each):
            tidy = RichText(words).text  # without control characters
            if tidy:
                blocks.append(_block(kind, tidy, Span(length, length + len(tidy))))
                written.append(tidy)
                length += len(tidy) + 2
    return "\n\n".join(written), tuple(blocks)


def _passages(found: Turn | Remark) -> Iterator[tuple[type[Block], str]]:
    if isinstance(found, Turn):
        yield PageFurniture, "\n".join(filter(None, found.heads))
        yield Paragraph, found.text
        return
    first, _, rest = found.text.partition("\n")
    if _TITLE.match(first):
        yield Metadata, first
        yield PageFurniture, rest
    else:
        yield PageFurniture, found.text


def _block(kind: type[Block], words: str, span: Span) -> Block:
    if kind is Metadata:
        title = _TITLE.match(words)
        return Metadata({"title": title["title"]} if title else {}, text=words, stated=False, span=span)
    return Paragraph(words, span=span) if kind is Paragraph else PageFurniture(words, span=span)


def _decoded(data: bytes, name: str) -> tuple[str, list[Diagnostic]]:
    """The text, which is UTF-8 unless a mark or the bytes say otherwise. Raises `SourceError`."""
    encoding = next((encoding for mark, encoding in _BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8-sig")
    remarks: list[Diagnostic] = []
    try:
        text = data.decode(encoding)
    except ValueError:
        text = data.decode("cp1252", "replace")
        what = "read as Windows-1252, since the bytes are not UTF-8"
        remarks.append(Diagnostic("encoding-assumed", what, hint="save it as UTF-8 if letters look wrong"))
    if "\0" in text:
        raise SourceError(f"{name}: not a text document (there are NULs in it); save the captions as UTF-8")
    return text.removeprefix("\ufeff"), remarks
