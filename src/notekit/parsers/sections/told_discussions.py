"""Discussions told in prose: 'There was a lively discussion about tolls', 'A repeated theme was trust'.

Such a paragraph is known by its first words, as the sentence that follows may be about anything.
"""

from notekit.parsers.vocabulary.cues import Vocabulary

__all__ = ["tells_of_discussion"]

OPENING = 140
"""How many characters at the head of a paragraph are looked at for what it tells of."""

_FIRST = r"(?:<told.first>,?\s+){0,2}"
_WHEN = r"(?:<told.when>\s[^.,;:0-9]{1,40}?,?\s)?"
_SOME = r"(?:[\w’'-]+,?\s+){0,4}?"
_ABOUT = r"\s+<told.about>(?!\w)"
_TURNS = r"(?:<discussion.together>\s+){0,2}"
_TALK_WAS = rf"<told.there-was>\s+{_SOME}<told.talk>{_ABOUT}"
_TALK_ENSUED = rf"(?:<grammar.a>\s+)?{_SOME}<told.talk>\s+<told.ensued>(?!\w)"
_FOLLOWED = rf"[^.,;:]{{1,60}}?\s<told.followed>\s+{_SOME}<told.talk>{_ABOUT}"
_THEME_WAS = (
    r"(?:<told.one>\s+|<grammar.the|a>\s+(?:[\w’'-]+\s+){0,2}?<told.often>\s+)(?:[\w’'-]+\s+){0,2}?"
    r"<told.themes>\s+(?!<grammar.of>\s)(?:[\w’'-]+\s+){0,8}?<told.was>\s"
)
_GROUP_DID = rf"<told.crowd>\s+{_TURNS}<told.did>\s"
_IT_WAS_SAID = rf"<told.it-was>\s+{_TURNS}<told.said>\s+<grammar.that>(?!\w)"
_WE_DID = rf"<told.we>\s+{_TURNS}(?:<told.discussed>\s|<told.held>\s+{_SOME}<told.talk>{_ABOUT})"
_VIEW_WAS = rf"<grammar.the|a>\s+{_SOME}<told.views>\s+(?:<told.there>\s+)?<told.was>\s+<grammar.that>(?!\w)"
_TALK_WENT = (
    rf"(?:<told.much-of>\s+)?<told.talks>\s+(?:<told.about>\s[^.,;:]{{1,40}}?\s)?"
    rf"(?:[\w’'-]+ly\s+)?{_TURNS}(?:[\w’'-]+ly\s+)?<told.went>\s"
)
_THEMES_WERE = r"(?:<told.one>\s+)?<told.themes>\s+(?:<discussion.arose|made>\s+)?<told.were>\s"
_SPLIT_UP = (
    r"(?:<discussion.groups>|<told.crowd>)\s+(?:[\w’'-]+\s+){0,3}?<told.split>\s"
    r"[^.,;:!?]{0,60}?\s<told.discussed|to-discuss>\s"
)
_ONE_GROUP_DID = (
    r"(?:<told.one>|<told.which>|[\w-]+<-grammar.possessive>)\s+(?:[\w-]+\s+)?<told.group>\s+"
    rf"{_TURNS}<told.worked-on>\s"
)
_GROUP_A_DID = rf"<discussion.numbered-groups>\s(?:[a-z]|\d{{1,2}}|<discussion.numbers>)\s+{_TURNS}<told.worked-on>\s"
_DURING = r"<told.during>(?:,|\s+(?!<grammar.of>\s))"
_SOMETIME = (_TALK_WAS, _TALK_ENSUED, _GROUP_DID, _SPLIT_UP)  # 'In the afternoon, there was …'
_ANYWAY = (_THEME_WAS, _IT_WAS_SAID, _WE_DID, _VIEW_WAS, _TALK_WENT, _THEMES_WERE, _ONE_GROUP_DID, _GROUP_A_DID)
_TELLS = f"(?i)(?:{_DURING}|{_FIRST}(?:{'|'.join(_ANYWAY)}|{_WHEN}(?:{'|'.join(_SOMETIME)})))"
_CAME_UP = r"(?i)[^.;:!?]{2,90}?\s<told.came-up>(?!\w)"


def tells_of_discussion(text: str, words: Vocabulary) -> bool:
    """Whether a paragraph begins by telling what was discussed, or what those present had to say."""
    told = words.phrase(_TELLS).match(text)
    if told is None and words.cue("told", "came-up").search(text, 0, OPENING):
        told = words.phrase(_CAME_UP).match(text)
    if told is None and words.cue("told", "followed").search(text, 0, OPENING):
        told = words.phrase(f"(?i){_FOLLOWED}").match(text)
    return told is not None and words.cue("told", "personal").search(told.group()) is None
