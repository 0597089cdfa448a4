"""A decision: a person's judgement about a claim or an identity. Who, when, why; can be undone, never erased."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from answerable.model.naming import Naming


class Verdict(StrEnum):
    """What was decided. WITHDRAW takes back the standing decision on the same claim."""

    ACCEPT = "accept"
    REJECT = "reject"
    CONFLICT = "conflict"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One judgement on the claim `claim` by `who` at `at` (ISO 8601, UTC), with the reason in words."""

    id: str
    claim: str
    verdict: Verdict
    why: str
    who: str
    at: str


class Sameness(StrEnum):
    """What was decided about two entities. UNDO takes back one earlier decision of these."""

    SAME = "same"
    DIFFERENT = "different"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two that a decision on identity speaks of, as it stood then.

    `namings` (of an incident: the ids of its `claims`) say for good what is meant. `entity` is the id that the record
    gave it then and `name` what it was shown as; both are made anew with each record and serve to be read only.
    """

    kind: str
    entity: str
    name: str
    namings: tuple[Naming, ...] = ()
    claims: tuple[str, ...] = ()

    @property
    def members(self) -> tuple[Naming | str, ...]:
        """What the side is made of: its namings, or the ids of its claims."""
        return self.namings or self.claims


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityDecision:
    """A judgement by `who` at `at` (ISO 8601, UTC) that two are one, or are not; or that decision `undoes` is undone.

    `sides` are two; none for UNDO.
    """

    id: str
    verdict: Sameness
    sides: tuple[Side, ...] = ()
    undoes: str | None = None
    why: str
    who: str
    at: str


def side_json(side: Side) -> dict[str, Any]:
    """The side as JSON, as the row and the log have it."""
    return {
        "kind": side.kind,
        "entity": side.entity,
        "name": side.name,
        "namings": [[naming.name, naming.capture] for naming in side.namings],
        "claims": list(side.claims),
    }


def side_from_json(data: dict[str, Any]) -> Side:
    """The side that :func:`side_json` wrote."""
    return Side(
        kind=data["kind"],
        entity=data["entity"],
        name=data["name"],
        namings=tuple(Naming(name, capture) for name, capture in data["namings"]),
        claims=tuple(data["claims"]),
    )


def identity_json(decision: IdentityDecision) -> dict[str, Any]:
    """The decision as JSON."""
    return {
        "id": decision.id,
        "verdict": str(decision.verdict),
        "sides": [side_json(side) for side in decision.sides],
        "undoes": decision.undoes,
        "why": decision.why,
        "who": decision.who,
        "at": decision.at,
    }


def standing(decisions: Sequence[IdentityDecision]) -> tuple[IdentityDecision, ...]:
    """The decisions on identity that nobody has undone, in the order in which they were taken."""
    undone = {decision.undoes for decision in decisions}
    return tuple(
        decision for decision in decisions if decision.verdict is not Sameness.UNDO and decision.id not in undone
    )
