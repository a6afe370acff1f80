"""Colours with enough contrast to be read."""

from functools import cache

from attrs import evolve, frozen

__all__ = ["Palette", "contrast", "palette", "readable"]

ENOUGH = 4.5
"""The contrast that WCAG 2.2 asks for between text and its ground (level AA)."""


@frozen
class Palette:
    """The colours of a newsletter, each as #rrggbb; those named dark for readers who prefer dark."""

    accent: str
    link: str = ""
    paper: str = "#ffffff"
    ground: str = "#eef1f4"
    tint: str = "#f3f6f8"
    ink: str = "#1f2a33"
    soft: str = "#52606c"
    line: str = "#d5dce2"
    dark_link: str = ""
    dark_paper: str = "#1c232a"
    dark_ground: str = "#12171c"
    dark_tint: str = "#27313a"
    dark_ink: str = "#e8ecef"
    dark_soft: str = "#aab6c0"
    dark_line: str = "#3b4853"


@cache
def palette(accent: str) -> Palette:
    """The palette around an accent colour, which is darkened or lightened where it holds text."""
    plain = Palette(accent)
    return evolve(plain, link=readable(accent, plain.tint), dark_link=readable(accent, plain.dark_tint))


def readable(colour: str, ground: str) -> str:
    """The colour, moved towards black or white just so far that text in it can be read on `ground`."""
    towards = max((0, 255), key=lambda shade: contrast(_hex((shade,) * 3), ground))
    channels = _channels(colour)
    for step in range(21):
        mixed = _hex(tuple(round(channel + (towards - channel) * step / 20) for channel in channels))
        if contrast(mixed, ground) >= ENOUGH:
            return mixed
    return _hex((towards,) * 3)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG defines it, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        channel / 255 / 12.92 if channel <= 10 else ((channel / 255 + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _hex(channels: tuple[int, ...]) -> str:
    return "#" + bytes(channels).hex()
