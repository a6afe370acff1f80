"""Signatures: the lines at the end of a message with which whoever wrote it signs off."""

from collections.abc import Sequence

from notekit.blocks import Block, Paragraph
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.reading import Directive, Title

__all__ = ["signature"]

MOST_LINES = 8
"""How many lines at the end may be a signature."""
LONGEST_LINE = 80
"""How many characters each of them has at most."""

# 'Kind regards', and with a comma 'Thanks, Ann', as 'Thanks' alone may head those who are thanked
_SIGNS_OFF = (
    rf"(?i:<furniture.sign-offs|sign-offs-alone>)[,!](?:\s+[{UPPER}][\w’'-]*(?:\s[{UPPER}][\w’'-]*){{0,2}})?$"
    r"|(?i:<furniture.sign-offs-alone>)$"
)


def signature(blocks: Sequence[Block | Title | Directive], words: Vocabulary) -> int:
    """At which of the blocks the signature begins; their number where there is none."""
    start = len(blocks)
    for at in range(len(blocks) - 1, max(-1, len(blocks) - 1 - MOST_LINES), -1):
        block = blocks[at]
        if not isinstance(block, Paragraph) or len(block.text) > LONGEST_LINE:
            break
        if words.phrase(_SIGNS_OFF).match(block.text):
            start = at
    return start
