"""The end of a draft: a note of what the rules found."""

from attrs import fields_dict

from notekit.parsers.draft import Draft
from notekit.parsers.roster import Known
from notekit.people import Part
from notekit.schema import Evidence, Note
from notekit.source import Span

__all__ = ["as_note"]

_FIELDS = frozenset(fields_dict(Note))


def as_note(draft: Draft) -> Note:
    """The note that a draft has become."""
    people = draft.roster.in_order()
    stated = {name: value for name, value in draft.fields.items() if name in _FIELDS}
    if "people" not in draft.stated:
        stated["people"] = tuple(person.person() for person in people)
    evidence = [*draft.evidence, *(_evidence(person) for person in people if person.span)]
    return Note(
        **stated,
        body=draft.sections,
        page=sorted(draft.page, key=lambda piece: piece.span.start if piece.span else 0),
        head_spans=sorted(draft.head_spans, key=lambda span: span.start),
        evidence=evidence,
        span=_span(draft),
    )


def _evidence(person: Known) -> Evidence:
    span = person.span or Span(0, 0)
    part = person.parts[0] if person.parts else Part.MENTIONED
    return Evidence(f"people[{person.name}]", span, f"{person.rule}-{part}", round(min(person.confidence, 1.0), 2))


def _span(draft: Draft) -> Span | None:
    """From the first to the last character of the source that the note accounts for."""
    spans = [*draft.head_spans, *(piece.span for piece in draft.page if piece.span)]
    for section in draft.sections:
        spans += [block.span for block in (section.heading, *section.content) if block and block.span]
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None
