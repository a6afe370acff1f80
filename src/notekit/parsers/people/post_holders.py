"""Which posts those named in a note hold, from what stands beside their names."""

import re
from bisect import bisect_right
from functools import cached_property
from itertools import zip_longest

from attrs import define

from notekit.blocks import Heading
from notekit.parsers.draft.draft import Draft
from notekit.parsers.draft.passages import Passage, Passages
from notekit.parsers.draft.roster import Known
from notekit.parsers.entities.bodies_before import body_before
from notekit.parsers.entities.body_names import could_be_body
from notekit.parsers.entities.names import AND, Mention
from notekit.parsers.entities.posts import Posts, blanked
from notekit.parsers.entities.talk_titles import without_title
from notekit.parsers.people.list_entries import body_behind
from notekit.parsers.vocabulary.expressions import LOWER, UPPER
from notekit.people import Post

__all__ = ["read_posts"]

_STATEMENT = (
    rf"(?P<who>[{UPPER}](?<!\w.)[\w’'-]*+(?:\s[{UPPER}][\w’'-]++)?)"
    rf"(?:\s++(?:<grammar.is|was>\s+(?=(?:<people.as-of>\s+)*(?:<grammar.the|a|our><~>"
    rf"|[{UPPER}][\w-]*(?:\s[{UPPER}][\w-]*){{0,3}}\s+<grammar.of|at|for><~>"
    rf"|(?!<people.no-posts>)[{LOWER}-]+\s+<grammar.of|to|at|for|with><~>))"
    rf"|<grammar.has>\s+(?:(?P<past><grammar.formerly>)\s+)?<grammar.been>\s+(?=<grammar.the|a|our><~>))"
    r"|(?:,\s+<grammar.who>)?\s+(?:<grammar.now|currently|also>\s+)?<people.works-as>\s+(?=<grammar.a|the|our><~>))"
)
_ROLE_TAIL = (
    rf"(?:\s+<grammar.of|for|to><~>(?:<grammar.the><~>)?"
    rf"[{UPPER}][\w’-]*(?:\s+(?:(?:<grammar.and|of|for><~>)|&\s)?[{UPPER}][\w’-]*)*)?"
)
_ROLE_BEFORE = rf"(?P<role>(?:[\w&’'-]++\s++){{0,3}}(?i:<people.roles>))(?P<tail>{_ROLE_TAIL})(?P<gap>,?\s*\(?)$"
_BODY = rf"[{UPPER}][\w&’'-]*(?:\s+(?:<grammar.of|for|and|the><~>){{0,2}}[{UPPER}][\w&’'-]*)*"
_WHO_WORKS = (
    rf"(?:,?\s+<grammar.who>\s+(?:\w+\s+){{0,4}}?|\s+(?=<people.works-at><~>))"
    rf"(?:(?P<at><people.works-at>)|<people.works-with>)<~>(?:<grammar.the|a><~>)?"
    rf"(?:<organisations.kinds>\s+|(?:[{LOWER}-]+\s+){{1,5}}<grammar.at|of|for><~>(?:<grammar.the><~>)?)?(?P<bodies>{_BODY})"
)
_BODIES_APART = r",\s+(?:<grammar.and>\s+)?|\s+<grammar.and>\s+(?:<grammar.the>\s+)"
# what ends a post or opens another, so that not all of it is that of who is named next
_CLOSED = r"[,;:()–—.]|(?<!\w)<grammar.and>(?!\w)|<grammar.who|with|by>(?!\w)"
_OF_SOMEBODY = r"(?i)(?<!\w)<grammar.of|for|to><~>(?:<grammar.the><~>)?<people.roles>$"  # 'clerk to Senator Ann Lee'
# 'Ann Lee, and a local journalist, Bo Ek'
_AND_A = (
    r",?\s+(?:<grammar.and>|&)\s+<grammar.a|the|our>\s+(?:[\w’'-]+\s+){0,4}(?i:<people.roles>),\s+"
    r"(?:(?i:<people.honorifics>)\.?\s+)*"
)
_SHORT = re.compile(rf"(?P<who>[{UPPER}][\w’'-]+)(?=,\s|\s\()")
_WHO_IS = r",\s+<grammar.who>\s+<grammar.is|was>\s+"
_PRONOUN = r"<^grammar.pronouns>"
_ONLY_AND = r"[ ,.]*<grammar.and>?[ ,.]*"
_AFTER_LABELLED = re.compile(r"\s*(?:$|[\n,;(])")
_BODY_GOES_BACK = rf"(?<![\w’'-])(?:[{UPPER}][\w&’'-]*\s+(?:<grammar.of|for|and>\s+)?){{1,4}}$"
_ELECTED = (
    r",?\s+(?:(?:<grammar.was|were|has|been>)\s+){0,2}(?:[a-z]+ly\s+)?<posts.elected>\s+(?:[a-z]+ly\s+)?"
    r"(?:<grammar.to>\s+<grammar.be>\s+)?(?:<posts.serves-as>\s+)?(?:<grammar.the|our><~>)?"
    r"(?P<role>(?:[\w-]+\s+){0,2}?(?i:<people.roles>))(?=[\s.,;:)]|$)"
)
_OWNERS = ("’s", "'s")
_EDGES = ("’s", "'s", ",", ".", ";", ":")


LONGEST_LINE = 120
"""How many characters a line has at most that tells the post of whoever is named on the line above."""
MOST_BEFORE = 3
"""How many words of a post before a name are looked at, and the rest of a body's name with which they begin."""
LONGEST_LABEL = 50
"""How many characters a label has at most that gives the post of whoever is named behind it."""
MOST_LINES = 3
"""How many lines below a name say at most who somebody is."""


def read_posts(passages: Passages, draft: Draft, posts: Posts) -> None:
    """Gives those named in the passages the posts that stand beside their names, or are stated of them."""
    if not draft.roster.known:
        return
    holders = _Holders(draft, posts)
    for passage in passages.all:
        if passage.mentions and not passage.listed:
            holders.read_posts(passage)
        if any(map(passage.content.text.__contains__, holders.links)):
            holders.read_statements(passage)
        if passage.mentions:
            holders.read_heading(passage)
        else:
            holders.read_short_named(passage)


def _begins(text: str, mention: Mention) -> int:
    """Where a name begins with its honorific, which may end in a full stop."""
    if not mention.honorific:
        return mention.start
    start = text.rfind(mention.honorific, max(0, mention.start - len(mention.honorific) - 2), mention.start)
    return start if start >= 0 else mention.start


@define(slots=False)
class _Holders:
    """Reads the posts of those who are named in a draft."""

    draft: Draft
    posts: Posts

    def read_posts(self, passage: Passage) -> None:
        """The posts beside the names in a passage."""
        text = passage.content.text
        previous: Mention | None = None
        for mention, following in zip_longest(passage.mentions, passage.mentions[1:]):
            person = self.draft.roster[mention.name]
            of_next = following is not None and self._is_post_of_next(text[mention.end : following.start])
            found = [] if of_next else self.posts.after(text, mention.end, following.start if following else None)
            if found and passage.content.marks:
                found = without_title(found, passage.content, mention.end, self.draft.words)
            if not any(post.role for post in found):
                before = self._post_before(text, mention, previous)
                start = _begins(text, mention)
                before = before or body_before(text, start, mention.end, self.draft.words)
                found = [*before, *found] if before else found
            found = (
                found
                or self._elected(text, mention)
                or self._labelled(text, mention)
                or self._works_with(text, mention.end)
                or self._on_next_line(text, mention)
            )
            person.holds(found)
            together = self.draft.words.phrase(AND)
            if previous and together.fullmatch(text, previous.end, mention.start):  # 'A and B from the Harbour Trust'
                self._share(previous, found)
            previous = mention

    def _elected(self, text: str, mention: Mention) -> list[Post]:
        """The post to which somebody is said to have been elected: 'Ann Lee was re-elected as Treasurer'."""
        words = self.draft.words
        if not words.cue("posts", "elected").may_be_in(text):
            return []
        match = words.phrase(_ELECTED).match(text, mention.end)
        return [post for post in self.posts.read(match["role"]) if post.role] if match else []

    def _labelled(self, text: str, mention: Mention) -> list[Post]:
        """The post that a label gives of whom it stands before: 'Treasurer: Ann Lee'."""
        label = text[: _begins(text, mention)].rstrip(" \u00a0*_")
        if not label.endswith(":") or len(label) > LONGEST_LABEL or _AFTER_LABELLED.match(text, mention.end) is None:
            return []
        role, words = label[:-1].strip(" \u00a0*_-•"), self.draft.words
        if not words.has_role(role.rpartition(" ")[2]) or words.phrase(_CLOSED).search(role):
            return []
        return [] if self._is_part(role.casefold()) else [post for post in self.posts.read(role) if post.role]

    def _is_part(self, label: str) -> bool:
        """Whether a label says what somebody did and no post: 'Author'."""
        words = self.draft.words
        listed = any(label in terms for terms in words.terms["people-lists"].values())
        return listed or label.rstrip("s") in words.words("people", "parts")

    def _on_next_line(self, text: str, mention: Mention) -> list[Post]:
        """The body on the line below a name that stands alone, above a place or nothing."""
        if not text.startswith("\n", mention.end) or mention.start > len(mention.honorific or "") + 2:
            return []
        lines = text[mention.end :].strip().split("\n")
        if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE // 2 for line in lines):
            return []
        words = (word.strip(",").casefold() for word in lines[0].split())
        kinds = self.draft.words.words("organisations", "kinds")
        is_body = could_be_body(lines[0], self.draft.words) and any(word in kinds for word in words)
        return [Post(None, lines[0].removeprefix("The ").strip())] if is_body else []

    def _is_post_of_next(self, between: str) -> bool:
        """Whether all that stands between two names is the post of the second: 'Ann Lee, Quay College warden Bo Ek'."""
        if self.draft.words.phrase(_AND_A).fullmatch(between):
            return True
        if not between.startswith(", ") or not between.endswith(" ") or not 4 < len(between) <= LONGEST_LINE:
            return False
        words, post = self.draft.words, between[2:].rstrip(" .")  # which an honorific may end: 'Dr.'
        if not words.has_role(post) or words.phrase(_CLOSED).search(post) or words.phrase(_OF_SOMEBODY).search(post):
            return False
        last = post.rpartition(" ")[2]
        return last[:1].isupper() or words.has_role(last)

    def _share(self, mention: Mention, posts: list[Post]) -> None:
        """Gives the affiliation that follows two names to the first as well."""
        first = self.draft.roster[mention.name]
        if not first.posts:
            first.holds([post for post in posts if post.role is None])

    def read_heading(self, passage: Passage) -> None:
        """What a heading says behind somebody's name: 'Ann Lee, Tidekit', 'Ann Lee founder of Tidekit'.

        Posts in small letters have been joined from a line of their own below it.
        """
        if not isinstance(passage.block, Heading) or len(passage.mentions) != 1:
            return
        mention = passage.mentions[0]
        line = passage.content.text[mention.end :].strip()
        if mention.start > len(mention.honorific or "") + 2 or len(line) > LONGEST_LINE:
            return
        person, words = self.draft.roster[mention.name], self.draft.words
        if line.count(" ") == 1 and not person.posts:  # further words may be what somebody spoke on
            person.holds(body_behind(line, self.posts))
        if not line[:1].islower():
            return
        if words.has_role(" ".join(line.split()[:2])):
            person.holds([post for post in self.posts.read(line) if post.role])

    def _works_with(self, text: str, end: int) -> list[Post]:
        """The bodies in 'Ann Lee, who works with the Harbour Trust and Tidemark, …'."""
        match = self.draft.words.phrase(_WHO_WORKS).match(text, end)
        if match is None:
            return []
        bodies = self.draft.words.phrase(_BODIES_APART).split(match["bodies"])
        whole = match["at"] is not None and self.draft.roster.get(match["bodies"]) is None
        return [Post(None, body) for body in bodies if whole or " " in body or body.isupper()]

    def _post_before(self, text: str, mention: Mention, previous: Mention | None) -> list[Post]:
        """The post written before a name: 'our CEO Ann Lee', 'Mayor of Tidemark, Ann Lee'."""
        floor = previous.end if previous else 0
        start = _begins(text, mention)
        before = text[max(floor, start - 90) : start]
        if before.endswith((") ", "] ")):
            before = blanked(before)  # 'Chief Information Officer (CIO) Ann Lee'
        if self.draft.words.cue("people", "roles").search(before) is None:
            return []
        match = self.draft.words.phrase(_ROLE_BEFORE).search(before)
        if match is None:
            return []
        apposed = self.draft.words.phrase(_AND_A).fullmatch(text, floor, mention.start) is not None
        if previous and "," in match["gap"] and not apposed and not self._says_more(before[: match.start()]):
            return []
        words = match["role"].split()
        first = next((i for i in range(len(words) - 1, -1, -1) if self._is_edge(words, i)), -1)
        phrase = " ".join(words[first + 1 :]) + match["tail"]
        if first < 0 and len(words) > MOST_BEFORE and self._may_go_back(words[:MOST_BEFORE]):
            body = self.draft.words.phrase(_BODY_GOES_BACK).search(before[: match.start()])
            phrase = body.group() + phrase if body else phrase  # 'Royal Quay Society of Tides president'
        if first >= 0 and self._is_our_chair(words[first], phrase):
            return [Post(phrase)]
        if first + 1 == len(words) or phrase.casefold().rstrip("s") in self.draft.words.words("people", "parts"):
            return []
        return [post for post in self.posts.read(phrase) if post.role]

    def _may_go_back(self, words: list[str]) -> bool:
        """Whether a body with which a post begins may have words before these: 'TU Tidemark’s Senior Boats' officer."""
        return words[0].endswith(_OWNERS) or could_be_body(" ".join(words), self.draft.words)

    def _is_our_chair(self, before: str, phrase: str) -> bool:
        """Whether a word for who presides is that of a post: 'our chair Ann Lee'."""
        words = self.draft.words
        owned = before.casefold() in words.words("grammar", "our")
        return owned and phrase.casefold() in words.words("people", "leads-body")

    def _is_edge(self, words: list[str], at: int) -> bool:
        word = words[at]
        if word in self.draft.words.words("grammar", "and") and at and self.draft.roster.get(words[at - 1]):
            return True
        if at and word in self.draft.words.words("grammar", "of"):
            is_role = self.draft.words.has_role
            if words[at - 1].islower():
                return not is_role(words[at - 1])  # 'the words of CEO Ann Lee'
            if at + 2 == len(words) and is_role(words[-1]) and not is_role(" ".join(words[:at])):
                return True  # 'the Tide Act of President Ann Lee'
        if word[0].isupper() and at + 1 < len(words) and self._goes_on_with(words[at + 1], word):
            return False
        return word.casefold() in self.draft.words.words("people", "no-modifiers") or word.endswith(_EDGES)

    def _goes_on_with(self, following: str, word: str) -> bool:
        """Whether two words belong to one body or place: 'New Zealand', 'King's Fund'."""
        if word.endswith(_OWNERS):
            return following[0].isupper() and not self.draft.roster.get(word[:-2])
        return following.casefold() in self.draft.words.words("people", "named-new") and following[0].isupper()

    def read_statements(self, passage: Passage) -> None:
        """Posts stated in a sentence: 'Ann is the chair of …', 'She is a trustee of …'."""
        text = passage.content.text
        matches = list(self.draft.words.phrase(_STATEMENT).finditer(text))
        for match, following in zip_longest(matches, matches[1:]):
            person = self._who(match["who"], passage, match.start())
            if person is None:
                continue
            posts = self.posts.said(text, match.end(), following.start() if following else None)
            if match["past"]:
                posts = [
                    Post(post.role, post.affiliation, former=index == 0 or post.former)
                    for index, post in enumerate(posts)
                ]
            person.holds(posts)

    def read_short_named(self, passage: Passage) -> None:
        """Posts behind the given name or surname with which a text begins: 'Ann, who is warden of the quay, …'."""
        match = _SHORT.match(passage.content.text)
        person = self.draft.roster.get(match["who"]) if match else None
        if match is None or person is None or person.posts:
            return
        text = passage.content.text
        who_is = self.draft.words.phrase(_WHO_IS).match(text, match.end())
        found = self.posts.said(text, who_is.end()) if who_is else self.posts.after(text, match.end())
        person.holds([post for post in found if post.role])

    def _who(self, word: str, passage: Passage, at: int) -> Known | None:
        if self.draft.words.phrase(_PRONOUN).fullmatch(word) is None:
            return self.draft.roster.get(word) or self.draft.roster.get(word.split()[0])
        before = bisect_right(passage.mentions, at, key=lambda mention: mention.end) - 1
        return self.draft.roster[passage.mentions[before].name] if before >= 0 else None

    @cached_property
    def links(self) -> tuple[str, ...]:
        """The words that link somebody with a post, without which nothing is stated: ' is '."""
        grammar = self.draft.words.terms["grammar"]
        works = self.draft.words.terms["people"]["works-as"]
        return (
            *(f" {word} " for key in ("is", "was", "has") for word in grammar[key]),
            *(f" {word} " for word in works),
        )

    def _says_more(self, before: str) -> bool:
        """Whether more than 'and' stands between a name and a post that may be the next one's."""
        return self.draft.words.phrase(_ONLY_AND).fullmatch(before) is None
