"""What decisions on identity do to the record: their reasons in words, and incidents joined and parted by them."""

from collections.abc import Iterable, Mapping, Sequence

from answerable.identity.rulings import Rulings, rule
from answerable.model.claim import Claim
from answerable.model.decision import IdentityDecision, Sameness, standing
from answerable.model.naming import Naming
from answerable.record.backed import in_order

SHORT = 12
"""Characters of a decision's id that are shown."""


def decided_of(
    decisions: Sequence[IdentityDecision], entities: Mapping[Naming, str]
) -> dict[str, tuple[IdentityDecision, ...]]:
    """For each person and unit the standing decisions that speak of it and hold, in the order of their taking."""
    out: dict[str, list[IdentityDecision]] = {}
    holding = rule(decisions, "person").effective | rule(decisions, "unit").effective
    for decision in standing(decisions):
        if decision.id in holding:
            met = (entities[naming] for side in decision.sides for naming in side.namings if naming in entities)
            for key in dict.fromkeys(met):
                out.setdefault(key, []).append(decision)
    return {key: tuple(found) for key, found in out.items()}


def in_words(decision: IdentityDecision) -> str:
    """A decision in a line."""
    if decision.verdict is Sameness.UNDO:
        return (
            f"decision {(decision.undoes or '')[:SHORT]} undone by {decision.who} on {decision.at[:10]}: {decision.why}"
        )
    verb = "are one" if decision.verdict is Sameness.SAME else "are two"
    names = " and ".join(f"\u201c{side.name}\u201d" for side in decision.sides)
    return f"{names} {verb}, decided by {decision.who} on {decision.at[:10]} ({decision.id[:SHORT]}): {decision.why}"


Told = tuple[str, tuple[Claim, ...]]
"""The family of an incident and its claims."""


def decided_incidents(told: Iterable[Told], decisions: Sequence[IdentityDecision]) -> tuple[Told, ...]:
    """Incidents as decisions have them: those ruled one joined, those ruled two parted; the rest as it was.

    Of an incident that is parted, a claim that no decision speaks of goes with the claims of its own source, and if
    these are on both sides or on neither, with the side that comes first.
    """
    rulings = rule(decisions, "incident")
    if not rulings.effective:
        return tuple(told)
    parted = [piece for one in told for piece in _parted(one, rulings)]
    out: list[tuple[str, list[Claim]]] = []
    for family, claims in parted:
        ids = [claim.id for claim in claims]
        known = next((entry for entry in out if rulings.one(ids, [claim.id for claim in entry[1]])), None)
        if known is None:
            out.append((family, list(claims)))
        else:
            known[1].extend(claims)
    return tuple((family, in_order(claims)) for family, claims in out)


def _parted(told: Told, rulings: Rulings) -> list[Told]:
    family, claims = told
    sides: list[list[Claim]] = []
    rest: list[Claim] = []
    for claim in claims:
        if not rulings.parted(claim.id):
            rest.append(claim)
            continue
        side = next((side for side in sides if not rulings.barred([claim.id], [known.id for known in side])), None)
        if side is None:
            sides.append([claim])
        else:
            side.append(claim)
    if len(sides) < 2:  # noqa: PLR2004 -- one side is the whole
        return [told]
    sources = [{claim.source.capture for claim in side} for side in sides]
    for claim in rest:
        own = [at for at, captures in enumerate(sources) if claim.source.capture in captures]
        sides[own[0] if len(own) == 1 else 0].append(claim)
    return [(family, tuple(side)) for side in sides]
