"""Front matter: the YAML or TOML at the head of a note. Every value is a text, a list or a mapping.

`NO`, `12:30` and dates stay the texts that they are; tags, anchors and aliases are refused, and so
is a key that stands twice. A value with a colon in it is read even where its quotes were forgotten.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from attrs import define, field

from notekit.errors import SourceError

__all__ = ["looks_like_fields", "read_toml", "read_yaml"]

LONGEST = 200_000
DEEPEST = 20

_FIELD = re.compile(r"(?:\s|#.*\n)*[\"']?[^\W\d][\w .'-]*[\"']?[ \t]*:(?:\s|$)")
_COLON_IN_VALUE = re.compile(
    r"""(?P<key>[ ]*(?:-[ ]+)?[\w"'][\w '"-]*:)[ \t]+(?P<value>[^\s"'\[{|>&*!%@`#][^\n]*?:(?:[ \t][^\n]*)?)[ \t]*$""",
    re.MULTILINE,
)


def looks_like_fields(text: str) -> bool:
    """Whether a text begins as front matter does, with a key and a colon."""
    return _FIELD.match(text) is not None


def read_yaml(text: str, *, name: str, line: int) -> dict[str, Any] | None:
    """The mapping that `text` holds, None where it holds something else.

    `name` is the file and `line` the number of the text's first line, for errors. Raises `SourceError`.
    """
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    text = text.removeprefix("\ufeff")
    if len(text) > LONGEST:
        raise SourceError(f"{name}:{line}: front matter of {len(text)} characters; {LONGEST} is the most it may have")
    try:
        return _mapping(text, name, line)
    except YAMLError:
        try:
            return _mapping(_COLON_IN_VALUE.sub(_quoted, text), name, line)
        except YAMLError as error:
            mark = _mark_of(error) if isinstance(error, MarkedYAMLError) else None
            number = line + (mark.line if mark else 0)
            problem = getattr(error, "problem", None) or str(error).split("\n")[0]
            written = _offender(text, mark.line if mark else 0)
            raise SourceError(f"{name}:{number}: front matter is no YAML ({problem}); {written}") from None


def read_toml(text: str, *, name: str, line: int) -> dict[str, Any]:
    """The mapping that TOML `text` holds, its values as texts. Raises `SourceError`."""
    import tomllib

    try:
        values = tomllib.loads(text.removeprefix("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"at line (\d+)", str(error))
        number = line + (int(at[1]) - 1 if at else 0)
        raise SourceError(f'{name}:{number}: front matter is no TOML ({error}); write a text as key = "text"') from None
    return {key: _as_texts(value) for key, value in values.items()}


def _as_texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_texts(inner) for inner in value]
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _quoted(match: re.Match[str]) -> str:
    return f"{match['key']} {json.dumps(match['value'], ensure_ascii=False)}"


def _mark_of(error: Any) -> Any:
    """Where the fault is: a quotation that nothing ends is at fault where it begins."""
    begun = error.context_mark if "quoted scalar" in str(error.context or "") else None
    return begun or error.problem_mark


def _offender(text: str, at: int) -> str:
    """How to write the line that is wrong."""
    lines = text.split("\n")
    if "\t" in lines[min(at, len(lines) - 1)]:
        return "write blanks in place of tabs"
    key, colon, value = lines[min(at, len(lines) - 1)].strip().partition(":")
    if colon and value.strip():
        return f"quote the value: {key}: {json.dumps(value.strip().strip(chr(34)), ensure_ascii=False)}"
    return 'write each field as key: "text"'


@define
class _Open:
    """A list or mapping that has begun and not ended."""

    value: list[Any] | dict[str, Any]
    key: str | None = None

    def take(self, value: Any) -> None:
        if isinstance(self.value, list):
            self.value.append(value)
        else:
            assert self.key is not None
            self.value[self.key] = value
            self.key = None


@define
class _Builder:
    name: str
    line: int
    result: Any = None
    open: list[_Open] = field(factory=list)

    def refuse(self, event: Any, what: str, instead: str) -> SourceError:
        number = self.line + event.start_mark.line
        return SourceError(f"{self.name}:{number}: front matter takes no {what}; {instead}")

    def scalar(self, event: Any) -> None:
        top = self.open[-1] if self.open else None
        if top is None:
            self.result = event.value
        elif isinstance(top.value, dict) and top.key is None:
            self._key(event, top)
        else:
            top.take(event.value)

    def _key(self, event: Any, top: _Open) -> None:
        if event.value in top.value:
            raise self.refuse(
                event, f"key twice, as {event.value!r} here", "keep one of them, or make its value a list"
            )
        top.key = event.value

    def begin(self, event: Any, value: list[Any] | dict[str, Any]) -> None:
        top = self.open[-1] if self.open else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            raise self.refuse(event, "list or mapping for a key", "write a text before the colon")
        if len(self.open) >= DEEPEST:
            raise self.refuse(event, f"values nested more than {DEEPEST} deep", "write it flatter")
        if top is None:
            self.result = value
        else:
            top.take(value)
        self.open.append(_Open(value))


def _events(text: str) -> Iterator[Any]:
    from ruamel.yaml import YAML

    yield from YAML(typ="safe", pure=True).parse(text)


def _mapping(text: str, name: str, line: int) -> dict[str, Any] | None:
    from ruamel.yaml import events

    builder = _Builder(name, line)
    for event in _events(text):
        if isinstance(event, events.AliasEvent) or getattr(event, "anchor", None):
            raise builder.refuse(event, "anchors or aliases", "write the value out, in quotes if it begins with & or *")
        if getattr(event, "tag", None):
            raise builder.refuse(event, "tags", "put the value in quotes if it begins with !")
        if isinstance(event, events.ScalarEvent):
            builder.scalar(event)
        elif isinstance(event, events.MappingStartEvent):
            builder.begin(event, {})
        elif isinstance(event, events.SequenceStartEvent):
            builder.begin(event, [])
        elif isinstance(event, (events.MappingEndEvent, events.SequenceEndEvent)):
            builder.open.pop()
    return builder.result if isinstance(builder.result, dict) else None
