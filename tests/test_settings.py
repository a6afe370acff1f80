"""Settings: an organisation's own words are understood beside those that notekit knows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import notekit
from notekit import Role, Settings, SettingsError, read_settings
from notekit.checks.rules import RULES
from notekit.plugins import choose_plugins, forget_plugins
from notekit.settings import find_settings

WORDS = """\
[vocabulary.headings]
contribution = ["Yarns"]
next-steps = ["Sparks", "what we will  weave"]

[vocabulary.people-lists]
chair = ["at the helm"]

[vocabulary.kinds]
roundtable = ["gam"]
"""
NOTES = """\
# Harbour gam

3 May 2031

At the helm: Ruth Quill

We met in the loft, all thirty of us.

## Yarns

Omar Farrant, a nurse, spoke of tides for an hour and nobody left the room.

## SPARKS

- Rope will be bought
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "notekit.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_own_words_are_understood(tmp_path: Path) -> None:
    (note,) = notekit.parse(
        NOTES.encode(), media_type="markdown", settings=read_settings(written(tmp_path, WORDS))
    ).notes
    assert note.kind is notekit.Kind.ROUNDTABLE
    assert [section.role for section in note.body] == [
        Role.PROSE,
        Role.PROSE,
        Role.CONTRIBUTION,
        Role.NEXT_STEPS,
    ]
    assert [step.text for step in note.next_steps] == ["Rope will be bought"]
    assert notekit.Part.CHAIR in note.person("Ruth Quill").parts


def test_without_settings_they_are_not() -> None:
    (note,) = notekit.parse(NOTES.encode(), media_type="markdown").notes
    assert note.next_steps == ()
    assert note.kind is not notekit.Kind.ROUNDTABLE


def test_own_words_do_not_take_the_place_of_those_known() -> None:
    settings = Settings({"headings": {"next-steps": ["sparks"]}})
    (note,) = notekit.parse(b"# Slipway workshop\n\nTea.\n\n## Actions\n\n- Buy rope\n", media_type="markdown").notes
    assert notekit.parse(
        b"# Slipway workshop\n\nTea.\n\n## Actions\n\n- Buy rope\n", media_type="markdown", settings=settings
    ).notes == (note,)
    assert note.next_steps


def test_settings_are_those_of_the_nearest_folder_above(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    path = written(tmp_path, WORDS)
    assert find_settings(inner) == path
    nearer = written(inner, "")
    assert find_settings(inner) == nearer


def test_settings_may_be_empty(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, "")) == Settings(skeletons=tmp_path / "skeletons")


def test_the_folder_of_skeletons_is_beside_the_settings_or_where_they_say(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, '[new]\nskeletons = "house/notes"')).skeletons == tmp_path / "house/notes"
    assert Settings().skeletons is None


def test_options_of_formats_are_kept_as_they_stand(tmp_path: Path) -> None:
    path = written(tmp_path, '[newsletter]\naccent = "#07a"\n[word]\ncontents = true\n[markdown]\nwidth = 600\n')
    settings = read_settings(path)
    assert settings.formats == {
        "newsletter": {"accent": "#07a"},
        "word": {"contents": True},
        "markdown": {"width": 600},
    }
    assert settings.path == path


def test_reading_a_table_of_a_format_of_ours_loads_no_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError("plugins are loaded")

    monkeypatch.setattr("notekit.plugins.load_plugins", refuse)
    assert read_settings(written(tmp_path, "[newsletter]\naccnt = 3\n")).formats == {"newsletter": {"accnt": 3}}


PLUGIN = """
import attrs
import notekit


@attrs.frozen
class Options:
    pages: int = 3


class Roll:
    name = "paper-roll"
    media_type = "text/plain"
    suffix = ".roll"
    summary = "A roll"
    options = Options
    SETTINGS

    def can_render(self, note):
        return True

    def render(self, notes, options):
        return notekit.Artefact(str(options.pages).encode(), "text/plain", ".roll")


@notekit.hookimpl
def notekit_renderers():
    return [Roll()]
"""


@pytest.fixture
def plugins(tmp_path: Path) -> Iterator[Path]:
    """A folder of plugins, chosen until the end of the test."""
    folder = tmp_path / "own"
    folder.mkdir()
    choose_plugins(folders=[folder])
    yield folder
    choose_plugins()


@pytest.mark.parametrize(("stated", "table"), [("", "paper-roll"), ("settings = 'rolls'", "rolls")])
def test_a_plugin_has_a_table_for_its_format_or_the_one_that_it_names(
    tmp_path: Path, plugins: Path, stated: str, table: str
) -> None:
    (plugins / "roll.py").write_text(PLUGIN.replace("SETTINGS", stated), encoding="utf-8")
    settings = read_settings(written(tmp_path, f"[{table}]\npages = 7\n"))
    assert notekit.render(notekit.Note("a"), "paper-roll", settings=settings).data == b"7"
    assert notekit.render(notekit.Note("a"), "paper-roll", settings=settings, pages=9).data == b"9"
    assert notekit.render(notekit.Note("a"), "paper-roll").data == b"3"
    with pytest.raises(SettingsError, match="pagers: there is no such setting; known are vocabulary, check, new, mark"):
        read_settings(written(tmp_path, "[pagers]\n"))


def test_the_table_of_a_plugin_that_is_missing_stands_unless_it_looks_misspelt(tmp_path: Path, plugins: Path) -> None:
    (plugins / "roll.py").write_text("import no_such_package_anywhere\n", encoding="utf-8")
    for table in ("roll", "paper-sheets"):
        assert read_settings(written(tmp_path, f"[{table}]\npages = 7\n")).formats == {table: {"pages": 7}}
    with pytest.raises(SettingsError, match="newsletters: there is no such setting; did you mean 'newsletter'"):
        read_settings(written(tmp_path, "[newsletters]\n"))
    choose_plugins(without=["roll"], folders=[plugins])
    assert read_settings(written(tmp_path, "[roll]\n")).formats == {"roll": {}}


def test_a_table_may_not_have_any_name(plugins: Path) -> None:
    (plugins / "roll.py").write_text(PLUGIN.replace("SETTINGS", "settings = 'My Rolls'"), encoding="utf-8")
    forget_plugins()
    with pytest.raises(notekit.FormatError, match="these plugins have failed: roll"):
        notekit.render(notekit.Note("a"), "paper-roll")


# Bad input


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[vocabulary.heading]\nnext-steps = []",
            "vocabulary.heading: there is no such section; did you mean headings?",
        ),
        (
            "[vocabulary.headings]\nnextstep = []",
            "vocabulary.headings.nextstep: there is no such key; did you mean next-steps?",
        ),
        ("[vocabulary.headings]\nnext-steps = 'Sparks'", "next-steps: takes a list of words or phrases, not 'Sparks'"),
        (
            "[vocabulary.headings]\nnext-steps = [' ']",
            "vocabulary.headings.next-steps: takes words or phrases, not ' '",
        ),
        ("[vocabulary.headings]\nnext-steps = [3]", "vocabulary.headings.next-steps: takes words or phrases, not 3"),
        ("[vocabulary]\nheadings = ['Sparks']", "vocabulary.headings: takes a table of keys with lists of words"),
        ("vocabulary = 3", "vocabulary: takes a table"),
        ("[new]\nfolder = 'x'", "new.folder: there is no such setting; known is skeletons"),
        ("[new]\nskeletons = ['x']", "new.skeletons: takes the name of a folder"),
        ("[new]\nskeletons = ' '", "new.skeletons: takes the name of a folder"),
        ("new = 3", "new: takes a table with skeletons, not 3"),
        (
            "[words]\nsparks = []",
            "words: there is no such setting; did you mean 'word'? known are vocabulary, check, new",
        ),
        (
            "[pictures]\nfolder = 'x'",
            "pictures: there is no such setting; known are vocabulary, check, new, markdown, new",
        ),
        ("accent = '#07a'", "accent: there is no such setting; known are vocabulary, check, new"),
        ("newsletter = 3", "newsletter: takes a table of options, not 3"),
        ("[[word]]\ncontents = true", "word: takes a table of options, not [{"),
        ("[json]\nindent = 2", "json: there is no such setting"),
        ("check = 3", "check: takes a table with select and ignore, not 3"),
        ("[check]\nskip = []", "check.skip: there is no such setting; known are select and ignore"),
        ("[check]\nignore = 'doubled-word'", "check.ignore: takes a list of the codes of rules, not 'doubled-word'"),
        (
            "[check]\nselect = ['double-word']",
            "check.select: there is no rule 'double-word'; did you mean 'doubled-word'?",
        ),
        ("[vocabulary", "is no TOML"),
    ],
)
def test_what_does_not_fit_is_named_with_file_and_key(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        read_settings(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_settings_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml: cannot be read"):
        read_settings(tmp_path / "none.toml")


@pytest.mark.parametrize("settings", [{"headings": {"next-steps": ["sparks"]}}, "notekit.toml"])
def test_what_is_no_settings_is_refused(settings: object) -> None:
    with pytest.raises(SettingsError, match="settings are a notekit"):
        notekit.parse(b"a", media_type="text", settings=settings)  # type: ignore[arg-type]


@pytest.mark.parametrize("word", ["(", "a|b", "[x", "\\", ".*", "*", "_ _", "ü"])
def test_words_are_words_and_no_expressions(word: str) -> None:
    try:
        settings = Settings({"headings": {"next-steps": [word]}})
    except SettingsError:
        return
    (note,) = notekit.parse(
        b"# Slipway workshop\n\nTea.\n\n## aab\n\n- Rope\n", media_type="markdown", settings=settings
    ).notes
    assert note.next_steps == ()


def test_rules_of_the_check_are_switched_in_the_settings(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, '[check]\nselect = ["doubled-word"]\nignore = ["empty-section"]\n'))
    assert settings.checks == notekit.Switches(("doubled-word",), ("empty-section",))
    assert [rule.code for rule in settings.checks.of(RULES)] == ["doubled-word"]
    assert settings.checks.of(RULES) != Settings().checks.of(RULES) == list(RULES)


def test_the_language_of_documents_is_stated_once(tmp_path: Path) -> None:
    path = tmp_path / "notekit.toml"
    path.write_text('language = "fr-CA"\n', encoding="utf-8")
    assert read_settings(path).language == "fr-CA"
    assert Settings().language is None


@pytest.mark.parametrize(("stated", "shown"), [('"xx"', "'xx'"), ("3", "3"), ("[]", "[]"), ('""', "''")])
def test_a_language_without_words_is_refused_in_settings(tmp_path: Path, stated: str, shown: str) -> None:
    path = tmp_path / "notekit.toml"
    path.write_text(f"language = {stated}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="language: takes one that notekit knows the words of") as refused:
        read_settings(path)
    assert str(refused.value).endswith(f"(en, fr), not {shown}")
