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
    """Makes participants of those who are said to have been there, where nothing else is said of them."""
    there = draft.words.cue("people", "there")
    for passage in draft.passages.all:
        if len(passage.mentions) >= LEAST and not passage.listed and there.may_be_in(passage.content.text):
            _find_there(passage, draft)


def _find_there(passage: Passage, draft: Draft) -> None:
    text, words = passage.content.text, draft.words
    there, absent, speaks = (words.cue("people", key) for key in ("there", "not-there", "speaks"))
    sentences: dict[tuple[int, int], list[Mention]] = {}
    for mention in passage.mentions:
        sentences.setdefault(sentence_at(text, mention.start), []).append(mention)
    for (start, end), named in sentences.items():
        if len(named) < LEAST or there.search(text, start, end) is None or absent.search(text, start, end):
            continue
        if speaks.search(text, named[-1].end, end):
            continue  # 'Ann Lee and Bo Ek said that sixty were present'
        for mention in named:
            person = draft.roster[mention.name]
            if not person.parts:
                person.takes(Part.PARTICIPANT)
