"""An incident of the record: what is said to have happened, with each source's figures beside the others'."""

from dataclasses import dataclass

from answerable.model.claim import Claim
from answerable.model.time import When
from answerable.record.backed import Allegation, Backed, Denial


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Backed):
    """A figure as one speaker in one source gives it; `min` and `max` are persons, None is open. Never added up."""

    kind: str
    min: int | None
    max: int | None
    approximate: bool
    whom: str | None
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed(Backed):
    """Something (a kind, a weapon, a target, a perpetrator) as `speakers` give it."""

    value: str
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Backed):
    """An incident. `place` and `when` are what its claims agree on; None where none gives it."""

    id: str
    name: str
    family: str
    kinds: tuple[Attributed, ...]
    place: str | None
    when: When | None
    targets: tuple[Attributed, ...]
    weapons: tuple[Attributed, ...]
    perpetrators: tuple[Attributed, ...]
    figures: tuple[Figure, ...]
    allegations: tuple[Allegation, ...]
    denials: tuple[Denial, ...]
    reports: tuple[Claim, ...]
