"""Dates are read as they are written."""

import pytest

from fixtures import Case, cases, listed
from notekit import EventDate
from notekit.parsers.entities.dates import Dates
from notekit.parsers.languages import english


def found(text: str) -> str:
    return listed(*(written(date.date) for date in Dates(english()).find(text)))


def written(date: EventDate) -> str:
    return f"{date.iso or 'no year'} ({date.precision}): {date.text}"


@cases("parsers/dates.txt")
def test_dates_in_a_text(case: Case) -> None:
    assert found(case.given) == case.expected


@pytest.mark.parametrize("text", ["On 3 May 2031.", "Sat 3rd May, 2031: tea", "(3.5.2031)", "x 3–4 May 2031 y"])
def test_a_date_stands_where_its_words_stand(text: str) -> None:
    (date,) = Dates(english()).find(text)
    assert text[date.start : date.end].strip(" ,.") == date.date.text


@pytest.mark.parametrize("year", [2028, 2032])
def test_the_29th_of_february_is_a_day_in_leap_years_only(year: int) -> None:
    assert [date.date.iso for date in Dates(english()).find(f"29 February {year}")] == [f"{year}-02-29"]
    found = [date.date for date in Dates(english()).find(f"29 February {year + 1}")]
    assert not any(date.start and date.precision == "day" for date in found)
