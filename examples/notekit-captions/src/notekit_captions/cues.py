"""Cues: what is shown at a time, and what else stands in a file of captions."""

import re
from collections.abc import Iterator
from html import unescape

from attrs import frozen

__all__ = ["Cue", "Remark", "Speech", "cues"]

_TIMING = re.compile(r"(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}[ \t]+-->[ \t]+(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}")
_ASIDE = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?[ \t]+([^<>\n]{1,200})>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:c|i|b|u|v|ruby|rt|lang|font)(?:[.\s][^<>]{0,200})?>|<(?:\d{1,4}:)?\d{1,2}:\d{2}\.\d{1,3}>", re.IGNORECASE
)


@frozen
class Speech:
    """Words of a cue, and whose they are as a voice tag says; None where there is none."""

    words: str
    voice: str | None = None


@frozen
class Cue:
    """What is shown at a time: its name, if any, and timing as written, and the words."""

    head: str
    speeches: list[Speech]


@frozen
class Remark:
    """What stands between cues: the opening of the file, comments, styles."""

    text: str


def cues(text: str) -> Iterator[Cue | Remark]:
    """The cues of a file in order, and all else that stands in it.

    Lines that neither a timing nor a keyword opens go on with the cue before: its words had an empty line in them.
    """
    cue: Cue | None = None
    for block in _blocks(text):
        at = next((number for number, line in enumerate(block[:2]) if _TIMING.match(line.strip())), None)
        if at is not None:
            if cue:
                yield cue
            cue = Cue("\n".join(line.strip() for line in block[: at + 1]), _speeches("\n".join(block[at + 1 :])))
        elif cue and not _ASIDE.match(block[0]):
            cue.speeches.extend(_speeches("\n".join(block)))
        else:
            if cue:
                yield cue
            cue = None
            yield Remark("\n".join(line.strip() for line in block))
    if cue:
        yield cue


def _blocks(text: str) -> Iterator[list[str]]:
    """Lines between empty ones. A timing opens a block even where no empty line stands before it."""
    lines: list[str] = []
    for line in text.split("\n"):
        opens = len(lines) > 1 and _TIMING.match(line.strip()) is not None
        if lines and (opens or not line.strip()):
            named = [lines.pop()] if opens and lines[-1].strip().isdigit() else []
            if lines:
                yield lines
            lines = named
        if line.strip():
            lines.append(line)
    if lines:
        yield lines


def _speeches(payload: str) -> list[Speech]:
    """The words under a timing, parted where another voice begins."""
    first, *voiced = _VOICE.split(payload)
    found = [Speech(_words(first))]
    found += [Speech(_words(words), _words(voice)) for voice, words in zip(voiced[::2], voiced[1::2], strict=True)]
    return [speech for speech in found if speech.words or speech.voice]


def _words(markup: str) -> str:
    """The words without tags, on one line. What is no tag of captions is words."""
    return " ".join(unescape(_TAG.sub("", markup)).split())
