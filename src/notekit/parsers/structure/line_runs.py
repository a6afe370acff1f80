"""Lines that stand one right below the other, without a gap: where among them one is."""

from notekit.blocks import Block, Heading, Paragraph
from notekit.parsers.draft.draft import Draft
from notekit.parsers.structure.heading_roles import POINTS, heading_role
from notekit.parsers.structure.lone_lines import LONGEST_HEADING
from notekit.reading import Directive, Title

__all__ = ["is_last_line", "is_next_line", "is_point", "stands_below"]


def is_next_line(draft: Draft, block: Block | Title | Directive, following: Block | Title | Directive) -> bool:
    """Whether two blocks stand on lines one right below the other."""
    if block.span is None or following.span is None:
        return False
    return draft.source.text.count("\n", block.span.end, following.span.start) == 1


def stands_below(draft: Draft, block: Block, before: Block | Title | Directive) -> bool:
    """Whether a line follows directly on a heading that is a line too."""
    return isinstance(before, Heading) and is_next_line(draft, before, block)


def is_point(
    draft: Draft, heading: Block | Title | Directive, block: Block, following: Block | Title | Directive
) -> bool:
    """Whether a line is the first of several directly below a heading that says what they are: 'What people said'."""
    if not stands_below(draft, block, heading) or not is_next_line(draft, block, following):
        return False
    return isinstance(heading, Heading) and heading_role(heading.text, draft.words, exact=True) in POINTS


def is_last_line(
    draft: Draft, before: Block | Title | Directive, block: Block, following: Block | Title | Directive
) -> bool:
    """Whether a line is the last of several that stand together: below a short one, and above a gap."""
    if not isinstance(before, Paragraph) or len(before.text) > LONGEST_HEADING:
        return False
    return is_next_line(draft, before, block) and not is_next_line(draft, block, following)
