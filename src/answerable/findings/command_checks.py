"""Checks on who held which post when: two at once, gaps, lifetimes of units, appointment against ceremony."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from answerable.command.command_post import is_command
from answerable.findings.finding import Finding, Ground, finding, finding_phrases, in_words, publisher
from answerable.findings.spans import meeting, printed, surely
from answerable.identity.fold import words
from answerable.model.claim import Claim
from answerable.model.slots import PostingSlots
from answerable.record.backed import Positioning
from answerable.record.career import Posting
from answerable.record.person import Person
from answerable.record.stretch import ANY_TIME, intersect, said
from answerable.record.unit import Unit

HANDOVER = timedelta(days=31)
"""A stretch shorter than this between two postings is the time of a handover, not a gap."""


def two_commanders(ground: Ground) -> Iterable[Finding]:
    """Two persons are given as in command of one unit, surely on one day. A day of handing over is none."""
    for unit in ground.record.units:
        commands = [posting for posting in unit.posted if is_command(posting) and posting.firm]
        for one, other in combinations(commands, 2):
            met = meeting(one.when, other.when)
            if one.person == other.person or met is None or met.first == met.last:
                continue
            yield finding(
                "two-commanders",
                (unit.id, one.person, other.person),
                (*one.claims, *other.claims),
                first=one.person_name,
                second=other.person_name,
                unit=unit.name,
                how=finding_phrases().answers[met.answer],
                time=met,
            )


def two_commands(ground: Ground) -> Iterable[Finding]:
    """One person is given as in command of two units at once, neither of which is under the other."""
    parents = {unit.id: {relation.parent for relation in unit.parents} for unit in ground.record.units}
    for person in ground.record.persons:
        commands = [p for p in person.career if is_command(p) and p.firm and p.unit is not None]
        for one, other in combinations(commands, 2):
            met = meeting(one.when, other.when)
            if met is None or met.first == met.last or one.unit is None or other.unit is None:
                continue
            related = one.unit in parents.get(other.unit, ()) or other.unit in parents.get(one.unit, ())
            if one.unit == other.unit or related:
                continue
            yield finding(
                "two-commands",
                (person.id, one.unit, other.unit),
                (*one.claims, *other.claims),
                person=person.name,
                first=one.unit_name,
                second=other.unit_name,
                time=met,
            )


def two_places(ground: Ground) -> Iterable[Finding]:
    """One person is placed at two places on one day, neither of which holds the other by its name or region."""
    for person in ground.record.persons:
        for one, other in combinations(person.places, 2):
            met = meeting(one.when, other.when)
            if met is None or _nested(one, other):
                continue
            yield finding(
                "two-places",
                (person.id,),
                (*one.claims, *other.claims),
                person=person.name,
                first=one.place,
                second=other.place,
                how=finding_phrases().answers[met.answer],
                time=met,
            )


def _nested(one: Positioning, other: Positioning) -> bool:
    """Whether two places may be one: a name within the other, or one a region or country that holds the other."""
    first, second = set(words(one.place)), set(words(other.place))
    if first & second:
        return True
    wheres = [where for item in (one, other) for claim in item.claims for where in claim.where]
    broad = {where.precision for where in wheres} & {"country", "region", "unknown"}
    return bool(broad) or not wheres


def unit_lifetime(ground: Ground) -> Iterable[Finding]:
    """A posting to a unit before it was founded or after it ended."""
    for unit in ground.record.units:
        for item in unit.properties:
            if item.property not in ("founded", "disbanded") or item.when is None:
                continue
            begun, ended = item.when.begins[0], item.when.ends[1]
            for posting in unit.posted:
                held = surely(posting.when)
                if held is None:
                    continue
                early = item.property == "founded" and begun is not None and held[1] < begun
                late = item.property == "disbanded" and ended is not None and held[0] > ended
                if early or late:
                    yield finding(
                        "unit-lifetime",
                        (unit.id, posting.person),
                        (*item.claims, *posting.claims),
                        says="unit-lifetime-before" if early else "unit-lifetime-after",
                        what=_post(posting),
                        time=printed(posting.when),
                        unit=unit.name,
                        day=printed(item.when),
                    )


def appointment_and_ceremony(ground: Ground) -> Iterable[Finding]:
    """A posting whose appointment and whose taking of office are given for different days."""
    for person in ground.record.persons:
        for posting in person.career:
            appointed, taken = _begun(posting, "appointed"), _begun(posting, "took office")
            for first, second in ((a, t) for a in appointed for t in taken):
                if first[0] != second[0]:
                    yield finding(
                        "appointment-and-ceremony",
                        (person.id,),
                        (first[1], second[1]),
                        person=person.name,
                        post=_post(posting, named=False),
                        appointed=first[0].isoformat(),
                        ceremony=second[0].isoformat(),
                    )


def _begun(posting: Posting, change: str) -> list[tuple[date, Claim]]:
    out: dict[date, Claim] = {}
    for claim in posting.claims:
        if isinstance(claim.slots, PostingSlots) and claim.slots.change == change and claim.when is not None:
            first, last = claim.when.begins
            if first is not None and first == last:
                out.setdefault(first, claim)
    return sorted(out.items(), key=lambda pair: pair[0])


def gaps(ground: Ground) -> Iterable[Finding]:
    """A stretch of more than a month between two postings of a career, or two commanders of a unit."""
    for person in ground.record.persons:
        yield from _gaps(person.career, "gap-career", person)
    for unit in ground.record.units:
        yield from _gaps([posting for posting in unit.posted if is_command(posting)], "gap-command", unit)


def _gaps(postings: Sequence[Posting], says: str, of: Person | Unit) -> Iterator[Finding]:
    held = [(days, posting) for posting in postings if (days := surely(posting.when)) is not None]
    reached: tuple[date, Posting] | None = None
    ordered = sorted(held, key=lambda pair: (pair[0], pair[1].claims[0].id))
    for (first, last), posting in ordered:
        if reached is not None and first - reached[0] > HANDOVER and not _bridged(reached[1], posting):
            yield finding(
                "gap",
                (of.id,),
                (*reached[1].claims, *posting.claims),
                says=says,
                person=of.name,
                unit=of.name,
                first=_post(reached[1], named=says == "gap-command"),
                second=_post(posting, named=says == "gap-command"),
                since=reached[0].isoformat(),
                until=first.isoformat(),
            )
        if reached is None or last > reached[0]:
            reached = (last, posting)


def _bridged(earlier: Posting, later: Posting) -> bool:
    """Whether one of the two may have lasted over the time between: then it is not known that there is a gap."""
    until, since = earlier.when.ends[1], later.when.begins[0]
    return until is None or since is None or since - until <= HANDOVER


def _post(posting: Posting, *, named: bool = True) -> str:
    role = posting.role or (posting.titles[0] if posting.titles else "")
    what = ", ".join(part for part in (role, posting.unit_name or "") if part)
    return f"{posting.person_name} as {what}" if named else what


def _excludes(one: Claim, other: Claim) -> bool:
    """Whether the times of two claims cannot be those of one stretch."""
    return intersect(one.when or ANY_TIME, other.when or ANY_TIME) is None


def differing_times(ground: Ground) -> Iterable[Finding]:
    """A posting on whose begin or end sources differ, with each side."""
    for person in ground.record.persons:
        for posting in person.career:
            timed = [claim for claim in posting.claims if said(claim.when) is not None]
            timed = [claim for claim in timed if any(_excludes(claim, other) for other in timed)]
            if posting.disputed and timed:
                sides = "; ".join(f"{printed(claim.when)} ({publisher(claim)}: {in_words(claim)})" for claim in timed)
                yield finding(
                    "contradiction",
                    (person.id, *([posting.unit] if posting.unit else [])),
                    timed,
                    says="contradiction-posting",
                    person=person.name,
                    post=_post(posting, named=False),
                    sides=sides,
                )
