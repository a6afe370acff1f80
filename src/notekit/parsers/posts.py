"""Posts: reading 'Deputy Director, People and Communities at the NHS' as a role and an affiliation."""

import re

from attrs import define

from notekit.parsers.cues import Vocabulary
from notekit.people import Post

__all__ = ["Posts"]

LONGEST = 260
"""How many characters after a name are looked at for a post."""

_SPEAKS = r"(?i),?\s+(?:(?:then|also|next|first|finally|has|had)\s+)*<people.speaks>"
_ROLE_STOPS = r"(?i),?\s+<people.stops-role>"
_TITLE = r"((?:[A-Z][\w-]+\s+){0,2}(?i:<people.roles>))\s+(?=[A-Z0-9])"  # 'Chief Executive Harbour Trust'
_AND_ROLE = (
    r"(?i)(?:,?\s+(?:and|&)\s+(?=(?:[\w-]+\s+){0,2}<people.roles>\s+(?:of|at|for|with)\s)"
    r"|,\s+and\s+(?=(?:[\w-]+\s+){0,2}<people.roles>(?:,|$)))"
)

_AGE = re.compile(r"\s*\(\d{1,3}\)")
_BRACKETED = re.compile(r"\s*\((?=[^()]*[^\W\d_])([^()]{2,160})\)")
_LINKED = re.compile(r"\s*(?:,\s*|\s[–—-]\s*|\s+(?=(?:from|of|at|representing)\s))")
_HARD_END = re.compile(
    r"[;\n:]|[.!?](?:\s|$|[\"”’])|\)|,?\s+(?:who|which|whose|whom|where|while|when|but|because)\s|\s[–—-]\s"
)
_ARTICLE = re.compile(
    r"(?:(?:the|a|an|our|its|their|his|her|who is|who was|is|was|then|currently|now|also|and|both|formerly|previously)"
    r"\s+)+",
    re.I,
)
_FORMER = re.compile(r"\b(?:former(?:ly)?|ex-|previously|past|once|the then|outgoing|retired)\b", re.I)
_AND_POST = re.compile(
    r",?\s+(?:and|&)\s+(?=(?:is |was |also |now |currently )*(?:a|an|the|our)\s)|,\s+(?=(?:the|a|an|our)\s)"
)
_AT = re.compile(r",?\s+(?:at|from|with|in the|@)\s+(?:the\s+)?(?=[A-Z0-9‘'\"]|[a-z]+[A-Z])")
_OF = re.compile(r"\s+(?:of|for|to)\s+(?:the\s+)?(?=[A-Z0-9‘'\"]|a\s+[A-Z]|our\s+[a-z]|[a-z]+[A-Z])")
_POSSESSIVE = re.compile(r"(?P<body>(?:[A-Z0-9][\w&.-]*\s+)*[A-Z0-9][\w&.-]*)(?:[’']s|(?<=s)[’'])\s+(?P<role>.+)$")
_ABBREVIATION = re.compile(r"\s*[(\[][A-Z][\w&.*-]{0,8}[A-Z][\w&.*-]{0,4}[)\]]")
_PLACE = re.compile(r"(?P<body>\S+\s+\S+.*?)\s+in\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+)*$")
_WHO = re.compile(r"(?:who|which|whose)\s+(?!(?:is|was)\s+(?:(?:also|now|then|currently)\s+)?(?:a|an|the)\s)")
_PREPOSITION = re.compile(r"(?:from|at|of|for|with|representing)\s+(?:the\s+)?")
_SMALL = frozenset(("of", "and", "the", "for", "in", "on", "&"))
_BODY_ENDS = re.compile(
    r"\s+(?:found|said|says|argued|argues|has|have|had|is|was|were|will|who|which|that)\s"
    r"|\s+and\s+(?:a|an|the)\s+(?:former\s+)?[a-z]|"
    r"\s+(?:for|by|to|as|when|while|but|with|about|on)\s+(?!the\b|of\b|and\b)[a-z]"
)
_HONORIFICS = ("Dr", "Prof", "Professor", "Sir", "Dame", "Cllr", "Rev", "Mr", "Mrs", "Ms")
_HONORIFIC_END = re.compile(rf",?\s*(?:\band)?\s+(?:{'|'.join(_HONORIFICS)})\.?$")
_DESCRIBED = re.compile(
    r"(?P<role>[\w -]+?)\s+of\s+(?:the\s+|a\s+|an\s+)?(?:[a-z-]+\s+){1,4}(?P<body>[A-Z][\w&’'-]*(?:\s[A-Z][\w&’'-]*)*)$"
)
_SAID = re.compile(
    r"(?:we|i|they|it|there|please|how|why|what|when|if)\b|[^.?!;,()]{0,80}\b(?:is|are|was|were|has|have|can|will|would|should)\s",
    re.IGNORECASE,
)
_TITLED = re.compile(r"[A-Z][\w&’'-]*(?:\s+(?:(?:of|for|and|the|in)\s+){0,2}[A-Z][\w&’'-]*)*")
_LINKING = re.compile(r"\s(?:of|at|for|with)\s")
_CLAUSE = re.compile(r"\s(?:is|are|was|were|had|included|discussed|presented|heard)\s")
_ROLE_FOLLOWS = re.compile(r"\s*[—–-]\s*|\s*,\s+|\s+(?=[A-Z])")
_ROLE_OF_BODY = re.compile(r"(?P<role>[^()]{3,100}?)\s*\((?P<body>[A-Z0-9][^()]{1,100})\)$")
_COMMA = re.compile(r",\s+(?!(?:Inc|Ltd|Limited|LLC|LLP|PLC|plc|CIC)\b)")
_BRACKETS = re.compile(r"\(([^()]{2,30})\)")
_BEFORE_NAME = re.compile(r",?\s*(?:\band)?\s*(?:(?:Dr|Prof|Professor|Sir|Dame|Cllr|Rev)\.?)?\s*$")
_NEXT_CLAUSE = re.compile(
    r",\s+(?:(?:then|also|next|first|finally)\s+)?(?:is|was|has|had|with|and|in|on|as|by|gave|[a-z-]+ed)\s|,\s+(?:a|an)\s+"
    r"|,\s+[a-z]+\s+(?:the|a|an|that|his|her|their|our|us|how|why|what|whether|about|but)\s|,\s+about\s"
)


def _are_initials(bracket: str, text: str, end: int) -> bool:
    """Whether a bracket after a name that ends at `end` holds the name's own initials."""
    initials = "".join(word[0] for word in re.split(r"[\s-]+", text[max(0, end - 60) : end]) if word)
    return bracket.isupper() and " " not in bracket and initials.upper().endswith(bracket.replace(".", ""))


@define
class Posts:
    """Reads posts with the help of a vocabulary."""

    words: Vocabulary

    def after(self, text: str, end: int, stop: int | None = None) -> list[Post]:
        """The posts written after a name that ends at `end`; `stop` is where the next name begins."""
        limit = min(end + LONGEST, len(text) if stop is None else stop)
        cut_short = limit < len(text)
        if age := _AGE.match(text, end, limit):
            end = age.end()
        bracketed = _BRACKETED.match(text, end, limit)
        honours = self.words.words("people", "honours")
        if bracketed and bracketed[1].casefold() not in honours and not _are_initials(bracketed[1], text, end):
            return self._bracketed(bracketed[1], text[bracketed.end() : limit], cut_short)
        window = text[end:limit]
        if "(" in window or "[" in window:
            window = _ABBREVIATION.sub(lambda match: " " * len(match.group()), window)
        link = _LINKED.match(window)
        if link:
            if "," not in link.group() and not link.group().isspace() and _SAID.match(window, link.end()):
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
        if len(words) > 1 and all(word[0].isupper() or word in _SMALL or word == "&" for word in words):
            return True
        bodies = self.words.words("organisations", "words")
        return any(word.casefold() in bodies or (word.isupper() and len(word) > 1) for word in words)

    def said(self, text: str, start: int, stop: int | None = None) -> list[Post]:
        """The posts in a statement such as 'is the chair of …' whose predicate begins at `start`.

        `stop` is where the next statement begins.
        """
        limit = min(start + LONGEST, len(text) if stop is None else stop)
        window = _ABBREVIATION.sub(lambda match: " " * len(match.group()), text[start:limit])
        return [post for post in self.read(self._phrase(window, limit < len(text))) if post.role]

    def _phrase(self, window: str, cut_short: bool) -> str:
        """The post with which the window begins: up to the end of the clause or, if cut short, the next name."""
        if "(" in window:
            window = _BRACKETS.sub(lambda match: f"\ue000{match[1]}\ue001", window)
        hard = _HARD_END.search(window)
        end = hard.start() if hard else len(window)
        if self.words.cue("people", "speaks").may_be_in(window):
            speaks = self.words.phrase(_SPEAKS).search(window, 0, end)
            end = speaks.start() if speaks else end
        for cut in _NEXT_CLAUSE.finditer(window, 0, end):
            if not self._goes_on(window, cut, end):
                end = cut.start()
                break
        phrase = window[:end].replace("\ue000", "(").replace("\ue001", ")")
        if phrase.count("(") > phrase.count(")"):
            phrase = phrase[: phrase.rindex("(")]
        if cut_short and end == len(window):
            phrase = _BEFORE_NAME.sub("", phrase)
        if hard and end == hard.start() and " who " in hard.group() and (place := _PLACE.match(phrase)):
            phrase = place["body"]
        if phrase.rstrip(".").endswith(_HONORIFICS):
            phrase = _HONORIFIC_END.sub("", phrase)
        return phrase.strip(" ,.-–—&*")

    def _goes_on(self, text: str, cut: re.Match[str], end: int) -> bool:
        """Whether what looks like the next clause is a further post: ', a trustee of …', ', and chair of …'."""
        words = cut.group().strip(" ,").casefold()
        following = text[cut.end() : min(end, cut.end() + 60)]
        return words in ("a", "an", "and", "and a", "and the") and self.words.has_role(following.split(",")[0])

    def read(self, phrase: str) -> list[Post]:
        """The posts that a phrase without a name says."""
        if _WHO.match(phrase):
            return []
        pieces = [piece for piece in _AND_POST.split(phrase) if piece and piece.strip()]
        if not pieces:
            return []
        if not all(self.words.has_role(piece) for piece in pieces[1:]) or not self._is_post(pieces[0]):
            pieces = [phrase]
        found: list[Post] = []
        for piece in pieces:
            for part in self.words.phrase(_AND_ROLE).split(piece) if _LINKING.search(piece) else [piece]:
                post = self._one(part)
                if post:
                    found.append(post)
        return found

    def _is_post(self, phrase: str) -> bool:
        return self.words.has_role(phrase) or bool(_PREPOSITION.match(phrase))

    def _one(self, phrase: str) -> Post | None:
        former = bool(_FORMER.search(phrase[:40])) and "the then" not in phrase[:12]
        phrase = _ABBREVIATION.sub("", phrase).strip(" ,.;:*")
        phrase = _ARTICLE.sub("", phrase, count=1) if _ARTICLE.match(phrase) else phrase
        role, body = self._part(phrase)
        role = self._tidy_role(role) if role else None
        body = _tidy_body(body) if body else None
        if (
            role
            and body is None
            and phrase.startswith(role)
            and re.match(r"\s+(?:of|for)\s+our\s", phrase[len(role) :])
        ):
            role = phrase  # 'member of our core group' names no body of its own
        if role and (not self.words.has_role(role) or _CLAUSE.search(role)):
            role = None
        if not role and not body:
            return None
        return Post(role, body, former=former)

    def _part(self, phrase: str) -> tuple[str | None, str | None]:
        """The role and the body of a phrase, either of which may be missing."""
        if self.words.cue("people", "whole-roles").match(phrase):
            return phrase, None
        bracketed = _ROLE_OF_BODY.match(phrase)
        if bracketed and self.words.has_role(bracketed["role"]) and not self.words.has_role(bracketed["body"]):
            return bracketed["role"], bracketed["body"]
        linked = _PREPOSITION.match(phrase)
        if linked:
            return None, phrase[linked.end() :]
        owned = _POSSESSIVE.match(phrase)
        if owned and self.words.has_role(owned["role"]):
            return owned["role"], owned["body"]
        at = list(_AT.finditer(phrase))
        if at and self.words.has_role(phrase[: at[0].start()]):
            return phrase[: at[0].start()], phrase[at[0].end() :]
        of = _OF.search(phrase)
        if of and (self._leads(phrase[: of.start()], phrase[of.end() :]) or self._serves(of, phrase)):
            return phrase[: of.start()], phrase[of.end() :]
        described = _DESCRIBED.match(phrase)
        if described and self._leads(described["role"], described["body"]):
            return described["role"], described["body"]
        if ", " in phrase:
            return self._by_comma(_COMMA.split(phrase))
        title = self.words.phrase(_TITLE).match(phrase)
        if title and self._all_capitalised(phrase[title.end() :]):
            return title[1], phrase[title.end() :]
        if self._names_body(phrase):
            return None, phrase
        if self.words.has_role(phrase):
            return phrase, None
        return None, phrase if phrase[:1].isupper() or phrase[:1].isdigit() else None

    def _serves(self, link: re.Match[str], phrase: str) -> bool:
        """Whether 'ROLE for the BODY' names the body served."""
        return link.group().split()[0] == "for" and self._names_body(phrase[link.end() :])

    def _leads(self, role: str, body: str) -> bool:
        """Whether 'ROLE of BODY' names the body led, not the field of work ('Director of Policy')."""
        if self._is_led(body) and self.words.has_role(role):
            return True
        last = re.split(r"[\s-]+", role.strip())[-1].casefold()
        listed = self.words.words("people", "leads-body")
        if last not in listed and " ".join(role.casefold().split()[-2:]) not in listed:
            return False
        first = re.split(r"\s*(?:,|\band\b|&)\s*", body)[0]
        if "," in body and last in ("director", "head", "manager", "leader"):
            return False
        words = first.casefold().split()
        return not (words and (first.casefold() in self._functions or words[-1] in self._functions) and last != "ceo")

    def _is_led(self, body: str) -> bool:
        """Whether a phrase begins with the name of a body: capitalised words, with one such as 'University'."""
        words = _TITLED.match(body)
        found = words.group().split() if words else []
        return len(found) > 1 and any(word.casefold() in self.words.words("organisations", "led") for word in found)

    @property
    def _functions(self) -> frozenset[str]:
        return self.words.words("people", "functions")

    def _by_comma(self, pieces: list[str]) -> tuple[str | None, str | None]:
        if not self.words.has_role(pieces[0]):
            if self.words.has_role(pieces[1]):  # 'Harbour Trust, Director'
                return pieces[1], pieces[0]
            return None, ", ".join(pieces)
        bodies = self.words.words("organisations", "words")
        for index, piece in enumerate(pieces[1:], 1):
            if not (piece.isupper() and len(piece) == 2) and any(
                word.casefold() in bodies or (word.isupper() and len(word) > 1) for word in re.findall(r"\w+", piece)
            ):
                return ", ".join(pieces[:index]), ", ".join(pieces[index:])
        return pieces[0], ", ".join(pieces[1:])

    def _all_capitalised(self, phrase: str) -> bool:
        """Whether a phrase reads as the name of a body: capitals but for small words, and no role."""
        words = re.findall(r"[^\W\d_][\w'’-]*", phrase)
        capitals = all(word[0].isupper() or word in _SMALL for word in words)
        return bool(words) and capitals and not self.words.has_role(phrase)

    def _names_body(self, phrase: str) -> bool:
        """Whether a phrase is the name of a body although a word of it is a role: 'Tenants' Association'."""
        words = re.findall(r"[^\W\d_][\w'’-]*", phrase)
        capitals = all(word[0].isupper() or word in _SMALL for word in words)
        return len(words) > 1 and capitals and words[-1].casefold() in self.words.words("organisations", "kinds")

    def _tidy_role(self, role: str) -> str:
        stop = self.words.phrase(_ROLE_STOPS).search(role)
        if stop and self.words.has_role(role[: stop.start()]):
            role = role[: stop.start()]
        role = re.sub(r"^(?:formerly|previously)\s+", "", role.strip(" ,.;:*"), flags=re.I)
        role = re.sub(
            r"\s+(?:of|at|for|in|with|and|the)$|\s*\((?:host|chair|moderator|facilitator|speaker)\)$", "", role
        )
        return _ARTICLE.sub("", role, count=1) if _ARTICLE.match(role) else role


def _tidy_body(body: str) -> str | None:
    body = body.strip(" ,.;:*")
    body = re.split(r",\s+(?:(?!and\b|of\b|&)[a-z]|and is\s|and was\s|and has\s|@)", body)[0]
    body = re.sub(r"^the\s+", "", body)
    body = _BODY_ENDS.split(body, maxsplit=1)[0].strip(" ,.;:*")
    return body if body and re.search(r"[A-Z0-9]", body) else None
