"""Checks on sources: what is denied, what rests on one origin, where sources contradict each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from answerable.findings.finding import Finding, Ground, finding, finding_phrases, in_words, publisher
from answerable.model.claim import Claim
from answerable.record.backed import SINGLE, Allegation, Denial, Property
from answerable.record.gathering import folded
from answerable.record.incident import Incident
from answerable.record.ledger.line import LedgerLine, Scope
from answerable.record.origins.support import support_of
from answerable.record.person import Person
from answerable.record.unit import Unit


def denied(ground: Ground) -> Iterable[Finding]:
    """An accusation with what answers it, or that nothing is found to answer it. Silence is said to be no admission."""
    part_of: dict[str, list[Incident]] = {}
    for incident in ground.record.incidents:
        for claim in incident.claims:
            part_of.setdefault(claim.id, []).append(incident)
    for entity in _entities(ground):
        for item in entity.allegations:
            answers = _answers(item, entity.denials, part_of)
            speakers = sorted({", ".join(answer.speakers) or publisher(answer.claims[0]) for answer in answers})
            yield finding(
                "denied",
                (entity.id,),
                item.claims,
                against=[claim for answer in answers for claim in answer.claims],
                says="denied" if answers else "not-denied",
                accused=item.accused,
                quote=in_words(item.claims[0]),
                denier="; ".join(speakers),
            )


def _entities(ground: Ground) -> tuple[Person | Unit, ...]:
    return (*ground.record.persons, *ground.record.units)


def _answers(item: Allegation, denials: Sequence[Denial], part_of: Mapping[str, Sequence[Incident]]) -> list[Denial]:
    """The denials of the accused's own record, and of the incidents that the accusation is part of."""
    around = [denial for claim in item.claims for incident in part_of.get(claim.id, ()) for denial in incident.denials]
    unique = {denial.claims[0].id: denial for denial in (*denials, *around)}
    return [unique[key] for key in sorted(unique)]


def one_origin(ground: Ground) -> Iterable[Finding]:
    """An accusation or an incident that one origin alone tells, however many sources repeat it."""
    items: list[tuple[str, str, tuple[Claim, ...]]] = []
    for entity in _entities(ground):
        alike: dict[tuple[str, str], list[Allegation]] = {}
        for item in entity.allegations:
            alike.setdefault((folded(item.accused), folded(item.conduct)), []).append(item)
        for told in alike.values():
            quote = in_words(told[0].claims[0])
            what = finding_phrases().accusations["told"].format(accused=told[0].accused, quote=quote)
            items.append((entity.id, what, tuple(claim for item in told for claim in item.claims)))
    # Of an incident without a place or a target it cannot be told whether another source tells the same.
    items += [(one.id, one.name, one.claims) for one in ground.record.incidents if one.place or one.targets]
    for about, what, claims in items:
        support = support_of(claims, ground.origins)
        if support.origins == 1:
            yield finding(
                "one-origin",
                (about,),
                claims,
                says="one-origin" if support.sources > 1 else "one-source",
                what=what,
                sources=f"{support.sources} sources",
            )


def contradictions(ground: Ground) -> Iterable[Finding]:
    """Properties of which there is one at most, with several values; and figures that cannot all be so."""
    for entity in _entities(ground):
        yield from _properties(entity)
    for incident in ground.record.incidents:
        lines = [line for line in ground.ledgers.get(incident.id, ()) if line.scope is Scope.WHOLE]
        for kind in sorted({line.figure.kind for line in lines}):
            found = [line for line in lines if line.figure.kind == kind]
            if _disjoint(found):
                yield finding(
                    "contradiction",
                    (incident.id,),
                    [claim for line in found for claim in line.claims],
                    says="contradiction-figures",
                    kind=kind,
                    incident=incident.name,
                    sides="; ".join(f"“{line.printed}” ({', told by '.join(line.voice)})" for line in found),
                )


def _properties(entity: Person | Unit) -> Iterator[Finding]:
    by_name: dict[str, list[Property]] = {}
    for item in entity.properties:
        if item.property in SINGLE:
            by_name.setdefault(item.property, []).append(item)
    for name, items in sorted(by_name.items()):
        if len(items) > 1:
            sides = "; ".join(
                f"{item.value} ({', '.join(dict.fromkeys(map(publisher, item.claims)))})" for item in items
            )
            yield finding(
                "contradiction",
                (entity.id,),
                [claim for item in items for claim in item.claims],
                says="contradiction-property",
                property=name,
                name=entity.name,
                sides=sides,
            )


def _disjoint(lines: Sequence[LedgerLine]) -> bool:
    """Whether no one number fits every line; an approximate figure is given a tenth on either side."""
    low, high = 0.0, float("inf")
    for line in lines:
        slack = 0.1 if line.figure.approximate else 0.0
        low = max(low, (line.figure.min or 0) * (1 - slack))
        high = min(high, float("inf") if line.figure.max is None else line.figure.max * (1 + slack))
    return low > high
