"""docs/command-line.md is what the commands say of themselves."""

import importlib.util
from types import ModuleType

from notekit.cli import COMMANDS
from pages import DOCS, text_of


def make_command_line() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_command_line", DOCS / "make_command_line.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_what_the_commands_say() -> None:
    assert text_of("command-line.md") == make_command_line().written(), "run `make commands`"


def test_every_command_has_a_section_and_says_what_each_option_does() -> None:
    page = text_of("command-line.md")
    assert [name for name in COMMANDS if f"\n## notekit {name}\n" not in page] == []
    assert "` |  |" not in page
