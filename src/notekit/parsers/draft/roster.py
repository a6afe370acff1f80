"""The people of one note, as they become known."""

import re
from functools import lru_cache

from attrs import define, field

from notekit.likeness import is_slip
from notekit.parsers.entities.name_words import is_initial
from notekit.people import Part, Person, Post
from notekit.source import Span

__all__ = ["LISTED", "SPEAKING", "STATED", "TALKING", "Known", "Roster", "fold_name"]

SPEAKING = frozenset([Part.SPEAKER, Part.PANELLIST, Part.RESPONDENT])
"""The parts of those whose words the record of an event gives."""

TALKING = SPEAKING - {Part.RESPONDENT}
"""The parts of those who talk, and do not reply."""

LISTED, STATED = "listed", "stated"
"""The rules by which somebody is known who stands in a list, and who is stated by the author."""


@lru_cache(maxsize=1024)
def fold_name(name: str) -> str:
    """A name as it is compared: without regard to case, kind of apostrophe or spacing."""
    return " ".join(name.replace("’", "'").split()).casefold()


@define
class Known:
    """A person as far as known. `seen` is about where in the source the name first stands, `span` that place.

    `spellings` are other ways in which the name is written, with the place of each.
    """

    name: str
    seen: int
    honorific: str | None = None
    posts: list[Post] = field(factory=list)
    parts: list[Part] = field(factory=list)
    span: Span | None = None
    rule: str = "name"
    confidence: float = 0.5
    spellings: dict[str, Span | None] = field(factory=dict)

    def takes(self, part: Part) -> None:
        """Notes a part, once."""
        if part not in self.parts:
            self.parts.append(part)

    def holds(self, posts: list[Post]) -> None:
        """Notes posts that say something new."""
        for post in posts:
            self._hold(post)

    def _hold(self, post: Post) -> None:
        for index, known in enumerate(self.posts):
            if known.former != post.former:
                continue
            same_role = _agree(known.role, post.role)
            same_body = _agree(known.affiliation, post.affiliation)
            if same_role and same_body:
                self.posts[index] = Post(
                    known.role or post.role, known.affiliation or post.affiliation, former=post.former
                )
                return
        self.posts.append(post)

    @property
    def only_presides(self) -> bool:
        """Whether the person chairs or facilitates, and does nothing else."""
        return bool(self.parts) and set(self.parts) <= {Part.CHAIR, Part.FACILITATOR, Part.PARTICIPANT}

    @property
    def only_responds(self) -> bool:
        """Whether the person is known as a respondent, and gives no talk."""
        return Part.RESPONDENT in self.parts and TALKING.isdisjoint(self.parts)

    @property
    def is_invited(self) -> bool:
        """Whether the person is listed as a speaker, apart from those who attend a meeting."""
        return self.rule == LISTED and bool(self.parts) and TALKING.issuperset(self.parts)

    @property
    def all_parts(self) -> list[Part]:
        """The parts, of which everybody has one: who is only listed took part, who is only named is mentioned."""
        return self.parts or [Part.PARTICIPANT if self.rule == LISTED else Part.MENTIONED]

    def person(self) -> Person:
        """The person as the schema has it."""
        return Person(self.name, self.honorific, tuple(self.posts), tuple(self.all_parts))


def _halves(words: list[str]) -> list[tuple[tuple[str, ...], str]]:
    """Of a name of two words what stays where the other is misspelt, and that other."""
    return [(("", words[1]), words[0]), ((words[0], ""), words[1])] if len(words) == 2 else []


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or fold_name(one) == fold_name(other)


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+|(?<=[A-Za-z]['’])", name) if word).casefold()


MOST = 50
"""How many people are compared with one who differs from them in a word."""


@define
class Roster:
    """Who is known, by folded name; short forms are understood where they fit one person only.

    Two names are one person's where they differ by a slip in one word, or one is the given name of the other, or has
    an initial for it, unless both are listed or stated by the author, who alone says how a name is spelled.
    """

    known: dict[str, Known] = field(factory=dict)
    _also: dict[str, str] = field(factory=dict)
    _by_initial: dict[tuple[str, str], list[Known]] = field(factory=dict)
    _alike: dict[tuple[str, ...], list[tuple[str, Known]]] = field(factory=dict)
    _short: dict[str, str | None] = field(factory=dict)
    _initials: dict[str, list[Known]] = field(factory=dict)

    def __bool__(self) -> bool:
        return bool(self.known)

    def __getitem__(self, name: str) -> Known:
        """The person of a full name who is known; raises `KeyError` where nobody is."""
        key = fold_name(name)
        return self.known[self._also.get(key, key)]

    def is_new(self, name: str, seen: int) -> bool:
        """Whether nobody of that name is known from before that place."""
        person = self.full(name)
        return person is None or seen < person.seen

    def add(self, name: str, seen: int, span: Span | None, rule: str, confidence: float) -> Known:
        """The person of that name, made known if need be."""
        key = fold_name(name)
        person = self._full(key)
        if person is None and (person := self._meant(key, rule)):
            self._also[key] = self._key(person)
            person.spellings[name] = span
        if person is None and (person := self._shortened(key, rule)):
            self._also[key] = self._key(person)
            person.name = person.name if person.rule == STATED else max(person.name, name, key=len)
        if person is None:
            person = self.known[key] = Known(name, seen, span=span, rule=rule, confidence=confidence)
            self._initials.setdefault(_initials(name), []).append(person)
            words = key.split()
            self._by_initial.setdefault((words[0][0], words[-1]), []).append(person)
            for kept, word in _halves(words):
                self._alike.setdefault(kept, []).append((word, person))
            shorter = {words[0], words[-1], words[0].split("-")[0], " ".join(words[-2:]), " ".join(words[:2])}
            for short in shorter - {key}:
                self._short[short] = None if short in self._short and self._short[short] != key else key
        elif seen < person.seen:
            person.seen, person.span = seen, span
        return person

    def get(self, name: str) -> Known | None:
        """The person of that full name, or short form where only one has it."""
        key = fold_name(name)
        return self._full(key) or self._full(self._short.get(key) or "")

    def join(self, one: Known, other: Known) -> None:
        """Has two who are known be one person, who goes by the name of the other."""
        key = self._key(one)
        self._also[key] = self._key(other)
        del self.known[key]
        if one.seen < other.seen:
            other.seen, other.span = one.seen, one.span
        other.honorific = other.honorific or one.honorific
        other.holds(one.posts)
        for part in one.parts:
            other.takes(part)

    def may_mean(self, name: str) -> bool:
        """Whether a name is that of somebody known, or a short form that fits one or several."""
        key = fold_name(name)
        return self._full(key) is not None or key in self._short

    def known_as(self, name: str) -> Known | None:
        """The person of a name as written, of which the first or last word alone may be the one that is known."""
        words = name.split()
        forms = (name, words[0], words[-1]) if len(words) > 1 else (name,)
        return next(filter(None, map(self.get, forms)), None)

    def full(self, name: str) -> Known | None:
        """The person of that full name, or of the name that it is but for a slip."""
        return self._full(fold_name(name))

    def _full(self, key: str) -> Known | None:
        return self.known.get(key) or self.known.get(self._also.get(key, ""))

    def _key(self, person: Known) -> str:
        key = fold_name(person.name)
        return self._also.get(key, key)

    def _meant(self, key: str, rule: str) -> Known | None:
        """The one person whose name this is but for a slip in one word."""
        if rule == STATED:
            return None
        found = [
            person
            for kept, word in _halves(key.split())
            for other, person in self._alike.get(kept, ())[:MOST]
            if is_slip(word, other) and person.rule != STATED and not rule == person.rule == LISTED
            if self._key(person) in self.known
        ]
        return found[0] if len(found) == 1 else None

    def _shortened(self, key: str, rule: str) -> Known | None:
        """Whose full name this is a short form of, or the other way about."""
        forms = self._alone, self._abbreviated, self._initialed, self._begun
        return next(filter(None, (form(key, rule) for form in forms)), None)

    def _initialed(self, key: str, rule: str) -> Known | None:
        """The one person who has initials before the surname in one of two names: 'mo b. lee' and 'mo lee'."""
        if rule == STATED or " " not in key:
            return None
        given, *middle, surname = key.split()
        if not all(map(is_initial, middle)):
            return None
        found = []
        for person in self._by_initial.get((given[0], surname), ())[:MOST]:
            first, *others = fold_name(person.name).split()
            between = others[:-1]
            apart = bool(between) != bool(middle) and all(map(is_initial, between))
            if first == given and apart and person.rule != STATED and not rule == person.rule == LISTED:
                found.append(person)
        return found[0] if len(found) == 1 and self._key(found[0]) in self.known else None

    def _begun(self, key: str, rule: str) -> Known | None:
        """Who has further surnames in one of two names: 'nora pell' and 'nora pell de wray'."""
        words = key.split()
        opening = " ".join(words[:2])
        person = self.known.get(opening if len(words) > 2 else self._short.get(key) or "")
        if person is None or STATED in (rule, person.rule) or rule == person.rule == LISTED:
            return None
        return person if len(words) > 1 and fold_name(person.name).split()[:2] == words[:2] else None

    def _alone(self, key: str, rule: str) -> Known | None:
        """Who goes by the given name alone in one of two names: 'mo', before or after 'mo lee'."""
        given, *others = key.split()
        person = self.known.get(given if others else self._short.get(key) or "")
        if person is None or (rule == person.rule and rule in (LISTED, STATED)):
            return None
        known = fold_name(person.name).split()
        return person if known[0] == given and bool(others) == (len(known) == 1) else None

    def _abbreviated(self, key: str, rule: str) -> Known | None:
        """The one person of that surname whose given name either name has as an initial: 'm. lee' and 'mo lee'."""
        words = key.split()
        if rule == STATED or len(words) != 2:
            return None
        found = self._by_initial.get((words[0][0], words[-1]), ())
        if len(found) != 1 or found[0].rule == STATED or rule == found[0].rule == LISTED:
            return None
        given, *others = fold_name(found[0].name).split()
        short = is_initial(given) + is_initial(words[0])
        return found[0] if len(others) == 1 and short == 1 and self._key(found[0]) in self.known else None

    def by_initials(self, initials: str) -> Known | None:
        """The person who alone has these initials, such as 'JB' or 'KvdM', but not 'It'."""
        if sum(map(str.isupper, initials)) < 2 and "." not in initials:
            return None
        wanted = initials.replace(".", "").replace(" ", "").casefold()
        if not 2 <= len(wanted) <= 5:
            return None
        found = self._initials.get(wanted, [])
        return found[0] if len(found) == 1 else None

    def call(self, person: Known, initials: str) -> None:
        """Has somebody go by initials that nobody else is then meant by."""
        self._initials[initials.casefold()] = [person]

    def in_order(self) -> list[Known]:
        """Everybody, in order of first appearance."""
        return sorted(self.known.values(), key=lambda person: person.seen)
