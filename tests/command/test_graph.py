"""One contract for every graph of command."""

from pathlib import Path
from typing import Any

import pytest

from answerable.command.index import Index
from answerable.errors import AmbiguousError, NotFoundError
from answerable.model.claim import Location
from answerable.record.record import derive

BRIGADE, DIVISION = "9th Mountain Brigade", "3rd Mountain Division"


@pytest.fixture
def claims(scribe: Any, times: Any) -> list[Any]:
    a, b = scribe("a", "2031-06-01"), scribe("b", "2031-07-01")
    orvane = (Location(name="Orvane", geonames=7, country="XX", region="Upper Tarn", precision="city"),)
    return [
        a.claim(
            "posting",
            person="Anton Velk",
            rank="Colonel",
            role="commander",
            unit=BRIGADE,
            when=times.as_of("2031-06-01"),
        ),
        a.claim("posting", person="Lena Ost", role="spokesperson", unit=BRIGADE, when=times.as_of("2031-06-01")),
        b.claim("posting", person="Piet Landau", role="commander", unit=DIVISION, when=times.began("2031-01-01")),
        b.claim("relation", unit=BRIGADE, related_unit=DIVISION, kind="child-of", when=times.as_of("2031-06-01")),
        b.claim("positioning", unit=BRIGADE, kind="site", place="Orvane", when=times.as_of("2031-06-01"), where=orvane),
        b.claim("positioning", unit=DIVISION, kind="site", place="Halm", when=times.as_of("2031-06-01")),
        a.claim(
            "incident",
            kind="shelling",
            place="Orvane",
            target=("market",),
            perpetrator="the 9th Mountain Brigade",
            when=times.on("2031-06-01"),
            where=orvane,
        ),
    ]


@pytest.mark.parametrize("name", [BRIGADE, "Ninth Mountain Brigade", "9 mountain bde", "unit:9th-mountain-brigade"])
def test_a_unit_is_found_by_id_name_and_spelling(graph: Any, claims: list[Any], name: str) -> None:
    assert graph(claims).unit(name).name == BRIGADE


def test_what_is_no_unit_is_not_found(graph: Any, claims: list[Any]) -> None:
    with pytest.raises(NotFoundError):
        graph(claims).unit("12th Mountain Brigade")


def test_a_name_that_fits_two_is_ambiguous(graph: Any, claims: list[Any]) -> None:
    with pytest.raises(AmbiguousError, match="9th Mountain Brigade"):
        graph(claims).unit("Mountain")


def test_posts_links_and_seats(graph: Any, claims: list[Any]) -> None:
    found = graph(claims)
    brigade, division = found.unit(BRIGADE), found.unit(DIVISION)
    assert [(post.person_name, post.command) for post in found.posts(brigade.id)] == [
        ("Anton Velk", True),
        ("Lena Ost", False),
    ]
    (link,) = found.parents(brigade.id)
    assert (link.parent, found.children(division.id)) == (division.id, [link])
    assert found.parents(division.id) == []
    event = found.event("shelling")
    assert [(seat.unit, seat.place) for seat in found.seats_near(event)] == [(brigade.id, "Orvane")]
    assert event.parties == ("the 9th Mountain Brigade",)
    assert found.units_called(event.parties[0]) == [brigade]
    assert found.units_called("soldiers") == []


def test_an_incident_is_found_by_a_part_of_its_name(graph: Any, claims: list[Any]) -> None:
    found = graph(claims)
    assert found.event("shelling").place == "Orvane"
    with pytest.raises(NotFoundError):
        found.event("flood")


def test_an_index_of_another_stamp_or_none_at_all_is_not_opened(claims: list[Any], tmp_path: Path) -> None:
    from tests.command.conftest import indexed  # noqa: PLC0415 - the helper of this folder

    path = tmp_path / "index.sqlite"
    assert Index.open(path, "stamp") is None
    indexed(derive(claims), path).close()
    assert Index.open(path, "another") is None
    path.write_bytes(b"no database at all, but long enough to be read as one" * 40)
    assert Index.open(path, "stamp") is None
