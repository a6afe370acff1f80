"""The table opens in any spreadsheet, and nothing in it is run."""

import csv
from io import StringIO

import pytest

from notekit import Action, EventDate, ListBlock, NextStep, Note, Paragraph, RichText, Section
from notekit_actions.renderers import TableOptions, TableRenderer
from notekit_actions.steps import Step
from notekit_actions.table import as_table, harmless

NOTE = Note(
    "Who winds the clock?",
    date=EventDate.from_iso("2031-05-06", "Tuesday 6 May 2031"),
    body=[Section([ListBlock(["Find the key"])], role="next-steps")],
)


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def table(*steps: NextStep) -> list[list[str]]:
    return rows(as_table([Step("Who winds the clock?", NOTE.date, step) for step in steps]))


def test_each_step_is_a_row_with_what_is_known_of_it() -> None:
    due = EventDate.from_iso("2031-06-30", "by the end of June")
    assert table(NextStep("Find the key", "Ottilie Marchbanks", due, "open")) == [
        ["Event", "Date", "Step", "Owner", "Due", "Due as written", "Status"],
        ["Who winds the clock?", "2031-05-06", "Find the key", "Ottilie Marchbanks", "2031-06-30", due.text, "open"],
    ]


def test_what_the_text_does_not_say_is_left_empty() -> None:
    assert rows(as_table([Step(None, None, NextStep("Find the key"))]))[1] == ["", "", "Find the key", "", "", "", ""]


def test_a_date_that_is_no_day_is_given_as_written() -> None:
    undated = EventDate(text="after the harvest")
    assert table(NextStep("Find the key", due=undated))[1][4:6] == ["", "after the harvest"]
    assert rows(as_table([Step("A", undated, NextStep("B"))]))[1][1] == "after the harvest"


def test_documents_have_a_column_where_they_are_known() -> None:
    known = Step("A", None, NextStep("B"), "minutes/may.md")
    assert [row[-1] for row in rows(as_table([known]))] == ["Document", "minutes/may.md"]


@pytest.mark.parametrize("opening", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(opening: str) -> None:
    assert harmless(f"{opening}HYPERLINK(1)") == f"'{opening}HYPERLINK(1)"


def test_no_cell_of_a_row_is_a_formula() -> None:
    step = Step("=1", EventDate(text="+1"), NextStep("@SUM(A1)", "-2", EventDate(text="=2")), "=3.md")
    assert rows(as_table([step]))[1] == ["'=1", "'+1", "'@SUM(A1)", "'-2", "", "'=2", "", "'=3.md"]


def test_commas_quotation_marks_and_line_breaks_stay_in_their_cell() -> None:
    assert table(NextStep('Ask "Rope, Tar & Co", \n=then write'))[1][2] == 'Ask "Rope, Tar & Co", =then write'


def test_it_begins_with_a_byte_order_mark_unless_that_is_not_wanted() -> None:
    renderer = TableRenderer()
    marked, plain = renderer.render([NOTE], TableOptions()).data, renderer.render([NOTE], TableOptions(bom=False)).data
    assert marked == b"\xef\xbb\xbf" + plain
    assert plain.startswith(b'"Event",')
    assert plain.endswith(b"\r\n")


def test_steps_marked_in_running_text_are_rows_too() -> None:
    said = RichText("Orla will find the key.", [Action(0, 22, owner="Orla")])
    note = Note("A", body=[Section([Paragraph(said)])])
    assert rows(TableRenderer().render([note], TableOptions()).data)[1][2:4] == ["Orla will find the key", "Orla"]


def test_a_note_without_steps_has_no_table() -> None:
    assert not TableRenderer().can_render(Note("A", body=[Section(["Tea."])]))
