"""`notekit template`."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_document_to_begin_a_house_style_with_is_written(run: Callable[..., Any]) -> None:
    assert run("template", "word", "-o", "house.docx") == (0, "house.docx\n", "")
    assert "Title" in [paragraph.text for paragraph in docx.Document("house.docx").paragraphs]


def test_what_exists_is_not_replaced_unless_told(run: Callable[..., Any]) -> None:
    Path("house.docx").write_text("mine")
    assert "exists already" in run("template", "word", "-o", "house.docx").err
    assert Path("house.docx").read_text() == "mine"
    assert run("template", "word", "-o", "house.docx", "--force").status == 0


def test_it_goes_to_standard_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    from notekit.cli import main

    assert main(["template", "word", "-o", "-"]) == 0
    assert docx.Document(BytesIO(capsysbinary.readouterr().out)).paragraphs


def test_a_format_without_one_says_which_have_one(run: Callable[..., Any]) -> None:
    done = run("template", "markdown")
    assert (done.status, done.err) == (
        1,
        "notekit: markdown has no template; those that have one are newsletter, word\n",
    )


def test_a_document_in_house_style_is_made_from_the_command_line(run: Callable[..., Any], source: Path) -> None:
    run("template", "word", "-o", "house.docx")
    done = run("convert", source, "-t", "word", "-o", "out/", "--set", "reference_doc=house.docx")
    assert (done.status, done.err) == (0, "")
