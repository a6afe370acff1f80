"""Agreements: what the record of any event says was agreed that somebody do: 'We agreed that Ann would write.'"""

from collections.abc import Sequence
from itertools import compress

from notekit.parsers.draft.roster import Roster
from notekit.parsers.marks.steps import StepReader
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.segmentation import sentences
from notekit.text import Action, RichText

__all__ = ["find_agreed", "may_agree"]


def may_agree(texts: Sequence[str], words: Vocabulary) -> frozenset[str]:
    """Those of many texts that may say what was agreed: few, which alone need a closer look."""
    return frozenset(compress(texts, words.cue("steps", "it-was-agreed|resolved").may_be_in_each(texts)))


def find_agreed(content: RichText, words: Vocabulary, roster: Roster) -> list[Action]:
    """Sentences that say what was agreed that somebody do, or that it be done."""
    reader, text = StepReader(words, roster), content.text
    return [
        reader.action(text, start, end, reader.resolutions.owner(text[start:end]))
        for start, end in sentences(text)
        if reader.resolutions.is_agreed_step(text[start:end])
    ]
