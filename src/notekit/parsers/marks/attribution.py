"""Attribution: who is said, beside a quotation, to have said it."""

import re
from collections.abc import Iterator

from notekit.parsers.draft.roster import Roster
from notekit.parsers.marks.earlier import Earlier, named_last, tells_of_stranger
from notekit.parsers.marks.sentence_speakers import said_in_sentence
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER

__all__ = ["SHE_SAID", "goes_on", "is_of_nobody_known", "is_said_after", "signed_behind", "speaker_beside", "tells_of"]

MOST_BETWEEN = 50
"""How many characters may stand between two quotations of one person."""
FEWEST = 3
"""How many words make a quotation of which the text names who said it."""
FAR_BETWEEN = 160
"""How many where nobody else is named there."""
_PRONOUN = r"(?:^|[.!?]\s+)<^quotes.pronouns-before>\s"
_TITLES = r"(?:(?:(?i:<people.professor-ranks>)\.?\s+)?(?i:<people.honorifics>)\.?\s+){0,2}"
_DASH_NAME = rf"\s*[-–—~]\s*{_TITLES}(?P<name>[{UPPER}][\w’'-]+(?:\s+[{UPPER}](?:\.|[\w’'-]+)){{1,3}})"
_GIVEN_BEHIND = (
    rf"\s*[-–—~]\s*(?P<dashed>[{UPPER}][\w’'-]+)\s*(?:$|\n|,\s*(?:\d{{1,3}}\s*$|[^.!?\n]{{2,60}}$))"
    rf"|\s*\((?P<bracketed>[{UPPER}][\w’'-]+)\)"
)
_NAME = rf"(?P<name>[{UPPER}][\w’'-]+(?:\s[{UPPER}][\w’'-]+)*)"
SHE_SAID = r"[\s,]*<quotes.pronouns>\s+(?:<quotes.says>|[a-z]+<-quotes.verb-endings>(?=[\s.,:]|$))"
"""What says right behind a quotation that a pronoun stands for who said it."""
# '“…,” he told her': of two who may be meant nobody is named
_TOLD_ANOTHER = r"[\s,]*<quotes.pronouns>\s+<quotes.told>\s+<quotes.to-another>(?!\w)"
_AFTER = (
    rf"[\s,]*<quotes.says>\s+{_TITLES}{_NAME}",  # ‘…’ said Ann
    SHE_SAID,  # ‘…’ she said
    r"[\s,]*<quotes.inverted>",  # « … », a-t-elle dit
    rf"[\s,]*{_NAME}\s+<quotes.says>",  # ‘…’ Ann said
    rf"[\s,]*[a-z]+<-quotes.verb-endings>\s+{_NAME}",  # ‘…’ cautioned Ann
    rf"[\s,]*<speech.views>\s+{_TITLES}{_NAME}",  # ‘…’ according to Ann
    rf"\s*\({_TITLES}{_NAME}(?:,[^()]{{2,60}})?\)",  # ‘…’ (Ann)
    rf"\s*(?i:<quotes.opening-words>),?\s+{_TITLES}{_NAME}",  # ‘…’ With those words Ann opened …
)
_NAMED_AFTER = (
    rf"[\s,]*<quotes.says>\s+{_TITLES}{_NAME}",
    rf"[\s,]*{_TITLES}{_NAME}\s+<quotes.says>(?!\w)",
)
_COMMA_OR_STOP = (",", ".", "!", "?")
_SAID_BEFORE = (
    rf"<quotes.says>\s+{_NAME}\s*[,:;]?\s*$",  # said Ann, ‘…’
    rf"{_NAME}\s+(?:<grammar.then|also|has|had>\s+)?<quotes.says>[^.!?]{{0,60}}[,:;]?\s*$",  # Ann asked us: ‘…’
    r"<quotes.pronouns-before>\s+<quotes.says>\s*[,:;.]?\s*$",  # …, he said, ‘…’
    rf"{_NAME},\s+[^.!?:]{{2,120}},?\s+<quotes.says>\s*[,:]?\s*$",  # Ann, chair of the trust said: ‘…’
)
# Ann, who sits on it, told the Quay News, ‘…’
_TOLD_BEFORE = rf"{_NAME}(?:,[^.!?:]{{2,120}}|\s+<grammar.who>)?,?\s+<quotes.told>\s[^.!?:]{{1,40}}$"
# Ann Lee described the lamps as ‘…’
_DESCRIBED_BEFORE = rf"{_NAME}(?:,[^.!?:;]{{2,120}},)?\s+<quotes.describes>\s[^.!?:;]{{1,60}}?\s?<quotes.as>\s*$"
# Ann, a nurse, cautioned: ‘…’
_NAMED_BEFORE = rf"{_NAME}(?:,[^,.!?]{{2,80}},)?(?:\s+[a-z]+<-quotes.verb-endings>)?\s*[,:]\s*$"


def goes_on(between: str, speaker: str | None, words: Vocabulary, roster: Roster) -> bool:
    """Whether between two quotations stands only who said the first: '‘…,’ she said. ‘…’'."""
    if words.cue("quotes", "says").search(between) is None and not words.phrase(SHE_SAID).match(between[1:]):
        return False
    if len(between) < MOST_BETWEEN:
        return True
    return len(between) < FAR_BETWEEN and named_last(between, words, roster) in (None, speaker)


def speaker_beside(before: str, after: str, words: Vocabulary, roster: Roster, earlier: Earlier) -> str | None:
    """Who is said, beside a quotation, to have said it."""
    if name := signed_behind(after, words, roster):
        return name
    for match in filter(None, _attributions(before, after, words)):
        name = match.groupdict().get("name")
        if name is None:
            return named_last(before, words, roster) or _told_of(earlier, before)
        person = roster.known_as(name)
        if person:
            return person.name
    return said_in_sentence(before, after, words, roster, earlier)


def signed_behind(after: str, words: Vocabulary, roster: Roster) -> str | None:
    """Who is named behind a quotation and a dash: '“…” – Ann Lee'; by a given name alone: '“…” (Ann)'."""
    if dash := words.phrase(_DASH_NAME).match(after):
        person = roster.get(dash["name"])
        return person.name if person else dash["name"]
    given = words.phrase(_GIVEN_BEHIND).match(after)
    name = (given["dashed"] or given["bracketed"]) if given else None
    if name is None or name not in words.given_names:
        return None
    person = roster.known_as(name)
    return person.name if person else name


def is_of_nobody_known(before: str, after: str, words: Vocabulary, roster: Roster) -> bool:
    """Whether a pronoun behind a quotation stands for a stranger, or for either of two people."""
    if words.phrase(_TOLD_ANOTHER).match(after):
        return True
    return words.phrase(SHE_SAID).match(after) is not None and tells_of_stranger(before, words, roster)


def is_said_after(said: str, after: str, words: Vocabulary, roster: Roster) -> bool:
    """Whether the text behind a few words quoted names who said them: '“That worked well,” Dr Lee says'."""
    spoken = said.split()
    if len(spoken) < FEWEST or said.rstrip()[-1] not in _COMMA_OR_STOP:
        return False
    if not any(word[0].islower() for word in spoken):
        return False  # a title, or an address
    forms = (words.phrase(form).match(after) for form in _NAMED_AFTER)
    return any(roster.known_as(match["name"]) is not None for match in forms if match)


def _told_of(earlier: Earlier, before: str) -> str | None:
    """Whom a pronoun means that stands for somebody named in an earlier text, and not in its own sentence."""
    name = earlier.told_of()
    return None if name is None or name.split()[-1] in before[-MOST_BETWEEN:] else name


def _attributions(before: str, after: str, words: Vocabulary) -> Iterator[re.Match[str] | None]:
    """What may say beside a quotation whose it is, the likeliest first."""
    for form in _AFTER:
        yield words.phrase(form).match(after)
    if words.cue("quotes", "says").search(before):
        for form in _SAID_BEFORE:
            yield words.phrase(form).search(before)
    if words.cue("quotes", "told").search(before):
        yield words.phrase(_TOLD_BEFORE).search(before)
    if words.cue("quotes", "describes").search(before):
        yield words.phrase(_DESCRIBED_BEFORE).search(before)
    if before.rstrip().endswith((",", ":")):
        yield words.phrase(_NAMED_BEFORE).search(before)


def tells_of(speaker: str | None, before: str, words: Vocabulary) -> bool:
    """Whether the text before a quotation is about the speaker: by name, or by a pronoun that opens a sentence."""
    if speaker is None or words.cue("quotes", "others").search(before[-60:]):
        return False
    names = speaker.split()
    return names[0] in before or names[-1] in before or words.phrase(_PRONOUN).search(before) is not None
