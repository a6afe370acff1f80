"""The tests that docs/guarantees.md names are there, and each promise names some."""

import ast
import re

import pytest

from pages import ROOT, text_of

PAGE = text_of("guarantees.md")
NAMED = re.findall(r"^- `(tests/[\w/]+\.py)::(\w+)`$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_a_test_that_is_named_is_there(path: str, name: str) -> None:
    module = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert name in [node.name for node in module.body if isinstance(node, ast.FunctionDef)]


def test_every_promise_says_how_it_is_kept_and_by_which_tests() -> None:
    promises = PAGE.split("\n## ")[1:]
    assert len(promises) >= 8
    assert [
        promise.splitlines()[0] for promise in promises if "\nKept " not in promise or "\n- `tests/" not in promise
    ] == []
