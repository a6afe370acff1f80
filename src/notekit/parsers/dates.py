"""Dates in text, and which of them is the event's."""

import calendar
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property, lru_cache
from unicodedata import normalize

from attrs import define

from notekit.blocks import Heading, Paragraph
from notekit.errors import SchemaError
from notekit.event_date import EventDate, Precision
from notekit.parsers.cues import Vocabulary, lowered
from notekit.parsers.draft import Draft
from notekit.parsers.expressions import UPPER
from notekit.source import Span
from notekit.text import sentence_at

__all__ = ["Dates", "Found", "find_date"]

OPENING = 8
"""How many blocks from the start count as the opening, where the event's date commonly stands."""
ENOUGH = 2.0
TITLED = 6.0
"""What speaks for a full date in the title, beside the scores of dates in the text."""
NEAR_START = 45
"""How many characters into a sentence a date may stand to open it."""
FIRST = 8
"""How many characters may stand before a date with which a sentence begins: 'On the '."""
NEAR = 160
"""How many characters from a date the furniture may stand that says it to be one of publication."""

_NOT_ON = r"(?i)<dates.not-on>\s+(?:<grammar.the><~>)?$"
_AT_THE = r"(?i)<dates.at-the>\s+$"
_MINUTES_OF = r"(?i)<dates.minutes-of>\s+(?:<grammar.the><~>)?$"
_BYLINE = rf"(?i:<grammar.by>)(?:\s+[{UPPER}][\w.’'-]*){{2,4}}\s*$"
_OPENS_WITH_THE = r"(?i)<grammar.the><~>"
_PARTED = re.compile(r"\d[/.-]\d")
_DIGIT = re.compile(r"[0-9\u0660-\u1fff\u3000-\U0010ffff]")
"""A digit, or what may be one of another script, without a look at each character's properties."""
_DASH = r"\s*(?:[-–—]|<-dates.to>|&)\s*"
_MONTH = r"(?P<month><dates.months>|<dates.short-months>)\.?"
_DAY = r"(?P<day>\d{1,2})<-dates.ordinals>?"
_LAST = r"(?P<last>\d{1,2})<-dates.ordinals>?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d|[’']?\d\d(?![\d:/])))?"
_FULL_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d|[’']\d\d(?![\d:/])))?"  # 'On May 16, 24 people came'
_OF = r"\s+(?:<dates.of>\s+)?"
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
            if start.start() < reached:
                continue
            found = self._at(text, start.start())
            if found:
                yield found
                reached = found.end

    def opening(self, text: str) -> Found | None:
        """The date with which a text begins."""
        return self._at(text, 0) if self.words.phrase(f"(?i){_START}").match(text) else None

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
            iso = "sep" not in parts
            return EventDate(
                date(_year(year or ""), numbers[1], numbers[0]) if iso else _numeric(*numbers, _year(year or "")),
                text=said,
            )
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


def _numeric(first: int, second: int, year: int) -> date:
    """Day before month, as written in Britain, unless only the other order makes a date."""
    if second > 12 >= first:
        first, second = second, first
    if not 1 <= second <= 12 or not 1 <= first <= calendar.monthrange(year, second)[1]:
        raise ValueError
    return date(year, second, first)


def find_date(draft: Draft) -> None:
    """Finds the event's own date: not one that is cited, or when something was or will be published or held."""
    if "date" in draft.stated:
        return
    finder = Dates(draft.words)
    candidates = _ahead(draft, finder)
    dated = [_last_day(one.date) for one in candidates if one.date.start]
    published = _Published(draft)
    for index, block in enumerate(draft.blocks):
        if not isinstance(block, Paragraph | Heading):
            continue
        for found in finder.find(block.text):
            dated += [found.date.start] if found.date.start else []
            score = _score(found, block.text, index, draft.words) - 5 * published.at(index, found)
            if score >= ENOUGH:
                candidates.append(_Candidate(score, found.date, block))
    if candidates:
        best = max(candidates, key=lambda one: one.score)
        day = next((one for one in candidates if _is_within(one.date, best.date, finder)), best)
        when = _with_year(day.date, [*dated, *_page_dates(draft, finder)], finder)
        place = draft.place(day.block, when.text or "") if day.block else day.span
        draft.find("date", when, place, "event-date", min(0.5 + best.score / 10, 0.95))


@define
class _Candidate:
    """A date that may be the event's, and what speaks for it."""

    score: float
    date: EventDate
    block: Paragraph | Heading | None = None
    span: Span | None = None


def _ahead(draft: Draft, finder: Dates) -> list[_Candidate]:
    """The full dates in the title, the subtitle and the description that a page's metadata gives."""
    candidates = []
    for name in ("title", "subtitle", "teaser"):
        text = draft.fields.get(name) or ""
        span = next((evidence.span for evidence in draft.evidence if evidence.field == name), None)
        for found in finder.find(text):
            score = TITLED if name != "teaser" else _score(found, text, 0, draft.words)
            if found.date.start and score >= ENOUGH:
                candidates.append(_Candidate(score, found.date, None, span))
    return candidates


def _is_within(day: EventDate, month: EventDate, finder: Dates) -> bool:
    """Whether a date is of a day in the month that another one names: '19 March' in 'March 2015'."""
    if month.precision is not Precision.MONTH or month.start is None or day.precision is not Precision.DAY:
        return False
    start = day.start or _start_in(month.start.year, day, finder)
    return start is not None and (start.year, start.month) == (month.start.year, month.start.month)


def _start_in(year: int, when: EventDate, finder: Dates) -> date | None:
    found = next(finder.find(f"{when.text} {year}"), None)
    return found.date.start if found else None


def _last_day(when: EventDate) -> date:
    """The last day of which a full date may speak."""
    assert when.start
    if when.precision is Precision.DAY:
        return when.end or when.start
    return when.start.replace(day=calendar.monthrange(when.start.year, when.start.month)[1])


@define(slots=False)
class _Published:
    """Where web pages print when they were published: beside a byline or a reading time."""

    draft: Draft

    def at(self, index: int, found: Found) -> bool:
        """Whether a date stands alone in the block of that number, in such a place."""
        block = self.draft.blocks[index]
        if not isinstance(block, Paragraph | Heading) or len(block.text) > found.end - found.start + 30:
            return False
        near = self.draft.blocks[max(0, index - 2) : index + 3]
        texts = [one.text for one in near if isinstance(one, Paragraph) and len(one.text) < 80]
        return any(map(self._is_sign, texts)) or (block.span is not None and self._near_sign(block.span.end))

    def _is_sign(self, text: str) -> bool:
        return (
            self.draft.words.cue("dates", "published").search(text) is not None
            or self.draft.words.phrase(_BYLINE).match(text) is not None
        )

    def _near_sign(self, offset: int) -> bool:
        """Whether furniture with such a sign begins near a place in the source."""
        after = bisect_right(self._signs, offset - NEAR)
        return after < len(self._signs) and self._signs[after] < offset + NEAR

    @cached_property
    def _signs(self) -> list[int]:
        """Where in the source the furniture with such signs begins, in order."""
        return sorted(piece.span.start for piece in self.draft.page if piece.span and self._is_sign(piece.text))


def _page_dates(draft: Draft, finder: Dates) -> list[date]:
    """When a page was published, and the full dates among its furniture."""
    found = [found.date.start for piece in draft.page for found in finder.find(piece.text[:200]) if found.date.start]
    return [draft.published.start, *found] if draft.published and draft.published.start else found


def _with_year(when: EventDate, dated: list[date], finder: Dates) -> EventDate:
    """A date written without its year, with the year in which one of the other dates follows it soonest."""
    if when.start or not dated or not when.text:
        return when
    dated = sorted(dated)
    soonest, nearest = timedelta.max, when
    for year in sorted({year for later in dated for year in (later.year, later.year - 1)}):
        found = next(finder.find(f"{when.text} {year}"), None)
        if found is None or (start := found.date.start) is None:
            continue
        after = bisect_left(dated, start)
        if after < len(dated) and dated[after] - start < soonest:
            soonest = dated[after] - start
            nearest = EventDate(start, found.date.end, found.date.precision, when.text)
    return nearest


def _score(found: Found, text: str, index: int, words: Vocabulary) -> float:
    """How much speaks for a date in the block of that number being the event's."""
    rest = (text[: found.start] + text[found.end :]).strip(" ,.|–—-•")
    most = 40 if found.date.start else 12
    alone = index < OPENING and (
        len(rest) <= most or (found.start == 0 and len(text) <= 120 and found.date.start is not None)
    )
    start, end = sentence_at(text, found.start)
    before, after = text[max(start, found.start - 120) : found.start], text[found.end : min(end, found.end + 60)]
    if not rest and found.date.start and not words.cue("dates", "weekdays").search(text):
        return ENOUGH  # a date and nothing else: it may be that of publication
    reach = 300 if found.start - start <= FIRST else 60  # 'On 5 May the … hosted …'
    score = 0.0
    if words.cue("dates", "held").search(before) or words.cue("dates", "held").match(after.lstrip(" ,")):
        score += 2
    elif index < OPENING and words.cue("dates", "held").search(text, found.end, min(end, found.end + reach)):
        score += 1.5
    if alone:
        score += 2
    if words.phrase(_NOT_ON).search(before):
        score -= 3  # 'by 5 May', 'until 5 May'
    if words.phrase(_AT_THE).search(before):
        score -= 1.5  # 'at the 5 May meeting', which is another one
    if words.phrase(_MINUTES_OF).search(before):
        score -= 3  # the minutes of an earlier meeting
    if index < OPENING:
        score += 1 + (index < 3 and found.date.start is not None)
        if found.start - start <= NEAR_START and not words.phrase(_OPENS_WITH_THE).match(before.strip()):
            score += 1  # 'On 5 May we …', 'On the afternoon of 5 May …'
    if words.cue("dates", "later").search(before):
        score -= 6
    if words.cue("dates", "other").search(before[-60:]) or words.cue("links", "invites").search(after):
        score -= 3
    if found.date.start is None:
        score -= 0.5 if score > 2 else 1.5
    elif found.date.precision is not Precision.DAY:
        score -= 0.5
    return score
