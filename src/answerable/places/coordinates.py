"""Coordinates of settlements by GeoNames id: the middle of a town of 5,000 people and more, as GeoNames has it.

To draw a map with. They say where a town is, never where in it something was. Made by tools/build_places.py.
"""

import zipfile
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Degrees in WGS 84, to a thousandth (some 100 metres)."""

    latitude: float
    longitude: float


def coordinates_of(geonames: int) -> Coordinates | None:
    """Where the settlement with this GeoNames id is; None for a region, a country, a smaller place."""
    table = _table()
    at = table.find(f"\n{geonames}\t")
    if at < 0:
        return None
    _, latitude, longitude = table[at + 1 : table.index("\n", at + 1)].split("\t")
    return Coordinates(float(latitude), float(longitude))


@cache
def _table() -> str:
    data = files("answerable.places.data").joinpath("coordinates.zip").read_bytes()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return f"\n{archive.read('coordinates').decode()}"
