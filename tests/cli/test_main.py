import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import notekit
from distributions import install, slides
from notekit.cli import COMMANDS, commands

Run = Callable[..., Any]

PATH = os.environ.get("PYTHONPATH", "")

HEAVY = "attrs attr cattrs docx importlib.metadata jinja2 mistune pluggy rich ruamel.yaml notekit_word notekit_markdown"


def python(*arguments: str, **settings: Any) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, encoding="utf-8", check=False, **settings
    )


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], []])
def test_help_and_version_load_nothing_heavy(arguments: list[str]) -> None:
    code = f"import sys; from notekit.cli import main; main({arguments}); print(*sys.modules, file=sys.stderr)"
    done = python("-c", code)
    assert "notekit" in done.stdout
    assert set(done.stderr.split()).isdisjoint(HEAVY.split())


def imported(folder: Path) -> list[str]:
    """The modules that `notekit --help` imports where what is installed in a folder is installed too, in order."""
    done = python(
        "-X", "importtime", "-m", "notekit", "--help", env={**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{PATH}"}
    )
    assert done.stdout.startswith("Usage: notekit ")
    return [line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")]


def test_a_start_imports_the_same_whatever_plugins_are_installed(tmp_path: Path) -> None:
    before = imported(tmp_path)
    for number in range(10):
        install(tmp_path, f"acme-{number}", {f"deck{number}": slides(f"deck{number}")})
    assert "notekit.cli" in before
    assert imported(tmp_path) == before
    told = python("-m", "notekit", "formats", env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{PATH}"})
    assert "deck9" in told.stdout  # they are installed indeed


def test_the_module_runs_as_the_command() -> None:
    done = python("-m", "notekit", "--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"notekit {notekit.__version__}\n", "")


def test_the_status_of_the_module_is_that_of_the_command(tmp_path: Path) -> None:
    done = python("-m", "notekit", "show", "missing.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "notekit: missing.txt: there is no such file\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_agrees_with_the_list(run: Run, name: str) -> None:
    command = commands.get_command(None, name)  # type: ignore[arg-type]  # the context plays no part
    assert command is not None
    assert command.get_short_help_str(limit=200) == COMMANDS[name].rstrip(".") + "."
    done = run(name, "--help")
    assert done.status == 0
    assert done.out.startswith(f"Usage: notekit {name} ")


def test_without_a_command_the_help_is_printed(run: Run) -> None:
    assert run() == run("--help")


def test_an_unknown_command_is_wrong_usage(run: Run) -> None:
    assert run("frobnicate") == (2, "", "notekit: No such command 'frobnicate'; see 'notekit --help'\n")


def fail_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def parse(*_arguments: object, **_settings: object) -> None:
        raise error

    monkeypatch.setattr("notekit.cli.show.parse", parse)


def test_an_error_nobody_foresaw_is_one_line_without_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(monkeypatch, ZeroDivisionError("two\nlines"))
    done = run("show", "a.txt")
    assert done == (
        1,
        "",
        "notekit: internal error (ZeroDivisionError: two lines); please report it; NOTEKIT_DEBUG=1 shows where\n",
    )


def test_its_traceback_is_shown_to_those_who_ask(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTEKIT_DEBUG", "1")
    fail_with(monkeypatch, ZeroDivisionError("why"))
    assert "Traceback (most recent call last)" in run("show", "a.txt").err


def test_recursion_without_end_is_no_traceback_either(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(monkeypatch, RecursionError("maximum recursion depth exceeded"))
    assert run("show", "a.txt").err.count("\n") == 1


def test_an_interrupt_is_status_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(monkeypatch, KeyboardInterrupt())
    done = run("show", "a.txt")
    assert done.status == 130
    assert "Traceback" not in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell with pipes")
def test_a_reader_that_goes_away_is_no_reason_to_complain(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("We met by the water.\n\n" * 20_000)
    command = f"{sys.executable} -m notekit show a.txt --json | head -n 1"
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("{\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device /dev/full")
def test_a_full_standard_output_is_one_line(tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123  # a device, not a path of ours
        done = subprocess.run(
            [sys.executable, "-m", "notekit", "formats"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (1, "notekit: standard output: No space left on device\n")


def test_a_terminal_without_unicode_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Café – “evening”\n\nWe met by the water.", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = python("-m", "notekit", "show", "a.txt", cwd=tmp_path, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Caf\\xe9" in done.stdout
