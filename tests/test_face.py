import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import notekit

FACE = Path(notekit.__file__)
HEAVY = "attrs attr cattrs click docx importlib.metadata jinja2 mistune pluggy rich ruamel.yaml"


def typing_only() -> dict[str, str]:
    """Where the imports that type checkers see take each name from."""
    (block,) = [node for node in ast.parse(FACE.read_text(encoding="utf-8")).body if isinstance(node, ast.If)]
    found = {}
    for node in block.body:
        assert isinstance(node, ast.ImportFrom)
        for name in node.names:
            assert name.name == name.asname
            found[name.name] = str(node.module)
    return found


def loaded_after(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after running `code`."""
    printing = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", printing], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_public_names_are_sorted_and_stand_once() -> None:
    assert list(notekit.__all__) == sorted(set(notekit.__all__))
    assert set(notekit.__all__) < set(dir(notekit))


def test_what_type_checkers_see_is_what_is_loaded() -> None:
    assert typing_only() == {name: f"notekit.{home}" for name, home in notekit._HOME_OF.items()}


@pytest.mark.parametrize(("name", "home"), notekit._HOME_OF.items())
def test_every_public_name_is_one_that_its_home_exports(name: str, home: str) -> None:
    module = import_module(f"notekit.{home}")
    assert name in module.__all__
    assert getattr(notekit, name) is getattr(module, name)


def test_no_public_name_is_that_of_a_module_which_would_hide_it() -> None:
    modules = {path.stem for path in FACE.parent.iterdir()}
    assert modules.isdisjoint(notekit.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'notekit' has no attribute 'nonsense'"):
        notekit.nonsense  # noqa: B018  # the attribute access is what is tested


def test_importing_notekit_loads_nothing_heavy() -> None:
    assert loaded_after("import notekit").isdisjoint(HEAVY.split())


def test_parsing_loads_no_plugin_and_nothing_for_output() -> None:
    loaded = loaded_after("import notekit; notekit.parse(b'Reed day\\n\\nWe met by the water.')")
    assert loaded.isdisjoint({"docx", "jinja2", "rich", "click", "pluggy", "cattrs", "notekit_word", "mistune"})


def test_converting_loads_no_rules_of_the_check_and_nothing_for_word() -> None:
    loaded = loaded_after("import notekit.cli.convert, notekit.cli.show")
    assert loaded.isdisjoint({"notekit.checks.rules", "rapidfuzz", "lxml", "docx"})
