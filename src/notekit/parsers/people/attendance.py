"""Attendance told in a sentence: 'The meeting was called to order with Ann Lee, Bo Ek and Cy Dee in attendance'."""

from notekit.parsers.draft.draft import Draft
from notekit.parsers.draft.passages import Passage
from notekit.parsers.entities.names import Mention
from notekit.people import Part
from notekit.segmentation import sentence_at

__all__ = ["find_attendance"]

LEAST = 2
"""How many people a sentence names at least that tells who was there."""


def find_attendance(draft: Draft) -> None:
    """Makes participants of those who are said to have been there, where nothing else is said of them.

    Those who are said not to have been there are only mentioned.
    """
    told = draft.words.cue("people", "there|not-there")
    for passage in draft.passages.all:
        if len(passage.mentions) >= LEAST and not passage.listed and told.may_be_in(passage.content.text):
            _find_there(passage, draft)


def _find_there(passage: Passage, draft: Draft) -> None:
    text, words = passage.content.text, draft.words
    there, absent = words.cue("people", "there"), words.cue("people", "not-there")
    speaks = words.cue("people", "speaks")
    sentences: dict[tuple[int, int], list[Mention]] = {}
    for mention in passage.mentions:
        sentences.setdefault(sentence_at(text, mention.start), []).append(mention)
    for (start, end), named in sentences.items():
        said = text[start:end]
        if len(named) < LEAST or speaks.search(text, named[-1].end, end):
            continue  # 'Ann Lee and Bo Ek said that sixty were present'
        if absent.search(said):
            part = Part.MENTIONED
        elif there.search(said):
            part = Part.PARTICIPANT
        else:
            continue
        for mention in named:
            person = draft.roster[mention.name]
            if not person.parts:
                person.takes(part)
