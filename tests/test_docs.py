"""What docs/ says is held true: tables against classes, examples by running them."""

import doctest
import re
import runpy
import shlex
import tomllib
from pathlib import Path

import attrs
import pytest

import notekit
from notekit.blocks import BLOCKS
from notekit.checks.rules import RULES
from notekit.codec import MARKS
from notekit.parsers import notation

DOCS = Path(__file__).parents[1] / "docs"
SCHEMA = (DOCS / "schema.md").read_text(encoding="utf-8")

TABLED = [
    notekit.Notebook,
    notekit.Note,
    notekit.Section,
    notekit.Person,
    notekit.Post,
    notekit.EventDate,
    notekit.Furniture,
    notekit.Evidence,
    notekit.Source,
    notekit.Span,
    notekit.LeftOver,
    notekit.Diagnostic,
    notekit.Coverage,
]


def section(heading: str) -> str:
    return SCHEMA.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def rows(table: str) -> list[tuple[str, str]]:
    """The first two cells of each row but the head."""
    return re.findall(r"^\| (`[^|]+`) \|([^|]*)\|", table, re.MULTILINE)


def names(cell: str) -> list[str]:
    return re.findall(r"`(\w+)`", cell)


def fields(kind: type) -> list[str]:
    return [field.name for field in attrs.fields(kind) if not field.name.startswith("_")]


def blocks_of_code(page: str, language: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("kind", TABLED, ids=lambda kind: kind.__name__)
def test_the_fields_of_a_class_are_those_of_its_table(kind: type) -> None:
    table = section(kind.__name__).split("| view |")[0]
    assert [name for cell, _ in rows(table) for name in names(cell)] == fields(kind)


@pytest.mark.parametrize("kind", TABLED, ids=lambda kind: kind.__name__)
def test_required_fields_are_marked(kind: type) -> None:
    required = {field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING}
    table = section(kind.__name__).split("| view |")[0]
    assert {name for cell, takes in rows(table) for name in names(cell) if "required" in takes} == required


def test_the_views_of_a_note_are_its_properties() -> None:
    views = section("Note").split("| view |")[1]
    properties = {name for name, value in vars(notekit.Note).items() if isinstance(value, property)}
    assert {name for cell, _ in rows(views) for name in names(cell)} == properties


def test_the_blocks_are_tabled_with_their_fields() -> None:
    kinds = [*BLOCKS, notekit.ListItem]
    tabled = {names(cell)[0]: names(takes) for cell, takes in rows(section("Blocks"))}
    assert tabled == {kind.__name__: [name for name in fields(kind) if name != "span"] for kind in kinds}


def test_the_marks_are_tabled_with_their_fields() -> None:
    tabled = {names(cell)[0]: names(takes) for cell, takes in rows(section("Rich text"))}
    common = fields(notekit.Mark)
    assert tabled == {kind.__name__: [name for name in fields(kind) if name not in common] for kind in MARKS}


@pytest.mark.parametrize("choice", [notekit.Kind, notekit.Role, notekit.Part, notekit.Precision, notekit.Status])
def test_every_choice_is_named(choice: type[notekit.Kind]) -> None:
    assert [value for value in choice if f"`{value}`" not in SCHEMA] == []


@pytest.mark.parametrize("page", sorted(path.name for path in DOCS.glob("*.md")))
def test_links_between_pages_lead_somewhere(page: str) -> None:
    text = re.sub(r"^```.*?^```$", "", (DOCS / page).read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text)
    assert [target for target in targets if "://" not in target and not (DOCS / target).exists()] == []


def test_the_plugin_of_the_docs_renders(tmp_path: Path) -> None:
    (example,) = blocks_of_code("plugins.md", "python")
    module = tmp_path / "notekit_roll.py"
    module.write_text(example, encoding="utf-8")
    (renderer,) = runpy.run_path(str(module))["notekit_renderers"]()
    assert isinstance(renderer, notekit.Renderer)
    note = notekit.Note(people=[notekit.Person("Hanne Okoro", posts=[("Kiln master", None)], parts=["speaker"])])
    assert renderer.can_render(note)
    assert renderer.render([note], renderer.options()).data == b"Hanne Okoro (Kiln master)"
    assert renderer.render([note], renderer.options(posts=False)).data == b"Hanne Okoro"


def test_the_guide_says_what_python_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (document,) = blocks_of_code("guide.md", "text")
    (tmp_path / "lamps.txt").write_text(document, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    examples = "\n".join(blocks_of_code("guide.md", "pycon"))
    guide = doctest.DocTestParser().get_doctest(examples, {}, "guide.md", "guide.md", 0)
    assert len(guide.examples) > 5
    said: list[str] = []
    doctest.DocTestRunner(verbose=False).run(guide, out=said.append)
    assert not said, "".join(said)


def test_the_page_on_notes_by_hand_says_what_python_answers() -> None:
    examples = "\n".join(blocks_of_code("library.md", "pycon"))
    page = doctest.DocTestParser().get_doctest(examples, {}, "library.md", "library.md", 0)
    assert len(page.examples) > 30
    said: list[str] = []
    doctest.DocTestRunner(verbose=False).run(page, out=said.append)
    assert not said, "".join(said)


@pytest.mark.parametrize("page", ["guide.md", "word.md", "check.md", "notation.md", "fmt.md"])
def test_the_commands_of_a_page_succeed(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from notekit.__main__ import main

    (document,) = blocks_of_code("guide.md", "text")
    (tmp_path / "lamps.txt").write_text(document, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    commands = [
        shlex.split(line.removeprefix("$ notekit "))
        for block in blocks_of_code(page, "console")
        for line in block.splitlines()
        if line.startswith("$ notekit ")
    ]
    assert commands
    for command in commands:
        assert main(command) == 0, command


NOTATION = (DOCS / "notation.md").read_text(encoding="utf-8")
WRITTEN = re.findall(r"^```markdown\n(.*?)^```\n\n```text\n(.*?)^```$", NOTATION, re.MULTILINE | re.DOTALL)


def test_every_example_of_the_notation_says_what_it_gives() -> None:
    assert len(WRITTEN) == NOTATION.count("```markdown\n") > 15


@pytest.mark.parametrize(("example", "shown"), WRITTEN)
def test_an_example_of_the_notation_is_read_as_the_page_says(
    example: str, shown: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from notekit.__main__ import main

    path = tmp_path / "lamps.md"
    front_matter, _, _ = WRITTEN[0][0].partition("\n# ")
    path.write_text(example if example.startswith("---") else f"{front_matter}\n{example}", encoding="utf-8")
    assert main(["show", str(path)]) == 0
    lines = [re.sub("^[│├└─ ]+", "", line).rstrip() for line in capsys.readouterr().out.splitlines()]
    assert [line for line in shown.splitlines() if line not in lines] == []


def test_the_headings_that_speak_in_a_stated_document_are_those_that_the_page_names() -> None:
    said = NOTATION.split("## Everything stated")[1]
    named = {name.casefold() for name in re.findall(r"“([^”]+)”", " ".join(said.split()))}
    assert named - {"response:"} == set(notation.ROLES)


@pytest.mark.parametrize("page", ["recognition.md", "guide.md"])
def test_the_settings_shown_are_settings(page: str) -> None:
    for text in re.findall(r"```toml\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL):
        assert notekit.Settings(tomllib.loads(text)["vocabulary"]).words


def test_the_page_on_checking_says_what_python_answers(tmp_path: Path) -> None:
    examples = "\n".join(blocks_of_code("check.md", "pycon"))
    page = doctest.DocTestParser().get_doctest(examples, {}, "check.md", "check.md", 0)
    said: list[str] = []
    doctest.DocTestRunner(verbose=False).run(page, out=said.append)
    assert page.examples
    assert not said, "".join(said)
    (settings,) = blocks_of_code("check.md", "toml")
    path = tmp_path / "notekit.toml"
    path.write_text(settings, encoding="utf-8")
    assert notekit.read_settings(path).checks.ignore


def test_the_rules_of_the_check_are_those_of_its_table() -> None:
    page = (DOCS / "check.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \| ([a-z]+) \| [^|]+ \| [^|]+ \|$", page, re.MULTILINE)
    assert table == [(rule.code, rule.finds, rule.severity.value) for rule in RULES]
