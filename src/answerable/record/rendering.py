"""A record's person, unit or incident as JSON: items name their claims by id, the claims stand once at the end."""

import dataclasses
from enum import Enum
from typing import Any

from answerable.model.claim import Claim, claim_json, when_json
from answerable.model.time import When
from answerable.record.incident import Incident
from answerable.record.person import Person
from answerable.record.record import Entity


def record_json(entity: Entity) -> dict[str, Any]:
    """The entity as a JSON object: `entity` (person, unit, incident), its items, and `claims` in full."""
    kind = "person" if isinstance(entity, Person) else "incident" if isinstance(entity, Incident) else "unit"
    body = {
        field.name: _plain(getattr(entity, field.name))
        for field in dataclasses.fields(entity)
        if field.name != "claims"
    }
    return {"entity": kind, **body, "claims": [claim_json(claim) for claim in entity.claims]}


def _plain(value: Any) -> Any:
    match value:
        case Claim():
            plain: Any = value.id
        case When():
            plain = when_json(value)
        case Enum():
            plain = str(value)
        case tuple():
            plain = [_plain(item) for item in value]
        case _ if dataclasses.is_dataclass(value):
            plain = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        case _:
            plain = value
    return plain
