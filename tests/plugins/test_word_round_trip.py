"""A note comes back from its Word document as it was, and with what people changed on its pages."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from copy import deepcopy
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph as Line
from hypothesis import given, settings
from hypothesis import strategies as st

import notekit
from notekit import (
    Action,
    BlockQuote,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Person,
    RichText,
    Role,
    Section,
    Table,
    Verse,
)
from notekit.testing import full_note
from strategies import notes, step_lists
from word_documents import RENDERER, png, rendered, text_of

SEEDS = Path(__file__).parents[2] / "seeds"
EXAMPLES = int(os.environ.get("NOTEKIT_EXAMPLES", "1000" if os.environ.get("CI") else "150"))
SOFFICE = shutil.which("soffice")


def back(data: bytes) -> notekit.Notebook:
    return notekit.parse(data, media_type="docx")


@settings(max_examples=EXAMPLES)
@given(notes().filter(RENDERER.can_render))
def test_every_note_comes_back_equal(note: Note) -> None:
    returned = back(rendered(note).data)
    assert returned.notes == (note,)
    assert not returned.left_over


@settings(max_examples=EXAMPLES // 3)
@given(step_lists())
def test_every_list_of_next_steps_comes_back_from_its_table(steps: ListBlock) -> None:
    note = Note("T", body=[Section([steps], role=Role.NEXT_STEPS)])
    assert back(rendered(note).data).notes == (note,)


def test_a_cell_that_names_the_owner_of_another_and_has_a_date_of_its_own_is_nobodys_change() -> None:
    owned, due = RichText("a").marked(Action, owner="a"), RichText("a").marked(Action, due="2031-05-06")
    note = Note("T", body=[Section([notekit.Table([[owned, RichText(""), due]], header=False)])])
    assert back(rendered(note).data).notes == (note,)


@settings(max_examples=EXAMPLES // 10)
@given(st.lists(notes().filter(RENDERER.can_render), min_size=2, max_size=3))
def test_several_notes_come_back_from_one_document(several: list[Note]) -> None:
    data = rendered(*several, contents=True, people_table=True).data
    assert back(data).notes == tuple(several)


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("[a-z]*.*")), ids=lambda path: path.stem)
def test_the_notes_of_every_seed_come_back_with_every_character_accounted_for(seed: Path) -> None:
    found = notekit.parse(seed).notes
    returned = back(rendered(*found).data)
    assert returned.notes == found
    assert (returned.left_over, returned.diagnostics) == ((), ())


def test_a_table_too_wide_for_word_comes_back_a_table() -> None:
    rows = [[f"cell {row} {column}" if column % 5 else "" for column in range(70)] for row in range(3)]
    note = Note("T", body=[Section([Table(rows, header=True), "After it."])])
    assert back(rendered(note).data).notes == (note,)


def test_a_document_says_nothing_in_its_record_that_its_pages_say() -> None:
    data = rendered(Note("A title", body=[Section(["Words that one may want to take out again."])])).data
    archive = docx.Document(BytesIO(data)).part.package
    (record,) = [part.blob for part in archive.iter_parts() if part.partname == "/customXml/item1.xml"]
    assert b"take out" not in record


# What people change on a page.


def _people() -> list[Person]:
    return [
        Person("Ann Lee", posts=[("Director", "Harbour Trust")], parts=["speaker"]),
        Person("Bo Roe", "Dr", posts=[("Chair", None)]),
    ]


def _note() -> Note:
    """A note with what a page shows in words of its own: fields, speakers, owners and dates."""
    due = Action(0, 16, "Ann Lee", due="2031-06-01", status="open")
    return Note(
        "Whose harbour is it?",
        people=_people(),
        date="2031-05-03",
        place="Hull",
        organiser="Net Loft",
        topics=["harbours", "boats"],
        body=[
            Section(["On the day it rained.", "Nobody minded the rain."]),
            Section(["She began with the rule book."], role=Role.CONTRIBUTION, by=["Ann Lee"]),
            Section(["He spoke of cranes."], role=Role.CONTRIBUTION, by=["Bo Roe"]),
            Section(
                [ListBlock(["Ownership helps", ListItem("Long leases", [ListBlock(["in writing"])]), "Ask the young"])],
                role=Role.DISCUSSION,
                heading="Points",
                lead_in=["Four groups reported:"],
            ),
            Section(
                [ListBlock([ListItem(RichText("Write the letter", [due])), ListItem("Book the hall")])],
                role=Role.NEXT_STEPS,
                heading="Next steps",
            ),
            Section(
                [
                    Paragraph(RichText("Pay the bill soon", [Action(0, 12, "Zed")])),
                    BlockQuote([Paragraph("Never again, they said.")]),
                    Table([["boat", "owner"], ["Gull", "Ann"]]),
                    Verse(["line one", "line two"]),
                ],
                heading="Other",
            ),
        ],
    )


def _line(document: Document, start: str) -> Line:
    return next(line for line in document.paragraphs if line.text.startswith(start))


def _say(start: str, text: str, run: int = 0) -> Callable[[Document], None]:
    """Overwrites a run of the line that begins so."""

    def change(document: Document) -> None:
        _line(document, start).runs[run].text = text

    return change


def _add_after(start: str, text: str) -> Callable[[Document], None]:
    """Adds a line like the one that begins so, as pressing return at its end does."""

    def change(document: Document) -> None:
        line = _line(document, start)
        added = deepcopy(line._p)
        line._p.addnext(added)
        Line(added, line._parent).runs[0].text = text

    return change


def _delete(start: str) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        line = _line(document, start)
        line._p.getparent().remove(line._p)

    return change


def _cell(table: int, row: int, column: int, text: str) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        document.tables[table].cell(row, column).text = text

    return change


def _row(table: int, *texts: str) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        for cell, text in zip(document.tables[table].add_row().cells, texts, strict=False):
            cell.text = text

    return change


def _bold(document: Document) -> None:
    line = _line(document, "He spoke")
    line.runs[0].text = "He spoke "
    line.add_run("of cranes.").bold = True


def _heading(document: Document) -> None:
    _line(document, "Nobody minded").insert_paragraph_before("Something else", style="Heading 1")


def _split(document: Document) -> None:
    _add_after("On the day", "it rained.")(document)
    _say("On the day", "On the day")(document)


Edit = Callable[[Document], None]

EDITS: dict[str, tuple[Sequence[Edit], Sequence[str]]] = {
    "nothing": ([], []),
    "a word": ([_say("Nobody", "Nobody minded the hail.")], ["changed body[0].blocks[1]: Nobody minded the hail."]),
    "a paragraph added": ([_add_after("Nobody", "It cleared.")], ["added body[0].blocks[2]: It cleared."]),
    "a paragraph taken out": ([_delete("Nobody")], ["removed body[0].blocks[1]"]),
    "a paragraph parted in two": (
        [_split],
        ["changed body[0].blocks[0]: On the day", "added body[0].blocks[1]: it rained."],
    ),
    "words made bold": ([_bold], ["changed body[2].blocks[0]: He spoke of cranes. (“of cranes.” is now strong)"]),
    "a heading added": ([_heading], ["added body[1]: Something else"]),
    "a heading changed": ([_say("Points", "Points made")], ["changed body[3].heading: Points made"]),
    "a point added": (
        [_add_after("Ask the young", "Ask the old")],
        ["added body[3].blocks[0].items[3]: Ask the old"],
    ),
    "a nested point added": (
        [_add_after("in writing", "and signed")],
        ["added body[3].blocks[0].items[1].blocks[0].items[1]: and signed"],
    ),
    "a point with others under it added to": (
        [_add_after("Long leases", "Covenants")],
        [
            "removed body[3].blocks[0].items[1].blocks[0]",
            "added body[3].blocks[0].items[2]: Covenants\nin writing",
        ],
    ),
    "a point taken out": ([_delete("Ownership")], ["removed body[3].blocks[0].items[0]"]),
    "the lead-in changed": (
        [_say("Four", "Five groups reported:")],
        ["changed body[3].lead_in[0]: Five groups reported:"],
    ),
    "the title": ([_say("Whose", "Whose quay is it?")], ["changed title: Whose quay is it?"]),
    "the title taken out": ([_delete("Whose")], ["removed title"]),
    "the date": (
        [_say("3 May", "Saturday 3 May 2031 · Hull · Net Loft")],
        ["changed date: 2031-05-03 “Saturday 3 May 2031”"],
    ),
    "place and organiser": (
        [_say("3 May", "3 May 2031 · Goole · The Loft")],
        ["changed place: Goole", "changed organiser: The Loft"],
    ),
    "a topic more": ([_say("Topics", "Topics: harbours, boats, ropes")], ["added topics[2]: ropes"]),
    "a speaker's role": (
        [_say("Ann Lee", ", Executive Director, Harbour Trust", run=1)],
        ["changed people[Ann Lee].posts[0].role: Executive Director"],
    ),
    "a speaker's organisation": (
        [_say("Ann Lee", ", Director, Harbour and Quay Trust", run=1)],
        ["changed people[Ann Lee].posts[0].affiliation: Harbour and Quay Trust"],
    ),
    "a speaker's name": ([_say("Ann Lee", "Anne Lee")], ["changed people[Anne Lee].name: Anne Lee"]),
    "an owner in the table of steps": (
        [_cell(0, 1, 1, "Cy Day")],
        ["changed body[4].blocks[0].items[0]: Write the letter (“Write the letter”: owner Cy Day instead of Ann Lee)"],
    ),
    "an owner in an empty cell": (
        [_cell(0, 2, 1, "Bo Roe")],
        ["changed body[4].blocks[0].items[1]: Book the hall (“Book the hall” is now an action (owner Bo Roe))"],
    ),
    "a step added": ([_row(0, "Call the mayor", "Bo Roe")], ["added body[4].blocks[0].items[2]: Call the mayor"]),
    "an owner in brackets": (
        [_say("Pay the", " (Zoe)", run=-1)],
        ["changed body[5].blocks[0]: Pay the bill soon (“Pay the bill”: owner Zoe instead of Zed)"],
    ),
    "a quotation": (
        [_say("Never", "Never ever, they said.")],
        ["changed body[5].blocks[1].blocks[0]: Never ever, they said."],
    ),
    "a cell": ([_cell(1, 1, 0, "Gulls")], ["changed body[5].blocks[2].rows[1][0]: Gulls"]),
    "a row": ([_row(1, "Skua", "Bo")], ["added body[5].blocks[2].rows[2]: Skua | Bo"]),
    "a line of verse": ([_say("line one", "line three", run=-1)], ["changed body[5].blocks[3].lines[1]: line three"]),
    "several things": (
        [_say("Nobody", "Nobody minded."), _delete("Ownership"), _cell(1, 1, 0, "Gulls")],
        [
            "changed body[0].blocks[1]: Nobody minded.",
            "removed body[3].blocks[0].items[0]",
            "changed body[5].blocks[2].rows[1][0]: Gulls",
        ],
    ),
}


@pytest.mark.parametrize(("edits", "expected"), EDITS.values(), ids=EDITS.keys())
def test_what_a_person_changes_on_a_page_is_changed_in_the_note_and_nothing_else(
    edits: Sequence[Edit], expected: Sequence[str]
) -> None:
    note = _note()
    assert _changed(rendered(note).data, note, edits) == list(expected)


def test_what_a_person_changes_in_the_table_of_people_is_changed_in_the_note() -> None:
    note = _note()
    data = rendered(note, people_table=True).data
    changed = _changed(data, note, [_cell(2, 1, 2, "Harbour Board")])
    assert changed == ["changed people[Ann Lee].posts[0].affiliation: Harbour Board"]


def test_who_and_when_in_any_table_of_actions_are_changed_where_they_stand() -> None:
    what = RichText("Mend the roof", [Action(0, 13, "Ann Lee", due=notekit.EventDate(text="by June"))])
    note = Note("T", body=[Section([Table([["What", "Who", "When"], [what, "Ann Lee", "by June"]])])])
    data = rendered(note).data
    assert "(Ann" not in text_of(docx.Document(BytesIO(data)).element.body)
    changed = _changed(data, note, [_cell(0, 1, 1, "Bo Roe"), _cell(0, 1, 2, "by July")])
    assert changed[0] == (
        "changed body[0].blocks[0].rows[1][0]: Mend the roof "
        "(“Mend the roof”: owner Bo Roe instead of Ann Lee, “Mend the roof”: due “by July” instead of “by June”)"
    )
    assert [change.rpartition(": ")[2] for change in changed[1:]] == ["Bo Roe", "by July"]


def test_a_row_put_into_a_table_of_actions_changes_no_other_row() -> None:
    rows = [["What", "Who"]]
    rows += [[RichText(text, [Action(0, len(text), who)]), who] for text, who in (("Mend", "Ann"), ("Paint", "Bo"))]
    rows += [[RichText("Sweep", [Action(0, 5, "Cy", due=notekit.EventDate(text="by June"))]), "Cy"]]
    note = Note("T", body=[Section([Table(rows)])])
    document = docx.Document(BytesIO(rendered(note).data))
    table = document.tables[0]
    added = table.add_row()
    added.cells[0].text, added.cells[1].text = "Tar", "Di"
    table.rows[1]._tr.addprevious(added._tr)
    (returned,) = back(_saved(document)).notes
    assert [_told(change) for change in notekit.compare(note, returned)] == [
        "added body[0].blocks[0].rows[1]: Tar | Di"
    ]
    assert [step.owner for step in returned.next_steps] == ["Ann", "Bo", "Cy"]


def test_a_person_put_into_the_table_of_people_is_kept_as_text_with_the_table() -> None:
    document = docx.Document(BytesIO(rendered(_note(), people_table=True).data))
    _row(2, "Cy Day", "Nurse")(document)
    returned = back(_saved(document))
    assert [remark.code for remark in returned.diagnostics] == ["edit-unread"]
    table = returned.notes[0].body[-1].blocks[-1]
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[-1]][:2] == ["Cy Day", "Nurse"]


def test_a_picture_put_into_a_line_is_in_the_note() -> None:
    document = docx.Document(BytesIO(rendered(_note()).data))
    _line(document, "Nobody").add_run().add_picture(BytesIO(png(20, 10)))
    (returned,) = back(_saved(document)).notes
    assert [image.source for image in returned.images] == ["word/media/image1.png"]


def test_a_place_put_between_date_and_organiser_is_no_part_of_either() -> None:
    note = Note("T", date="2031-05-03", organiser="Net Loft", body=[Section(["It rained."])])
    document = docx.Document(BytesIO(rendered(note).data))
    _say("3 May", "3 May 2031 · Town Hall, Hull · Net Loft")(document)
    returned = back(_saved(document))
    assert [remark.code for remark in returned.diagnostics] == ["edit-unread"]
    assert returned.notes[0].organiser == "Net Loft"


def test_a_line_of_fields_that_cannot_be_told_any_more_is_kept_as_text() -> None:
    document = docx.Document(BytesIO(rendered(_note()).data))
    _say("3 May", "In spring, by the sea")(document)
    returned = back(_saved(document))
    (note,) = returned.notes
    assert (note.place, note.organiser) == ("Hull", "Net Loft")
    assert note.body[0].blocks[0].text == "In spring, by the sea"
    assert [remark.code for remark in returned.diagnostics] == ["edit-unread"]


def test_a_document_whose_record_was_damaged_is_read_as_any_other() -> None:
    document = docx.Document(BytesIO(rendered(_note()).data))
    for part in document.part.package.iter_parts():
        if part.partname == "/customXml/item1.xml":
            part._blob = part.blob.replace(b'["section",', b'["list",')
    returned = back(_saved(document))
    assert [remark.code for remark in returned.diagnostics] == ["record-damaged"]
    assert not returned.left_over
    assert returned.notes[0].title == "Whose harbour is it?"


def test_a_document_without_its_record_is_read_as_any_other() -> None:
    document = docx.Document(BytesIO(rendered(_note()).data))
    for key, relationship in list(document.part.rels.items()):
        if relationship.reltype.endswith("/customXml"):
            del document.part.rels[key]
    returned = back(_saved(document))
    assert (returned.diagnostics, returned.left_over) == ((), ())
    assert [step.text for step in returned.notes[0].next_steps][:1] != []


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_notes_come_back_from_documents_that_libreoffice_has_saved(tmp_path: Path) -> None:
    sources = {path.stem: notekit.parse(path).notes for path in sorted(SEEDS.glob("[a-z]*.*"))}
    sources |= {"by-hand": (_note(),), "full": (full_note(),)}
    for name, found in sources.items():
        (tmp_path / f"{name}.docx").write_bytes(rendered(*found, people_table=True).data)
    saved = tmp_path / "saved"
    command = [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "docx"]
    documents = [str(tmp_path / f"{name}.docx") for name in sources]
    subprocess.run([*command, "--outdir", str(saved), *documents], check=True, capture_output=True, timeout=300)
    differing = {name: notekit.compare(found, notekit.parse(saved / f"{name}.docx")) for name, found in sources.items()}
    assert {name: changes for name, changes in differing.items() if changes} == {}


def _changed(data: bytes, note: Note, edits: Sequence[Edit]) -> list[str]:
    """What is different in the note that comes back after some edits, a line each."""
    document = docx.Document(BytesIO(data))
    for edit in edits:
        edit(document)
    returned = back(_saved(document))
    assert (returned.left_over, returned.diagnostics) == ((), ())
    return [_told(change) for change in notekit.compare(note, returned.notes)]


def _told(change: notekit.Change) -> str:
    after = f": {change.after}" if change.after is not None else ""
    return f"{change.kind} {change.where}{after}" + (f" ({', '.join(change.remarks)})" if change.remarks else "")


def _saved(document: Document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
