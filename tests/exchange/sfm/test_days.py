from datetime import date

import pytest

from answerable.exchange.sfm.days import cited, when_of
from answerable.model.time import Answer


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("9/3/2014", "2014-09-03"),
        ("10 /21/2010", "2010-10-21"),
        ("06/06/2007", "2007-06-06"),
        ("September 2014", "2014-09"),
        ("Sept 2014", "2014-09"),
        ("2014", "2014"),
        ("2014-09-03", "2014-09-03"),
        ("2014-09", "2014-09"),
    ],
)
def test_a_date_is_as_precise_as_printed(printed: str, edtf: str) -> None:
    found, trouble = cited({"first": printed}, "first")
    assert trouble is None
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize(
    "printed", ["", "soon", "31/12/2014", "2/30/2014", "1/1/20144", "1/1/1016", "Smarch 2014", "2014-13-01", "0"]
)
def test_what_is_no_date_is_none_and_says_so(printed: str) -> None:
    found, trouble = cited({"first": printed}, "first")
    assert found is None
    assert trouble is not None


@pytest.mark.parametrize(
    ("printed", "beside", "edtf"),
    [
        ("9/3/2014", ("9", "3", "2014"), "2014-09-03"),
        ("9/3/2014", ("9", "13", "2014"), "2014-09"),
        ("9/3/2014", ("3", "9", "2014"), "2014"),
        ("9/3/2014", ("9", "3", "2015"), None),
        ("9/3/20145", ("9", "3", "2014"), "2014-09-03"),
        ("9/3/2014", ("", "", "later"), "2014-09-03"),
    ],
)
def test_where_the_columns_beside_differ_only_what_both_say_is_taken(
    printed: str, beside: tuple[str, str, str], edtf: str | None
) -> None:
    words = {"first": printed}
    words |= {f"first_{part}": cell for part, cell in zip(("month", "day", "year"), beside, strict=True) if cell}
    found, trouble = cited(words, "first")
    assert (found and found.edtf) == edtf
    assert (trouble is None) == (beside == ("9", "3", "2014") and printed == "9/3/2014")


def test_a_date_that_stands_only_beside_is_not_taken() -> None:
    assert cited({"first_year": "2014"}, "first")[0] is None
    assert cited({}, "first") == (None, None)


@pytest.mark.parametrize(
    ("starts", "ends", "answers"),
    [
        (False, False, ("possible", "yes", "possible")),
        (True, False, ("no", "yes", "possible")),
        (False, True, ("possible", "yes", "no")),
        (True, True, ("no", "yes", "no")),
    ],
)
def test_citations_attest_and_only_marked_ones_bound(starts: bool, ends: bool, answers: tuple[str, ...]) -> None:  # noqa: FBT001 - a table of cases
    first, last = cited({"a": "3/1/2014"}, "a")[0], cited({"a": "5/1/2015"}, "a")[0]
    when = when_of(first, last, starts=starts, ends=ends)
    assert when is not None
    days = (date(2014, 2, 28), date(2015, 1, 1), date(2015, 5, 2))
    assert tuple(when.holds_on(day) for day in days) == tuple(map(Answer, answers))


def test_a_year_leaves_open_where_in_it_the_citation_lies() -> None:
    year = cited({"a": "2014"}, "a")[0]
    attested = when_of(year, None, starts=False, ends=False)
    assert attested is not None
    assert (attested.edtf, attested.begins, attested.ends) == (
        "2014",
        (None, date(2014, 12, 31)),
        (date(2014, 1, 1), None),
    )
    begun = when_of(year, None, starts=True, ends=False)
    assert begun is not None
    assert (begun.edtf, begun.begins) == ("2014/..", (date(2014, 1, 1), date(2014, 12, 31)))


def test_a_last_citation_before_the_first_is_no_time() -> None:
    first, last = cited({"a": "2015"}, "a")[0], cited({"a": "2014"}, "a")[0]
    assert when_of(first, last, starts=True, ends=True) is None
    assert when_of(None, None, starts=False, ends=False) is None
