"""Splitting a source into its notes.

A page may hold several notes: each opened by front matter, by a title of the highest level, by a line of
a listing that has its date, or by a category line - topics and byline, which web pages print twice over
('Health, Power The Network Health, Power The Network').
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from attrs import define, evolve, field

from notekit.blocks import Paragraph
from notekit.parsers.entities.dates import Dates
from notekit.parsers.structure.dated_titles import years_of
from notekit.parsers.structure.heading_roles import heading_role
from notekit.parsers.structure.listings import Listing, find_listing
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.reading import Metadata, PageFurniture, SourceBlock, Title

__all__ = ["CategoryLine", "Stretch", "category_line", "split"]

LONGEST_CATEGORY = 300

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
    listing = find_listing(blocks, words)
    return _listed(blocks, listing) if listing else _by_title(blocks, titles=_are_notes(blocks, words))


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


def _listed(blocks: Sequence[SourceBlock], listing: Listing) -> list[Stretch]:
    """The notes of a listing, with head and foot of its page laid beside the first and the last."""
    first, foot = listing.starts[0], listing.foot
    years = years_of([*blocks[:first], *(blocks[start] for start in listing.starts)]) if listing.dated else []
    stretches = [
        Stretch(list(blocks[start:end]), dated=listing.dated, year=years[0] if years else None)
        for start, end in pairwise([*listing.starts, foot])
    ]
    stretches[0].aside += blocks[:first]
    stretches[-1].aside += blocks[foot:]
    return stretches


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
