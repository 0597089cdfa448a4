"""The gazetteer: from a name of a place to the places of the world that bear it. Offline; nothing is decided by force.

The table is GeoNames' (CC BY 4.0, https://www.geonames.org): settlements of 5,000 people and more, with other
spellings for the larger ones, first- and second-level regions, and countries. Made by tools/build_places.py.
"""

import re
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Location
from answerable.places.country import countries_in, country_named, country_of_people
from answerable.places.spelling import folded, shard_of

MOST = 8
_ORDER = {"country": 0, "area": 1, "city": 2, "region": 3, "district": 4}
_PRECISION = {"country": "country", "area": "region", "city": "city", "region": "region", "district": "region"}
_DOMINANT = 10
_LARGE = 100_000
_OTHER_SPELLING = 4
_ACRONYM = 3
_DISTANCE = re.compile(
    r"^(?:(?:some|about|around) )?\d[\d ]* ?(?:km|kilomet(?:re|er)s?|miles?) (?:to the )?(?=\w+ of )"
)
_ARTICLE = re.compile(r"^(?:el|la|los|las|al|ad|as|ash|ar) ")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer. kind: country, area, region, district, city; `region` a first-level code ("NG.26")."""

    kind: str
    name: str
    geonames: int | None
    country: str | None
    region: str | None = None
    population: int = 0
    main: bool = True


class _Kinds(Lexicon):
    region: tuple[str, ...]
    district: tuple[str, ...]
    city: tuple[str, ...]
    around: tuple[str, ...]
    feature_before: tuple[str, ...]
    feature_after: tuple[str, ...]
    areas: dict[str, tuple[str, ...]]


def find(name: str, near: tuple[str, ...] = (), inside: Place | None = None) -> tuple[Location, ...]:
    """The places that `name` may mean, the likeliest first; empty where the gazetteer has none.

    `near` are ISO codes of countries that the text is about, the first counting most; `inside` a place that contains it
    ("Bama, | Borno State"). `precision` says what is known: a part of a country ("northern Mali") and the surroundings
    of a town ("near Bama", "20 km east of Goma") are a region.
    """
    ordered, part = _ordered(name, near, inside)
    numbers = tuple(dict.fromkeys(place.geonames for place in ordered if place.geonames is not None))
    return tuple(_location(name, place, numbers) for place in (_around(ordered) if part else ordered))


def places_named(name: str, near: tuple[str, ...] = (), inside: Place | None = None) -> tuple[Place, ...]:
    """As :func:`find`, but as the gazetteer's own places, with kind and population."""
    ordered, part = _ordered(name, near, inside)
    return _around(ordered) if part else ordered


def country_of(text: str) -> str | None:
    """The ISO code of the country that some words point to: its name, its people, or a place in it; None if unclear.

    A place counts where every place of its name is in one country or one is ten times as large as the others.
    """
    words = text.strip().removesuffix("'s").removesuffix("’s")
    # "us" is a pronoun, "US" a country.
    if words.islower() and len(words) <= _ACRONYM:
        return None
    named = country_named(words) or country_of_people(words)
    if named is not None:
        return named
    codes = countries_in(words)
    if codes:
        return codes[0] if len(codes) == 1 else None
    found = places_named(words)
    countries = {place.country for place in found}
    if len(countries) == 1:
        return found[0].country
    if not found or not found[0].main:
        return None
    others = max((place.population for place in found if place.country != found[0].country), default=0)
    return found[0].country if found[0].population >= max(_DOMINANT * others, _LARGE) else None


def region_name(code: str) -> str | None:
    """The name of a first-level region by its GeoNames code ("NG.26")."""
    return _region_names().get(code)


def _ordered(name: str, near: tuple[str, ...], inside: Place | None) -> tuple[tuple[Place, ...], bool]:
    """The places of a name, the likeliest first, and whether the words mean but a part or the surroundings."""
    plain, kind, part = _bare(folded(name))
    found = _candidates(plain) or _candidates(_ARTICLE.sub("", plain))
    # "Kut" is filed as "al-Kut"; outside the countries that the text is about, that would be another name.
    found = found or [place for place in _candidates(f"al {plain}") if place.country in near]
    if kind is not None:
        found = _of_kind(found, kind)
    if inside is not None:
        found = [place for place in found if _within(place, inside)] or found
    ordered = sorted(found, key=lambda place: _rank(place, near))[:MOST]
    if kind is None and ordered and ordered[0].kind == "district":
        # Said alone, a town is meant before the district that is named after it.
        seat = next((place for place in ordered if place.kind == "city" and place.region == ordered[0].region), None)
        if seat is not None:
            ordered = [seat, *(place for place in ordered if place != seat)]
    if not ordered and _is_feature(plain):
        ordered = [Place("area", plain, None, None)]
    return tuple(ordered), part


def _around(ordered: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(Place("area", place.name, None, place.country, place.region) for place in ordered[:1])


def _of_kind(found: list[Place], kinds: tuple[str, ...]) -> list[Place]:
    """The places of the first of these kinds that any is of; a region named after a town is not the town."""
    for kind in kinds:
        fitting = [place for place in found if place.kind == kind or (kind == "area" and place.kind == "country")]
        if fitting:
            return fitting
    if "city" in kinds:
        return found
    return [Place("area", place.name, None, place.country, place.region, place.population) for place in found]


def _is_feature(name: str) -> bool:
    before, after = _features()
    return any(name.startswith(f"{word} ") for word in before) or any(name.endswith(f" {word}") for word in after)


@cache
def _features() -> tuple[tuple[str, ...], tuple[str, ...]]:
    lexicon = _kinds()
    return tuple(map(folded, lexicon.feature_before)), tuple(map(folded, lexicon.feature_after))


def _bare(name: str) -> tuple[str, tuple[str, ...] | None, bool]:
    """A folded name without the words of kind around it, the kinds that those allow, and whether it is but a part."""
    part = False
    name = _DISTANCE.sub("", name)
    around, kinds = _affixes()
    for word in around:
        if name.startswith(f"{word} ") and not _candidates(name):
            name, part = name.removeprefix(f"{word} ").removeprefix("the "), True
    if any(place.main for place in _candidates(name)):
        return name, None, part
    for word, kind in kinds:
        stem = name.removesuffix(f" {word}").removeprefix(f"{word} of ")
        if stem != name and stem:
            return stem.removeprefix("the "), kind, part
    return name, None, part


@cache
def _affixes() -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    lexicon = _kinds()
    kinds: list[tuple[str, tuple[str, ...]]] = []
    kinds += [(folded(word), ("region", "district", "area")) for word in lexicon.region]
    kinds += [(folded(word), ("district", "region", "area")) for word in lexicon.district]
    kinds += [(folded(word), ("city",)) for word in lexicon.city]
    return (
        tuple(sorted(map(folded, lexicon.around), key=lambda word: (-len(word), word))),
        tuple(sorted(kinds, key=lambda row: (-len(row[0]), row[0]))),
    )


def _candidates(plain: str) -> list[Place]:
    found = list(_filed(plain))
    code = country_named(plain)
    if code is not None:
        found.append(Place("country", plain, _country_ids().get(code), code))
    area = _kinds().areas.get(plain)
    if area is not None:
        country = area[0] if len(area) == 1 else None
        # "Crimea" and "Tigray" are first-level regions as well, and have their number.
        own = next((place for place in found if place.kind == "region" and place.country == country), None)
        numbers = (None, None) if own is None else (own.geonames, own.region)
        found.append(Place("area", plain, numbers[0], country, numbers[1]))
    return found


def _rank(place: Place, near: tuple[str, ...]) -> tuple[int, int, int, int]:
    nearness = near.index(place.country) if place.country in near else len(near)
    # Another spelling is weaker evidence than the name itself: "Odessa" is in Ukraine before it is in Texas, as it is
    # nine times as large; a small town's other name comes after a region's own.
    weight = place.population if place.main else place.population // _OTHER_SPELLING
    order = (
        0 if weight >= _LARGE or place.kind == "country" else _ORDER[place.kind] + (0 if place.main else len(_ORDER))
    )
    return nearness, order, -weight, place.geonames or 0


def _within(place: Place, outer: Place) -> bool:
    if outer.kind == "country":
        return place.country == outer.country
    return outer.region is not None and place.region == outer.region and place.geonames != outer.geonames


def _location(name: str, place: Place, candidates: tuple[int, ...]) -> Location:
    return Location(
        name=name,
        geonames=place.geonames,
        country=place.country,
        precision=_PRECISION[place.kind],
        region=None if place.region is None else region_name(place.region),
        candidates=candidates,
    )


@cache
def _archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(files("answerable.places.data").joinpath("gazetteer.zip").read_bytes()))


@cache
def _members() -> frozenset[str]:
    return frozenset(_archive().namelist())


@cache
def _shard(name: str) -> str:
    return f"\n{_archive().read(name).decode()}" if name in _members() else ""


@cache
def _filed(plain: str) -> tuple[Place, ...]:
    """What is filed under a folded name. A shard's lines are sorted, so that those of a name stand together."""
    shard, found = _shard(shard_of(plain)) if plain else "", []
    at = shard.find(f"\n{plain}\t")
    while at >= 0 and shard.startswith(f"{plain}\t", at + 1):
        end = shard.find("\n", at + 1)
        _, kind, rank, geonames, country, region, population, title = shard[at + 1 : end].split("\t")
        found.append(Place(kind, title, int(geonames), country, f"{country}.{region}", int(population), rank == "0"))
        at = end
    return tuple(found)


@cache
def _region_names() -> dict[str, str]:
    lines = _archive().read("regions").decode().splitlines()
    return dict(line.split("\t", 1) for line in lines)


@cache
def _country_ids() -> dict[str, int]:
    lines = _archive().read("countries").decode().splitlines()
    return {code: int(number) for code, number in (line.split("\t") for line in lines)}


@cache
def _kinds() -> _Kinds:
    lexicon: _Kinds = load_lexicon("answerable.places.data", "kinds.toml", _Kinds)
    return lexicon
