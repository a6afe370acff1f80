"""What stands around a capitalised phrase: how surely it is somebody's name there."""

import re
from itertools import pairwise

from notekit.parsers.entities.name_words import is_given, is_honour
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER

__all__ = ["CERTAIN", "ENOUGH", "weigh"]

ENOUGH = 0.7
"""The confidence from which a mention makes a person known."""
CERTAIN = 1.0
RUN = 160
"""How many characters before a name the names of a run may stand."""
LEAST_OF_RUN = 3
"""How many others a run has at least."""
LEAST_GIVEN = 2
"""How many of these have a given name that is known, at least."""

_WITHIN = r"<grammar.at|in|of|for|near|by|with|from|the><~>$"
_WITH = r"(?i)<grammar.with><~>$"
_IN_CHAIR = r"(?:\s*\([^()]{2,80}\))?\s+(?:[a-z]+<-grammar.participle>\s+)?(?:<people.chairs>|<line-ups.as-moderator>)"
_PRESIDES = ("chairs-active", "hosts-active", "facilitates-active")
_SPEAKS = r"(?i),?\s*(?:\([^()]{1,80}\)\s*)?(?:<grammar.in-turn|has|had|who>\s+)*<people.speaks>"
# 'Slip Homes ran two workshops': nobody's name says so, it is more often a body
_ORGANISES = (
    r"(?i)<organiser.organises>\s+(?:(?!<grammar.and>)[\w-]+\s+){0,4}?"
    r"<organiser.own-events|hosted-events|series-events>"
)
_LABEL = (
    r"(?i)(?:<people.announces>|<people.chairs>|<people.facilitates>|<people.responds>|<people.writes>|<people.parts>)"
    rf"\s*:?\s*(?:<grammar.our|the><~>)?(?-i:(?:[{UPPER}][\w&’'-]*\s){{0,4}}[{UPPER}][\w&-]*[’']s\s)?$"
)
_SAID_PART = r"(?i)<people.parts>s?(?:\s+<grammar.was|were|is>)?[,:]?\s+$"
_ROLE_BEFORE = r"(?i)<people.roles>s?(?:,?\s*\(?|:\s+)$"
_ROLE_DIRECTLY = r"<people.roles>\s$"
_POST_BEHIND_NAME = (
    r"(?i)\s(?:[–—-]\s|\()(?:[\w’'&-]+\s){0,5}<people.roles>(?:\s<grammar.of|for><~>[^,;:()]{2,40})?,\s$"
)
_WORKS_AT = r"(?i)<people.roles>\s+<grammar.at|for>\s+$"
_LEADS = r"(?i)<people.roles>\s+<grammar.of><~>(?:<grammar.the><~>)?$"
_WORKED_FOR = r"(?i)<people.works-with|works-at><~>(?:<grammar.the><~>)?$"
_AFTER_POST = (
    r"(?i)\s*[,–—:(-]\s*(?:<grammar.the|a|our|its|then|currently><~>)*"
    r"|\s+<grammar.is|was>\s+<grammar.the|a|our><~>"
)
_RELATIVE = r"(?i)<grammar.which|where|while|when|but|because><~>"  # 'Rope Panels, where members meet'
_AFTER_FROM = rf",?\s+<grammar.from|of|at|representing><~>(?:<grammar.the|one><~>)?[{UPPER}0-9]"
_FROM_AND_SPEAKS = (
    rf"\s+<grammar.from|of|at>\s+(?:<grammar.the>\s+)?[{UPPER}][^.;:,()]{{1,60}}?\s(?:<grammar.in-turn|then|also>\s+)?"
    r"(?:<people.speaks>|<quotes.says|talked>)(?!\w)"
)
_WORD = rf"[{UPPER}][\w’'-]+"
_HOLDER = rf"(?P<given>[{UPPER}][\w’-]+)\s{_WORD}"
"""Somebody's name as far as it tells whose what stands behind it is."""
# 'Ann Lee from ' and 'Ann Lee (', before the name of a body
_OF_SOMEBODY = rf"(?<![\w’'-]){_HOLDER}(?:,?\s+<grammar.from|of|at>\s+(?:<grammar.the>\s+)?|\s\()$"
_AFTER_POST_OF = re.compile(rf"(?<![\w’'-]){_HOLDER}\s\([^()]{{2,60}},\s$")  # 'Ann Lee (rigger, '
_IN_BRACKET = re.compile(rf"\({_HOLDER},\s$")  # '(Ann Lee, '
_OPENS_LABEL = re.compile(rf"(?:^|[.;\n]\s*){_HOLDER},\s$")
_NAME = rf"{_WORD}(?:\s{_WORD}){{1,2}}"
_RUN_BEFORE = (
    rf"(?:(?:{_NAME})(?:\s\([^()]{{2,40}}\))?,\s(?:<grammar.and>\s)?(?:(?i:<people.honorifics>)\.?\s)?){{1,8}}$"
)
_RUN_AFTER = rf"(?:(?:,|,?\s<grammar.and>)\s(?:<grammar.and>\s)?{_NAME}){{1,8}}"
_BRACKET = re.compile(r"\([^()]*\)")
_NAME_OF_RUN = re.compile(_NAME)
_AFTER_WHO = r",?\s+<grammar.who>"
_AFTER_BRACKET = re.compile(rf"\s*\((?:[{UPPER}][^()]{{2,100}}|@[\w.]{{2,30}})\)")
_SIGNED = re.compile(r"(?:^|[\n”\"’])\s*[—–]\s*$")
_PAIRED = rf"(?P<given>[{UPPER}][\w’'-]+)\s[{UPPER}][\w’'-]+\s(?:<grammar.and>|&)\s+$"
_PAIR_ENDS = rf"\s*(?:[,;.:)\n]|$)|{_AFTER_FROM}|\s+<grammar.who>"
_NEXT_NAME = rf",?\s+(?:<grammar.and>\s+)?(?P<given>[{UPPER}][\w’-]+)\s[{UPPER}][\w’'-]+"
_AND_NAME = rf"\s+(?:<grammar.and>|&)\s+(?P<given>[{UPPER}][\w’-]+)\s[{UPPER}][\w’'-]+"
_ENUMERATED = r"[a-z]\),?\s+(?:<grammar.and>\s+)?$"  # 'Ann Lee (Quay College), Bo Ek (Tidemark)'
_LETTERS_AFTER = re.compile(r",\s+([A-Z][A-Za-z]*(?:\.[A-Za-z]{1,4})*)(?![\w&’'-])")
_DASHED = re.compile(rf"\s+[–—-]\s+[{UPPER}]")
_THEN_PRONOUN = r"[.!?]\s+<^grammar.pronouns>\s"
_BEFORE_THE = r"(?i)<grammar.the|a><~>$"
_CLAUSE = re.compile(r"[^.;:,()\n]{0,110}")


def weigh(text: str, start: int, end: int, tokens: list[str], words: Vocabulary) -> float:
    """How surely a phrase is a name; once it is sure enough, no more evidence is looked for."""
    before = text[max(0, start - 48) : start]
    weight = -0.5 if words.phrase(_BEFORE_THE).search(before) else 0.0
    weight -= 0.8 * (_is_employer(before, words) or _is_called_body(before, tokens, words))
    weight -= 0.8 * (not is_given(tokens[0], words) and _is_worked_for(before, words))
    if holder := words.phrase(_OF_SOMEBODY).search(before):
        weight -= 0.8 * is_given(holder["given"], words)
    if before.endswith(", ") and not is_given(tokens[0], words):
        weight -= 0.8 * (_ends_in_post(before, words) or _is_label_of(before, text[end : end + 2], words))
    last = tokens[-1].casefold()
    weight -= 0.2 * (sum(token[0].isupper() for token in tokens) > 3) + 0.5 * (
        last in words.words("organisations", "words")
    )
    for evidence in (_made_of, _after_it, _before_it):
        weight += evidence(text, start, end, tokens, words)
        if weight >= ENOUGH:
            return weight
    return max(weight, 0.0)


def _is_employer(before: str, words: Vocabulary) -> bool:
    """Whether what stands before says that a phrase is what somebody works for: 'consultant at'."""
    may_be = words.cue("people", "roles").search(before) is not None if before.endswith(" ") else False
    return may_be and words.phrase(_WORKS_AT).search(before) is not None


def _is_worked_for(before: str, words: Vocabulary) -> bool:
    """Whether what stands before says that somebody works for what a phrase names, or runs it: 'who runs'."""
    if not before.endswith(" "):
        return False
    leads = words.phrase(_LEADS).search(before) is not None  # 'Director of Quay Resources'
    return leads or words.phrase(_WORKED_FOR).search(before) is not None


def _ends_in_post(before: str, words: Vocabulary) -> bool:
    """Whether somebody's post behind a dash or in a bracket ends before: 'Ann Lee – Director, '."""
    if words.phrase(_POST_BEHIND_NAME).search(before):
        return True
    holder = _AFTER_POST_OF.search(before) or _IN_BRACKET.search(before)
    return holder is not None and is_given(holder["given"], words)


def _is_label_of(before: str, after: str, words: Vocabulary) -> bool:
    """Whether a phrase stands between a name and a colon or bracket, as bodies do: 'Ann Lee, Quay Sheds (chair)'."""
    holder = _OPENS_LABEL.search(before) if after.lstrip()[:1] in (":", "(") else None
    return holder is not None and is_given(holder["given"], words)


def _is_called_body(before: str, tokens: list[str], words: Vocabulary) -> bool:
    """Whether the word before says that a phrase is the name of a body: 'the charity'.

    One such as 'broadcaster' may be what somebody is too.
    """
    last = before[:-1].rpartition(" ")[2] if before.endswith(" ") else ""
    if not last or (words.has_role(last) and is_given(tokens[0], words)):
        return False
    return any(last in words.words("organisations", key) for key in ("kinds", "described"))


def _made_of(text: str, start: int, end: int, tokens: list[str], words: Vocabulary) -> float:
    """What the words themselves say: a given name, an initial."""
    if is_given(tokens[0], words):
        return 0.7
    initial = tokens[0].endswith(".") and len(tokens[0]) <= 4
    return 0.4 * (tokens[0].casefold() in words.words("people", "given-too")) + 0.5 * initial


def _before_it(text: str, start: int, end: int, tokens: list[str], words: Vocabulary) -> float:
    """What the words before say: a label, a role, another name joined to this one."""
    before = text[max(0, start - 48) : start]
    if not before:
        return 0.3 * bool(_DASHED.match(text, end))
    weight = 0.7 * (bool(_SIGNED.search(before)) or _is_amid_names(text, start, end, words))
    if pair := words.phrase(_PAIRED).search(before):
        ends = is_given(pair["given"], words) and words.phrase(_PAIR_ENDS).match(text, end)
        weight += 0.7 if ends else 0.4
    if before.endswith((". ", "\n")):
        return weight
    phrase = words.phrase
    weight += 0.7 if phrase(_SAID_PART).search(before) else 0.4 * bool(phrase(_LABEL).search(before))
    if ")" in before and phrase(_ENUMERATED).search(before) and _AFTER_BRACKET.match(text, end):
        weight += 0.4
    if words.cue("people", "roles").search(before) is None:
        return weight
    if phrase(_ROLE_BEFORE).search(before) is None:
        return weight
    if phrase(_ROLE_DIRECTLY).search(before):
        return weight + 0.7  # 'by researcher Loriene Roy'
    following = phrase(_NEXT_NAME).match(text, end)  # 'members Ann Lee, Bo Ek and …'
    return weight + 0.5 + 0.3 * (following is not None and is_given(following["given"], words))


def _is_amid_names(text: str, start: int, end: int, words: Vocabulary) -> bool:
    """Whether a phrase is one of several that commas part, of which two or more are somebody's and none a body's.

    So are the 'Da Ma' and 'Pengfei Ni' of 'Ann Lee, Da Ma, Pengfei Ni and Bo Ek'.
    """
    before = words.phrase(_RUN_BEFORE).search(text, max(0, start - RUN), start)
    after = words.phrase(_RUN_AFTER).match(text, end)
    above, below = (_NAME_OF_RUN.findall(_BRACKET.sub("", match.group())) if match else [] for match in (before, after))
    run = [*above, text[start:end], *below]
    bodies = words.words("organisations", "words")
    too = words.words("people", "given-too")
    known = text[start:end].split()[0].casefold() in too  # 'Ann Lee, Grace Ek and Bo Oh'
    if len(run) + known <= LEAST_OF_RUN or any(word.casefold() in bodies for name in run for word in name.split()):
        return False
    given = [is_given(name.split()[0], words) for name in run]
    if known and sum(given) == len(run) - 1:
        return True
    in_turn = all(one != other for one, other in pairwise(given))  # each with a body: 'Ann Lee, Slip Lamps, Bo Ek, …'
    return sum(given) >= LEAST_GIVEN and not in_turn


def _after_it(text: str, start: int, end: int, tokens: list[str], words: Vocabulary) -> float:
    """What the words after say: a post, a body, a verb of speaking."""
    phrase = words.phrase
    if text[end : end + 1].isupper():
        return 0.7  # a post is glued to it
    if phrase(_AFTER_FROM).match(text, end):
        weight = 0.7 if phrase(_FROM_AND_SPEAKS).match(text, end) else 0.35  # 'Ann Lee of the Quay Trust said'
    else:
        weight = 0.3 * bool(phrase(_AFTER_WHO).match(text, end))
    weight += 0.3 * bool(_AFTER_BRACKET.match(text, end))
    if paired := phrase(_AND_NAME).match(text, end):  # 'Ruth Ali and Omar Barnes'
        weight += 0.7 * (is_given(paired["given"], words) and is_given(tokens[-1], words))
    letters = _LETTERS_AFTER.match(text, end) if text.startswith(",", end) else None
    weight += 0.7 * (letters is not None and is_honour(letters[1], words))
    post = phrase(_AFTER_POST).match(text, end)
    clause = _CLAUSE.match(text, post.end()) if post else None
    if clause and phrase(_RELATIVE).match(clause.group()) is None:
        said = clause.group()
        if words.has_role(said) or words.cue("people", "parts").search(said):
            weight += 0.7
        elif _ends_in_body(said, words):
            weight += 0.4
    if phrase(_SPEAKS).match(text, end + 1) and not phrase(_ORGANISES).match(text, end + 1):
        within = phrase(_WITHIN).search(text, max(0, start - 8), start)
        spoken = 0.4 if within else 0.7  # 'of Quay Lane, said': another did
        weight += spoken + 0.4 * bool(phrase(_THEN_PRONOUN).search(text, end, end + 400))
    near = text[end + 1 : end + 24]
    presides = any(words.cue("people", key).match(near) for key in _PRESIDES)
    if words.phrase(_WITH).search(text, max(0, start - 6), start) and words.phrase(_IN_CHAIR).match(text, end):
        return weight + 0.7  # 'with Ann Lee in the chair'
    return weight + 0.4 * presides


def _ends_in_body(clause: str, words: Vocabulary) -> bool:
    said = clause.split()
    if len(said) < 2 or not said[0][0].isupper():
        return False
    kinds, leading = words.words("organisations", "kinds"), words.words("organisations", "leading")
    return said[-1].casefold() in kinds or said[0].casefold() in leading
