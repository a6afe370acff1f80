"""Each page is followed from its beginning to its end: what it says to do works, and gives what it shows."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from notekit.plugins import choose_plugins
from pages import PAGES, ROOT, Example, Reader, commands, examples, of_language, pattern

LAMPS = of_language("guide.md", "text")[0]
"""The write-up of the guide, with which other pages go on."""


@pytest.fixture
def reader(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    """Somebody who reads the page that the test is about."""
    before = set(sys.modules)
    reader = Reader(request.param, tmp_path)
    monkeypatch.chdir(reader.work)
    monkeypatch.syspath_prepend(reader.site)
    monkeypatch.setenv("COLUMNS", "100")
    Path("lamps.txt").write_text(LAMPS, encoding="utf-8")
    if reader.page == "../README.md":
        Path("seeds").symlink_to(ROOT / "seeds")
    yield reader
    choose_plugins()
    for name in set(sys.modules) - before:
        if name.startswith(("notekit_plugin_file_", "notekit_roll", "notekit_slides")):
            del sys.modules[name]


@pytest.mark.parametrize("reader", [page for page in PAGES if any(examples(page))], indirect=True)
def test_a_page_may_be_followed(reader: Reader) -> None:
    reader.follow()


@pytest.mark.parametrize("reader", ["index.md"], indirect=True)
@pytest.mark.parametrize(
    "example",
    [
        Example("console", "$ notekit formats\nnothing of the kind\n"),
        Example("console", "$ notekit show missing.txt\n"),
        Example("console", "$ notekit show missing.txt\n$ mkdir a\n"),
        Example("pycon", ">>> 1 + 1\n3\n"),
        Example("python", "assert False\n"),
        Example("diff", "-nobody wrote this\n+at all\n", "lamps.txt"),
    ],
)
def test_a_page_that_is_wrong_is_found_out(reader: Reader, example: Example) -> None:
    with pytest.raises(AssertionError):
        reader.follow_example(example)


def test_what_a_page_shows_is_compared_but_for_what_it_leaves_out() -> None:
    ((command, shown),) = commands("$ notekit formats\na (b)\n…\nc\n")
    assert command == "notekit formats"
    assert re.fullmatch(pattern(shown), "a (b)\nx\ny\nc\n")
    assert re.fullmatch(pattern(shown), "a (b)\nc\n")
    assert not re.fullmatch(pattern(shown), "a b\nc\n")
