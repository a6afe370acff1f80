"""Names of people in running text: where a capitalised phrase is a person, and how surely.

A capitalised phrase counts as a name by what stands around it - an honorific, a post, a verb of
speaking, a label - and by what it is made of. A known given name adds to the evidence but nobody is
left out for having a name that the list does not hold.
"""

import re
from collections.abc import Iterator

from attrs import define, field

from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.text import RichText, Strong

__all__ = [
    "AND",
    "CAPITALISED",
    "CERTAIN",
    "ENOUGH",
    "Mention",
    "Names",
    "is_honour",
    "is_post_nominal",
    "plain_honorific",
]

ENOUGH = 0.7
"""The confidence from which a mention makes a person known."""
CERTAIN = 1.0
TITLED = 12
"""How many characters a name with a title and an honorific before it has at least."""

_UPPER = "".join(chr(code) for code in range(0x41, 0x250) if chr(code).isupper())
_REST = r"[^\W\d_]*+(?:['’](?!s\b|S\b)[^\W\d_]++)?(?:[-‐‑][^\W\d_]++(?:['’](?!s\b)[^\W\d_]++)?)*"
CAPITALISED = rf"[{_UPPER}]{_REST}"
"""A capitalised word as part of a name: with apostrophes and hyphens, without a possessive."""

AND = r"\s+(?:<grammar.and>|&)\s+(?:(?i:<people.titles>)\.?\s+)?"
"""What stands between the names of two people of whom the same is said: 'Ann Lee and Dr Bo Ek'."""

_INITIALS = rf"\.(?:[{_UPPER}]\.)*"
_GAP = "[ \u00a0]+"
_PART = rf"(?:(?:al|el|bin|ibn)-|[dD][’'])?(?:[{_UPPER}](?:{_INITIALS}|{_REST}))"
# Begins with a class of characters, so that the search can skip from capital to capital; never amid hyphens or
# initials, from where a long run of them would be read again and again.
_BEGINS = rf"[{_UPPER}](?<![\w&’'].)(?<!\w[-.].)"
_NICKNAME = rf"(?:{_GAP}\([{_UPPER}][a-z]{{2,}}\)(?={_GAP}[{_UPPER}][a-z]))?"  # 'Ann (Annie) Lee'
_NAME = rf"{_BEGINS}(?:{_INITIALS}|{_REST}{_NICKNAME})(?:{_GAP}(?:<people.particles>{_GAP}){{0,2}}{_PART}){{1,6}}"
_ELIDED = ("d’", "d'")
_TOKEN = re.compile(r"\S+")
_HYPHEN = re.compile("[-‐‑]")
_WITHIN = r"<grammar.at|in|of|for|near|by|with|the><~>$"
_ABBREVIATED = re.compile(r"\b(\w{2,5})\.[ \u00a0]$")
_PRESIDES = ("chairs-active", "hosts-active", "facilitates-active")
_SPEAKS = r"(?i),?\s*(?:\([^()]{1,80}\)\s*)?(?:<grammar.in-turn|has|had|who>\s+)*<people.speaks>"
_LABEL = (
    r"(?i)(?:<people.announces>|<people.chairs>|<people.facilitates>|<people.responds>|<people.writes>|<people.parts>)"
    r"\s*:?\s*(?:<grammar.our|the><~>)?$"
)
_FIRM = r",\s+(?=[A-Z])(?i:<organisations.legal-forms>)"
_SAID_PART = r"(?i)<people.parts>s?(?:\s+<grammar.was|were|is>)?[,:]?\s+$"
_ROLE_BEFORE = r"(?i)<people.roles>s?(?:,?\s*\(?|:\s+)$"
_WORKS_AT = r"(?i)<people.roles>\s+<grammar.at|for>\s+$"

_AFTER_POST = (
    r"(?i)\s*[,–—:(-]\s*(?:<grammar.the|a|our|its|then|currently><~>)*"
    r"|\s+<grammar.is|was>\s+<grammar.the|a|our><~>"
)
_AFTER_FROM = rf",?\s+<grammar.from|of|at|representing><~>(?:<grammar.the|one><~>)?[{UPPER}0-9]"
_AFTER_WHO = r",?\s+<grammar.who>"
_AFTER_BRACKET = re.compile(rf"\s*\((?:[{UPPER}][^()]{{2,100}}|@[\w.]{{2,30}})\)")
_SIGNED = re.compile(r"(?:^|[\n”\"’])\s*[—–]\s*$")
_PAIRED = rf"(?P<given>[{UPPER}][\w’'-]+)\s[{UPPER}][\w’'-]+\s(?:<grammar.and>|&)\s+$"
_PAIR_ENDS = rf"\s*(?:[,;.:)\n]|$)|{_AFTER_FROM}|\s+<grammar.who>"
_NEXT_NAME = rf",?\s+(?:<grammar.and>\s+)?(?P<given>[{UPPER}][\w’-]+)\s[{UPPER}][\w’'-]+"
_ENUMERATED = r"[a-z]\),?\s+(?:<grammar.and>\s+)?$"  # 'Ann Lee (Quay College), Bo Ek (Tidemark)'
_LETTERS_AFTER = re.compile(r",\s+([A-Z][A-Za-z]*(?:\.[A-Za-z]{1,4})*)(?![\w&’'-])")
_DASHED = re.compile(rf"\s+[–—-]\s+[{UPPER}]")
_DEGREE_GOES_ON = re.compile(r"\.[A-Z]")
_HONORIFIC = re.compile(r"(?<=[ \u00a0])[A-Z][a-z]+(?=[ \u00a0])")
_POST_FOLLOWS = re.compile(r",\s|\s\(")
_GOES_ON = r"\s+<grammar.of|at|for><~>"
_MID_SENTENCE = re.compile(r"[\w,;)]\s$")
_THEN_PRONOUN = r"[.!?]\s+<^grammar.pronouns>\s"
_BEFORE_THE = r"(?i)<grammar.the|a><~>$"
_CLAUSE = re.compile(r"[^.;:,()\n]{0,110}")


def plain_honorific(word: str) -> str:
    """An honorific without its full stop, but for a single letter: 'Dr', and the French 'M.'."""
    return word if len(word) == 2 else word.rstrip(".")


def is_post_nominal(word: str, words: Vocabulary) -> bool:
    """Whether a word is one of the letters after a name, such as 'MP'."""
    return is_honour(word, words) or (word.casefold() in words.words("people", "offices-after") and word[-1].isupper())


def is_honour(word: str, words: Vocabulary) -> bool:
    """Whether a word is the letters of a degree or an honour, such as 'Ph.D.': those of an office tell a post."""
    folded = word.casefold().replace(".", "")
    return folded in words.words("people", "honours") and sum(map(str.isupper, word)) > 1


@define
class Mention:
    """A full name in a text: where it stands, honorific left out, and how sure it is that a person is meant."""

    name: str
    start: int
    end: int
    confidence: float
    honorific: str | None = None


@define
class Names:
    """Finds names with the help of a vocabulary.

    `bodies` are the folded first words of those phrases found that name a body: 'tidemark rigg' of an academy.
    """

    words: Vocabulary
    bodies: set[str] = field(factory=set)

    def find(self, content: RichText) -> Iterator[Mention]:
        """The full names in a text, in order, with the evidence weighed from 0 to 1."""
        text = content.text
        strong = {mark.start for mark in content.of(Strong)} if content.marks else ()
        for match in self.words.phrase(_NAME).finditer(text):
            start, honorific = self._trim(text, *match.span())
            end, tokens = match.end(), text[start : match.end()].split()
            if len(tokens) > 2:
                end = self._name_end(text, start, end)
                tokens = text[start:end].split()
            if text.startswith(",", end) and honorific is None and self.words.phrase(_FIRM).match(text, end):
                self.bodies.add(" ".join(tokens).replace("’", "'").casefold())
            elif self._could_be_name(tokens, titled=honorific is not None):
                confidence = self._weigh(text, start, end, tokens) + 0.8 * bool(honorific) + 0.4 * (start in strong)
                yield Mention(" ".join(tokens), start, end, min(confidence, CERTAIN), honorific)
            elif len(tokens) > 2 and tokens[-1].casefold() in self.words.words("organisations", "words"):
                self.bodies.add(" ".join(tokens[:-1]).replace("’", "'").casefold())

    def opens(self, content: RichText) -> bool:
        """Whether a text begins with somebody's full name and a post: 'Ann Lee, Harbour Manager'."""
        first = next(self.find(content), None) if "," in content.text or "–" in content.text else None
        return first is not None and first.confidence >= ENOUGH and first.start <= len(first.honorific or "") + 2

    def could_be(self, name: str) -> bool:
        """Whether the words of a phrase could make up a name."""
        return self._could_be_name(name.split())

    def could_be_surname(self, word: str) -> bool:
        """Whether a capitalised word after an honorific could be a surname."""
        folded = word.casefold()
        return len(word) > 2 and not (
            word.isupper() or folded in self.words.words("people", "not-names") or self.words.has_role(word)
        )

    def _trim(self, text: str, start: int, end: int) -> tuple[int, str | None]:
        """Where a capitalised phrase begins to be a name, and the honorific before it."""
        honorific: str | None = None
        words = _HONORIFIC.finditer(text, start, end) if end - start > TITLED else ()
        for word in words:  # 'Deputy Prime Minister Mr Ann Lee'
            folded = word.group().casefold()
            stands = self.words.words("people", "surname-honorifics") | self.words.words("people", "titles")
            if folded in stands and self._is_honorific(folded):
                honorific, start = word.group(), word.end() + 1
        start += self._past_post(text[start:end])
        while True:
            first, _, rest = text[start:end].replace("\u00a0", " ").partition(" ")
            folded = first.rstrip(".").casefold()
            if not rest:
                break
            if self._is_honorific(folded):
                honorific = first
            elif folded in self.words.words("people", "ranks") and not self._is_given(first):
                pass  # 'PS Quill'
            elif folded in self.words.words("people", "before-names") and " " in rest:
                pass  # 'Panellist Ann Lee'
            elif folded in self.words.words("organisations", "words") and self._ends_in_full_name(rest):
                pass  # 'Republican Ann Lee', 'Police Sergeant Ann Lee', 'Health Trust Ann Lee'
            elif not self._is_role(folded) and (
                first in self.words.given_names
                or folded not in self.words.words("people", "not-names")
                or (not honorific and _MID_SENTENCE.search(text, max(0, start - 3), start))
            ):
                break  # a capital within a sentence: 'Will' is somebody here
            elif (
                folded in self.words.words("people", "given-too") and " " not in rest and _POST_FOLLOWS.match(text, end)
            ):
                break  # 'Will Nichol, a warden, …'
            start = end - len(rest.lstrip())
        return start, honorific or self._honorific_before(text, start)

    def _ends_in_full_name(self, phrase: str) -> bool:
        """Whether a phrase is somebody's full name, after nothing but words by which bodies are known."""
        words, bodies = phrase.split(), self.words.words("organisations", "words")
        return all(word.casefold() in bodies for word in words[:-2]) and self._is_full_name(" ".join(words[-2:]))

    def _is_full_name(self, phrase: str) -> bool:
        """Whether a phrase is a known given name and one word more, that of no body or place."""
        given, _, surname = phrase.partition(" ")
        places = self.words.words("organisations", "words")
        return bool(surname) and " " not in surname and self._is_given(given) and surname.casefold() not in places

    def _past_post(self, phrase: str) -> int:
        """How long the post is with which a capitalised phrase begins: 'Quay County Executive Ann Lee'."""
        tokens = list(_TOKEN.finditer(phrase))
        for post, given in zip(reversed(tokens[1:-2]), reversed(tokens[2:-1]), strict=True):
            if self._is_role(post.group().casefold()) and self._is_given(given.group()):
                return given.start()
        return 0

    def _honorific_before(self, text: str, start: int) -> str | None:
        """An honorific with its full stop, where a name as such could not begin: 'Dr.'."""
        before = text[max(0, start - 8) : start]
        word = _ABBREVIATED.search(before) if "." in before else None
        return word[1] if word and self._is_honorific(word[1].casefold()) else None

    def _name_end(self, text: str, start: int, end: int) -> int:
        """Where the name ends in a capitalised phrase that goes on with a post: 'Ann Lee Harbour Manager'."""
        tokens = list(_TOKEN.finditer(text[start:end]))
        if _DEGREE_GOES_ON.match(text, end):
            tokens.pop()  # the 'Ph' of 'Ann Lee Ph.D.'
            end = start + tokens[-1].end()
        while len(tokens) > 2 and is_post_nominal(tokens[-1].group(), self.words):
            tokens.pop()  # 'Ann Lee MP'
            end = start + tokens[-1].end()
        if (
            len(tokens) == 3
            and self._is_role(tokens[2].group().casefold())
            and self.words.phrase(_GOES_ON).match(text, end)
        ):
            return start + tokens[1].end()
        if len(tokens) > 3 and self._is_given(tokens[0].group()) and self.words.has_role(text[start:end]):
            return start + tokens[1].end()
        return end

    def _is_particle(self, word: str, *, last: bool) -> bool:
        """Whether a small word within a name is part of it: 'Solène Le Guennec'."""
        return not last and word in self.words.words("people", "particles")

    def _is_honorific(self, word: str) -> bool:
        return word in self.words.words("people", "honorifics")

    def _is_surname(self, word: str) -> bool:
        """Whether a word that bodies and places are named by is a surname as well."""
        return word in self.words.words("people", "surnames")

    def _is_role(self, word: str) -> bool:
        return word in self.words.words("people", "roles") and word not in self.words.given_names

    def _could_be_name(self, tokens: list[str], *, titled: bool = False) -> bool:
        """Whether the words could make up a name at all; after an honorific also one such as 'Ann House'."""
        if len(tokens) > 1 and tokens[1].startswith("("):
            return self._is_nickname(tokens[1].strip("()")) and self._could_be_name([tokens[0], *tokens[2:]])
        capitals = len([token for token in tokens if token[0].isupper()])
        if capitals < 2:
            capitals += sum(token.startswith(_ELIDED) for token in tokens)  # 'Claire d’Aubrac'
        if not 2 <= capitals <= 4:
            return False
        bodies = frozenset[str]() if titled else self.words.words("organisations", "words")
        kinds = self.words.words("organisations", "kinds")
        others = self.words.words("people", "not-names")
        last = len(tokens) - 1
        for index, token in enumerate(tokens):
            folded = token.casefold()
            if index and index == last and self._is_surname(folded) and self._is_given(tokens[0]):
                continue  # 'Huw Day'
            if len(token) == 1 and index < last and (titled or (index and self._is_given(tokens[0]))):
                continue  # 'Maurice A Quill'
            if (
                folded in bodies
                or (folded[-1] == "s" and folded[:-1] in kinds)
                or (index and folded in others and not self._is_particle(folded, last=index == last))
                or (
                    token.isupper() and "." not in token and (len(token) > 2 or (len(token) == 1 and token not in "OÓ"))
                )
            ):
                return False
        if self._is_role(tokens[-1].casefold()) and not self._is_given(tokens[0]):
            return False  # 'Ethics Fellow'
        if len(tokens[-1]) == 2 and tokens[-1].isupper() and not self._is_given(tokens[0]):
            return False  # 'Matters Arising NW'
        return len(tokens[-1].rstrip(".")) > 1

    def _is_nickname(self, word: str) -> bool:
        """Whether a word in brackets amid a name can be a short form of it, and not a part, a post or a body."""
        folded = word.casefold()
        others = ("people", "not-names"), ("people", "parts"), ("organisations", "words")
        return not (self.words.has_role(word) or any(folded in self.words.words(*listed) for listed in others))

    def _weigh(self, text: str, start: int, end: int, tokens: list[str]) -> float:
        """How surely a phrase is a name; once it is sure enough, no more evidence is looked for."""
        before = text[max(0, start - 48) : start]
        weight = -0.5 if self.words.phrase(_BEFORE_THE).search(before) else 0.0
        weight -= 0.8 * self._is_employer(before)
        last = tokens[-1].casefold()
        weight -= 0.2 * (len(tokens) > 3) + 0.5 * (last in self.words.words("organisations", "words"))
        for evidence in (self._made_of, self._after_it, self._before_it):
            weight += evidence(text, start, end, tokens)
            if weight >= ENOUGH:
                return weight
        return max(weight, 0.0)

    def _is_employer(self, before: str) -> bool:
        """Whether what stands before says that a phrase is what somebody works for: 'consultant at'."""
        may_be = self.words.cue("people", "roles").search(before) is not None if before.endswith(" ") else False
        return may_be and self.words.phrase(_WORKS_AT).search(before) is not None

    def _made_of(self, text: str, start: int, end: int, tokens: list[str]) -> float:
        """What the words themselves say: a given name, an initial."""
        initial = tokens[0].endswith(".") and len(tokens[0]) <= 4
        return 0.7 * self._is_given(tokens[0]) + 0.5 * initial

    def _before_it(self, text: str, start: int, end: int, tokens: list[str]) -> float:
        """What the words before say: a label, a role, another name joined to this one."""
        before = text[max(0, start - 48) : start]
        if not before:
            return 0.3 * bool(_DASHED.match(text, end))
        weight = 0.7 * bool(_SIGNED.search(before))
        if pair := self.words.phrase(_PAIRED).search(before):
            ends = self._is_given(pair["given"]) and self.words.phrase(_PAIR_ENDS).match(text, end)
            weight += 0.7 if ends else 0.4
        if before.endswith((". ", "\n")):
            return weight
        phrase = self.words.phrase
        weight += 0.7 if phrase(_SAID_PART).search(before) else 0.4 * bool(phrase(_LABEL).search(before))
        if ")" in before and phrase(_ENUMERATED).search(before) and _AFTER_BRACKET.match(text, end):
            weight += 0.4
        if self.words.cue("people", "roles").search(before) is None:
            return weight
        if phrase(_ROLE_BEFORE).search(before) is None:
            return weight
        following = phrase(_NEXT_NAME).match(text, end)  # 'members Ann Lee, Bo Ek and …'
        return weight + 0.5 + 0.3 * (following is not None and self._is_given(following["given"]))

    def _after_it(self, text: str, start: int, end: int, tokens: list[str]) -> float:
        """What the words after say: a post, a body, a verb of speaking."""
        phrase = self.words.phrase
        weight = 0.35 * bool(phrase(_AFTER_FROM).match(text, end)) + 0.3 * bool(phrase(_AFTER_WHO).match(text, end))
        weight += 0.3 * bool(_AFTER_BRACKET.match(text, end))
        letters = _LETTERS_AFTER.match(text, end) if text.startswith(",", end) else None
        weight += 0.7 * (letters is not None and is_honour(letters[1], self.words))
        post = phrase(_AFTER_POST).match(text, end)
        clause = _CLAUSE.match(text, post.end()) if post else None
        if clause:
            said = clause.group()
            if self.words.has_role(said) or self.words.cue("people", "parts").search(said):
                weight += 0.7
            elif self._ends_in_body(said):
                weight += 0.4
        if phrase(_SPEAKS).match(text, end + 1):
            within = phrase(_WITHIN).search(text, max(0, start - 8), start)
            spoken = 0.4 if within else 0.7  # 'of Quay Lane, said': another did
            weight += spoken + 0.4 * bool(phrase(_THEN_PRONOUN).search(text, end, end + 400))
        near = text[end + 1 : end + 24]
        presides = any(self.words.cue("people", key).match(near) for key in _PRESIDES)
        return weight + 0.4 * presides

    def _ends_in_body(self, clause: str) -> bool:
        words = clause.split()
        if len(words) < 2 or not words[0][0].isupper():
            return False
        kinds, leading = self.words.words("organisations", "kinds"), self.words.words("organisations", "leading")
        return words[-1].casefold() in kinds or words[0].casefold() in leading

    def _is_given(self, token: str) -> bool:
        return token in self.words.given_names or _HYPHEN.split(token, 1)[0] in self.words.given_names
