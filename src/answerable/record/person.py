"""A person of the record: names, ranks, career, properties, places, and who says what about them."""

from dataclasses import dataclass

from answerable.record.backed import (
    Allegation,
    Backed,
    Demand,
    Denial,
    NameGiven,
    Positioning,
    Property,
    RankHeld,
    Said,
)
from answerable.record.career import Posting


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Backed):
    """A person and all that the claims say of them; `claims` are all of these claims.

    `identity` says in words which names were taken as this person's and why, where more than spelling was needed.
    `allegations` are against the person, `accusations` by them; `denials` are claims with the stance denied in which
    the person is named; `spoken_of` are others' statements about them.
    """

    id: str
    name: str
    names: tuple[NameGiven, ...]
    ranks: tuple[RankHeld, ...]
    career: tuple[Posting, ...]
    properties: tuple[Property, ...]
    places: tuple[Positioning, ...]
    allegations: tuple[Allegation, ...]
    accusations: tuple[Allegation, ...]
    statements: tuple[Said, ...]
    spoken_of: tuple[Said, ...]
    denials: tuple[Denial, ...]
    demands: tuple[Demand, ...]
    incidents: tuple[str, ...]
    identity: tuple[str, ...]
