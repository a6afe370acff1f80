"""What docs/notation.md says is written so is read so."""

import re
from pathlib import Path

import pytest

from notekit.__main__ import main
from notekit.parsers.structure import notation
from pages import text_of

NOTATION = text_of("notation.md")
WRITTEN = re.findall(r"^```markdown\n(.*?)^```\n\n```text\n(.*?)^```$", NOTATION, re.MULTILINE | re.DOTALL)


def test_every_example_of_the_notation_says_what_it_gives() -> None:
    assert len(WRITTEN) == NOTATION.count("```markdown\n") > 15


@pytest.mark.parametrize(("example", "shown"), WRITTEN)
def test_an_example_of_the_notation_is_read_as_the_page_says(
    example: str, shown: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "lamps.md"
    front_matter, _, _ = WRITTEN[0][0].partition("\n# ")
    path.write_text(example if example.startswith("---") else f"{front_matter}\n{example}", encoding="utf-8")
    assert main(["show", str(path)]) == 0
    lines = [re.sub("^[│├└─ ]+", "", line).rstrip() for line in capsys.readouterr().out.splitlines()]
    assert [line for line in shown.splitlines() if line not in lines] == []


def test_the_headings_that_speak_in_a_stated_document_are_those_that_the_page_names() -> None:
    said = NOTATION.split("## Everything stated")[1]
    named = {name.casefold() for name in re.findall(r"“([^”]+)”", " ".join(said.split()))}
    assert named - {"response:"} == set(notation.ROLES)
