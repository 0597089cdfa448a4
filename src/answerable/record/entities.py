"""Entities: which person or unit the names in claims stand for, by the grouping of identity."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from answerable.identity.fold import skeleton, words
from answerable.identity.grouping import Group, Grouping, Link, group_persons, group_units
from answerable.identity.names import looks_personal, person_name
from answerable.identity.rulings import rule
from answerable.identity.units import looks_like_unit, unit_name
from answerable.model.claim import Claim
from answerable.model.decision import IdentityDecision, Sameness
from answerable.model.naming import Naming
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
from answerable.record.deciding import decided_of, in_words
from answerable.record.profiles import profiles_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """Two entities of a kind, by their ids, that may be one and were not joined, and what speaks for and against it."""

    kind: str
    one: str
    other: str
    link: Link


@dataclass(frozen=True, slots=True)
class Entities:
    """Persons and units by id, and the way from a name in a source to its id.

    `names` has each entity's chosen name, `reasons` why names were taken as one. Ids are made of the chosen name, with
    a number where two entities have it. `decided` has, for each, the decisions of persons that hold;
    `candidates` are those that may be one, the likeliest first, persons before units.
    """

    persons: dict[Naming, str] = field(default_factory=dict)
    units: dict[Naming, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    decided: dict[str, tuple[IdentityDecision, ...]] = field(default_factory=dict)
    candidates: tuple[Likely, ...] = ()

    def person(self, name: str | None, capture: str) -> str | None:
        """The id of the person that `name` stands for in the source with digest `capture`; None: none known."""
        return None if name is None else self.persons.get(Naming(name, capture))

    def unit(self, name: str | None, capture: str) -> str | None:
        """The id of the unit that `name` stands for in the source with digest `capture`; None: none known."""
        return None if name is None else self.units.get(Naming(name, capture))


def entities_of(claims: Sequence[Claim], decisions: Sequence[IdentityDecision] = ()) -> Entities:
    """Find the persons and units that the claims speak of; what persons decided on their identity holds."""
    persons, units = _found(claims)
    names: dict[str, str] = {}
    reasons: dict[str, tuple[str, ...]] = {}
    counts = Counter(naming for claim in claims for naming in _namings(claim))
    profiles = profiles_of(claims)
    grouped = group_persons(persons, profiles, rule(decisions, "person"))
    grouped_units = group_units(units, profiles, rule(decisions, "unit"))
    person_ids = _name_groups("person", grouped.groups, counts, names, reasons)
    unit_ids = _name_groups("unit", grouped_units.groups, counts, names, reasons)
    decided = decided_of(decisions, {**person_ids, **unit_ids})
    for key, found in decided.items():
        said = (in_words(decision) for decision in found if decision.verdict is Sameness.SAME)
        reasons[key] = (*reasons[key], *said)
    candidates = (*_likely("person", grouped, person_ids), *_likely("unit", grouped_units, unit_ids))
    return Entities(person_ids, unit_ids, names, reasons, decided, candidates)


def _likely(kind: str, grouping: Grouping, ids: dict[Naming, str]) -> tuple[Likely, ...]:
    return tuple(
        Likely(kind=kind, one=ids[found.one[0]], other=ids[found.other[0]], link=found.link)
        for found in grouping.candidates
    )


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
    surely, maybe = _names_in(claim)
    return tuple(Naming(name, capture) for name in (*surely[0], *surely[1], *maybe) if name)


_Names = tuple[str | None, ...]


def _names_in(claim: Claim) -> tuple[tuple[_Names, _Names], _Names]:
    """The names in a claim: surely of persons, surely of units, and of who knows."""
    persons: _Names = ()
    units: _Names = ()
    maybe: _Names = ()
    match claim.slots:
        case PersonSlots(person=name):
            persons = (name,)
        case PostingSlots(person=name, unit=unit) | PositioningSlots(person=name, unit=unit):
            persons, units = (name,), (unit,)
        case UnitSlots(unit=unit):
            units = (unit,)
        case RelationSlots(unit=unit, related_unit=related):
            units = (unit, related)
        case AllegationSlots(accused=name) | NameSlots(entity=name) | IncidentSlots(perpetrator=name):
            maybe = (name,)
        case StatementSlots(speaker=speaker, about=about):
            maybe = (speaker, about)
        case DemandSlots(by=by, subject=subject):
            maybe = (by, subject)
        case _:
            pass
    return (persons, units), (*maybe, *claim.said_by)


def _found(claims: Sequence[Claim]) -> tuple[set[Naming], set[Naming]]:
    """The namings of persons and those of units.

    A name that no posting or property gives to a person or unit is a person's if it looks like a full name, or is the
    family name of a person of the same source; it is a unit's if its words are those of a unit or body.
    """
    persons: set[Naming] = set()
    units: set[Naming] = set()
    maybe: set[Naming] = set()
    for claim in claims:
        capture = claim.source.capture
        (some, others), rest = _names_in(claim)
        persons.update(Naming(name, capture) for name in some if name)
        units.update(Naming(name, capture) for name in others if name)
        maybe.update(Naming(name, capture) for name in rest if name)
    unknown = maybe - persons - units
    persons |= {naming for naming in unknown if looks_personal(naming.name)}
    families = {(naming.capture, skeleton(person_name(naming.name).family)) for naming in persons}
    persons |= {
        naming
        for naming in unknown
        if not person_name(naming.name).given
        and naming.name[:1].isupper()
        and (naming.capture, skeleton(person_name(naming.name).family)) in families
    }
    known = {unit_name(naming.name) for naming in units}
    units |= {naming for naming in unknown - persons if unit_name(naming.name) in known or looks_like_unit(naming.name)}
    return persons, units
