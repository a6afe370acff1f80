"""Choosing what a digest gives of a note: always the note's own words, and whole sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import chain, islice

from notekit.blocks import ListItem, Paragraph
from notekit.digests.passages import Passage, passages, weighed_points
from notekit.errors import SchemaError
from notekit.schema import Note, Role, Section
from notekit.segmentation import sentences
from notekit.text import RichText

__all__ = ["chosen_points", "chosen_teaser", "first_said", "first_words", "has_words", "own_words"]

ROOM = 300
"""Characters that a teaser has room for, beyond its first sentence."""

_SUMMARIES = frozenset(
    [
        *("summary", "executive summary", "overview", "abstract", "in brief", "in short"),
        *("résumé", "synthèse", "en bref"),
    ]
)
_QUOTES = {**dict.fromkeys("'’‘", "['’‘]"), **dict.fromkeys('"“”', '["“”]')}
_SENTENCE = re.compile(r".*[.!?…。！？।؟][\"'”’»)\]]*", re.DOTALL)
"""Neither a line of facts, such as a date and a place, nor words that lead in to what would not come with them."""
_COMPARED = 1000
_SHOWN = 60
_ENOUGH = 8


def chosen_teaser(note: Note, words: str | None = None) -> Passage | None:
    """What says in some sentences what the note is about; None where there is nothing that does.

    That is what begins with `words`, as many sentences as they reach into. Where they are None it is the
    teaser that the author stated, else the first sentences of the summary, or of the note's own prose.
    Raises `SchemaError` where no sentence of the note begins so.
    """
    if words is not None:
        return _found(note, words, whole=False)
    if note.teaser:
        return _stated(note, note.teaser, whole=False)
    return next(_openings(note), None)


def first_said(note: Note) -> Passage | None:
    """The first sentences of whoever is the first to say some, else the first words; None where there are none."""
    said = [section for section in note.body if section.role is not Role.NEXT_STEPS]
    words = (each.part(*sentences(each.content.text)[0]) for each in passages(said))
    return next(_sentences(said), None) or next(words, None)


def own_words(note: Note) -> list[str]:
    """The highlights that its author states in words of their own, for nothing in the note begins so."""
    return [each for each in note.highlights if _search(passages(note.body), each, whole=True) is None]


def chosen_points(note: Note, points: Sequence[str] | None = None, most: int = 3) -> list[Passage]:
    """The points that are worth reading.

    Those that begin with `points`, in that order, a sentence of one where it begins so. Where they are None:
    the highlights that the author stated, else the first points, as many as `most`. Raises `SchemaError`
    where nothing in the note begins so.
    """
    if points is not None:
        if isinstance(points, str) or not all(isinstance(each, str) for each in points):
            raise SchemaError(f"points takes a list with the first words of each, not {points!r}")
        return [_found(note, each, whole=True) for each in points]
    if note.highlights:
        return [_stated(note, each, whole=True) for each in note.highlights]
    return list(islice(weighed_points(note), most))


def has_words(note: Note, words: str) -> bool:
    """Whether a sentence or point of the note begins with the words."""
    return _search(_all(note, whole=True), words, whole=True) is not None


def first_words(note: Note, passage: Passage) -> str:
    """Words by which a point that was chosen is found again: the first ones, or all where those are not enough."""
    few = " ".join(passage.content.text.split()[:_ENOUGH])
    return few if _found(note, few, whole=True) == passage else passage.content.text


def _openings(note: Note) -> Iterator[Passage]:
    """How the sections in the note's own voice begin, a summary first."""
    prose = [section for section in note.body if section.role is Role.PROSE and not section.by]
    prose.sort(key=lambda section: not (section.heading and section.heading.text.casefold() in _SUMMARIES))
    yield from _sentences(prose)


def _sentences(sections: Iterable[Section]) -> Iterator[Passage]:
    """The first sentences of each paragraph that begins with one."""
    for section in sections:
        for block in section.content:
            if isinstance(block, Paragraph) and _SENTENCE.fullmatch(block.text, *sentences(block.text)[0]):
                yield Passage(block.content, ListItem(block.content), section).part(0, _reach(block.text))


def _reach(text: str) -> int:
    """The end of the last sentence that there is room for."""
    first, *further = (end for _, end in sentences(text))
    return max((end for end in further if end <= ROOM), default=first)


def _stated(note: Note, words: str, *, whole: bool) -> Passage:
    """What the author stated, as it stands in the body if it does."""
    return _search(_body(note, whole=whole), words, whole=whole) or _own(words)


def _found(note: Note, words: str, *, whole: bool) -> Passage:
    for exactly in (True, False):
        if found := _search(_all(note, whole=whole), words, whole=whole, exactly=exactly):
            return found
    raise SchemaError(f"nothing in {note.title or 'the note'!r} begins with {words!r}; {_hint(note, words)}")


def _own(words: str) -> Passage:
    return Passage(RichText(words), ListItem(RichText(words)))


def _all(note: Note, *, whole: bool) -> Iterator[Passage]:
    """What an editor may choose from: all of the body, and what the author stated."""
    return chain(_body(note, whole=whole), (_own(each) for each in (note.teaser, *note.highlights) if each))


def _body(note: Note, *, whole: bool) -> Iterator[Passage]:
    """The body in the order in which it would be chosen from unasked: points first, or how the note opens."""
    return chain(weighed_points(note) if whole else _openings(note), passages(note.body))


def _search(candidates: Iterable[Passage], words: str, *, whole: bool, exactly: bool = False) -> Passage | None:
    """The first sentences that begin with the words; with `whole` all of a passage that does.

    Capitals count where the words are to stand there `exactly`.
    """
    pattern = re.compile(_pattern(words), re.NOFLAG if exactly else re.IGNORECASE)
    for passage in candidates:
        text = passage.content.text
        first = pattern.search(text)
        if first is None:
            continue
        if whole and first.start() == 0:
            return passage
        bounds = sentences(text)
        starts = {start for start, _ in bounds}
        for match in pattern.finditer(text):
            if match.start() in starts:
                return passage.part(match.start(), next(end for _, end in bounds if end >= match.end()))
    return None


def _pattern(words: str) -> str:
    """An expression for words with whatever space between them, in either kind of quotation marks."""
    each = ["".join(_QUOTES.get(letter) or re.escape(letter) for letter in word) for word in words.split()]
    end = r"(?!\w)" if words.strip()[-1:].isalnum() else ""
    return r"\s+".join(each) + end if each else "(?!)"


def _hint(note: Note, words: str) -> str:
    beginnings = (
        passage.content.text[start:end][: max(len(words), _SHOWN)]
        for passage in passages(note.body)
        for start, end in sentences(passage.content.text)
    )
    close = get_close_matches(words, islice(beginnings, _COMPARED), n=1, cutoff=0.5)
    return f"did you mean {close[0]!r}?" if close else "give the first words of a sentence or point as they stand in it"
