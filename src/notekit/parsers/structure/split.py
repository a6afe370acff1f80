"""Splitting a source into its notes.

A page may hold several notes: each opened by front matter, by a title of the highest level, or by a
category line - topics and byline, which web pages print twice over ('Health, Power The Network
Health, Power The Network').
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from attrs import define, evolve, field

from notekit.blocks import Heading, Paragraph, Rule
from notekit.parsers.entities.dates import Dates
from notekit.parsers.structure.dated_titles import dated_title, years_of
from notekit.parsers.structure.heading_roles import heading_role
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.reading import Metadata, PageFurniture, SourceBlock, Title

__all__ = ["CategoryLine", "Stretch", "category_line", "split"]

LONGEST_CATEGORY = 300
DATED_WITHIN = 3
"""Within how many blocks of a note its date stands, where rules part several notes."""
LEAST_BLOCKS = 4
LEAST_DATED = 3
"""How many dated titles open notes of their own."""
LEAST_TOLD = 80
"""How many characters of prose follow a dated title at least; an agenda or a calendar has none."""
MASTHEAD = 4
"""How many blocks may stand before the first of the dated titles."""
COLOPHON = 3
"""How many blocks may stand after the last rule of a page to count as its foot."""

_NUMBERED = re.compile(r"\W*\d+[.)]?\s")
_WORDS = re.compile(r"[^\s,]+,?")


@define
class CategoryLine:
    """A category line: what it says once, and the part of it that is the byline."""

    said: str
    byline: str | None = None

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that stand before the byline."""
        before = self.said[: -len(self.byline)] if self.byline else self.said
        return tuple(filter(None, (topic.strip() for topic in before.split(","))))


@define
class Stretch:
    """The blocks of one note, and the category line that opened it."""

    blocks: list[SourceBlock]
    category: CategoryLine | None = None
    aside: list[SourceBlock] = field(factory=list)  # blocks of the page around the note
    dated: bool = False  # whether it is opened by a line with date and title
    year: int | None = None  # in which those dates are that have none

    @property
    def all(self) -> list[SourceBlock]:
        """The blocks of the note, and those around it after them."""
        return [*self.blocks, *self.aside]


@lru_cache(maxsize=512)
def category_line(text: str) -> str | None:
    """What a line says, where it says it twice over; None where it does not."""
    if not text[-1].isalnum() or len(text) > 2 * LONGEST_CATEGORY or text.count(text[-1]) % 2:
        return None  # in what stands there twice each letter does
    folded = " ".join(text.split())
    half = len(folded) // 2
    if (
        len(folded) < 7
        or len(folded) > LONGEST_CATEGORY
        or folded[half : half + 1] != " "
        or folded[:half] != folded[half + 1 :]
    ):
        return None
    said = folded[:half]
    return said if said[0].isupper() and said[-1].isalnum() else None


def _shared_ending(lines: Sequence[str]) -> str | None:
    """The words with which all lines end, where there are at least two different lines."""
    if len(set(lines)) < 2:
        return None
    ending: list[str] = []
    for words in zip(*(reversed(_WORDS.findall(line)) for line in lines), strict=False):
        if len(set(words)) > 1 or words[0].endswith(","):
            break
        ending.insert(0, words[0])
    return " ".join(ending) or None


def _are_notes(blocks: Sequence[SourceBlock], words: Vocabulary) -> bool:
    """Whether titles of the highest level open notes, and do not head the sections of one note."""
    opened = [index for index, block in enumerate(blocks) if isinstance(block, Title)]
    if len(opened) < 2:
        return False
    texts = [block.text for block in blocks if isinstance(block, Title)]
    if any(_NUMBERED.match(text) or heading_role(text, words) for text in texts):
        return False
    bounds = [*opened, len(blocks)]
    dated = sum(
        any(_is_dated(block, words) for block in blocks[start : min(start + 4, end)]) for start, end in pairwise(bounds)
    )
    return dated >= max(len(opened) / 2, 2)


def _is_dated(block: SourceBlock, words: Vocabulary) -> bool:
    """Whether a block holds a full date."""
    if not isinstance(block, (Title, Paragraph)):
        return False
    return any(found.date.start for found in Dates(words).find(block.text[:400]))


def split(blocks: Sequence[SourceBlock], words: Vocabulary) -> list[Stretch]:
    """The blocks as stretches of one note each, in order; what stands before the first opens it too."""
    own = [block for block in blocks if not _is_of_page(block)]
    stretches = _stretches(own, words)
    if len(own) < len(blocks):
        _lay_beside(blocks, stretches)
    return stretches


def _is_of_page(block: SourceBlock) -> bool:
    """Whether the reader knew that a block belongs to the page rather than to a note on it."""
    return isinstance(block, PageFurniture) or (isinstance(block, Metadata) and not block.stated)


def _lay_beside(blocks: Sequence[SourceBlock], stretches: list[Stretch]) -> None:
    """Lays what is of the page beside the note after whose beginning it stands."""
    opened = {id(stretch.blocks[0]): stretch for stretch in stretches if stretch.blocks}
    stretch = stretches[0]
    for block in blocks:
        stretch = opened.get(id(block), stretch)
        if isinstance(block, Metadata) and not block.stated and len(stretches) > 1:
            block = PageFurniture("", span=block.span)  # what the page says of itself is about none of several notes
        elif isinstance(block, PageFurniture) and block.running and len(stretches) > 1:
            block = evolve(block, running=False)
        if _is_of_page(block):
            stretch.aside.append(block)


def _stretches(blocks: Sequence[SourceBlock], words: Vocabulary) -> list[Stretch]:
    if any(isinstance(block, Metadata) and block.stated for block in blocks):
        return _by_title(blocks, titles=False)
    categories = {
        index: said
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and (said := category_line(block.text))
    }
    lines = words.cue("furniture", "lines")
    categories = {index: said for index, said in categories.items() if not lines.fullmatch(said)}
    if categories and (len(categories) > 1 or next(iter(categories)) == 0):
        return _by_category(blocks, categories)
    return (
        _by_rule(blocks, words)
        or _by_date_line(blocks, words)
        or _by_dated_title(blocks, words)
        or _by_title(blocks, titles=_are_notes(blocks, words))
    )


def _by_category(blocks: Sequence[SourceBlock], categories: dict[int, str]) -> list[Stretch]:
    byline = _shared_ending(list(categories.values()))
    stretches: list[Stretch] = []
    for index, block in enumerate(blocks):
        if index in categories or not stretches:
            said = categories.get(index)
            ends = byline if said and byline and said.endswith(byline) else None
            stretches.append(Stretch([], CategoryLine(said, ends) if said else None))
        stretches[-1].blocks.append(block)
    return _joined(stretches)


def _by_rule(blocks: Sequence[SourceBlock], words: Vocabulary) -> list[Stretch] | None:
    """Notes parted by rules, each under a line with its date; None where there are not two of them."""
    stretches: list[Stretch] = [Stretch([])]
    for block in blocks:
        if isinstance(block, Rule):
            stretches.append(Stretch([]))
        stretches[-1].blocks.append(block)
    opened = [index for index, stretch in enumerate(stretches) if _opens_with_date(stretch.blocks, words)]
    if len(opened) < 2:
        return None
    joined: list[Stretch] = []
    for index, stretch in enumerate(stretches):
        if index in opened or not joined:
            joined.append(stretch)
        elif index > opened[-1] and len(stretch.blocks) <= COLOPHON:
            joined[-1].aside += stretch.blocks
        else:
            joined[-1].blocks += stretch.blocks
    if opened[0] > 0:  # what stands above the first note is the masthead
        masthead = joined.pop(0)
        joined[0].aside = [*masthead.blocks, *joined[0].aside]
    return joined


def _opens_with_date(blocks: Sequence[SourceBlock], words: Vocabulary) -> bool:
    """Whether a stretch begins with a line that could be a title, with a date in it or just below."""
    said = [block for block in blocks if not isinstance(block, Rule)][:DATED_WITHIN]
    if not said or not _could_be_title(said[0], words):
        return False
    return any(_has_date(block, words) for block in said)


def _could_be_title(block: SourceBlock, words: Vocabulary) -> bool:
    if not isinstance(block, (Paragraph, Heading, Title)) or len(block.text) > 160 or block.text[-1] in ".:;,":
        return False
    return heading_role(block.text, words) is None and words.cue("dates", "other").search(block.text) is None


def _has_date(block: SourceBlock, words: Vocabulary) -> bool:
    if not isinstance(block, (Paragraph, Heading, Title)) or len(block.text) > 160:
        return False
    return next(Dates(words).find(block.text), None) is not None


def _by_date_line(blocks: Sequence[SourceBlock], words: Vocabulary) -> list[Stretch] | None:
    """Notes that each begin with a title and a line with the date below it; None where there are not two of them."""
    opened = [
        index
        for index, (block, below) in enumerate(pairwise(blocks))
        if _could_be_title(block, words) and not _has_date(block, words) and _is_date_line(below, words)
    ]
    bounds = [*opened, len(blocks)]
    if len(opened) < 2 or any(end - start < LEAST_BLOCKS for start, end in pairwise(bounds)):
        return None
    stretches = [Stretch(list(blocks[start:end])) for start, end in pairwise(bounds)]
    stretches[0].aside = list(blocks[: opened[0]])
    return stretches


def _by_dated_title(blocks: Sequence[SourceBlock], words: Vocabulary) -> list[Stretch] | None:
    """Notes that each begin with a line with date and title, and then tell; None where there are not several."""
    opened = [index for index, block in enumerate(blocks) if dated_title(block, words)]
    bounds = [*opened, len(blocks)]
    if len(opened) < LEAST_DATED or opened[0] > MASTHEAD or not all(map(_tells, _parted(blocks, bounds))):
        return None
    masthead = list(blocks[: opened[0]])
    years = years_of([*masthead, *(blocks[index] for index in opened)])
    stretches = [Stretch(part, dated=True, year=years[0] if years else None) for part in _parted(blocks, bounds)]
    stretches[0].aside = masthead
    return stretches


def _parted(blocks: Sequence[SourceBlock], bounds: Sequence[int]) -> list[list[SourceBlock]]:
    return [list(blocks[start:end]) for start, end in pairwise(bounds)]


def _tells(blocks: Sequence[SourceBlock]) -> bool:
    """Whether prose follows directly on the line that opens a note."""
    second = blocks[1] if len(blocks) > 1 else None
    return isinstance(second, Paragraph) and len(second.text) >= LEAST_TOLD and second.text[-1] in '.!?”"…'


def _is_date_line(block: SourceBlock, words: Vocabulary) -> bool:
    if not isinstance(block, Paragraph) or len(block.text) > 90:
        return False
    dates = list(Dates(words).find(block.text))
    return (
        bool(dates) and dates[0].start < 12 and sum(found.end - found.start for found in dates) * 3 >= len(block.text)
    )


def _by_title(blocks: Sequence[SourceBlock], *, titles: bool) -> list[Stretch]:
    stated = any(isinstance(block, Metadata) and block.stated for block in blocks)
    stretches: list[Stretch] = [Stretch([])]
    for block in blocks:
        opens = isinstance(block, Metadata) if stated else titles and isinstance(block, Title)
        if opens and stretches[-1].blocks:
            stretches.append(Stretch([]))
        stretches[-1].blocks.append(block)
    return _joined(stretches)


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    """Stretches with what stands before the first note laid to it."""
    if len(stretches) > 1 and not stretches[0].category and not _holds_note(stretches[0]):
        first, second, *others = stretches
        return [Stretch(first.blocks + second.blocks, second.category), *others]
    return stretches


def _holds_note(stretch: Stretch) -> bool:
    return any(isinstance(block, (Metadata, Title)) for block in stretch.blocks) or len(stretch.blocks) > 3
