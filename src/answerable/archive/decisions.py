"""Decisions as rows. The last one on a claim stands; a withdrawal leaves the claim proposed, as it was found."""

from sqlalchemy import Connection, select

from answerable.archive import schema
from answerable.archive.captures import LogItem
from answerable.model.claim import Status
from answerable.model.decision import Decision, Verdict

STATUS = {Verdict.ACCEPT: Status.ACCEPTED, Verdict.REJECT: Status.REJECTED, Verdict.CONFLICT: Status.CONFLICT}


def insert_decision(connection: Connection, decision: Decision) -> LogItem | None:
    """Keep a decision; None, and nothing kept, if one with its id is there already."""
    known = select(schema.decision.c.id).where(schema.decision.c.id == decision.id)
    if connection.execute(known).first() is not None:
        return None
    row = {
        "claim": decision.claim,
        "verdict": str(decision.verdict),
        "why": decision.why,
        "who": decision.who,
    }
    added = schema.add_row(connection, schema.decision, {**row, "id": decision.id, "at": decision.at})
    fields = {"row": added, "decision": decision.id, "decided": decision.at}
    return "decision", {**fields, **row}


def select_decisions(connection: Connection, claim: str | None) -> list[Decision]:
    """All decisions in order, or those on one claim."""
    query = select(schema.decision).order_by(schema.decision.c.position)
    if claim is not None:
        query = query.where(schema.decision.c.claim == claim)
    return [
        Decision(id=row.id, claim=row.claim, verdict=Verdict(row.verdict), why=row.why, who=row.who, at=row.at)
        for row in connection.execute(query)
    ]


def standing(connection: Connection) -> dict[str, Status]:
    """The status of each claim on which a decision stands."""
    out: dict[str, Status] = {}
    for decision in select_decisions(connection, None):
        if decision.verdict is Verdict.WITHDRAW:
            out.pop(decision.claim, None)
        else:
            out[decision.claim] = STATUS[decision.verdict]
    return out
