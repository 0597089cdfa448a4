"""Checks on persons: ranks against echelons and over time, age against birth."""

import re
from collections.abc import Iterable
from datetime import date

from answerable.command.command_post import is_command
from answerable.findings.finding import Finding, Ground, finding
from answerable.findings.grades import echelon_grades, height
from answerable.findings.spans import attested
from answerable.identity.grades import grade_of
from answerable.identity.units import unit_name
from answerable.record.backed import Property

_ALIKE = re.compile(r"\d{1,3}")


def rank_for_echelon(ground: Ground) -> Iterable[Finding]:
    """A commander's rank that no force gives to whoever commands a unit of that echelon. A typing error, often."""
    for person in ground.record.persons:
        for posting in person.career:
            echelon = unit_name(posting.unit_name).echelon if posting.unit_name else None
            grades = echelon_grades(echelon) if echelon else None
            if grades is None or echelon is None or not is_command(posting):
                continue
            for rank in posting.ranks:
                found = grade_of(rank)
                if found is None or (found[1] >= height(grades[0]) and found[0] <= height(grades[1])):
                    continue
                yield finding(
                    "rank-for-echelon",
                    (person.id, *([posting.unit] if posting.unit else [])),
                    posting.claims,
                    person=person.name,
                    rank=rank,
                    unit=posting.unit_name,
                    echelon=echelon,
                    low=grades[0],
                    high=grades[1],
                )


def rank_falls(ground: Ground) -> Iterable[Finding]:
    """A rank after a higher one: a demotion, another person of the name, or an error."""
    for person in ground.record.persons:
        dated = [(day, held) for held in person.ranks if (day := attested(held.when)) is not None]
        for at, (before, higher) in enumerate(dated):
            for after, lower in dated[at + 1 :]:
                high, low = grade_of(higher.rank), grade_of(lower.rank)
                if high is not None and low is not None and after > before and low[1] < high[0]:
                    yield finding(
                        "rank-falls",
                        (person.id,),
                        (*higher.claims, *lower.claims),
                        person=person.name,
                        higher=higher.rank,
                        lower=lower.rank,
                        before=before.isoformat(),
                        after=after.isoformat(),
                    )


def age_and_birth(ground: Ground) -> Iterable[Finding]:
    """An age that does not fit the date of birth that is given, by more than the year that birthdays leave open."""
    for person in ground.record.persons:
        births = [item for item in person.properties if item.property == "born" and item.when is not None]
        ages = [item for item in person.properties if item.property == "age" and _ALIKE.search(item.value)]
        for birth in births:
            for age in ages:
                day = _as_of(age)
                low, high = _ages(birth, day) if day is not None else (None, None)
                stated = int((_ALIKE.search(age.value) or ["0"])[0])
                if day is None or low is None or high is None or low <= stated <= high:
                    continue
                yield finding(
                    "age-and-birth",
                    (person.id,),
                    (*birth.claims, *age.claims),
                    person=person.name,
                    age=stated,
                    day=day.isoformat(),
                    born=birth.when.edtf if birth.when and birth.when.edtf else birth.value,
                    low=low,
                    high=high,
                )


def _as_of(item: Property) -> date | None:
    """The day for which an age is given: its own, else that of the publication, where it is a whole day."""
    day = attested(item.when)
    if day is not None:
        return day
    for claim in item.claims:
        try:
            return date.fromisoformat(claim.source.published or "")
        except ValueError:
            continue
    return None


def _ages(birth: Property, day: date) -> tuple[int | None, int | None]:
    if birth.when is None or birth.when.begins[0] is None or birth.when.ends[1] is None:
        return None, None
    first, last = birth.when.begins[0], birth.when.ends[1]
    return _years(last, day), _years(first, day)


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
