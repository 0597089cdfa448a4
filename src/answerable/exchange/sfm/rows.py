"""Rows out: what claims say, sorted into rows, each of which is one subject with what one source says of it.

A claim that came out of a row goes back into one row with the others of it; every other claim has a row of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from answerable.model.claim import Claim, Stance, Status
from answerable.model.slots import (
    NameSlots,
    PersonSlots,
    PositioningSlots,
    PostingSlots,
    RelationSlots,
    Slots,
    UnitSlots,
)
from answerable.record.entities import Entities

PERSONS = "persons"
UNITS = "units"


@dataclass(frozen=True, slots=True)
class NotHeld:
    """A claim that a table has no place for, or not for all of it, and why."""

    claim: Claim
    reason: str


@dataclass(slots=True)
class Cells:
    """A row in the making: its cells by key. Rows of one key are never told apart by their order."""

    cells: dict[str, str] = field(default_factory=dict)

    def put(self, key: str, words: str | None) -> bool:
        """Put words into a cell; False where something else stands there."""
        if words is None or self.cells.get(key, words) != words:
            return words is None
        self.cells[key] = words
        return True

    def add(self, key: str, words: str) -> None:
        """Add an item to a cell that lists several."""
        self.cells[key] = f"{self.cells[key]};{words}" if key in self.cells else words


@dataclass(frozen=True, slots=True)
class Subject:
    """The claims of one row: `table` says of whom it is, `name` who."""

    table: str
    name: str
    claims: tuple[Claim, ...]


def subjects(
    claims: Iterable[Claim], entities: Entities, *, disputed: bool = False
) -> tuple[tuple[Subject, ...], tuple[NotHeld, ...]]:
    """Claims by row, in their order, and those that no table of persons or units has a place for.

    Rejected claims are no part of a registry, nor are denied ones, unless it marks what is `disputed`.
    """
    rows: dict[tuple[str, ...], list[Claim]] = {}
    left: list[NotHeld] = []
    for claim in claims:
        noted = dict(claim.noted)
        found = _subject(claim.slots, noted.get("table"), claim.source.capture, entities)
        if claim.status is Status.REJECTED:
            left.append(NotHeld(claim, "it was rejected"))
        elif claim.stance is not Stance.STATED and not (disputed and claim.stance is Stance.DENIED):
            left.append(NotHeld(claim, f"it is {claim.stance}, and a row only states"))
        elif found is None:
            left.append(NotHeld(claim, f"a claim of type {claim.type} on this subject has no table"))
        else:
            own = (noted["line"],) if "line" in noted else ("", claim.id)
            rows.setdefault((*found, claim.source.capture, *own), []).append(claim)
    return tuple(Subject(key[0], key[1], tuple(sorted(row, key=_printed))) for key, row in rows.items()), tuple(left)


def _printed(claim: Claim) -> tuple[int, int]:
    """Where a claim stands in its row, and its words within a list."""
    return claim.start, max((anchor.start for anchor in claim.anchors), default=0)


def _subject(slots: Slots, table: str | None, capture: str, entities: Entities) -> tuple[str, str] | None:
    match slots:
        case PostingSlots(person=name) | PersonSlots(person=name):
            return PERSONS, name
        case UnitSlots(unit=name) | RelationSlots(unit=name) | PositioningSlots(unit=str(name)):
            return UNITS, name
        case NameSlots(entity=name) if table in (PERSONS, UNITS):
            return table, name
        case NameSlots(entity=name) if entities.person(name, capture) is not None:
            return PERSONS, name
        case NameSlots(entity=name) if entities.unit(name, capture) is not None:
            return UNITS, name
        case _:
            return None


def cited_by(claim: Claim) -> tuple[str, ...]:
    """What a claim rests on, as a table cites it: its works, else the capture that it stands in.

    A row that cites nothing is no source of itself: written out again, it cites nothing still.
    """
    return claim.cited or (() if "line" in dict(claim.noted) else (claim.source.capture,))
