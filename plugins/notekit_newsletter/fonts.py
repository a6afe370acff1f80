"""Stacks of fonts: names in the order in which a mail program is to look for them."""

import re
from functools import lru_cache

__all__ = ["as_fonts", "plain_font"]

GENERIC = ("sans-serif", "serif", "monospace", "system-ui", "cursive", "fantasy")
EVERYWHERE = (
    *("Arial", "Calibri", "Cambria", "Courier New", "Georgia", "Palatino Linotype", "Segoe UI", "Tahoma"),
    *("Times New Roman", "Trebuchet MS", "Verdana"),
)
"""Fonts that Outlook on Windows has. Of a stack that begins with another it sets everything in Times."""

_NAME = re.compile(r"[^\W_][\w .-]*|-apple-system")
_OF_KIND = {"serif": "Georgia", "monospace": "Courier New"}


@lru_cache(maxsize=64)
def as_fonts(value: str, kind: str) -> str | None:
    """Names between commas as CSS takes them, with the generic `kind` at the end unless there is one; None
    where that is no list of names.
    """
    names = [" ".join(name.strip().strip("'\"").split()) for name in value.split(",")]
    if len(value) > 400 or not all(_NAME.fullmatch(name) for name in names):
        return None
    if not any(name in GENERIC for name in names):
        names.append(kind)
    return ",".join(f"'{name}'" if " " in name or "." in name or not name.isascii() else name for name in names)


def plain_font(fonts: str) -> str:
    """The first of the fonts that is on every Windows, or one of its kind that is."""
    names = [name.strip("'") for name in fonts.split(",")]
    kind = next(name for name in names if name in GENERIC)
    font = next((name for name in names if name in EVERYWHERE), _OF_KIND.get(kind, "Arial"))
    return f"'{font}'" if " " in font else font
