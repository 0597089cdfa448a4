from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.reading.published import is_day, published


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2022-03-24", "2022-03-24"),
        ("2022-03-24T23:59:00-05:00", "2022-03-24"),
        ("2022-03-24 10:00", "2022-03-24"),
        ("20220324", "2022-03-24"),
        ("2022-03", "2022-03"),
        ("2022", "2022"),
        ("24 March 2022", "2022-03-24"),
        ("Thursday, 24th March, 2022 at 10:00", "2022-03-24"),
        ("Mar. 24, 2022", "2022-03-24"),
        ("March 2022", "2022-03"),
        ("24.03.2022", "2022-03-24"),
        ("3/24/2022", "2022-03-24"),
        ("3/4/2022", "2022"),
        ("4/4/2022", "2022-04-04"),
        ("2022-02-30", None),
        ("31 June 2022", None),
        ("0001-01-01", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_never_more_precise_than_the_page(words: str | None, edtf: str | None) -> None:
    assert published(words) == edtf


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert published(str(day)) == str(day)
    assert is_day(str(day))


@given(st.text(max_size=40))
def test_whatever_is_read_is_a_date(words: str) -> None:
    found = published(words)
    assert found is None or is_day(found)
