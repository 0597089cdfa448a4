from datetime import date

import pytest

from answerable.dates.interval import add_months, as_of, month_days, shift, span, within, year_days
from answerable.model.time import Answer

MAY_5 = (date(2014, 5, 5), date(2014, 5, 5))


@pytest.mark.parametrize(
    ("year", "month", "last"),
    [(2014, 2, 28), (2016, 2, 29), (1900, 2, 28), (2000, 2, 29), (2014, 12, 31), (2014, 4, 30)],
)
def test_a_month_ends_on_its_last_day(year: int, month: int, last: int) -> None:
    assert month_days(year, month) == (date(year, month, 1), date(year, month, last))


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [((2014, 12), 1, (2015, 1)), ((2015, 1), -1, (2014, 12)), ((2014, 5), 0, (2014, 5)), ((2014, 5), -29, (2011, 12))],
)
def test_months_are_counted_over_the_turn_of_the_year(start: tuple[int, int], count: int, end: tuple[int, int]) -> None:
    assert add_months(*start, count) == end


def test_what_leaves_the_calendar_is_open() -> None:
    assert shift(date.max, 1) is None
    assert shift(date.min, -1) is None
    assert shift(None, 3) is None
    assert shift(date.max, -1) == date(9999, 12, 30)


@pytest.mark.parametrize(("day", "answer"), [(4, Answer.POSSIBLE), (5, Answer.YES), (6, Answer.POSSIBLE)])
def test_as_of_a_day_is_sure_of_that_day_alone(day: int, answer: Answer) -> None:
    assert as_of("2014-05-05", MAY_5).holds_on(date(2014, 5, day)) is answer


def test_as_of_a_month_is_possible_on_each_of_its_days() -> None:
    when = as_of("2014-05", month_days(2014, 5))
    assert {when.holds_on(date(2014, 5, day)) for day in (1, 15, 31)} == {Answer.POSSIBLE}


@pytest.mark.parametrize(("day", "answer"), [(4, Answer.NO), (5, Answer.YES), (6, Answer.NO)])
def test_what_happened_on_a_day_held_on_no_other(day: int, answer: Answer) -> None:
    assert within("2014-05-05", MAY_5).holds_on(date(2014, 5, day)) is answer


def test_a_span_is_sure_between_its_ends() -> None:
    when = span("2014/2016", year_days(2014), year_days(2016))
    answers = [when.holds_on(date(year, 7, 1)) for year in range(2013, 2018)]
    assert answers == [Answer.NO, Answer.POSSIBLE, Answer.YES, Answer.POSSIBLE, Answer.NO]
