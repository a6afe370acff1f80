"""The start of a draft: the blocks of one note, and the fields that its author states."""

from collections.abc import Iterator, Sequence

from notekit.diagnostics import Diagnostic, Severity
from notekit.parsers.draft.draft import Draft
from notekit.parsers.entities.dates import Dates
from notekit.parsers.entities.posts import Posts
from notekit.parsers.facts.labels import find_category
from notekit.parsers.facts.metadata import (
    field_of,
    keys_of,
    may_be_published,
    place_of,
    stated_fields,
    stated_names,
    unused_keys,
)
from notekit.parsers.facts.publication import publication_keys
from notekit.parsers.facts.told_when import told_before, told_when
from notekit.parsers.people.lists import people_of
from notekit.parsers.people.stated_lines import with_people_apart
from notekit.parsers.structure.dated_titles import take_dated_title
from notekit.parsers.structure.section_marks import MARKS, is_mark, is_silent
from notekit.parsers.structure.split import Stretch
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.reading import Directive, Metadata, PageFurniture
from notekit.schema import Evidence, Kind, Note
from notekit.source import Source

__all__ = ["start_draft"]

_HINTS = {
    "date": "write it as 2031-05-06, 2031-05, 2031 or 6 May 2031",
    "kind": f"write one of {', '.join(Kind)}",
    "people": "write a list of people, each with a name, and role, affiliation and parts as far as known",
}


def start_draft(stretch: Stretch, source: Source, words: Vocabulary) -> Draft:
    """A draft of the stretch's blocks, with what front matter and category line state."""
    metadata = next((block for block in (*stretch.blocks, *stretch.aside) if isinstance(block, Metadata)), None)
    blocks = [block for block in stretch.blocks if not isinstance(block, (Metadata, PageFurniture))]
    draft = Draft(source, words, blocks, metadata)
    if metadata is not None:
        _take_metadata(draft, with_people_apart(metadata, draft))
    for block in stretch.aside:
        if not isinstance(block, Metadata):
            draft.discard(block)
        if isinstance(block, PageFurniture) and block.running:
            draft.running.append(block)
    find_category(draft, stretch.category)
    if stretch.dated:
        take_dated_title(draft, stretch.year)
    draft.diagnostics += [
        _unread(block) for block in blocks if isinstance(block, Directive) and not (is_mark(block) or is_silent(block))
    ]
    return draft


def _unread(directive: Directive) -> Diagnostic:
    return Diagnostic(
        "unreadable-comment",
        f"a comment to notekit states nothing here: {directive.name}",
        Severity.WARNING,
        directive.span,
        f"write one of {MARKS} before a section, or a property before the block that has it",
    )


def _take_stated(draft: Draft, metadata: Metadata) -> None:
    """What front matter states outright; of a key that fills nothing there is a remark, since its value is lost."""
    fields = stated_fields(metadata)
    unfit = fields.pop("unfit", ())
    for remark in unfit:
        place = place_of("people", metadata, draft.source)
        draft.diagnostics.append(
            Diagnostic("front-matter-unfit", f"people: {remark}", Severity.WARNING, place, _HINTS["people"])
        )
    if "date" in fields and may_be_published(metadata):
        told = told_when(draft.blocks, draft.words)
        if told or told_before(draft.blocks, fields["date"], draft.words):
            fields["published"] = fields.pop("date")  # 'Last week we hosted …', 'On 5 May we ran …'
    draft.published = fields.pop("published", None)
    words = fields.pop("date_text", None)
    found = next(Dates(draft.words).find(words), None) if words else None
    if found:
        fields["date"] = found.date
    draft.fields.update({name: value for name, value in fields.items() if value})
    draft.stated = frozenset(draft.fields)
    with draft.blaming(metadata):
        Note(people=draft.fields.get("people", ()))  # refuses a person who stands twice
    _know_people(draft, metadata)
    keys = publication_keys(metadata.values)
    used = {*(draft.stated - keys.keys()), *keys.values(), *_take_people(draft, metadata)}
    used |= {"date-text"} if "date" in draft.stated else set()
    used |= {"people"} if unfit else set()  # of which all is said
    if draft.published:
        used.add("date")
        draft.diagnostics.append(
            Diagnostic(
                "front-matter-published",
                "the date in the front matter of a post is taken as the day of publication",
                Severity.INFO,
                span=metadata.span,
                hint="state the day of the event as event-date",
            )
        )
    draft.diagnostics += _remarks(unused_keys(metadata, used), metadata, draft.source)


def _remarks(unused: Sequence[str], metadata: Metadata, source: Source) -> Iterator[Diagnostic]:
    """What is to be said of keys that fill no field: those of fields have values that do not fit."""
    for key in unused:
        hint = _HINTS.get(field_of(key))
        if hint is not None:
            what = f"{key}: {str(metadata.values[key])[:60]!r} does not fit"
            yield Diagnostic("front-matter-unfit", what, Severity.WARNING, place_of(key, metadata, source), hint)
    others = [key for key in unused if field_of(key) not in _HINTS]
    if others:
        what = f"front matter fills no field with {', '.join(others)}"
        place = place_of(others[0], metadata, source)
        yield Diagnostic("front-matter-unused", what, Severity.INFO, place, "say it in the text to keep it")


def _know_people(draft: Draft, metadata: Metadata) -> None:
    """Makes known the people who are stated in full."""
    places = draft.positions(metadata.span)
    for order, person in enumerate(draft.fields.get("people", ())):
        place = places.next(person.name) if places else None
        known = draft.roster.add(person.name, order, place or metadata.span, "stated", 1.0)
        known.honorific, known.posts, known.parts = person.honorific, [*person.posts], [*person.parts]


def _take_people(draft: Draft, metadata: Metadata) -> set[str]:
    """The people named in plain words, unless they are stated in full; gives the keys all of whose names are used."""
    if "people" in draft.stated:
        return set()
    used, unused = set(), set()
    posts = Posts(draft.words)
    for order, (key, words, part) in enumerate(stated_names(metadata)):
        people = list(people_of(" ".join(words.split()), draft, posts))
        if not people:
            unused.add(key)
            continue
        for one in people:
            place = draft.place(metadata, one.name)
            person = draft.roster.add(one.name, order, place, "stated", 1.0)
            person.honorific = person.honorific or one.honorific
            person.holds(one.posts)
            person.takes(part)
        used.add(key)
    return used - unused


def _take_metadata(draft: Draft, metadata: Metadata) -> None:
    if metadata.stated:
        _take_stated(draft, metadata)
    if metadata.span is None:
        return
    draft.head_spans.append(metadata.span)
    keys = keys_of(metadata)
    for name in sorted(draft.stated):
        place = place_of(keys.get(name, name), metadata, draft.source) or metadata.span
        draft.evidence.append(Evidence(name, place, "stated"))
