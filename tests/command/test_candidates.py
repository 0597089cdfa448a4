from typing import Any

import pytest

from answerable.command.candidates import candidates
from answerable.command.path import Certainty
from answerable.model.claim import Location

BRIGADE, DIVISION = "9th Mountain Brigade", "3rd Mountain Division"


def at(name: str, precision: str = "city", region: str | None = "Upper Tarn") -> tuple[Location, ...]:
    number = {"Orvane": 7, "Halm": 8, "Upper Tarn": 9}.get(name)
    return (Location(name=name, geonames=number, country="XX", region=region, precision=precision),)


def shelling(source: Any, when: Any, **more: Any) -> Any:
    return source.claim(
        "incident", kind="shelling", place="Orvane", target=("market",), when=when, where=at("Orvane"), **more
    )


def commander(source: Any, person: str, unit: str, when: Any) -> Any:
    return source.claim("posting", person=person, role="commander", unit=unit, when=when)


def test_from_place_and_time_to_units_and_their_commanders(graph: Any, scribe: Any, times: Any) -> None:
    a = scribe("a")
    claims = [
        shelling(a, times.on("2031-06-01")),
        a.claim(
            "positioning", unit=BRIGADE, kind="site", place="Orvane", when=times.as_of("2031-06-01"), where=at("Orvane")
        ),
        commander(a, "Anton Velk", BRIGADE, times.as_of("2031-06-01")),
        commander(a, "Lena Ost", BRIGADE, times.ended("2030-06-01")),
        a.claim("relation", unit=BRIGADE, related_unit=DIVISION, kind="child-of", when=times.as_of("2031-03-01")),
        commander(a, "Piet Landau", DIVISION, times.as_of("2031-06-01")),
    ]
    found = candidates(graph(claims), "shelling")
    assert [(path.hops[-1].end_name, str(path.certainty)) for path in found.paths] == [
        ("Anton Velk", "proven"),
        ("Piet Landau", "possible"),
        ("Lena Ost", "excluded"),
    ]
    landau = found.paths[1]
    assert [hop.kind for hop in landau.hops] == ["place", "above", "command"]
    assert (landau.weakest.kind, landau.weakest.gap) == ("above", 92)
    assert all(hop.claims for path in found.paths for hop in path.hops)


@pytest.mark.parametrize(
    ("place", "where", "certainty"),
    [
        ("Orvane", at("Orvane"), "proven"),
        ("Halm", at("Halm"), "possible"),
        ("Upper Tarn", at("Upper Tarn", "region"), "possible"),
        ("Halm", at("Halm", region="Lower Tarn"), None),
    ],
)
def test_only_the_same_place_proves_anything(
    graph: Any, scribe: Any, times: Any, place: str, where: Any, certainty: str | None
) -> None:
    a = scribe("a")
    claims = [
        shelling(a, times.on("2031-06-01")),
        a.claim(
            "positioning",
            unit=BRIGADE,
            kind="area of operations",
            place=place,
            when=times.as_of("2031-06-01"),
            where=where,
        ),
        commander(a, "Anton Velk", BRIGADE, times.as_of("2031-06-01")),
    ]
    assert [str(path.certainty) for path in candidates(graph(claims), "shelling").paths] == (
        [certainty] if certainty else []
    )


def test_a_named_perpetrator_is_an_allegation_and_proves_nothing(graph: Any, scribe: Any, times: Any) -> None:
    a = scribe("a")
    claims = [
        shelling(a, times.on("2031-06-01"), perpetrator="9th Mountain Brigade"),
        commander(a, "Anton Velk", BRIGADE, times.as_of("2031-06-01")),
    ]
    (path,) = candidates(graph(claims), "shelling").paths
    assert path.certainty is Certainty.POSSIBLE
    assert path.weakest.kind == "party"


def test_an_accused_commander_leads_to_the_unit_and_what_is_above_it(graph: Any, scribe: Any, times: Any) -> None:
    a = scribe("a")
    claims = [
        shelling(a, times.on("2031-06-01")),
        a.claim("allegation", accused="Anton Velk", conduct="ordered the shelling of the market", place="Orvane"),
        commander(a, "Anton Velk", BRIGADE, times.as_of("2031-05-30")),
        a.claim("relation", unit=BRIGADE, related_unit=DIVISION, kind="child-of", when=times.as_of("2031-06-01")),
        commander(a, "Piet Landau", DIVISION, times.as_of("2031-06-01")),
    ]
    found = candidates(graph(claims), "shelling")
    assert {path.hops[-1].end_name: str(path.certainty) for path in found.paths} == {
        "Anton Velk": "possible",
        "Piet Landau": "possible",
    }
    assert all(path.hops[0].kind == "accused" for path in found.paths)


def test_without_a_day_nothing_is_proven(graph: Any, scribe: Any, times: Any) -> None:
    a = scribe("a")
    claims = [
        shelling(a, times.during("2031-06-01", "2031-06-30")),
        a.claim(
            "positioning", unit=BRIGADE, kind="site", place="Orvane", when=times.as_of("2031-06-01"), where=at("Orvane")
        ),
        commander(a, "Anton Velk", BRIGADE, times.as_of("2031-06-01")),
    ]
    found = candidates(graph(claims), "shelling")
    assert found.on is None
    assert [str(path.certainty) for path in found.paths] == ["possible"]
