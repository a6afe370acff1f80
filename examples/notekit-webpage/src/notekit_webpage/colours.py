"""Colours with enough contrast to be read."""

__all__ = ["contrast", "readable"]

ENOUGH = 4.5
"""The contrast that WCAG 2.2 asks for between text and its ground (level AA)."""

_STEPS = 20


def readable(colour: str, ground: str) -> str:
    """The colour, as #rrggbb, moved towards black or white just so far that text in it can be read on `ground`."""
    end = max(("#000000", "#ffffff"), key=lambda extreme: contrast(extreme, ground))
    mixtures = (_mixed(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next((mixture for mixture in mixtures if contrast(mixture, ground) >= ENOUGH), end)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG defines it, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> bytes:
    return bytes.fromhex(colour.removeprefix("#"))


def _mixed(colour: str, end: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(end), strict=True)
    return "#" + bytes(round(one + (other - one) * share) for one, other in pairs).hex()


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
