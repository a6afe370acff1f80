"""Who is named in a note, with which posts: the rules that fill the roster."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import groupby

from attrs import define, field

from notekit.blocks import Paragraph
from notekit.parsers.draft.draft import Draft
from notekit.parsers.draft.passages import Passage, Passages
from notekit.parsers.draft.roster import Known, fold_name
from notekit.parsers.entities.name_context import CERTAIN, ENOUGH
from notekit.parsers.entities.name_words import could_be_surname, plain_honorific
from notekit.parsers.entities.names import CAPITALISED, Mention, Names
from notekit.parsers.entities.posts import Posts
from notekit.parsers.people.list_entries import Listed
from notekit.parsers.people.lists import bare_people, listed_people
from notekit.parsers.people.lone_given_names import given_alone
from notekit.parsers.people.name_evidence import weigh_again
from notekit.parsers.people.post_holders import read_posts
from notekit.parsers.people.talks import listed_talks
from notekit.parsers.people.title_people import find_title_people
from notekit.parsers.vocabulary.expressions import LOWER, UPPER
from notekit.people import Part

__all__ = ["find_people"]

_SURNAMED = (
    rf"(?<![\w.’'-])(?P<honorific>(?i:<people.surname-honorifics>))\.?[ \u00a0](?P<name>{CAPITALISED})"
    rf"(?!\w)(?![’'-](?!s\b)\w)(?!(?:[’']s)?[ \u00a0]{CAPITALISED})"
)
# 'Mayor Quill', not 'the Mayor', 'a Governor Training day' or a 'President Hotel'
_IN_OFFICE = (
    rf"(?<![\w.’'-])<^people.offices-before>[ \u00a0](?P<name>{CAPITALISED})"
    rf"(?!\w)(?![’'-](?!s\b)\w)(?!(?:[’']s)?[ \u00a0]{CAPITALISED})"
)
_ARTICLE = r"(?i)<grammar.the|a><~>$"

# not the 'Ali' of 'Ruth Ali and Omar Barnes'
_PARTNER = (
    rf"(?:^|(?<=[,;:(.\n]\s)|(?<![\w’'-])[{LOWER}][\w’'-]*\s|(?<=[(\n]))"
    rf"(?P<name>{CAPITALISED})\s+(?:<grammar.and>|&)\s+$"
)

_ON_A_RIVER = rf"[{UPPER}]\w+\s<grammar.on>\s$"  # 'Newcastle upon Tyne and Bo Ek'
_PRESIDING = frozenset([Part.CHAIR, Part.FACILITATOR, Part.AUTHOR])
NEAR = 40
"""How many characters before a name whoever shares its surname is looked for."""
WEAK = 0.75
"""Up to what confidence a person is known by one piece of evidence only."""


@define(slots=False)
class _Finder:
    draft: Draft
    names: Names
    posts: Posts
    employers: set[str] = field(factory=set, init=False)  # the bodies of those who are listed

    def run(self, passages: Passages) -> None:
        find_title_people(self.draft)
        self._read_lists(passages)
        for passage in passages.all:
            passage.mentions = [one for one in self.names.find(passage.content) if not self._employs(one.name)]
        naming = [passage for passage in passages.all if passage.mentions]
        weigh_again(naming, passages.texts, self.draft.words)
        for passage in naming:
            if sure := [mention for mention in passage.mentions if mention.confidence >= ENOUGH]:
                self._meet(passage, sure)
        self._forget_bodies()
        titled = self.draft.words.cue("people", "surname-honorifics|offices-before")
        for passage, may_title in zip(passages.all, titled.may_be_in_each(passages.texts), strict=True):
            if passage.mentions:
                self._settle(passage)
                self._add_couples(passage)
            if may_title:
                self._add_surnames(passage)
            if not passage.listed:
                self._add_given(passage)
        read_posts(passages, self.draft, self.posts)

    def _employs(self, name: str) -> bool:
        """Whether what reads like a name is that of a body of those who are listed, and of nobody among them."""
        return fold_name(name) in self.employers and self.draft.roster.full(name) is None

    def _add_couples(self, passage: Passage) -> None:
        """Makes known who is named by a given name before another of the same surname: 'Keith and Josie Quill'."""
        text, listed = passage.content.text, self.draft.words.phrase(_PARTNER)
        for mention in list(passage.mentions):
            given, _, surname = mention.name.partition(" ")
            partner = listed.search(text, max(0, mention.start - NEAR), mention.start)
            names = self.draft.words.given_names
            if partner is None or given not in names or partner["name"] not in names or mention.honorific:
                continue
            of_place = self.draft.words.phrase(_ON_A_RIVER).search(
                text, max(0, partner.start("name") - NEAR), partner.start("name")
            )
            if self.draft.roster.get(partner["name"]) is None and of_place is None:
                span = partner.span("name")
                self._meet(passage, [Mention(f"{partner['name']} {surname}", *span, CERTAIN)])
                at = passage.mentions.index(mention)
                passage.mentions.insert(at, Mention(f"{partner['name']} {surname}", *span, CERTAIN))

    def _forget_bodies(self) -> None:
        """Takes out who is known by little and goes by the short name of a body: 'Tidemark Rigg' of an academy."""
        known = self.draft.roster.known
        for name in self.names.bodies & known.keys():
            if known[name].confidence <= WEAK and not known[name].posts:
                del known[name]

    def _read_lists(self, passages: Passages) -> None:
        self._take_listed(passages, listed_people(self.draft, self.posts))
        self._take_listed(passages, listed_talks(self.draft, self.posts))
        self._take_listed(passages, bare_people(self.draft, self.posts))
        self._join_presiding()

    def _join_presiding(self) -> None:
        """Has who presides or writes by a given name alone be the one of that name who is listed: 'Chair: Ann'."""
        namesakes: dict[str, list[Known]] = {}
        for person in self.draft.roster.known.values():
            namesakes.setdefault(fold_name(person.name).split()[0], []).append(person)
        for both in namesakes.values():
            alone, *others = sorted(both, key=lambda person: " " in person.name)
            if len(others) == 1 and " " not in alone.name and alone.parts and _PRESIDING.issuperset(alone.parts):
                self.draft.roster.join(alone, others[0])

    def _take_listed(self, passages: Passages, listed: Iterable[Listed]) -> None:
        for block, people in groupby(listed, key=lambda one: one.block):
            first = passages.of_block[id(block)][0]
            first.listed = isinstance(block, Paragraph)
            self.draft.people_lists.add(id(block))
            places = self.draft.positions(block.span)
            for one in people:
                place = places.next(one.name) if places else None
                # Where the block begins and not where the name stands, for that depends on how wide a table is written.
                person = self.draft.roster.add(one.name, first.start, place or block.span, "listed", 0.95)
                person.honorific = person.honorific or one.honorific
                person.holds(one.posts)
                self.employers |= {fold_name(post.affiliation) for post in one.posts if post.affiliation}
                if one.part:
                    person.takes(one.part)

    def _meet(self, passage: Passage, mentions: list[Mention]) -> None:
        """Makes known who is mentioned in a passage; the first mention is the one that is remembered."""
        places = self.draft.positions(passage.span)
        for mention in mentions:
            seen = passage.start + mention.start
            place = passage.span
            if places and self.draft.roster.is_new(mention.name, seen):
                place = places.at(mention.start, passage.content.text[mention.start : mention.end]) or place
            person = self.draft.roster.add(mention.name, seen, place, "name", mention.confidence)
            person.confidence = max(person.confidence, mention.confidence)
            if mention.honorific and not person.honorific:
                person.honorific = plain_honorific(mention.honorific)

    def _settle(self, passage: Passage) -> None:
        """Keeps the mentions of people, now that all of them are known."""
        kept = []
        for mention in passage.mentions:
            person = self.draft.roster.full(mention.name)
            if person is None:
                continue
            mention.confidence = CERTAIN
            mention.name = person.name
            kept.append(mention)
        passage.mentions = kept
        if kept:
            self._meet(passage, kept)

    def _add_surnames(self, passage: Passage) -> None:
        """Makes known who is named by honorific and surname alone, as members of a council are: 'Cllr Quill'."""
        text = passage.content.text
        for key, form in (("surname-honorifics", _SURNAMED), ("offices-before", _IN_OFFICE)):
            reached = 0
            for title in self.draft.words.cue("people", key).finditer(text):
                match = self.draft.words.phrase(form).match(text, title.start()) if title.start() >= reached else None
                if match is None:
                    continue
                reached = match.end()
                if not self.draft.roster.get(match["name"]) and could_be_surname(match["name"], self.draft.words):
                    self._add_surname(passage, match)

    def _add_given(self, passage: Passage) -> None:
        """Makes known who speaks and is named by a given name that nobody has in full: 'Ann, a warden: “…”'."""
        text = passage.content.text
        for match in given_alone(text, self.draft.words):
            if not self.draft.roster.may_mean(match["name"]):
                self._add_surname(passage, match)

    def _add_surname(self, passage: Passage, match: re.Match[str]) -> None:
        name, honorifics = match["name"], self.draft.words.words("people", "honorifics")
        said = match.groupdict().get("honorific")
        if said is None and (name.casefold() in self._places or self._follows_article(passage, match.start())):
            return  # 'President Hotel', 'the Governor Training'
        title = said if said and said.casefold() in honorifics else None
        at = bisect_right(passage.mentions, match.start("name"), key=lambda mention: mention.start)
        mention = Mention(name, match.start("name"), match.end("name"), CERTAIN, title)
        passage.mentions.insert(at, mention)
        self._meet(passage, [mention])

    def _follows_article(self, passage: Passage, at: int) -> bool:
        return self.draft.words.phrase(_ARTICLE).search(passage.content.text, max(0, at - 6), at) is not None

    @cached_property
    def _places(self) -> frozenset[str]:
        """Words by which bodies and places are named, and people hardly ever without a given name."""
        return self.draft.words.words("organisations", "words")


def find_people(draft: Draft) -> None:
    """Fills the draft's roster, and its passages with the people named in them."""
    draft.passages = Passages.read(draft.blocks)
    _Finder(draft, Names(draft.words), Posts(draft.words)).run(draft.passages)
