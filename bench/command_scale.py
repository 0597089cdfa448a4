"""How long `who`, `chain` and `candidates` take as the record grows, up to 1,000,000 postings and 100,000 units.

Records are generated in the shape of a researchers' registry: ten postings a unit over twenty years, nine units in ten
under another, a site each and an area of operations for two in three. They go into the same index, by the same way, as
a case's record does. Times are of the question alone, index open: the median and the slowest of fifty.

python -m bench.command_scale [POSTINGS ...]
"""

import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from answerable.command.candidates import candidates
from answerable.command.chain import chain
from answerable.command.graph import Event, Link, Post, Seat, UnitRef
from answerable.command.index import Index, write_index
from answerable.command.who import who
from answerable.model.time import When

SIZES = (10_000, 100_000, 1_000_000)
POSTINGS_A_UNIT = 10
ASKED = 50
FIRST = date(1999, 1, 1)
ECHELONS = ("Battalion", "Battalion", "Battalion", "Brigade", "Regiment", "Division", "Police Command", "Task Force")
ARMS = ("Mountain", "Motor Rifle", "Tank", "Signals", "Engineer", "Artillery", "Infantry", "Marine")
SYLLABLES = ("bal", "dor", "fel", "gur", "hin", "kam", "lov", "mir", "nev", "pet", "ras", "tol")


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandTimes:
    """Milliseconds for a question: the median and the slowest of fifty, and seconds to write the index."""

    postings: int
    units: int
    writing: float
    who: tuple[float, float]
    chain: tuple[float, float]
    candidates: tuple[float, float]


def command_times(postings: int) -> CommandTimes:
    """Generate a record of so many postings, and ask it."""
    units = max(10, postings // POSTINGS_A_UNIT)
    chance = random.Random(units)  # noqa: S311 - a generated record, not a secret
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "index.sqlite")
        began = perf_counter()
        write_index(
            path,
            "generated",
            units=((UnitRef(id=f"unit:{n}", name=_unit_name(n)), ()) for n in range(units)),
            posts=_posts(units, chance),
            links=_links(units, chance),
            seats=_seats(units, chance),
            events=_events(units, chance),
        )
        writing = perf_counter() - began
        index = Index.open(path, "generated")
        if index is None:
            raise TypeError("the index that was written cannot be opened")
        with closing(index):
            asked = [(chance.randrange(units), FIRST + timedelta(days=chance.randrange(7300))) for _ in range(ASKED)]
            return CommandTimes(
                postings=postings,
                units=units,
                writing=writing,
                who=_timed(lambda unit, day: who(index, _unit_name(unit), day), asked),
                chain=_timed(lambda unit, day: chain(index, _unit_name(unit), day), asked),
                candidates=_timed(lambda unit, _: candidates(index, f"incident:{unit % EVENTS}"), asked),
            )


def _timed(ask: Callable[[int, date], object], asked: Sequence[tuple[int, date]]) -> tuple[float, float]:
    times = []
    for unit, day in asked:
        began = perf_counter()
        ask(unit, day)
        times.append(1000 * (perf_counter() - began))
    return statistics.median(times), max(times)


def _unit_name(number: int) -> str:
    return f"{number + 1}th {ARMS[number % len(ARMS)]} {ECHELONS[number % len(ECHELONS)]}"


def _person_name(number: int) -> str:
    first, rest = divmod(number, 12)
    second, third = divmod(first, 12)
    return f"{SYLLABLES[rest].capitalize()}an {SYLLABLES[second % 12].capitalize()}{SYLLABLES[third % 12]}ov-{number}"


def _posts(units: int, chance: random.Random) -> Iterator[Post]:
    for unit in range(units):
        for turn in range(POSTINGS_A_UNIT):
            begin = FIRST + timedelta(days=730 * turn + chance.randrange(300))
            person = chance.randrange(units * 4)
            yield Post(
                unit=f"unit:{unit}",
                unit_name=_unit_name(unit),
                person=f"person:{person}",
                person_name=_person_name(person),
                role="commander" if chance.random() < 0.8 else "spokesperson",  # noqa: PLR2004 - four in five
                rank="Colonel",
                command=turn % 5 != 4,  # noqa: PLR2004 - four in five
                firm=True,
                when=When(edtf=None, begins=(None, begin), ends=(begin + timedelta(days=chance.randrange(400)), None)),
                claims=(f"{unit:016x}{turn:016x}",),
            )


def _links(units: int, chance: random.Random) -> Iterator[Link]:
    for unit in range(1, units):
        if chance.random() < 0.1:  # noqa: PLR2004 - one in ten has no known superior
            continue
        parent = unit // 6
        begin = FIRST + timedelta(days=chance.randrange(3000))
        yield Link(
            child=f"unit:{unit}",
            child_name=_unit_name(unit),
            parent=f"unit:{parent}",
            parent_name=_unit_name(parent),
            kind="child-of",
            firm=True,
            when=When(edtf=None, begins=(None, begin), ends=(begin + timedelta(days=chance.randrange(4000)), None)),
            claims=(f"{unit:032x}",),
        )


TOWNS_A_REGION = 20
UNITS_A_TOWN = 5


def _place(town: int, *, region: bool) -> tuple[str, int, str, str, str]:
    code = town // TOWNS_A_REGION
    name = f"Region {code}" if region else f"Town {town}"
    return (
        name,
        town + (10_000_000 if region else 0),
        f"C{code // 30}",
        f"Region {code}",
        "region" if region else "city",
    )


def _seats(units: int, chance: random.Random) -> Iterator[Seat]:
    towns = max(1, units // UNITS_A_TOWN)
    for unit in range(units):
        kinds = ("site",) if unit % 3 == 0 else ("site", "area of operations")
        for kind in kinds:
            town = chance.randrange(towns)
            place, geonames, country, region, precision = _place(town, region=kind != "site")
            begin = FIRST + timedelta(days=chance.randrange(5000))
            yield Seat(
                unit=f"unit:{unit}",
                unit_name=_unit_name(unit),
                place=place,
                kind=kind,
                firm=True,
                when=When(edtf=None, begins=(None, begin), ends=(begin + timedelta(days=chance.randrange(2000)), None)),
                geonames=geonames,
                country=country,
                region=region,
                precision=precision,
                claims=(f"{unit:031x}{kind[0]}",),
            )


EVENTS = 50


def _events(units: int, chance: random.Random) -> Iterator[Event]:
    towns = max(1, units // UNITS_A_TOWN)
    for number in range(EVENTS):
        place, geonames, country, region, _ = _place(chance.randrange(towns), region=False)
        day = FIRST + timedelta(days=chance.randrange(7300))
        yield Event(
            id=f"incident:{number}",
            name=f"Shelling of market {number}, {place}",
            place=place,
            when=When(edtf=day.isoformat(), begins=(day, day), ends=(day, day)),
            parties=(_unit_name(chance.randrange(units)), "soldiers"),
            geonames=geonames,
            country=country,
            region=region,
            claims=(f"{number:032x}",),
        )


def lines(times: list[CommandTimes]) -> list[str]:
    """The figures as rows of a table."""
    rows = [
        "| postings | units | who, ms | chain, ms | candidates, ms | index written, s |",
        "|---|---|---|---|---|---|",
    ]
    rows += [
        f"| {one.postings:,} | {one.units:,} | "
        + " | ".join(f"{median:.1f} ({slowest:.1f})" for median, slowest in (one.who, one.chain, one.candidates))
        + f" | {one.writing:.0f} |"
        for one in times
    ]
    return rows


if __name__ == "__main__":
    print("\n".join(lines([command_times(size) for size in map(int, sys.argv[1:] or SIZES)])))
