"""Names of people in running text: where a capitalised phrase is a person, and how surely.

A capitalised phrase counts as a name by what stands around it - an honorific, a post, a verb of
speaking, a label - and by what it is made of. A known given name adds to the evidence but nobody is
left out for having a name that the list does not hold.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from attrs import define, field

from notekit.parsers.entities.glued_posts import before_glued_post
from notekit.parsers.entities.name_context import CERTAIN, ENOUGH, weigh
from notekit.parsers.entities.name_words import (
    could_be_name,
    ends_in_full_name,
    is_given,
    is_honorific,
    is_post_nominal,
    is_role_word,
)
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.text import Anchor, RichText, Strong

__all__ = ["AND", "CAPITALISED", "Mention", "Names"]

TITLED = 12
"""How many characters a name with a title and an honorific before it has at least."""

LONGEST_LETTERED = 16
"""How many characters stand before a letter that say what has it: 'option C'."""

_UPPER = "".join(chr(code) for code in range(0x41, 0x250) if chr(code).isupper())
_REST = r"[^\W\d_]*+(?:['’](?!s\b|S\b)[^\W\d_]++)?(?:[-‐‑][^\W\d_]++(?:['’](?!s\b)[^\W\d_]++)?)*"
CAPITALISED = rf"[{_UPPER}]{_REST}"
"""A capitalised word as part of a name: with apostrophes and hyphens, without a possessive."""

AND = r"\s+(?:<grammar.and>|&)\s+(?:(?i:<people.titles>)\.?\s+)?"
"""What stands between the names of two people of whom the same is said: 'Ann Lee and Dr Bo Ek'."""

_INITIALS = rf"\.(?:[{_UPPER}]\.)*"
_GAP = "[ \u00a0]{1,2}"  # more stand between the columns of a row
_PART = rf"(?:(?:al|el|bin|ibn)-|[dD][’'])?(?:[{_UPPER}](?:{_INITIALS}|{_REST}))"
# Begins with a class of characters, so that the search can skip from capital to capital; never amid hyphens or
# initials, from where a long run of them would be read again and again.
_BEGINS = rf"[{_UPPER}](?<![\w&’'].)(?:(?<!\w[-.].)|(?<=\b(?:Mr|Ms|Dr)\..)|(?<=\bMrs\..)|(?<=\bProf\..))"
# 'Ann (Annie) Lee', 'Terence “T.J.” Lee'
_NICKNAME = rf"(?:{_GAP}(?:\([{_UPPER}][a-z]{{2,}}\)|[“\"‘'][{_UPPER}][\w.-]{{1,15}}[”\"’'])(?={_GAP}[{_UPPER}][a-z]))?"
_NEXT = rf"(?:{_GAP}(?:<people.particles>{_GAP}){{0,2}}|(?<=[{_UPPER}]\.)(?=[{_UPPER}][a-z]))"  # 'M.Lee' too
_NAME = rf"{_BEGINS}(?:{_INITIALS}|{_REST}{_NICKNAME})(?:{_NEXT}{_PART}){{1,6}}"
_LETTER = re.compile(r"(?:(?P<what>[A-Z]\w+) )?[A-Z]\.[ \u00a0]+(?=\S)")
_AFTER_INITIAL = re.compile(rf"(?<=[{_UPPER}]\.)(?=[{_UPPER}][a-z])")
_TOKEN = re.compile(r"\S+")
_INITIAL = re.compile(rf"[{_UPPER}]\.$")
_ABBREVIATED = re.compile(r"\b(\w{2,5})\.[ \u00a0]?$")
_FIRM = r",\s+(?=[A-Z])(?i:<organisations.legal-forms>)"

_DEGREE_GOES_ON = re.compile(r"\.[A-Z]")
_HONORIFIC = re.compile(r"(?<=[ \u00a0])[A-Z][a-z]+(?=[ \u00a0])")
_DAY = re.compile(r"\d(?:st|nd|rd|th)?\s$")
_POST_FOLLOWS = r",\s|\s\(|\s+<people.speaks>(?!\w)"
_GOES_ON = r"\s+<grammar.of|at|for><~>"
_RANKED = (
    r"(?i)(?<!\w)(?P<ranked><people.professor-ranks>\.?[ \u00a0]+(?P<honorific><people.honorifics>))\.?[ \u00a0]+$"
)
_MID_SENTENCE = re.compile(r"[\w,;)]\s$")


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
        strong = [mark.start for mark in content.of(Strong)] if content.marks else ()
        links = [mark.start for mark in content.of(Anchor)] if content.marks else ()
        for match in self.words.phrase(_NAME).finditer(text):
            start, honorific = self._trim(text, *match.span())
            start, is_strong = _from_strong(text, start, match.end(), strong) if strong else (start, False)
            honorific = self._with_rank(text, start, honorific) if honorific else None
            end = _up_to_link(text, start, match.end(), links) if links else match.end()
            end = before_glued_post(text, start, end, self.words)
            tokens = _words(text[start:end])
            if len(tokens) > 2:
                end = self._name_end(text, start, end)
                tokens = _words(text[start:end])
            if text.startswith(",", end) and honorific is None and self.words.phrase(_FIRM).match(text, end):
                self.bodies.add(" ".join(tokens).replace("’", "'").casefold())
            elif could_be_name(tokens, self.words, titled=honorific is not None):
                confidence = weigh(text, start, end, tokens, self.words) + 0.8 * bool(honorific) + 0.4 * is_strong
                yield Mention(" ".join(text[start:end].split()), start, end, min(confidence, CERTAIN), honorific)
            elif len(tokens) > 2 and tokens[-1].casefold() in self.words.words("organisations", "words"):
                self.bodies.add(" ".join(tokens[:-1]).replace("’", "'").casefold())

    def opens(self, content: RichText) -> bool:
        """Whether a text begins with somebody's full name and a post: 'Ann Lee, Harbour Manager', 'Ann Lee (Chair)'."""
        text = content.text
        first = next(self.find(content), None) if "," in text or "–" in text or text.endswith(")") else None
        return first is not None and first.confidence >= ENOUGH and first.start <= len(first.honorific or "") + 2

    def could_be(self, name: str) -> bool:
        """Whether the words of a phrase could make up a name."""
        return could_be_name(_words(name), self.words)

    def _trim(self, text: str, start: int, end: int) -> tuple[int, str | None]:
        """Where a capitalised phrase begins to be a name, and the honorific before it."""
        honorific: str | None = None
        words = _HONORIFIC.finditer(text, start, end) if end - start > TITLED else ()
        for word in words:  # 'Deputy Prime Minister Mr Ann Lee'
            folded = word.group().casefold()
            stands = self.words.words("people", "surname-honorifics") | self.words.words("people", "titles")
            if folded in stands and is_honorific(folded, self.words):
                honorific, start = word.group(), word.end() + 1
        start = self._past_letter(text, start, end)
        start += self._past_post(text[start:end])
        while True:
            first, _, rest = text[start:end].replace("\u00a0", " ").partition(" ")
            folded = first.rstrip(".").casefold()
            if not rest:
                break
            if is_honorific(folded, self.words):
                honorific = first
            elif folded in self.words.words("people", "ranks") and not is_given(first, self.words):
                pass  # 'PS Quill'
            elif folded in self.words.words("dates", "months") and self._goes_before(rest, text, start):
                pass  # 'on 5 November Ann Lee'
            elif folded in self.words.words("people", "before-names") and " " in rest:
                pass  # 'Panellist Ann Lee'
            elif folded in self.words.words("organisations", "words") and ends_in_full_name(rest, self.words):
                pass  # 'Republican Ann Lee', 'Police Sergeant Ann Lee', 'Health Trust Ann Lee'
            elif _INITIAL.match(first) and is_honorific(rest.split()[0].rstrip(".").casefold(), self.words):
                pass  # the answer of 'A. Mrs Lee said'
            elif _INITIAL.match(first) or (
                not is_role_word(folded, self.words)
                and not (" " in rest and self.words.has_role(first))
                and (
                    first in self.words.given_names
                    or folded not in self.words.words("people", "not-names")
                    or (not honorific and _MID_SENTENCE.search(text, max(0, start - 3), start))
                )
            ):
                break  # a capital within a sentence: 'Will' is somebody here
            elif (
                folded in self.words.words("people", "given-too")
                and " " not in rest
                and self.words.phrase(_POST_FOLLOWS).match(text, end)
            ):
                break  # 'Will Nichol, a warden, …'
            start = end - len(rest.lstrip())
        return start, honorific or self._honorific_before(text, start)

    def _goes_before(self, rest: str, text: str, start: int) -> bool:
        """Whether a month stands before a name and is none of it: amid a sentence, or with its day."""
        dated = _DAY.search(text, max(0, start - 6), start) is not None
        amid = text[max(0, start - 2) : start - 1].isalpha()
        return dated or (amid and " " in rest and is_given(rest.split()[0], self.words))

    def _with_rank(self, text: str, start: int, honorific: str) -> str:
        """An honorific with the word before it that tells its rank: 'Associate Professor'."""
        match = self.words.phrase(_RANKED).search(text, max(0, start - 40), start)
        return match["ranked"] if match and match["honorific"] == honorific else honorific

    def _past_letter(self, text: str, start: int, end: int) -> int:
        """Where a phrase goes on behind a letter that ends the sentence before: 'We chose option C. Ann Lee asked'."""
        letter = _LETTER.match(text, start, end)
        if letter is None:
            return start
        before = letter["what"] or text[max(0, start - LONGEST_LETTERED) : start].rpartition(" ")[0]
        lettered = before.split()[-1:]
        known = self.words.words("people", "lettered")
        return letter.end() if lettered and lettered[0].casefold() in known else start

    def _past_post(self, phrase: str) -> int:
        """How long the post is with which a capitalised phrase begins: 'Quay County Executive Ann Lee'."""
        tokens = list(_TOKEN.finditer(phrase))
        for post, given in zip(reversed(tokens[1:-2]), reversed(tokens[2:-1]), strict=True):
            if self._ends_post(post.group().casefold()) and is_given(given.group(), self.words):
                return given.start()
        return 0

    def _ends_post(self, word: str) -> bool:
        """Whether a word may end a post, or what that is of: the 'Health' of 'Minister for Mental Health Ann Lee'."""
        if is_role_word(word, self.words) or word in self.words.words("people", "functions"):
            return True
        return word in self.words.words("organisations", "words")

    def _honorific_before(self, text: str, start: int) -> str | None:
        """An honorific with its full stop, where a name as such could not begin: 'Dr.'."""
        before = text[max(0, start - 8) : start]
        word = _ABBREVIATED.search(before) if "." in before else None
        return word[1] if word and is_honorific(word[1].casefold(), self.words) else None

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
            and is_role_word(tokens[2].group().casefold(), self.words)
            and self.words.phrase(_GOES_ON).match(text, end)
        ):
            return start + tokens[1].end()
        named = len(tokens) > 3 and tokens[2].group().casefold() not in self.words.words("organisations", "kinds")
        if named and is_given(tokens[0].group(), self.words) and self.words.has_role(text[start:end]):
            return start + tokens[1].end()
        return end


def _words(name: str) -> list[str]:
    """The words of a name, an initial being one without a space behind it too: 'M.Lee'."""
    return (_AFTER_INITIAL.sub(" ", name) if "." in name else name).split()


def _from_strong(text: str, start: int, end: int, strong: Sequence[int]) -> tuple[int, bool]:
    """Where a name begins, without a word before those in bold ('Celebrant **Ann Lee**'), and whether it is in bold."""
    at, behind = bisect_left(strong, start), bisect_right(strong, start)
    if behind < len(strong) and " " in text[strong[behind] : end].strip():
        return strong[behind], True
    return start, at < behind


def _up_to_link(text: str, start: int, end: int, links: Sequence[int]) -> int:
    """Where a name ends, before a link that begins behind a space in it: 'By Ann Lee [Profile](…)'."""
    at = bisect_right(links, start)
    cut = links[at] if at < len(links) else end
    return start + len(text[start:cut].rstrip()) if cut < end and text[cut - 1].isspace() else end
