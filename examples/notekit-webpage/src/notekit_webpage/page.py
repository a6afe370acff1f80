"""The page: notes as articles, the contents before them, and the styles that it carries along."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from attrs import frozen
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from notekit import Diagnostic, Image, Note, NotekitError, Severity
from notekit_webpage.cast import byline, cast
from notekit_webpage.colours import readable
from notekit_webpage.headings import Headings
from notekit_webpage.linked_data import linked_data
from notekit_webpage.options import Options
from notekit_webpage.words import attribution, dated, duties, has_links, rich

__all__ = ["compose"]

LIGHT, DARK = "#f1f4f6", "#262f38"
"""The grounds on which links may stand, of those with the least contrast."""

_RIGHT_TO_LEFT = re.compile(r"(?:ar|ckb|dv|fa|he|iw|ks|ps|sd|ug|ur|yi)(?![a-z])|[a-z]+-(?:arab|hebr)", re.IGNORECASE)
_FEWEST = 3
"""A page with fewer headings needs no table of contents."""


@frozen
class _Article:
    """A note as HTML: its head, and its body."""

    title: str
    id: str
    language: str
    direction: str
    head: Markup
    body: Markup


def compose(notes: Sequence[Note], options: Options) -> tuple[str, tuple[Diagnostic, ...]]:
    """The page, and a remark on each picture that it describes in words."""
    several = len(notes) > 1
    headings = Headings(top=2)
    articles = [_article(note, headings, rank=2 if several else 1) for note in notes]
    page = _environment().get_template("page.html.j2")
    html = page.render(
        title=options.title if several else articles[0].title,
        several=several,
        language=articles[0].language,
        direction=articles[0].direction,
        contents=headings.contents if headings.number >= _FEWEST else [],
        articles=articles,
        styles=_styles(options),
        events=linked_data(notes),
    )
    return html, tuple(_described(image) for note in notes for image in note.images)


def _article(note: Note, headings: Headings, rank: int) -> _Article:
    title = note.title or note.series or "Note"
    place = headings.begin(title, rank)
    set_as = _environment().get_template("article.html.j2").make_module({"note": note, "headings": headings})
    direction = "rtl" if _RIGHT_TO_LEFT.match(note.language) else "ltr"
    head, body = set_as.head(title, place), set_as.body()  # type: ignore[attr-defined]  # macros of the template
    return _Article(title, place.id, note.language, direction, head, body)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("notekit_webpage"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    words = {"rich": rich, "dated": dated, "duties": duties, "has_links": has_links}
    environment.globals.update(words, attribution=attribution, byline=byline, cast=cast, kind_of=_kind_of)
    return environment


def _kind_of(block: object) -> str:
    return type(block).__name__


def _styles(options: Options) -> Markup:
    """The styles of the page and the user's own. Nothing in them ends the element that they stand in."""
    own = _environment().get_template("style.css.j2")
    styles = own.render(
        accent=options.accent, link=readable(options.accent, LIGHT), dark_link=readable(options.accent, DARK)
    )
    return Markup((styles + _read(options.stylesheet)).replace("</", r"<\/"))


def _read(stylesheet: Path | None) -> str:
    if stylesheet is None:
        return ""
    try:
        return "\n" + stylesheet.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise NotekitError(f"{stylesheet}: the style sheet cannot be read ({error})") from None


def _described(image: Image) -> Diagnostic:
    what = image.alt or image.caption or image.source
    return Diagnostic(
        "picture-described",
        f"the picture {what!r:.80} is described in words, since the page fetches nothing",
        Severity.INFO,
        image.span,
    )
