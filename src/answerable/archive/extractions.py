"""Claims as rows, by extraction: one run of the extractors over one text. Nothing of an older run is taken away.

The newest extraction of each capture counts. A reviewed claim that it does not repeat is shown beside it, for as long
as the review stands.
"""

import dataclasses
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select

from answerable.archive import schema
from answerable.archive.captures import LogItem
from answerable.archive.decisions import standing
from answerable.archive.readings import newest_row, reading_from_json, select_text
from answerable.errors import AmbiguousError, NotFoundError
from answerable.model.canonical import canonical, sha256
from answerable.model.claim import Claim, Status, claim_from_json, claim_id, claim_json
from answerable.model.coverage import Covered, coverage_from_json, coverage_json
from answerable.model.mention import Mention
from answerable.model.text import Text

_HEXADECIMAL = frozenset("0123456789abcdef")
_LISTED = 5


@dataclass(frozen=True, slots=True)
class SealedClaim:
    """A claim's row as it was written and logged: its id, its bytes, and the address of the text it was found in."""

    id: str
    body: bytes
    text: str


def claim_body(claim: Claim) -> bytes:
    """The bytes that a claim's row holds and the log hashes: canonical JSON, its status always as proposed."""
    return canonical({**claim_json(claim), "status": str(Status.PROPOSED)})


def insert_extraction(
    connection: Connection,
    capture: str,
    extractors: str,
    claims: Sequence[Claim],
    mentions: Sequence[Mention],
    refused: Sequence[str],
    coverage: Sequence[Covered] = (),
) -> LogItem | None:
    """Keep one extraction of the capture's newest text; None, and nothing kept, if the newest says the same already.

    ValueError for a claim that does not fit the text: bad data never gets this far, bad code might.
    """
    newest = newest_row(connection, capture)
    if newest is None or newest.kind != "text":
        raise ValueError(f"{capture} has no text to have claims in")
    text = reading_from_json(json.loads(newest.body))
    if not isinstance(text, Text):
        raise TypeError(f"{capture}: the text's row does not hold a text")
    refused = list(refused)
    unique: dict[str, tuple[str, bytes]] = {}
    for claim in sorted(claims, key=lambda one: (one.start, one.end, one.id)):
        _check(claim, text)
        if claim.id in unique:
            refused.append(f"claim {claim.id} ({claim.extractor}) was found twice; the first is kept")
        else:
            unique[claim.id] = claim.type, claim_body(claim)
    row = {
        "capture": capture,
        "text": newest.digest,
        "extractors": extractors,
        "mentions": canonical([[m.start, m.end, m.kind, m.name] for m in sorted(mentions)]).decode(),
        "refused": canonical(refused).decode(),
        "coverage": canonical(coverage_json(coverage)).decode(),
    }
    hashes = [[ident, sha256(body)] for ident, (_, body) in unique.items()]
    if _repeats(connection, row, hashes):
        return None
    extraction = schema.add_row(connection, schema.extraction, row)
    if unique:
        connection.execute(
            insert(schema.claim),
            [
                {
                    "extraction": extraction,
                    "position": position,
                    "id": ident,
                    "type": type_name,
                    "body": body.decode(),
                }
                for position, (ident, (type_name, body)) in enumerate(unique.items())
            ],
        )
    return "claims", {
        "row": extraction,
        "capture": capture,
        "text": newest.digest,
        "extractors": extractors,
        "claims": hashes,
        "mentions": sha256(row["mentions"].encode()),
        "refused": sha256(row["refused"].encode()),
        "coverage": sha256(row["coverage"].encode()),
    }


def select_extractions(connection: Connection) -> dict[str, str]:
    """The version line of each capture's newest extraction, if it was made from the capture's newest text."""
    made, read = schema.extraction, schema.reading
    query = (
        select(made.c.capture, made.c.extractors)
        .join(read, read.c.capture == made.c.capture)
        .where(made.c.position.in_(select(func.max(made.c.position)).group_by(made.c.capture)))
        .where(read.c.position.in_(select(func.max(read.c.position)).group_by(read.c.capture)))
        .where(made.c.text == read.c.digest)
    )
    return {row.capture: row.extractors for row in connection.execute(query)}


def select_claims(connection: Connection, type_name: str | None) -> tuple[list[Claim], frozenset[str]]:
    """The claims that count, in order, with their status; and the ids of those that only a review keeps in view."""
    table = schema.claim
    newest = select(func.max(schema.extraction.c.position)).group_by(schema.extraction.c.capture)
    current = select(table.c.id, table.c.body).where(table.c.extraction.in_(newest))
    judged = select(table.c.id, table.c.body).where(table.c.id.in_(select(schema.decision.c.claim)))
    judged = judged.where(table.c.extraction.not_in(newest)).order_by(table.c.extraction)
    if type_name is not None:
        current, judged = current.where(table.c.type == type_name), judged.where(table.c.type == type_name)
    bodies = {row.id: row.body for row in connection.execute(current)}
    reviews = standing(connection)
    older = {row.id: row.body for row in connection.execute(judged) if row.id in reviews and row.id not in bodies}
    bodies.update(older)
    orders = select(schema.capture.c.digest, schema.capture.c.position)
    order = {row.digest: row.position for row in connection.execute(orders)}
    # Parsed in one go: a third faster than row by row, and a case is opened with this.
    parsed = json.loads(f"[{','.join(bodies.values())}]")
    if len(parsed) != len(bodies):
        raise ValueError("a claim's row does not hold one claim")
    claims = [_judged(claim_from_json(data), reviews) for data in parsed]
    claims.sort(key=lambda claim: (order[claim.source.capture], claim.start, claim.end, claim.id))
    return claims, frozenset(older)


def select_claim(connection: Connection, prefix: str) -> Claim:
    """The claim whose id is, or begins with, `prefix`; also one that a newer extraction no longer makes."""
    given = prefix.strip().lower()
    table = schema.claim
    if not given or not _HEXADECIMAL.issuperset(given):
        raise NotFoundError(f"{prefix!r} is no claim's id; ids are hexadecimal, and answerable claims lists them")
    query = select(table.c.id).distinct().where(table.c.id >= given, table.c.id < f"{given}g").order_by(table.c.id)
    ids = connection.execute(query.limit(_LISTED + 1)).scalars().all()
    if not ids:
        raise NotFoundError(f"no claim's id begins with {prefix!r}; answerable claims lists them")
    if len(ids) > 1:
        listed = ", ".join(ids[:_LISTED]) + (", …" if len(ids) > _LISTED else "")
        raise AmbiguousError(f"{prefix!r} begins the ids of several claims: {listed}; give more of it")
    row = connection.execute(_row_of(ids[0])).one()
    return _judged(claim_from_json(json.loads(row.body)), standing(connection))


def select_text_of(connection: Connection, ident: str) -> Text:
    """The text that a claim was found in; of several extractions, the newest that made the claim."""
    (sealed,) = select_sealed(connection, [ident])
    text = select_text(connection, sealed.text)
    if text is None:
        raise NotFoundError(f"no claim has the id {ident!r}; answerable claims lists them")
    return text


def select_sealed(connection: Connection, idents: Iterable[str]) -> list[SealedClaim]:
    """The rows of claims as they were written, in the order asked for; NotFoundError for an id that is none."""
    joined = schema.extraction.c.position == schema.claim.c.extraction
    sealed = []
    for ident in idents:
        query = _row_of(ident).add_columns(schema.extraction.c.text).join(schema.extraction, joined)
        row = connection.execute(query).first()
        if row is None:
            raise NotFoundError(f"no claim has the id {ident!r}; answerable claims lists them")
        sealed.append(SealedClaim(ident, row.body.encode(), row.text))
    return sealed


def select_mentions(connection: Connection, capture: str) -> list[Mention]:
    """The mentions of the newest extraction of a capture."""
    row = _newest_extraction(connection, capture)
    return [] if row is None else [Mention(*mention) for mention in json.loads(row.mentions)]


def select_refused(connection: Connection, capture: str) -> list[str]:
    """What the newest extraction of a capture refused, and why."""
    row = _newest_extraction(connection, capture)
    return [] if row is None else [str(line) for line in json.loads(row.refused)]


def select_coverage(connection: Connection, capture: str) -> tuple[Covered, ...]:
    """The coverage map of the newest extraction of a capture; empty if it was made before there were any."""
    row = _newest_extraction(connection, capture)
    return () if row is None or row.coverage is None else coverage_from_json(json.loads(row.coverage))


def _check(claim: Claim, text: Text) -> None:
    if claim.source.capture != text.capture or text.content[claim.start : claim.end] != claim.quote:
        raise ValueError(f"claim {claim.id} ({claim.extractor}): its quote does not stand in its text at {claim.start}")
    if claim.id != claim_id(claim.source.capture, claim.start, claim.end, claim.slots):
        raise ValueError(f"claim {claim.id} ({claim.extractor}): its id is not the hash of what it says")


def _repeats(connection: Connection, row: dict[str, Any], hashes: list[list[str]]) -> bool:
    newest = _newest_extraction(connection, row["capture"])
    if newest is None or any(getattr(newest, key) != value for key, value in row.items()):
        return False
    table = schema.claim
    query = select(table.c.id, table.c.body).where(table.c.extraction == newest.position).order_by(table.c.position)
    return [[old.id, sha256(old.body.encode())] for old in connection.execute(query)] == hashes


def _newest_extraction(connection: Connection, capture: str) -> Any | None:
    table = schema.extraction
    query = select(table).where(table.c.capture == capture).order_by(table.c.position.desc()).limit(1)
    return connection.execute(query).first()


def _row_of(ident: str) -> Any:
    """The newest row of a claim."""
    table = schema.claim
    return select(table).where(table.c.id == ident).order_by(table.c.extraction.desc()).limit(1)


def _judged(claim: Claim, reviews: dict[str, Status]) -> Claim:
    status = reviews.get(claim.id)
    return claim if status is None else dataclasses.replace(claim, status=status)
