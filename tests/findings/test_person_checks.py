from typing import Any

import pytest

from answerable.findings.grades import echelon_grades, height
from answerable.identity.grades import grade_of


@pytest.mark.parametrize(
    ("rank", "unit", "count"),
    [
        ("Sergeant", "3rd Mountain Division", 1),
        ("Major General", "3rd Mountain Division", 0),
        ("Colonel", "3rd Mountain Division", 0),
        ("Field Marshal", "2nd Platoon, 9th Brigade", 1),
        ("Lieutenant Colonel", "9th Mountain Brigade", 0),
        ("Grand Warden", "9th Mountain Brigade", 0),  # a rank that nobody knows shows nothing
    ],
)
def test_rank_for_echelon(scribe: Any, found: Any, times: Any, rank: str, unit: str, count: int) -> None:
    claim = scribe("a").claim(
        "posting", person="Anton Velk", rank=rank, role="commander", unit=unit, when=times.as_of("2031-06-01")
    )
    assert len(found([claim], "rank-for-echelon")) == count


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [("Colonel", "Major", 1), ("Major", "Colonel", 0), ("Colonel", "Colonel", 0), ("Colonel", "Captain", 0)],
)
def test_rank_falls_unless_a_force_has_them_so(
    scribe: Any, found: Any, times: Any, first: str, second: str, count: int
) -> None:
    # A captain of a navy is a colonel's equal: of "Captain" alone nobody can say that it is lower.
    claims = [
        scribe(name).claim("posting", person="Anton Velk", rank=rank, when=times.as_of(day))
        for name, rank, day in (("a", first, "2029-01-01"), ("b", second, "2031-01-01"))
    ]
    assert len(found(claims, "rank-falls")) == count


@pytest.mark.parametrize(("age", "count"), [("59", 0), ("60", 1), ("58", 1)])
def test_age_and_birth(scribe: Any, found: Any, times: Any, age: str, count: int) -> None:
    claims = [
        scribe("a").claim(
            "person", person="Anton Velk", property="born", value="10 May 1971", when=times.on("1971-05-10")
        ),
        scribe("b", "2031-05-01").claim(
            "person", person="Anton Velk", property="age", value=age, when=times.as_of("2031-05-01")
        ),
    ]
    assert len(found(claims, "age-and-birth")) == count


def test_grades_are_ordered_and_every_echelon_has_a_range() -> None:
    assert height("OR-9") < height("OF-1") < height("OF-10")
    assert grade_of("nobody's rank") is None
    for echelon in ("squad", "platoon", "company", "battalion", "regiment", "brigade", "division", "corps", "army"):
        grades = echelon_grades(echelon)
        assert grades is not None
        assert height(grades[0]) < height(grades[1])
