"""What an author states outright, in front matter and in comments, is taken as it stands.

A document whose front matter has the field `notekit` is a note that notekit wrote, or one written the
same way: nothing in it is recognised. Other front matter gives the fields that it names.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar

from attrs import define, field

from notekit.blocks import Block, Heading, ListBlock
from notekit.errors import SchemaError
from notekit.event_date import EventDate
from notekit.people import Person, Post
from notekit.reading import Directive, Metadata, SourceBlock, Title
from notekit.schema import Evidence, Kind, Note, Role, Section
from notekit.source import Source, Span

__all__ = ["NOTATION", "is_stated", "stated_fields", "stated_note"]

NOTATION = 1
"""The version of the notation that this module reads; front matter states it as `notekit: 1`."""

RULE = "stated"

_LINES = ("subtitle", "place", "organiser", "series", "language")
_LISTS = ("topics", "supporters")
_KEYS = ("notekit", "title", "kind", "date", "date-text", "people", *_LINES, *_LISTS)
_ALIASES = {
    "type": "kind",
    "location": "place",
    "venue": "place",
    "organizer": "organiser",
    "host": "organiser",
    "tags": "topics",
    "categories": "topics",
    "keywords": "topics",
    "speakers": "people",
    "lang": "language",
}
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?)?")
_TIMESTAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}")
_ESCAPED = re.compile("%(25|3B)", re.IGNORECASE)
_SECTION_ATTRIBUTES = ("by", "group", "lead-in")

T = TypeVar("T")


def is_stated(blocks: Sequence[SourceBlock]) -> bool:
    """Whether the blocks begin with front matter that says that all is stated."""
    return bool(blocks) and isinstance(blocks[0], Metadata) and "notekit" in blocks[0].values


def stated_note(blocks: Sequence[SourceBlock], source: Source) -> Note:
    """The note that the blocks state, of which `is_stated` is true.

    Raises `SchemaError` where a value does not fit, naming file, line, field and what to write.
    """
    metadata = blocks[0]
    assert isinstance(metadata, Metadata)
    statement = _Statement(source, metadata)
    fields = statement.fields()
    body = _Body(source, {person.name for person in fields.get("people", ())})
    for block in blocks[1:]:
        body.take(block)
    fields["title"] = body.title or fields.get("title")
    spans = [span for block in blocks if (span := block.span)]
    return statement.checked(
        "title",
        lambda: Note(
            **fields,
            body=body.finish(),
            head_spans=[span for span in (metadata.span, *body.spans) if span],
            evidence=[*statement.evidence(fields, body)],
            span=Span(spans[0].start, spans[-1].end) if spans else None,
        ),
    )


def stated_fields(metadata: Metadata) -> dict[str, Any]:
    """The fields that ordinary front matter states, as arguments of `Note`.

    Keys are those of common site generators too, such as `venue` or `tags`. What is no value of its
    field is left out: a `type` that is no kind of note, people who are not mappings. A date in words
    comes under the key `date_text`, for the caller to read.
    """
    values: dict[str, Any] = {}
    for key, value in metadata.values.items():
        name = key.strip().lower().replace("_", "-").replace(" ", "-")
        values.setdefault(_ALIASES.get(name, name), value)
    fields: dict[str, Any] = {}
    for name in ("title", *_LINES):
        if isinstance(value := values.get(name), str) and value.strip():
            fields[name] = value
    for name in _LISTS:
        if lines := _as_lines(values.get(name)):
            fields[name] = lines
    kind = values.get("kind")
    if isinstance(kind, str) and kind.strip().lower() in list(Kind):
        fields["kind"] = Kind(kind.strip().lower())
    fields |= _ordinary_date(values.get("date"), values.get("date-text"))
    people = values.get("people")
    if isinstance(people, list) and people and all(isinstance(person, Mapping) for person in people):
        try:
            fields["people"] = tuple(_person(person) for person in people)
        except SchemaError:
            pass
    return fields


def _ordinary_date(value: Any, words: Any) -> dict[str, Any]:
    text = words if isinstance(words, str) and words.strip() else None
    if not isinstance(value, str) or not value.strip():
        return {"date_text": text} if text else {}
    timestamp = _TIMESTAMP.match(value.strip())
    iso = timestamp[1] if timestamp else value.strip()
    if _ISO.fullmatch(iso):
        try:
            return {"date": EventDate.from_iso(iso, text)}
        except SchemaError:
            pass
    return {"date_text": value.strip()}


def _as_lines(value: Any) -> tuple[str, ...]:
    """Several texts from a list, or from one text with commas or semicolons between."""
    parts = re.split("[,;]", value) if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(part for part in parts if isinstance(part, str) and part.strip())


def _person(values: Mapping[str, Any]) -> Person:
    return Person(
        values.get("name") or "",
        values.get("honorific") or None,
        posts=[_post(post) for post in _several(values.get("posts"))],
        parts=_several(values.get("parts")),
    )


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _post(value: Any) -> Post:
    if not isinstance(value, Mapping):
        raise SchemaError(f"Person.posts takes mappings with role and affiliation, not {value!r}")
    former = str(value.get("former") or "false").lower()
    if former not in ("true", "false"):
        raise SchemaError(f"Post.former is true or false, not {former!r}")
    return Post(value.get("role") or None, value.get("affiliation") or None, former=former == "true")


@define
class _Statement:
    """The front matter of a note that is stated."""

    source: Source
    metadata: Metadata

    def line(self, key: str) -> int:
        """The line on which a key stands, that of the front matter if it is not found."""
        span = self.metadata.span or Span(0, 0)
        match = re.search(rf"^[\"']?{re.escape(key)}[\"']?\s*[:=]", self.source.slice(span), re.MULTILINE)
        return self.source.line(span.start + (match.start() if match else 0))

    def checked(self, key: str, make: Callable[[], T]) -> T:
        try:
            return make()
        except SchemaError as error:
            raise SchemaError(f"{self.source.name}:{self.line(key)}: {key}: {error}") from None

    def fields(self) -> dict[str, Any]:
        values = self.metadata.values
        self.checked("notekit", self._version)
        for key in values:
            self.checked(key, lambda key=key: _known(key, _KEYS))  # type: ignore[misc]  # a default binds the key
        fields: dict[str, Any] = {}
        for key in ("title", *_LINES):
            if value := values.get(key):
                fields[key] = self.checked(key, lambda value=value: _line(value))  # type: ignore[misc]  # as above
        for key in _LISTS:
            if value := values.get(key):
                fields[key] = self.checked(key, lambda value=value: _lines(value))  # type: ignore[misc]  # as above
        if kind := values.get("kind"):
            fields["kind"] = self.checked("kind", lambda: Kind(_line(kind)))
        if (iso := values.get("date")) or values.get("date-text"):
            fields["date"] = self.checked("date" if iso else "date-text", self._date)
        if people := values.get("people"):
            fields["people"] = self.checked("people", lambda: tuple(map(_stated_person, _several(people))))
        return fields

    def _version(self) -> None:
        version = self.metadata.values["notekit"]
        if version != str(NOTATION):
            raise SchemaError(f"this notekit reads notation {NOTATION}, not {version!r}; write notekit: {NOTATION}")

    def _date(self) -> EventDate:
        iso, text = self.metadata.values.get("date"), self.metadata.values.get("date-text") or None
        return EventDate.from_iso(_line(iso), text) if iso else EventDate(text=text)

    def evidence(self, fields: Mapping[str, Any], body: "_Body") -> Iterator[Evidence]:
        for name, value in fields.items():
            span = body.title_span if name == "title" and body.title else self.metadata.span
            if value and span:
                yield Evidence(name, span, RULE)


def _line(value: Any) -> str:
    if not isinstance(value, str):
        raise SchemaError(f"takes one text, not {value!r}")
    return value


def _lines(value: Any) -> list[str]:
    lines = _several(value)
    if not all(isinstance(line, str) and line.strip() for line in lines):
        raise SchemaError(f"takes a list of texts, not {value!r}")
    return lines


def _stated_person(value: Any) -> Person:
    if isinstance(value, str):
        return Person(value)
    if not isinstance(value, Mapping):
        raise SchemaError(f"takes a list of people, each a name or a mapping with one, not {value!r}")
    for key in value:
        _known(key, ("name", "honorific", "posts", "parts"))
    return _person(value)


def _known(key: str, keys: Sequence[str]) -> None:
    """Refuses a key that looks like a misspelt one; a key of some other program is none of ours."""
    close = get_close_matches(key, keys, n=1, cutoff=0.75)
    if key not in keys and close:
        raise SchemaError(f"there is no such field; did you mean {close[0]!r}?")


@define
class _Draft:
    """A section in the making; `line` is where it begins, `directive` what states its role, if anything does."""

    directive: Directive | None = None
    heading: Heading | None = None
    content: list[Block] = field(factory=list)


@define
class _Body:
    """Takes the blocks of a note one by one and makes its sections of them."""

    source: Source
    names: set[str]
    title: str | None = None
    title_span: Span | None = None
    spans: list[Span | None] = field(factory=list)
    sections: list[Section] = field(factory=list)
    draft: _Draft | None = None
    inner: bool = False

    def take(self, block: SourceBlock) -> None:
        if isinstance(block, Metadata):
            raise SchemaError(f"{self._place(block)}: a second front matter; part the notes before they are read")
        if isinstance(block, Directive):
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

    def _place(self, block: SourceBlock | None) -> str:
        span = block.span if block else None
        return f"{self.source.name}:{self.source.line(span.start if span else 0)}"

    def _directive(self, directive: Directive) -> None:
        if directive.name == "heading":
            self.inner = True
        elif directive.name in list(Role):
            self._close()
            self.draft = _Draft(directive)
        elif directive.name not in ("comment", "reference"):
            names = ", ".join(("heading", *Role))
            raise SchemaError(f"{self._place(directive)}: notekit: {directive.name}: write one of {names}")

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
            raise SchemaError(f"{self._place(begin)}: body[{len(self.sections)}]: {error}") from None

    def _section(self, draft: _Draft) -> Section:
        stated = draft.directive.attributes if draft.directive else {}
        for name in stated:
            if name not in _SECTION_ATTRIBUTES:
                raise SchemaError(f"{name}: a section takes {', '.join(_SECTION_ATTRIBUTES)}")
        role = Role(draft.directive.name) if draft.directive else Role.PROSE
        by = _names(stated.get("by", ""))
        for name in by:
            if name not in self.names:
                raise SchemaError(f"by: {name!r} is not among the people; add the name to people in the front matter")
        lead = _lead_in(stated.get("lead-in"), role, draft.content)
        return Section(
            draft.content[lead:],
            role=role,
            heading=draft.heading,
            by=by,
            group=stated.get("group"),
            lead_in=draft.content[:lead],
        )

    def finish(self) -> list[Section]:
        self._close()
        return self.sections


def _names(text: str) -> list[str]:
    """The names in an attribute, parted by semicolons; one within a name is written %3B."""
    names = (_ESCAPED.sub(lambda match: "%" if match[1] == "25" else ";", name) for name in text.split(";"))
    return [name.strip() for name in names if name.strip()]


def _lead_in(stated: str | None, role: Role, content: Sequence[Block]) -> int:
    """How many blocks lead in: those stated, else in a discussion those before its first list."""
    if stated is not None:
        if not stated.isdecimal() or int(stated) > len(content):
            raise SchemaError(f"lead-in: a number of blocks from 0 to {len(content)}, not {stated!r}")
        return int(stated)
    if role is not Role.DISCUSSION:
        return 0
    return next((index for index, block in enumerate(content) if isinstance(block, ListBlock)), 0)
