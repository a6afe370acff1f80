"""A notekit plugin: reads the captions of recorded webinars as records of who said what."""

from collections.abc import Mapping, Sequence

import notekit
from notekit_captions.reader import CaptionReader
from notekit_captions.rule import RECORDED

__all__ = ["notekit_parser_rules", "notekit_readers", "notekit_vocabulary"]


@notekit.hookimpl
def notekit_readers() -> Sequence[notekit.Reader]:
    """The readers for the two formats that captions come in."""
    return [
        CaptionReader("vtt", ["text/vtt"], [".vtt"], "captions of a recording, as WebVTT"),
        CaptionReader("srt", ["application/x-subrip"], [".srt"], "captions of a recording, as SubRip"),
    ]


@notekit.hookimpl
def notekit_parser_rules() -> Sequence[notekit.ParserRule]:
    """The rule by which a recording is one of a webinar."""
    return [RECORDED]


@notekit.hookimpl
def notekit_vocabulary() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """What is said online only, and what captions say that nobody did."""
    return {
        "kinds": {"webinar": ["web seminar*", "online seminar*", "livestream*", "live stream*", "fireside chat"]},
        "furniture": {"lines": [f"[{sound}]" for sound in _SOUNDS] + [f"({sound})" for sound in _SOUNDS]},
        "discussion": {"opens": ["questions from the chat", "questions in the chat", "let's go to the q&a"]},
    }


_SOUNDS = ("music", "applause", "laughter", "silence", "inaudible", "background noise", "music playing", "no audio")
