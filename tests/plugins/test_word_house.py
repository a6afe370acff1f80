"""House style: documents that take the looks of an organisation's own."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.shared import Cm

import notekit
from notekit import NotekitError
from notekit.testing import full_note
from notekit_word import WordOptions, WordRenderer
from word_documents import lines, rendered, text_of

RENDERER = WordRenderer()
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A document made with python-docx's own template, which knows few of notekit's styles."""
    document = docx.Document()
    section = document.sections[0]
    section.left_margin, section.page_width = Cm(5), Cm(20)
    section.header.paragraphs[0].text = "The Net Loft Trust, Skarrow"
    section.footer.paragraphs[0].text = "Registered charity 000000"
    document.styles["Title"].font.name = "Georgia"
    document.add_heading("A letter of last year")
    document.add_paragraph("Dear members, the roof leaks.", style="List Bullet")
    path = tmp_path / "house.docx"
    document.save(str(path))
    return path


def made(house: Path, *notes: notekit.Note, **options: bool) -> notekit.Artefact:
    return rendered(*(notes or (full_note(),)), reference_doc=house, **options)


def test_styles_page_and_letterhead_are_those_of_the_house(house: Path) -> None:
    document = docx.Document(BytesIO(made(house).data))
    (section,) = document.sections
    assert (round(section.left_margin.cm, 1), round(section.page_width.cm, 1)) == (5, 20)
    assert section.header.paragraphs[0].text == "The Net Loft Trust, Skarrow"
    assert section.footer.paragraphs[0].text == "Registered charity 000000"
    assert document.styles["Title"].font.name == "Georgia"


def test_the_words_of_the_house_document_are_not_taken(house: Path) -> None:
    assert "Dear members" not in text_of(docx.Document(BytesIO(made(house).data)).element)
    with ZipFile(BytesIO(made(house).data)) as archive:
        assert not any(b"Dear members" in archive.read(name) for name in archive.namelist())


def test_pictures_comments_and_links_of_its_text_are_left_behind(house: Path) -> None:
    document = docx.Document(str(house))
    document.part.relate_to("https://a.example/sesame", "http://x.example/hyperlink", is_external=True)
    document.save(str(house))
    with ZipFile(BytesIO(made(house).data)) as archive:
        assert not any(b"sesame" in archive.read(name) for name in archive.namelist())


def test_tables_fit_between_the_margins_of_the_house(house: Path) -> None:
    document = docx.Document(BytesIO(made(house, people_table=True).data))
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in document.tables:
        assert sum(column.width for column in table.columns) <= room + 1000


def test_styles_that_are_missing_are_named_and_taken_from_notekit(house: Path) -> None:
    artefact = made(house)
    (remark,) = [remark for remark in artefact.diagnostics if remark.code == "style-missing"]
    assert "has no style" in remark.message
    assert "'Details'" in remark.message
    assert "'Title'" not in remark.message
    names = {style.name for style in docx.Document(BytesIO(artefact.data)).styles}
    assert {"Verse", "Details", "Note Table"} <= names


def test_lists_are_numbered_beside_those_of_the_house(house: Path) -> None:
    document = docx.Document(BytesIO(made(house).data))
    numbering = document.part.numbering_part.element
    ids = [number.numId for number in numbering.num_lst]
    assert len(ids) == len(set(ids))
    kinds = [child.tag.rpartition("}")[2] for child in numbering]
    assert kinds.index("num") > max(at for at, kind in enumerate(kinds) if kind == "abstractNum")


@pytest.mark.parametrize("options", [{}, {"contents": True, "people_table": True}])
def test_a_note_comes_back_from_a_document_in_house_style(house: Path, options: dict[str, bool]) -> None:
    artefact = made(house, **options)
    assert notekit.parse(artefact.data, media_type="docx").notes == (full_note(),)
    assert made(house, **options).data == artefact.data


def test_the_template_that_notekit_writes_lacks_nothing_and_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(RENDERER.template().data)
    artefact = made(path)
    assert "style-missing" not in [remark.code for remark in artefact.diagnostics]
    assert lines(docx.Document(BytesIO(artefact.data))) == lines(docx.Document(BytesIO(rendered(full_note()).data)))
    assert "Running text is set" in text_of(docx.Document(str(path)).element)


def test_a_dotx_is_taken_as_the_document_that_it_would_begin(house: Path) -> None:
    taken = house.with_suffix(".dotx")
    with ZipFile(house) as archive, ZipFile(taken, "w", ZIP_DEFLATED) as template:
        for member in archive.infolist():
            template.writestr(member, archive.read(member).replace(MAIN.encode(), TEMPLATE.encode()))
    artefact = made(taken)
    with ZipFile(BytesIO(artefact.data)) as archive:
        assert TEMPLATE.encode() not in archive.read("[Content_Types].xml")
    assert round(docx.Document(BytesIO(artefact.data)).sections[0].left_margin.cm, 1) == 5


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "cannot be read"),
        (b"", "no Word document"),
        (b"Dear members", "no Word document"),
        (b"PK\x03\x04 cut short", "no Word document"),
    ],
)
def test_a_reference_document_that_is_none_is_an_error_that_names_it(
    tmp_path: Path, data: bytes | None, message: str
) -> None:
    path = tmp_path / "house.docx"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(NotekitError, match=rf"house\.docx: the reference document .*{message}|house.docx.*{message}"):
        RENDERER.render([full_note()], WordOptions(reference_doc=path))


def test_a_reference_document_that_is_a_bomb_is_refused(house: Path, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.docx"
    with ZipFile(house) as archive, ZipFile(bomb, "w", ZIP_DEFLATED) as copy:
        for member in archive.infolist():
            copy.writestr(member, archive.read(member))
        copy.writestr("word/media/large.bin", bytes(60_000_000))
    with pytest.raises(NotekitError, match="more than 50 MB"):
        made(bomb)


def test_a_reference_document_with_a_broken_part_is_refused(house: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    with ZipFile(house) as archive, ZipFile(broken, "w", ZIP_DEFLATED) as copy:
        for member in archive.infolist():
            data = archive.read(member)
            copy.writestr(member, data[:200] if member.filename == "word/styles.xml" else data)
    with pytest.raises(NotekitError, match="damaged"):
        made(broken)


@pytest.mark.parametrize("margin", ["1440.0000000000002", "wide"])
def test_a_length_that_is_no_whole_number_is_no_reason_to_stop(house: Path, tmp_path: Path, margin: str) -> None:
    odd = tmp_path / "odd.docx"
    with ZipFile(house) as archive, ZipFile(odd, "w", ZIP_DEFLATED) as copy:
        for member in archive.infolist():
            data = archive.read(member)
            if member.filename == "word/document.xml":
                data = re.sub(rb'w:right="\d+"', f'w:right="{margin}"'.encode(), data)
            copy.writestr(member, data)
    assert notekit.parse(made(odd).data, media_type="docx").notes == (full_note(),)


def test_the_option_takes_a_path_in_words() -> None:
    with pytest.raises(NotekitError, match=r"nowhere\.docx"):
        notekit.render(full_note(), "word", reference_doc="nowhere.docx")
