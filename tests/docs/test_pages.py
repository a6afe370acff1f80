"""Each page is followed from its beginning to its end: what it says to do works, and gives what it shows."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from notekit.plugins import choose_plugins
from pages import DOCS, PAGES, ROOT, Reader, commands, examples, of_language, pattern

LAMPS = of_language("guide.md", "text")[0]
"""The write-up of the guide, with which other pages go on."""


@pytest.fixture
def reader(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    before = set(sys.modules)
    reader = Reader(page, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(reader.site)
    monkeypatch.setenv("COLUMNS", "100")
    (reader.work / "lamps.txt").write_text(LAMPS, encoding="utf-8")
    (reader.work / "seeds").symlink_to(ROOT / "seeds")
    yield reader
    choose_plugins()
    for name in set(sys.modules) - before:
        if name.startswith(("notekit_plugin_file_", "notekit_roll")):
            del sys.modules[name]


@pytest.mark.parametrize("page", [page for page in PAGES if any(examples(page))])
def test_a_page_may_be_followed(reader: Reader) -> None:
    reader.follow()


def test_what_a_page_shows_is_compared_but_for_what_it_leaves_out() -> None:
    ((command, shown),) = commands("$ notekit formats\na (b)\n…\nc\n")
    assert command == "notekit formats"
    assert [bool(__import__("re").fullmatch(pattern(shown), said)) for said in ("a (b)\nx\ny\nc\n", "a (b)\nc\n", "a b\nc\n")] == [
        True,
        True,
        False,
    ]


def test_most_pages_have_examples_that_are_run() -> None:
    assert DOCS.is_dir()
