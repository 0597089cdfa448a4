from datetime import date

import pytest

from answerable.dates.fragment import fragments
from answerable.dates.placing import Anchor, place

THURSDAY = (date(2022, 3, 24), date(2022, 3, 24))


def placed(words: str, anchor: Anchor) -> str | None:
    (fragment,) = fragments(words)
    found = place(fragment, anchor)
    return None if found is None else found.edtf


@pytest.mark.parametrize(
    ("words", "past", "future"),
    [
        ("3 March", "2022-03-03", "2023-03-03"),
        ("24 March", "2022-03-24", "2022-03-24"),
        ("25 March", "2021-03-25", "2022-03-25"),
        ("29 February", "2020-02-29", "2024-02-29"),
        ("Thursday", "2022-03-24", "2022-03-24"),
        ("Friday", "2022-03-18", "2022-03-25"),
        ("next Thursday", "2022-03-31", "2022-03-31"),
        ("last Thursday", "2022-03-17", "2022-03-17"),
    ],
)
def test_what_has_no_year_or_week_lies_on_the_side_that_the_words_look(words: str, past: str, future: str) -> None:
    anchors = [Anchor(published=THURSDAY, future=future) for future in (False, True)]
    assert [placed(words, anchor) for anchor in anchors] == [past, future]


def test_a_told_year_goes_before_the_year_of_publication() -> None:
    assert placed("3 May", Anchor(published=THURSDAY, year=2014)) == "2014-05-03"


@pytest.mark.parametrize(
    ("words", "edtf"), [("the same day", "2014-12-31"), ("the next day", "2015-01-01"), ("the previous year", "2013")]
)
def test_what_counts_from_what_was_told(words: str, edtf: str) -> None:
    day = date(2014, 12, 31)
    assert placed(words, Anchor(published=THURSDAY, previous=(day, day))) == edtf
    assert placed(words, Anchor(published=THURSDAY)) is None


def test_the_day_after_a_month_is_not_known() -> None:
    month = (date(2014, 5, 1), date(2014, 5, 31))
    assert placed("the next day", Anchor(previous=month)) is None
    assert placed("the following month", Anchor(previous=month)) == "2014-06"


@pytest.mark.parametrize(
    "words", ["yesterday", "last week", "9 years ago", "the past 3 weeks", "next month", "tomorrow"]
)
@pytest.mark.parametrize("day", [date.min, date.max])
def test_at_the_ends_of_the_calendar_there_is_no_date_or_a_right_one(words: str, day: date) -> None:
    (fragment,) = fragments(words)
    found = place(fragment, Anchor(published=(day, day)))
    assert found is None or found.days[0] is None or found.days[1] is None or found.days[0] <= found.days[1]
