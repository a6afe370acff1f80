"""The plugins of examples/ are installed and used as their readers would."""

import importlib.util
import os
import subprocess
import sys
import venv
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from lxml.html import document_fromstring

import notekit

EXAMPLES = Path(__file__).parents[1] / "examples"
SEEDS = EXAMPLES.parent / "seeds"
DISTRIBUTIONS = sorted(path.parent for path in EXAMPLES.glob("notekit-*/pyproject.toml"))

Run = Callable[..., str]


def run(python: Path | str, *command: str, folder: Path) -> str:
    """What a command of Python prints, run with all that is installed for these tests; it must not fail."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(
        [python, *command], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment in which every distribution of the examples is installed from its wheel."""
    folder = tmp_path_factory.mktemp("environment")
    for distribution in DISTRIBUTIONS:
        run(
            sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "wheels"), folder=distribution
        )
    venv.create(folder / "venv", symlinks=os.name != "nt")
    python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    wheels = sorted(map(str, (folder / "wheels").iterdir()))
    assert len(wheels) == len(DISTRIBUTIONS)
    alone = ("--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--no-compile")
    run(python, "-m", "pip", "install", "--quiet", *alone, *wheels, folder=folder)
    return python


@pytest.fixture
def use(installed: Path, tmp_path: Path) -> Run:
    """Runs the command `notekit` where the distributions are installed, in a folder of its own."""
    return lambda *arguments: run(installed, "-m", "notekit", *arguments, folder=tmp_path)


def test_the_distributions_are_found_and_work(use: Run) -> None:
    listed = " ".join(use("plugins").split())
    for distribution in DISTRIBUTIONS:
        assert f"{distribution.name} 0.1.0: " in listed
    assert use("plugins", "doctor") == f"all {3 + len(DISTRIBUTIONS)} plugins work\n"


def test_the_tests_of_the_distributions_pass(installed: Path, tmp_path: Path) -> None:
    tests = [str(distribution / "tests") for distribution in DISTRIBUTIONS]
    run(installed, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests, folder=tmp_path)


def test_an_outline_is_written(use: Run, tmp_path: Path) -> None:
    assert "outline" in use("formats")
    (tmp_path / "kiln.md").write_text("# Sharing a kiln\n\n## Heat\n\nClay.\n", encoding="utf-8")
    assert use("convert", "kiln.md", "-t", "outline", "--set", "bullet=*", "-o", "-") == "Sharing a kiln\n* Heat\n"


def test_the_open_steps_of_documents_are_gathered(use: Run, tmp_path: Path) -> None:
    use("actions", *(str(SEEDS / f"{name}.md") for name in ("allotments-panel", "school-meals-webinar")), "-o", "a.csv")
    steps = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert "repeat the soil tests" in steps
    assert "a model contract clause" in steps
    assert "share the table plan" not in steps  # it is done


def test_the_steps_of_a_document_are_written_and_checked(use: Run) -> None:
    shelter = str(SEEDS / "night-shelter-scribble.txt")
    assert "SUMMARY:Kit to book hygiene course" in use("convert", shelter, "-t", "actions-ics", "-o", "-")
    assert "Kit to book hygiene course" in use("check", shelter, "--select", "step-without-date")


def test_every_seed_is_a_sound_web_page(use: Run, tmp_path: Path) -> None:
    seeds = sorted(path for path in SEEDS.iterdir() if path.name != "README.md")
    use("convert", *map(str, seeds), "-t", "webpage", "-o", "out")
    for seed in seeds:
        page = document_fromstring((tmp_path / "out" / f"{seed.stem}.html").read_text(encoding="utf-8"))
        ids = page.xpath("//@id")
        ranks = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert len(set(ids)) == len(ids)
        assert {address[1:] for address in page.xpath("//a/@href[starts-with(., '#')]")} <= set(ids)
        assert (ranks[0], ranks.count(1)) == (1, 1)
        assert all(after <= before + 1 for before, after in pairwise(ranks))


CAPTIONS = """WEBVTT - Whose lamp is it?

1
00:00:01.000 --> 00:00:04.000
<v Ottilie Marchbanks>Good afternoon, and welcome</v>

2
00:00:04.000 --> 00:00:07.500
<v Ottilie Marchbanks>to all who pay for lamps.</v>

00:00:07.500 --> 00:00:09.000
[Music]

00:00:09.000 --> 00:00:12.000
<v Rafe Lindqvist>We counted ninety, of which twelve are lit.</v>

00:00:12.000 --> 00:00:14.000
<v Ottilie Marchbanks>And who mends them?</v>

00:00:14.000 --> 00:00:17.000
<v Rafe Lindqvist>Nobody, as far as we could find.</v>
"""


def test_captions_are_read_as_a_webinar(use: Run, tmp_path: Path) -> None:
    (tmp_path / "lamps.vtt").write_text(CAPTIONS, encoding="utf-8")
    assert use("convert", "lamps.vtt", "-o", "lamps.json") == "lamps.json\n"
    notebook = notekit.loads((tmp_path / "lamps.json").read_text(encoding="utf-8"))
    (note,) = notebook.notes
    assert (note.title, note.kind) == ("Whose lamp is it?", "webinar")
    assert [person.name for person in note.speakers] == ["Ottilie Marchbanks", "Rafe Lindqvist"]
    assert len(note.contributions) == 4
    assert "[Music]" in note.furniture
    assert notebook.coverage is not None
    assert notebook.coverage.complete
    assert notebook.left_over == ()


def test_the_demo_names_every_document_and_every_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = importlib.util.spec_from_file_location("demo", EXAMPLES / "demo.py")
    assert spec is not None
    assert spec.loader is not None
    demo = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(demo)
    demo.OUTPUT = tmp_path / "build"
    assert demo.main() == 0
    said = capsys.readouterr().out
    assert "NOT EVERY" not in said
    for seed in demo.documents(demo.SEEDS):
        assert f"seeds/{seed.name}" in said
        for suffix in (".docx", ".md", ".html"):
            assert (demo.OUTPUT / f"{seed.stem}{suffix}").stat().st_size > 500
            assert f"{seed.stem}{suffix}" in said
