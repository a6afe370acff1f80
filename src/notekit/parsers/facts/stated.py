"""What an author states outright, in front matter and in comments, is taken as it stands.

A document whose front matter has the field `notekit` is a note that notekit wrote, or one written the
same way: nothing in it is recognised, and a heading says only what the notation has it say. Other front
matter gives the fields that it names.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import define, field

from notekit.blocks import Block, Heading
from notekit.errors import SchemaError
from notekit.parsers.facts.metadata import Statement, place_of, stated_fields
from notekit.parsers.structure.notation import Headings
from notekit.parsers.structure.section_marks import (
    INNER_HEADING,
    MARKS,
    SectionMark,
    is_silent,
    leading_in,
    section_mark,
    states_section,
)
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.reading import Directive, Metadata, PageFurniture, SourceBlock, Title
from notekit.schema import Evidence, Furniture, Note, Role, Section
from notekit.source import Source, Span

__all__ = ["is_stated", "stated_fields", "stated_note"]

_RULE = "stated"


def is_stated(blocks: Sequence[SourceBlock]) -> bool:
    """Whether the blocks begin with front matter that says that all is stated."""
    return bool(blocks) and isinstance(blocks[0], Metadata) and "notekit" in blocks[0].values


def stated_note(
    blocks: Sequence[SourceBlock], source: Source, words: Vocabulary, aside: Sequence[SourceBlock] = ()
) -> Note:
    """The note that the blocks state, of which `is_stated` is true; `aside` are those of the page around it.

    Raises `SchemaError` where values do not fit, naming file, line, field and what to write of each.
    """
    metadata = blocks[0]
    assert isinstance(metadata, Metadata)
    statement = Statement(source, metadata, words)
    fields = statement.fields()
    body = _Body(source, Headings(fields.get("people", ())), statement.faults, "people" in statement.unfit)
    for block in blocks[1:]:
        body.take(block)
    fields["title"] = body.title or fields.get("title")
    spans = [span for block in blocks if (span := block.span)]
    sections = body.finish()
    statement.tell()
    note = statement.checked(
        "people",
        lambda: Note(
            **fields,
            body=sections,
            page=[Furniture(block.text, block.span) for block in aside if isinstance(block, PageFurniture)],
            head_spans=[span for span in (metadata.span, *body.spans) if span],
            evidence=[*_evidence(statement, fields, body)],
            span=Span(spans[0].start, spans[-1].end) if spans else None,
        ),
    )
    statement.tell()
    assert note is not None
    return note


@define
class _Draft:
    """A section in the making; `directive` states its role, None where nothing does."""

    directive: Directive | None = None
    heading: Heading | None = None
    content: list[Block] = field(factory=list)


@define
class _Body:
    """Takes the blocks of a note one by one and makes its sections of them."""

    source: Source
    headings: Headings
    faults: list[tuple[int, str]]
    people_unfit: bool  # so that nobody knows who is among them
    title: str | None = None
    title_span: Span | None = None
    spans: list[Span | None] = field(factory=list)
    sections: list[Section] = field(factory=list)
    number: int = 0  # of the section in the making
    draft: _Draft | None = None
    inner: bool = False

    def take(self, block: SourceBlock) -> None:
        if isinstance(block, Metadata):
            raise SchemaError(
                f"{self.source.name}:{self._line(block)}: a second front matter; part the notes before they are read"
            )
        if isinstance(block, PageFurniture):
            self.spans.append(block.span)
        elif isinstance(block, Directive):
            self.spans.append(block.span)
            self._directive(block)
        elif isinstance(block, Title) and self.title is None and self.draft is None and not self.sections:
            self.title, self.title_span = block.text, block.span
            self.spans.append(block.span)
        elif isinstance(block, Title):
            self._heading(Heading(block.content, span=block.span))
        elif isinstance(block, Heading):
            self._heading(block)
        else:
            self._open().content.append(block)

    def _line(self, block: SourceBlock) -> int:
        return self.source.line(block.span.start if block.span else 0)

    def _directive(self, directive: Directive) -> None:
        if directive.name == INNER_HEADING:
            self.inner = True
        elif states_section(directive):
            self._close()
            self.draft = _Draft(directive)
        elif not is_silent(directive):
            self.faults.append((self._line(directive), f"notekit: {directive.name}: write one of {MARKS}"))

    def _heading(self, heading: Heading) -> None:
        if self.inner:
            self._open().content.append(heading)
        elif self.draft and self.draft.directive and not self.draft.heading and not self.draft.content:
            self.draft.heading = heading
        else:
            self._close()
            self.draft = _Draft(heading=heading)
        self.inner = False

    def _open(self) -> _Draft:
        if self.draft is None:
            self.draft = _Draft()
        return self.draft

    def _close(self) -> None:
        if self.draft is None:
            return
        draft, self.draft = self.draft, None
        begin = draft.directive or draft.heading or draft.content[0]
        try:
            self.sections.append(self._section(draft))
        except SchemaError as error:
            self.faults.append((self._line(begin), f"body[{self.number}]: {error}"))
        self.number += 1

    def _section(self, draft: _Draft) -> Section:
        mark = self._mark(draft)
        lead = leading_in(mark.lead_in, mark.role, draft.content)
        return Section(
            draft.content[lead:],
            role=mark.role,
            heading=draft.heading,
            by=mark.by,
            group=mark.group,
            lead_in=draft.content[:lead],
        )

    def _mark(self, draft: _Draft) -> SectionMark:
        """What is stated of a section, else what its heading says."""
        if draft.directive is None:
            role, by = self.headings.meaning(draft.heading.text) if draft.heading else (Role.PROSE, ())
            return SectionMark(role, by)
        mark = section_mark(draft.directive)
        for name in mark.by:
            if name not in self.headings.parts and not self.people_unfit:
                raise SchemaError(f"by: {name!r} is not among the people; add the name to people in the front matter")
        return mark

    def finish(self) -> list[Section]:
        self._close()
        return self.sections


def _evidence(statement: Statement, fields: Mapping[str, Any], body: _Body) -> Iterator[Evidence]:
    for name, value in fields.items():
        span = place_of(name, statement.metadata, statement.source)
        if name == "title" and body.title:
            span = body.title_span
        if value and span:
            yield Evidence(name, span, _RULE)
