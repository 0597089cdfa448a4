"""Places for MUC-4: the country of a report and of an incident, and the location in that exam's form."""

import re
from functools import cache

from answerable.places.country import countries_in, country_name, country_named
from answerable.places.gazetteer import places_named

NINE = frozenset({"SV", "GT", "HN", "AR", "BO", "CL", "CO", "EC", "PE"})


@cache
def code_of(place: str, near: tuple[str, ...] = ()) -> str | None:
    """The ISO code of the country that a place lies in."""
    bracketed = re.search(r"\(([^)]*)\)", place)
    inner = country_named(bracketed[1].title()) if bracketed else None
    if inner is not None:
        return inner
    named = country_named(place.title())
    if named is not None:
        return named
    found = places_named(place.split("(", maxsplit=1)[0].strip().title(), near)
    return found[0].country if found else None


@cache
def home_of(content: str, dateline: str | None) -> str | None:
    """The country that a report is about: the one it names most, the dateline's where none is named."""
    count: dict[str, int] = {}
    for sentence in re.split(r"(?<=[.!?])\s+", content):
        for code in countries_in(sentence.title()):
            count[code] = count.get(code, 0) + 1
    if dateline:
        there = _dateline(dateline)
        if there:
            count[there] = count.get(there, 0) + 2
    nine = {code: number for code, number in count.items() if code in NINE}
    chosen = nine or count
    return max(sorted(chosen), key=lambda code: chosen[code]) if chosen else None


def _dateline(place: str) -> str | None:
    """The country of a dateline: the one in brackets, else the largest town of that name in the nine countries."""
    if "(" in place:
        return code_of(place)
    found = places_named(place.title())
    nine = [one for one in found if one.country in NINE]
    best = max(nine or list(found), key=lambda one: one.population, default=None)
    return best.country if best else None


def location(place: str | None, home: str | None) -> str | None:
    """The place as "COUNTRY: PLACE", or the country alone."""
    code = (code_of(place, (home,) if home else ()) if place else None) or home
    country = (country_name(code) or "").upper() if code else ""
    if not country:
        return None
    if not place or country_named(place.title()) or not places_named(place.title(), (code,) if code else ()):
        return country
    return f"{country}: {place.upper()}"
