import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import notekit
from distributions import install, slides
from notekit import Note, Notebook, Section
from notekit.cli import main
from notekit.plugins import forget_plugins


class Done(NamedTuple):
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str


def _without_broken(said: str) -> str:
    """What was said but for the plugin that is broken in all these tests, of which tests/test_hooks.py asks."""
    lines = said.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("notekit: plugin 'broken' of acme-formats: cannot"))


Run = Callable[..., Done]


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command, with some standard input."""

    def command(*arguments: object, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main([str(argument) for argument in arguments])
        printed = capsysbinary.readouterr()
        return Done(status, printed.out.decode(), _without_broken(printed.err.decode()))

    return command


@pytest.fixture(autouse=True)
def acme(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A distribution with the formats 'slides' and 'deck', a plugin that cannot be loaded and one that fails."""
    folder = tmp_path_factory.mktemp("acme")
    formats = {name: slides(name).replace('".slides"', f'".{name}"') for name in ("slides", "deck", "failing")}
    formats["failing"] = formats["failing"].replace("said = ", "raise SystemExit(0)\n            said = ")
    formats["failing"] = formats["failing"].replace("options = Options", "options = attrs.make_class('None_', [])")
    install(folder, "acme-formats", {**formats, "broken": "import no_such_package_anywhere"})
    monkeypatch.syspath_prepend(folder)
    before = set(sys.modules)
    forget_plugins()
    yield
    forget_plugins()
    for name in set(sys.modules) - before:
        if name.startswith("acme"):
            del sys.modules[name]


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document with two notes, in the current folder."""
    monkeypatch.chdir(tmp_path)
    reeds = Note("Reed bed day", body=(Section(["We met by the water."]),))
    path = tmp_path / "reeds.json"
    path.write_text(notekit.dumps(Notebook((reeds, Note("Old quay evening")))), encoding="utf-8")
    return path
