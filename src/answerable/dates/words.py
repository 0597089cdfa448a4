"""The words of dates as data: names of months and days, numbers, units, and what vague parts of a year mean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from answerable.lexicon import Lexicon, load_lexicon

Bounds = tuple[int, int]

# How many characters before a date can say what it is: a bound, so that no text takes longer than its length allows.
REACH = 60


class Guards(BaseModel):
    """Words beside a number or a day's name that say that it is no date."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    before: frozenset[str]
    counted: frozenset[str]
    feasts: frozenset[str]
    month_after: frozenset[str]
    weekday_before: frozenset[str]
    weekday_after: frozenset[str]
    function: frozenset[str]
    weekday_frames: frozenset[str]


class Words(Lexicon):
    """data/words.toml. Numbers are counts, units are days, seasons are EDTF codes, weekdays count from Monday."""

    months: dict[str, int]
    weekdays: dict[str, int]
    months_slavic: dict[str, int]
    weekdays_slavic: dict[str, int]
    named_slavic: dict[str, int]
    units_slavic: dict[str, str]
    seasons_slavic: dict[str, int]
    numbers_slavic: dict[str, int]
    counted_slavic: dict[str, str]
    numbers: dict[str, int]
    loose: dict[str, int]
    units: dict[str, int]
    seasons: dict[str, int]
    decades: dict[str, int]
    ordinals: dict[str, int]
    guards: Guards


class Shapes(Lexicon):
    """data/shapes.toml: regular expressions made of pieces; `<name>` stands for a piece or a list of names."""

    pieces: dict[str, str]
    shapes: dict[str, str]
    needs: dict[str, tuple[str, ...]]


class VaguePart(BaseModel):
    """What part of a decade (years 0-9), a year (months 1-12) or a month (days 1-31) some words name, ends included."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: tuple[str, ...]
    decade: Bounds | None = None
    year: Bounds | None = None
    month: Bounds | None = None


class Vague(Lexicon):
    """data/vague.toml."""

    parts: dict[str, VaguePart]


@cache
def words() -> Words:
    """The words of dates."""
    lexicon: Words = load_lexicon("answerable.dates.data", "words.toml", Words)
    return lexicon


@cache
def vague() -> Vague:
    """The parts of decades, years and months."""
    lexicon: Vague = load_lexicon("answerable.dates.data", "vague.toml", Vague)
    return lexicon


@cache
def part_names() -> dict[str, str]:
    """The words of a part ("the end of") to its name ("end")."""
    return {phrase: name for name, part in vague().parts.items() for phrase in part.words}


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of dates: its pattern, and lower-case words without one of which it cannot be in a text."""

    name: str
    pattern: re.Pattern[str]
    needs: tuple[str, ...]


@cache
def shapes() -> tuple[Shape, ...]:
    """The shapes of dates; upper and lower case alike but where a shape says otherwise."""
    lexicon, names = load_lexicon("answerable.dates.data", "shapes.toml", Shapes), words()
    pieces = {
        "months": alternatives(names.months),
        "weekdays": alternatives(name for name in names.weekdays if name.endswith("day")),
        "any-weekdays": alternatives(names.weekdays),
        "slavic-months": alternatives(names.months_slavic),
        "slavic-weekdays": alternatives(names.weekdays_slavic),
        "slavic-named": alternatives(names.named_slavic),
        "slavic-units": alternatives(names.units_slavic),
        "slavic-seasons": alternatives(names.seasons_slavic),
        "slavic-numbers": alternatives(names.numbers_slavic),
        "slavic-counted": alternatives(names.counted_slavic),
        "numbers": alternatives([*names.numbers, *names.loose]),
        "units": alternatives(names.units),
        "seasons": alternatives(names.seasons),
        "decades": alternatives(names.decades),
        "parts": alternatives(part_names()),
    } | lexicon.pieces
    return tuple(
        Shape(name, re.compile(_filled(shape, pieces), re.IGNORECASE), lexicon.needs[name])
        for name, shape in lexicon.shapes.items()
    )


def alternatives(phrases: Iterable[str]) -> str:
    """A regular expression for any of `phrases`, the longest first; a space in one is any white space."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


def _filled(shape: str, pieces: dict[str, str]) -> str:
    # A named group, (?P<day>, is no piece.
    place = re.compile(r"(?<!\?P)<([a-z-]+)>")
    while place.search(shape):
        shape = place.sub(lambda match: pieces[match[1]], shape)
    return shape
