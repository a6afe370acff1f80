"""Groups below a discussion, in a note that is stated: their headings need a mark, and a remark says so."""

from collections.abc import Iterator, Sequence

from notekit.blocks import Heading
from notekit.diagnostics import Diagnostic, Severity
from notekit.parsers.structure.notation import ROLES
from notekit.parsers.structure.numbered_labels import names_group
from notekit.parsers.structure.section_marks import is_mark, states_section
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.reading import Directive, SourceBlock
from notekit.schema import Role

__all__ = ["groups_as_prose"]


def groups_as_prose(blocks: Sequence[SourceBlock], words: Vocabulary) -> Iterator[Diagnostic]:
    """What is to be said of headings that name a group, stand below those of a discussion and have no mark.

    A heading says only what the notation has it say, so that what follows on these is prose.
    """
    level: int | None = None  # of the heading of the discussion that is open
    mark: Directive | None = None
    for block in blocks:
        if isinstance(block, Directive):
            mark = block if is_mark(block) else mark
        elif isinstance(block, Heading):
            if mark is None:
                role = ROLES.get(block.text.strip(" :.").casefold())
                if level is not None and block.level >= level and role is None and names_group(block.text, words):
                    yield _remark(block)
                else:
                    level = block.level if role is Role.DISCUSSION else None
            elif states_section(mark):
                level = _level(block.level, level, mark)
            mark = None


def _level(here: int, level: int | None, mark: Directive) -> int | None:
    """The level of the discussion that is open below a heading with a mark."""
    if mark.name != Role.DISCUSSION:
        return None
    return here if level is None else min(here, level)


def _remark(heading: Heading) -> Diagnostic:
    name = heading.text.replace('"', "'")
    return Diagnostic(
        "group-as-prose",
        f"what stands below “{heading.text[:60]}” is prose and no part of the discussion",
        Severity.WARNING,
        heading.span,
        f'write <!-- notekit: discussion group="{name[:60]}" --> above the heading, or <!-- notekit: prose -->',
    )
