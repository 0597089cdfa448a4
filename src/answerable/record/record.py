"""The record of a case: its persons, units and incidents, as the claims that are not rejected add up to them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from answerable.errors import AmbiguousError, NotFoundError
from answerable.identity.comparison import Likeness
from answerable.identity.fold import words
from answerable.identity.names import compare_persons, person_name
from answerable.identity.units import compare_units
from answerable.model.claim import Claim, Status
from answerable.model.decision import IdentityDecision
from answerable.record.assembly import claims_by_entity, incident_of, person_of, postings_of, relations_of, unit_of
from answerable.record.backed import in_order
from answerable.record.career import Posting
from answerable.record.deciding import decided_incidents
from answerable.record.entities import Entities, Likely, entities_of
from answerable.record.gathering import folded
from answerable.record.happenings import happenings_of
from answerable.record.incident import Incident
from answerable.record.likely_incidents import likely_incidents
from answerable.record.person import Person
from answerable.record.places import PlaceNames, places_of
from answerable.record.unit import Relation, Unit

Entity = Person | Unit | Incident


_LISTED = 8
"""How many that fit a name are listed for the person who asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the claims of a case add up to. Persons and units by name, incidents by their first claim."""

    persons: tuple[Person, ...]
    units: tuple[Unit, ...]
    incidents: tuple[Incident, ...]
    entities: Entities = field(default_factory=Entities)
    places: PlaceNames = field(default_factory=PlaceNames)
    candidates: tuple[Likely, ...] = ()

    def find(self, name: str) -> Entity:
        """The person, unit or incident called `name`, or with it as id.

        Spelling is forgiven as identity forgives it; a family name, a nickname or part of an incident's name will do
        if it fits one only. Raises NotFoundError, with near names, or AmbiguousError, with those that fit.
        """
        for fits in (self._by_id(name), self._by_name(name), self._by_likeness(name), self._by_part(name)):
            if len(fits) == 1:
                return fits[0]
            if fits:
                listed = "; ".join(f"{entity.name} ({entity.id})" for entity in fits[:_LISTED])
                listed += f"; and {len(fits) - _LISTED} more" if len(fits) > _LISTED else ""
                raise AmbiguousError(f'"{name}" fits more than one: {listed}. Give the id in brackets.')
        every = {known: entity.name for entity in self._all() for known in (entity.name.casefold(), entity.id)}
        near = [every[known] for known in get_close_matches(name.casefold(), sorted(every), n=5, cutoff=0.5)]
        hint = f" Near it: {'; '.join(dict.fromkeys(near))}." if near else ""
        raise NotFoundError(f'No person, unit or incident called "{name}" is in this case.{hint}')

    def _all(self) -> tuple[Entity, ...]:
        return (*self.persons, *self.units, *self.incidents)

    def _by_id(self, name: str) -> list[Entity]:
        return [entity for entity in self._all() if entity.id == name]

    def _by_name(self, name: str) -> list[Entity]:
        """By a name as it is written; a family name alone is no such name, for there may be others who bear it."""
        return [
            entity
            for entity in self._all()
            if any(folded(name) == folded(known) for known in _known_as(entity) if _tells(known, entity))
        ]

    def _by_likeness(self, name: str) -> list[Entity]:
        persons = [p for p in self.persons if any(_same_person(name, known) for known in _known_as(p))]
        units = [
            u
            for u in self.units
            if any(compare_units(name, known).likeness >= Likeness.PARTIAL for known in _known_as(u))
        ]
        return [*persons, *units]

    def _by_part(self, name: str) -> list[Entity]:
        asked = set(words(name))
        return [e for e in self._all() if asked and any(asked <= set(words(known)) for known in _known_as(e))]


def _known_as(entity: Entity) -> tuple[str, ...]:
    if isinstance(entity, Incident):
        return (entity.name,)
    return (entity.name, *(given.name for given in entity.names))


def _tells(known: str, entity: Entity) -> bool:
    if not isinstance(entity, Person) or known == entity.name or person_name(known).given:
        return True
    return any(given.name == known and given.kind != "printed" for given in entity.names)


def _same_person(name: str, known: str) -> bool:
    likeness = compare_persons(name, known).likeness
    return likeness >= Likeness.COMPATIBLE or (likeness is Likeness.PARTIAL and not person_name(name).given)


def derive(claims: Sequence[Claim], decisions: Sequence[IdentityDecision] = ()) -> Record:
    """Derive the record. Rejected claims are left out; the order in which claims come makes no difference.

    `decisions` are all those on identity, in the order in which they were taken.
    """
    standing = in_order(claim for claim in claims if claim.status is not Status.REJECTED)
    entities = entities_of(standing, decisions)
    places = places_of(standing, decisions)
    incidents = []
    seen: dict[str, int] = {}
    for family, spoken in decided_incidents(happenings_of(standing, places), decisions):
        incident = incident_of(family, spoken, "")
        stem = f"incident:{'-'.join(words(incident.name))}"
        seen[stem] = seen.get(stem, 0) + 1
        key = stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"
        incidents.append(replace(incident, id=key))
    told = {claim.id: incident.id for incident in incidents for claim in incident.claims}
    careers: dict[str, list[Posting]] = {}
    for posting in postings_of(standing, entities):
        for held_by in {posting.person, posting.unit or posting.person}:
            careers.setdefault(held_by, []).append(posting)
    relations: dict[str, list[Relation]] = {}
    for relation in relations_of(standing, entities):
        for key in (relation.child, relation.parent):
            relations.setdefault(key, []).append(relation)
    named = claims_by_entity(standing, entities)
    persons = [
        person_of(key, found, entities, careers.get(key, ()), told)
        for key, found in named.items()
        if key.startswith("person:") and found
    ]
    units = [
        unit_of(key, found, entities, careers.get(key, ()), relations.get(key, ()), told)
        for key, found in named.items()
        if key.startswith("unit:") and found
    ]
    return Record(
        persons=tuple(sorted(persons, key=lambda person: (person.name, person.id))),
        units=tuple(sorted(units, key=lambda unit: (unit.name, unit.id))),
        incidents=tuple(incidents),
        entities=entities,
        places=places,
        candidates=(*entities.candidates, *likely_incidents(incidents, decisions)),
    )
