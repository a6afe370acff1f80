"""How MJML becomes the look of the newsletter."""

import re
import subprocess
import sys

import pytest

import notekit
from newsletters import html
from notekit.testing import short_note
from notekit_newsletter import compiling, theme
from notekit_newsletter.compiling import COMPILED, COMPILED_MESSAGE, ELEMENTS, Templates, compiled

SHIPPED = Templates(compiling.message(), compiling.elements())


def body(mjml: str) -> str:
    return compiled(Templates(f"<mjml><mj-body>{mjml}</mj-body></mjml>", "")).message.partition("<body")[2]


def test_what_is_installed_was_compiled_from_what_is_here() -> None:
    installed = Templates(*((COMPILED / name).read_text(encoding="utf-8") for name in (COMPILED_MESSAGE, ELEMENTS)))
    assert installed == compiled(SHIPPED), "run `make newsletter`"


def test_places_stay_where_they_stand() -> None:
    rows = '<table>{% for x in y %}<tr><td title="{{ x }}">{{ x }}</td></tr>{% endfor %}</table>'
    section = f"<mj-section><mj-column><mj-text>{rows}</mj-text></mj-column></mj-section>"
    found = body(f"<mj-raw>{{% if y %}}</mj-raw>{section}<mj-raw>{{% endif %}}</mj-raw>")
    assert '{% for x in y %}<tr><td title="{{ x }}">{{ x }}</td></tr>{% endfor %}' in found
    assert (
        found.index("{% if y %}")
        < found.index("<!--[if mso")
        < found.rindex("<![endif]-->")
        < found.index("{% endif %}")
    )


def test_styles_stand_in_the_tags_and_their_classes_are_gone() -> None:
    found = compiled(SHIPPED)
    kept = "".join(re.findall("<style.*?</style>", found.message, re.DOTALL))
    for page in found:
        for names in re.findall(r' class="([^"]*)"', page.partition("<body")[2] or page):
            assert all(f".{name}" in kept for name in names.split()), names
    assert 'class="paragraph"' not in found.elements
    assert '<p style="margin:0 0 16px">{{ held }}</p>' in found.elements


def test_sides_are_values() -> None:
    assert "inline-start" not in "".join(compiled(SHIPPED))
    assert "text-align:start" not in "".join(compiled(SHIPPED))
    assert "padding-var(--start):24px" in compiled(SHIPPED).elements


def test_comments_are_left_out_and_conditions_stay() -> None:
    assert "documentation.mjml.io" not in compiled(SHIPPED).message
    assert "<!--[if mso]>" in compiled(SHIPPED).message
    shown = body("<mj-raw><!-- not this --><!--[if !mso]><!--><b>this</b><!--<![endif]--></mj-raw>")
    assert "<!--[if !mso]><!--><b>this</b><!--<![endif]-->" in shown
    assert "not this" not in shown


def test_no_font_is_fetched() -> None:
    text = '<mj-section><mj-column><mj-text font-family="Roboto, Open Sans">x</mj-text></mj-column></mj-section>'
    assert "fonts.googleapis" not in compiled(Templates(f"<mjml><mj-body>{text}</mj-body></mjml>", "")).message


def test_what_is_not_mjml_is_an_error() -> None:
    with pytest.raises(ValueError, match="template"):
        compiled(Templates("<html></html>", ""))


def test_a_look_that_was_never_compiled_is_an_error_that_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr(theme, "COMPILED", tmp_path)
    for cached in (theme._compiled, theme.theme):
        cached.cache_clear()
    with pytest.raises(notekit.NotekitError, match=r"has not been compiled; .* `make newsletter`"):
        html(short_note())


def test_neither_library_is_needed_to_write_a_newsletter() -> None:
    program = (
        "import sys; sys.modules['mjml'] = sys.modules['css_inline'] = None; import notekit; "
        "notekit.render(notekit.Note('A note'), 'newsletter')"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
