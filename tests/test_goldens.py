"""Each document of seeds/ against what was recognised in it and how it reads as Markdown.

Where a change is meant, `pytest --update-goldens` writes them anew; read the difference before committing it.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

import notekit
from recognised import recognised

ROOT = Path(__file__).parents[1]
SEEDS = sorted(path for path in (ROOT / "seeds").iterdir() if path.stem != "README")
GOLDENS = ROOT / "tests" / "goldens"

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_what_is_recognised_in_a_seed(seed: Path, golden: Golden) -> None:
    golden(f"{seed.stem}.txt", recognised(notekit.parse(seed)))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_how_a_seed_reads_as_markdown(seed: Path, golden: Golden) -> None:
    golden(f"{seed.stem}.md", notekit.render(notekit.parse(seed), "markdown").data.decode())


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_every_character_of_a_seed_is_accounted_for(seed: Path) -> None:
    coverage = notekit.parse(seed).coverage
    assert coverage is not None
    assert coverage.complete, coverage


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_a_seed_comes_back_from_json_and_from_markdown(seed: Path) -> None:
    notebook = notekit.parse(seed)
    assert notekit.loads(notekit.dumps(notebook)) == notebook
    markdown = notekit.render(notebook, "markdown").data
    assert notekit.parse(markdown, media_type="text/markdown").notes == notebook.notes


def test_there_are_seeds_of_every_shape() -> None:
    assert len(SEEDS) >= 7


def test_no_golden_is_left_of_a_seed_that_is_gone() -> None:
    assert {path.stem for path in GOLDENS.iterdir()} == {seed.stem for seed in SEEDS}


def test_ci_does_not_write_goldens() -> None:
    for place in (".ci/run", "Makefile", "pyproject.toml"):
        assert "update-goldens" not in (ROOT / place).read_text(encoding="utf-8"), place
