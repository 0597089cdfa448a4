"""`python -m bench.registry FOLDER`: a researchers' register, its ids taken off, grouped again by the product.

FOLDER holds persons.csv and units.tsv of a register. Every row of persons becomes a naming with what the row says of
its bearer (unit, role, rank, dates), and the product's grouping is held against the researchers' own, by the name that
they gave. Three ways:

table: the names stand in one table, as after an import, with the other spellings that the table gives.
rows: every row is a source of its own, as if 764 articles had named one person each; no other spellings are known.
spellings: as rows, but each row under one of the spellings that its sources print, in turn.

--sweep shows what another threshold would do, there and on the pairs of the names exam; --speed groups N names made of
the register's, and says in how many seconds of processor time.
"""

import argparse
import csv
import random
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from answerable.identity import grouping, linking
from answerable.identity.grades import grade_of
from answerable.identity.grouping import Grouping, group_persons, unit_key
from answerable.identity.names import compare_persons
from answerable.identity.profile import Post, Profile, RankSeen, together
from answerable.identity.vocabulary import weights
from answerable.model.naming import Naming
from bench.floors import fallen

_ALIASES = "Aliases or alternative spellings (semi-colon separated)"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of persons.csv: its number in the file, the name that the researchers gave, and all spellings."""

    number: int
    name: str
    spellings: tuple[str, ...]
    profile: Profile


def rows_of(table: Path) -> tuple[Row, ...]:
    """Read persons.csv."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    return tuple(_row(number, row) for number, row in enumerate(found, start=2))


def _row(number: int, row: dict[str, str]) -> Row:
    others = [part.strip() for part in row[_ALIASES].split(";") if part.strip()]
    first, last = _day(row, "first"), _day(row, "last")
    role = row["Role"].strip().lower() or None
    unit = row["Organization"].strip()
    post = Post(
        unit=unit_key(unit),
        shown=unit,
        role=role,
        commands=role == "commander",
        first=first,
        last=last or first,
    )
    rank = row["Rank"].strip()
    profile = Profile(
        posts=frozenset({post}),
        ranks=frozenset({RankSeen(rank=rank, by=first, still=last or first)} if rank else ()),
    )
    return Row(number, row["Name"], tuple(dict.fromkeys([row["Name"], *others])), profile)


def _day(row: dict[str, str], which: str) -> date | None:
    """The day of a citation; where month or day are not given the first of them, as only the order counts here."""
    if not row[f"{which}_year"].strip():
        return None
    return date(int(row[f"{which}_year"]), int(row[f"{which}_month"] or 1), int(row[f"{which}_day"] or 1))


def grouped(rows: Sequence[Row], way: str) -> tuple[Grouping, list[Naming]]:
    """Group the rows in a way (see above); the grouping, and the naming of each row."""
    if way in {"table", "mistakes"}:
        namings = [Naming(row.name, "table") for row in rows]
        found: dict[Naming, list[Profile]] = {}
        for naming, row in zip(namings, rows, strict=True):
            kept = frozenset({"table"} if way == "table" else ())
            told = Profile(tables=kept, also=frozenset(row.spellings) - {row.name})
            found.setdefault(naming, []).append(together([row.profile, told]))
        profiles = {naming: together(every) for naming, every in found.items()}
    else:
        spelt = [row.spellings[row.number % len(row.spellings)] if way == "spellings" else row.name for row in rows]
        namings = [Naming(name, str(row.number)) for name, row in zip(spelt, rows, strict=True)]
        profiles = {
            naming: together([row.profile, Profile(sources=frozenset({naming.capture}))])
            for naming, row in zip(namings, rows, strict=True)
        }
    return group_persons(namings, profiles), namings


def figures(rows: Sequence[Row], way: str) -> dict[str, float]:
    """Pairwise precision and recall against the names that the researchers gave."""
    found, namings = grouped(rows, way)
    group_of = {naming: at for at, group in enumerate(found.groups) for naming in group.namings}
    ours = _pairs((group_of[naming], at) for at, naming in enumerate(namings))
    theirs = _pairs((row.name, at) for at, row in enumerate(rows))
    both = len(ours & theirs)
    return {f"{way} precision": both / len(ours), f"{way} recall": both / len(theirs)}


def _pairs(labelled: Iterable[tuple[object, int]]) -> set[tuple[int, int]]:
    groups: dict[object, list[int]] = {}
    for label, at in labelled:
        groups.setdefault(label, []).append(at)
    return {pair for members in groups.values() for pair in combinations(members, 2)}


def mistakes(rows: Sequence[Row]) -> list[str]:
    """What looks like the researchers' own mistakes: two names that may be one person, and ranks out of order."""
    found, _ = grouped(rows, "mistakes")
    links = [link for group in found.groups for link in group.links]
    links += [candidate.link for candidate in found.candidates]
    lines = []
    for link in sorted(links, key=lambda link: (-link.weighing.score, link.one, link.other)):
        names = " / ".join(f"{name} ({_lines(rows, name)})" for name in (link.one, link.other))
        said = "; ".join((*link.weighing.speaks_for, *(f"but {reason}" for reason in link.weighing.speaks_against)))
        lines.append(f"{link.weighing.score}  two names, one person?  {names}: {said}")
    by_name: dict[str, list[Row]] = {}
    for row in rows:
        by_name.setdefault(row.name, []).append(row)
    for name, same in sorted(by_name.items()):
        falls = dict.fromkeys(fall for high in same for low in same if (fall := _fall(high, low)))
        lines.extend(f"a rank that falls, or two persons?  {name}: {fall}" for fall in falls)
    return lines


def _fall(high: Row, low: Row) -> str:
    """In words that a row has a surely higher rank than a later row has; empty if not."""
    for above in high.profile.ranks:
        for below in low.profile.ranks:
            grades = grade_of(above.rank), grade_of(below.rank)
            if not (grades[0] and grades[1] and above.by and below.still):
                continue
            if grades[0][0] > grades[1][1] and above.by < below.still:
                lines = f"(lines {high.number} and {low.number})"
                return f"{above.rank} by {above.by}, {below.rank} on {below.still} {lines}"
    return ""


def _lines(rows: Sequence[Row], name: str) -> str:
    return "line " + ", ".join(str(row.number) for row in rows if row.name == name)


def sweep(rows: Sequence[Row], pairs: Path) -> Iterator[str]:
    """A line for each threshold: rows and spellings, and of the exam's persons what names alone would join."""
    with pairs.open(encoding="utf-8", newline="") as file:
        exam = [row for row in csv.DictReader(file) if row["schema"] == "Person"]
    scores = [(compare_persons(row["name1"], row["name2"]), row["is_match"] == "true") for row in exam]
    yield "joined at | rows P | rows R | spellings P | spellings R | exam: joined | of these false"
    for joined in range(50, 100, 5):
        changed = weights().model_copy(update={"joined": joined, "shown": min(joined, 50)})
        for module in (linking, grouping):
            setattr(module, "weights", lambda changed=changed: changed)  # noqa: B010 -- mypy forbids it as a statement
        reached = figures(rows, "rows") | figures(rows, "spellings")
        met = [same for outcome, same in scores if outcome.score >= joined]
        shown = " | ".join(f"{value:.3f}" for value in reached.values())
        yield f"{joined} | {shown} | {len(met)} | {met.count(False)}"


def speed(rows: Sequence[Row], number: int) -> tuple[int, float]:
    """Group `number` names made of words of the register's; how many groups, and seconds of processor time."""
    chance = random.Random(1)  # noqa: S311 -- no secret is made here
    given = [word for row in rows for word in row.name.split()[:-1] if len(word) > 1]
    families = [row.name.split()[-1] for row in rows]
    names: set[str] = set()
    while len(names) < number:
        names.add(" ".join([*chance.sample(given, chance.choice((1, 1, 2))), chance.choice(families)]))
    profiles = {Naming(name, str(chance.randrange(3000))): chance.choice(rows).profile for name in sorted(names)}
    began = time.process_time()
    found = group_persons(profiles, profiles)
    return len(found.groups), time.process_time() - began


def main() -> int:
    """Run the command line; 1 if a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="bench.registry", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mistakes", action="store_true", help="list what looks like the researchers' own mistakes")
    parser.add_argument("--sweep", type=Path, metavar="NAMES.csv", help="what other thresholds would do")
    parser.add_argument("--speed", type=int, metavar="N", help="how long N names take")
    chosen = parser.parse_args()
    rows = rows_of(chosen.folder / "persons.csv")
    if chosen.mistakes:
        print("\n".join(mistakes(rows)))
        return 0
    if chosen.sweep:
        print("\n".join(sweep(rows, chosen.sweep)))
        return 0
    if chosen.speed:
        groups, seconds = speed(rows, chosen.speed)
        print(f"{chosen.speed} names, {groups} groups, {seconds:.1f} s")
        return 0
    reached: dict[str, float] = {}
    for way in ("table", "rows", "spellings"):
        reached |= figures(rows, way)
    for name, value in reached.items():
        print(f"{name:22} {value:.3f}")
    below = list(fallen("registry", reached))
    print("\n".join(below) or "Nothing is below its floor.")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
