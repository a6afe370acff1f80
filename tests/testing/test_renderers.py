"""The kit finds each fault that a renderer may have, by the test that is there for it, and none in a sound one."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import faulty_renderers as faulty
import notekit
from notekit.testing import RendererContract, full_note, hard_notes, short_note


class TestSound(RendererContract):
    renderer = faulty.Sound()


class TestSoundPage(RendererContract):
    renderer = faulty.Page()


class TestRoll(RendererContract):
    """A renderer that gives little of a note on purpose."""

    renderer = faulty.DropsTitles()
    leaves_out = ("titles",)


def contract(renderer: notekit.Renderer, **attributes: Any) -> Any:
    """The contract for a renderer, to call its tests one by one."""
    return type("Contract", (RendererContract,), {"renderer": renderer, **attributes})()


FAULTS = [
    (faulty.DropsTitles, "nothing_of_a_note_is_lost", "of titles Who keeps the river?"),
    (faulty.KeepsFurniture, "furniture_is_left_out", "furniture of a note's page is rendered"),
    (faulty.DropsLaterTitles, "nothing_of_several_notes_in_one_document_is_lost", "of titles A walk along the leat"),
    (faulty.Unescaped, "nothing_of_a_note_is_lost", "<Flood wardens"),
    (faulty.Unescaped, "hostile_words_stay_words", "<script>"),
    (faulty.Linking, "hostile_words_stay_words", '<a href="javascript:'),
    (faulty.WritesFile, "nothing_is_fetched_or_written", "open '.*notekit-kit-written'"),
    (faulty.WritesInSecret, "nothing_is_fetched_or_written", "open 'notekit-kit-written'"),
    (faulty.OpensSocket, "nothing_is_fetched_or_written", "socket"),
    (faulty.StartsProgram, "nothing_is_fetched_or_written", "subprocess.Popen 'true'"),
    (faulty.Counts, "the_same_notes_give_the_same_bytes", "gives other bytes"),
    (
        faulty.TellsHashes,
        "the_bytes_are_the_same_on_another_day_in_another_interpreter",
        "these notes give other bytes",
    ),
    (faulty.TellsSeconds, "the_bytes_are_the_same_on_another_day_in_another_interpreter", "these notes give other"),
    (faulty.TellsDay, "the_bytes_are_the_same_on_another_day_in_another_interpreter", "these notes give other bytes"),
    (faulty.ComparesAll, "work_grows_no_faster_than_the_note", "the number of steps grows faster"),
    (faulty.HoldsAll, "memory_grows_no_faster_than_the_note", "the memory grows faster"),
    (faulty.GivesText, "the_artefact_is_what_the_renderer_says", "the data of an artefact are bytes"),
    (faulty.GivesAnotherSuffix, "the_artefact_is_what_the_renderer_says", "'.text'"),
    (faulty.GivesOddRemarks, "the_artefact_is_what_the_renderer_says", "notekit.Diagnostic, and not 'a remark'"),
    (faulty.SaysPerhaps, "it_says_of_every_note_whether_it_can_render_it", "gives True or False, and not"),
    (faulty.ChangesItsMind, "it_says_of_every_note_whether_it_can_render_it", "another answer"),
    (faulty.DeclinesAll, "it_can_render_a_note_that_has_everything", "declines a note that has everything"),
    (faulty.SaysNoHelp, "each_option_has_help", "loud"),
    (faulty.TakesAnything, "a_value_that_is_of_no_use_is_refused", "the option 'words' takes"),
    (faulty.FailsOnChoice, "each_choice_of_an_option_is_rendered", "with loud=True it gives no notekit.Artefact"),
    (faulty.Misnamed, "notekit_takes_it_for_a_renderer", "no renderer may have the name 'Lines and more'"),
]


@pytest.mark.parametrize(
    ("renderer", "test", "message"), FAULTS, ids=[f"{case[0].__name__}-{case[1]}" for case in FAULTS]
)
def test_a_fault_is_found_by_its_test(renderer: type[Any], test: str, message: str) -> None:
    method = getattr(contract(renderer()), f"test_{test}")
    arguments = [full_note()] if "note" in method.__annotations__ else []
    with pytest.raises(AssertionError, match=message):
        method(*arguments)


def test_every_test_finds_some_fault() -> None:
    tested = {f"test_{test}" for _, test, _ in FAULTS} | {
        "test_what_it_leaves_out_are_known_aspects",
        "test_nothing_of_a_huge_note_is_lost",
        "test_an_option_that_it_does_not_have_is_refused",
    }
    assert tested == {name for name in dir(RendererContract) if name.startswith("test_")}


def test_what_is_left_out_is_spelled_right() -> None:
    with pytest.raises(AssertionError, match=r"no \['title'\] to leave out; there are titles, facts,"):
        contract(faulty.Sound(), leaves_out=["title"]).test_what_it_leaves_out_are_known_aspects()


def test_notes_of_the_author_are_tested_with_too() -> None:
    mine = contract(faulty.Sound(), notes={"mine": short_note()})
    assert {*mine.cases()["note"]} == {*hard_notes(), "mine"}


def test_a_renderer_that_no_other_interpreter_can_make_is_told_so() -> None:
    class Local(faulty.Sound):
        pass

    with pytest.raises(AssertionError, match="cannot be had in another interpreter"):
        contract(Local()).test_the_bytes_are_the_same_on_another_day_in_another_interpreter()


def test_a_contract_of_three_lines_is_all_that_pytest_needs(tmp_path: Path) -> None:
    (tmp_path / "test_mine.py").write_text(
        "import faulty_renderers\nimport notekit.testing\n\n\n"
        "class TestMine(notekit.testing.RendererContract):\n    renderer = faulty_renderers.DropsTitles()\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "lost", str(tmp_path)]
    path = {**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))}
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=path)
    assert "test_nothing_of_a_note_is_lost[everything]" in done.stdout
    assert "not to be found in what was rendered: of titles" in done.stdout
    assert "test_nothing_of_a_note_is_lost[no title]" not in done.stdout


def test_the_kit_loads_no_test_runner() -> None:
    program = "import sys, notekit.testing; sys.exit('pytest' in sys.modules or 'hypothesis' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
