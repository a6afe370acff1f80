"""How MJML becomes what newsletters are made with: HTML for mail programs, its styles written into its tags.

Done when the package is built, by `hatch_build.py`, and for templates of one's own. So nothing here needs
notekit, and mjml and css_inline are imported late: who only writes newsletters needs neither.
"""

import re
from pathlib import Path
from typing import NamedTuple

__all__ = ["COMPILED", "COMPILED_MESSAGE", "ELEMENTS", "Templates", "bare", "compiled", "elements", "message", "write"]

FOLDER = Path(__file__).parent
SOURCES, COMPILED = FOLDER / "templates", FOLDER / "compiled"
MESSAGE, ELEMENTS, COMPILED_MESSAGE = "newsletter.mjml", "elements.html", "newsletter.html"

_INLINE = re.compile(r"<mj-style\s+inline=[\"']inline[\"']\s*>(.*?)</mj-style>", re.DOTALL)
_COMMENT = re.compile(r"<!--(?!\[if|>|<!\[endif).*?-->", re.DOTALL)
"""Said to those who read the source, not to Outlook."""
_PLACES = re.compile(
    r"""<!--.*?-->|<[a-zA-Z/!](?:"[^"]*"|'[^']*'|[^>"'])*>|(\{\{.*?\}\}|\{%.*?%\}|\{\#.*?\#\})""", re.DOTALL
)
_HIDDEN = re.compile(r"<!--place (\d+)-->")
_BODY_OF_TABLE = re.compile(r"</?tbody>")
"""Understood where it is left out, and put by the parser between a row and the loop that it stands in."""
_STYLE_ELEMENT = re.compile(r"<style.*?</style>", re.DOTALL)
_STYLE = re.compile(r'(?<= style=")[^"]*')
_CLASS = re.compile(r' class="([^"]*)"')
_LOGICAL = re.compile(r"\b(?:(padding|margin|border)-inline-|(text-align:))(start|end)\b")
_BETWEEN_CONDITIONS = re.compile(r"<!\[endif\]-->\s*<!--\[if mso \| IE\]>")
_CLOSED = re.compile(r"(<(?:meta|img|br|hr)\b[^>]*?)\s*/>")


class Templates(NamedTuple):
    """A message, and the elements that notes are set with."""

    message: str
    elements: str


def message() -> str:
    """The message in MJML."""
    return (SOURCES / MESSAGE).read_text(encoding="utf-8")


def elements() -> str:
    """The elements, in HTML with classes."""
    return (SOURCES / ELEMENTS).read_text(encoding="utf-8")


def write() -> None:
    """Compiles the sources into the folder `COMPILED`."""
    COMPILED.mkdir(exist_ok=True)
    for name, html in zip((COMPILED_MESSAGE, ELEMENTS), compiled(Templates(message(), elements())), strict=True):
        Path(COMPILED, name).write_text(html, encoding="utf-8")


def compiled(sources: Templates) -> Templates:
    """The sources as HTML, with the styles that the message gives for inlining in the tags of both.

    What stays are its places, `{{ … }}` and `{% … %}`, and the values that are known when a newsletter is
    written: `var(--ink)` for a colour, `var(--start)` for the side on which lines start. Raises ValueError
    where the message is not MJML, ImportError where the libraries are missing.
    """
    from mjml import mjml2html

    styles = "\n".join(_INLINE.findall(sources.message))
    page = _BETWEEN_CONDITIONS.sub("", _CLOSED.sub(r"\1>", mjml2html(bare(sources.message), fonts={})))
    head, opening, body = page.partition("<body")
    tag, end, body = body.partition(">")
    body, closing, rest = body.rpartition("</body>")
    kept = "".join(_STYLE_ELEMENT.findall(head))
    whole = f"{_shortened(head)}{opening}{tag}{end}{_inlined(body, styles, kept)}{closing}{rest}"
    return Templates(_physical(whole), _physical(_inlined(sources.elements, styles, kept)))


def bare(message: str) -> str:
    """A message in MJML without its comments and the styles for inlining, all else in the same lines."""
    return _COMMENT.sub(_lines, _INLINE.sub(_lines, message))


def _lines(found: re.Match[str]) -> str:
    """As many lines as are left out, so that errors say where they are."""
    return "\n" * found[0].count("\n")


def _inlined(html: str, styles: str, kept: str) -> str:
    """The HTML with styles in its tags, and no classes but those that the styles in the head need."""
    from css_inline import inline_fragment

    places: list[str] = []
    set_out = inline_fragment(
        _without_places(html, places),
        styles,
        inline_style_tags=False,
        load_remote_stylesheets=False,
        keep_link_tags=True,
    )
    shown = _HIDDEN.sub(lambda hidden: places[int(hidden[1])], _BODY_OF_TABLE.sub("", set_out))
    shown = _STYLE.sub(lambda style: re.sub(r"\s*([:;])\s*", r"\1", style[0]).rstrip(";"), shown)
    return _CLASS.sub(lambda named: _needed(named[1].split(), kept), _shortened(shown))


def _without_places(html: str, places: list[str]) -> str:
    """The HTML with comments for its places: where text may not stand, a comment may."""

    def hidden(found: re.Match[str]) -> str:
        if not found[1]:
            return found[0]
        places.append(found[1])
        return f"<!--place {len(places) - 1}-->"

    return _PLACES.sub(hidden, html)


def _needed(names: list[str], kept: str) -> str:
    needed = [name for name in names if re.search(rf"\.{re.escape(name)}(?![\w-])", kept)]
    return f' class="{" ".join(needed)}"' if needed else ""


def _shortened(html: str) -> str:
    """The HTML without the space that sets out its source, and that of styles in its head."""
    lines = re.sub(r"\s*\n\s*", "\n", html)
    return _STYLE_ELEMENT.sub(lambda styles: re.sub(r"\s*([{;},])\s*(?![#%{])|(?<=[\w)]:)\s+", r"\1", styles[0]), lines)


def _physical(html: str) -> str:
    """The HTML with sides that are values: mail programs know no start and end of a line."""
    return _LOGICAL.sub(
        lambda found: f"{found[1]}-var(--{found[3]})" if found[1] else f"{found[2]}var(--{found[3]})", html
    )


if __name__ == "__main__":
    write()
