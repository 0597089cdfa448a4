"""Decisions on identity as rows: which namings are one thing and which are not. Undone by a row more, never erased."""

import json

from sqlalchemy import Connection, select

from answerable.archive import schema
from answerable.archive.captures import LogItem
from answerable.model.canonical import canonical
from answerable.model.decision import IdentityDecision, Sameness, side_from_json, side_json


def insert_identity(connection: Connection, decision: IdentityDecision) -> LogItem | None:
    """Keep a decision; None, and nothing kept, if one with its id is there already."""
    known = select(schema.identity.c.id).where(schema.identity.c.id == decision.id)
    if connection.execute(known).first() is not None:
        return None
    row = {
        "verdict": str(decision.verdict),
        "undoes": decision.undoes,
        "why": decision.why,
        "who": decision.who,
    }
    sides = [side_json(side) for side in decision.sides]
    values = {**row, "id": decision.id, "at": decision.at, "sides": canonical(sides).decode()}
    added = schema.add_row(connection, schema.identity, values)
    return "identity", {"row": added, "identity": decision.id, "decided": decision.at, "sides": sides, **row}


def select_identities(connection: Connection) -> list[IdentityDecision]:
    """All decisions on identity in the order in which they were taken, those undone and those that undo among them."""
    return [
        IdentityDecision(
            id=row.id,
            verdict=Sameness(row.verdict),
            sides=tuple(map(side_from_json, json.loads(row.sides))),
            undoes=row.undoes,
            why=row.why,
            who=row.who,
            at=row.at,
        )
        for row in connection.execute(select(schema.identity).order_by(schema.identity.c.position))
    ]
