"""A unit of the record: names, properties, who held it when, what it belonged to, where it was."""

from dataclasses import dataclass

from answerable.model.time import When
from answerable.record.backed import Allegation, Backed, Demand, Denial, NameGiven, Positioning, Property
from answerable.record.career import Posting


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Backed):
    """The unit `child` is under or within `parent` (ids, with their names). kind: child-of, member-of."""

    child: str
    child_name: str
    parent: str
    parent_name: str
    kind: str
    when: When | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Backed):
    """A unit or other body and all that the claims say of it. `posted` is everybody posted to it, in any role."""

    id: str
    name: str
    names: tuple[NameGiven, ...]
    properties: tuple[Property, ...]
    posted: tuple[Posting, ...]
    parents: tuple[Relation, ...]
    children: tuple[Relation, ...]
    places: tuple[Positioning, ...]
    allegations: tuple[Allegation, ...]
    denials: tuple[Denial, ...]
    demands: tuple[Demand, ...]
    incidents: tuple[str, ...]
    identity: tuple[str, ...]
