"""Settings: what an organisation tells notekit of its ways, in a file `notekit.toml`."""

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from os import PathLike
from pathlib import Path
from typing import Any

from attrs import field, frozen

from notekit.checks.switches import Switches
from notekit.errors import SettingsError
from notekit.files import shown
from notekit.parsers.languages import LANGUAGES, english, main_language
from notekit.parsers.vocabulary.cues import Vocabulary, VocabularyError

__all__ = ["NAME", "Settings", "find_settings", "read_settings"]

NAME = "notekit.toml"
_LANGUAGE = "language"
_TABLES = ("vocabulary", "check", "new")
"""The tables that notekit.toml may have beside those of formats."""


@frozen(slots=False)
class Settings:
    """What `parse` and the commands go by beside the document itself.

    `words` are an organisation's own words, as `{"headings": {"next-steps": ["sparks"]}}`: by section and
    key of the vocabulary, and without regard to case. They are understood beside those that notekit knows.
    `checks` say which rules `notekit check` goes by, `skeletons` in which folder `notekit new` finds an
    organisation's own; None where there is none. `formats` are options of formats, as
    `{"newsletter": {"accent": "#0b5d7a"}}`: by the table of a renderer and the name of the option. Whether
    they fit shows when the format is asked for. `path` is the file that the settings were read from, None
    where they were not; relative paths among the options are relative to its folder. `language` is the tag of
    that in which documents are that do not state theirs, such as `fr`; None has each recognised by its words.
    Raises `SettingsError` for a section or key that the vocabulary does not have, and for a
    language whose words notekit does not know.
    """

    words: Mapping[str, Mapping[str, list[str]]] = field(factory=dict)
    checks: Switches = field(factory=Switches)
    skeletons: Path | None = None
    formats: Mapping[str, Mapping[str, Any]] = field(factory=dict)
    path: Path | None = field(default=None, eq=False)
    language: str | None = field(default=None, kw_only=True)
    _made: dict[Vocabulary, Vocabulary] = field(factory=dict, init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        _ = self.vocabulary
        if self.language is not None and (
            not isinstance(self.language, str) or main_language(self.language) not in LANGUAGES
        ):
            known = ", ".join(LANGUAGES)
            raise SettingsError(f"language: takes one that notekit knows the words of ({known}), not {self.language!r}")

    @property
    def vocabulary(self) -> Vocabulary:
        """The cue words of notekit with those of these settings."""
        return self.vocabulary_on(english())

    def vocabulary_on(self, others: Vocabulary) -> Vocabulary:
        """Other cue words with those of these settings; made once, for making them costs more than most notes."""
        if others not in self._made:
            try:
                self._made[others] = others.with_words(self.words) if self.words else others
            except VocabularyError as error:
                raise SettingsError(f"vocabulary{error}") from None
        return self._made[others]


def read_settings(path: str | PathLike[str]) -> Settings:
    """The settings in a TOML file. Raises `SettingsError` with the file's name, and the key that is wrong."""
    name = shown(path)
    try:
        values = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{name}: cannot be read ({error.strerror or error})") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{name}: is no TOML ({error})") from None
    try:
        return _settings(values, Path(path))
    except SettingsError as error:
        raise SettingsError(f"{name}: {error}") from None


def find_settings(folder: str | PathLike[str] = ".") -> Path | None:
    """The file `notekit.toml` in a folder or the nearest one above it; None where there is none."""
    here = Path(folder).absolute()
    return next((found for place in (here, *here.parents) if (found := place / NAME).is_file()), None)


def _settings(values: Mapping[str, Any], path: Path) -> Settings:
    """The settings that a file of that path states."""
    formats = {name: value for name, value in values.items() if name not in (*_TABLES, _LANGUAGE)}
    for name, value in formats.items():
        _check_table(name, value)
    skeletons = path.parent / _skeletons(values.get("new", {}))
    return Settings(
        values.get("vocabulary", {}),
        _switches(values.get("check", {})),
        skeletons,
        formats,
        path,
        language=values.get(_LANGUAGE),
    )


def _check_table(name: str, value: Any) -> None:
    """Raises `SettingsError` for a table of no format. Plugins are loaded for one that is not of notekit's own."""
    from notekit.plugins import is_own

    if not is_own(name):
        _check_foreign_table(name)
    if not isinstance(value, Mapping):
        raise SettingsError(f"{name}: takes a table of options, not {value!r}")


def _check_foreign_table(name: str) -> None:
    """As above. What is like no known name is let stand where a plugin is missing that may have had a format for it."""
    from notekit.options import table_of
    from notekit.plugins import load_plugins

    plugins = load_plugins()
    formats = {table_of(plugins.renderer(each)) for each in plugins.names} - {*_TABLES}
    known = [*_TABLES, *sorted(formats), _LANGUAGE]
    missing = {*(each.plugin for each in plugins.failures), *(each.plugin for each in plugins.unwanted)}
    close = get_close_matches(name, known, n=1)
    if name not in known and name not in missing and (close or not missing):
        hint = f"did you mean {close[0]!r}? " if close else ""
        raise SettingsError(f"{name}: there is no such setting; {hint}known are {', '.join(known)}")


def _skeletons(values: Any) -> str:
    """The folder of an organisation's own skeletons, as it is written."""
    if not isinstance(values, Mapping):
        raise SettingsError(f"new: takes a table with skeletons, not {values!r}")
    unknown = next((key for key in values if key != "skeletons"), None)
    if unknown is not None:
        raise SettingsError(f"new.{unknown}: there is no such setting; known is skeletons")
    folder = values.get("skeletons", "skeletons")
    if not isinstance(folder, str) or not folder.strip() or not folder.isprintable():
        raise SettingsError(f'new.skeletons: takes the name of a folder, such as "house/skeletons", not {folder!r}')
    return folder


def _switches(values: Any) -> Switches:
    if not isinstance(values, Mapping):
        raise SettingsError(f"check: takes a table with select and ignore, not {values!r}")
    unknown = next((key for key in values if key not in ("select", "ignore")), None)
    if unknown is not None:
        raise SettingsError(f"check.{unknown}: there is no such setting; known are select and ignore")
    from notekit.checking import all_rules  # takes longer to load than most notes to read

    rules = all_rules() if values else ()
    for key in values:
        try:
            Switches(**{key: values[key]}).of(rules)
        except SettingsError as error:
            raise SettingsError(f"check.{key}: {error}") from None
    return Switches(**values)
