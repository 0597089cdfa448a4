"""The record as CSV tables: a source column beside every value, and no cell that a spreadsheet takes for a formula.

One table each for postings, relations, positionings of units, incidents and figures. The column `rank` is followed by
`rank.source`: the sources of those claims that give the rank, with the claims' ids.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from answerable.exchange.csv_table import safe_cell
from answerable.exchange.graphml import bound_edtf
from answerable.exchange.release import Release
from answerable.exchange.standing import firm
from answerable.model.claim import Claim
from answerable.model.slots import PostingSlots
from answerable.model.time import When
from answerable.record.backed import in_order
from answerable.record.career import Posting
from answerable.record.incident import Attributed, Figure, Incident


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with the claims that give it."""

    value: str
    claims: tuple[Claim, ...]


Row = Mapping[str, Cell]
_TIME = ("edtf", "begins", "ends")
COLUMNS: dict[str, tuple[str, ...]] = {
    "postings": ("person", "unit", "role", "title", "rank", "change", *_TIME, "certainty"),
    "relations": ("unit", "related_unit", "kind", *_TIME, "certainty"),
    "positionings": ("unit", "place", "kind", *_TIME, "certainty"),
    "incidents": ("incident", "kinds", "place", "targets", "weapons", "perpetrators", *_TIME, "certainty"),
    "figures": ("incident", "kind", "min", "max", "approximate", "whom", "speakers", "certainty"),
}


def record_tables(release: Release) -> dict[str, str]:
    """The tables by file name."""
    record = release.record
    rows: dict[str, Iterable[Row]] = {
        "postings": (_posting(posting) for person in record.persons for posting in person.career),
        "relations": (
            {
                "unit": Cell(relation.child_name, relation.claims),
                "related_unit": Cell(relation.parent_name, relation.claims),
                "kind": Cell(relation.kind, relation.claims),
                **_stands(relation.when, relation.claims),
            }
            for unit in record.units
            for relation in unit.parents
        ),
        "positionings": (
            {
                "unit": Cell(unit.name, item.claims),
                "place": Cell(item.place, item.claims),
                "kind": Cell(item.kind, item.claims),
                **_stands(item.when, item.claims),
            }
            for unit in record.units
            for item in unit.places
        ),
        "incidents": map(_incident, record.incidents),
        "figures": (_figure(incident, figure) for incident in record.incidents for figure in incident.figures),
    }
    return {f"{name}.csv": _table(name, found, release) for name, found in rows.items()}


def _posting(posting: Posting) -> Row:
    def told(slot: str) -> tuple[Claim, ...]:
        return tuple(
            claim
            for claim in posting.claims
            if isinstance(claim.slots, PostingSlots) and getattr(claim.slots, slot) is not None
        )

    return {
        "person": Cell(posting.person_name, posting.claims),
        "unit": Cell(posting.unit_name or "", told("unit")),
        "role": Cell(posting.role or "", told("role")),
        "title": Cell("; ".join(posting.titles), told("title")),
        "rank": Cell("; ".join(posting.ranks), told("rank")),
        "change": Cell("; ".join(posting.changes), told("change")),
        **_stands(posting.when, in_order((*posting.claims, *posting.succeeded)), posting.claims),
    }


def _incident(incident: Incident) -> Row:
    places = tuple(c for c in incident.claims if getattr(c.slots, "place", None) == incident.place)
    return {
        "incident": Cell(incident.name, incident.claims),
        "kinds": _attributed(incident.kinds),
        "place": Cell(incident.place or "", places or incident.claims),
        "targets": _attributed(incident.targets),
        "weapons": _attributed(incident.weapons),
        "perpetrators": _attributed(incident.perpetrators),
        **_stands(incident.when, incident.claims, incident.reports),
    }


def _attributed(items: Sequence[Attributed]) -> Cell:
    """Values with who gives them ("mortars (a witness; alleged)"): an allegation is none without its speaker."""
    words = []
    for item in items:
        stance = "stated" if firm(item.claims) else "/".join(sorted({str(claim.stance) for claim in item.claims}))
        words.append(f"{item.value} ({'; '.join((*item.speakers, stance))})")
    return Cell("; ".join(words), in_order(claim for item in items for claim in item.claims))


def _figure(incident: Incident, figure: Figure) -> Row:
    given = {
        "incident": incident.name,
        "kind": figure.kind,
        "min": "" if figure.min is None else str(figure.min),
        "max": "" if figure.max is None else str(figure.max),
        "approximate": "yes" if figure.approximate else "no",
        "whom": figure.whom or "",
        "speakers": " / ".join(figure.speakers),
        "certainty": _certainty(figure.claims),
    }
    return {name: Cell(value, figure.claims) for name, value in given.items()}


def _stands(when: When | None, claims: tuple[Claim, ...], judged: tuple[Claim, ...] | None = None) -> Row:
    timed = tuple(claim for claim in claims if claim.when is not None)
    return {
        "edtf": Cell((when.edtf or "") if when else "", timed),
        "begins": Cell(bound_edtf(when.begins) if when else "", timed),
        "ends": Cell(bound_edtf(when.ends) if when else "", timed),
        "certainty": Cell(_certainty(claims if judged is None else judged), claims),
    }


def _certainty(claims: Sequence[Claim]) -> str:
    return "stated" if firm(claims) else "not stated flatly"


def _table(name: str, rows: Iterable[Row], release: Release) -> str:
    out = io.StringIO()
    columns = [column for value in COLUMNS[name] for column in (value, f"{value}.source")]
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    lines = []
    for row in rows:
        cells = [text for value in COLUMNS[name] for text in _pair(row[value], release)]
        lines.append([safe_cell(release.mask(text)) for text in cells])
    writer.writerows(sorted(lines))
    return out.getvalue()


def _pair(cell: Cell, release: Release) -> tuple[str, str]:
    if not cell.value:
        return "", ""
    return cell.value, "; ".join(_source(claim, release) for claim in cell.claims)


def _source(claim: Claim, release: Release) -> str:
    """Title and claim; of an imported row also the works that it cites, by title where a table of sources gives it."""
    named = f"{claim.source.title or claim.source.name} [{claim.id}]"
    works = [work.title if (work := release.works.get(key)) and work.title else key for key in claim.cited]
    return f"{named} citing {' / '.join(works)}" if works else named
