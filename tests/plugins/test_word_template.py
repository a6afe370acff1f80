"""The template of the Word renderer."""

from docx import Document

from notekit_word.make_template import TEMPLATE, template


def test_the_template_is_what_its_script_makes() -> None:
    assert TEMPLATE.read_bytes() == template(), "run python -m notekit_word.make_template"


def test_the_template_says_nothing_about_who_made_it() -> None:
    properties = Document(str(TEMPLATE)).core_properties
    assert (properties.author, properties.title, properties.comments) == ("", "", "")


def test_every_style_that_another_refers_to_is_there() -> None:
    styles = Document(str(TEMPLATE)).styles.element
    known = set(styles.xpath("w:style/@w:styleId"))
    assert set(styles.xpath("//w:basedOn/@w:val | //w:next/@w:val | //w:link/@w:val")) <= known


def test_the_page_is_a4() -> None:
    section = Document(str(TEMPLATE)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
