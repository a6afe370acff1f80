"""What is built to be installed: the package as it is handed on."""

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from notekit_newsletter.compiling import COMPILED

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.txt", "requirements-dev.txt", "tests/mail/package-lock.json", "benchmarks/package-lock.json")
FILES = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "src", "plugins")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a wheel and a source distribution, built from a tree in which nothing was compiled."""
    tree = tmp_path_factory.mktemp("tree")
    for name in FILES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("compiled", "__pycache__"))
        else:
            shutil.copy(source, tree)
    made = tree / "made"
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", str(made)]
    subprocess.run(command, cwd=tree, check=True, capture_output=True)
    return made


def test_a_wheel_has_the_look_of_the_newsletter_compiled(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    for file in COMPILED.iterdir():
        with ZipFile(wheel) as archive:
            assert archive.read(f"notekit_newsletter/compiled/{file.name}") == file.read_bytes()


def test_a_source_distribution_can_be_built_from(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as held:
        names = {name.partition("/")[2] for name in held.getnames()}
    assert {"hatch_build.py", "pyproject.toml", "plugins/notekit_newsletter/templates/newsletter.mjml"} <= names


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_names_versions_and_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "sha" in text
    assert "://" not in text, "take out what npm writes of funding and licences, and uv of its index"
