"""What a newsletter says of an issue and of its notes before it is set as HTML or as plain text."""

import re
from collections.abc import Iterator

from attrs import define, evolve, frozen

import notekit
from notekit import Action, Anchor, Depth, EventDate, Image, Issue, Note, Part, Person, RichText, Role, Status
from notekit_newsletter.events import Passage, body, names, passage

__all__ = ["Cast", "Entry", "Front", "Outline", "duties", "front", "outline", "pictured", "posts"]

FEW = 4
"""How many people without posts are named one below the other, at most."""


@frozen
class Cast:
    """People who had the same part."""

    label: str
    people: tuple[Person, ...]

    @property
    def crowd(self) -> str | None:
        """The names on one line, where there are many of which nothing else is known; else None."""
        if len(self.people) <= FEW or any(person.posts for person in self.people):
            return None
        return ", ".join(map(str, self.people))


@frozen
class Outline:
    """A note as a newsletter gives it: its head and its body."""

    title: str
    label: str | None
    subtitle: str | None
    facts: tuple[str, ...]
    casts: tuple[Cast, ...]
    body: Passage
    language: str
    names: frozenset[str]


@frozen
class Entry:
    """An item as a newsletter gives it: its note, at the depth to which it is given.

    `link` is the address of the full note, None where it has none. `group` is the heading above the entry:
    the first of a group has it, and None all others.
    """

    note: Outline
    depth: Depth
    link: str | None
    group: str | None


@frozen
class Front:
    """An issue as a newsletter gives it.

    `title` is its subject too; `headed` says that it is a title of the issue's own, to be shown above the
    first entry, and not made of those of its notes. `date` is as it is to be read. An introduction names
    nobody among `names`: those are the people of a note.
    """

    title: str
    headed: bool
    date: str | None
    introduction: Passage
    entries: tuple[Entry, ...]
    language: str
    names: frozenset[str] = frozenset()


_CASTS = {
    Part.AUTHOR: ("Author", "Authors"),
    Part.CHAIR: ("Chair", "Chairs"),
    Part.FACILITATOR: ("Facilitator", "Facilitators"),
    Part.SPEAKER: ("Speaker", "Speakers"),
    Part.PANELLIST: ("Panellist", "Panellists"),
    Part.RESPONDENT: ("Respondent", "Respondents"),
    Part.PARTICIPANT: ("Participant", "Participants"),
}
_ONLY_THERE = {Part.PARTICIPANT, Part.MENTIONED}
"""The parts of those who are named as participants; those who have another part are named with that."""
_PART_OF = {Role.CONTRIBUTION: Part.SPEAKER, Role.RESPONSE: Part.RESPONDENT}
_WORD = re.compile(r"\w+")
_SAYS_NOTHING = (notekit.Kind.OTHER, notekit.Kind.MEETING)
"""Kinds that a card is not labelled with; a meeting is what is recognised of an event that does not say what it is."""
_MONTHS = (
    *("", "January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


UNGROUPED = "More notes"
"""The heading above entries of no group that come after those of one."""


@define
class _Outlined:
    """The issue that was outlined last: its HTML, its text and its message are made one after the other."""

    latest: tuple[Issue, Front] | None = None

    def front(self, issue: Issue) -> Front:
        latest = self.latest
        if latest is None or latest[0] is not issue:
            self.latest = latest = issue, _front(issue)
        return latest[1]


_OUTLINED = _Outlined()


def front(issue: Issue) -> Front:
    """The issue with the outlines of its notes, made once for all parts of a message."""
    return _OUTLINED.front(issue)


def _front(issue: Issue) -> Front:
    entries = tuple(_entries(issue))
    others = len(entries) - 1
    named = f"{entries[0].note.title}, and {others} more" if others else entries[0].note.title
    return Front(
        title=issue.title or named,
        headed=issue.title is not None,
        date=_written(issue.date, issue.language) if issue.date else None,
        introduction=passage(issue.introduction),
        entries=entries,
        language=issue.language,
    )


def _entries(issue: Issue) -> Iterator[Entry]:
    above: str | None = None
    for item in issue.items:
        group = item.group or (UNGROUPED if above else None)
        yield Entry(outline(item.note), item.depth, item.link, group if group != above else None)
        above = group


def outline(note: Note) -> Outline:
    """The note's outline. Furniture has no place in it."""
    kind = None if note.kind in _SAYS_NOTHING else note.kind.capitalize()
    title, *above = [*filter(None, (note.title, note.series, kind)), "Note"]
    return Outline(
        title=title,
        label=" · ".join(dict.fromkeys(above[:-1])) or None,
        subtitle=note.subtitle,
        facts=tuple(_facts(note)),
        casts=tuple(_casts(note)),
        body=body(note),
        language=note.language,
        names=frozenset(person.name for person in note.people),
    )


def _facts(note: Note) -> Iterator[str]:
    date = _written(note.date, note.language) if note.date else None
    if where := " · ".join(filter(None, (date, note.place, note.organiser))):
        yield where
    if note.topics:
        yield f"Topics: {', '.join(note.topics)}"
    if note.supporters:
        yield f"Supported by {', '.join(note.supporters)}"


def _written(date: EventDate, language: str) -> str:
    """The date as written, or in words where it never was and the note is in English."""
    if date.text or date.start is None or not language.lower().startswith("en"):
        return str(date)
    if date.end is None:
        return _in_words(date.start.isoformat()[: len(date.iso or "")])
    width = len((date.iso or "").partition("/")[0])
    return f"{_in_words(date.start.isoformat()[:width])} – {_in_words(date.end.isoformat()[:width])}"


def _in_words(iso: str) -> str:
    year, month, day = (*map(int, iso.split("-")), 0, 0)[:3]
    return f"{day or ''} {_MONTHS[month]} {year}".strip()


def _casts(note: Note) -> Iterator[Cast]:
    """The people by their part, under each part, with their posts once; panellists who spoke are speakers.

    Who is only mentioned stands in the text.
    """
    parts = {person.name: list(person.parts) for person in note.people}
    for section in note.body:
        if section.by and section.role in _PART_OF:
            for name in section.by:
                parts[name].append(_PART_OF[section.role])
    introduced: set[str] = set()
    held = set[Part]().union(*parts.values())
    for part, labels in _CASTS.items():
        if part not in held:
            continue
        people = [person for person in note.people if part in parts[person.name]]
        if part is Part.PARTICIPANT:
            people = [person for person in people if _ONLY_THERE.issuperset(parts[person.name])]
        if part is Part.PANELLIST:
            people = [person for person in people if Part.SPEAKER not in parts[person.name]]
        if people:
            again = (evolve(one, posts=()) if one.name in introduced and one.posts else one for one in people)
            yield Cast(labels[len(people) > 1], tuple(again))
            introduced.update(person.name for person in people)
    if others := tuple(person for person in note.people if not parts[person.name]):
        yield Cast("People", others)


def posts(person: Person) -> str:
    """What the person is, all posts on one line; '' where nothing is known."""
    return "; ".join(map(str, person.posts))


def duties(content: RichText, told: Outline | Front) -> list[str]:
    """Who is to do what by when, an entry for each action whose text does not say it; [] where all is said."""
    actions, text = content.of(Action), content.text
    found = []
    for action in actions:
        terms = []
        if action.owner and not _named(action.owner, text, told.names):
            terms.append(f"Owner: {action.owner}")
        if action.due and not _said(due := _written(action.due, told.language), text):
            terms.append(f"Due: {due}")
        if action.status is Status.DONE:
            terms.append("Done")
        if terms:
            owed = " · ".join(terms)
            found.append(f"{content.under(action)} – {owed}" if len(actions) > 1 else owed)
    return found


def _named(owner: str, text: str, people: frozenset[str]) -> bool:
    """Whether a text names the owner; of somebody among the note's people one name is enough."""
    return _said(owner, text) or (owner in people and any(names(text, word) for word in _WORD.findall(owner)))


def _said(phrase: str, text: str) -> bool:
    """Whether a text has the phrase, or each word of it."""
    return names(text, phrase) or all(names(text, word) for word in _WORD.findall(phrase) or [phrase])


def pictured(image: Image) -> tuple[RichText, ...]:
    """What stands for a picture: what it shows, linked to where it is, and its caption unless that says the same."""
    shown = image.alt or image.caption or _file_name(image.source or "")
    link = Anchor(0, len(shown), url=image.source)
    words = RichText(shown, (link,) if link.url else ())
    return (words, RichText(image.caption)) if image.caption and image.caption != shown else (words,)


def _file_name(source: str) -> str:
    """The end of a path or address; a picture given in full in its address has none."""
    return "" if source.startswith("data:") else re.split(r"[/\\]", source)[-1] or source
