"""Motions: what a meeting moved and decided is to be done, as minutes say it: 'M/S/A to buy a mower'.

That a meeting approved its minutes, elected somebody or closed is a decision too, and gives nobody anything to do.
"""

from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER

__all__ = ["body_resolved", "is_resolution"]

CARRIED_WITHIN = 300
"""How many characters after a motion it may say that it was carried."""

_MOVED = r"<steps.moved>[^.;:]{0,60}?[\s,/]<steps.seconded>[^.;:]{0,60}?[\s,/]<steps.carried>"
_DECIDERS = (
    r"(?:<grammar.the>\s+)?(?:[\w’'-]+\s+){0,3}?<steps.deciders>"
    r"(?:\s+(?:<grammar.also|then>|<steps.decided-how>))?\s+<steps.decided>"
)
_RESOLVED = rf"(?:<steps.minuted-decisions>|{_MOVED}|{_DECIDERS})\s*[:,–-]?"
_MOTION = r"<steps.motion>(?:\s+<grammar.by|from>\s+[^.;:]{2,60}?)?\s*[:–-]?"
_NOT_FORMAL = r"(?![^.;]{0,120}?\s<steps.formally-done>(?!\w))"
_DONE = r"<grammar.be>\s+(?:[a-z-]+<-grammar.past>|<steps.done>)(?!\w)"
_TO_DO = r"\s+(?:<grammar.that>\s+)?<steps.infinitive>\s+(?!<steps.formal>(?!\w))[a-z]"
_THAT_DONE = (
    rf"\s+(?:<grammar.that><~>)?(?!<steps.infinitive>\s){_NOT_FORMAL}"
    rf"[^.;:]{{2,160}}?\s(?:<steps.shall>\s+(?:<steps.tasks>|{_DONE})|{_DONE})"
)
_SUBJECT = rf"<grammar.that><~>(?:<grammar.the>\s+)?(?P<body>[{UPPER}][\w&’'-]*(?:\s[{UPPER}][\w&’'-]*){{0,5}})\s+[a-z]"
_THAT_THEY_DO = rf"\s+{_NOT_FORMAL}(?:(?={_SUBJECT})|(?i:<grammar.that>)<~>[^.;:]{{2,60}}?\s<steps.tasks>(?!\w))"


def is_resolution(text: str, start: int, end: int, words: Vocabulary) -> bool:
    """Whether a sentence says what those present resolved to do, or to have done."""
    if not words.cue("steps", "minuted-decisions|decided|carried|motion").may_be_in(text):
        return False
    if words.phrase(f"(?i){_RESOLVED}(?:{_TO_DO}|{_THAT_DONE})").match(text, start, end):
        return True
    if words.phrase(f"(?i:(?:<steps.resolved-outright>|{_MOVED})\\s*[:,–-]?){_THAT_THEY_DO}").match(text, start, end):
        return True
    if words.phrase(f"(?i){_MOTION}(?:{_TO_DO}|{_THAT_DONE})").match(text, start, end) is None:
        return False
    return words.cue("steps", "carried").search(text, start, start + CARRIED_WITHIN) is not None


def body_resolved(text: str, start: int, end: int, words: Vocabulary) -> str | None:
    """The body of which a resolution says what it is to do: 'that the Quay Council pay for it'."""
    match = words.phrase(_SUBJECT).search(text, start, min(end, start + CARRIED_WITHIN))
    body = match["body"] if match else ""
    last = body.split()[-1].casefold() if " " in body else ""
    return body if last in words.words("organisations", "kinds") else None
