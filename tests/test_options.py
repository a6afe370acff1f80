from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

import attrs
import pytest

from notekit import Artefact, Note, NotekitError, PluginError
from notekit.options import make_options, options_of, table_of


class Paper(StrEnum):
    A4 = "a4"
    LETTER = "letter"


def positive(_options: Any, attribute: "attrs.Attribute[int]", value: int) -> None:
    if value < 1:
        raise ValueError(f"{attribute.name} must be 1 or more")


@attrs.frozen(kw_only=True)
class Options:
    contents: bool = attrs.field(default=False, metadata={"help": "a table of contents"})
    columns: int = attrs.field(default=1, validator=positive)
    accent: str | None = None
    size: Literal["small", "large", 12] = "small"
    paper: Paper = Paper.A4
    margin: float = 2.5


class Poster:
    name = "poster"
    media_type = "text/x-poster"
    suffix = ".poster"
    summary = "A poster"
    options: type[Any] = Options

    def can_render(self, note: Note) -> bool:
        return True

    def render(self, notes: Sequence[Note], options: Any) -> Artefact:
        raise NotImplementedError


def test_options_are_listed_with_their_types_defaults_and_help() -> None:
    known = options_of(Poster())
    assert list(known) == ["contents", "columns", "accent", "size", "paper", "margin"]
    assert known["contents"].help == "a table of contents"
    assert known["accent"].default is None
    assert known["size"].takes == "small, large, 12"


def test_an_option_may_take_the_path_of_a_file() -> None:
    plain = Poster()
    plain.options = attrs.make_class(
        "Paths",
        {
            name: attrs.field(default=None, type=kind)
            for name, kind in (("file", Path | None), ("text", str | None), ("either", str | Path | None))
        },
    )
    assert [name for name, option in options_of(plain).items() if option.takes_path] == ["file"]


def test_the_table_of_settings_is_named_after_the_format_unless_the_renderer_names_another() -> None:
    poster = Poster()
    assert table_of(poster) == "poster"
    poster.settings = "prints"  # type: ignore[attr-defined]  # which a renderer may have
    assert table_of(poster) == "prints"


def test_options_not_given_have_their_defaults() -> None:
    assert make_options(Poster(), {}) == Options()


def test_options_that_nobody_can_change_are_made_once() -> None:
    assert make_options(Poster(), {}) is make_options(Poster(), {})
    assert make_options(Poster(), {"columns": 1}) is not make_options(Poster(), {})


@attrs.define(eq=False)
class Loose:
    words: str = "a"


@attrs.frozen
class Holding:
    words: list[str] = attrs.field(factory=list)


@pytest.mark.parametrize("kind", [Loose, Holding])
def test_options_that_somebody_may_change_are_made_anew(kind: type[Any]) -> None:
    poster = Poster()
    poster.options = kind
    assert make_options(poster, {}) is not make_options(poster, {})


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("contents", "true", True),
        ("contents", "Yes", True),
        ("contents", "off", False),
        ("contents", True, True),
        ("columns", "3", 3),
        ("columns", 3, 3),
        ("accent", "none", "none"),
        ("accent", None, None),
        ("size", "large", "large"),
        ("size", "12", 12),
        ("paper", "letter", Paper.LETTER),
        ("margin", "1.5", 1.5),
        ("margin", 2, 2.0),
    ],
)
def test_texts_are_read_as_what_the_option_takes(name: str, value: object, expected: object) -> None:
    assert getattr(make_options(Poster(), {name: value}), name) == expected


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("contents", "perhaps", "option 'contents' of poster takes true or false, not 'perhaps'"),
        ("contents", 1, "takes true or false, not 1"),
        ("columns", "two", "option 'columns' of poster takes a whole number, not 'two'"),
        ("columns", True, "takes a whole number, not True"),
        ("columns", None, "takes a whole number, not None"),
        ("margin", True, "option 'margin' of poster takes a number, not True"),
        ("accent", 7, "option 'accent' of poster takes a text, not 7"),
        ("size", "huge", "option 'size' of poster takes small, large, 12, not 'huge'"),
        ("paper", "a5", "option 'paper' of poster takes a4, letter, not 'a5'"),
        ("columns", "0", "poster does not take these options .*columns must be 1 or more"),
    ],
)
def test_values_that_do_not_fit_are_told_by_name(name: str, value: object, message: str) -> None:
    with pytest.raises(NotekitError, match=message):
        make_options(Poster(), {name: value})


def test_an_unknown_option_names_those_that_are_close_and_known() -> None:
    with pytest.raises(NotekitError, match=r"no option 'column'; did you mean 'columns'\? known are contents,"):
        make_options(Poster(), {"column": 2})


def test_a_renderer_without_options_says_that_it_takes_none() -> None:
    plain = Poster()
    plain.options = attrs.make_class("NoOptions", {})
    with pytest.raises(NotekitError, match="poster has no option 'columns'; it takes none"):
        make_options(plain, {"columns": 2})


def test_options_that_have_no_default_are_the_plugins_fault() -> None:
    plain = Poster()
    plain.options = attrs.make_class("Bad", {"needed": attrs.field(type=str)})
    with pytest.raises(PluginError, match="the options of poster are unsound"):
        options_of(plain)
