"""Dates in words."""

import re
from datetime import date

import notekit

__all__ = ["said", "written"]

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def written(when: notekit.EventDate, language: str) -> str:
    """The date as its author wrote it; else in English words, or as ISO 8601 in any other language."""
    return when.text or _spelt(when, language) or ""


def said(when: notekit.EventDate, text: str) -> bool:
    """Whether a text gives the date in one of its forms."""
    forms = (when.text, _spelt(when, "en"), when.iso)
    return any(re.search(rf"(?<!\d){re.escape(form)}(?!\d)", text) for form in forms if form)


def _spelt(when: notekit.EventDate, language: str) -> str | None:
    if when.start is None or not language.casefold().startswith("en"):
        return when.iso
    start = _words(when.start, when.precision)
    if when.end is None:
        return " ".join(start)
    end = _words(when.end, when.precision)
    while start and start[-1] == end[len(start) - 1]:
        start.pop()
    dash = " – " if len(start) > 1 else "–" if start else ""
    return f"{' '.join(start)}{dash}{' '.join(end)}"


def _words(day: date, precision: notekit.Precision) -> list[str]:
    words = [str(day.day), _MONTHS[day.month - 1], str(day.year)]
    return words[list(notekit.Precision).index(precision) :]
