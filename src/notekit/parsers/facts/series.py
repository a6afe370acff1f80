"""The series that an event belongs to."""

from notekit.parsers.draft.draft import Draft
from notekit.parsers.facts.bodies import BODY

__all__ = ["find_series"]

_SERIES = rf"<organiser.series-events>\s+<grammar.of|in><~><grammar.our|the|its><~>{BODY}"
_PART_OF = rf"<organiser.part-of><~><grammar.our|the|its><~>{BODY}\s+(?P<what><organiser.part-series>)"


def find_series(draft: Draft) -> None:
    """The series that the event belongs to, where the opening names it."""
    for block in draft.opening():
        for pattern, tells in ((_PART_OF, "part-of"), (_SERIES, "series-events")):
            may_say = draft.words.cue("organiser", tells).may_be_in(block.text)
            match = draft.words.phrase(pattern).search(block.text) if may_say else None
            if match is None:
                continue
            name = match["body"] + (f" {match['what']}" if pattern is _PART_OF else "")
            if name.split()[-1].casefold() in draft.words.words("organiser", "series"):
                draft.find("series", name, draft.place(block, name), "series-name", 0.8)
                return
