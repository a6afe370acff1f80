"""The tables of docs/schema.md are the classes."""

import attrs
import pytest

import notekit
import pages
from notekit.blocks import BLOCKS
from notekit.codec import MARKS
from pages import names

SCHEMA = pages.text_of("schema.md")

TABLED = [
    notekit.Notebook,
    notekit.Note,
    notekit.Section,
    notekit.Person,
    notekit.Post,
    notekit.EventDate,
    notekit.Furniture,
    notekit.Evidence,
    notekit.Source,
    notekit.Span,
    notekit.LeftOver,
    notekit.Diagnostic,
    notekit.Coverage,
]


def section(heading: str) -> str:
    return pages.section("schema.md", f"## {heading}")


def rows(table: str) -> list[tuple[str, ...]]:
    return pages.rows(table, 2)


def fields(kind: type) -> list[str]:
    return [field.name for field in attrs.fields(kind) if not field.name.startswith("_")]


@pytest.mark.parametrize("kind", TABLED, ids=lambda kind: kind.__name__)
def test_the_fields_of_a_class_are_those_of_its_table(kind: type) -> None:
    table = section(kind.__name__).split("| view |")[0]
    assert [name for cell, _ in rows(table) for name in names(cell)] == fields(kind)


@pytest.mark.parametrize("kind", TABLED, ids=lambda kind: kind.__name__)
def test_required_fields_are_marked(kind: type) -> None:
    required = {field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING}
    table = section(kind.__name__).split("| view |")[0]
    assert {name for cell, takes in rows(table) for name in names(cell) if "required" in takes} == required


def test_the_views_of_a_note_are_its_properties() -> None:
    views = section("Note").split("| view |")[1]
    properties = {name for name, value in vars(notekit.Note).items() if isinstance(value, property)}
    assert {name for cell, _ in rows(views) for name in names(cell)} == properties


def test_the_blocks_are_tabled_with_their_fields() -> None:
    kinds = [*BLOCKS, notekit.ListItem]
    tabled = {names(cell)[0]: names(takes) for cell, takes in rows(section("Blocks"))}
    assert tabled == {kind.__name__: [name for name in fields(kind) if name != "span"] for kind in kinds}


def test_the_marks_are_tabled_with_their_fields() -> None:
    tabled = {names(cell)[0]: names(takes) for cell, takes in rows(section("Rich text"))}
    common = fields(notekit.Mark)
    assert tabled == {kind.__name__: [name for name in fields(kind) if name not in common] for kind in MARKS}


@pytest.mark.parametrize("choice", [notekit.Kind, notekit.Role, notekit.Part, notekit.Precision, notekit.Status])
def test_every_choice_is_named(choice: type[notekit.Kind]) -> None:
    assert [value for value in choice if f"`{value}`" not in SCHEMA] == []
