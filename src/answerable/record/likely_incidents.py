"""Incidents that may be one: told by two sources so that something agrees, and too little to join them."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from answerable.identity.fold import skeleton, words
from answerable.identity.linking import Link
from answerable.identity.rulings import rule
from answerable.identity.weighing import Weighing
from answerable.model.decision import IdentityDecision
from answerable.record.entities import Likely
from answerable.record.happenings import incident_words
from answerable.record.incident import Incident
from answerable.record.stretch import intersect

_BASE, _PLACE, _TARGET, _TIME, _APART = 20, 25, 20, 20, -40
_SHOWN = 50
_CROWD = 200
"""Of more incidents of one kind at one place no pairs are made: without a day they cannot be told apart."""


def likely_incidents(incidents: Sequence[Incident], decisions: Sequence[IdentityDecision]) -> tuple[Likely, ...]:
    """Pairs of incidents of one kind of which two of place, target and time agree, the likeliest first."""
    rulings = rule(decisions, "incident")
    buckets: dict[tuple[str, str], list[Incident]] = {}
    for incident in incidents:
        for key in {*_place(incident), *_targets(incident)}:
            buckets.setdefault((incident.family, key), []).append(incident)
    pairs = {
        (one.id, other.id): (one, other)
        for found in buckets.values()
        if len(found) <= _CROWD
        for one, other in combinations(found, 2)
    }
    out = []
    for one, other in pairs.values():
        weighing = _weigh(one, other)
        sides = ([claim.id for claim in found.claims] for found in (one, other))
        if weighing is not None and not rulings.barred(*sides):
            link = Link(one.name, other.name, weighing)
            out.append(Likely(kind="incident", one=one.id, other=other.id, link=link))
    return tuple(sorted(out, key=lambda found: (-found.link.weighing.score, found.one, found.other)))


def _weigh(one: Incident, other: Incident) -> Weighing | None:
    score, pro, contra = _BASE, [f"both are of one kind: {one.family}"], []
    if _place(one) & _place(other):
        score += _PLACE
        pro.append(f"both at {one.place}")
    elif one.place and other.place:
        contra.append(f"at {one.place} and at {other.place}")
        score += _APART
    shared = _targets(one) & _targets(other)
    if shared:
        score += _TARGET
        pro.append(f"a target in common: {min(shared)}")
    if one.when is not None and other.when is not None:
        meet = intersect(one.when, other.when) is not None
        score += _TIME if meet else _APART
        (pro if meet else contra).append(
            "their times can be one" if meet else f"on {one.when.edtf} and on {other.when.edtf}"
        )
    return Weighing(score, tuple(pro), tuple(contra)) if score >= _SHOWN and len(pro) > 2 else None  # noqa: PLR2004 -- kind, and two of three


def _place(incident: Incident) -> set[str]:
    return {"at " + " ".join(map(skeleton, words(incident.place)))} if incident.place else set()


def _targets(incident: Incident) -> set[str]:
    return set(_words(item.value for item in incident.targets))


def _words(texts: Iterable[str]) -> Iterable[str]:
    return (word for text in texts for word in words(text) if word not in incident_words().idle)
