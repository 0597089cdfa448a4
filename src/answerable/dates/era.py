"""Eras: names that date what happened "during", "before" or "after" them, from a small table with a note on each."""

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from answerable.dates.edtf import parse_edtf
from answerable.dates.interval import Days
from answerable.dates.words import alternatives
from answerable.lexicon import Lexicon, load_lexicon


class Era(BaseModel):
    """One row of data/eras.toml: the names, its dates in EDTF, and where they come from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: tuple[str, ...]
    dates: str
    note: str


class Eras(Lexicon):
    """data/eras.toml."""

    eras: tuple[Era, ...]


@dataclass(frozen=True, slots=True)
class DatedEra:
    """An era named at [start, end) of a text; its first and its last days, as EDTF gives each of the two."""

    start: int
    end: int
    edtf: str
    first: Days
    last: Days


def eras_in(text: str) -> list[DatedEra]:
    """The eras that a text names, in order. A name dates nothing by itself: see what stands before it."""
    pattern, dates = _table()
    found: list[DatedEra] = []
    plain = _plain(text)
    if not any(name in plain for name in dates):
        return found
    for match in pattern.finditer(text):
        edtf = dates[_plain(match[0])]
        when = parse_edtf(edtf)
        found.append(DatedEra(match.start(), match.end(), edtf, when.begins, when.ends))
    return found


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = load_lexicon("answerable.dates.data", "eras.toml", Eras).eras
    dates = {_plain(name): row.dates for row in rows for name in row.names}
    # Straight and curved apostrophes are one.
    names = alternatives(dates).replace("'", "['’]")
    return re.compile(rf"\b(?:{names})\b", re.IGNORECASE), dates


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").split())
