"""Those who are said in passing to have spoken: 'To close, Ann Lee said …', '…, said Lee'."""

from collections.abc import Iterator

from notekit.parsers.draft.draft import Draft
from notekit.parsers.draft.passages import Passage
from notekit.parsers.draft.roster import Known
from notekit.parsers.entities.names import AND, CAPITALISED, Mention
from notekit.people import Part
from notekit.segmentation import sentence_at

__all__ = ["BESIDE", "find_sayers"]

NEAR = 120
"""How many characters before a name tell whether it is one that is cited."""
_DID = r"(?!<quotes.wrote>)<quotes.says|talked>(?!\w)(?!\s+<grammar.by>)"
_SAID = (
    r"(?i)(?:,\s[^.;:,()]{2,60},)?\s*(?:\([^()]{1,80}\)\s*)?"
    rf"(?:<grammar.in-turn|then|also|has|had|who>\s+)*{_DID}"
)
_SAYS_BEFORE = r"(?i)[,”\"’'*]\s+(?!<quotes.wrote>)<quotes.says>\s+(?:<people.honorifics>\.?\s+)?$"
# the surname alone, or the given name
_SHORT = rf"(?P<name>{CAPITALISED})\s+(?:<grammar.then|also|had>\s+)?{_DID}"
_SHORT_BEHIND = rf"[,”\"]\s+(?!<quotes.wrote>)<quotes.says>\s+(?P<name>{CAPITALISED})(?!\s+[A-Z])"
_TOGETHER = rf"\s*(?:\([^()]{{1,80}}\)|,\s[^.;:,()]{{2,60}},)?{AND}"
BESIDE = r"<grammar.in|of|for|near|by|with|from>"
"""Small words after which a name is not what a sentence is about, as a template: 'drawn with ', 'a friend of '."""
_CITED = rf"(?i)(?:{BESIDE}|<quotes.cites>)<~>$"


def find_sayers(draft: Draft) -> None:
    """Makes speakers of those who have no part yet and are said to have spoken, wherever in a sentence.

    Who is only cited ('as Ann Lee wrote') is none, nor who spoke elsewhere or was not there.
    """
    if not draft.roster.known:
        return
    for passage in draft.passages.saying(draft.words.cue("quotes", "says|talked")):
        if passage.listed:
            continue
        for person in (*_by_full_name(passage, draft), *_by_short_name(passage, draft)):
            person.parts = person.parts or [Part.SPEAKER]


def _by_full_name(passage: Passage, draft: Draft) -> Iterator[Known]:
    """Those named in full: 'Ann Lee and Bo Ek (Quay Trust) said …', '…, said Ann Lee'."""
    text, phrase = passage.content.text, draft.words.phrase
    together: list[Mention] = []  # those of whom the same is said
    for mention in passage.mentions:
        if together and not phrase(_TOGETHER).fullmatch(text, together[-1].end, mention.start):
            together = []
        together.append(mention)
        first = together[0].start
        spoke = phrase(_SAID).match(text, mention.end) and not _is_cited(text, first, draft)
        if spoke or phrase(_SAYS_BEFORE).search(text, max(0, first - NEAR), first):
            yield from (draft.roster[one.name] for one in together)


def _by_short_name(passage: Passage, draft: Draft) -> Iterator[Known]:
    """Those named by half their name: 'Lee said …', '…, said Lee'."""
    text, within = passage.content.text, {mention.end for mention in passage.mentions}
    for form in (_SHORT, _SHORT_BEHIND):
        for match in draft.words.phrase(form).finditer(text):
            person = None if match.end("name") in within else draft.roster.get(match["name"])
            if person is not None and not _is_cited(text, match.start("name"), draft):
                yield person


def _is_cited(text: str, start: int, draft: Draft) -> bool:
    """Whether what stands before a name says that who bears it is cited, spoke elsewhere or was not there."""
    words = draft.words
    before = text[max(sentence_at(text, start)[0], start - NEAR) : start]
    cited = words.phrase(_CITED).search(before) or words.cue("dates", "later").search(before)
    return bool(cited) or words.cue("people", "not-there").search(before) is not None
