"""No hook without its documentation, a test, and a plugin that uses it."""

import inspect
import re

import pytest

from notekit import hookspecs
from notekit.parsers.parse import RULES
from pages import ROOT, of_language, section, text_of

HOOKS = [name for name in hookspecs.__all__ if name.startswith("notekit_")]
PLUGINS = [
    path.read_text(encoding="utf-8") for folder in ("plugins", "examples") for path in (ROOT / folder).rglob("*.py")
]

TESTED = "".join((ROOT / "tests" / name).read_text(encoding="utf-8") for name in ("test_hooks.py", "distributions.py"))

each_hook = pytest.mark.parametrize("hook", HOOKS)


def said_of(hook: str) -> str:
    return section("hooks.md", f"## {hook}({', '.join(inspect.signature(getattr(hookspecs, hook)).parameters)})")


def test_there_are_hooks() -> None:
    assert len(HOOKS) >= 6


@each_hook
def test_a_hook_is_documented_with_its_arguments_and_what_it_gives(hook: str) -> None:
    gives = str(inspect.signature(getattr(hookspecs, hook)).return_annotation)
    plain = re.sub(r"collections\.abc\.|'", "", gives)
    assert f"Gives `{plain}`" in said_of(hook)


@each_hook
def test_a_hook_has_a_whole_example_and_says_what_happens_where_it_fails(hook: str) -> None:
    assert any(f"def {hook}():" in example for example in of_language("hooks.md", "python"))
    assert "**Where it fails**" in said_of(hook)


@each_hook
def test_a_hook_is_tested(hook: str) -> None:
    assert f"def {hook}(" in TESTED


@each_hook
def test_a_hook_is_used_by_a_real_plugin(hook: str) -> None:
    assert any(f"def {hook}(" in code for code in PLUGINS)


def test_the_rules_that_a_rule_can_stand_beside_are_named_in_their_order() -> None:
    listed = section("hooks.md", "## notekit_parser_rules()").split("in this order:\n\n")[1].split("\n\n")[0]
    assert re.findall(r"`([a-z-]+)`", listed) == [rule.name for rule in RULES]


def test_the_version_of_the_hooks_is_the_one_that_is_told() -> None:
    assert f"version, now {hookspecs.API}." in text_of("hooks.md")
    assert f"notekit_api = {hookspecs.API}" in text_of("hooks.md")
