"""The end of a draft: a note of what the rules found."""

from collections.abc import Iterator

from attrs import fields_dict

from notekit.blocks import Block, texts
from notekit.parsers.draft import Draft
from notekit.parsers.roster import Known
from notekit.people import Part
from notekit.schema import Evidence, Note
from notekit.source import Source, Span
from notekit.text import Action, Anchor, Mark, Speech

__all__ = ["as_note"]

_FIELDS = frozenset(fields_dict(Note))
_MARKED: dict[type[Mark], tuple[str, str, float]] = {
    Speech: ("quotes", "quotation-marks", 0.8),
    Action: ("next_steps", "action", 0.85),
    Anchor: ("links", "invitation", 0.7),
}


def as_note(draft: Draft) -> Note:
    """The note that a draft has become."""
    people = draft.roster.in_order()
    stated = {name: value for name, value in draft.fields.items() if name in _FIELDS}
    if "people" not in draft.stated:
        stated["people"] = tuple(person.person() for person in people)
    evidence = [*draft.evidence, *(_evidence(person) for person in people if person.span), *_mark_evidence(draft)]
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


def _mark_evidence(draft: Draft) -> Iterator[Evidence]:
    """Why there is a quotation, a next step or a link without address: the words that are marked."""
    if draft.stated:
        return
    for section in draft.sections:
        for block in section.content:
            if block.span is not None:
                yield from _in_block(draft.source, block, block.span)


def _in_block(source: Source, block: Block, span: Span) -> Iterator[Evidence]:
    """Each marked text is looked for after the one before; once one is not found, the whole block stands for it."""
    at: int | None = span.start
    for text in texts(block):
        for mark in text.marks:
            reason = _MARKED.get(type(mark))
            if reason is None:
                continue
            words = text.under(mark)
            if at is not None:
                found = source.text.find(words, at, span.end)
                at = found if found >= 0 else None
            yield Evidence(reason[0], span if at is None else Span(at, at + len(words)), *reason[1:])


def _span(draft: Draft) -> Span | None:
    """From the first to the last character of the source that the note accounts for."""
    spans = [*draft.head_spans, *(piece.span for piece in draft.page if piece.span)]
    for section in draft.sections:
        spans += [block.span for block in (section.heading, *section.content) if block and block.span]
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None
