"""How fast text is parsed, how the time grows with its length, and what hostile text costs."""

from functools import partial

import mistune
from documents import HOSTILE, REAL, prose
from timing import growth, milliseconds, side_by_side, table, times

import notekit

__all__ = ["growing", "hostile", "speed"]

CHARACTERS = 63_000
MOST = 10_000_000
HOSTILE_SIZES = 25_000, 100_000
MEDIA_TYPES = {"text": "text/plain", "markdown": "text/markdown"}


def speed() -> str:
    """Parsing beside mistune's tree of the same text."""
    tree = mistune.create_markdown(renderer="ast")
    rows = []
    for name, text in _texts().items():
        for kind, media_type in MEDIA_TYPES.items():
            data = text.encode()
            taken = side_by_side(
                {"notekit": partial(notekit.parse, data, media_type=media_type), "mistune": partial(tree, text)}
            )
            rows.append(
                (
                    f"{name}, {len(data) / 1000:.0f} KB, as {kind}",
                    milliseconds(taken["notekit"]),
                    milliseconds(taken["mistune"]),
                    times(taken["notekit"] / taken["mistune"]),
                    f"{len(data) / taken['notekit'] / 1e6:.1f} MB/s",
                )
            )
    title = "Parse, beside mistune's tree of the same text (aim: at most 2x)"
    return table(title, ("", "notekit", "mistune", "ratio", "notekit"), rows)


def growing() -> str:
    """The power by which the time of parsing grows with the length of the text."""
    rows = []
    for kind, media_type in MEDIA_TYPES.items():
        taken = _small_and_large(media_type, prose(CHARACTERS), prose(MOST), rounds=1)
        row = milliseconds(taken["small"]), milliseconds(taken["large"]), growth(taken, MOST / CHARACTERS)
        rows.append((f"as {kind}", *row))
    title = "Growth of parsing from 63 KB to 10 MB (aim: exponent at most 1.1)"
    return table(title, ("", "63 KB", "10 MB", "exponent"), rows)


def hostile() -> str:
    """The same for texts that are bad for recognisers."""
    rows = []
    for name, make in HOSTILE.items():
        row = [name]
        for media_type in MEDIA_TYPES.values():
            taken = _small_and_large(media_type, *map(make, HOSTILE_SIZES), rounds=1)
            row += [milliseconds(taken["large"]), growth(taken, HOSTILE_SIZES[1] / HOSTILE_SIZES[0])]
        rows.append(row)
    title = "Hostile text of 100 KB, and growth from 25 KB"
    return table(title, ("", "as text", "exponent", "as markdown", "exponent"), rows)


def _texts() -> dict[str, str]:
    texts = {"seeds repeated": prose(CHARACTERS)}
    real = sorted(REAL.glob("*.txt"), key=lambda path: path.stat().st_size)
    if real:
        texts["largest real seed"] = real[-1].read_text(encoding="utf-8")
    return texts


def _small_and_large(media_type: str, small: str, large: str, *, rounds: int) -> dict[str, float]:
    notekit.parse(small.encode(), media_type=media_type)
    return side_by_side(
        {
            "small": partial(notekit.parse, small.encode(), media_type=media_type),
            "large": partial(notekit.parse, large.encode(), media_type=media_type),
        },
        rounds=rounds,
    )
