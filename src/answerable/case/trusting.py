"""Trusting identifiers: what researchers' tables give one identifier is taken as one, by decisions in the user's name.

Without the user's word their identifiers are shown and decide nothing. With it, each is a decision like any other: in
the log, with its reason, and it can be undone.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from uuid import uuid4

from answerable.archive.store import Store
from answerable.model.claim import Claim
from answerable.model.decision import IdentityDecision, Sameness, Side
from answerable.model.naming import Naming
from answerable.model.slots import NameSlots, PersonSlots, PositioningSlots, PostingSlots, RelationSlots, UnitSlots
from answerable.record.entities import Entities, entities_of

PERSON = "person"
UNIT = "unit"


def trust_identifiers(store: Store, captures: frozenset[str], who: str) -> tuple[IdentityDecision, ...]:
    """Decide by the identifiers in the tables with these digests; what is so already needs no decision."""
    made: list[IdentityDecision] = []
    for verdict in (Sameness.SAME, Sameness.DIFFERENT):
        claims = store.claims()
        entities = entities_of(claims, store.identities())
        given = _given(claim for claim in claims if claim.source.capture in captures)
        sides = _apart(given, entities) if verdict is Sameness.SAME else _together(given, entities)
        decisions = [_decision(verdict, one, other, why, who) for one, other, why in sides]
        with store.together():
            for decision in decisions:
                store.add_identity(decision)
        made += decisions
    return tuple(made)


_Given = dict[tuple[str, str], list[Naming]]
"""The namings that carry an identifier, by kind and identifier."""
_Pairs = Iterator[tuple[Side, Side, str]]


def _given(claims: Iterable[Claim]) -> _Given:
    found: dict[tuple[str, str], dict[Naming, None]] = {}
    for claim in claims:
        for kind, name, ident in _named(claim):
            found.setdefault((kind, ident), {})[Naming(name, claim.source.capture)] = None
    return {key: sorted(namings) for key, namings in sorted(found.items())}


def _named(claim: Claim) -> Iterator[tuple[str, str, str]]:
    """Kind, name and identifier of what a row names."""
    noted = dict(claim.noted)
    own, person, unit, related = (noted.get(key) for key in ("id", "person_ref", "unit_ref", "related_ref"))
    table = noted.get("table")
    match claim.slots:
        case PostingSlots(person=name, unit=place):
            given = [(PERSON, name, person or (own if table == "persons" else None)), (UNIT, place, unit)]
        case PersonSlots(person=name):
            given = [(PERSON, name, own)]
        case NameSlots(entity=name):
            given = [(PERSON if table == "persons" else UNIT, name, own)]
        case UnitSlots(unit=name):
            given = [(UNIT, name, own)]
        case RelationSlots(unit=name, related_unit=other):
            given = [(UNIT, name, unit or (own if table == "units" else None)), (UNIT, other, related)]
        case PositioningSlots(unit=name):
            given = [(UNIT, name, unit or (own if table == "units" else None))]
        case _:
            given = []
    yield from ((kind, name, ident) for kind, name, ident in given if name and ident)


def _apart(given: _Given, entities: Entities) -> _Pairs:
    """Namings of one identifier that the record has as two."""
    for (kind, ident), namings in given.items():
        for one, other in pairwise(_heads(kind, namings, entities)):
            yield (
                _side(kind, one, entities),
                _side(kind, other, entities),
                f"the tables give both the identifier {ident}",
            )


def _heads(kind: str, namings: Sequence[Naming], entities: Entities) -> list[Naming]:
    """A naming for each thing of the record that these namings are."""
    heads: dict[str, Naming] = {}
    for naming in namings:
        key = _key(kind, naming, entities)
        if key is not None:
            heads.setdefault(key, naming)
    return list(heads.values())


def _together(given: _Given, entities: Entities) -> _Pairs:
    """Namings of two identifiers that the record has as one; a naming that has both cannot be parted."""
    idents: dict[tuple[str, Naming], set[str]] = {}
    for (kind, ident), namings in given.items():
        for naming in namings:
            idents.setdefault((kind, naming), set()).add(ident)
    held: dict[str, dict[str, Naming]] = {}
    for (kind, naming), several in sorted(idents.items()):
        key = _key(kind, naming, entities)
        if key is not None and len(several) == 1:
            held.setdefault(key, {}).setdefault(next(iter(several)), naming)
    for key, by_ident in sorted(held.items()):
        kind = PERSON if key.startswith(f"{PERSON}:") else UNIT
        for (first, one), (second, other) in pairwise(sorted(by_ident.items())):
            yield (
                _side(kind, one, entities),
                _side(kind, other, entities),
                f"the tables give them the identifiers {first} and {second}",
            )


def _key(kind: str, naming: Naming, entities: Entities) -> str | None:
    return (entities.persons if kind == PERSON else entities.units).get(naming)


def _side(kind: str, naming: Naming, entities: Entities) -> Side:
    key = _key(kind, naming, entities) or ""
    return Side(kind=kind, entity=key, name=entities.names.get(key, naming.name), namings=(naming,))


def _decision(verdict: Sameness, one: Side, other: Side, why: str, who: str) -> IdentityDecision:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    said = f"Imported with --trust-ids: {why}."
    return IdentityDecision(id=uuid4().hex, verdict=verdict, sides=(one, other), why=said, who=who, at=at)
