"""The graph of command over a record in memory."""

from collections.abc import Iterator, Sequence

from answerable.command.command_post import is_command
from answerable.command.graph import Event, Link, Post, Seat, UnitRef
from answerable.command.places import place_of, sees
from answerable.errors import AmbiguousError, NotFoundError
from answerable.identity.comparison import Likeness
from answerable.identity.units import compare_units
from answerable.model.claim import Claim, Stance, Status
from answerable.record.career import Posting
from answerable.record.gathering import folded
from answerable.record.incident import Incident
from answerable.record.record import Record
from answerable.record.stretch import ANY_TIME
from answerable.record.unit import Relation, Unit


class RecordGraph:
    """The graph of a record. Each question looks through the units it needs; for many questions make an index."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._units = {unit.id: unit for unit in record.units}

    def unit(self, name: str) -> UnitRef:
        """See :class:`answerable.command.graph.CommandGraph`."""
        found = self._record.find(name)
        if not isinstance(found, Unit):
            raise NotFoundError(f'"{name}" is not a unit in this case but {found.name} ({found.id}).')
        return UnitRef(id=found.id, name=found.name)

    def event(self, name: str) -> Event:
        """See :class:`answerable.command.graph.CommandGraph`."""
        try:
            found = self._record.find(name)
        except AmbiguousError:
            incidents = [one for one in self._record.incidents if name.casefold() in one.name.casefold()]
            if len(incidents) != 1:
                raise
            found = incidents[0]
        if not isinstance(found, Incident):
            raise NotFoundError(f'"{name}" is not an incident in this case but {found.name} ({found.id}).')
        return event_of(found)

    def posts(self, unit: str) -> Sequence[Post]:
        """See :class:`answerable.command.graph.CommandGraph`."""
        return [post_of(posting) for posting in self._units[unit].posted if posting.unit == unit]

    def parents(self, unit: str) -> Sequence[Link]:
        """See :class:`answerable.command.graph.CommandGraph`."""
        return [link_of(relation) for relation in self._units[unit].parents]

    def children(self, unit: str) -> Sequence[Link]:
        """See :class:`answerable.command.graph.CommandGraph`."""
        return [link_of(relation) for relation in self._units[unit].children]

    def seats_near(self, event: Event) -> Sequence[Seat]:
        """See :class:`answerable.command.graph.CommandGraph`."""
        return [seat for unit in self._record.units for seat in seats_of(unit) if sees(seat, event)]

    def units_called(self, party: str) -> Sequence[UnitRef]:
        """See :class:`answerable.command.graph.CommandGraph`."""
        return [
            UnitRef(id=unit.id, name=unit.name)
            for unit in self._record.units
            if any(compare_units(party, known).likeness >= Likeness.COMPATIBLE for known in names_of(unit))
        ]

    def commands_of(self, person: str) -> Sequence[Post]:
        """See :class:`answerable.command.graph.CommandGraph`."""
        return [
            post
            for unit in self._record.units
            for posting in unit.posted
            if folded(posting.person_name) == folded(person) and (post := post_of(posting)).command
        ]


def names_of(unit: Unit) -> tuple[str, ...]:
    """Every name of a unit, its own first."""
    return tuple(dict.fromkeys((unit.name, *(given.name for given in unit.names))))


def post_of(posting: Posting) -> Post:
    """A posting as a post of its unit."""
    return Post(
        unit=posting.unit or "",
        unit_name=posting.unit_name or "",
        person=posting.person,
        person_name=posting.person_name,
        role=posting.role or (posting.titles[0] if posting.titles else None),
        rank=posting.ranks[-1] if posting.ranks else None,
        command=is_command(posting),
        firm=posting.firm,
        when=posting.when,
        claims=_ids((*posting.claims, *posting.succeeded)),
    )


def link_of(relation: Relation) -> Link:
    """A relation as a link."""
    return Link(
        child=relation.child,
        child_name=relation.child_name,
        parent=relation.parent,
        parent_name=relation.parent_name,
        kind=relation.kind,
        firm=_firm(relation.claims),
        when=relation.when or ANY_TIME,
        claims=_ids(relation.claims),
    )


def seats_of(unit: Unit) -> Iterator[Seat]:
    """The places of a unit, each with what the gazetteer made of it in its claims."""
    for item in unit.places:
        where = place_of(item.place, item.claims)
        yield Seat(
            unit=unit.id,
            unit_name=unit.name,
            place=item.place,
            kind=item.kind,
            firm=_firm(item.claims),
            when=item.when or ANY_TIME,
            geonames=where.geonames,
            country=where.country,
            region=where.region,
            precision=where.precision,
            claims=_ids(item.claims),
        )


def event_of(incident: Incident) -> Event:
    """An incident as an event."""
    where = place_of(incident.place, incident.claims)
    return Event(
        id=incident.id,
        name=incident.name,
        place=incident.place,
        when=incident.when,
        parties=_parties(incident),
        geonames=where.geonames,
        country=where.country,
        region=where.region,
        claims=_ids(incident.claims),
    )


def _parties(incident: Incident) -> tuple[str, ...]:
    """Who is named as perpetrator, or accused: both are allegations."""
    named = [item.value for item in incident.perpetrators] + [item.accused for item in incident.allegations]
    return tuple(dict.fromkeys(named))


def _firm(claims: Sequence[Claim]) -> bool:
    return any(claim.stance is Stance.STATED and claim.status is not Status.CONFLICT for claim in claims)


def _ids(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.id for claim in claims))
