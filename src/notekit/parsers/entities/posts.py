"""Posts: where in a text the post of somebody stands, and how far it goes."""

import re

from attrs import define, evolve

from notekit.parsers.entities.body_names import begins_with_letters, could_be_body, fits_body
from notekit.parsers.entities.held_signs import held
from notekit.parsers.entities.name_words import is_honour
from notekit.parsers.entities.post_phrases import ABBREVIATION, PostPhrases
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.people import Post

__all__ = ["INITIALS_FIRST", "Posts", "are_initials", "blanked"]

LONGEST = 260
"""How many characters after a name are looked at for a post."""
# not the 'First' of 'Readers First said'
_VERBS = "speaks|chairs-active"
_SPEAKS = (
    r"(?i),?\s+(?:<grammar.and>\s+)?(?:(?-i:<grammar.in-turn|has|had>)\s+)*"
    r"(?:<people.speaks>|<people.chairs-active>\s+<grammar.the|a|our>\s)"
)
_PRONOUNS = r"\s*\(<grammar.pronouns>(?:\s*/\s*\w+)+\)"
_LETTERS = re.compile(r",?\s+([A-Z][A-Za-z]{0,7}(?:\.[A-Za-z]{1,4})*)(?![\w&’'-])\.?")
# after a degree; fewer may be a body and its country: ', PhD, MIT, USA'
_ROW_OF_LETTERS = re.compile(r"(?:,\s+[A-Z][a-z]{0,4}[A-Z][A-Za-z]{0,6}(?![\w&’'-])){3,}")
_AGE = re.compile(r"\s*\(\d{1,3}\)")
LONGEST_PEER = 40
"""How many characters the rank and surname of a peer have at most."""
_PEER = rf"(?i:<people.peers>)\s+[{UPPER}][\w’'-]+$"
_SEAT = re.compile(rf"\s+of\s+[{UPPER}][\w’'-]+")
PARTS = "speaker|panellist|chair|facilitator|author"
"""What somebody did that may stand in a bracket beside a post."""

INITIALS_FIRST = re.compile(r"\s?\((?P<initials>[A-Z]{2,4}),\s+(?=\S)")
"""What stands before the rest of a bracket behind a name: the '(AL, ' of 'Ann Lee (AL, Chair)'."""
_LAST_BRACKET = re.compile(r"\s\(([^()]{3,40})\)\W*$")
_HANDLE = re.compile(r"\s*\(@[\w.]{2,30}\)")
_ENDS_LINE = re.compile(rf"\s[–—-]\s(?P<other>[{UPPER}](?:(?!\s[–—-]\s)[^\n;:,.]){{1,80}})(?:\s*$|\s*\n)")
_BRACKETED = re.compile(r"\s*\((?=[^()]*[^\W\d_])([^()]{2,160})\)")
# '(nominated by Bo Ek)', '(formally elected)'
_WAS_DONE_TO = r"(?i)(?:[a-z]+ly\s+)?(?:<posts.procedures>(?!\w)|[a-z]+<-grammar.past>\s+<grammar.by>\s)"
_LINKED = (
    r"\s*(?:,\s*(?:<grammar.also>\s+(?=<grammar.from|of|at><~>))?|\s[–—|@-]\s*"
    r"|\s+(?=(?:<grammar.also>\s+)?<grammar.from|of|at|representing><~>))"
)
_OF_BODY = rf"<grammar.from|of><~>(?:<grammar.the><~>)?[{UPPER}]"
_CLAUSE = r"<grammar.who|which|where|while|when|but|because><~>"
# Begins with a class of characters, so that the search can skip from one to the next.
_HARD_END = (
    r"[;\n:).!?,\s](?:(?<=[;\n:)])|(?<=[.!?])(?:\s|$|[\"”’])"
    rf"|(?<=,)\s+(?:{_CLAUSE}|[\"“])|(?<=\s)(?:[–—|·•-]\s|\s*{_CLAUSE}|@[\w.]))"
)
_PLACE = rf"(?P<body>\S+\s+\S+.*?)\s+<grammar.in>\s+[{UPPER}][\w-]+(?:\s+[{UPPER}][\w-]+)*$"
_HONORIFIC_END = r"(?i)(?:,\s*|,?\s+<grammar.and>\s+)<people.titles>\.?$"  # not the 'Dame' of a college of that name
_SAID = (
    r"(?i)<posts.sentence-opens>|[a-z]+<-grammar.past>\s+<posts.object-opens>\s"
    r"|[^.?!;,()]{0,80}\b<posts.sentence-verbs>\s"
)
_ROLE_FOLLOWS = re.compile(rf"(?:\s*+[—–-]\s*+|\s*+,\s++)(?![\"“‘*_])|\s+(?=[{UPPER}])")  # no title of a talk
_WAS_DONE = r"(?i),?\s+<grammar.was|were>\s+[a-z]+<-grammar.past>\s+(?:<grammar.by|with|for|to>)(?!\w)"
_COMPANY = r"(?i),?\s+<posts.company>\s|,?\s+<grammar.and>\s+<grammar.his|their>\s"
_ROLE_OF_NEXT = r",\s+(?:<grammar.and>\s+)?(?P<role>[^,]{2,60}[^,\s])\s$"
_GLUED = re.compile(rf",(?=[{UPPER}])")
_BRACKETS = re.compile(r"\(([^()]{2,30})\)")
_BEFORE_NAME = r"(?i),?\s*<grammar.and>?\s*(?:<people.titles>\.?)?\s*$"
_NEXT_CLAUSE = (
    r",\s+(?:<grammar.in-turn>\s+)?(?:<posts.clause-opens>|[a-z-]+<-grammar.past>)\s|,\s+<grammar.a>\s+"
    r"|,\s+[a-z]+\s+<posts.object-opens>\s|,\s+<grammar.about>\s|\s+<posts.serves-as>\s+<grammar.the|a|our><~>"
)


def are_initials(bracket: str, text: str, end: int) -> bool:
    """Whether a bracket after a name that ends at `end` holds the name's own initials, or half of it."""
    name = re.split(r"[\s-]+", text[max(0, end - 60) : end])
    initials = "".join(word[0] for word in name if word)
    if len(name) > 1 and bracket in name[-2:]:
        return True  # 'Ann Lee (Ann)'
    if len(name) > 2 and len(bracket) == 2 and bracket == f"{name[-3][:1]}{name[-2][:1].upper()}":
        return name[-2].islower()  # 'Ann de Lee (AD)'
    if len(name) > 1 and " " not in bracket and 2 < len(bracket) <= 4:
        inner = name[-2][:1] + "".join(filter(str.isupper, name[-1]))  # 'Ann McLeod (AML)'
        if bracket in (inner, name[-2][:1] + name[-1][: len(bracket) - 1]):  # 'Ann Lee (ALe)'
            return True
    return bracket.isupper() and " " not in bracket and initials.upper().endswith(bracket.replace(".", ""))


def blanked(text: str) -> str:
    """A text with spaces in place of the abbreviations in brackets that follow names."""
    if "(" not in text and "[" not in text:
        return text
    return ABBREVIATION.sub(lambda match: " " * len(match.group()), text)


@define
class Posts(PostPhrases):
    """Finds posts in a text, with the help of a vocabulary."""

    def after(self, text: str, end: int, stop: int | None = None) -> list[Post]:
        """The posts written after a name that ends at `end`; `stop` is where the next name begins."""
        end = self._past_seat(text, self._past_letters(text, end))
        limit = min(end + LONGEST, len(text) if stop is None else stop)
        cut_short = limit < len(text)
        if text.find("(", end, limit) >= 0:
            limit = self._before_part(text, end, limit)
            pronouns = self.words.phrase(_PRONOUNS)
            if aside := (
                _AGE.match(text, end, limit) or _HANDLE.match(text, end, limit) or pronouns.match(text, end, limit)
            ):
                end = aside.end()
            bracketed = _BRACKETED.match(text, end, limit)
            if bracketed and are_initials(bracketed[1], text, end):
                end = self._past_initials(text, bracketed.end(), limit)
                bracketed = _BRACKETED.match(text, end, limit)
            honours = self.words.words("people", "honours")
            if bracketed and bracketed[1].casefold() not in honours and not are_initials(bracketed[1], text, end):
                first = INITIALS_FIRST.match(text, end)
                own = first and are_initials(first["initials"], text, end)
                begins = first.end() if first and own else bracketed.start(1)
                return self._bracketed(text[begins : bracketed.end(1)], text[bracketed.end() : limit], cut_short)
        is_glued = text[end - 1].islower() and text[end : end + 1].isupper()  # 'Ann LeeDirector of Boats'
        window = ", " * is_glued + _GLUED.sub(", ", blanked(text[end:limit]))
        if self.words.phrase(_COMPANY).match(window) or self.words.phrase(_WAS_DONE).match(window):
            return []  # 'Ann Lee, along with …', 'Ann Lee was joined by …'
        link = self.words.phrase(_LINKED).match(window)
        if link:
            if "," not in link.group() and not link.group().isspace() and self._says(window, link.end()):
                return []  # 'Ann Lee – We have no boats'
            found = self._with_dashed(self.read(self._phrase(window[link.end() :], cut_short)), window)
            return (
                found
                if link.group().isspace() or self.words.phrase(_OF_BODY).match(window, link.end())
                else [post for post in found if post.role or self._is_body(post, link.group())]
            )
        if window[:1].isspace() and window[1:2].isupper():  # 'Ann Lee Harbour Manager at …'
            return [post for post in self.read(self._phrase(window[1:], cut_short)) if post.role]
        return []

    def _with_dashed(self, found: list[Post], window: str) -> list[Post]:
        """The role or body that is all found, with the other behind a dash: 'Ann Lee – Chair – Quay Trust'."""
        if len(found) != 1 or (found[0].role and found[0].affiliation):
            return found
        post, match = found[0], _ENDS_LINE.search(window)
        if match is None or not window[: match.start()].endswith(post.role or post.affiliation or ""):
            return found
        other = match["other"].strip()
        if post.role:
            return [evolve(post, affiliation=other)] if could_be_body(other, self.words) else found
        return [evolve(post, role=other)] if self.words.has_role(other) else found

    def _before_part(self, text: str, end: int, limit: int) -> int:
        """Where a bracket stands at the end that says what somebody did: 'Ann Lee, Quay Trust (Chair)'."""
        last = _LAST_BRACKET.search(text, end + 2, limit)
        if last is None or text[end : last.start()].lstrip()[:1] in ("", "("):
            return limit
        return last.start() if self.words.cue("people-lists", PARTS).fullmatch(last[1]) else limit

    def _past_initials(self, text: str, end: int, limit: int) -> int:
        """Where the brackets end that hold a part and stand after the initials: 'Ann Lee (AL) (Chair) – Quay Trust'."""
        part = _BRACKETED.match(text, end, limit)
        stands = part and self.words.cue("people-lists", PARTS).fullmatch(part[1])
        return part.end() if part and stands else end

    def _past_seat(self, text: str, end: int) -> int:
        """Where the place ends that belongs to a peer's name: 'Lord Quill of Wrack', who is of no body by that name."""
        if self.words.phrase(_PEER).search(text, max(0, end - LONGEST_PEER), end) is None:
            return end
        seat = _SEAT.match(text, end)
        return seat.end() if seat else end

    def _past_letters(self, text: str, end: int) -> int:
        """Where the letters after a name end: degrees and honours, and those behind them with which a role stands."""
        known = False
        while match := _LETTERS.match(text, end):
            if not (is_honour(match[1], self.words) or (known and self._are_letters(match, text))):
                break
            known, end = True, match.end()
        row = _ROW_OF_LETTERS.match(text, end) if known else None
        return row.end() if row else end

    def _are_letters(self, match: re.Match[str], text: str) -> bool:
        """Whether capitals behind a degree are letters too: a role follows them, and not a body before its place."""
        following = text[match.end() : match.end() + 60].split(",")
        return match[1].isupper() and len(following) > 1 and not following[0] and self.words.has_role(following[1])

    def _bracketed(self, phrase: str, rest: str, cut_short: bool) -> list[Post]:
        """The posts in a bracket after a name; a role may follow the body in it: '(Quay Trust) – Warden'."""
        if self.words.phrase(_WAS_DONE_TO).match(phrase) and not self.words.has_role(phrase):
            return []
        if self.words.cue("posts", "remarks").fullmatch(phrase):
            return []  # 'Ann Lee (from 3 pm)'
        found = self.read(phrase)
        link = _ROLE_FOLLOWS.match(rest)
        if link is None or len(found) != 1 or found[0].role or (cut_short and self._leads_to_name(rest)):
            return found
        further = [post for post in self.read(self._phrase(rest[link.end() :], cut_short)) if post.role]
        if "," in link.group() and any(post.affiliation for post in further):
            return [*found, *further]  # '(Tidekit), Engineer at Quay College'
        return [Post(further[0].role, found[0].affiliation)] if further else found

    def _leads_to_name(self, rest: str) -> bool:
        """Whether what stands before the next name ends in a post of theirs: the ', and Warden' of 'Warden Ann Lee'."""
        line = rest.rpartition("\n")[2]
        said = [
            word for word in line.split() if word.rstrip(".").casefold() not in self.words.words("people", "titles")
        ]
        return bool(said) and said[-1][-1].isalpha() and self.words.has_role(said[-1])

    def _is_body(self, post: Post, link: str) -> bool:
        """Whether an affiliation without a role, after a comma or dash, can be one."""
        if "," not in link:
            words = (post.affiliation or "").split()
            small = sum(word in self.words.words("posts", "small") for word in words)
            return len(words) <= 8 and sum(word[0].isupper() for word in words) * 2 > len(words) - small
        pieces = (post.affiliation or "").split(", ")
        if any(piece in self.words.given_names or " + " in piece for piece in pieces):
            return False  # 'Ann Lee, Marci, Peter', 'Ann, Arlo + 2 from the council'
        words = re.findall(r"[\w&’'-]+", post.affiliation or "")
        if len(words) == 1 and self._is_plain(words[0].casefold()):
            return False  # 'Ann Lee, Apologies'
        if words and words[0].casefold() in self.words.words("organisations", "leading"):
            return True
        if len(words) > 1 and all(fits_body(word, self.words) for word in words):
            return True
        bodies = self.words.words("organisations", "words")
        return any(word.casefold() in bodies or (word.isupper() and len(word) > 1) for word in words) or (
            len(words) == 1 and begins_with_letters(words[0], self.words)
        )

    def _is_plain(self, word: str) -> bool:
        """Whether a word is an ordinary one by itself, and no kind of body."""
        return word in self.words.words("people", "not-names") and word not in self.words.words(
            "organisations", "kinds"
        )

    def said(self, text: str, start: int, stop: int | None = None) -> list[Post]:
        """The posts in a statement such as 'is the chair of …' whose predicate begins at `start`.

        `stop` is where the next statement begins.
        """
        limit = min(start + LONGEST, len(text) if stop is None else stop)
        window = blanked(text[start:limit])
        return [post for post in self.read(self._phrase(window, limit < len(text))) if post.role]

    def _phrase(self, window: str, cut_short: bool) -> str:
        """The post with which the window begins: up to the end of the clause or, if cut short, the next name."""
        window = held(window, self.words)
        if "(" in window:
            window = _BRACKETS.sub(lambda match: f"\ue000{match[1]}\ue001", window)
        hard = self.words.phrase(_HARD_END).search(window)
        end = hard.start() if hard else len(window)
        if self.words.cue("people", _VERBS).may_be_in(window):
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
        return phrase.strip(" ,.-–—&*|")

    def _goes_on(self, text: str, cut: re.Match[str], end: int) -> bool:
        """Whether what looks like the next clause is a further post: ', a trustee of …', ', and chair of …'."""
        said = cut.group().strip(" ,").casefold()
        following = text[cut.end() : min(end, cut.end() + 60)]
        return said in self.words.words("posts", "goes-on") and self.words.has_role(following.split(",")[0])

    def _says(self, text: str, start: int) -> bool:
        """Whether what begins at `start` is a sentence of its own, not a post."""
        return self.words.phrase(_SAID).match(text, start) is not None
