"""Names of places are one by the gazetteer, by spelling, and by what persons decide."""

from typing import Any

from answerable.model.claim import Location
from answerable.model.decision import IdentityDecision, Sameness, Side
from answerable.model.naming import Naming
from answerable.record.places import places_of
from answerable.record.record import derive


def shelling(scribe: Any, source: str, place: str, geonames: int | None, when: Any) -> Any:
    where = (Location(name=place, geonames=geonames, precision="city"),) if geonames else ()
    return scribe(source).claim("incident", kind="shelling", place=place, target=("ferry",), when=when, where=where)


def test_two_names_of_one_town_are_one_place_and_their_incident_is_one(scribe: Any, times: Any) -> None:
    day = times.on("2031-03-16")
    claims = [shelling(scribe, "a", "Ostrel", 17, day), shelling(scribe, "b", "Ostrograd", 17, day)]
    names = places_of(claims)
    assert list(names.names.values()) == ["Ostrel"]
    assert len(derive(claims).incidents) == 1


def test_one_name_of_two_towns_is_two_places_and_an_unsettled_one_is_neither(scribe: Any, times: Any) -> None:
    day = times.on("2031-03-16")
    claims = [shelling(scribe, name, "Ostrel", geonames, day) for name, geonames in (("a", 17), ("b", 18), ("c", None))]
    assert sorted(places_of(claims).names) == ["place:ostrel", "place:ostrel-2", "place:ostrel-3"]
    assert len(places_of(claims[1:]).names) == 1


def test_a_decision_makes_two_names_one_place(scribe: Any, times: Any) -> None:
    day = times.on("2031-03-16")
    claims = [shelling(scribe, "a", "Ostrel", None, day), shelling(scribe, "b", "Old Harbour", None, day)]
    namings = [Naming(claim.slots.place, claim.source.capture) for claim in claims]
    sides = tuple(Side(kind="place", entity="", name=naming.name, namings=(naming,)) for naming in namings)
    given: dict[str, Any] = {"why": "one town", "who": "R. Tester", "at": "2032-01-01"}
    made = IdentityDecision(id="d1", verdict=Sameness.SAME, sides=sides, **given)
    undone = IdentityDecision(id="d2", verdict=Sameness.UNDO, undoes="d1", **given)
    assert len(derive(claims).incidents) == 2
    assert len(derive(claims, [made]).incidents) == 1
    assert derive(claims, [made, undone]) == derive(claims)


def test_the_order_of_claims_makes_no_difference(scribe: Any, times: Any) -> None:
    day = times.on("2031-03-16")
    claims = [shelling(scribe, str(at), f"Ostrel {at % 3}", at % 4 or None, day) for at in range(12)]
    assert places_of(claims) == places_of(claims[::-1])
