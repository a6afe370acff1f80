"""A name that is written in two ways is one person's, and a remark says so."""

import pytest

from notekit import Note, Notebook, parse

LISTED = "# Roundtable on lamps\n\nSpeakers: Ruth Quillfeather, Wick Trust; Tom Reed, Lamps UK\n\n"


def found(text: str) -> tuple[list[str], list[str]]:
    """The people, and the remarks on how they are spelled."""
    notebook = parse(text.encode(), media_type="markdown")
    return [person.name for person in note_of(notebook).people], remarks(notebook)


def note_of(notebook: Notebook) -> Note:
    return notebook.notes[0]


def remarks(notebook: Notebook) -> list[str]:
    return [remark.message for remark in notebook.diagnostics if remark.code == "name-spelled-two-ways"]


def test_one_who_is_misspelt_later_is_one_person_and_both_spellings_are_told() -> None:
    text = f"{LISTED}## Ruth Quilfeather\n\nLamps are dear. They always were.\n"
    people, told = found(text)
    assert people == ["Ruth Quillfeather", "Tom Reed"]
    assert told == ["“Ruth Quilfeather” is taken for “Ruth Quillfeather”, spelled another way"]
    note = note_of(parse(text.encode(), media_type="markdown"))
    assert [[person.name for person in said.by] for said in note.contributions] == [["Ruth Quillfeather"]]
    assert "Ruth Quilfeather" in note.headings[0].text


def test_the_remark_stands_where_the_other_spelling_stands() -> None:
    notebook = parse(f"{LISTED}Ruth Quilfeather said that lamps are dear.\n".encode(), media_type="markdown")
    (remark,) = (remark for remark in notebook.diagnostics if remark.code == "name-spelled-two-ways")
    assert notebook.source
    assert remark.span
    assert notebook.source.slice(remark.span) == "Ruth Quilfeather"
    assert remark.hint


@pytest.mark.parametrize(
    "line",
    [
        "Tom Rees said that oil is dearer.",  # too short to be sure
        "Rita Quillfeather said that oil is dearer.",  # two letters of a short word
        "Ruth Abernathy said that oil is dearer.",
        "Ruth Quillfeathers said that oil is dearer.",  # a plural
    ],
)
def test_another_name_is_another_person(line: str) -> None:
    people, told = found(f"{LISTED}{line}\n")
    assert len(people) == 3
    assert told == []


def test_two_who_are_listed_are_two_people() -> None:
    people, told = found("# Lamps\n\nSpeakers: Marta Whitlock, Wick Trust; Martha Whitlock, Lamps UK\n")
    assert people == ["Marta Whitlock", "Martha Whitlock"]
    assert told == []


def test_who_is_stated_is_taken_as_stated() -> None:
    people, told = found("---\npeople: [Marta Whitlock, Martha Whitlock]\n---\n\n# Lamps\n\nMarta Whitlock spoke.\n")
    assert people == ["Marta Whitlock", "Martha Whitlock"]
    assert told == []


def test_a_name_that_may_be_either_of_two_is_a_person_of_its_own() -> None:
    text = "# Lamps\n\nSpeakers: Marta Whitlock, Wick Trust; Marka Whitlock, Lamps UK\n\nMarla Whitlock said no.\n"
    people, told = found(text)
    assert people == ["Marta Whitlock", "Marka Whitlock", "Marla Whitlock"]
    assert told == []
