"""Dates in text, as people write them."""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from unicodedata import normalize

from attrs import define

from notekit.errors import SchemaError
from notekit.event_date import EventDate, Precision
from notekit.parsers.vocabulary.cues import Vocabulary, lowered

__all__ = ["Dates", "Found"]

_PARTED = re.compile(r"\d[/.-]\d")
_DIGIT = re.compile(r"[0-9\u0660-\u1fff\u3000-\U0010ffff]")
"""A digit, or what may be one of another script, without a look at each character's properties."""
_DASH = r"\s*(?:[-–—]|<-dates.to>|&)\s*"
_MONTH = r"(?P<month><dates.months>|<dates.short-months>)\.?"
_DAY = r"(?P<day>\d{1,2})<-dates.ordinals>?"
_LAST = r"(?:<dates.weekdays>\.?,?\s+(?:<dates.the>\s+)?)?(?P<last>\d{1,2})<-dates.ordinals>?"
# '2nd March 23', and no hour: '14 March, 12.30', '14 March 12-2pm'
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d|(?<!,\s)[’']?\d\d(?![\d:/]|\.\d|\s?(?:[–—-]\s?\d|[ap]\.?m\b))))?"
_FULL_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d|[’']\d\d(?![\d:/])))?"  # 'On May 16, 24 people came'
_OF = r"\s+(?:<dates.of>\s+)?"
MONTHS = 12
DAYS, SHORT = 7, 3
"""The days of a week, and how many letters tell them apart."""
LONGEST_SESSION = 12
"""How many characters before a number are looked at for the word for a day or session that it counts."""
_SESSION_NUMBER = re.compile(r"\d{1,2}\s*[-–—]\s*\d")
_SESSION = r"(?i)(?<!\w)<discussion.sessions>\s+$"
_START = r"(?<![\w/.-])(?:<dates.weekdays>\.?,?\s+(?:<dates.the>\s+)?)?(?:\d|<dates.months>|<dates.short-months>)"
_WEEKDAY = r"(?i)(?:<dates.weekdays>\.?,?\s+(?:<dates.the>\s+)?)?"
_FORMS = (
    r"(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
    r"(?P<day>\d{1,2})(?P<sep>[/.])(?P<number>\d{1,2})(?P=sep)(?P<year>(?:19|20)?\d\d)(?!\d)",
    rf"{_DAY}{_OF}(?P<first><dates.months>|<dates.short-months>){_DASH}{_LAST}{_OF}{_MONTH}{_YEAR}",
    rf"{_DAY}{_DASH}{_LAST}{_OF}{_MONTH}{_YEAR}",
    rf"{_DAY}{_OF}{_MONTH}{_YEAR}",
    rf"{_MONTH}\s+{_DAY}(?:{_DASH}{_LAST})?(?!\d){_FULL_YEAR}",
    rf"(?<!\d\s)(?<!\d\w\w\s){_MONTH},?\s+(?P<year>(?:19|20)\d\d)",  # not of a day that is none
)


@define
class Found:
    """A date in a text and where it stands."""

    date: EventDate
    start: int
    end: int


@define
class Dates:
    """Finds dates with the help of a vocabulary."""

    words: Vocabulary

    def find(self, text: str) -> Iterator[Found]:
        """The dates in a text, in order; what names no possible day is passed over."""
        if _DIGIT.search(text) is None or not self._may_hold(text):
            return
        reached = 0
        for start in self._starts(text):
            if start.start() < reached or self._counts_session(text, start.start()):
                continue
            found = self._at(text, start.start())
            if found:
                yield found
                reached = found.end

    def _counts_session(self, text: str, start: int) -> bool:
        """Whether a number is that of a day or session, before a dash and the date: 'Day 1 - 9 May'."""
        number = _SESSION_NUMBER.match(text, start)
        if number is None or start == 0:
            return False
        return self.words.phrase(_SESSION).search(text, max(0, start - LONGEST_SESSION), start) is not None

    def opening(self, text: str) -> Found | None:
        """The date with which a text begins."""
        return self._at(text, 0) if self.words.phrase(f"(?i){_START}").match(text) else None

    def weekday(self, text: str) -> int | None:
        """The number of the day of the week that a date begins with, 0 for Monday; None where it names none."""
        named = self.words.cue("dates", "weekdays").match(text)
        if named is None:
            return None
        week = self.words.terms["dates"]["weekdays"][:DAYS]
        return next(
            (number for number, day in enumerate(week) if day[:SHORT] == named.group().casefold()[:SHORT]), None
        )

    def in_year(self, when: EventDate, year: int) -> EventDate | None:
        """A date, in that year where it is written without one; None where there is no such day."""
        if when.start or not when.text:
            return when
        found = next(self.find(f"{when.text} {year}"), None)
        return found.date if found else None

    def _starts(self, text: str) -> Iterator[re.Match[str]]:
        """Where a date may begin; a text in lower case is searched much faster than one in any case."""
        lower = lowered(text)
        return self.words.phrase(f"(?i){_START}" if lower is None else _START).finditer(lower or text)

    def _may_hold(self, text: str) -> bool:
        """Whether a text has the name of a month, or digits parted as in a date."""
        months = self.words.cue("dates", "months|short-months")
        return months.search(text) is not None or _PARTED.search(text) is not None

    def _at(self, text: str, start: int) -> Found | None:
        """The date that begins at an offset, in the first form that fits."""
        for form in _FORMS:
            match = self.words.phrase(f"{_WEEKDAY}{form}(?!\\w)").match(text, start)
            if match is None:
                continue
            try:
                return Found(self._read(match), match.start(), match.end())
            except (ValueError, SchemaError):
                continue
        return None

    def _month(self, written: str) -> int:
        months, name = self.words.listed("dates", "months"), _plain(written)
        return 1 + next(at for at, month in enumerate(months) if _plain(month).startswith(name))

    def _read(self, match: re.Match[str]) -> EventDate:
        """The date that a match of one of the forms says. Raises `ValueError` where there is no such day."""
        said, parts = match.group().strip(" ,."), match.groupdict()
        day, year = parts.get("day"), parts.get("year")
        if parts.get("number"):
            numbers = int(day or 0), int(parts["number"])
            if "sep" not in parts:
                return EventDate(date(_year(year or ""), numbers[1], numbers[0]), text=said)
            return EventDate(_numeric(*numbers, _year(year or ""), self.weekday(said)), text=said)
        month = self._month(parts["month"])
        if year is None:
            if not 1 <= int(day or 0) <= 31:
                raise ValueError(said)
            return EventDate(text=said)
        if day is None:
            return EventDate(date(_year(year), month, 1), precision=Precision.MONTH, text=said)
        last = parts.get("last")
        end = date(_year(year), month, int(last)) if last else None
        first = self._month(parts["first"]) if parts.get("first") else month
        start = date(_year(year) - (first > month), first, int(day))
        return EventDate(start, end if end != start else None, text=said)


@lru_cache(maxsize=256)
def _plain(word: str) -> str:
    """A word in lower case and without its accents: 'fevrier' for 'Février'."""
    return "".join(letter for letter in normalize("NFD", word.casefold()) if letter.isalpha())


def _year(written: str) -> int:
    digits = written.strip("’'")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _numeric(first: int, second: int, year: int, weekday: int | None) -> date:
    """Day before month, as written in Britain, unless only the other order makes a date, or one on that weekday."""
    orders = [(month, day) for month, day in ((second, first), (first, second)) if _is_day(year, month, day)]
    days = [date(year, month, day) for month, day in orders]
    if not days:
        raise ValueError
    return next((day for day in days if day.weekday() == weekday), days[0])


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= MONTHS and 1 <= day <= calendar.monthrange(year, month)[1]
