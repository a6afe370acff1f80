"""The scaffold of a plugin works as it stands, whatever the plugin is called."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import notekit
from notekit.__main__ import main
from notekit.scaffold import lay_out, plugin_name

FILES = [
    ".github/workflows/ci.yml",
    ".gitignore",
    "README.md",
    "pyproject.toml",
    "src/notekit_slide_deck/__init__.py",
    "src/notekit_slide_deck/py.typed",
    "tests/test_notekit_slide_deck.py",
]


def run(*command: str, folder: Path, path: Path | None = None) -> str:
    """What a module of Python says, run in a folder with the distributions installed in `path`."""
    roots = [str(Path(notekit.__file__).parents[1]), *sys.path]
    search = os.pathsep.join(map(os.path.abspath, filter(None, [str(path or ""), *roots])))
    environment = {**os.environ, "PYTHONPATH": search, "MYPYPATH": "", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_file_is_laid_out(tmp_path: Path) -> None:
    place = lay_out("notekit-slide-deck", tmp_path / "new", "0.1.0")
    assert place == tmp_path / "new" / "notekit-slide-deck"
    assert sorted(path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()) == FILES
    assert [path.name for path in place.parent.iterdir()] == ["notekit-slide-deck"]


def test_the_distribution_says_where_its_plugin_is_and_what_it_needs(tmp_path: Path) -> None:
    place = lay_out("notekit-slide-deck", tmp_path, "0.1.0")
    project = tomllib.loads((place / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"] == {"notekit": {"slide-deck": "notekit_slide_deck"}}
    assert "notekit-events>=0.1.0" in project["dependencies"]
    assert "${{ matrix.python }}" in (place / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["notekit-a", "notekit-" + "-".join(["abcdef"] * 7)])
def test_it_is_clean_whatever_the_length_of_its_name(name: str, tmp_path: Path) -> None:
    place = lay_out(name, tmp_path, "0.1.0")
    run("ruff", "check", "--no-cache", ".", folder=place)
    run("ruff", "format", "--check", "--no-cache", ".", folder=place)


def test_it_installs_passes_its_own_checks_and_is_found(tmp_path: Path) -> None:
    place, installed = lay_out("notekit-slide-deck", tmp_path, "0.1.0"), tmp_path / "installed"
    pip = [
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--no-build-isolation",
    ]
    run(*pip, "--target", str(installed), ".", folder=place)
    assert "passed" in run("pytest", "-q", "-p", "no:cacheprovider", folder=place, path=installed)
    run("mypy", "--cache-dir", str(tmp_path / "types"), folder=place, path=installed)
    assert "slide-deck" in run("notekit", "formats", folder=place, path=installed)
    (tmp_path / "notes.txt").write_text("Slipway workshop\n\nWe mended the pier.\n", encoding="utf-8")
    said = run("notekit", "convert", "notes.txt", "-t", "slide-deck", "-o", "-", folder=tmp_path, path=installed)
    assert said == "Slipway workshop\n\nWe mended the pier.\n"


def test_the_command_says_where_it_was_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["plugins", "new", "notekit-slides"]) == 0
    assert main(["plugins", "new", "notekit-slides", "-o", "others"]) == 0
    assert capsys.readouterr().out.splitlines() == ["notekit-slides", str(Path("others") / "notekit-slides")]
    assert (tmp_path / "others" / "notekit-slides" / "pyproject.toml").is_file()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("slides", "notekit-slides"),
        ("Notekit_Slides", "notekit-slides"),
        ("notekit-Slide Deck", "notekit-slide-deck"),
        ("notekit--slides", "notekit-slides"),
        ("notekit-3d", "notekit-d"),
        ("notekit-", "notekit-slides"),
        ("notekit-slides-", "notekit-slides"),
        ("../notekit-slides", "notekit-slides"),
        ("", "notekit-slides"),
        ("notekit-" + "a" * 60, "notekit-" + "a" * 20),
        ("notekit-схема", "notekit-slides"),
        ("notekit-a\n", "notekit-a"),
    ],
)
def test_a_name_that_will_not_do_is_answered_with_one_that_does(
    name: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["plugins", "new", "--", name]) == 2
    assert f"such as '{meant}'" in capsys.readouterr().err
    assert plugin_name(meant)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["notekit-word", "notekit-newsletter-text", "notekit-json", "notekit-events"])
def test_a_name_that_is_taken_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plugins", "new", name, "-o", str(tmp_path)]) == 2
    assert f"'{name}' is taken" in capsys.readouterr().err


def test_what_is_there_already_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notekit-slides").mkdir()
    (tmp_path / "file").touch()
    assert main(["plugins", "new", "notekit-slides", "-o", str(tmp_path)]) == 1
    assert "exists already; choose another name, or another folder with -o" in capsys.readouterr().err
    assert list((tmp_path / "notekit-slides").iterdir()) == []
    assert main(["plugins", "new", "notekit-slides", "-o", str(tmp_path / "file")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_what_cannot_be_written_whole_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_text

    def full(self: Path, *arguments: str, **options: str) -> int:
        if self.name == "README.md":
            raise OSError(28, "No space left on device")
        return write(self, *arguments, **options)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(notekit.OutputError, match="No space left on device"):
        lay_out("notekit-slides", tmp_path, "0.1.0")
    assert list(tmp_path.iterdir()) == []
