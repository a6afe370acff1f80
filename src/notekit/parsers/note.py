"""The end of a draft: a note of what the rules found."""

from collections.abc import Iterable, Iterator
from operator import attrgetter

from attrs import fields_dict

from notekit.blocks import texts
from notekit.parsers.draft.draft import Draft
from notekit.parsers.draft.positions import Positions
from notekit.parsers.draft.roster import Known
from notekit.schema import Evidence, Note
from notekit.source import Span
from notekit.text import Action, Anchor, Mark, RichText, Speech

__all__ = ["as_note"]

_FIELDS = frozenset(fields_dict(Note))
_MARKED: dict[type[Mark], tuple[str, str, float]] = {
    Speech: ("quotes", "quotation-marks", 0.8),
    Action: ("next_steps", "action", 0.85),
    Anchor: ("links", "invitation", 0.7),
}
_marks = attrgetter("marks")


def as_note(draft: Draft) -> Note:
    """The note that a draft has become."""
    people = _people(draft)
    stated = {name: value for name, value in draft.fields.items() if name in _FIELDS}
    evidence = [*draft.evidence, *_mark_evidence(draft)]
    named = {person.name for person in stated.get("people", ())}
    others = (person.person() for person in people if person.name not in named)
    stated["people"] = (*stated.get("people", ()), *others)
    evidence += [_evidence(person) for person in people if person.span]
    return Note(
        **stated,
        body=draft.sections,
        page=sorted(draft.page, key=lambda piece: piece.span.start if piece.span else 0),
        head_spans=sorted(draft.head_spans, key=lambda span: span.start),
        evidence=evidence,
        span=_span(draft),
    )


def _people(draft: Draft) -> list[Known]:
    """Everybody known; where the author states the people, they and those whose sections there are."""
    people = draft.roster.in_order()
    if "people" not in draft.stated:
        return people
    wanted = {person.name for person in draft.fields["people"]}
    wanted |= {name for section in draft.sections for name in section.by}
    return [person for person in people if person.name in wanted]


def _evidence(person: Known) -> Evidence:
    span = person.span or Span(0, 0)
    part = person.all_parts[0]
    return Evidence(f"people[{person.name}]", span, f"{person.rule}-{part}", round(min(person.confidence, 1.0), 2))


def _mark_evidence(draft: Draft) -> Iterator[Evidence]:
    """Why there is a quotation, a next step or a link without address: the words that are marked."""
    for section in draft.sections:
        for block in section.content:
            contents = tuple(texts(block))
            if any(map(_marks, contents)) and (places := draft.positions(block.span)):
                yield from _in_block(contents, places)


def _in_block(contents: Iterable[RichText], places: Positions) -> Iterator[Evidence]:
    """Why there is each mark in the texts of a block, which stands as a whole for one whose words are not found."""
    passed = 0
    for text in contents:
        for mark in text.marks:
            reason = _MARKED.get(type(mark))
            if reason is not None:
                yield Evidence(reason[0], places.at(passed + mark.start, text.under(mark)) or places.span, *reason[1:])
        passed += len(text.text)


def _span(draft: Draft) -> Span | None:
    """From the first to the last character of the source that the note accounts for."""
    spans = [*draft.head_spans, *(piece.span for piece in draft.page if piece.span)]
    for section in draft.sections:
        spans += [block.span for block in (section.heading, *section.content) if block and block.span]
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None
