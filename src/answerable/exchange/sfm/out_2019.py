"""Out in the shape of 2019: a table of persons, one of units, one of sources, and a list of what they cannot hold.

What is listed is found by reading the tables back: a claim that does not come back as it was is not held, whatever the
reason. Where a claim came out of such a table, its cells are written as they were printed there.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from answerable.exchange.sfm.days import Cited, cited, when_of
from answerable.exchange.sfm.persons import POST
from answerable.exchange.sfm.ranges import edtf_of
from answerable.exchange.sfm.rows import PERSONS, UNITS, Cells, NotHeld, Subject, cited_by, subjects
from answerable.exchange.sfm.taking import take_table
from answerable.exchange.sfm.units import AREA
from answerable.model.capture import Source
from answerable.model.claim import Claim, slots_json
from answerable.model.slots import (
    NameSlots,
    PersonSlots,
    PositioningSlots,
    PostingSlots,
    RelationSlots,
    UnitSlots,
)
from answerable.model.time import Bound, When
from answerable.model.work import Work
from answerable.places.country import country_named
from answerable.reading.composition import flatten
from answerable.reading.sheets.kinds import CONFIDENCE, SOURCES, sheet_named
from answerable.reading.sheets.layout import lay_out
from answerable.reading.sheets.table import escaped
from answerable.record.entities import Entities

SHAPE = "sfm-2019"
NOT_HELD = "not-held.csv"
_EDTF = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?")
_PARTS = ("month", "day", "year")


@dataclass(frozen=True, slots=True)
class Tables:
    """Files by name, ready to be written, and the claims that are not in them, or not wholly."""

    files: dict[str, str]
    not_held: tuple[NotHeld, ...]


def tables_2019(
    claims: Sequence[Claim], entities: Entities, works: Iterable[Work], mask: Callable[[str], str]
) -> Tables:
    """The tables of these claims; `mask` withholds names in every cell."""
    rows, left = subjects(claims, entities)
    persons = [person_row(row) for row in rows if row.table == PERSONS]
    units = [unit_row(row) for row in rows if row.table == UNITS]
    sources = [*(work_row(work) for work in works), *capture_rows(claims)]
    contents = {
        "persons.csv": table(SHAPE, PERSONS, persons, str),
        "units.csv": table(SHAPE, UNITS, units, str),
    }
    lost = not_held([claim for row in rows for claim in row.claims], contents)
    files = {
        "persons.csv": table(SHAPE, PERSONS, persons, mask),
        "units.csv": table(SHAPE, UNITS, units, mask),
        "sources.csv": table(SHAPE, "sources", sources, mask),
    }
    missing = (*left, *lost)
    files[NOT_HELD] = list_of(missing, mask)
    return Tables(files, missing)


def table(shape: str, kind: str, rows: Iterable[Mapping[str, str]], mask: Callable[[str], str]) -> str:
    """A table of this kind with its header; no cell of it is taken for a formula, and none breaks a line."""
    columns = {key: header for key, header in sheet_named(shape, kind).columns.items() if not header.endswith("…")}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns.values())
    for row in rows:
        writer.writerow([escaped(flatten(mask(row.get(key, "")))) for key in columns])
    return out.getvalue()


def list_of(missing: Iterable[NotHeld], mask: Callable[[str], str]) -> str:
    """What is not held as a table: the claim's id and type, its words, and why."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("claim", "type", "quote", "reason"))
    for one in missing:
        quote = escaped(flatten(mask(one.claim.quote)))
        writer.writerow((one.claim.id, one.claim.type, quote, escaped(mask(one.reason))))
    return out.getvalue()


def not_held(claims: Iterable[Claim], contents: Mapping[str, str]) -> tuple[NotHeld, ...]:
    """The claims that do not come back as they are when these tables are taken."""
    came: dict[object, int] = {}
    for name, content in contents.items():
        for claim in take_table(lay_out(content), Source(name=name, capture=name)).claims:
            key = comparable(claim)
            came[key] = came.get(key, 0) + 1
    lost = []
    for claim in claims:
        key = comparable(claim)
        if came.get(key, 0):
            came[key] -= 1
        else:
            lost.append(NotHeld(claim, "the table cannot say this, or not all of it"))
    return tuple(lost)


def comparable(claim: Claim) -> object:
    """What a claim says and rests on, wherever it stands: two claims of which this is equal say the same."""
    when = None if claim.when is None else (claim.when.begins, claim.when.ends)
    slots = tuple((name, str(value)) for name, value in slots_json(claim.slots).items())
    return claim.type, slots, when, cited_by(claim)


def rest(row: Cells, claim: Claim, keys: Iterable[str]) -> None:
    """Say beside each cell of `keys` that holds words what it rests on and how sure that is."""
    noted = dict(claim.noted)
    every = ";".join(cited_by(claim))
    for key in keys:
        if key in row.cells:
            row.put(f"{key}/{SOURCES}", noted.get(f"sources of {key}", every) or None)
            row.put(f"{key}/{CONFIDENCE}", noted.get(f"confidence of {key}", noted.get("confidence")) or None)


def put_time(row: Cells, prefix: str, claim: Claim, end: str = "open") -> None:
    """Put a claim's time into the cells behind `prefix`, as it was printed, else as the shape would print it."""
    noted = dict(claim.noted)
    names = ("first", "start", "last", end)
    beside = [f"{name}_{part}" for name in ("first", "last") for part in _PARTS]
    if any(name in noted for name in (*names, *beside)):
        printed = {name: noted[name] for name in (*names, *beside) if name in noted}
    elif claim.when is not None:
        printed = _printed(claim.when, end)
    else:
        printed = {}
    for name in ("first", "last"):
        if name in printed and not any(f"{name}_{part}" in printed for part in _PARTS):
            date, _ = cited(printed, name)
            if date is not None:
                printed |= _beside(name, date.edtf)
    for name, words in printed.items():
        row.put(f"{prefix}{name}", words)


def _beside(name: str, edtf: str) -> dict[str, str]:
    year, *rest_ = edtf.split("-")
    parts = {"year": year, **dict(zip(("month", "day"), rest_, strict=False))}
    return {f"{name}_{part}": str(int(parts[part])) for part in _PARTS if part in parts}


def _printed(when: When, end: str) -> dict[str, str]:
    """The cells that say this time; where there are none that do, those that say nothing which it does not."""
    starts = None not in when.begins
    ends = None not in when.ends
    first, last = dates_of(when)
    exact = "E" if end == "open" else "Y"
    for chosen in ((first, None), (first, last), (None, last)):
        again = when_of(*chosen, starts=starts, ends=ends)
        if again is not None and (again.begins, again.ends) == (when.begins, when.ends):
            break
    else:
        if first is None or last is None or last.days[1] < first.days[0]:
            return {}
        chosen, starts, ends = (first, last), False, False
    out: dict[str, str] = {}
    if chosen[0] is not None:
        out |= {"first": in_words(chosen[0].edtf), "start": "Y" if starts else "N"}
    if chosen[1] is not None:
        out |= {"last": in_words(chosen[1].edtf), end: exact if ends else "N"}
    return out


def dates_of(when: When) -> tuple[Cited | None, Cited | None]:
    """The first and the last citation of a time: as its EDTF writes them where that fits, else the day it needs."""
    pieces = [date for piece in (when.edtf or "").split("/") if (date := cited({"a": piece}, "a")[0]) is not None]
    begun, ending = when.begins[1], when.ends[0]
    for start, end in (when.begins, when.ends, (ending, begun)):
        if start is not None and end is not None and start <= end:
            whole, _ = cited({"a": edtf_of(start, end)}, "a")
            pieces += [] if whole is None else [whole]
    first = _fitting([one for one in pieces if one.days[1] == begun], when.begins)
    last = _fitting([one for one in pieces if one.days[0] == ending], when.ends)
    if first is None and begun is not None:
        first = Cited(begun.isoformat(), (begun, begun))
    if last is None and ending is not None:
        last = Cited(ending.isoformat(), (ending, ending))
    return first, last


def _fitting(pieces: Sequence[Cited], bound: Bound) -> Cited | None:
    """Of several dates the one that is just the bound, else the first."""
    return next((one for one in pieces if one.days == bound), pieces[0] if pieces else None)


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def in_words(edtf: str) -> str:
    """A date as these tables print it: 9/30/2014, September 2014, 2014; what is no date stays as it is."""
    if _EDTF.fullmatch(edtf) is None:
        return edtf
    year, *parts = edtf.split("-")
    if not parts:
        return year
    if len(parts) == 1:
        return f"{_MONTHS[int(parts[0]) - 1]} {year}"
    return f"{int(parts[0])}/{int(parts[1])}/{year}"


def person_row(subject: Subject) -> dict[str, str]:
    """A row of persons."""
    row = Cells({"name": subject.name})
    for claim in subject.claims:
        noted = dict(claim.noted)
        row.put("id", noted.get("id"))
        match claim.slots:
            case PostingSlots() as slots:
                row.put("unit", slots.unit)
                row.put("role", noted.get("role") or acting(slots))
                row.put("title", slots.title)
                row.put("rank", noted.get("rank", slots.rank))
                put_time(row, "", claim, "end")
                appointed = "Appointed" if slots.change == "appointed" else None
                if appointed is not None:
                    row.put("start", "Y")
                row.put("start_context", noted.get("start_context", appointed))
                row.put("end_context", noted.get("end_context"))
                row.put("country", noted.get("country"))
                rest(row, claim, ("name", *POST, "first", "start_context", "last", "end_context"))
            case NameSlots(name=other):
                row.add("aliases", other)
                rest(row, claim, ("aliases",))
            case PersonSlots(property="born" | "died" as property_, value=value):
                row.put(property_, in_words(value))
                rest(row, claim, (property_,))
            case _:
                continue
    return row.cells


def acting(slots: PostingSlots) -> str | None:
    """The role as a cell says it, with the word for an acting holder where nothing else does."""
    if slots.change != "acting" or (slots.title or "").casefold().startswith("acting"):
        return slots.role
    return f"Acting {slots.role or 'Commander'}" if slots.role else None


def unit_row(subject: Subject) -> dict[str, str]:
    """A row of units."""
    row = Cells({"name": subject.name})
    for claim in subject.claims:
        noted = dict(claim.noted)
        row.put("id", noted.get("id"))
        match claim.slots:
            case UnitSlots() as slots:
                _unit(row, claim, slots, noted)
            case NameSlots(name=other):
                row.add("aliases", other)
                rest(row, claim, ("aliases",))
            case RelationSlots(related_unit=related, kind="child-of"):
                row.put("parent", related)
                row.put("parent_class", noted.get("kind"))
                put_time(row, "parent_", claim)
                rest(row, claim, ("parent", "parent_class", "parent_first", "parent_last"))
            case RelationSlots(related_unit=related):
                row.put("member_of", related)
                put_time(row, "member_", claim, "end")
                rest(row, claim, ("member_of", "member_first", "member_last"))
            case PositioningSlots(place=place, kind=kind):
                _place(row, claim, place, kind, noted)
            case _:
                continue
    return row.cells


def _unit(row: Cells, claim: Claim, slots: UnitSlots, noted: Mapping[str, str]) -> None:
    dates = ("first", "last")
    match slots.property:
        case "classification":
            row.add("classification", slots.value)
            put_time(row, "", claim)
            rest(row, claim, ("classification", "name", *dates))
        case "country":
            row.put("country", noted.get("country") or (country_named(slots.value) or slots.value).lower())
            put_time(row, "", claim)
            rest(row, claim, ("country", "name", *dates))
        case "founded" | "disbanded" as property_:
            key, flag, exact = ("first", "start", "Y") if property_ == "founded" else ("last", "open", "E")
            if key in noted:
                put_time(row, "", claim)
            else:
                row.put(key, in_words(slots.value))
                row.put(flag, exact)
            rest(row, claim, (key, "name"))
        case _:
            return


def _place(row: Cells, claim: Claim, place: str, kind: str, noted: Mapping[str, str]) -> None:
    where = claim.where[0] if claim.where else None
    country = noted.get("country") or (where.country.lower() if where and where.country else None)
    number = str(where.geonames) if where and where.geonames is not None else None
    if kind == AREA:
        row.put("area", place)
        row.put("area_id", noted.get("area_id") if "table" in noted else number)
        row.put("area_country", country)
        put_time(row, "area_", claim)
        rest(row, claim, ("area", "area_first", "area_last"))
        return
    is_base = where is not None and where.precision == "site"
    key = noted.get("cell", "")
    if not key.startswith("site_"):
        key = "site_base" if is_base else "site_town"
    row.put(key, place)
    if "table" not in noted and not is_base:
        row.put("site_town_id", number)
    region = noted.get("region") or (where.region if where and "table" not in noted else None)
    row.put("site_region", region)
    row.put("site_country", country)
    for name in ("town_id", "region_id", "longitude", "latitude"):
        row.put(f"site_{name}", noted.get(name))
    put_time(row, "site_", claim)
    exact = ("site_longitude",) if key == "site_base" else ()
    rest(row, claim, (key, *exact, "site_region", "site_first", "site_last"))


def work_row(work: Work) -> dict[str, str]:
    """A row of sources, as the work was printed."""
    return dict(work.noted)


def capture_rows(claims: Iterable[Claim]) -> Iterable[dict[str, str]]:
    """A row of sources for each capture that claims rest on themselves."""
    own = [claim for claim in claims if claim.source.capture in cited_by(claim)]
    for claim in {claim.source.capture: claim for claim in own}.values():
        source = claim.source
        cells = {
            "id": source.capture,
            "title": source.title or source.name,
            "publication": source.publisher,
            "published": source.published,
            "url": source.url,
        }
        yield {key: words for key, words in cells.items() if words}
