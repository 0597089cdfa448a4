from datetime import date
from typing import Any

import pytest

from answerable.command.record_graph import RecordGraph
from answerable.command.who import who
from answerable.errors import NotFoundError
from answerable.model.claim import Stance
from answerable.record.record import Record, derive

UNIT = "64th Motor Rifle Brigade"


@pytest.fixture
def record(scribe: Any, times: Any) -> Record:
    a, b = scribe("a", "2031-04-02"), scribe("b", "2031-05-09")
    return derive(
        [
            a.claim("posting", person="Radovan Teslin", role="commander", unit=UNIT, when=times.began("2030-01-05")),
            b.claim("posting", person="Radovan Teslin", role="commander", unit=UNIT, when=times.ended("2031-04-20")),
            b.claim("posting", person="Iven Marsk", role="commander", unit=UNIT, when=times.began("2031-04-21")),
            b.claim("posting", person="Oda Brill", role="deputy commander", unit=UNIT, when=times.as_of("2031-01-01")),
            b.claim("posting", person="Jan Tors", role="spokesman", unit=UNIT, when=times.as_of("2031-01-01")),
        ]
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2029-12-31", [("Radovan Teslin", "no"), ("Iven Marsk", "no")]),
        ("2030-01-04", [("Radovan Teslin", "no"), ("Iven Marsk", "no")]),
        ("2030-01-05", [("Radovan Teslin", "yes"), ("Iven Marsk", "no")]),
        ("2031-04-20", [("Radovan Teslin", "yes"), ("Iven Marsk", "no")]),
        ("2031-04-21", [("Iven Marsk", "yes"), ("Radovan Teslin", "no")]),
        ("2031-04-22", [("Iven Marsk", "possible"), ("Radovan Teslin", "no")]),
    ],
)
def test_both_sides_of_every_boundary(record: Record, day: str, expected: list[tuple[str, str]]) -> None:
    holdings = who(RecordGraph(record), "64 Mot Rifle Bde", date.fromisoformat(day))
    assert [(holding.person, str(holding.answer)) for holding in holdings] == expected


def test_without_a_day_everybody_who_ever_held_it(record: Record) -> None:
    holdings = who(RecordGraph(record), UNIT)
    assert [(holding.person, len(holding.claims)) for holding in holdings] == [("Radovan Teslin", 2), ("Iven Marsk", 1)]


def test_a_hedged_posting_is_possible_only(scribe: Any, times: Any) -> None:
    claim = scribe("a").claim(
        "posting",
        person="Radovan Teslin",
        role="commander",
        unit=UNIT,
        when=times.as_of("2031-01-01"),
        stance=Stance.REPORTED,
    )
    (holding,) = who(RecordGraph(derive([claim])), UNIT, date(2031, 1, 1))
    assert str(holding.answer) == "possible"


@pytest.mark.parametrize(
    ("slots", "commands"),
    [
        ({"role": "commander"}, True),
        ({"role": "acting commander"}, True),
        ({"role": "head"}, True),
        ({"title": "General Officer Commanding"}, True),
        ({"change": "took office"}, True),
        ({"role": "deputy commander"}, False),
        ({"role": "chief of staff"}, False),
        ({"role": "head of press"}, False),
        ({"role": "spokesperson"}, False),
        ({}, False),
    ],
)
def test_what_is_command(scribe: Any, slots: dict[str, str], commands: bool) -> None:  # noqa: FBT001 -- a column of the table
    claim = scribe("a").claim("posting", person="Radovan Teslin", unit=UNIT, **slots)
    assert bool(who(RecordGraph(derive([claim])), UNIT)) is commands


def test_a_person_is_no_unit(record: Record) -> None:
    with pytest.raises(NotFoundError, match="not a unit"):
        who(RecordGraph(record), "Iven Marsk")
