"""The whole export to FollowTheMoney: entities, statements, and the list of what they do not hold."""

import json

from answerable.exchange.ftm.documents import draw_claim, draw_mentions, draw_source
from answerable.exchange.ftm.draft import Draft
from answerable.exchange.ftm.entity import entities_jsonl, statements_jsonl
from answerable.exchange.ftm.events import draw_incident
from answerable.exchange.ftm.parties import draw_person, draw_relation, draw_unit
from answerable.exchange.ftm.posts import draw_posting
from answerable.exchange.release import Release
from answerable.record.backed import claim_order
from answerable.record.incident import Incident
from answerable.record.person import Person
from answerable.record.record import Record
from answerable.record.unit import Unit

ENTITIES = "entities.ftm.json"
STATEMENTS = "statements.jsonl"
NOT_HELD = "not-held.jsonl"


def ftm_files(release: Release) -> dict[str, str]:
    """The files of the export by name; the same release gives the same bytes."""
    draft = drawn(release)
    dataset = f"answerable_{''.join(letter for letter in release.case_id.lower() if letter.isalnum())}"
    entities = draft.entities()
    return {
        ENTITIES: entities_jsonl(entities, dataset),
        STATEMENTS: statements_jsonl(entities, dataset),
        NOT_HELD: _not_held(draft),
    }


def drawn(release: Release) -> Draft:
    """The draft of everything: first what the record knows, then the sources and claims behind it."""
    draft = Draft(release)
    record = release.record
    for person in record.persons:
        draw_person(draft, person)
        draw_mentions(draft, person.id, "Person", person.names)
    for unit in record.units:
        draw_unit(draft, unit)
        draw_mentions(draft, unit.id, "Organization", unit.names)
    _draw_ties(draft, record)
    about: dict[str, list[str]] = {}
    entities: tuple[Person | Unit | Incident, ...] = (*record.persons, *record.units, *record.incidents)
    for entity in entities:
        for claim in entity.claims:
            about.setdefault(claim.id, []).append(draft.ident(entity.id))
    for claim in sorted(release.claims, key=claim_order):
        draw_source(draft, claim)
        draw_claim(draft, claim, about.get(claim.id, ()))
    return draft


def _draw_ties(draft: Draft, record: Record) -> None:
    """What ties persons and units to each other and to incidents."""
    units = {unit.id: unit for unit in record.units}
    for person in record.persons:
        for posting in person.career:
            draw_posting(draft, posting, units)
    for unit in record.units:
        for relation in unit.parents:
            draw_relation(draft, relation)
    for incident in record.incidents:
        draw_incident(draft, incident, record.entities)


def _not_held(draft: Draft) -> str:
    rows = {
        json.dumps(
            {"claim": item.claim.id, "type": item.claim.type, "what": item.what, "why": item.why, "note": item.note},
            ensure_ascii=False,
        )
        for item in draft.not_held
    }
    return "".join(f"{row}\n" for row in sorted(rows))
