"""Identities: what is one and what is not, as the machine has it and as persons decide it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from answerable.archive.store import Store
from answerable.errors import AmbiguousError, InputError, NotFoundError
from answerable.identity.fold import words
from answerable.identity.rulings import rule
from answerable.model.decision import IdentityDecision, Sameness, Side, standing
from answerable.model.naming import Naming
from answerable.record.entities import Likely
from answerable.record.incident import Incident
from answerable.record.person import Person
from answerable.record.record import Entity, Record
from answerable.record.unit import Unit

SHORT = 12
AT = "@"
"""Between a name and words of a source's name: "Ivan Petrov@courier.html" is that name in that source alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """An entity in which the machine took more than one spelling as one, with its reasons."""

    entity: str
    name: str
    names: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Two entities that may be one, by id and name, and were not joined; `names` are the two that come nearest.

    `score` is from 0 to 100, no probability; docs/decisions/identity.md says what it is made of.
    """

    kind: str
    one: str
    one_name: str
    other: str
    other_name: str
    names: tuple[str, str]
    score: int
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """What `answerable identities` lists, candidates by score.

    `idle` are ids of standing decisions that a later one leaves without effect.
    """

    candidates: tuple[Candidate, ...]
    merges: tuple[Merge, ...]
    decisions: tuple[IdentityDecision, ...]
    idle: frozenset[str]


def identities_of(store: Store, record: Record, name: str | None) -> Identities:
    """Candidates, the machine's merges and the decisions, of the whole case or of what is called `name`."""
    wanted = None if name is None else record.find(name)
    entities = record.entities
    names: dict[str, dict[str, None]] = {}
    for naming, key in sorted({**entities.persons, **entities.units}.items()):
        names.setdefault(key, {})[naming.name] = None
    merges = tuple(
        Merge(entity=key, name=entities.names[key], names=tuple(names[key]), reasons=reasons)
        for key, reasons in sorted(entities.reasons.items())
        if reasons and (wanted is None or wanted.id == key)
    )
    decisions = store.identities()
    holding = frozenset().union(*(rule(decisions, kind).effective for kind in ("person", "unit", "place", "incident")))
    idle = frozenset(decision.id for decision in standing(decisions)) - holding
    if wanted is not None:
        members = set(_side(wanted, record).members)
        ours = {d.id for d in decisions if any(members & set(side.members) for side in d.sides)}
        decisions = [decision for decision in decisions if decision.id in ours or decision.undoes in ours]
    shown = {**entities.names, **{incident.id: incident.name for incident in record.incidents}}
    candidates = tuple(
        _candidate(likely, shown)
        for likely in record.candidates
        if wanted is None or wanted.id in {likely.one, likely.other}
    )
    return Identities(candidates=candidates, merges=merges, decisions=tuple(decisions), idle=idle)


def _candidate(likely: Likely, names: dict[str, str]) -> Candidate:
    weighing = likely.link.weighing
    return Candidate(
        kind=likely.kind,
        one=likely.one,
        one_name=names[likely.one],
        other=likely.other,
        other_name=names[likely.other],
        names=(likely.link.one, likely.link.other),
        score=weighing.score,
        speaks_for=weighing.speaks_for,
        speaks_against=weighing.speaks_against,
    )


def decide(
    store: Store, record: Record, first: str, second: str, verdict: Sameness, why: str, who: str
) -> IdentityDecision:
    """Keep a person's decision that two are one, or two.

    Raises:
        InputError: no reason, things of two kinds, one side within the other, or a standing decision says otherwise.
        NotFoundError, AmbiguousError: none, or several, are called so.
    """
    reason = _reason(why)
    sides = _sides(store, record, first, second, verdict)
    kinds = [side.kind for side in sides]
    if kinds[0] != kinds[1]:
        raise InputError(f"{sides[0].name} is a {kinds[0]} and {sides[1].name} a {kinds[1]}: nothing to decide.")
    _refuse_contradiction(store.identities(), sides, verdict)
    decision = IdentityDecision(id=uuid4().hex, verdict=verdict, sides=sides, why=reason, who=who, at=_now())
    store.add_identity(decision)
    return decision


def undo(store: Store, decision: str, why: str, who: str) -> IdentityDecision:
    """Undo a standing decision on an identity, given by its id or the beginning of it.

    Raises:
        InputError: no reason, or the decision is undone already, or is itself an undoing.
        NotFoundError, AmbiguousError: no decision, or several, have that id.
    """
    reason = _reason(why)
    decisions = store.identities()
    fits = [known for known in decisions if decision and known.id.startswith(decision)]
    if not fits:
        raise NotFoundError(f"No decision on an identity has the id {decision!r}; `answerable identities` lists them.")
    if len(fits) > 1:
        raise AmbiguousError(f"Several decisions begin with {decision!r}: {', '.join(one.id for one in fits)}.")
    (found,) = fits
    if found not in standing(decisions):
        state = "is itself an undoing" if found.verdict is Sameness.UNDO else "is undone already"
        raise InputError(f"Decision {found.id[:SHORT]} {state}. Take a new decision instead.")
    made = IdentityDecision(id=uuid4().hex, verdict=Sameness.UNDO, undoes=found.id, why=reason, who=who, at=_now())
    store.add_identity(made)
    return made


def _reason(why: str) -> str:
    if not why.strip():
        raise InputError("A decision needs a reason: say why in a sentence, with --why.")
    return why.strip()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _sides(store: Store, record: Record, first: str, second: str, verdict: Sameness) -> tuple[Side, Side]:
    one, other = (_found(store, record, text) for text in (first, second))
    if not set(one.members) & set(other.members):
        return one, other
    # Both names lead to what the record has as one: what is meant are the two spellings within it.
    one, other = _spelt(one, first), _spelt(other, second)
    if not one.members or not other.members or set(one.members) & set(other.members):
        raise InputError(
            f"{first!r} and {second!r} are one in the record. To {_aim(verdict)}, give two of its names as they are "
            f"printed, or a name in one source as NAME{AT}SOURCE; of incidents, ids of claims."
        )
    return one, other


def _aim(verdict: Sameness) -> str:
    return "part it" if verdict is Sameness.DIFFERENT else "confirm that"


def _found(store: Store, record: Record, text: str) -> Side:
    name, at, source = text.rpartition(AT)
    if at and name and source:
        return _in_source(store, record, name.strip(), source.strip())
    place = _place(record, text)
    if place is not None:
        return place
    try:
        return _side(record.find(text), record)
    except NotFoundError:
        claims = {claim.id: incident for incident in record.incidents for claim in incident.claims}
        fits = [ident for ident in claims if len(text) >= SHORT and ident.startswith(text)]
        if len(fits) != 1:
            raise
        incident = claims[fits[0]]
        return Side(kind="incident", entity=incident.id, name=incident.name, claims=(fits[0],))


def _place(record: Record, text: str) -> Side | None:
    """A place given as "place:" and one of its names, or its id; None if `text` is none, or fits more than one."""
    kind, _, name = text.partition(":")
    if kind != "place":
        return None
    ids = record.places.ids
    met = {text} & record.places.names.keys() or {
        key for naming, key in ids.items() if words(naming.name) == words(name)
    }
    if len(met) != 1:
        return None
    (key,) = met
    namings = tuple(naming for naming in sorted(ids) if ids[naming] == key)
    return Side(kind="place", entity=key, name=record.places.names[key], namings=namings)


def _in_source(store: Store, record: Record, name: str, source: str) -> Side:
    called = {
        entry.capture
        for entry in store.entries()
        if source.casefold() in entry.name.casefold() or entry.capture.removeprefix("sha256:").startswith(source)
    }
    entities = record.entities
    for kind, known in (("person", entities.persons), ("unit", entities.units), ("place", record.places.ids)):
        namings = tuple(n for n in sorted(known) if n.capture in called and words(n.name) == words(name))
        if namings:
            ids = dict.fromkeys(known[naming] for naming in namings)
            key = next(iter(ids))
            return Side(kind=kind, entity=key, name=name, namings=namings)
    raise NotFoundError(f"No source called {source!r} names a person, unit or place {name!r} in this case.")


def _side(entity: Entity, record: Record) -> Side:
    """An entity as a side of a decision: all that it is made of today."""
    if isinstance(entity, Incident):
        claims = tuple(sorted(claim.id for claim in entity.claims))
        return Side(kind="incident", entity=entity.id, name=entity.name, claims=claims)
    kind, known = _kind(entity, record)
    namings = tuple(naming for naming in sorted(known) if known[naming] == entity.id)
    return Side(kind=kind, entity=entity.id, name=entity.name, namings=namings)


def _kind(entity: Person | Unit, record: Record) -> tuple[str, dict[Naming, str]]:
    if isinstance(entity, Person):
        return "person", record.entities.persons
    return "unit", record.entities.units


def _spelt(side: Side, text: str) -> Side:
    """The side narrowed to the namings that are spelt as `text`."""
    if AT in text or side.kind == "incident":
        return side
    namings = tuple(naming for naming in side.namings if words(naming.name) == words(text))
    return Side(kind=side.kind, entity=side.entity, name=text, namings=namings)


def _refuse_contradiction(decisions: Sequence[IdentityDecision], sides: tuple[Side, Side], verdict: Sameness) -> None:
    one, other = (side.members for side in sides)
    rulings = rule(decisions, sides[0].kind)
    if verdict is Sameness.SAME:
        against = rulings.barred([*one, *other], [*one, *other])
        wanted, contrary = Sameness.DIFFERENT, "two"
    else:
        against = rulings.one(one, other)
        wanted, contrary = Sameness.SAME, "one"
    if not against:
        return
    met = {*one, *other}
    standing_ids = [
        decision.id[:SHORT]
        for decision in standing(decisions)
        if decision.verdict is wanted and any(met & set(side.members) for side in decision.sides)
    ]
    raise InputError(
        f"By a standing decision ({', '.join(standing_ids)}) these are {contrary}. Undo it first: "
        f"answerable undo CASE {standing_ids[0]} --why TEXT"
    )
