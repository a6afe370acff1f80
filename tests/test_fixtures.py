"""Files of cases are read as written, and each of them is enrolled in a test."""

from pathlib import Path

import pytest

from fixtures import FOLDER, Case, listed, read_cases

TESTS = Path(__file__).parent


def test_cases_have_a_title_what_is_given_and_what_is_expected(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("=== one\na\n\nb \n--- expected\n c\n\nd\n\n=== two\n\n--- expected\ne", encoding="utf-8")
    assert read_cases(path) == [Case("one", "a\n\nb ", "c\n\nd"), Case("two", "", "e")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no case\n",
        "before\n=== one\na\n--- expected\nb",
        "=== one\na\n--- expected\n\n",
        "=== one\na\n",
        "=== one\na\n--- expected\nb\n--- expected\nc",
        "=== one\na\n--- expected\nb\n=== one\na\n--- expected\nb\n",
    ],
)
def test_a_file_that_is_written_otherwise_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.txt: "):
        read_cases(path)


def test_every_file_of_cases_is_enrolled() -> None:
    enrolled = "".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))
    files = [path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.txt")]
    assert files
    assert [name for name in files if f'@cases("{name}")' not in enrolled] == []


def test_nothing_found_is_said_in_a_word() -> None:
    assert listed() == "nothing"
    assert listed("a", "b") == "a\nb"
