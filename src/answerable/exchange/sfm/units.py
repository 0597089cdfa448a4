"""Rows of units, as published in 2019: what a unit is, its other names, what it is under and within, where it is."""

from answerable.exchange.sfm.persons import on_some_day, take_names
from answerable.exchange.sfm.sites import located, site
from answerable.exchange.sfm.taker import Dated, Taker, items
from answerable.model.claim import Location
from answerable.model.slots import PositioningSlots, RelationSlots, UnitSlots
from answerable.places.country import country_name
from answerable.reading.sheets.layout import LaidLine

SITE = "site"
AREA = "area of operations"


def take_unit(taker: Taker) -> None:
    """Take a row of units."""
    if "name" not in taker.row.words:
        taker.fault("the row has no name of a unit", "name")
        return
    lines = taker.row.lines
    if "unit" in lines:
        _unit(taker, lines["unit"])
    if "names" in lines:
        take_names(taker, lines["names"])
    if "parent" in lines:
        _related(taker, lines["parent"], "parent", "child-of", taker.dated("parent_"))
    if "member" in lines:
        _related(taker, lines["member"], "member_of", "member-of", taker.dated("member_", "end"))
    if "site" in lines:
        _site(taker, lines["site"])
    if "area" in lines:
        _area(taker, lines["area"])


def _unit(taker: Taker, line: LaidLine) -> None:
    name, words = line.cells["name"], taker.row.words
    dated = taker.dated("")
    dates = ("first", "last")
    if "classification" in line.cells:
        for one in items(line.cells["classification"]):
            slots = UnitSlots(unit=name.words, property="classification", value=one.words)
            rests = ("classification", "name", *dates)
            taker.claim(line, slots, {"unit": name, "value": one}, rests=rests, when=dated.when, noted=dated.printed)
    if "country" in line.cells:
        printed = words["country"]
        value = country_name(printed.upper()) or printed
        slots = UnitSlots(unit=name.words, property="country", value=value)
        anchors = {"unit": name, "value": line.cells["country"]}
        noted = {**dated.printed, "country": printed}
        taker.claim(line, slots, anchors, rests=("country", "name", *dates), when=dated.when, noted=noted)
    for property_, date, exact, key in (
        ("founded", dated.first, dated.starts, "first"),
        ("disbanded", dated.last, dated.ends, "last"),
    ):
        if exact and date is not None and dated.when is not None:
            slots = UnitSlots(unit=name.words, property=property_, value=date.edtf)
            anchors = {"unit": name, "value": line.cells[key]}
            taker.claim(line, slots, anchors, rests=(key, "name"), when=on_some_day(date), noted=dated.printed)
    if not any(claim.start == line.start for claim in taker.claims):
        taker.fault("the unit has dates, but neither a classification nor a country that they could be of", "first")


def _related(taker: Taker, line: LaidLine, key: str, kind: str, dated: Dated) -> None:
    if key not in line.cells:
        taker.fault("there are dates of a relation, but no unit that it is to", key)
        return
    name, related = line.cells["name"], line.cells[key]
    if name.words == related.words:
        taker.fault("the unit is put under itself", key)
        return
    slots = RelationSlots(unit=name.words, related_unit=related.words, kind=kind)
    noted = dict(dated.printed)
    if "parent_class" in line.cells:
        noted["kind"] = line.cells["parent_class"].words
    prefix = key.partition("_")[0]
    taker.claim(
        line,
        slots,
        {"unit": name, "related_unit": related},
        rests=(key, *(("parent_class",) if kind == "child-of" else ()), f"{prefix}_first", f"{prefix}_last"),
        when=dated.when,
        noted=noted,
    )


def _site(taker: Taker, line: LaidLine) -> None:
    words = taker.row.words
    dated = taker.dated("site_")
    country, region, base = words.get("site_country"), words.get("site_region"), words.get("site_base")
    town = None
    if "site_town" in words:
        town = located(words["site_town"], words.get("site_town_id"), country, region)
    keys: list[str] = [key for key in ("site_base", "site_town") if key in words] or (["site_region"] if region else [])
    if not keys:
        taker.fault("there is something on a site, but no base, town or region", "site_town")
        return
    beside = ("site_country", "site_town_id", "site_region", "site_region_id", "site_longitude", "site_latitude")
    noted = {**dated.printed, **{key.removeprefix("site_"): words[key] for key in beside if key in words}}
    taker.used.update(beside)
    for key in keys:
        if key == "site_base":
            where = (site(base or "", town, country, region), *((town,) if town else ()))
        elif town is not None:
            where = (town,)
        else:
            where = (located(region or "", words.get("site_region_id"), country, None),)
        rests = (key, *(("site_longitude",) if key == "site_base" else ()), "site_region", "site_first", "site_last")
        _positioned(taker, line, key, SITE, where, rests, dated, noted)


def _area(taker: Taker, line: LaidLine) -> None:
    words = taker.row.words
    dated = taker.dated("area_")
    if "area" not in words:
        taker.fault("there are dates of an area of operations, but no area", "area")
        return
    beside = ("area_country", "area_id")
    noted = {**dated.printed, **{key: words[key] for key in ("area_id",) if key in words}}
    if "area_country" in words:
        noted["country"] = words["area_country"]
    taker.used.update(beside)
    where = (located(words["area"], words.get("area_id"), words.get("area_country"), None),)
    _positioned(taker, line, "area", AREA, where, ("area", "area_first", "area_last"), dated, noted)


def _positioned(
    taker: Taker,
    line: LaidLine,
    key: str,
    kind: str,
    where: tuple[Location, ...],
    rests: tuple[str, ...],
    dated: Dated,
    noted: dict[str, str],
) -> None:
    name, place = line.cells["name"], line.cells[key]
    slots = PositioningSlots(unit=name.words, place=place.words, kind=kind)
    anchors = {"unit": name, "place": place}
    taker.claim(line, slots, anchors, rests=rests, when=dated.when, where=where, noted={**noted, "cell": key})
