from datetime import date

import pytest
from edtf import EDTFParseException
from edtf import parse_edtf as library_parse
from hypothesis import assume, given
from hypothesis import strategies as st

from answerable.dates.edtf import date_days, edtf_of, is_edtf, parse_edtf
from answerable.errors import InputError
from answerable.model.claim import when_from_json, when_json
from answerable.model.time import Answer

YEARS = st.integers(1, 9999)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2014-02", "2014-02-01", "2014-02-28"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2014-03-24", "2014-03-24", "2014-03-24"),
        (" 2014-03-24 ", "2014-03-24", "2014-03-24"),
        ("2014-03-24T10:30:00Z", "2014-03-24", "2014-03-24"),
        ("2014-03-24T10:30:00+02:00", "2014-03-24", "2014-03-24"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2014-XX", "2014-01-01", "2014-12-31"),
        ("2014-1X", "2014-10-01", "2014-12-31"),
        ("2014-04-XX", "2014-04-01", "2014-04-30"),
        ("2014-04-3X", "2014-04-30", "2014-04-30"),
        ("2014-XX-XX", "2014-01-01", "2014-12-31"),
        ("2014~", "2013-01-01", "2015-12-31"),
        ("2014?", "2013-01-01", "2015-12-31"),
        ("2014%", "2013-01-01", "2015-12-31"),
        ("2014-01~", "2013-12-01", "2014-02-28"),
        ("2014-12~", "2014-11-01", "2015-01-31"),
        ("2014-03-01~", "2014-02-28", "2014-03-02"),
        ("2014-21", "2014-03-01", "2014-12-31"),
        ("2014-22", "2013-12-01", "2015-03-31"),
        ("2014-25", "2014-03-01", "2014-06-30"),
        ("2014-28", "2014-12-01", "2015-03-31"),
        ("2014-34", "2014-04-01", "2014-06-30"),
        ("2014-41", "2014-07-01", "2014-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
    ],
)
def test_a_single_date_is_something_within_it(text: str, first: str, last: str) -> None:
    when = parse_edtf(text)
    days = (date.fromisoformat(first), date.fromisoformat(last))
    assert (when.edtf, when.begins, when.ends) == (text.strip(), days, days)


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("2015/2016", ("2015-01-01", "2015-12-31"), ("2016-01-01", "2016-12-31")),
        ("2014/..", ("2014-01-01", "2014-12-31"), ("2014-01-01", None)),
        ("2014/", ("2014-01-01", "2014-12-31"), ("2014-01-01", None)),
        ("../2014", (None, "2014-12-31"), ("2014-01-01", "2014-12-31")),
        ("/2014", (None, "2014-12-31"), ("2014-01-01", "2014-12-31")),
        ("2014-03-24/2014-05", ("2014-03-24", "2014-03-24"), ("2014-05-01", "2014-05-31")),
        ("2014-05/2014", ("2014-05-01", "2014-05-31"), ("2014-01-01", "2014-12-31")),
        ("198X/2001~", ("1980-01-01", "1989-12-31"), ("2000-01-01", "2002-12-31")),
    ],
)
def test_an_interval_lasted_from_its_first_date_to_its_last(
    text: str, begins: tuple[str | None, str | None], ends: tuple[str | None, str | None]
) -> None:
    when = parse_edtf(text)
    found = [[day and day.isoformat() for day in bound] for bound in (when.begins, when.ends)]
    assert found == [list(begins), list(ends)]


@pytest.mark.parametrize(
    "text",
    [
        "", "yesterday", "24 March 2022", "2022-3-4", "20220304", "2022-13", "2022-00", "2022-02-30", "2023-02-29",
        "2022-04-31", "2022-01-00", "2022-01-32", "22-01-01", "0000", "-0044", "10000", "2022/2021", "2022-02/2022-01",
        "../..", "/", "..", "2022/2023/2024", "XXXX", "XXXX-13-01", "XXXX-02-30", "2022-3X", "2022-02-3X", "2022-20",
        "2022-42", "2022~~", "~2022", "2022 / 2023", "2022-03-24T25", "\uff12\uff10\uff12\uff12",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_the_words_that_were_given(text: str) -> None:
    assert not is_edtf(text)
    with pytest.raises(InputError) as caught:
        parse_edtf(text)
    assert f"“{text}” is no EDTF date" in str(caught.value)


def test_a_day_without_its_year_has_no_days() -> None:
    when = parse_edtf("XXXX-02-29")
    assert (when.edtf, when.begins, when.ends) == ("XXXX-02-29", (None, None), (None, None))
    assert when.holds_on(date(2020, 2, 29)) is Answer.POSSIBLE


def test_a_qualified_date_says_possible_beside_itself_and_no_beyond() -> None:
    when = parse_edtf("2014-03-24~")
    answers = [when.holds_on(date(2014, 3, day)) for day in (22, 23, 24, 25, 26)]
    assert answers == [Answer.NO, Answer.POSSIBLE, Answer.POSSIBLE, Answer.POSSIBLE, Answer.NO]


def test_the_three_answers_stand_on_both_sides_of_every_bound() -> None:
    when = parse_edtf("2015/2016")
    days = [
        "2014-12-31",
        "2015-01-01",
        "2015-12-30",
        "2015-12-31",
        "2016-01-01",
        "2016-01-02",
        "2016-12-31",
        "2017-01-01",
    ]
    answers = [str(when.holds_on(date.fromisoformat(day))) for day in days]
    assert answers == ["no", "possible", "possible", "yes", "yes", "possible", "possible", "no"]


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        ("2014-01-01", "2014-12-31", "2014"),
        ("2014-01-01", "2014-12-30", "2014-01-01/2014-12-30"),
        ("2014-01-02", "2014-12-31", "2014-01-02/2014-12-31"),
        ("2014-01-01", "2015-12-31", "2014/2015"),
        ("2014-02-01", "2014-02-28", "2014-02"),
        ("2016-02-01", "2016-02-28", "2016-02-01/2016-02-28"),
        ("2014-02-01", "2014-04-30", "2014-02/2014-04"),
        ("2014-02-01", "2014-02-01", "2014-02-01"),
        ("9999-12-01", "9999-12-31", "9999-12"),
        ("0001-01-01", "0001-12-31", "0001"),
    ],
)
def test_days_are_written_as_short_as_they_can_be(first: str, last: str, edtf: str) -> None:
    assert edtf_of(date.fromisoformat(first), date.fromisoformat(last)) == edtf


@given(st.dates(), st.dates())
def test_days_written_and_read_are_the_same_days(one: date, other: date) -> None:
    first, last = sorted((one, other))
    when = parse_edtf(edtf_of(first, last))
    assert (when.begins[0], when.ends[1]) == (first, last)


@given(YEARS, st.integers(1, 12) | st.none(), st.integers(1, 31) | st.none(), st.sampled_from(["", "~", "?", "%"]))
def test_what_is_read_keeps_its_own_words_and_holds_itself(
    year: int, month: int | None, day: int | None, mark: str
) -> None:
    text = f"{year:04d}" + ("" if month is None else f"-{month:02d}" + ("" if day is None else f"-{day:02d}"))
    assume(is_edtf(text))
    plain, marked = parse_edtf(text), parse_edtf(text + mark)
    assert marked.edtf == text + mark
    assert when_from_json(when_json(marked)) == marked
    for outer, inner in ((marked.begins[0], plain.begins[0]), (plain.ends[1], marked.ends[1])):
        assert outer is None or inner is None or outer <= inner


@given(st.text(alphabet="0123456789X-/.~?%T:Z", max_size=22))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        when = parse_edtf(text)
    except InputError:
        return
    for first, last in (when.begins, when.ends):
        assert first is None or last is None or first <= last


@given(YEARS, st.integers(0, 13), st.integers(0, 32), st.sampled_from(["", "~", "?", "%"]))
def test_the_edtf_library_agrees_on_what_is_a_date(year: int, month: int, day: int, mark: str) -> None:
    text = f"{year:04d}-{month:02d}-{day:02d}"
    if (month, day) == (2, 29):
        # The library takes 29 February in any year; the calendar does not.
        return
    ours = is_edtf(text + mark)
    try:
        theirs = library_parse(text + mark)
    except EDTFParseException:
        assert not ours
        return
    assert ours
    lower = theirs.lower_strict()
    assert date_days(text)[0] == date(lower.tm_year, lower.tm_mon, lower.tm_mday)
