"""Out as the claims of the research handbook: a table for each type of claim, one of sources, and what is not in them.

A row there has one list of citations and one time. So what came out of one row of the 2019 tables may take several rows
here, and which cell rests on which work is not said any more.
"""

from collections.abc import Callable, Iterable, Sequence
from uuid import NAMESPACE_URL, UUID, uuid5

from answerable.exchange.sfm.handbook import KINDS, WRONG
from answerable.exchange.sfm.out_2019 import NOT_HELD, Tables, acting, capture_rows, list_of, not_held, table
from answerable.exchange.sfm.ranges import range_cells
from answerable.exchange.sfm.rows import Subject, cited_by, subjects
from answerable.model.claim import Claim, Stance, Status
from answerable.model.slots import NameSlots, PositioningSlots, PostingSlots, RelationSlots, UnitSlots
from answerable.model.time import When
from answerable.model.work import Work
from answerable.places.country import country_named
from answerable.record.entities import Entities

SHAPE = "sfm"
TABLES = ("units", "persons", "postings", "relations", "positionings")
_KIND_WORDS = {kind: word for word, kind in KINDS.items()}
_UNIT_PROPERTIES = ("classification", "country", "founded", "disbanded")

Cells = dict[str, str]


def tables_of_claims(
    claims: Sequence[Claim], entities: Entities, works: Iterable[Work], mask: Callable[[str], str]
) -> Tables:
    """The tables of these claims; `mask` withholds names in every cell."""
    every, left = subjects(claims, entities, disputed=True)
    rows: dict[str, list[Cells]] = {name: [] for name in TABLES}
    for subject in every:
        for name, cells in _rows(subject, entities):
            rows[name].append(cells)
    contents = {f"{name}.csv": table(SHAPE, name, rows[name], str) for name in TABLES}
    lost = not_held([claim for subject in every for claim in subject.claims], contents)
    missing = (*left, *lost)
    files = {f"{name}.csv": table(SHAPE, name, rows[name], mask) for name in TABLES}
    sources = [*(_work(work) for work in works), *capture_rows(claims)]
    files["sources.csv"] = table(SHAPE, "sources", sources, mask)
    files[NOT_HELD] = list_of(missing, mask)
    return Tables(files, missing)


def _rows(subject: Subject, entities: Entities) -> Iterable[tuple[str, Cells]]:
    """The rows of one subject; what shares citations and time shares a row where a row can hold both."""
    open_rows: dict[object, tuple[str, Cells]] = {}
    for claim in subject.claims:
        made = _row(claim, entities)
        if made is None:
            continue
        name, own = made
        common, joins = _common(claim, entities), _joins(claim)
        key = (name, tuple(sorted(common.items())), joins or claim.id)
        known = open_rows.setdefault(key, (name, dict(common)))[1]
        if "classification" in own and "classification" in known:
            known["classification"] = f"{known['classification']};{own['classification']}"
        else:
            known.update({cell: words for cell, words in own.items() if cell not in known})
    return open_rows.values()


def _joins(claim: Claim) -> str | None:
    """What claims of one subject must share, beside citations and time, to be one row; None: each has its own."""
    match claim.slots:
        case UnitSlots(property="classification"):
            return "classification"
        case PositioningSlots(kind=kind) if dict(claim.noted).get("cell") in {"site_base", "site_town", "place"}:
            return kind
        case _:
            return None


def _row(claim: Claim, entities: Entities) -> tuple[str, Cells] | None:
    noted = dict(claim.noted)
    capture = claim.source.capture
    match claim.slots:
        case PostingSlots() as slots:
            cells = {"name": slots.person, "unit": slots.unit, "title": slots.title}
            cells |= {"role": noted.get("role") or acting(slots), "rank": noted.get("rank", slots.rank)}
            cells["person_ref"] = ref(entities.person(slots.person, capture))
            cells["unit_ref"] = ref(entities.unit(slots.unit, capture))
            return "postings", _kept(cells)
        case UnitSlots(unit=unit, property=property_, value=value) if property_ in _UNIT_PROPERTIES:
            cells = {"name": unit, "other": unit}
            if property_ == "classification":
                cells["classification"] = value
            elif property_ == "country":
                cells["country"] = noted.get("country") or (country_named(value) or value).lower()
            return "units", _kept(cells)
        case NameSlots(entity=entity, name=other):
            is_person = entities.person(entity, capture) is not None
            return "persons" if is_person else "units", {"name": entity, "other": other}
        case RelationSlots(unit=unit, related_unit=related, kind=kind):
            cells = {"name": unit, "related_unit": related, "relation_kind": kind, "related_class": noted.get("kind")}
            cells["unit_ref"] = ref(entities.unit(unit, capture))
            cells["related_ref"] = ref(entities.unit(related, capture))
            return "relations", _kept(cells)
        case PositioningSlots(unit=str(unit), place=place, kind=kind):
            is_base = bool(claim.where) and claim.where[0].precision == "site"
            number = next((str(at.geonames) for at in claim.where if at.geonames is not None), None)
            cells = {"name": unit, "site_kind": _KIND_WORDS.get(kind), "site_base" if is_base else "place": place}
            cells["unit_ref"] = ref(entities.unit(unit, capture))
            if not is_base:
                cells["place_ref"] = noted.get("place_ref", number)
            return "positionings", _kept(cells)
        case _:
            return None


def _common(claim: Claim, entities: Entities) -> Cells:
    """The cells that every row has."""
    noted = dict(claim.noted)
    is_appointment = isinstance(claim.slots, PostingSlots) and claim.slots.change == "appointed"
    contexts = {
        "starting_context": noted.get("starting_context")
        or noted.get("start_context", "Appointed" if is_appointment else None),
        "ending_context": noted.get("ending_context") or noted.get("end_context"),
    }
    cells = {
        "type": _TYPES[claim.type],
        "status": noted.get("status", _status(claim)),
        "claim/sources": ";".join(cited_by(claim)),
        "id": noted.get("id") or _about(claim, entities),
        **contexts,
        **range_cells(_lasting(claim)),
        "entity_type": _TYPES[claim.type],
    }
    if claim.when is None and is_appointment:
        cells["starting"] = "Y"
    return _kept(cells)


def _lasting(claim: Claim) -> When | None:
    """The time of a row: a founding is where a unit begins, and a disbanding where it ends; nothing more is said."""
    when = claim.when
    match claim.slots:
        case UnitSlots(property="founded") if when is not None:
            return When(edtf=None, begins=when.begins, ends=(when.begins[0], None))
        case UnitSlots(property="disbanded") if when is not None:
            return When(edtf=None, begins=(None, when.ends[1]), ends=when.ends)
        case _:
            return when


_TYPES = {"posting": "posting", "unit": "unit", "name": "unit", "relation": "relation", "positioning": "positioning"}


def _status(claim: Claim) -> str:
    if claim.stance is Stance.DENIED:
        return WRONG
    return "accepted" if claim.status is Status.ACCEPTED else "work_needed"


def _about(claim: Claim, entities: Entities) -> str | None:
    """The identifier of what a row is about: a unit or person, or the posting, relation or positioning of those."""
    capture = claim.source.capture
    match claim.slots:
        case UnitSlots(unit=name) | NameSlots(entity=name):
            return ref(entities.person(name, capture) or entities.unit(name, capture))
        case PostingSlots(person=person, unit=unit):
            return ref(f"posting:{entities.person(person, capture)}:{entities.unit(unit, capture)}")
        case RelationSlots(unit=unit, related_unit=other, kind=kind):
            return ref(f"{kind}:{entities.unit(unit, capture)}:{entities.unit(other, capture)}")
        case PositioningSlots(unit=unit, place=place, kind=kind):
            return ref(f"{kind}:{entities.unit(unit, capture)}:{place}")
        case _:
            return None


def ref(entity: str | None) -> str | None:
    """An identifier in the form that the handbook asks for, the same for the same entity of the record."""
    return None if entity is None else str(uuid5(_OURS, entity))


_OURS: UUID = uuid5(NAMESPACE_URL, "https://answerable.example/record")


def _kept(cells: dict[str, str | None]) -> Cells:
    return {key: words for key, words in cells.items() if words}


def _work(work: Work) -> Cells:
    """A row of sources; a date that is none stays as printed."""
    noted = dict(work.noted)
    noted["published"] = work.published or noted.get("published", "")
    noted["accessed"] = work.accessed or noted.get("accessed", "")
    return _kept({**noted, "type": noted.get("type", "document"), "source_id": noted.get("source_id", work.id)})
