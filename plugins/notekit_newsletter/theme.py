"""The look of a newsletter: its colours, its direction, and its templates as compiled."""

from functools import cache, lru_cache
from typing import Any

from attrs import frozen
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from notekit_newsletter.colours import Palette, palette

__all__ = ["CONTENT", "PREHEADER", "TITLE", "Frame", "Theme", "frame", "framed", "macros", "shell", "theme"]

Frame = tuple[str, str]
"""The HTML before and after what an element holds."""

TITLE, PREHEADER, CONTENT = "\0title\0", "\0preheader\0", "\0content\0"
"""Places to be filled; no text of a note holds a NUL."""


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("notekit_newsletter"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@cache
def macros() -> Any:
    """The macros of `elements.html.j2`: one for each element of a newsletter."""
    return _environment().get_template("elements.html.j2").module


@frozen(eq=False)
class Theme:
    """Colours, and the sides on which lines start and end ('left' or 'right')."""

    colour: Palette
    direction: str
    start: str
    end: str


@lru_cache(maxsize=64)
def theme(accent: str, direction: str) -> Theme:
    """The theme around an accent colour for text that runs 'ltr' or 'rtl'."""
    start, end = ("right", "left") if direction == "rtl" else ("left", "right")
    return Theme(palette(accent), direction, start, end)


@lru_cache(maxsize=64)
def shell(theme: Theme, language: str) -> str:
    """The whole message, with `TITLE`, `PREHEADER` and `CONTENT` where those belong."""
    template = _environment().get_template("newsletter.html.j2")
    return template.render(
        theme=theme, language=language, title=Markup(TITLE), preheader=Markup(PREHEADER), content=Markup(CONTENT)
    )


@lru_cache(maxsize=1024)
def frame(theme: Theme, element: str, *choices: object) -> Frame:
    """What the macro of that name sets around what it holds: rendered once a theme, not once a paragraph."""
    before, after = str(getattr(macros(), element)(Markup(CONTENT), theme, *choices)).split(CONTENT)
    return before, after


def framed(theme: Theme, element: str, held: str, *choices: object) -> str:
    """The element around `held`, which is HTML."""
    before, after = frame(theme, element, *choices)
    return f"{before}{held}{after}"
