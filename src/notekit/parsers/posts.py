"""Posts: reading 'Deputy Director, People and Communities at the NHS' as a role and an affiliation."""

import re
from itertools import islice

from attrs import define

from notekit.parsers.cues import Vocabulary
from notekit.parsers.expressions import LOWER, UPPER
from notekit.parsers.held import as_written, held
from notekit.parsers.names import is_honour
from notekit.people import Post

__all__ = ["Posts"]

LONGEST = 260
"""How many characters after a name are looked at for a post."""
CAPITAL_WITHIN = 5
"""Within how many words the name of a body begins: not in 'at such a happy time for all of us at the Trust'."""
OPENING = 40
"""How many characters of a post are looked at for whether it is a former one."""

_SPEAKS = r"(?i),?\s+(?:<grammar.in-turn|has|had>\s+)*<people.speaks>"
_ROLE_STOPS = (
    r"(?i),?\s+(?:<people.stops-role>|[a-z]+<-grammar.participle>\s+<grammar.the|a|our|its|their|his><~>"
    r"|[a-z]+<-grammar.past>\s+<grammar.by>\s)"
)
_TITLE = rf"((?:[{UPPER}][\w-]+\s+){{0,2}}(?i:<people.roles>))\s+(?=[{UPPER}0-9])"  # 'Chief Executive Harbour Trust'
_AND_ROLE = (
    r"(?i)(?:,?\s+(?:<grammar.and>|&)\s+(?=(?:[\w-]+\s+){0,2}<people.roles>\s+<grammar.of|at|for|with><~>)"
    r"|,\s+<grammar.and>\s+(?=(?:[\w-]+\s+){0,2}<people.roles>(?:,|$)))"
)

_OWNER = rf"^(?:[{LOWER}-]+\s+){{0,2}}?[{LOWER}-]+(?:<-grammar.possessive>|(?<=s)<-grammar.possessive-after-s>)\s+"
_PRONOUNS = r"\s*\(<grammar.pronouns>(?:\s*/\s*\w+)+\)"
_LETTERS = re.compile(r",?\s+([A-Z][A-Za-z]{0,5}(?:\.[A-Za-z]{1,4})*)(?![\w&’'-])\.?")
_AGE = re.compile(r"\s*\(\d{1,3}\)")
_BRACKETED = re.compile(r"\s*\((?=[^()]*[^\W\d_])([^()]{2,160})\)")
_LINKED = r"\s*(?:,\s*|\s[–—|@-]\s*|\s+(?=(?:<grammar.also>\s+)?<grammar.from|of|at|representing><~>))"
_HARD_END = r"[;\n:]|[.!?](?:\s|$|[\"”’])|\)|,?\s+<grammar.who|which|where|while|when|but|because><~>|\s[–—|-]\s"
_ARTICLE = r"(?i)(?:<grammar.the|a|our|its|their|his|who-is|is|was|then|currently|now|also|and|both|formerly><~>)+"
_AND_POST = (
    r",?\s+(?:<grammar.and>|&)\s+(?=(?:<grammar.is|was|also|now|currently> )*<grammar.the|a|our><~>)"
    r"|,\s+(?=<grammar.the|a|our><~>)"
)
_AT = (
    rf",?\s+(?:<grammar.at|from|with|in-the>|@)<~>(?:<grammar.the><~>)?"
    rf"(?=[{UPPER}0-9‘'\"]|[{LOWER}]+[{UPPER}]|<organisations.leading>\s+(?:<grammar.of><~>)?[{UPPER}])"
)
_OF = (
    rf"\s+<grammar.of|for|to><~>(?:<grammar.the><~>)?"
    rf"(?=[{UPPER}0-9‘'\"]|<grammar.one>\s+[{UPPER}]|<grammar.our>\s+[{LOWER}]|[{LOWER}]+[{UPPER}])"
)
_POSSESSIVE = (
    rf"(?P<body>(?:[{UPPER}0-9][\w&.-]*\s+)*[{UPPER}0-9][\w&.-]*)"
    r"(?:<-grammar.possessive>|(?<=s)<-grammar.possessive-after-s>)\s+(?P<role>.+)$"
)
_ABBREVIATION = re.compile(r"\s*[(\[][A-Z][\w&.*-]{0,8}[A-Z][\w&.*-]{0,4}[)\]]")
_PLACE = rf"(?P<body>\S+\s+\S+.*?)\s+<grammar.in>\s+[{UPPER}][\w-]+(?:\s+[{UPPER}][\w-]+)*$"
_WHO = r"<grammar.who|which><~>(?!<grammar.is|was>\s+(?:<grammar.also|now|then|currently>\s+)?<grammar.the|a><~>)"
_PREPOSITION = r"<grammar.from|at|of|for|with|representing><~>(?:<grammar.the><~>)?"
_BODY_ENDS = (
    rf"\s+<posts.body-ends>\s|\s+[{LOWER}]+<-grammar.past>\s|\s+<grammar.representing><~>"
    rf"|\s+(?!<posts.small|body-ends-before-small>)[{LOWER}]+\s+<grammar.a|his|their|our><~>"
    rf"|\s+<grammar.and>\s+(?:[{LOWER}]+<-grammar.past>|<grammar.his|their|our>)\s"
    rf"|\s+<grammar.and>\s+<grammar.the|a><~>(?:<posts.former-modifiers>\s+)?[{LOWER}]|"
    rf"\s+<posts.body-ends-before-small><~>(?!<grammar.the|of|and>)[{LOWER}]"
)
_HONORIFIC_END = r"(?i)(?:,\s*|,?\s+<grammar.and>\s+)<people.titles>\.?$"  # not the 'Dame' of a college of that name
_DESCRIBED = (
    rf"(?P<role>[\w -]+?)\s+<grammar.of><~>(?:<grammar.the|a><~>)?(?:[{LOWER}-]+\s+){{1,4}}"
    rf"(?P<body>[{UPPER}][\w&’'-]*(?:\s[{UPPER}][\w&’'-]*)*)$"
)
_SAID = (
    r"(?i)<posts.sentence-opens>|[a-z]+<-grammar.past>\s+<posts.object-opens>\s"
    r"|[^.?!;,()]{0,80}\b<posts.sentence-verbs>\s"
)
_TITLED = rf"[{UPPER}][\w&’'-]*(?:\s+(?:<grammar.of|for|and|the|in><~>){{0,2}}[{UPPER}][\w&’'-]*)*"
_LINKING = r"\s<grammar.of|at|for|with><~>"
_CLAUSE = r"\s(?:<posts.clause-verbs>|<grammar.his|their|pronouns>)\s"
_OF_OURS = r"\s+<grammar.of|for>\s+<grammar.our>\s"
_FORMERLY = r"(?i)^<posts.formerly>\s+"
_ROLE_END = r"(?:\s+<grammar.of|at|for|in|with|and|the>)+$|\s*\(<posts.part-in-brackets>\)$"
_BODY_GOES_ON = rf",\s+(?:(?!<grammar.and|of>|&)[{LOWER}]|<posts.and-is>\s|@)"
_STATE = re.compile(rf",(?:\s+[{UPPER}][\w.’'-]*){{1,3}},\s+(?!UK$)[A-Z]{{2}}$")  # ', Houston, TX'
_COUNTRY = rf",\s+(?=[{UPPER}])(?i:<organisations.countries>)$"
_BODY_OPENS = r"^<grammar.the><~>"
_APART = r"\s*(?:,|<grammar.and>|&)\s*"
_ROLE_FOLLOWS = re.compile(rf"\s*[—–-]\s*|\s*,\s+|\s+(?=[{UPPER}])")
_ROLE_OF_BODY = re.compile(rf"(?P<role>[^()]{{3,100}}?)\s*\((?P<body>[{UPPER}0-9][^()]{{1,100}})\)$")
_COMPANY = r"(?i),?\s+<posts.company>\s"
_REMARK = r"(?i)\s*\(<posts.remarks>\)$"
_ROLE_OF_NEXT = r",\s+(?:<grammar.and>\s+)?(?P<role>[^,]{2,60}[^,\s])\s$"
_GLUED = re.compile(rf",(?=[{UPPER}])")
_COMMA = re.compile(r",\s+(?!(?:Inc|Ltd|Limited|LLC|LLP|PLC|plc|CIC)\b)")
_BRACKETS = re.compile(r"\(([^()]{2,30})\)")
_BEFORE_NAME = r"(?i),?\s*<grammar.and>?\s*(?:<people.titles>\.?)?\s*$"
_NEXT_CLAUSE = (
    r",\s+(?:<grammar.in-turn>\s+)?(?:<posts.clause-opens>|[a-z-]+<-grammar.past>)\s|,\s+<grammar.a>\s+"
    r"|,\s+[a-z]+\s+<posts.object-opens>\s|,\s+<grammar.about>\s|\s+<posts.serves-as>\s+<grammar.the|a|our><~>"
)


def _are_initials(bracket: str, text: str, end: int) -> bool:
    """Whether a bracket after a name that ends at `end` holds the name's own initials."""
    name = re.split(r"[\s-]+", text[max(0, end - 60) : end])
    initials = "".join(word[0] for word in name if word)
    if len(name) > 1 and " " not in bracket and 2 < len(bracket) <= 4:
        inner = name[-2][:1] + "".join(filter(str.isupper, name[-1]))  # 'Ann McLeod (AML)'
        if bracket in (inner, name[-2][:1] + name[-1][: len(bracket) - 1]):  # 'Ann Lee (ALe)'
            return True
    return bracket.isupper() and " " not in bracket and initials.upper().endswith(bracket.replace(".", ""))


def _blanked(text: str) -> str:
    """A text with spaces in place of the abbreviations in brackets that follow names."""
    if "(" not in text and "[" not in text:
        return text
    return _ABBREVIATION.sub(lambda match: " " * len(match.group()), text)


@define
class Posts:
    """Reads posts with the help of a vocabulary."""

    words: Vocabulary

    def after(self, text: str, end: int, stop: int | None = None) -> list[Post]:
        """The posts written after a name that ends at `end`; `stop` is where the next name begins."""
        end = self._past_letters(text, end)
        limit = min(end + LONGEST, len(text) if stop is None else stop)
        cut_short = limit < len(text)
        if text.find("(", end, limit) >= 0:
            if aside := _AGE.match(text, end, limit) or self.words.phrase(_PRONOUNS).match(text, end, limit):
                end = aside.end()
            bracketed = _BRACKETED.match(text, end, limit)
            if bracketed and _are_initials(bracketed[1], text, end):
                end = self._past_initials(text, bracketed.end(), limit)
                bracketed = _BRACKETED.match(text, end, limit)
            honours = self.words.words("people", "honours")
            if bracketed and bracketed[1].casefold() not in honours and not _are_initials(bracketed[1], text, end):
                return self._bracketed(bracketed[1], text[bracketed.end() : limit], cut_short)
        window = _GLUED.sub(", ", _blanked(text[end:limit]))
        if self.words.phrase(_COMPANY).match(window):
            return []  # 'Ann Lee, along with …'
        link = self.words.phrase(_LINKED).match(window)
        if link:
            if "," not in link.group() and not link.group().isspace() and self._says(window, link.end()):
                return []  # 'Ann Lee – We have no boats'
            found = self.read(self._phrase(window[link.end() :], cut_short))
            return (
                found
                if link.group().isspace()
                else [post for post in found if post.role or self._is_body(post, link.group())]
            )
        if window[:1].isspace() and window[1:2].isupper():  # 'Ann Lee Harbour Manager at …'
            return [post for post in self.read(self._phrase(window[1:], cut_short)) if post.role]
        return []

    def _past_initials(self, text: str, end: int, limit: int) -> int:
        """Where the brackets end that hold a part and stand after the initials: 'Ann Lee (AL) (Chair) – Quay Trust'."""
        part = _BRACKETED.match(text, end, limit)
        stands = part and self.words.cue("posts", "part-in-brackets").fullmatch(part[1])
        return part.end() if part and stands else end

    def _past_letters(self, text: str, end: int) -> int:
        """Where the letters after a name end: degrees and honours, and those behind them with which a role stands."""
        known = False
        while match := _LETTERS.match(text, end):
            if not (is_honour(match[1], self.words) or (known and self._are_letters(match, text))):
                break
            known, end = True, match.end()
        return end

    def _are_letters(self, match: re.Match[str], text: str) -> bool:
        """Whether capitals behind a degree are letters too: a role follows them, and not a body before its place."""
        following = text[match.end() : match.end() + 60].split(",")
        return match[1].isupper() and len(following) > 1 and not following[0] and self.words.has_role(following[1])

    def _bracketed(self, phrase: str, rest: str, cut_short: bool) -> list[Post]:
        """The posts in a bracket after a name; a role may follow the body in it: '(Quay Trust) – Warden'."""
        found = self.read(phrase)
        link = _ROLE_FOLLOWS.match(rest)
        if link is None or len(found) != 1 or found[0].role:
            return found
        role = next((post.role for post in self.read(self._phrase(rest[link.end() :], cut_short)) if post.role), None)
        return [Post(role, found[0].affiliation)] if role else found

    def _is_body(self, post: Post, link: str) -> bool:
        """Whether an affiliation without a role, after a comma or dash, can be one."""
        if "," not in link:
            words = (post.affiliation or "").split()
            return len(words) <= 8 and sum(word[0].isupper() for word in words) * 2 > len(words)
        words = re.findall(r"[\w&’'-]+", post.affiliation or "")
        if words and words[0].casefold() in self.words.words("organisations", "leading"):
            return True
        if len(words) > 1 and all(map(self._fits_body, words)):
            return True
        bodies = self.words.words("organisations", "words")
        return any(word.casefold() in bodies or (word.isupper() and len(word) > 1) for word in words) or (
            len(words) == 1 and self._is_short_name(words[0])
        )

    def said(self, text: str, start: int, stop: int | None = None) -> list[Post]:
        """The posts in a statement such as 'is the chair of …' whose predicate begins at `start`.

        `stop` is where the next statement begins.
        """
        limit = min(start + LONGEST, len(text) if stop is None else stop)
        window = _blanked(text[start:limit])
        return [post for post in self.read(self._phrase(window, limit < len(text))) if post.role]

    def _phrase(self, window: str, cut_short: bool) -> str:
        """The post with which the window begins: up to the end of the clause or, if cut short, the next name."""
        window = held(window, self.words)
        if "(" in window:
            window = _BRACKETS.sub(lambda match: f"\ue000{match[1]}\ue001", window)
        hard = self.words.phrase(_HARD_END).search(window)
        end = hard.start() if hard else len(window)
        if self.words.cue("people", "speaks").may_be_in(window):
            speaks = self.words.phrase(_SPEAKS).search(window, 0, end)
            end = speaks.start() if speaks else end
        for cut in self.words.phrase(_NEXT_CLAUSE).finditer(window, 0, end):
            if not self._goes_on(window, cut, end):
                end = cut.start()
                break
        phrase = window[:end].replace("\ue000", "(").replace("\ue001", ")")
        if phrase.count("(") > phrase.count(")"):
            phrase = phrase[: phrase.rindex("(")]
        if cut_short and end == len(window):
            further = self.words.phrase(_ROLE_OF_NEXT).search(phrase) if phrase.endswith(" ") else None
            if further and self.words.has_role(further["role"].split()[-1]):
                phrase = phrase[: further.start()]
            phrase = self.words.phrase(_BEFORE_NAME).sub("", phrase)
        if hard and end == hard.start() and hard.group().strip(" ,") in self.words.words("grammar", "who"):
            place = self.words.phrase(_PLACE).match(phrase)
            phrase = place["body"] if place else phrase
        if phrase.rpartition(" ")[2].rstrip(".").casefold() in self.words.words("people", "titles"):
            phrase = self.words.phrase(_HONORIFIC_END).sub("", phrase)
        return phrase.strip(" ,.-–—&*")

    def _goes_on(self, text: str, cut: re.Match[str], end: int) -> bool:
        """Whether what looks like the next clause is a further post: ', a trustee of …', ', and chair of …'."""
        said = cut.group().strip(" ,").casefold()
        following = text[cut.end() : min(end, cut.end() + 60)]
        return said in self.words.words("posts", "goes-on") and self.words.has_role(following.split(",")[0])

    def read(self, phrase: str) -> list[Post]:
        """The posts that a phrase without a name says."""
        if self.words.phrase(_WHO).match(phrase):
            return []
        office, _, further = phrase.partition(", ")
        if office.casefold() in self.words.words("people", "offices-after") and self.words.has_role(
            further.split(",")[0]
        ):
            return [Post(office), *self.read(further)]  # 'MP, Secretary of State for Tides'
        pieces = [piece for piece in self.words.phrase(_AND_POST).split(phrase) if piece and piece.strip()]
        if not pieces:
            return []
        if not all(self.words.has_role(piece) for piece in pieces[1:]) or not self._is_post(pieces[0]):
            pieces = [phrase]
        found: list[Post] = []
        for piece in pieces:
            parts = self.words.phrase(_AND_ROLE).split(piece) if self.words.phrase(_LINKING).search(piece) else [piece]
            for part in parts if self.words.has_role(parts[0]) else [piece]:
                post = self._one(part)
                if post:
                    found.append(post)
        return found

    def _is_post(self, phrase: str) -> bool:
        return self.words.has_role(phrase) or bool(self.words.phrase(_PREPOSITION).match(phrase))

    def _one(self, phrase: str) -> Post | None:
        phrase = held(phrase, self.words)
        former = bool(self.words.cue("posts", "former").search(phrase[:OPENING])) and "the then" not in phrase[:12]
        if "(" in phrase or "[" in phrase:
            phrase = _ABBREVIATION.sub("", phrase)
        remark = self.words.phrase(_REMARK).search(phrase) if phrase.endswith(")") else None
        if remark and not self.words.has_role(phrase[: remark.start()]):
            phrase = phrase[: remark.start()]  # 'Harbour Trust (deputy)'
        phrase = self._without_article(phrase.strip(" ,.;:*"))
        role, body = self._part(phrase)
        role = self._tidy_role(role) if role else None
        body = self._tidy_body(body) if body else None
        if role and body is None and phrase.startswith(role) and self.words.phrase(_OF_OURS).match(phrase, len(role)):
            role = phrase  # 'member of our core group' names no body of its own
        if role and (not self.words.has_role(role) or self.words.phrase(_CLAUSE).search(role)):
            role = None
        if not role and not body:
            return None
        return Post(as_written(role), as_written(body), former=former)

    def _part(self, phrase: str) -> tuple[str | None, str | None]:
        """The role and the body of a phrase, either of which may be missing."""
        if self.words.cue("people", "whole-roles").match(phrase):
            return phrase, None
        bracketed = _ROLE_OF_BODY.match(phrase) if "(" in phrase else None
        if bracketed and self.words.has_role(bracketed["role"]) and not self.words.has_role(bracketed["body"]):
            return bracketed["role"], bracketed["body"]
        linked = self.words.phrase(_PREPOSITION).match(phrase)
        if linked:
            return None, phrase[linked.end() :]
        owned = self.words.phrase(_POSSESSIVE).match(phrase)
        if owned and self.words.has_role(owned["role"]):
            return owned["role"], owned["body"]
        at = list(self.words.phrase(_AT).finditer(phrase))
        of = self.words.phrase(_OF).search(phrase)
        body_first = at and of and of.start() < at[0].start() and self._opens_body(phrase[of.end() :])
        if at and not body_first and self.words.has_role(phrase[: at[0].start()]):
            return phrase[: at[0].start()], phrase[at[0].end() :]
        if of and (self._leads(phrase[: of.start()], phrase[of.end() :]) or self._serves(of, phrase)):
            return phrase[: of.start()], phrase[of.end() :]
        of = next(islice(self.words.phrase(_OF).finditer(phrase), 1, None), None) if of else None
        if of and self._serves(of, phrase):
            return phrase[: of.start()], phrase[of.end() :]  # 'Manager of New Media for the Harbour Trust'
        described = self.words.phrase(_DESCRIBED).match(phrase)
        if described and self._leads(described["role"], described["body"]):
            return described["role"], described["body"]
        if ", " in phrase:
            return self._by_comma(_COMMA.split(phrase))
        title = self.words.phrase(_TITLE).match(phrase)
        if title and (self._all_capitalised(phrase[title.end() :]) or self._names_body(phrase[title.end() :])):
            return title[1], phrase[title.end() :]
        if self._names_body(phrase):
            return None, phrase
        if self.words.has_role(phrase):
            return phrase, None
        return None, phrase if phrase[:1].isupper() or phrase[:1].isdigit() else None

    def _opens_body(self, phrase: str) -> bool:
        """Whether a phrase begins with a word that opens the name of a body: 'Réseau Goutte à Goutte'."""
        return phrase.split()[0].casefold() in self.words.words("organisations", "leading")

    def _serves(self, link: re.Match[str], phrase: str) -> bool:
        """Whether 'ROLE for the BODY' names the body served."""
        before = phrase[: link.start()]
        if link.group().split()[0] not in self.words.words("grammar", "for") or not self.words.has_role(before):
            return False
        body = phrase[link.end() :].split(",")[0]
        last = before.rpartition(" ")[2].casefold()
        serves = last in self.words.words("posts", "serves-body") and body.casefold() not in self._functions
        return serves or self._names_body(body) or self._is_led(body)

    def _leads(self, role: str, body: str) -> bool:
        """Whether 'ROLE of BODY' names the body led, not the field of work ('Director of Policy')."""
        if (self._is_led(body) or self._is_short_name(body)) and self.words.has_role(role):
            return True
        if body.rstrip(".,").casefold() in self._fields_in_letters:
            return False
        last = re.split(r"[\s-]+", role.strip())[-1].casefold()
        listed = self.words.words("people", "leads-body")
        if last not in listed and " ".join(role.casefold().split()[-2:]) not in listed:
            return False
        first = self.words.phrase(_APART).split(body)[0]
        if _COMMA.search(as_written(body) or "") and last in self.words.words("posts", "of-fields"):
            return False
        words = first.casefold().split()
        return not (words and (first.casefold() in self._functions or words[-1] in self._functions) and last != "ceo")

    def _is_short_name(self, body: str) -> bool:
        """Whether a phrase begins with a body's name by its shape: letters, 'A&B', a capital amid a word."""
        first = body.split()[0].strip(",.") if body else ""
        shaped = sum(map(str.isupper, first)) > 1 and first[:1].isupper() and first.isascii()
        return shaped and "-" not in first and first.casefold() not in self._fields_in_letters

    @property
    def _fields_in_letters(self) -> frozenset[str]:
        return self.words.words("posts", "fields-in-letters")

    def _is_led(self, body: str) -> bool:
        """Whether a phrase begins with the name of a body: capitalised words, with one such as 'University'."""
        words = self.words.phrase(_TITLED).match(body)
        found = words.group().split() if words else []
        before_for = next((at for at, word in enumerate(found) if word in self.words.words("grammar", "for")), None)
        led = self.words.words("organisations", "led")
        # in 'New Media for the Harbour Trust' it is another that is served
        return len(found) > 1 and any(word.casefold() in led for word in found[:before_for])

    @property
    def _functions(self) -> frozenset[str]:
        return self.words.words("people", "functions")

    def _by_comma(self, pieces: list[str]) -> tuple[str | None, str | None]:
        if not self.words.has_role(pieces[0]):
            if self.words.has_role(pieces[1]):  # 'Harbour Trust, Director'
                return pieces[1], pieces[0]
            return None, ", ".join(pieces)
        title = self.words.phrase(_TITLE).match(pieces[0])
        if title and self._names_body(pieces[0][title.end() :]):  # 'Professor Quay University, Tidemark'
            return title[1], ", ".join([pieces[0][title.end() :], *pieces[1:]])
        asides = (at for at, piece in enumerate(pieces) if at and self._is_aside(piece))
        pieces = pieces[: next(asides, None)]  # without ', after asking all present'
        if len(pieces) == 1:
            return pieces[0], None
        bodies = self.words.words("organisations", "words")
        for index, piece in enumerate(pieces[1:], 1):
            if index + 1 < len(pieces) and self._is_field(piece) and self._names_body(pieces[index + 1]):
                continue  # 'Deputy Director, Science Policy, Harbour Trust'
            if not (piece.isupper() and len(piece) == 2) and any(
                word.casefold() in bodies or (word.isupper() and len(word) > 1) for word in re.findall(r"\w+", piece)
            ):
                return ", ".join(pieces[:index]), ", ".join(pieces[index:])
        return pieces[0], ", ".join(pieces[1:])

    def _is_field(self, piece: str) -> bool:
        """Whether a piece is a field of work: 'Science Policy'."""
        return piece.split()[-1].casefold() in self._functions

    def _is_aside(self, piece: str) -> bool:
        """Whether a piece after a comma is no part of a post: 'after asking all present'."""
        opening = " ".join(self._without_article(piece).split()[:3])
        return opening[:1].islower() and not self.words.has_role(opening)

    def fits_body(self, phrase: str) -> bool:
        """Whether a phrase that can only be a post or a body may name a body."""
        return self._all_capitalised(phrase)

    def _all_capitalised(self, phrase: str) -> bool:
        """Whether a phrase reads as the name of a body: capitals but for small words, and no role."""
        words = re.findall(r"[^\W\d_][\w'’-]*", phrase)
        capitals = all(map(self._fits_body, words))
        return bool(words) and capitals and not self.words.has_role(phrase)

    def _names_body(self, phrase: str) -> bool:
        """Whether a phrase is the name of a body although a word of it is a role: 'Tenants' Association'."""
        words = re.findall(r"[^\W\d_][\w'’-]*", phrase)
        capitals = all(map(self._fits_body, words))
        if len(words) < 2 or not words[0][0].isupper():
            return False
        if words[0].casefold() in self.words.words("organisations", "leading"):
            return True
        return capitals and words[-1].casefold() in self.words.words("organisations", "kinds")

    def _tidy_role(self, role: str) -> str:
        stop = self.words.phrase(_ROLE_STOPS).search(role)
        if stop and self.words.has_role(role[: stop.start()]):
            role = role[: stop.start()]
        role = self.words.phrase(_FORMERLY).sub("", role.strip(" ,.;:*"))
        role = self._without_article(self.words.phrase(_ROLE_END).sub("", role))
        owner = self.words.phrase(_OWNER).match(role)  # 'the charity's head of research'
        return role[owner.end() :] if owner and self.words.has_role(role[owner.end() :]) else role

    def _without_article(self, phrase: str) -> str:
        opens = self.words.phrase(_ARTICLE).match(phrase)
        return phrase[opens.end() :] if opens else phrase

    def _tidy_body(self, body: str) -> str | None:
        body = body.strip(" ,.;:*")
        body = self.words.phrase(_BODY_GOES_ON).split(body)[0]
        body = self.words.phrase(_BODY_OPENS).sub("", body)
        kind, _, named = body.partition(" ")
        if named[:1].isupper() and kind in self.words.words("organisations", "kinds"):
            body = named  # 'from charity Boats for All'
        body = self.words.phrase(_BODY_ENDS).split(body, maxsplit=1)[0].strip(" ,.;:*")
        if "," in body:
            place = _STATE if body.count(",") > 1 else self.words.phrase(_COUNTRY)
            body = place.sub("", body)
        opening = " ".join(body.split()[:CAPITAL_WITHIN])
        return body if re.search(rf"[{UPPER}0-9]", opening) else None

    def _fits_body(self, word: str) -> bool:
        """Whether a word may stand in the name of a body: capitalised, or a small one."""
        return word[0].isupper() or word == "&" or word in self.words.words("posts", "small")

    def _says(self, text: str, start: int) -> bool:
        """Whether what begins at `start` is a sentence of its own, not a post."""
        return self.words.phrase(_SAID).match(text, start) is not None
