"""The pages of docs/: their examples in order, and running them as somebody would who reads the page.

A fenced block is an example. One after "Save this as `NAME`" is that file, and a `diff` after "Change this in `NAME`"
puts one line in place of another. `console` holds commands, with what they print below them where the page shows it; a
line `…` stands for any lines left out.
"""

import doctest
import io
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from importlib import invalidate_caches
from pathlib import Path
from typing import Any

import attrs

import notekit
from notekit.__main__ import main
from notekit.plugins import choose_plugins

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [*sorted(path.name for path in DOCS.glob("*.md")), "../README.md"]

FENCE = re.compile(r"^(`{3,})(\w*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"(?:Save this as|Change this in) `([^`]+)`")
SHOWN_ONLY = {"text", "sh"}


@attrs.frozen
class Example:
    """A fenced block of a page: its language, what it says, and the file that it is about, if any."""

    language: str
    text: str
    file: str | None = None


def text_of(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def examples(page: str) -> Iterator[Example]:
    text = text_of(page)
    for fence in FENCE.finditer(text):
        before = text[: fence.start()].rstrip().rpartition("\n\n")[2]
        file = FILE.search(" ".join(before.split()))
        yield Example(fence[2], fence[3], file[1] if file else None)


def of_language(page: str, language: str) -> list[str]:
    return [example.text for example in examples(page) if example.language == language]


def prose(page: str) -> str:
    """A page without its fenced blocks."""
    return FENCE.sub("", text_of(page))


def section(page: str, heading: str) -> str:
    """What stands below a heading, up to the next of its level."""
    text = text_of(page)
    outline = FENCE.sub(lambda fence: " " * len(fence[0]), text)  # no heading stands in an example
    start = outline.index(f"\n{heading}\n") + len(heading) + 2
    end = outline.find(f"\n{heading.split(' ')[0]} ", start)
    return text[start : end if end >= 0 else None]


def rows(table: str, cells: int) -> list[tuple[str, ...]]:
    """The first cells of each row that begins with something in code."""
    return re.findall(r"^\| (`[^|]+`) \|" + r" *([^|]*?) *\|" * (cells - 1), table, re.MULTILINE)


def names(cell: str) -> list[str]:
    return re.findall(r"`(\w+)`", cell)


class Reader:
    """Somebody who does what a page says, in a folder of their own."""

    def __init__(self, page: str, folder: Path) -> None:
        self.page = page
        self.site = folder / "site"
        self.work = folder / "work"
        self.site.mkdir()
        self.work.mkdir()
        self.status = 0
        self.names: dict[str, Any] = {"__name__": "__example__"}
        self.does = {
            "notekit": self._notekit,
            "mkdir": self._mkdir,
            "cat": self._cat,
            "cd": self._cd,
            "echo": self._echo,
            "pip": self._pip,
            "python": self._python,
        }

    def follow(self) -> None:
        """Do all that the page says."""
        os.chdir(self.work)
        for example in examples(self.page):
            self.follow_example(example)

    def follow_example(self, example: Example) -> None:
        if example.file:
            (self._change if example.language == "diff" else self._save)(Path(example.file), example.text)
        elif example.language not in SHOWN_ONLY:
            getattr(self, f"_follow_{example.language}")(example.text)

    def _save(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def _change(self, path: Path, text: str) -> None:
        changed = path.read_text(encoding="utf-8")
        for before, after in re.findall(r"^-(.+)\n((?:\+.*\n)*)", text, re.MULTILINE):
            assert changed.count(f"{before}\n") == 1, f"{self.page}: {path} has no line {before!r}, or several"
            changed = changed.replace(f"{before}\n", re.sub(r"^\+", "", after, flags=re.MULTILINE))
        path.write_text(changed, encoding="utf-8")

    def _follow_console(self, text: str) -> None:
        for command, shown in commands(text):
            assert self.status == 0 or command == "echo $?", f"{self.page}: the command before {command!r} failed"
            program, *arguments = shlex.split(command)
            said = self.does[program](arguments)
            if shown:
                assert re.fullmatch(pattern(shown), said), f"{self.page}: {command} said\n{said}"
        assert self.status == 0, f"{self.page}: {command}\n{said}"

    def _follow_pycon(self, text: str) -> None:
        test = doctest.DocTestParser().get_doctest(text, self.names, self.page, self.page, 0)
        said: list[str] = []
        doctest.DocTestRunner(verbose=False).run(test, out=said.append, clear_globs=False)
        self.names.update(test.globs)
        assert not said, "".join(said)

    def _follow_python(self, text: str) -> None:
        exec(compile(text, self.page, "exec"), self.names)

    def _follow_toml(self, text: str) -> None:
        path = self.site / "notekit.toml"
        path.write_text(text, encoding="utf-8")
        assert notekit.read_settings(path) != notekit.Settings()

    def _follow_json(self, text: str) -> None:
        assert json.loads(text)

    def _follow_markdown(self, text: str) -> None:
        assert notekit.parse(text.encode(), media_type="markdown").notes

    def _notekit(self, arguments: Sequence[str]) -> str:
        choose_plugins()  # each command is a process of its own
        said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)
        with redirect_stdout(said), redirect_stderr(said):
            self.status = main(arguments)
        return said.buffer.getvalue().decode()  # type: ignore[attr-defined]  # it is the BytesIO above

    def _mkdir(self, arguments: Sequence[str]) -> str:
        Path(arguments[-1]).mkdir(parents="-p" in arguments)
        return ""

    def _cd(self, arguments: Sequence[str]) -> str:
        os.chdir(*arguments)
        return ""

    def _echo(self, arguments: Sequence[str]) -> str:
        assert arguments == ["$?"]
        status, self.status = self.status, 0
        return f"{status}\n"

    def _pip(self, arguments: Sequence[str]) -> str:
        """Installs into a folder of its own, and downloads nothing."""
        assert arguments == ["install", "."]
        offline = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check"]
        said = self._python(["-m", "pip", "install", *offline, "--target", str(self.site), "."])
        assert self.status == 0, said
        invalidate_caches()
        return said

    def _cat(self, arguments: Sequence[str]) -> str:
        return "".join(Path(name).read_text(encoding="utf-8") for name in arguments)

    def _python(self, arguments: Sequence[str]) -> str:
        path = os.pathsep.join([str(self.site), *sys.path])
        done = subprocess.run(
            [sys.executable, *arguments],
            env={**os.environ, "PYTHONPATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self.status = done.returncode
        return done.stdout


def commands(text: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with what the page shows below it."""
    assert text.startswith("$ "), f"a console begins with a command: {text}"
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.rstrip().partition("\n")
        yield command, f"{shown}\n" if shown else ""


def pattern(shown: str) -> str:
    """What a command must print, where the page shows this."""
    lines = shown.splitlines(keepends=True)
    return "".join(r"(?:.*\n)*?" if line.strip(" │├└─\n") == "…" else re.escape(line) for line in lines)
