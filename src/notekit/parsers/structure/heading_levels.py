"""Levels of headings that nothing marks, and how a heading compares with its row in a table of contents."""

import re

from attrs import evolve

from notekit.blocks import Block, Heading
from notekit.parsers.draft.draft import Draft
from notekit.parsers.structure.heading_roles import heading_role
from notekit.reading import Directive, Title

__all__ = ["fold_heading", "levelled"]

_DEPTH = re.compile(r"\d+(?:\.\d+)*(?=[.)]?\s)")
_PAGE_REFERENCE = re.compile(r"(?:(?<![\t.…])[\t.…]++\s*+|(?<!\s)\s{3,}+)[Pp]?\d+$")


def fold_heading(text: str) -> str:
    """A heading as it compares with its row in a table of contents: without page number, case and typography."""
    bare = _PAGE_REFERENCE.sub("", text) if text[-1:].isdigit() else text
    return bare.replace("’", "'").strip().casefold()


def levelled(
    blocks: list[Block | Title | Directive], draft: Draft, contents: set[str]
) -> list[Block | Title | Directive]:
    """Headings with levels: chapters first, and a heading that directly follows another one below it."""
    made: list[Block | Title | Directive] = []
    below = 0  # the level of headings that are no chapters, 0 before the first
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            chapter = fold_heading(block.text) in contents or heading_role(block.text, draft.words) is not None
            directly = index > 0 and isinstance(blocks[index - 1], Heading)
            number = _DEPTH.match(block.text)
            if number:
                level = below = min(number[0].count(".") + 1, 4)
            elif chapter:
                level, below = 1, 2 if contents else 0
            elif directly and made and isinstance(made[-1], Heading):
                level = below = min(made[-1].level + 1, 3)
            else:
                level = below or 1
            block = evolve(block, level=level)
        made.append(block)
    return made
