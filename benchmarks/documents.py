"""The documents that are measured on: the project's own, repeated to a size, and hostile ones."""

from collections.abc import Callable
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
REAL = ROOT.parent / "shared" / "seeds"

__all__ = ["HOSTILE", "REAL", "SEEDS", "prose"]


def prose(size: int) -> str:
    """Text of about `size` characters: the plain-text seeds one after the other, over and over."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    parts: list[str] = []
    length = 0
    for text in cycle(texts):
        parts.append(text)
        length += len(text)
        if length >= size:
            return "\n\n".join(parts)[:size]
    raise FileNotFoundError(f"{SEEDS} holds no plain text")


HOSTILE: dict[str, Callable[[int], str]] = {
    "one long word": lambda size: "A" * size,
    "one long line": lambda size: "word, Word and word. " * (size // 21),
    "nested quotes": lambda size: ">" * size + " a",
    "nested bullets": lambda size: "- " * (size // 2) + "a",
    "deepening indents": lambda size: "\n".join(" " * (n % 400) + "- a" for n in range(size // 200)),
    "crossed emphasis": lambda size: "*a **a " * (size // 7),
    "open brackets": lambda size: "[" * size,
    "link openings": lambda size: "[a](" * (size // 4),
    "backticks": lambda size: " ".join("`" * (n % 300 + 1) for n in range(size // 150)),
    "quotation marks": lambda size: "“" * size,
    "said without end": lambda size: "“a”, said " * (size // 10),
    "capitals and commas": lambda size: "Ann Bee, " * (size // 9),
    "bodies": lambda size: "The Quay Trust and " * (size // 19) + "hosted it.",
    "line-ups": lambda size: "our speakers, Ann Bee " * (size // 22),
    "dates": lambda size: "on 3 May 2031 " * (size // 14),
    "spaces in a list": lambda size: "Present: Ann Lee" + " " * size + "Bo: Ek",
    "white space": lambda size: " \t" * (size // 2) + "a",
    "empty lines": lambda size: "\n" * size + "a",
    "dated short lines": lambda size: "In 2031 lamps lent\n\n" * (size // 20),
    "owners' lines": lambda size: "Action: AL\n" * (size // 11),
    "short lines": lambda size: "Head\n\n" * (size // 6),
    "names in bold": lambda size: "**Ann Bee** and " * (size // 16),
    "labels in bold below an item": lambda size: "- a\n" + "**Ann:** Bo\n" * (size // 12) + "end",
    "colons": lambda size: "Ann: a\n" * (size // 7),
    "table rows": lambda size: "| a | b |\n" + "|---|---|\n" + "| a |\n" * (size // 6),
}
"""Texts of about a given size that are bad for recognisers of one kind or another."""
