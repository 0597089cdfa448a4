"""Sites: the places of a row, by the gazetteer, in the country and region that the row names.

The columns are called after GeoNames, but many hold numbers of OpenStreetMap; such a number is believed to be GeoNames'
only where the gazetteer has it for a place of that name, country and region. Every number is kept as printed.
"""

from dataclasses import replace
from functools import lru_cache

from answerable.model.claim import Location
from answerable.places.gazetteer import Place, find, places_named, region_name


@lru_cache(maxsize=4096)
def located(name: str, number: str | None, country: str | None, region: str | None) -> Location:
    """A town, region or area called `name`; without a number of its own where the gazetteer has none that fits."""
    code = None if country is None else country.upper()
    outer = _region(region, code)
    found = [place for place in find(name, _near(code), outer) if code is None or place.country == code]
    if outer is not None and outer.region is not None:
        within = region_name(outer.region)
        found = [place for place in found if place.region == within]
    given = next((place for place in found if number is not None and str(place.geonames) == number), None)
    chosen = given or (found[0] if found else None)
    if chosen is None:
        held = None if outer is None or outer.region is None else region_name(outer.region)
        return Location(name=name, country=code, region=held)
    candidates = tuple(dict.fromkeys(place.geonames for place in found if place.geonames is not None))
    return Location(
        name=name,
        geonames=chosen.geonames,
        country=chosen.country,
        precision=chosen.precision,
        region=chosen.region,
        candidates=candidates,
    )


def numbered(name: str, number: str | None) -> Location:
    """A place called `name` of which nothing is known but maybe its number, believed as by :func:`located`."""
    found = find(name)
    given = next((place for place in found if number is not None and str(place.geonames) == number), None)
    candidates = tuple(dict.fromkeys(place.geonames for place in found if place.geonames is not None))
    if given is None:
        return Location(name=name, candidates=candidates)
    return replace(given, candidates=candidates)


def site(name: str, town: Location | None, country: str | None, region: str | None) -> Location:
    """A base or barracks called `name`, in a town if the row names one: `candidates` are the town's."""
    code = None if country is None else country.upper()
    outer = None if town is not None else _region(region, code)
    held = town.region if town is not None else None
    if outer is not None and outer.region is not None:
        held = region_name(outer.region)
    return Location(
        name=name, country=code, precision="site", region=held, candidates=() if town is None else town.candidates
    )


def _near(code: str | None) -> tuple[str, ...]:
    return () if code is None else (code,)


@lru_cache(maxsize=1024)
def _region(name: str | None, code: str | None) -> Place | None:
    """A first-level region by its name, with or without the word for what it is."""
    if name is None:
        return None
    places = places_named(name, _near(code))
    return next((place for place in places if place.kind == "region" and (code is None or place.country == code)), None)
