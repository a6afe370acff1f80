import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from notekit import __version__
from notekit.checks.rules import RULES
from notekit.cli import check

Run = Callable[..., Any]

TEXT = "# Ferry day\n\nWe mended the the pier (by hand.\n"
DOUBLED = "ferry.md:3:11: doubled-word: “the” is written twice\n"
BRACKET = "ferry.md:3:24: unbalanced-brackets: the bracket ( is opened and not closed; close it, or take it out\n"
FURNITURE = "Pier day\n\nTwenty people came to talk about the pier, and stayed.\n\nPrevious\n\nNext\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("ferry.md", TEXT)
    write("clean.md", "# Pier day\n\nNobody minded.\n")
    return tmp_path


def write(name: str, text: str) -> None:
    Path(name).write_bytes(text.encode())


def test_findings_are_told_with_their_place_in_its_order(run: Run) -> None:
    assert run("check", "clean.md", "ferry.md") == (0, DOUBLED + BRACKET, "")


def test_findings_change_the_exit_status_where_that_is_asked_for(run: Run) -> None:
    assert run("check", "ferry.md", "--fail-if-findings").status == 3
    assert run("check", "clean.md", "--fail-if-findings") == (0, "", "")


def test_standard_input_is_checked_once(run: Run) -> None:
    assert run("check", "-", "-f", "markdown", stdin=TEXT.encode()).out == (DOUBLED + BRACKET).replace("ferry.md", "-")
    assert run("check", "-", "-").status == 2


def test_what_cannot_be_read_fails_and_the_rest_is_checked(run: Run) -> None:
    done = run("check", "missing.md", "ferry.md")
    assert done == (1, DOUBLED + BRACKET, "notekit: missing.md: there is no such file\n")


def test_rules_are_switched_on_the_command_line(run: Run) -> None:
    assert run("check", "ferry.md", "--select", "doubled-word,empty-section").out == DOUBLED
    assert run("check", "ferry.md", "--ignore", "doubled-word").out == BRACKET
    assert run("check", "ferry.md", "--ignore", "doubled-word", "--ignore", " unbalanced-brackets").out == ""


def test_rules_are_switched_in_the_settings(run: Run) -> None:
    write("notekit.toml", '[check]\nignore = ["doubled-word"]\n')
    assert run("check", "ferry.md").out == BRACKET
    write("own.toml", '[check]\nselect = ["doubled-word"]\n')
    assert run("check", "ferry.md", "--config", "own.toml").out == DOUBLED
    assert run("check", "ferry.md", "--config", "own.toml", "--select", "unbalanced-brackets").out == BRACKET
    write("own.toml", '[check]\nselect = ["doubled"]\n')
    done = run("check", "ferry.md", "--config", "own.toml")
    said = "notekit: own.toml: check.select: there is no rule 'doubled'; did you mean 'doubled-word'?\n"
    assert done == (1, "", said)


def test_a_code_that_no_rule_has_is_wrong_usage(run: Run) -> None:
    done = run("check", "ferry.md", "--select", "doubled-words")
    assert done.status == 2
    assert "there is no rule 'doubled-words'; did you mean 'doubled-word'?" in done.err


def test_the_rules_are_listed(run: Run) -> None:
    done = run("check", "--list")
    assert [line.split()[0] for line in done.out.splitlines()] == [rule.code for rule in RULES]
    assert done.status == 0


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_is_safe_is_mended_and_nothing_else_changed(run: Run, newline: str, mark: str) -> None:
    write("ferry.md", mark + TEXT.replace("the the", "the the the").replace("\n", newline))
    done = run("check", "ferry.md", "--fix")
    assert done == (0, BRACKET.replace(":24:", ":20:"), "notekit: ferry.md: mended doubled-word (2)\n")
    mended = Path("ferry.md").read_bytes()
    assert mended == (mark + TEXT.replace("the the", "the").replace("\n", newline)).encode()
    assert run("check", "ferry.md", "--fix").err == ""
    assert Path("ferry.md").read_bytes() == mended


def test_only_rules_that_are_on_are_mended(run: Run) -> None:
    assert run("check", "ferry.md", "--fix", "--ignore", "doubled-word") == (0, BRACKET, "")
    assert Path("ferry.md").read_bytes() == TEXT.encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ferry.md", TEXT.replace("\n", "\r\n", 1).encode()),
        ("ferry.md", TEXT.replace("pier", "café").encode("cp1252")),
        ("ferry.html", b"<h1>Ferry day</h1><p>We mended the the pier (by hand.</p>"),
    ],
)
def test_what_could_not_be_written_back_as_it_is_stays(run: Run, name: str, data: bytes) -> None:
    Path(name).write_bytes(data)
    done = run("check", name, "--fix")
    assert "doubled-word" in done.out
    assert "is not mended, as it could not be written back as it is" in done.err
    assert Path(name).read_bytes() == data


def test_an_encoding_that_is_stated_is_kept(run: Run) -> None:
    Path("ferry.md").write_bytes(TEXT.replace("pier", "café").encode("cp1252"))
    run("check", "ferry.md", "--fix", "--encoding", "cp1252")
    assert Path("ferry.md").read_bytes() == TEXT.replace("the the", "the").replace("pier", "café").encode("cp1252")


def test_standard_input_cannot_be_mended(run: Run) -> None:
    assert run("check", "-", "--fix", stdin=TEXT.encode()).status == 2


@pytest.mark.skipif(os.name == "nt", reason="links take a privilege there")
def test_a_link_is_left_and_what_it_leads_to_mended(run: Run) -> None:
    Path("link.md").symlink_to("ferry.md")
    run("check", "link.md", "--fix")
    assert Path("link.md").is_symlink()
    assert "the the" not in Path("ferry.md").read_text(encoding="utf-8")


def test_a_summary_is_for_people_only(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "_is_terminal", lambda: True)
    assert run("check", "ferry.md").out == DOUBLED + BRACKET + "2 findings, 1 of which --fix can mend\n"
    assert run("check", "clean.md").out == "nothing to mend\n"


def test_control_characters_are_never_printed(run: Run) -> None:
    name = "ferry\x1b[2J.md"
    write(name, TEXT)
    for form in ("text", "github"):
        assert "\x1b" not in run("check", name, "--output", form).out


def test_json_holds_all_of_a_finding(run: Run) -> None:
    document = json.loads(run("check", "ferry.md", "--output", "json").out)
    assert document["notekit"] == 1
    assert document["findings"][0] == {
        "file": "ferry.md",
        "line": 3,
        "column": 11,
        "code": "doubled-word",
        "severity": "warning",
        "message": "“the” is written twice",
        "hint": None,
        "span": [23, 30],
        "fix": {"span": [23, 30], "replacement": "the"},
    }
    assert document["findings"][1]["fix"] is None


def test_json_without_findings_is_json(run: Run) -> None:
    assert json.loads(run("check", "clean.md", "--output", "json").out)["findings"] == []


def test_annotations_are_commands_that_a_message_cannot_break(run: Run) -> None:
    write("pier, 100%.txt", FURNITURE)
    assert run("check", "ferry.md", "pier, 100%.txt", "--output", "github").out == (
        "::warning file=ferry.md,line=3,col=11,title=doubled-word::“the” is written twice\n"
        "::warning file=ferry.md,line=3,col=24,title=unbalanced-brackets::the bracket ( is opened and not closed\n"
        "::notice file=pier%2C 100%25.txt,line=5,col=1,title=pasted-furniture::"
        "this is taken for furniture of a page and is in no note\n"
    )


def test_sarif_has_what_its_schema_asks_for(run: Run) -> None:
    write("our pier.txt", FURNITURE)
    log = json.loads(run("check", "ferry.md", "our pier.txt", "--output", "sarif").out)
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (run_,) = log["runs"]
    assert set(run_) == {"tool", "columnKind", "results"}
    assert run_["columnKind"] in ("unicodeCodePoints", "utf16CodeUnits")
    driver = run_["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("notekit", __version__)
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in RULES]
    for rule, known in zip(driver["rules"], RULES, strict=True):
        assert rule["shortDescription"] == {"text": known.finds}
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    for result in run_["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert isinstance(result["message"]["text"], str)
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert all(isinstance(value, int) and value >= 1 for value in region.values())
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
    doubled, _, furniture = run_["results"]
    assert furniture["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "our%20pier.txt"}
    (fix,) = doubled["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "ferry.md"}
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 11, "endLine": 3, "endColumn": 18},
            "insertedContent": {"text": "the"},
        }
    ]
