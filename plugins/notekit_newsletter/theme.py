"""The look of a newsletter: its templates as compiled, with the values of a brand."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from attrs import asdict, define, field
from jinja2 import Environment, StrictUndefined

import notekit
from notekit_newsletter.brand import Brand
from notekit_newsletter.colours import palette
from notekit_newsletter.compiling import COMPILED, COMPILED_MESSAGE, ELEMENTS, Templates
from notekit_newsletter.fonts import plain_font

__all__ = ["ENVIRONMENT", "Frame", "Theme", "frames", "theme", "values", "with_values"]

Frame = tuple[str, ...]
"""The HTML around what an element holds: one piece more than it has places."""

ENVIRONMENT: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
}
"""How templates are read, those of one's own too."""

_VALUE = re.compile(r"var\(--([\w-]+)\)")
_ELEMENT = re.compile(r"<!-- ([a-z0-9-]+) -->(.*?)<!-- end -->", re.DOTALL)
_PLACE = re.compile(r"\{\{ \w+ \}\}")
_LEFT, _RIGHT = ("left", "right"), ("right", "left")


@define(eq=False)
class Theme:
    """What fills the places of the whole message, and the frames of the elements by name."""

    page: Callable[..., str]
    frames: dict[str, Frame]
    _headings: dict[tuple[str, int], Frame] = field(factory=dict, init=False)

    def framed(self, element: str, held: str) -> str:
        """The element around `held`, which is HTML."""
        before, after = self.frames[element]
        return f"{before}{held}{after}"

    def heading(self, element: str, level: int) -> Frame:
        """The frame of a heading, as an h1 to h6."""
        key = element, level
        if key not in self._headings:
            before, after = self.frames[element]
            tag = f"h{min(level, 6)}"
            self._headings[key] = before.replace("<h1", f"<{tag}"), after.replace("</h1", f"</{tag}")
        return self._headings[key]


@lru_cache(maxsize=64)
def theme(brand: Brand, direction: str) -> Theme:
    """The look of newsletters of this brand for text that runs 'ltr' or 'rtl'."""
    message, elements = (with_values(html, values(brand, direction)) for html in _compiled())
    return Theme(_environment().from_string(message).render, frames(elements))


def values(brand: Brand, direction: str) -> dict[str, str]:
    """What `var(--…)` stands for in a template, by name."""
    start, end = _RIGHT if direction == "rtl" else _LEFT
    colours = asdict(palette(brand.accent, brand.ground, brand.paper, brand.ink))
    return {name.replace("_", "-"): colour for name, colour in colours.items()} | {
        "font": brand.font,
        "heading-font": brand.heading_font,
        "plain-font": plain_font(brand.font),
        "plain-heading-font": plain_font(brand.heading_font),
        "direction": direction,
        "start": start,
        "end": end,
    }


def with_values(html: str, values: dict[str, str]) -> str:
    """A template with the values of a brand in it. Raises KeyError where it names one that there is not."""
    return _VALUE.sub(lambda value: values[value[1]], html)


def frames(elements: str) -> dict[str, Frame]:
    """The frames in `elements.html`, by name."""
    return {name: tuple(_PLACE.split(html)) for name, html in _ELEMENT.findall(elements)}


@cache
def _environment() -> Environment:
    return Environment(**ENVIRONMENT, auto_reload=False)


@cache
def _compiled() -> Templates:
    try:
        return Templates(*((COMPILED / name).read_text(encoding="utf-8") for name in (COMPILED_MESSAGE, ELEMENTS)))
    except FileNotFoundError as error:
        raise notekit.NotekitError(
            f"{COMPILED}: the look of the newsletter has not been compiled; install notekit with pip, "
            "or run `make newsletter` in its checkout"
        ) from error
