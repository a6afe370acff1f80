"""Options of formats stand in notekit.toml, and what does not fit is named with its file and key."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import attrs
import pytest

from notekit import Artefact, Note, NotekitError, PluginError, Settings, SettingsError
from notekit.plugins import Origin
from notekit.plugins.registry import Plugins
from notekit.plugins.supply import Supply
from notekit.tables import stated_options

HERE = Path("house/notekit.toml")


def small(_options: Any, _attribute: Any, value: int) -> None:
    if value > 900:
        raise ValueError(f"{value} columns are too many")


@attrs.frozen(kw_only=True)
class PosterOptions:
    title: bool = False
    columns: int = attrs.field(default=1, validator=small)
    margin: float = 2.5
    ink: str | None = None
    fonts: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    logo: Path | None = None
    logo_width: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.logo_width and not self.logo:
            raise NotekitError("logo_width goes with a logo")


@attrs.frozen(kw_only=True)
class LeafletOptions:
    ink: str | None = None
    fold: str = "once"


class Poster:
    media_type = "text/x-poster"
    suffix = ".poster"
    summary = "A poster"
    options: ClassVar[type[Any]] = PosterOptions

    def __init__(self, name: str) -> None:
        self.name = name

    def can_render(self, note: Note) -> bool:
        return True

    def render(self, notes: Sequence[Note], options: Any) -> Artefact:
        raise NotImplementedError


class Leaflet(Poster):
    options = LeafletOptions
    settings = "poster"


class Unsound(Poster):
    options = attrs.make_class("Unsound", {"needed": attrs.field(type=str)})
    settings = "poster"


POSTER, LEAFLET = Poster("poster"), Leaflet("leaflet")
PLUGINS = Plugins([Supply(Origin("acme", "acme-prints", "1"), renderers=(POSTER, LEAFLET, Unsound("unsound")))])


def stated(renderer: Poster, path: Path | None = HERE, /, **options: Any) -> dict[str, Any]:
    return stated_options(renderer, PLUGINS, Settings(formats={"poster": options}, path=path))


def test_values_of_every_type_are_taken_as_they_are() -> None:
    options = {"title": True, "columns": 600, "margin": 2, "fonts": ["Gill Sans", "serif"], "ink": "blue"}
    assert stated(POSTER, **options) == options


def test_without_settings_or_a_table_nothing_is_stated() -> None:
    assert stated_options(POSTER, PLUGINS, None) == {}
    assert stated_options(POSTER, PLUGINS, Settings()) == {}
    assert stated_options(POSTER, PLUGINS, Settings(formats={"leaflet": {"ink": "red"}})) == {}


def test_of_a_table_that_is_shared_each_takes_what_it_knows() -> None:
    options = {"ink": "blue", "columns": 2, "fold": "twice"}
    assert stated(POSTER, **options) == {"ink": "blue", "columns": 2}
    assert stated(LEAFLET, **options) == {"ink": "blue", "fold": "twice"}


def test_keys_may_be_written_with_hyphens() -> None:
    assert stated(POSTER, **{"logo": "reed.png", "logo-width": 80})["logo_width"] == 80


def test_paths_are_relative_to_the_folder_of_the_settings() -> None:
    assert stated(POSTER, logo="pictures/reed.png") == {"logo": Path("house/pictures/reed.png")}
    assert stated(POSTER, logo="/reed.png") == {"logo": Path("/reed.png")}
    assert stated(POSTER, ink="pictures/reed.png") == {"ink": "pictures/reed.png"}
    assert stated(POSTER, None, logo="reed.png") == {"logo": Path("reed.png")}


# Bad input


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"colums": 2}, "poster.colums: there is no such option; did you mean 'columns'? known are columns, fold, "),
        ({"zzz": 2}, "poster.zzz: there is no such option; known are columns, fold, fonts, "),
        ({"title": "perhaps"}, "poster.title: option 'title' of poster takes true or false, not 'perhaps'"),
        ({"columns": True}, "poster.columns: option 'columns' of poster takes a whole number, not True"),
        ({"columns": [1]}, "poster.columns: option 'columns' of poster takes a whole number, not [1]"),
        ({"ink": 7}, "poster.ink: option 'ink' of poster takes a text, not 7"),
        ({"ink": {"dark": "x"}}, "poster.ink: option 'ink' of poster takes a text, not {'dark': 'x'}"),
        ({"logo": 7}, "poster.logo: option 'logo' of poster takes a path, not 7"),
        ({"ink": "blue", "columns": 901}, "poster.columns: poster does not take these options"),
        ({"columns": 901, "ink": 7}, "poster.columns: poster does not take these options (columns): 901 columns"),
        ({"ink": "blue", "logo_width": 80}, "poster.logo_width: logo_width goes with a logo"),
        ({"logo_width": 80, "logo-width": 90, "logo": "a"}, "poster.logo-width: stands there as logo_width too"),
    ],
)
def test_what_does_not_fit_is_named_with_file_table_and_key(options: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError) as refused:
        stated(POSTER, **options)
    assert str(refused.value).startswith(f"{HERE}: {message}")
    assert "\n" not in str(refused.value)


def test_settings_from_no_file_are_named_by_table_and_key() -> None:
    with pytest.raises(SettingsError, match=r"^poster\.ink: option"):
        stated(POSTER, None, ink=7)


def test_what_only_another_renderer_of_the_table_takes_is_for_that_one_to_judge() -> None:
    assert stated(LEAFLET, columns="many") == {}
    with pytest.raises(SettingsError, match=r"poster\.columns: "):
        stated(POSTER, columns="many")


def test_a_renderer_whose_options_are_unsound_is_to_blame_itself() -> None:
    with pytest.raises(PluginError, match="the options of unsound are unsound"):
        stated(Unsound("unsound"), ink="blue")
