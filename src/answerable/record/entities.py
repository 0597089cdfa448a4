"""Entities: which person or unit the names in claims stand for, by the grouping of identity."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answerable.identity.fold import words
from answerable.identity.grouping import Group, Naming, group_persons, group_units
from answerable.identity.names import looks_personal, person_name
from answerable.model.claim import Claim
from answerable.model.slots import (
    AllegationSlots,
    DemandSlots,
    IncidentSlots,
    NameSlots,
    PersonSlots,
    PositioningSlots,
    PostingSlots,
    RelationSlots,
    StatementSlots,
    UnitSlots,
)


@dataclass(frozen=True, slots=True)
class Entities:
    """Persons and units by id, and the way from a name in a source to its id.

    `names` has each entity's chosen name, `reasons` why names were taken as one. Ids are made of the chosen name, with
    a number where two entities have it.
    """

    persons: dict[Naming, str]
    units: dict[Naming, str]
    names: dict[str, str]
    reasons: dict[str, tuple[str, ...]]

    def person(self, name: str | None, capture: str) -> str | None:
        """The id of the person that `name` stands for in the source with digest `capture`; None: none known."""
        return None if name is None else self.persons.get(Naming(name, capture))

    def unit(self, name: str | None, capture: str) -> str | None:
        """The id of the unit that `name` stands for in the source with digest `capture`; None: none known."""
        return None if name is None else self.units.get(Naming(name, capture))


def entities_of(claims: Sequence[Claim]) -> Entities:
    """Find the persons and units that the claims speak of."""
    persons = _persons(claims)
    units = _units(claims, persons)
    names: dict[str, str] = {}
    reasons: dict[str, tuple[str, ...]] = {}
    counts = Counter(naming for claim in claims for naming in _namings(claim))
    person_ids = _name_groups("person", group_persons(persons), counts, names, reasons)
    unit_ids = _name_groups("unit", group_units(units), counts, names, reasons)
    return Entities(person_ids, unit_ids, names, reasons)


def _name_groups(
    kind: str,
    groups: Iterable[Group],
    counts: Counter[Naming],
    names: dict[str, str],
    reasons: dict[str, tuple[str, ...]],
) -> dict[Naming, str]:
    out: dict[Naming, str] = {}
    for group in groups:
        name = _chosen_name(kind, group, counts)
        stem = f"{kind}:{'-'.join(words(name)) or 'unnamed'}"
        key, number = stem, 2
        while key in names:
            key, number = f"{stem}-{number}", number + 1
        names[key] = name
        reasons[key] = group.reasons
        out.update(dict.fromkeys(group.namings, key))
    return out


def _chosen_name(kind: str, group: Group, counts: Counter[Naming]) -> str:
    """The name most used; a full name before one with initials, Latin letters before others."""
    uses: Counter[str] = Counter()
    for naming in group.namings:
        uses[naming.name] += counts[naming]
    return min(
        uses,
        key=lambda name: (kind == "person" and not person_name(name).full, not name.isascii(), -uses[name], name),
    )


def _namings(claim: Claim) -> tuple[Naming, ...]:
    capture = claim.source.capture
    match claim.slots:
        case PersonSlots(person=name):
            found: tuple[str | None, ...] = (name,)
        case PostingSlots(person=name, unit=unit) | PositioningSlots(person=name, unit=unit):
            found = (name, unit)
        case UnitSlots(unit=unit):
            found = (unit,)
        case RelationSlots(unit=unit, related_unit=related):
            found = (unit, related)
        case AllegationSlots(accused=name):
            found = (name,)
        case _:
            found = ()
    return tuple(Naming(name, capture) for name in found if name)


def _persons(claims: Sequence[Claim]) -> set[Naming]:
    found: set[Naming] = set()
    maybe: set[Naming] = set()
    bodies = {Naming(claim.slots.unit, claim.source.capture) for claim in claims if isinstance(claim.slots, UnitSlots)}
    for claim in claims:
        capture = claim.source.capture
        match claim.slots:
            case PersonSlots(person=name):
                found.add(Naming(name, capture))
            case PostingSlots(person=name) | PositioningSlots(person=str(name)):
                found.add(Naming(name, capture))
            case AllegationSlots(accused=name) | StatementSlots(speaker=name) | NameSlots(entity=name):
                maybe.add(Naming(name, capture))
            case DemandSlots(by=by, subject=subject):
                maybe.update(Naming(name, capture) for name in (by, subject) if name)
            case IncidentSlots(perpetrator=str(name)):
                maybe.add(Naming(name, capture))
            case _:
                pass
        maybe.update(Naming(speaker, capture) for speaker in claim.said_by)
    return found | {naming for naming in maybe if naming not in bodies and looks_personal(naming.name)}


def _units(claims: Sequence[Claim], persons: set[Naming]) -> set[Naming]:
    found: set[Naming] = set()
    maybe: set[Naming] = set()
    for claim in claims:
        capture = claim.source.capture
        match claim.slots:
            case PostingSlots(unit=str(unit)) | PositioningSlots(unit=str(unit)) | UnitSlots(unit=unit):
                found.add(Naming(unit, capture))
            case RelationSlots(unit=unit, related_unit=related):
                found.update((Naming(unit, capture), Naming(related, capture)))
            case AllegationSlots(accused=name) | NameSlots(entity=name):
                maybe.add(Naming(name, capture))
            case IncidentSlots(perpetrator=str(name)):
                maybe.add(Naming(name, capture))
            case _:
                pass
    return found | {naming for naming in maybe if naming not in persons}
