"""Checks on figures, unit numbers and places: what looks like an error of writing."""

from collections.abc import Iterable, Sequence
from itertools import combinations, product

from answerable.findings.finding import Finding, Ground, finding, finding_phrases
from answerable.identity.units import unit_name
from answerable.model.claim import Claim, Location
from answerable.places.gazetteer import find
from answerable.record.ledger.line import LedgerLine, Scope
from answerable.record.record import Entity
from answerable.record.unit import Unit


def figure_outside_range(ground: Ground) -> Iterable[Finding]:
    """A figure that lies outside a range which the same source gives for the same harm to the same people."""
    for incident in ground.record.incidents:
        lines = [line for line in ground.ledgers.get(incident.id, ()) if line.scope is Scope.WHOLE]
        for ranged in lines:
            low, high = ranged.figure.min, ranged.figure.max
            if low is None or high is None or low == high:
                continue
            for line in lines:
                if line is not ranged and _same_voice(line, ranged) and not _within(line, low, high):
                    yield finding(
                        "figure-outside-range",
                        (incident.id,),
                        (*line.claims, *ranged.claims),
                        source=line.claims[0].source.name,
                        figure=line.printed,
                        kind=f"({line.figure.kind})",
                        range=f"{low} to {high} (“{ranged.printed}”)",
                    )


def _same_voice(one: LedgerLine, other: LedgerLine) -> bool:
    same_source = one.claims[0].source.capture == other.claims[0].source.capture
    same_what = (one.figure.kind, one.figure.whom) == (other.figure.kind, other.figure.whom)
    return same_source and same_what and one.figure.speakers == other.figure.speakers


def _within(line: LedgerLine, low: int, high: int) -> bool:
    return (line.figure.min or 0) <= high and (line.figure.max is None or line.figure.max >= low)


def unit_number(ground: Ground) -> Iterable[Finding]:
    """Two units that differ by a digit, or by two swapped, and share a commander or a superior unit."""
    by_number: dict[tuple[object, str], list[Unit]] = {}
    for unit in ground.record.units:
        name = unit_name(unit.name)
        if len(name.numbers) == 1 and name.echelon is not None:
            by_number.setdefault(((name.telling, name.country), str(name.numbers[0])), []).append(unit)
    for (shape, number), units in by_number.items():
        others = [other for slip in _slips(number) if slip > number for other in by_number.get((shape, slip), ())]
        for one, other in product(units, others):
            shared, claims = _shared(one, other)
            if shared:
                first, second = sorted((one, other), key=lambda unit: unit.id)
                ids = (first.id, second.id)
                yield finding("unit-number", ids, claims, first=first.name, second=second.name, shared=shared)


def _slips(number: str) -> frozenset[str]:
    """Every number of two digits and more that is one slip away: a digit wrong, missing, too many, or two swapped.

    Looked up rather than compared: a record may have ten thousand brigades.
    """
    digits = "0123456789"
    cuts = [(number[:at], number[at:]) for at in range(len(number) + 1)]
    wrong = {head + digit + tail[1:] for head, tail in cuts if tail for digit in digits}
    missing = {head + tail[1:] for head, tail in cuts if tail}
    many = {head + digit + tail for head, tail in cuts for digit in digits}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    return frozenset(slip for slip in wrong | missing | many | swapped if _is_number(number) and _is_number(slip)) - {
        number
    }


def _is_number(digits: str) -> bool:
    """Whether digits are the number of a unit with two digits or more: 7 and 8 are two units, not a slip."""
    return len(digits) > 1 and not digits.startswith("0")


def _shared(one: Unit, other: Unit) -> tuple[str, Sequence[Claim]]:
    posted = {posting.person: posting for posting in one.posted}
    for posting in other.posted:
        if posting.person in posted:
            words = finding_phrases().shared["person"].format(person=posting.person_name)
            return words, (*posted[posting.person].claims, *posting.claims)
    parents = {relation.parent: relation for relation in one.parents}
    places = {place for item in one.places for place in [item.place.casefold()]}
    for relation in other.parents:
        if relation.parent in parents and any(item.place.casefold() in places for item in other.places):
            words = finding_phrases().shared["parent"].format(parent=relation.parent_name)
            return words, (*parents[relation.parent].claims, *relation.claims)
    return "", ()


def place_elsewhere(ground: Ground) -> Iterable[Finding]:
    """A town that is named with a country in which the gazetteer knows none of that name, but one elsewhere."""
    seen: set[str] = set()
    entities: tuple[Entity, ...] = (*ground.record.persons, *ground.record.units, *ground.record.incidents)
    for entity in entities:
        for claim in entity.claims:
            for place, region in _pairs(claim):
                if claim.id in seen:
                    continue
                found = find(place.name)
                countries = sorted({one.country for one in found if one.country})
                if countries and region.country is not None and region.country not in countries:
                    seen.add(claim.id)
                    yield finding(
                        "place-elsewhere",
                        (entity.id,),
                        (claim,),
                        place=place.name,
                        region=region.name,
                        known=", ".join(countries),
                    )


def _pairs(claim: Claim) -> list[tuple[Location, Location]]:
    """Each town with each country that is named right after it ("Halm, Ostmark")."""
    content = claim.quote
    out = []
    for place, region in combinations(claim.where, 2):
        if place.precision in ("city", "site") and region.precision == "country":
            at = content.find(place.name)
            between = content[at + len(place.name) : content.find(region.name, at)] if at >= 0 else None
            if between is not None and between.strip() in (",", "in", "(") and region.name in content:
                out.append((place, region))
    return out
