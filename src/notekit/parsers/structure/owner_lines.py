"""Lines that only say who is to do what stands above them, as minutes have them at the margin: 'Action: AL'."""

import re

from notekit.blocks import Block, Paragraph
from notekit.parsers.draft.draft import Draft
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.readers.splicing import joined
from notekit.reading import Directive, Title
from notekit.source import Span

__all__ = ["join_owner_lines"]

LONGEST = 60
"""How many characters such a line has at most."""

_LABELLED = rf"(?i:<steps.label>)\s*[:–—-]?\s*(?P<who>(?:[{UPPER}]|<steps.owners>)[^:]*?)[\s.)\]]*$"
_APART = r"\s*(?:[,;/&+]|<grammar.and>)\s*"
_INITIALS = re.compile(rf"[{UPPER}]{{2,4}}")
_NAME = re.compile(rf"[{UPPER}][\w’'.-]*(?:\s[{UPPER}][\w’'.-]*){{0,3}}")


def join_owner_lines(draft: Draft) -> None:
    """Joins each such line to the paragraph above it, so that the step is what that paragraph says last."""
    made: list[Block | Title | Directive] = []
    above: Paragraph | None = None  # the one that takes a line, which each does once
    for block in draft.blocks:
        if above and isinstance(block, Paragraph) and _names_owners(block.text, draft.words):
            made[-1], above = _joined(above, block), None
        else:
            made.append(block)
            above = block if isinstance(block, Paragraph) else None
    draft.blocks = made


def _names_owners(text: str, words: Vocabulary) -> bool:
    if len(text) > LONGEST:
        return False
    labelled = words.phrase(_LABELLED).match(text)
    return labelled is not None and all(_is_somebody(who, words) for who in words.phrase(_APART).split(labelled["who"]))


def _is_somebody(who: str, words: Vocabulary) -> bool:
    """Whether words can only be somebody: initials, a name that begins with a given name or an honorific, 'all'."""
    if _INITIALS.fullmatch(who) or who.casefold() in words.words("steps", "owners"):
        return True
    first = who.split()[0] if who else ""
    known = first in words.given_names or first.rstrip(".").casefold() in words.words("people", "honorifics")
    return known and _NAME.fullmatch(who) is not None


def _joined(above: Paragraph, below: Paragraph) -> Paragraph:
    span = Span(above.span.start, below.span.end) if above.span and below.span else None
    return Paragraph(joined((above.content, below.content), "\n"), span=span)
