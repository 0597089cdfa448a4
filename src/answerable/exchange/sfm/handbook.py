"""Rows of the research handbook's claims: one claim a row, each with its citations and its ranges of days.

A row that the researchers mark as conflict is one that they found wrong: it is taken as denied, never as stated.
"""

import re
from collections.abc import Mapping
from datetime import date

from answerable.exchange.sfm.days import SINCE_EVER
from answerable.exchange.sfm.persons import POST, appointed, post_of
from answerable.exchange.sfm.ranges import DAYS, FLAGS, edtf_of, ranges_in, when_of_ranges
from answerable.exchange.sfm.sites import numbered
from answerable.exchange.sfm.taker import Taker, items
from answerable.exchange.sfm.units import AREA, SITE
from answerable.model.claim import Location, Stance
from answerable.model.slots import NameSlots, PositioningSlots, RelationSlots, Slots, UnitSlots
from answerable.model.time import When
from answerable.places.country import country_name
from answerable.reading.sheets.layout import LaidCell, LaidLine

KINDS = {"site": SITE, "aoo": AREA}
"""Kinds of positioning, as the handbook writes them."""

WRONG = "conflict"
_RELATIONS = frozenset({"child-of", "member-of"})
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_BESIDE = ("status", "starting_context", "ending_context", *DAYS, *FLAGS)
_REFS = ("person_ref", "unit_ref", "related_ref")
_META = ("type", "about", "entity_type")


def take_units(taker: Taker) -> None:
    """A row of units: what the unit is, how a citation calls it, and when it began or ended."""
    line = taker.row.lines.get("unit")
    if line is None:
        taker.fault("the row says nothing of a unit that has a name", "name")
        return
    when, words, name = _when(taker), taker.row.words, line.cells[line.head]
    _other_name(taker, line, when)
    for cell in items(line.cells["classification"]) if "classification" in line.cells else ():
        slots = UnitSlots(unit=name.words, property="classification", value=cell.words)
        _claim(taker, line, slots, {"unit": name, "value": cell}, ("classification",), when)
    if "country" in line.cells:
        value = country_name(words["country"].upper()) or words["country"]
        slots = UnitSlots(unit=name.words, property="country", value=value)
        more = {"country": words["country"]}
        _claim(taker, line, slots, {"unit": name, "value": line.cells["country"]}, ("country",), when, more)
    if when is None:
        return
    for property_, bound, exact in (("founded", when.begins, "starting"), ("disbanded", when.ends, "ending")):
        first, last = bound
        if first is not None and last is not None and exact in line.cells:
            slots = UnitSlots(unit=name.words, property=property_, value=edtf_of(first, last))
            day = next(line.cells[key] for key in DAYS if key in line.cells)
            at = When(edtf=slots.value, begins=bound, ends=bound)
            _claim(taker, line, slots, {"unit": name, "value": day}, (exact,), at)


def take_persons(taker: Taker) -> None:
    """A row of persons: how a citation calls a person."""
    line = taker.row.lines.get("person")
    if line is None:
        taker.fault("the row has no name of a person beside the one that is shown", "other")
        return
    _other_name(taker, line, _when(taker))


def _other_name(taker: Taker, line: LaidLine, when: When | None) -> None:
    head, other = line.cells[line.head], line.cells.get("other")
    taker.used.add("other")
    if other is not None and other.words != head.words:
        slots = NameSlots(entity=head.words, name=other.words, kind="alias")
        _claim(taker, line, slots, {"entity": head, "name": other}, ("other",), when)


def take_posting(taker: Taker) -> None:
    """A row of postings."""
    line = taker.row.lines.get("posting")
    if line is None or not any(key in line.cells for key in POST):
        taker.fault("the row has no name of a person, or nothing that they were posted to", "name")
        return
    anchors = {"person": line.cells["name"]}
    anchors.update({slot: line.cells[slot] for slot in POST if slot in line.cells})
    words = taker.row.words
    slots = appointed(post_of(words), words.get("starting_context"), starts=taker.flag("starting") == "Y")
    if slots.change == "appointed":
        anchors["change"] = line.cells["starting_context"]
    more: dict[str, str] = {}
    more.update({key: words[key] for key in ("role", "rank") if key in words and words[key] != getattr(slots, key)})
    _claim(taker, line, slots, anchors, ("name", *POST), _when(taker), more)


def take_relation(taker: Taker) -> None:
    """A row of relations: the unit is under the related one, or some of it within that."""
    line = taker.row.lines.get("relation")
    kind = taker.row.words.get("relation_kind", "")
    if line is None or "related_unit" not in line.cells:
        taker.fault("the row has not the names of two units", "related_unit")
    elif kind not in _RELATIONS:
        taker.fault(f"{kind!r} is neither child-of nor member-of", "relation_kind")
    elif line.cells["name"].words == line.cells["related_unit"].words:
        taker.fault("the unit is put under itself", "related_unit")
    else:
        name, related = line.cells["name"], line.cells["related_unit"]
        slots = RelationSlots(unit=name.words, related_unit=related.words, kind=kind)
        more = {"kind": taker.row.words["related_class"]} if "related_class" in line.cells else {}
        rests = ("name", "relation_kind", "related_unit", "related_class")
        _claim(taker, line, slots, {"unit": name, "related_unit": related}, rests, _when(taker), more)


def take_positioning(taker: Taker) -> None:
    """A row of positionings: a base, the place that it lies in, or an area of operations."""
    line = taker.row.lines.get("positioning")
    words = taker.row.words
    kind = KINDS.get(words.get("site_kind", ""))
    if line is None or not any(key in line.cells for key in ("site_base", "place")):
        taker.fault("the row has no name of a unit, or none of a place", "place")
        return
    if kind is None:
        taker.fault(f"{words.get('site_kind', '')!r} is neither site nor aoo", "site_kind")
        return
    when = _when(taker)
    number = words.get("place_ref")
    taker.used.update(("place_ref", "site_kind"))
    town = numbered(words["place"], number) if "place" in words else None
    for key in ("site_base", "place"):
        if key not in line.cells:
            continue
        name, place = line.cells["name"], line.cells[key]
        where: tuple[Location, ...] = () if town is None else (town,)
        if key == "site_base":
            where = (Location(name=place.words, precision="site"), *where)
        slots = PositioningSlots(unit=name.words, place=place.words, kind=kind)
        more = {"cell": key, **({"place_ref": number} if number is not None else {})}
        _claim(taker, line, slots, {"unit": name, "place": place}, (key, "site_kind"), when, more, where)


def _claim(
    taker: Taker,
    line: LaidLine,
    slots: Slots,
    anchors: Mapping[str, LaidCell],
    rests: tuple[str, ...],
    when: When | None,
    more: Mapping[str, str] | None = None,
    where: tuple[Location, ...] = (),
) -> None:
    words = taker.row.words
    taker.used.update((*_BESIDE, *_META, *_REFS))
    noted = {key: words[key] for key in (*_BESIDE, *_REFS) if key in words} | dict(more or {})
    stance = Stance.DENIED if words.get("status", "").casefold() == WRONG else Stance.STATED
    taker.claim(line, slots, anchors, rests=rests, when=when, where=where, noted=noted, stance=stance)


def _when(taker: Taker) -> When | None:
    words = taker.row.words
    days: dict[str, date | None] = {}
    for key in DAYS:
        printed = words.get(key)
        days[key] = None if printed is None else _day(printed)
        if printed is not None and days[key] is None and not (key == "first_imprecise" and printed == SINCE_EVER):
            taker.fault(f"{printed!r} is no day, written 2014-03-24", key)
    for flag in FLAGS:
        taker.flag(flag)
    ranges = ranges_in(words, days)
    when = when_of_ranges(ranges)
    if when is None and any(day is not None for day in days.values()):
        taker.fault("a range ends before it begins; no date is taken", "last_precise")
    return when


def _day(printed: str) -> date | None:
    match = _DAY.fullmatch(printed)
    try:
        return None if match is None else date(*map(int, match.groups()))
    except ValueError:
        return None
