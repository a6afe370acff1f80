"""The event's own date, among all that a note has."""

import calendar
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property

from attrs import define, evolve

from notekit.blocks import Heading, ListBlock, Paragraph
from notekit.event_date import EventDate, Precision
from notekit.parsers.draft.draft import Draft
from notekit.parsers.entities.bylines import read_byline
from notekit.parsers.entities.dates import Dates, Found
from notekit.parsers.entities.name_words import ends_in_full_name
from notekit.parsers.facts.told_when import says_it_took_place, told_when
from notekit.parsers.structure.event_lines import SOME_YEAR
from notekit.parsers.vocabulary.cues import Vocabulary
from notekit.parsers.vocabulary.expressions import UPPER
from notekit.segmentation import sentence_at
from notekit.source import Span

__all__ = ["find_date"]

OPENING = 8
"""How many blocks from the start count as the opening, where the event's date commonly stands."""
HEAD = 4
"""How many blocks from the start may be a line with date, time and place."""
LONGEST_LINE = 100
"""How many characters such a line has at most."""
ENOUGH = 2.0
TITLED = 6.0
"""What speaks for a full date in the title, beside the scores of dates in the text; half of it for one without year."""
PUBLISHED = 30
"""How many characters before a date in the title may say that something was published then."""
LABEL = 12
"""How many characters stand between a word such as 'Published' and the date at most."""
NEAR_START = 45
"""How many characters into a sentence a date may stand to open it."""
FIRST = 24
"""How many characters may stand before a date with which a sentence begins: 'On the evening of '."""
NEAR = 160
"""How many characters from a date the furniture may stand that says it to be one of publication."""

_NOT_ON = r"(?i)<dates.not-on>\s+(?:<grammar.the><~>)?$"
_AT_THE = r"(?i)<dates.at-the>\s+$"
_MINUTES_OF = r"(?i)<dates.minutes-of>\s+(?:<grammar.the><~>)?$"
_PLACE_BEFORE = re.compile(
    rf"[{UPPER}][\w’'&.-]*(?:\s[{UPPER}0-9][\w’'&.-]*){{0,5}}\s?(?:,|[–—|-](?=\s))\s*(?:[{UPPER}]\w+\s)?$"
)
_SAYS_SOURCE = r"(?i)[(\[]?<dates.sources>[\s:]"  # '(From the Quay Gazette, 5 May 2031)'
_ODD_MINUTE = re.compile(r",?\s+\d{1,2}[:.]\d[1-46-9](?!\d)")
"""A time that a program wrote: events begin at a full five minutes."""
_STAMP = re.compile(r"date \d{4}-\d\d-\d\d")  # with which a crawler has begun the text, before its first sentence
_CITY = re.compile(r"[A-Z][A-Z .’'-]+,\s+(?:[A-Z][A-Za-z.]+,?\s+){0,2}")
_AFTER_DATELINE = re.compile(r"\s*(?:/[^/\n]{2,30}/|\([^()\n]{2,30}\))?\s*[–—-]{1,2}\s")
_OPENS_WITH_THE = r"(?i)<grammar.the><~>"


def find_date(draft: Draft) -> None:
    """Finds the event's own date: not one that is cited, or when something was or will be published or held."""
    if "date" in draft.stated:
        return
    finder = Dates(draft.words)
    told = told_when(draft.blocks, draft.words)
    candidates = _ahead(draft, finder, draft.published if told else None)
    dated = [_last_day(one.date) for one in candidates if one.date.start]
    yearless: list[EventDate] = []
    published = _Published(draft)
    written: list[EventDate] = [draft.published] if draft.published else []
    for index, block in enumerate(draft.blocks):
        if isinstance(block, ListBlock) and index < OPENING:
            candidates += _listed(block, index, finder)
        if not isinstance(block, Paragraph | Heading):
            continue
        for found in finder.find(block.text):
            dated += [found.date.start] if found.date.start else []
            yearless += [] if found.date.start else [found.date]
            if told and index < OPENING and published.stands_alone(block, found):
                written.append(found.date)  # below it stands 'Last week we met'
                continue
            score = _score(found, block.text, index, draft.words) - 5 * published.at(index, found)
            if score >= ENOUGH:
                candidates.append(_Candidate(score, found.date, block))
    if candidates:
        best = max(candidates, key=lambda one: one.score)
        days = [one for one in candidates if _is_within(one.date, best.date, finder)]
        day = max(days, key=lambda one: one.score, default=best)
        when = _with_year(day.date, [*dated, *_page_dates(draft, finder)], yearless, finder)
        place = draft.place(day.block, when.text or "") if day.block else day.span
        draft.find("date", when, place, "event-date", min(0.5 + best.score / 10, 0.95))
    elif told and written and (meant := told.day(written[0], draft.words)):
        draft.find("date", meant, draft.place(told.block, told.text), "told-when", 0.6)


@define
class _Candidate:
    """A date that may be the event's, and what speaks for it."""

    score: float
    date: EventDate
    block: Paragraph | Heading | ListBlock | None = None
    span: Span | None = None


def _listed(block: ListBlock, index: int, finder: Dates) -> Iterator[_Candidate]:
    """The dates in a list on which an item says that something was held."""
    for item in block.items:
        for found in finder.find(item.text):
            if says_it_took_place(found, item.text, finder.words):
                yield _Candidate(_score(found, item.text, index, finder.words), found.date, block)


def _ahead(draft: Draft, finder: Dates, published: EventDate | None) -> list[_Candidate]:
    """The dates in title and subtitle, and the full ones in what metadata tells, but for the day of publication."""
    candidates = []
    for name in ("title", "subtitle", "teaser"):
        text = draft.fields.get(name) or ""
        span = next((evidence.span for evidence in draft.evidence if evidence.field == name), None)
        for found in finder.find(text):
            day, is_teaser = found.date.start, name == "teaser"
            if draft.words.cue("furniture", "published").search(text, max(0, found.start - PUBLISHED), found.start):
                continue
            if (is_teaser and day is None) or (published and day and day == published.start):
                continue
            titled = TITLED if day else TITLED / 2
            score = _score(found, text, 0, draft.words) if is_teaser else titled
            if score >= ENOUGH:
                candidates.append(_Candidate(score, found.date, None, span))
    return candidates


def _is_within(day: EventDate, month: EventDate, finder: Dates) -> bool:
    """Whether a date is of a day in the month that another one names: '19 March' in 'March 2015'."""
    if month.precision is not Precision.MONTH or month.start is None or day.precision is not Precision.DAY:
        return False
    meant = finder.in_year(day, month.start.year)
    start = meant.start if meant else None
    return start is not None and (start.year, start.month) == (month.start.year, month.start.month)


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
        """Whether a date stands in a byline, or alone in the block of that number, in such a place."""
        block = self.draft.blocks[index]
        if not isinstance(block, Paragraph | Heading) or found.date.end:
            return False  # nothing is published from one day to another
        byline = read_byline(block.text, self.draft.words)
        if byline is not None and byline.published:
            return True
        if not self.stands_alone(block, found):
            return False
        if self.draft.words.phrase(_SAYS_SOURCE).match(block.text) or _ODD_MINUTE.match(block.text, found.end):
            return True
        near = self.draft.blocks[max(0, index - 2) : index + 3]
        texts = [one.text for one in near if isinstance(one, Paragraph) and len(one.text) < 80]
        return any(map(self._is_sign, texts)) or (block.span is not None and self._near_sign(block.span.end))

    def stands_alone(self, block: Paragraph | Heading, found: Found) -> bool:
        """Whether there is little but a date in a block, or on its line of one."""
        start, end = block.text.rfind("\n", 0, found.start) + 1, block.text.find("\n", found.end)
        return (end if end >= 0 else len(block.text)) - start <= found.end - found.start + 30

    def _is_sign(self, text: str) -> bool:
        words = self.draft.words
        return words.cue("dates", "published").search(text) is not None or read_byline(text, words) is not None

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


def _with_year(when: EventDate, dated: list[date], yearless: list[EventDate], finder: Dates) -> EventDate:
    """A date written without its year, with the year in which one of the other dates follows it soonest.

    One with its day of the week, there or where it stands again among the `yearless`, has the nearest of the years in
    which it falls on that, and may be still to come.
    """
    if when.start or not dated or not when.text:
        return when
    dated = sorted(dated)
    in_years = (finder.in_year(when, year) for year in _years_about(dated))
    meant = {each.start: each for each in in_years if each and each.start}
    weekday = finder.weekday(when.text)
    if weekday is None:
        weekday = _weekday_elsewhere(when, yearless, finder)
    if fitting := [day for day in meant if day.weekday() == weekday]:
        return evolve(meant[min(fitting, key=lambda day: _distance(day, dated))], text=when.text)
    if followed := [day for day in meant if day <= dated[-1]]:
        return evolve(meant[min(followed, key=lambda day: _until(day, dated))], text=when.text)
    return when


def _weekday_elsewhere(when: EventDate, yearless: list[EventDate], finder: Dates) -> int | None:
    """The day of the week of a date where it stands again with it: '26 October', and 'Friday, 26 October'."""
    meant = finder.in_year(when, SOME_YEAR)
    for one in yearless:
        weekday = finder.weekday(one.text or "")
        if weekday is not None and meant and (same := finder.in_year(one, SOME_YEAR)) and same.start == meant.start:
            return weekday
    return None


def _years_about(dated: Sequence[date]) -> list[int]:
    """The years of some days, and those before and after each."""
    return sorted({day.year + shift for day in dated for shift in (-1, 0, 1)})


def _until(day: date, dated: Sequence[date]) -> timedelta:
    """How long after a day the next of some ordered days is; the last of them is no earlier."""
    return dated[bisect_left(dated, day)] - day


def _distance(day: date, dated: Sequence[date]) -> timedelta:
    """How far the nearest of some ordered days lies from a day."""
    after = bisect_left(dated, day)
    return min(abs(other - day) for other in dated[max(after - 1, 0) : after + 1])


def _is_in_head_line(found: Found, text: str, words: Vocabulary) -> bool:
    """Whether a date stands with time and place in a line at the head: 'Tues 14 May, 8-10am, Quay Hall'."""
    if len(text) > LONGEST_LINE or text.rstrip()[-1:] in ".:;!?":
        return False
    before = text[: found.start].strip(" *_")
    if _PLACE_BEFORE.match(before + " ") and not ends_in_full_name(before.rstrip(" ,–—|-"), words):
        return True  # 'Quay Library, Tues 9 June'
    weekday = not before or (words.cue("dates", "weekdays").match(before) is not None and before.count(" ") <= 1)
    return weekday and text[found.end :].lstrip(" )*_")[:1] in ("", ",", "|", "·", "–", "—", "-", "(", "@")


def _is_dateline(found: Found, text: str) -> bool:
    """Whether a news agency's line of place and day stands before a text: 'WRACK, May 28, 2031 /SNW/ - The meeting'."""
    return _CITY.fullmatch(text, 0, found.start) is not None and _AFTER_DATELINE.match(text, found.end) is not None


def _score(found: Found, text: str, index: int, words: Vocabulary) -> float:
    """How much speaks for a date in the block of that number being the event's."""
    label = words.cue("furniture", "published").match(text)
    if label and found.start - label.end() <= LABEL:
        return 0.0  # 'Publication date: 5 May'
    if index < HEAD and (_STAMP.fullmatch(text, 0, found.end) or _is_dateline(found, text)):
        return 0.0
    rest = (text[: found.start] + text[found.end :]).strip(" ,.|–—-•")
    most = 40 if found.date.start else 12
    alone = index < OPENING and (
        len(rest) <= most
        or (found.start == 0 and len(text) <= 120 and found.date.start is not None)
        or (index < HEAD and _is_in_head_line(found, text, words))
    )
    start, end = sentence_at(text, found.start)
    before, after = text[max(start, found.start - 120) : found.start], text[found.end : min(end, found.end + 60)]
    if not rest and found.date.start and not words.cue("dates", "weekdays").search(text):
        return ENOUGH  # a date and nothing else: it may be that of publication
    reach = 300 if found.start - start <= FIRST else 60  # 'On 5 May the … hosted …'
    score = 0.0
    held = words.cue("dates", "held").search(before)
    if held or words.cue("dates", "held").match(after.lstrip(" ,")):
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
    if index < HEAD and found.start == 0 and words.cue("dates", "weekdays").match(found.date.text or ""):
        score += 1  # 'Tuesday 5 May, Quay Hall. Sixty people came.'
    if words.cue("dates", "later").search(before):
        score -= 6
    invites = words.cue("links", "invites").finditer(after)
    is_title = index == 0 and text.rstrip()[-1:] not in ".!?"  # 'Report of the talks held on 5 May'
    other = words.cue("dates", "other").search(before[-60:]) if not (held and is_title) else None
    if other or any(after[invite.start()].islower() for invite in invites):
        score -= 3  # 'on 5 May, watch here', not 'on 5 May, Harbour Watch …'
    if found.date.start is None:
        score -= 0.5 if score > 2 else 1.5
    elif found.date.precision is not Precision.DAY:
        score -= 0.5
    return score
