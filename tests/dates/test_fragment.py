import pytest

from answerable.dates.fragment import fragments


@pytest.mark.parametrize(
    ("words", "shapes"),
    [
        ("24 March 2022", ["day"]),
        ("March 2022", ["month"]),
        ("2022-03", ["month"]),
        ("03/04/2022", ["unclear"]),
        ("31/02/2022", ["day"]),
        ("32/13/2022", []),
        ("2012-15", ["years"]),
        ("2015-12", ["month"]),
        ("2015-2012", []),
        ("the late 1990s", ["decade"]),
        ("last Tuesday", ["weekday"]),
        ("Tuesday last", ["weekday"]),
        ("five weeks ago", ["ago"]),
        ("the past five weeks", ["past"]),
        ("that same day", ["same"]),
        ("two days later.", ["later"]),
        ("04AUG17", ["day"]),
        ("Black Friday", []),
        ("General Sunday Odan", []),
        ("the 19 April Movement", []),
        ("the Front of 9 April", []),
        ("resolution 1999", []),
        ("2014 soldiers", []),
        ("$2014", []),
        ("2,014", []),
    ],
)
def test_each_piece_has_its_shape_and_what_only_looks_like_one_has_none(words: str, shapes: list[str]) -> None:
    assert [fragment.shape for fragment in fragments(words)] == shapes


def test_the_longer_of_two_readings_counts() -> None:
    (found,) = fragments("Tuesday, 24 March 2022")
    assert (found.start, found.end, found.day, found.month, found.year) == (0, 22, 24, 3, 2022)


@pytest.mark.parametrize(("short", "year"), [("00", 2000), ("49", 2049), ("50", 1950), ("90", 1990)])
def test_two_digits_of_a_year_are_of_the_century_that_is_near(short: str, year: int) -> None:
    assert [fragment.year for fragment in fragments(f"12 JAN {short}")] == [year]
