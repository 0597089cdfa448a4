"""Candidates: every path from an incident's place, time and alleged party to units and to those who commanded them.

A candidate is no suspect. A path says what the record allows to be asked of whom; it is never more certain than its
weakest hop, and that hop is named.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from answerable.command.chain import DEPTH, commanders, link_hop
from answerable.command.graph import CommandGraph, Event, Seat, UnitRef, answer, gap
from answerable.command.path import Certainty, Hop, Path, certainty, path_order
from answerable.command.phrases import said
from answerable.command.places import Nearness, nearness
from answerable.model.time import Answer, When

MOST = 200
"""No more paths than this are given, surest first; the count of all is given as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """The paths of an incident, surest first; `on` is the day they were judged for, `found` how many there are."""

    event: Event
    on: date | None
    paths: tuple[Path, ...]
    found: int


def candidates(graph: CommandGraph, incident: str) -> Candidates:
    """Every path from an incident to commanders. NotFoundError or AmbiguousError as the graph raises them.

    An incident whose day is not known is judged for no day: every path is then possible at most. Units in the same
    region or country give paths that are possible at most, too.
    """
    event = graph.event(incident)
    on = _day(event.when)
    starts: list[tuple[str, Path]] = []
    for party in event.parties:
        units = graph.units_called(party)
        starts += [(unit.id, Path(hops=(_party_hop(event, party, unit, len(units)),))) for unit in units]
    starts += [(seat.unit, Path(hops=(_place_hop(event, seat, on),))) for seat in graph.seats_near(event)]
    best: dict[tuple[str, str], Path] = {}
    for unit, path in sorted(starts, key=lambda pair: path_order(pair[1])):
        for found in _upwards(graph, unit, path, on):
            key = (found.hops[0].kind, found.end)
            if key not in best or path_order(found) < path_order(best[key]):
                best[key] = found
    every = sorted(best.values(), key=path_order)
    return Candidates(event=event, on=on, paths=tuple(every[:MOST]), found=len(every))


def _day(when: When | None) -> date | None:
    """The day of an incident, where its words leave no more than one open."""
    if when is None:
        return None
    first, last = when.begins[0], when.ends[1]
    return first if first is not None and first == last else None


def _party_hop(event: Event, party: str, unit: UnitRef, count: int) -> Hop:
    """Being named is an allegation, however flatly it is put: never more than possible."""
    return Hop(
        kind="party",
        start=party,
        end=unit.id,
        end_name=unit.name,
        certainty=Certainty.POSSIBLE,
        gap=0,
        reason=said("named") if count == 1 else said("ambiguous", count=count),
        claims=event.claims,
    )


def _place_hop(event: Event, seat: Seat, on: date | None) -> Hop:
    near = nearness(seat, event)
    held = certainty(answer(seat.when, on, firm=seat.firm)) if on is not None else Certainty.POSSIBLE
    if held is Certainty.PROVEN and near is not Nearness.SAME:
        held = Certainty.POSSIBLE
    days = gap(seat.when, on)
    reasons = [said(_NEAR[near])]
    if days is None:
        reasons.append(said("no_day"))
    elif days:
        reasons.append(said("gap", days=days))
    return Hop(
        kind="place",
        start=event.place or event.name,
        end=seat.unit,
        end_name=f"{seat.unit_name} ({seat.kind}: {seat.place})",
        certainty=held,
        gap=days,
        reason=", ".join(reasons),
        claims=seat.claims,
    )


_NEAR = {
    Nearness.SAME: "same_place",
    Nearness.REGION: "same_region",
    Nearness.HOLDS: "holds_place",
    Nearness.COUNTRY: "same_country",
}


def _upwards(graph: CommandGraph, unit: str, path: Path, on: date | None) -> Iterator[Path]:
    """Paths from a unit to its commanders, and to those of everything above it."""
    seen = {unit}
    level = [(unit, path)]
    for _ in range(DEPTH):
        upper: list[tuple[str, Path]] = []
        for at, so_far in level:
            for hop in commanders(graph, at, on, excluded=True):
                yield so_far.then(_undated(hop) if on is None else hop)
            for link in graph.parents(at):
                hop = link_hop(link, on, up=True)
                if hop.certainty is not Certainty.EXCLUDED and hop.end not in seen:
                    seen.add(hop.end)
                    upper.append((hop.end, so_far.then(_undated(hop) if on is None else hop)))
        level = upper


def _undated(hop: Hop) -> Hop:
    """A hop of an incident without a day: nothing is proven for a day that nobody knows."""
    if hop.certainty is not Certainty.PROVEN:
        return hop
    return Hop(
        kind=hop.kind,
        start=hop.start,
        end=hop.end,
        end_name=hop.end_name,
        certainty=certainty(Answer.POSSIBLE),
        gap=None,
        reason=said("no_day"),
        claims=hop.claims,
    )
