"""Lines that Markdown would join although each stands for itself, as lists of names are typed under a label."""

import re
from itertools import pairwise

__all__ = ["with_kept_lines"]

LONGEST_LABEL = 60
SHORT = 45
"""Up to what length no line has been wrapped."""
LEAST = 3
"""How many lines at least are a list that no label stands over."""
MOST_LINES = 300

_LABEL = re.compile(r"[*_]{0,3}[^\W\d_][^:\n]{0,60}:[*_]{0,3}\s*$")
_BOLD_LABEL = re.compile(r"(?P<sign>\*\*|__)[^\W\d_][^*_\n]{1,58}(?P=sign):?\s*$")
_NAME = r"[^\W\d_a-z][\w.’'-]*"
_ENTRY = re.compile(rf"[*_]{{0,3}}{_NAME}(?:\s{_NAME}){{1,3}}[*_]{{0,3}}(?:,| [-–—]| \()\s?[^.!?;:]{{2,110}}\s*")
_BEGINS = re.compile(r"[ \t>]*[*_(]{0,3}[^\W\d_]")


def with_kept_lines(text: str) -> str:
    """The Markdown of a paragraph, with hard breaks where a label stands over lines of which none was wrapped.

    Lines that each name somebody, with a body behind a comma, need no label, or one in bold without a colon.
    """
    if "\n" not in text:
        return text
    lines = text.split("\n")
    if not (_is_labelled(lines) or _are_entries(lines)):
        return text
    return "\\\n".join(line.rstrip(" \t\\") for line in lines)


def _is_labelled(lines: list[str]) -> bool:
    label, *others = lines
    if len(label) > LONGEST_LABEL or not 1 < len(others) <= MOST_LINES or _LABEL.match(label) is None:
        return False
    return all(map(_opens, others)) and not _is_wrapped(others)


def _are_entries(lines: list[str]) -> bool:
    """Whether each of several lines is short, with two capitals before its first comma: 'Ann Lee, Quay Trust'."""
    if len(lines) > LEAST and _BOLD_LABEL.match(lines[0]):
        lines = lines[1:]
    return LEAST <= len(lines) <= MOST_LINES and all(map(_ENTRY.fullmatch, lines)) and not _is_wrapped(lines)


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
