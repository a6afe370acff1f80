"""Numbering: which number an item has, as Word counts."""

import pytest
from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from foreign_documents import NAMES, definition, numbered
from notekit.readers.wordprocessing.elements import Element
from notekit.readers.wordprocessing.numbering import Numbering
from notekit.readers.wordprocessing.styles import Style

DECIMAL = definition(1, "decimal", "%1.")


def parsed(content: str) -> Element:
    return etree.fromstring(f"<w:numbering {NAMES}>{content}</w:numbering>")


def counted(content: str, *items: tuple[str, int]) -> list[int]:
    numbering = Numbering(parsed(content))
    return [numbering.count(*item) for item in items]


def test_a_list_counts_on() -> None:
    assert counted(DECIMAL + numbered(1, 1), ("1", 0), ("1", 0), ("1", 0)) == [1, 2, 3]


def test_a_level_begins_anew_below_the_next_item_above() -> None:
    places = [("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1)]
    assert counted(DECIMAL + numbered(1, 1), *places) == [1, 1, 2, 1, 2, 1]


def test_a_level_that_does_not_restart_goes_on() -> None:
    going_on = DECIMAL.replace('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/>')
    assert counted(going_on + numbered(1, 1), ("1", 0), ("1", 1), ("1", 0), ("1", 1)) == [1, 1, 2, 2]


def test_lists_of_one_definition_go_on_with_each_other() -> None:
    assert counted(DECIMAL + numbered(1, 1) + numbered(2, 1), ("1", 0), ("2", 0), ("1", 0)) == [1, 2, 3]


def test_a_list_that_states_its_first_number_begins_with_it_once() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = DECIMAL + numbered(1, 1) + numbered(2, 1, start)
    assert counted(lists, ("1", 0), ("2", 0), ("2", 0), ("1", 0)) == [1, 5, 6, 7]


def test_lists_of_several_definitions_count_apart() -> None:
    lists = DECIMAL + definition(2, "upperRoman", "%1") + numbered(1, 1) + numbered(2, 2)
    assert counted(lists, ("1", 0), ("2", 0), ("1", 0)) == [1, 1, 2]


def test_a_definition_may_be_that_of_a_style() -> None:
    linked = DECIMAL.replace("<w:lvl", '<w:styleLink w:val="Own"/><w:lvl', 1)
    linking = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Own"/></w:abstractNum>'
    assert counted(linked + linking + numbered(1, 1) + numbered(2, 2), ("1", 0), ("2", 0)) == [1, 2]


@pytest.mark.parametrize(
    ("form", "sign", "expected"),
    [("bullet", "•", None), ("bullet", "☐", False), ("bullet", "\uf0fe", True), ("custom", "☑", True)],
)
def test_bullets_may_be_boxes(form: str, sign: str, expected: bool | None) -> None:
    level = Numbering(parsed(definition(1, form, sign) + numbered(1, 1))).level("1", 0)
    assert level is not None
    assert (level.ordered, level.checked) == (False, expected)


@pytest.mark.parametrize("list_id", ["0", "7", "2"])
def test_what_sets_neither_numbers_nor_bullets_is_no_list(list_id: str) -> None:
    lists = Numbering(parsed(definition(2, "none", "") + numbered(2, 2) + numbered(1, 9)))
    assert lists.level(list_id, 0) is None


def test_a_definition_binds_its_levels_to_styles() -> None:
    bound = DECIMAL.replace('<w:lvl w:ilvl="3">', '<w:lvl w:ilvl="3"><w:pStyle w:val="Own"/>')
    numbering = Numbering(parsed(bound + numbered(1, 1)))
    assert numbering.level_of_style("1", Style("own", style_id="Own")) == 3
    assert numbering.level_of_style("1", Style("list number 3")) == 2
    assert numbering.level_of_style("1", Style("other", number=("1", 4))) == 4
    assert numbering.level_of_style("1", Style("other")) == 0


def test_a_document_may_have_no_lists() -> None:
    assert Numbering(None).level("1", 0) is None
