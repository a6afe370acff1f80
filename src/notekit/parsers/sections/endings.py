"""Paragraphs that tell how an event or a talk ended, and so are no part of what somebody said."""

from notekit.parsers.vocabulary.cues import Vocabulary

__all__ = ["tells_end", "tells_what_followed"]

_EVENT_ENDS = r"(?i)<grammar.the|our>\s+(?:\w+\s+)?<speech.wholes>\s+<speech.ends>(?!\w)"
_FOLLOWED = r"(?i)(?:[\w’'-]+\s+){1,4}<speech.talks|speeches>\s+<grammar.was|were>\s+(?:\w+\s+)?<speech.followed>(?!\w)"


def tells_end(text: str, words: Vocabulary) -> bool:
    """Whether a text tells how an event ended, or what is to be had of it: 'The evening closed with a song.'"""
    return words.cue("speech", "closes").match(text) is not None or words.phrase(_EVENT_ENDS).match(text) is not None


def tells_what_followed(text: str, words: Vocabulary) -> bool:
    """Whether a text begins with what came after a talk: 'Ann’s talk was followed by questions.'"""
    return words.phrase(_FOLLOWED).match(text) is not None
