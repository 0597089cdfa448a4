from datetime import date
from typing import Any

import pytest

from answerable.model.claim import Location, Stance
from answerable.model.time import When

UNIT = "9th Mountain Brigade"


def commander(source: Any, person: str, when: Any, unit: str = UNIT, **more: Any) -> Any:
    return source.claim("posting", person=person, role="commander", unit=unit, when=when, **more)


@pytest.mark.parametrize(
    ("second", "first_time", "second_time", "count"),
    [
        ("Lena Ost", ("2031-05-01", "2031-07-01"), ("2031-06-01", "2031-08-01"), 1),
        ("Lena Ost", ("2031-05-01", "2031-07-01"), ("2031-07-01", "2031-08-01"), 0),  # the day of handing over
        ("Lena Ost", ("2031-05-01", "2031-07-01"), ("2031-08-01", "2031-09-01"), 0),
        ("Anton Velk", ("2031-05-01", "2031-07-01"), ("2031-06-01", "2031-08-01"), 0),
    ],
)
def test_two_commanders(scribe: Any, found: Any, second: str, first_time: Any, second_time: Any, count: int) -> None:
    claims = [
        commander(scribe("a"), "Anton Velk", span(*first_time)),
        commander(scribe("b"), second, span(*second_time)),
    ]
    findings = found(claims, "two-commanders")
    assert len(findings) == count
    for one in findings:
        assert {claim.id for claim in one.claims_for} == {claim.id for claim in claims}
        assert "surely" in one.words
        assert one.missing


def span(first: str, last: str) -> Any:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return When(edtf=f"{first}/{last}", begins=(begin, begin), ends=(end, end))


def test_a_deputy_is_no_second_commander(scribe: Any, found: Any) -> None:
    time = span("2031-05-01", "2031-07-01")
    claims = [
        commander(scribe("a"), "Anton Velk", time),
        scribe("b").claim("posting", person="Lena Ost", role="deputy commander", unit=UNIT, when=time),
    ]
    assert found(claims, "two-commanders") == []


def test_a_hedged_claim_makes_no_conflict(scribe: Any, found: Any) -> None:
    time = span("2031-05-01", "2031-07-01")
    claims = [
        commander(scribe("a"), "Anton Velk", time),
        commander(scribe("b"), "Lena Ost", time, stance=Stance.REPORTED),
    ]
    assert found(claims, "two-commanders") == []


@pytest.mark.parametrize(("related", "count"), [(False, 1), (True, 0)])
def test_two_commands_unless_one_is_under_the_other(scribe: Any, found: Any, related: bool, count: int) -> None:  # noqa: FBT001 - a row of the table
    paper = scribe("a")
    claims = [
        commander(paper, "Anton Velk", span("2031-05-01", "2031-07-01"), "9th Mountain Brigade"),
        commander(paper, "Anton Velk", span("2031-05-01", "2031-07-01"), "3rd Mountain Division"),
    ]
    if related:
        claims.append(
            paper.claim("relation", unit="9th Mountain Brigade", related_unit="3rd Mountain Division", kind="child-of")
        )
    assert len(found(claims, "two-commands")) == count


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (("Orvane", "city"), ("Halm", "city"), 1),
        (("Orvane", "city"), ("Orvane harbour", "site"), 0),
        (("Orvane", "city"), ("Karsovia", "country"), 0),
    ],
)
def test_two_places(scribe: Any, found: Any, times: Any, first: Any, second: Any, count: int) -> None:
    claims = [
        scribe(name).claim(
            "positioning",
            person="Anton Velk",
            kind="site",
            place=place,
            when=times.on("2031-06-03"),
            where=(Location(name=place, precision=precision),),
        )
        for name, (place, precision) in (("a", first), ("b", second))
    ]
    claims.append(commander(scribe("c"), "Anton Velk", times.as_of("2031-06-03")))
    assert len(found(claims, "two-places")) == count


@pytest.mark.parametrize(
    ("property_", "day", "count"),
    [("founded", "2031-01-01", 1), ("founded", "2030-01-01", 0), ("disbanded", "2030-01-01", 1)],
)
def test_unit_lifetime(scribe: Any, found: Any, times: Any, property_: str, day: str, count: int) -> None:
    claims = [
        commander(scribe("a"), "Anton Velk", times.on("2030-06-01")),
        scribe("b").claim("unit", unit=UNIT, property=property_, value=day[:4], when=times.on(day)),
    ]
    assert len(found(claims, "unit-lifetime")) == count


@pytest.mark.parametrize(("taken", "count"), [("2031-05-12", 1), ("2031-05-01", 0)])
def test_appointment_and_ceremony(scribe: Any, found: Any, times: Any, taken: str, count: int) -> None:
    claims = [
        commander(scribe("a"), "Anton Velk", times.as_of("2031-06-01")),
        commander(scribe("a2"), "Anton Velk", times.began("2031-05-01"), change="appointed"),
        commander(scribe("b"), "Anton Velk", times.began(taken), change="took office"),
    ]
    findings = found(claims, "appointment-and-ceremony")
    assert len(findings) == count
    assert all("2031-05-01" in one.words and taken in one.words for one in findings)


def test_a_gap_in_a_career_and_in_a_command(scribe: Any, found: Any) -> None:
    claims = [
        commander(scribe("a"), "Anton Velk", span("2029-01-01", "2029-06-01")),
        commander(scribe("b"), "Anton Velk", span("2031-01-01", "2031-06-01"), "12th Tank Brigade"),
        commander(scribe("c"), "Lena Ost", span("2030-01-01", "2030-06-01")),
    ]
    words = [one.words for one in found(claims, "gap")]
    assert len(words) == 2
    assert any("served between" in one for one in words)
    assert any("in command of" in one for one in words)


def test_what_may_have_lasted_is_no_gap(scribe: Any, found: Any, times: Any) -> None:
    claims = [
        commander(scribe("a"), "Anton Velk", times.began("2029-01-01")),
        commander(scribe("b"), "Anton Velk", span("2031-01-01", "2031-06-01"), "12th Tank Brigade"),
    ]
    assert found(claims, "gap") == []


def test_differing_ends_of_a_posting_are_told_with_both_sides(scribe: Any, found: Any) -> None:
    claims = [
        commander(scribe("a"), "Anton Velk", span("2029-01-01", "2029-06-01")),
        commander(scribe("b"), "Anton Velk", span("2029-01-01", "2029-07-01")),
    ]
    (one,) = found(claims, "contradiction")
    assert "2029-06-01" in one.words
    assert "2029-07-01" in one.words
