"""The names of bodies in running text, as they stand behind what says that a body did something."""

from notekit.parsers.draft.draft import Draft
from notekit.parsers.entities.name_words import is_given
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import LOWER, UPPER

__all__ = ["BODY", "is_name_of_event", "is_person", "is_somebody_of", "past_place", "without_event"]

MOST_STEPS = 20
"""How many words with a capital the name of a body has after its first; more are a list of names."""
_CAPITAL = (
    rf"(?:(?:[{UPPER}]\.){{1,3}}(?=\s+[{UPPER}])"
    rf"|[{UPPER}0-9][\w&+.’'-]*(?<!\.)(?:(?<![’'])(?<![’']s)|(?<=[’']s)(?=\s+[{UPPER}])|(?<=[’'])(?=\s+[{UPPER}])))"
)
BODY = (
    rf"(?P<body>(?:<^organiser.capital-articles> )?{_CAPITAL}"
    rf"(?:\s+(?:(?:<grammar.of|and|for|the|in>|<grammar.on>(?!\s+\d)|&)<~>){{0,2}}{_CAPITAL}"
    rf"|\s+<grammar.of-things><~>[{LOWER}-]+(?:\s[{LOWER}]+(?=[,.;:)]|$))?){{0,{MOST_STEPS}}})"
)
"""The name of a body as a template of an expression: words with a capital, and the small words between them."""

_EVENT_OF = (
    r"(?i)^(?:[\w’'-]+\s+){0,3}?<organiser.series-events|own-events|hosted-events>\s+"
    r"<grammar.of>\s+(?:<grammar.the><~>)?"
)
_AT = r"(?i)<grammar.in|at><~>$"
_FOR_THE = r"\s<grammar.for>\s+<grammar.the><~>"
_PRONOUN = r"<^organiser.pronouns>"


def is_person(body: str, draft: Draft) -> bool:
    """Whether words with a capital are somebody's name or post, or a pronoun."""
    pronoun = draft.words.phrase(_PRONOUN).fullmatch(body)
    somebody = draft.roster.get(body) is not None or is_somebody_of(body, draft.words)
    return pronoun is not None or draft.words.has_role(body) or somebody


def is_somebody_of(body: str, words: Vocabulary) -> bool:
    """Whether words with a capital are somebody and the body they are of: 'Ann Lee of the Quay Trust'."""
    first, *others = body.split()
    return is_given(first, words) and not words.words("grammar", "of").isdisjoint(others[1:3])


def is_name_of_event(body: str, words: Vocabulary) -> bool:
    """Whether a name is that of an event, which brings people together too: 'the Quay Summit'; not 'Quay Forum'."""
    last = body.split()[-1].casefold()
    events = words.cue("organiser", "series-events|own-events|hosted-events")
    return events.fullmatch(last) is not None and last not in words.words("organisations", "kinds")


def past_place(text: str, start: int, end: int, words: Vocabulary) -> str:
    """The name of a body between two offsets, without a place: of 'in Quay Park for the Slip Trust' the trust alone."""
    at_place = words.phrase(_AT).search(text, max(0, start - 8), start) is not None
    return words.phrase(_FOR_THE).split(text[start:end])[-1] if at_place else text[start:end]


def without_event(body: str, words: Vocabulary) -> str:
    """The body whose event a name is: 'the Annual Gathering of the Quay Alliance'; a name of no event as it is."""
    return words.phrase(_EVENT_OF).sub("", body)
