"""Sections of two notes, laid together below the headings that both have."""

from collections.abc import Hashable, Iterator, Sequence

from attrs import evolve, field, frozen

from notekit.blocks import Block, ListBlock, Verse
from notekit.merging.agreement import laid_together
from notekit.merging.blocks import is_said_once, merged_blocks
from notekit.schema import Role, Section

__all__ = ["merged_sections"]

_POINTED = frozenset({Role.DISCUSSION, Role.RESPONSE, Role.KEY_MESSAGES})
"""Roles in which paragraphs are points where there is no list."""
_SINGLE = frozenset({Role.NEXT_STEPS, Role.KEY_MESSAGES})
"""Roles of which a note commonly has one section."""


@frozen
class _Chapter:
    """A section and the chapters below it: those with a deeper heading, or with none."""

    section: Section
    below: list["_Chapter"] = field(factory=list)

    @property
    def headed(self) -> bool:
        """Whether it has a heading; if not, nothing is below it."""
        return self.section.heading is not None


_Laid = tuple[Section | None, Section | None]


def merged_sections(first: Sequence[Section], second: Sequence[Section]) -> list[Section]:
    """The sections of both, each that both have as one."""
    own_only, other_only = _only(first), _only(second)
    bare = {key: section for key, section in other_only.items() if key in own_only and not section.heading}
    own = [_merged(section, bare[_key(section)]) if _key(section) in bare else section for section in first]
    others = [section for section in second if _key(section) not in bare]
    return [section for pair in _laid(_chapters(own), _chapters(others)) for section in _one_or_both(*pair)]


def _only(sections: Sequence[Section]) -> dict[Hashable, Section]:
    """The sections of a role of which a note commonly has one, by key, where it has no more."""
    found: dict[Hashable, list[Section]] = {}
    for section in sections:
        if section.role in _SINGLE:
            found.setdefault(_key(section), []).append(section)
    return {key: same[0] for key, same in found.items() if len(same) == 1}


def _chapters(sections: Sequence[Section]) -> list[_Chapter]:
    top: list[_Chapter] = []
    above: list[tuple[int, _Chapter]] = []
    for section in sections:
        chapter = _Chapter(section)
        while section.heading and above and above[-1][0] >= section.heading.level:
            above.pop()
        (above[-1][1].below if above else top).append(chapter)
        if section.heading:
            above.append((section.heading.level, chapter))
    return top


def _laid(first: Sequence[_Chapter], second: Sequence[_Chapter]) -> Iterator[_Laid]:
    """Sections without heading come first, or they would be below a heading that was not theirs."""
    for headed in (False, True):
        own_ones, others = ([one for one in chapters if headed is one.headed] for chapters in (first, second))
        for own, other in laid_together(own_ones, others, _headed_key):
            yield own.section if own else None, other.section if other else None
            yield from _laid(own.below if own else (), other.below if other else ())


def _headed_key(chapter: _Chapter) -> Hashable:
    heading = chapter.section.heading
    return heading.content if heading else None, _key(chapter.section)


def _key(section: Section) -> tuple[Hashable, ...]:
    """What sections of one heading, or of no heading, have in common where they are one."""
    listed = section.role in _POINTED and any(isinstance(block, ListBlock | Verse) for block in section.blocks)
    return section.role, frozenset(section.by), section.group, listed


def _one_or_both(own: Section | None, other: Section | None) -> Iterator[Section]:
    if own and other:
        yield _merged(own, other)
    else:
        yield from (section for section in (own, other) if section)


def _merged(first: Section, second: Section) -> Section:
    return evolve(
        first,
        lead_in=merged_blocks(first.lead_in, _new(second.lead_in, first.blocks)),
        blocks=merged_blocks(first.blocks, _new(second.blocks, first.lead_in)),
    )


def _new(blocks: Sequence[Block], known: Sequence[Block]) -> list[Block]:
    said = set(known)
    return [block for block in blocks if block not in said or not is_said_once(block)]
