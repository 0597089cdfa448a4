"""Places of units beside the place of an incident: the same, one that holds it, the same region, the same country."""

from collections.abc import Sequence
from enum import IntEnum

from answerable.command.graph import Event, Seat
from answerable.identity.fold import skeleton, words
from answerable.model.claim import Claim, Location

NOWHERE = Location(name="")


class Nearness(IntEnum):
    """How near a unit's place is to an incident's, as far as names and the gazetteer tell."""

    APART = 0
    COUNTRY = 1
    HOLDS = 2
    REGION = 3
    SAME = 4


def place_of(name: str | None, claims: Sequence[Claim]) -> Location:
    """What the gazetteer made of a place in the claims that name it; the most precise of several."""
    if name is None:
        return NOWHERE
    key = place_key(name)
    found = [where for claim in claims for where in claim.where if place_key(where.name) == key]
    order = {"site": 0, "city": 1, "region": 2, "country": 3, "unknown": 4}
    return min(found, key=lambda where: (where.geonames is None, order.get(where.precision, 5)), default=NOWHERE)


def place_key(name: str) -> str:
    """A place's name as a key that spellings share."""
    return " ".join(map(skeleton, words(name)))


def nearness(seat: Seat, event: Event) -> Nearness:
    """How near a unit's place is to an event's."""
    if event.place is not None and place_key(seat.place) == place_key(event.place):
        return Nearness.SAME
    if seat.geonames is not None and seat.geonames == event.geonames:
        return Nearness.SAME
    country = seat.country is not None and seat.country == event.country
    if country and seat.region is not None and seat.region == event.region:
        return Nearness.HOLDS if seat.precision == "region" else Nearness.REGION
    if country and seat.precision == "country":
        return Nearness.COUNTRY
    return Nearness.APART


def sees(seat: Seat, event: Event) -> bool:
    """Whether a unit's place tells anything of an event's."""
    return nearness(seat, event) is not Nearness.APART
