"""The manifest: what an issue is made of, as an editor writes it down in `issue.toml`."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from os import PathLike
from typing import Any, TypeVar

from attrs import Attribute, evolve, field, fields, frozen

from notekit.errors import NotekitError, SchemaError
from notekit.event_date import EventDate, as_event_date
from notekit.fields import Choice, as_line, as_tuple, each, is_a, is_line, is_line_or_none, is_number
from notekit.files import read_file, shown
from notekit.issue import Depth
from notekit.parsers.entities.dates import Dates
from notekit.parsers.languages import LANGUAGES, vocabulary_of

__all__ = ["MANIFEST", "MOST", "Manifest", "Order", "Selection", "as_toml", "read_manifest"]

MANIFEST = ".toml"
"""How the name of a manifest ends."""
MOST = 9999
"""How many points an item may be asked for."""

T = TypeVar("T")


class Order(Choice):
    """In which order items stand: as given, the newest event first, or by the first topic of each."""

    GIVEN = "given"
    DATE = "date"
    TOPIC = "topic"


def _as_depth(value: Any) -> Depth | None:
    return None if value is None else Depth(value)


def _as_points(value: Any) -> Any:
    """First words as a tuple; a number as it is."""
    return tuple(map(as_line, value)) if isinstance(value, (list, tuple)) else value


def _are_points(owner: Any, attribute: "Attribute[Any]", value: Any) -> None:
    several = isinstance(value, tuple) and all(isinstance(each, str) for each in value)
    if value is not None and not several and (type(value) is not int or not 0 <= value <= MOST):
        raise SchemaError(f"points takes how many, or a list with the first words of each, not {value!r}")


def _is_name(owner: Any, attribute: "Attribute[Any]", value: Any) -> None:
    if not isinstance(value, str) or not value.strip():
        raise SchemaError(f"source takes the name of a file, not {value!r}")


def _is_note(owner: Any, attribute: "Attribute[Any]", value: Any) -> None:
    if value is not None and type(value) not in (str, int):
        raise SchemaError(f"note takes a title, or a number from 1, not {value!r}")


@frozen
class Selection:
    """What an issue takes from one source.

    `source` is a path, seen from the manifest's folder. `note` is the title of a note in it, or its number
    from 1; None takes all. `depth`, `teaser` and `points` (how many, or the first words of each) say how much
    of a note is given, as in `abridge`; None leaves that to the manifest and to the note. `link` is where the
    full note is published; None goes by the note's own `url`. `group` is the heading to stand under.
    """

    source: str = field(validator=_is_name)
    note: str | int | None = field(default=None, kw_only=True, validator=_is_note)
    depth: Depth | None = field(default=None, kw_only=True, converter=_as_depth)
    teaser: str | None = field(default=None, kw_only=True, converter=as_line, validator=is_line_or_none)
    points: int | tuple[str, ...] | None = field(
        default=None, kw_only=True, converter=_as_points, validator=_are_points
    )
    link: str | None = field(default=None, kw_only=True, converter=as_line, validator=is_line_or_none)
    group: str | None = field(default=None, kw_only=True, converter=as_line, validator=is_line_or_none)


_DATED = re.compile(r"\d+|$")
_YEAR = re.compile(r"(?:19|20|21)\d\d|")


def _as_day(value: Any) -> EventDate | None:
    """A date, in words too: '12 June 2031', 'June 2031', 'Spring 2031'. Raises `SchemaError`."""
    if not isinstance(value, str) or not any(map(str.isalpha, value)):
        try:
            return as_event_date(value)
        except SchemaError as error:
            raise SchemaError(f"{error}; or in words, such as 12 June 2031") from None
    finders = (Dates(vocabulary_of(language)) for language in LANGUAGES)
    found = next((found for finder in finders for found in finder.find(value)), None)
    rest = value[: found.start] + value[found.end :] if found else value
    if not all(map(_YEAR.fullmatch, _DATED.findall(rest))):
        raise SchemaError(f"there is no date in {value!r}; write it as 2031-06-12, 12 June 2031 or Spring 2031")
    return evolve(found.date, text=value) if found and not rest.strip() else EventDate(text=value)


def _is_topic_or_none(owner: Any, attribute: "Attribute[Any]", value: Any) -> None:
    if value not in (None, "topic"):
        raise SchemaError(f'group takes "topic", not {value!r}; items may have a group of their own')


@frozen(kw_only=True)
class Manifest:
    """What an issue is made of, in which order, and how much of each.

    `introduction` is Markdown. `depth` and `points` hold for items that do not say otherwise. `group`
    "topic" sets items under the first topic of each; None under no heading but their own.
    """

    items: tuple[Selection, ...] = field(default=(), converter=as_tuple, validator=each(Selection))
    title: str | None = field(default=None, converter=as_line, validator=is_line_or_none)
    date: EventDate | None = field(default=None, converter=_as_day, validator=is_a(EventDate, type(None)))
    introduction: str | None = field(default=None, validator=is_a(str, type(None)))
    language: str = field(default="en-GB", converter=as_line, validator=is_line)
    depth: Depth = field(default=Depth.HIGHLIGHTS, converter=Depth)
    points: int = field(default=3, validator=is_number(0, MOST))
    order: Order = field(default=Order.GIVEN, converter=Order)
    group: str | None = field(default=None, validator=_is_topic_or_none)


def read_manifest(path: str | PathLike[str]) -> Manifest:
    """The manifest in a TOML file; its items stand in tables `[[item]]`.

    Raises `SourceError` where the file cannot be read and `SchemaError`, with its name and the field, for
    what is wrong in it.
    """
    name = shown(path)
    try:
        values = tomllib.loads(read_file(path).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise SchemaError(f"{name}: is no TOML ({error}); texts stand in straight quotation marks") from None
    items = values.pop("item", [])
    if not isinstance(items, list) or not items:
        hint = "; [[items]] is written [[item]]" if "items" in values else ""
        raise SchemaError(f"{name}: item: takes a table [[item]] for each item, with its source at least{hint}")
    chosen = [_made(Selection, item, f"{name}: item {number}") for number, item in enumerate(items, start=1)]
    return _made(Manifest, values, name, items=chosen)


def as_toml(manifest: Manifest) -> bytes:
    """The manifest as `read_manifest` reads it; what has its default value is left out."""
    from tomli_w import dumps  # seldom needed

    values = _told(manifest)
    items = values.pop("items", ())
    tables = [dumps(values, multiline_strings=True), *(f"[[item]]\n{dumps(_told(item))}" for item in items)]
    return "\n".join(filter(None, tables)).encode()


def _told(record: Any) -> dict[str, Any]:
    """The fields of a record that say something, as TOML takes them."""
    values = {each.name: getattr(record, each.name) for each in fields(type(record))}
    defaults = {each.name: each.default for each in fields(type(record))}
    return {name: _plain(value) for name, value in values.items() if value not in (None, defaults[name])}


def _plain(value: Any) -> Any:
    if isinstance(value, EventDate):
        return value.start if not value.text and value.iso == str(value.start) else str(value)
    return str(value) if isinstance(value, Choice) else value


def _made(kind: type[T], values: Any, place: str, **given: Any) -> T:
    """A record of the values of a table, beside what is given. Raises `SchemaError` with the place."""
    if not isinstance(values, Mapping):
        raise SchemaError(f"{place}: takes a table, not {values!r}")
    known = [each.name for each in fields(kind) if each.name not in given]  # type: ignore[arg-type]  # an attrs class
    for key in values:
        if key not in known:
            close = get_close_matches(key, [*known, *_TABLES.get(kind, ())], n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(known)}"
            raise SchemaError(f"{place}: there is no {key!r}; {hint}")
    if "source" in known and "source" not in values:
        raise SchemaError(f"{place}: source is missing; name the file that the item is taken from")
    try:
        return kind(**values, **given)
    except NotekitError as error:
        raise SchemaError(f"{place}: {str(error).removeprefix(f'{kind.__name__}.')}") from None


_TABLES: Mapping[type, Sequence[str]] = {Manifest: ("item",)}
