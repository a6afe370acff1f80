"""The check says which steps nobody has set a date for."""

import notekit
from notekit_actions.rule import STEP_WITHOUT_DATE


def found(note: notekit.Note) -> list[str]:
    subject = notekit.Subject(note, notekit.Notebook([note]), words=None)  # type: ignore[arg-type]  # not looked at
    return [remark.message for remark in STEP_WITHOUT_DATE.look(subject)]


def section(*items: notekit.ListItem | str, role: str = "next-steps") -> notekit.Note:
    return notekit.Note("Clocks", body=[notekit.Section([notekit.ListBlock(items)], role=role)])


def test_an_item_of_the_next_steps_without_a_date_is_found() -> None:
    assert found(section("Find the key")) == ["no date is recognised for this step: Find the key"]


def test_what_is_no_step_is_not() -> None:
    assert found(section("Find the key", role="discussion")) == []


def test_what_is_done_is_not() -> None:
    assert found(section(notekit.ListItem("Find the key", checked=True))) == []


def test_an_item_that_is_to_be_ticked_is_a_step_anywhere() -> None:
    assert found(section(notekit.ListItem("Find the key", checked=False), role="prose")) != []


def test_a_marked_action_is_found_unless_it_has_a_date_or_is_done() -> None:
    text = "Orla finds the key. Rafe oils it. Una rang the bells."
    marks = [notekit.Action(0, 18), notekit.Action(20, 32, due="2031-06"), notekit.Action(34, 52, status="done")]
    note = notekit.Note("Clocks", body=[notekit.Section([notekit.Paragraph(notekit.RichText(text, marks))])])
    assert found(note) == ["no date is recognised for this step: Orla finds the key"]


def test_a_long_step_is_cut_short_at_a_word() -> None:
    (message,) = found(section("word " * 30))
    assert message.endswith("word …")
    assert len(message) < 100


def test_the_place_in_the_source_is_that_of_the_step() -> None:
    notebook = notekit.parse(b"# Clocks\n\nWe met.\n\n## Next steps\n\n- Find the key\n", media_type="markdown")
    subject = notekit.Subject(notebook.notes[0], notebook, words=None)  # type: ignore[arg-type]  # not looked at
    (remark,) = STEP_WITHOUT_DATE.look(subject)
    assert notebook.source is not None
    assert remark.span is not None
    assert notebook.source.slice(remark.span) == "Find the key"
