"""Fragments: the pieces of date expressions in a text, found by shape, not yet placed in the calendar.

"from 3 to 5 March" has two fragments, "last Tuesday" one. What they mean is :mod:`answerable.dates.placing`'s part,
how two of them make one expression :mod:`answerable.dates.expression`'s.
"""

import dataclasses
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from answerable.dates.words import REACH, part_names, shapes, words

_WORD_BEFORE = re.compile(r"(\w+)[\s-]*$")
_NAMED_AFTER = re.compile(r"(\w+)\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_WORD_AFTER = re.compile(r"\s*(\w+)")
_MONTHS = 12
_LONGEST = 60
_TURN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A piece of a date at [start, end) of the text.

    `shape` says which of the rest is given: day, month, season, year, decade, weekday, unit (last week), ago, past (the
    past three weeks), named (yesterday), same (that day), later (two days later), unclear (03/04/2022). `part` is a
    vague part (early), `way` the direction that the words give (last, this, next), `count` a number of `unit`s.
    """

    start: int
    end: int
    shape: str
    year: int | None = None
    last_year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    season: int | None = None
    weekday: int | None = None
    part: str | None = None
    way: str | None = None
    name: str | None = None
    unit: str | None = None
    count: int = 1
    approximate: bool = False


def fragments(text: str) -> list[Fragment]:
    """The fragments of a text in order; where two overlap, the one that begins first, then the longer."""
    found = sorted(_all(text), key=lambda fragment: (fragment.start, -fragment.end))
    kept: list[Fragment] = []
    for fragment in found:
        if not kept or fragment.start >= kept[-1].end:
            kept.append(fragment)
    # What a guarded reading covers is no date either: "April" in "the Front of 9 April".
    return [fragment for fragment in kept if not _guarded(fragment, text)]


def _all(text: str) -> Iterator[Fragment]:
    lower = text.lower()
    for shape in shapes():
        if not any(word in lower for word in shape.needs):
            continue
        for match in shape.pattern.finditer(text):
            fragment = _READERS[shape.name](match)
            if fragment is not None:
                yield fragment


def _guarded(fragment: Fragment, text: str) -> bool:
    """Whether the words beside a number or a day's name say that it is no date."""
    guards = words().guards
    before = _WORD_BEFORE.search(text, max(0, fragment.start - REACH), fragment.start)
    after = _WORD_AFTER.match(text, fragment.end)
    left = before[1].lower() if before else ""
    right = after[1] if after else ""
    if fragment.shape == "weekday":
        named = (
            fragment.way is None
            and left not in guards.weekday_frames
            and right[:1].isupper()
            and not text[:40].isupper()
        )
        return named or left in guards.weekday_before or right.lower() in guards.weekday_after
    if fragment.shape in {"month", "day"} and fragment.year is None:
        # "the April 6 Movement", "the Front of 9 April"
        named = _NAMED_AFTER.search(text, max(0, fragment.start - REACH), fragment.start)
        return right.lower() in guards.month_after or (named is not None and named[1].lower() in guards.month_after)
    if fragment.shape == "years":
        return left in guards.before
    if fragment.shape == "year" and fragment.part is None:
        counts = fragment.approximate and right[:1].islower() and right not in guards.function
        return counts or left in guards.before or right.lower() in guards.counted
    return False


def _standard(match: re.Match[str], shape: str) -> Fragment:
    given = {name: value for name, value in match.groupdict().items() if value is not None}
    lexicon = words()
    year = _int(given.get("year"))
    if "short" in given:
        year = _century(int(given["short"]))
    way = given.get("way") or given.get("before")
    return Fragment(
        start=match.start(),
        end=match.end(),
        shape=shape,
        year=year,
        month=(lexicon.months | lexicon.months_slavic)[given["month"].lower()] if "month" in given else None,
        day=_int(given.get("day")),
        last_day=_int(given.get("last")),
        season=lexicon.seasons[given["season"].lower()] if "season" in given else None,
        weekday=(lexicon.weekdays | lexicon.weekdays_slavic)[given["weekday"].lower()] if "weekday" in given else None,
        part=part_names().get(_plain(given["part"]), _plain(given["part"])) if "part" in given else None,
        way=_plain(way) if way else None,
        name=_plain(given.get("name") or given.get("of") or given.get("exact") or "") or None,
        unit=_plain(given.get("unit") or given.get("one") or "") or None,
        approximate="about" in given,
    )


def _at(match: re.Match[str], shape: str) -> Fragment:
    return Fragment(start=match.start(), end=match.end(), shape=shape)


def _month(match: re.Match[str]) -> Fragment | None:
    return _standard(match, "day" if match.groupdict().get("day") else "month")


def _iso(match: re.Match[str]) -> Fragment | None:
    day = _int(match["day"])
    return dataclasses.replace(
        _at(match, "month" if day is None else "day"), year=int(match["year"]), month=int(match["month"]), day=day
    )


def _numeric(match: re.Match[str]) -> Fragment | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    place = dataclasses.replace(_at(match, "day"), year=year)
    # With dots the day stands first everywhere; with strokes either may, unless one of them is no month.
    if second <= _MONTHS and (match["mark"] == "." or first > _MONTHS or first == second):
        return dataclasses.replace(place, day=first, month=second)
    if first <= _MONTHS < second:
        return dataclasses.replace(place, day=second, month=first)
    if first <= _MONTHS and second <= _MONTHS:
        return dataclasses.replace(place, shape="unclear", day=first, month=second)
    return None


def _season(match: re.Match[str]) -> Fragment | None:
    # "the fall" and "spring" alone are no dates.
    return _standard(match, "season") if match["year"] or match["before"] else None


def _decade(match: re.Match[str]) -> Fragment | None:
    if match["decade"]:
        year = int(match["decade"])
    else:
        year = 1900 + (int(match["two"]) if match["two"] else words().decades[match["spelled"].lower()])
    return dataclasses.replace(_standard(match, "decade"), year=year)


def _years(match: re.Match[str]) -> Fragment | None:
    first = int(match["year"])
    last = int(match["last"]) if len(match["last"]) > 2 else first // 100 * 100 + int(match["last"])  # noqa: PLR2004 - two digits of a year
    if not first < last <= first + _LONGEST:
        return None
    return Fragment(start=match.start(), end=match.end(), shape="years", year=first, last_year=last)


def _weekday(match: re.Match[str]) -> Fragment | None:
    fragment = _standard(match, "weekday")
    return dataclasses.replace(fragment, way="last", part=None) if match["after"] else fragment


def _counted(match: re.Match[str]) -> Fragment:
    lexicon = words()
    number = _plain(match["number"] or "a")
    count = int(number) if number.isdigit() else lexicon.numbers.get(number) or lexicon.loose[number]
    shape = "ago" if match["number"] and "way" not in match.groupdict() else "past"
    fragment = _standard(match, shape)
    return dataclasses.replace(fragment, count=count, approximate=fragment.approximate or number in lexicon.loose)


def _later(match: re.Match[str]) -> Fragment | None:
    if match["number"]:
        fragment = _counted(match)
        sign = 1 if fragment.way == "later" else -1
        return dataclasses.replace(fragment, shape="later", count=sign * fragment.count)
    sign = -1 if "previous" in (match["next"] or "").lower() or match["side"] == "before" else 1
    return dataclasses.replace(_standard(match, "later"), unit=_plain(match["one"] or "day"), count=sign)


def _slavic_unit(match: re.Match[str]) -> Fragment:
    way, unit = words().units_slavic[_plain(match["slavic"])].split()
    return dataclasses.replace(_at(match, "unit"), way=way, unit=unit)


def _slavic_season(match: re.Match[str]) -> Fragment | None:
    if not (match["year"] or match["before"]):
        return None
    season = words().seasons_slavic[match["season"].lower()]
    way = "last" if match["before"] else None
    return dataclasses.replace(_at(match, "season"), season=season, year=_int(match["year"]), way=way)


def _slavic_ago(match: re.Match[str]) -> Fragment:
    lexicon = words()
    number = (match["number"] or "1").lower()
    count = int(number) if number.isdigit() else lexicon.numbers_slavic[number]
    return dataclasses.replace(_at(match, "ago"), unit=lexicon.counted_slavic[match["unit"].lower()], count=count)


def _of_shape(shape: str) -> Callable[[re.Match[str]], Fragment | None]:
    return lambda match: _standard(match, shape)


_READERS: dict[str, Callable[[re.Match[str]], Fragment | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "day-month": _month,
    "month-day": _month,
    "military": _month,
    "month": _month,
    "slavic-day": _month,
    "slavic-month": _month,
    "slavic-year": _of_shape("year"),
    "slavic-weekday": _of_shape("weekday"),
    "slavic-named": _of_shape("named"),
    "slavic-unit": _slavic_unit,
    "slavic-season": _slavic_season,
    "slavic-ago": _slavic_ago,
    "season": _season,
    "decade": _decade,
    "years": _years,
    "year": _of_shape("year"),
    "weekday": _weekday,
    "named": _of_shape("named"),
    "unit": _of_shape("unit"),
    "ago": _counted,
    "past": _counted,
    "same": _of_shape("same"),
    "later": _later,
}


def _int(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _century(short: int) -> int:
    """The year of two digits: military reports write "12 Jan 90"; what would lie far ahead is of the last century."""
    return 2000 + short if short < _TURN else 1900 + short
