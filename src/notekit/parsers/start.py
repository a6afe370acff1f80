"""The start of a draft: the blocks of one note, and the fields that its author states."""

from notekit.diagnostics import Diagnostic, Severity
from notekit.parsers.cues import Vocabulary
from notekit.parsers.dates import Dates
from notekit.parsers.draft import Draft
from notekit.parsers.facts import find_category
from notekit.parsers.metadata import stated_fields, stated_names, unused_keys
from notekit.parsers.names import Names
from notekit.parsers.section_marks import MARKS, is_mark, is_silent
from notekit.parsers.split import Stretch
from notekit.reading import Directive, Metadata, PageFurniture
from notekit.schema import Evidence, Note
from notekit.source import Source

__all__ = ["start_draft"]


def start_draft(stretch: Stretch, source: Source, words: Vocabulary) -> Draft:
    """A draft of the stretch's blocks, with what front matter and category line state."""
    metadata = next((block for block in (*stretch.blocks, *stretch.aside) if isinstance(block, Metadata)), None)
    blocks = [block for block in stretch.blocks if not isinstance(block, Metadata | PageFurniture)]
    draft = Draft(source, words, blocks, metadata)
    if metadata is not None:
        _take_metadata(draft, metadata)
    for block in stretch.aside:
        if not isinstance(block, Metadata):
            draft.discard(block)
        if isinstance(block, PageFurniture) and block.running:
            draft.running.append(block)
    find_category(draft, stretch.category)
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
    used = {*draft.stated, *(["date-text"] if "date" in draft.stated else []), *_take_people(draft, metadata)}
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
    unused = unused_keys(metadata, used)
    if unused:
        draft.diagnostics.append(
            Diagnostic(
                "front-matter-unused",
                f"front matter fills no field with {', '.join(unused)}",
                Severity.WARNING,
                metadata.span,
                "say it in the text, or under a key of a note's field",
            )
        )


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
    names = Names(draft.words)
    for order, (key, name, part) in enumerate(stated_names(metadata)):
        name = " ".join(name.split())
        if not names.could_be(name):
            unused.add(key)
            continue
        place = draft.place(metadata, name)
        draft.roster.add(name, order, place, "stated", 1.0).takes(part)
        used.add(key)
    return used - unused


def _take_metadata(draft: Draft, metadata: Metadata) -> None:
    if metadata.stated:
        _take_stated(draft, metadata)
    if metadata.span is None:
        return
    draft.head_spans.append(metadata.span)
    draft.evidence += [Evidence(name, metadata.span, "stated") for name in sorted(draft.stated)]
