"""Colours with enough contrast to be read, by day and by night."""

from collections.abc import Iterator
from colorsys import hls_to_rgb, rgb_to_hls
from functools import cache

from attrs import frozen

__all__ = ["Palette", "contrast", "palette", "readable"]

ENOUGH = 4.5
"""The contrast that WCAG 2.2 asks for between text and its ground (level AA)."""


@frozen
class Palette:
    """The colours of a newsletter, each as #rrggbb; those named dark for readers who prefer dark.

    Text is set in ink, soft (less important) and link on paper or tint, and in faint on the ground around
    the paper; text on a button is white.
    """

    accent: str
    ground: str
    paper: str
    tint: str
    ink: str
    soft: str
    link: str
    faint: str
    line: str
    button: str
    dark_ground: str
    dark_paper: str
    dark_tint: str
    dark_ink: str
    dark_soft: str
    dark_link: str
    dark_faint: str
    dark_line: str


@cache
def palette(accent: str, ground: str = "#eef1f4", paper: str = "#ffffff", ink: str = "#1f2a33") -> Palette:
    """The palette around a brand's colours. Those that hold text are darkened or lightened until it can be read.

    What is dark for those who prefer it has the hue of the ink.
    """
    tint = _tinted(paper, accent)
    dark_ground, dark_paper, dark_tint, dark_line = (_toned(ink, lightness) for lightness in (0.08, 0.13, 0.19, 0.28))
    legible = readable(ink, paper, tint)
    return Palette(
        accent=accent,
        ground=ground,
        paper=paper,
        tint=tint,
        ink=legible,
        soft=readable(_mixed(legible, paper, 0.25), paper, tint),
        link=readable(accent, paper, tint),
        faint=readable(_mixed(legible, ground, 0.25), ground),
        line=_mixed(legible, paper, 0.82),
        button=readable(accent, "#ffffff"),
        dark_ground=dark_ground,
        dark_paper=dark_paper,
        dark_tint=dark_tint,
        dark_ink=readable(_toned(ink, 0.92), dark_paper, dark_tint),
        dark_soft=readable(_toned(ink, 0.71), dark_paper, dark_tint),
        dark_link=readable(accent, dark_paper, dark_tint),
        dark_faint=readable(_toned(ink, 0.71), dark_ground),
        dark_line=dark_line,
    )


def _tinted(paper: str, accent: str) -> str:
    """A shade of the paper to set boxes apart, unless the same text could not be read on both."""
    tint = _mixed(paper, accent, 0.05)
    return tint if contrast(_shade(paper), tint) >= ENOUGH else paper


def readable(colour: str, *grounds: str) -> str:
    """The colour, moved towards black or white just so far that text in it can be read on all grounds.

    Several grounds differ little: what can be read on the first, black or white, can be on the others.
    """
    towards = _shade(grounds[0])
    for step in range(21):
        mixed = _mixed(colour, towards, step / 20)
        if all(contrast(mixed, ground) >= ENOUGH for ground in grounds):
            return mixed
    return towards


def _shade(ground: str) -> str:
    """Black or white, whichever stands out from the ground."""
    return max(("#000000", "#ffffff"), key=lambda shade: contrast(shade, ground))


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


def _mixed(colour: str, other: str, share: float) -> str:
    """The colour with that share of the other, from 0 to 1, in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return _hex(one + (two - one) * share for one, two in pairs)


def _toned(colour: str, lightness: float) -> str:
    """The hue of the colour, not much of it, at that lightness from 0 to 1."""
    hue, _, saturation = rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    return _hex(channel * 255 for channel in hls_to_rgb(hue, lightness, min(saturation, 0.22)))


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _hex(channels: Iterator[float]) -> str:
    return "#" + bytes(round(channel) for channel in channels).hex()
