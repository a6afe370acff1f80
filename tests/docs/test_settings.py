"""docs/settings.md names everything that notekit.toml takes."""

import re
import tomllib
from pathlib import Path

import pytest

import notekit
from notekit import settings
from notekit.targets import targets
from pages import ROOT, section, text_of

WORDS = ROOT / "src" / "notekit" / "parsers" / "vocabulary" / "en.toml"


def test_every_table_of_the_file_but_those_of_formats_has_a_section() -> None:
    assert set(re.findall(r"^## \[([a-z]+)\]$", text_of("settings.md"), re.MULTILINE)) == set(settings._TABLES)


def test_the_vocabulary_is_listed_section_by_section_and_key_by_key() -> None:
    known = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    rows = re.findall(
        r"^\| `([a-z-]+)` \| [^|]+ \| ([^|]+) \|$", section("settings.md", "## [vocabulary]"), re.MULTILINE
    )
    listed = {name: re.findall(r"`([a-z-]+)`", keys) for name, keys in rows}
    assert listed == {name: list(keys) for name, keys in known.items() if isinstance(keys, dict)}


@pytest.mark.parametrize("table", ["check", "new"])
def test_the_keys_of_other_tables_are_those_that_are_taken(table: str, tmp_path: Path) -> None:
    listed = re.findall(r"^\| `([a-z]+)` \|", section("settings.md", f"## [{table}]"), re.MULTILINE)
    path = tmp_path / "notekit.toml"
    path.write_text(f"[{table}]\nnonsense = 1\n", encoding="utf-8")
    with pytest.raises(notekit.SettingsError) as refused:
        notekit.read_settings(path)
    assert str(refused.value).endswith(f"known {'is' if len(listed) == 1 else 'are'} {' and '.join(listed)}")


@pytest.mark.parametrize("example", re.findall(r"```toml\n(.+?)```", text_of("settings.md"), re.DOTALL))
def test_an_example_of_the_file_is_taken(example: str, tmp_path: Path) -> None:
    path = tmp_path / "notekit.toml"
    path.write_text(example, encoding="utf-8")
    stated = notekit.read_settings(path)
    assert stated.formats
    assert len(targets(list(stated.formats), {}, stated)) == len(stated.formats)
