from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.model.time import When
from answerable.record.contiguity import stretches


def as_of(day: int) -> When:
    at = date(2031, 1, day)
    return When(edtf=at.isoformat(), begins=(None, at), ends=(at, None))


def exactly(first: int, last: int) -> When:
    begin, end = date(2031, 1, first), date(2031, 1, last)
    return When(edtf=None, begins=(begin, begin), ends=(end, end))


@pytest.mark.parametrize(
    ("times", "others", "sizes"),
    [
        ([as_of(3), as_of(9)], [], [2]),
        ([as_of(3), as_of(9)], [as_of(6)], [1, 1]),
        ([as_of(3), as_of(9)], [as_of(12)], [2]),
        ([exactly(1, 4), exactly(6, 9)], [], [1, 1]),
        ([exactly(1, 6), exactly(1, 9)], [], [2]),
        ([as_of(3), None], [], [2]),
    ],
)
def test_one_stretch_unless_something_breaks_it(
    times: Sequence[When | None], others: Sequence[When], sizes: list[int]
) -> None:
    assert [len(one.items) for one in stretches(times, lambda time: time, others)] == sizes


def test_ends_on_which_sources_differ_are_disputed() -> None:
    (one,) = stretches([exactly(1, 6), exactly(1, 9)], lambda time: time)
    assert one.disputed
    assert one.when.ends == (date(2031, 1, 6), date(2031, 1, 9))


@given(st.lists(st.integers(1, 28), min_size=1, max_size=8))
def test_days_alone_are_always_one_stretch_that_holds_them_all(days: list[int]) -> None:
    (one,) = stretches([as_of(day) for day in days], lambda time: time)
    assert one.when.begins[1] == date(2031, 1, min(days))
    assert one.when.ends[0] == date(2031, 1, max(days))
