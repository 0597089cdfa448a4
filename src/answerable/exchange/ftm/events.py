"""Incidents as Event. Who is named as perpetrator is `involved` only where a source says so flatly in its own voice."""

from collections.abc import Sequence

from answerable.exchange.ftm.draft import Draft
from answerable.exchange.ftm.parties import finish_interval
from answerable.exchange.standing import firm
from answerable.model.claim import Claim, Stance
from answerable.record.entities import Entities
from answerable.record.incident import Incident

_DETAILS = "it has no property there; the words of the source have it"


def draw_incident(draft: Draft, incident: Incident, entities: Entities) -> None:
    """An Event with kind, place and time. One that no source states flatly says so in its name."""
    told = [claim for claim in incident.reports if firm([claim])]
    ident = draft.begin(draft.ident(incident.id), "Event")
    draft.add(ident, "name", incident.name if told else f"{_hedge(incident.claims)}: {incident.name}")
    draft.add(ident, "keywords", *(kind.value for kind in incident.kinds if firm(kind.claims)))
    draft.add(ident, "location", incident.place)
    places = [place for claim in incident.claims for place in claim.where if place.name == incident.place]
    draft.add(ident, "country", *{place.country.lower() for place in places if place.country})
    draft.time(ident, incident.when, incident.claims)
    draft.back(ident, told)
    finish_interval(draft, ident, incident.claims)
    for name, items in (("weapon", incident.weapons), ("target", incident.targets)):
        for item in items:
            draft.leave(item.claims, f"{name}: {item.value}", _DETAILS)
    for item in incident.perpetrators:
        flat = [claim for claim in item.claims if firm([claim]) and not claim.said_by]
        party = _party(draft, item.value, flat, entities)
        if party is not None:
            draft.add(ident, "involved", party)
            draft.back(party, flat)
        rest = item.claims if party is None else [claim for claim in item.claims if claim not in flat]
        draft.leave(rest, f"perpetrator: {item.value}", "it is alleged, or nobody whom the record knows")


def _party(draft: Draft, name: str, claims: Sequence[Claim], entities: Entities) -> str | None:
    for claim in claims:
        capture = claim.source.capture
        key = entities.unit(name, capture) or entities.person(name, capture)
        if key is not None and draft.has(draft.ident(key)):
            return draft.ident(key)
    return None


def _hedge(claims: Sequence[Claim]) -> str:
    stances = {claim.stance for claim in claims}
    return next(
        (word for stance, word in _HEDGES.items() if stance in stances),
        "Known by figures alone",
    )


_HEDGES = {Stance.REPORTED: "Reported", Stance.ALLEGED: "Alleged", Stance.DENIED: "Denied"}
