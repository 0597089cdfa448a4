"""Taking: a whole table, to claims, with a list of everything in it that could not be taken."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from answerable.exchange.sfm.handbook import (
    take_persons,
    take_positioning,
    take_posting,
    take_relation,
    take_units,
)
from answerable.exchange.sfm.persons import take_person
from answerable.exchange.sfm.taker import Taker
from answerable.exchange.sfm.units import take_unit
from answerable.exchange.sfm.works import take_work
from answerable.model.capture import Source
from answerable.model.claim import Claim
from answerable.model.coverage import Coverage, Covered
from answerable.model.text import PartKind
from answerable.reading.sheets.layout import Layout
from answerable.reading.sheets.table import Fault

Take = Callable[[Taker], None]

TAKES: dict[tuple[str, str], Take] = {
    ("sfm-2019", "persons"): take_person,
    ("sfm-2019", "units"): take_unit,
    ("sfm-2019", "sources"): take_work,
    ("sfm", "units"): take_units,
    ("sfm", "persons"): take_persons,
    ("sfm", "postings"): take_posting,
    ("sfm", "relations"): take_relation,
    ("sfm", "positionings"): take_positioning,
    ("sfm", "sources"): take_work,
}
"""How rows are taken, by shape and kind of table. Rows of works give no claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of a table: `rows` of which were taken, in whole or in part; `untaken` is column to cells left out."""

    shape: str
    kind: str
    rows: int
    taken: int
    claims: tuple[Claim, ...]
    faults: tuple[Fault, ...]
    untaken: tuple[tuple[str, int], ...]
    coverage: tuple[Covered, ...]


def take_table(layout: Layout, source: Source) -> Taken:
    """Take every row of a table."""
    take = TAKES[layout.sheet.shape, layout.sheet.name]
    claims: dict[str, Claim] = {}
    faults = list(layout.faults)
    untaken: Counter[str] = Counter()
    taken = 0
    for row in layout.rows:
        taker = Taker(layout, row, source)
        take(taker)
        _leave(taker, untaken)
        untaken.update(column for column, _ in row.unknown)
        for claim in taker.claims:
            claims.setdefault(claim.id, claim)
        faults += taker.faults
        taken += bool(taker.claims) or (take is take_work and "id" in row.words)
    return Taken(
        shape=layout.sheet.shape,
        kind=layout.sheet.name,
        rows=len(layout.rows) + len(layout.faults),
        taken=taken,
        claims=tuple(sorted(claims.values(), key=lambda one: (one.start, one.end, one.type, one.id))),
        faults=tuple(sorted(faults, key=lambda fault: (fault.line, fault.column or "", fault.reason))),
        untaken=tuple(sorted(untaken.items())),
        coverage=_coverage(layout, {claim.start for claim in claims.values()}),
    )


def _leave(taker: Taker, untaken: Counter[str]) -> None:
    for key in taker.row.words:
        if key not in taker.used:
            untaken[taker.layout.headers[key]] += 1


def _coverage(layout: Layout, told: set[int]) -> tuple[Covered, ...]:
    unread = set(layout.unread)
    out = []
    for part in layout.parts:
        if (part.start, part.end) in unread:
            state = Coverage.NOT_READ
        elif part.kind is not PartKind.PARAGRAPH:
            state = Coverage.FURNITURE
        else:
            state = Coverage.CLAIMS if part.start in told else Coverage.NO_CLAIMS
        out.append(Covered(part.start, part.end, state))
    return tuple(out)
