"""Lines that Markdown would join although each stands for itself, as lists of names are typed under a label."""

import re
from itertools import pairwise

__all__ = ["with_kept_lines"]

LONGEST_LABEL = 60
SHORT = 45
"""Up to what length no line has been wrapped."""
MOST_LINES = 300

_LABEL = re.compile(r"[*_]{0,3}[^\W\d_][^:\n]{0,60}:[*_]{0,3}\s*$")
_BEGINS = re.compile(r"[ \t>]*[*_(]{0,3}[^\W\d_]")


def with_kept_lines(text: str) -> str:
    """The Markdown of a paragraph, with hard breaks where a label stands over lines of which none was wrapped."""
    if ":" not in text[: LONGEST_LABEL + 6] or "\n" not in text:
        return text
    label, *lines = text.split("\n")
    if len(label) > LONGEST_LABEL or not 1 < len(lines) <= MOST_LINES or _LABEL.match(label) is None:
        return text
    if not all(map(_opens, lines)) or _is_wrapped(lines):
        return text
    return "\\\n".join(line.rstrip(" \t\\") for line in (label, *lines))


def _opens(line: str) -> bool:
    """Whether a line begins with a capital, and does not break off amid a list."""
    begins = _BEGINS.match(line)
    return begins is not None and line[begins.end() - 1].isupper() and line.rstrip()[-1] not in ",-–—&"


def _is_wrapped(lines: list[str]) -> bool:
    """Whether most lines are as long as they could be: the next word would not have fitted."""
    width = max(map(len, lines))
    if width <= SHORT or sum("\t" in line for line in lines) * 2 > len(lines):
        return False
    full = sum(len(line) + 1 + len(following.split()[0]) > width for line, following in pairwise(lines))
    return full * 2 >= len(lines) - 1
