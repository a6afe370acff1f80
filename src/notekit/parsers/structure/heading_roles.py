"""What a heading says that its section is."""

from functools import lru_cache

from notekit.parsers.structure.lone_lines import NUMBERED
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.schema import Role

__all__ = ["POINTS", "heading_role"]

POINTS = frozenset([Role.KEY_MESSAGES, Role.NEXT_STEPS, Role.DISCUSSION, Role.RESPONSE])
"""What a section may be whose paragraphs or items are points of their own."""

_ARTICLE = r"^<grammar.the|our><~>"
_ITEM = r"^<discussion.items>\s\d{1,2}\s*:\s+"
_PART_OF_DAY = r"^<discussion.day-parts>\s*:\s+"
_ASKED = r"<discussion.asked-items>\s\d{1,2}\s*[:.–—-]\s+\S"
_SESSION = r"<discussion.sessions>\s(?:\d{1,2}|[ivx]{1,4}|<discussion.numbers>)\s*[:–—-]\s+"
_JOINED = r"(?<!\s)\s*+/\s*|,?(?<!\s)\s++(?:<grammar.and>|&)\s+"
_EDGES = " \u00a0\u202f:.?!–—-"


@lru_cache(maxsize=1024)
def heading_role(text: str, words: Vocabulary, *, exact: bool = False) -> Role | None:
    """What a section is, as far as its heading says; None where it does not.

    With `exact` the heading as a whole must be one of the known, not only hold their words.
    """
    bare = NUMBERED.sub("", text).strip(_EDGES).casefold().replace("’", "'")
    if ":" in bare:
        bare = words.phrase(_PART_OF_DAY).sub("", words.phrase(_ITEM).sub("", bare))
    for role in (Role.NEXT_STEPS, Role.KEY_MESSAGES, Role.RESPONSE, Role.CONTRIBUTION, Role.PROSE, Role.DISCUSSION):
        if words.cue("headings", role.value).fullmatch(words.phrase(_ARTICLE).sub("", bare)):
            return role
    if not exact and words.phrase(_ASKED).match(bare):
        return Role.DISCUSSION
    if exact or len(bare.split()) > 9:
        return None
    if _joins_points(bare, words):
        return Role.DISCUSSION
    for role in (Role.NEXT_STEPS, Role.KEY_MESSAGES, Role.DISCUSSION):
        if role is Role.NEXT_STEPS and (
            _names_session(bare, words) or words.cue("headings-within", "records").search(bare)
        ):
            continue  # 'Meeting 14: notes and actions'
        if role is Role.KEY_MESSAGES and words.cue("discussion", "planned").search(bare):
            continue  # 'Format and takeaways'
        if role is Role.KEY_MESSAGES and words.cue("headings-within", "points-raised").search(bare):
            return Role.DISCUSSION
        if words.cue("headings-within", role.value).search(bare):
            return role
    return None


def _joins_points(bare: str, words: Vocabulary) -> bool:
    """Whether a heading is of points first and of actions then: 'Points and actions arising'."""
    first, *others = words.phrase(_JOINED).split(bare)
    if not others or not words.cue("headings", Role.DISCUSSION.value).fullmatch(first):
        return False
    return words.cue("steps", "arising").match(others[-1]) is not None


def _names_session(bare: str, words: Vocabulary) -> bool:
    """Whether a heading is the name of a session, whatever it is about: 'Session 3: Next steps for the quay'."""
    session = words.phrase(_SESSION).match(bare)
    return session is not None and not words.cue("steps", "session-titles").fullmatch(bare[session.end() :])
