"""Candidates: every path from an incident's place, time and alleged party to units and to those who commanded them.

A candidate is no suspect. A path says what the record allows to be asked of whom; it is never more certain than its
weakest hop, and that hop is named.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush
from itertools import count, islice

from answerable.command.chain import DEPTH, commanders, link_hop
from answerable.command.graph import CommandGraph, Event, Post, Seat, UnitRef, answer, gap
from answerable.command.path import Certainty, Hop, Path, certainty, path_order
from answerable.command.phrases import said
from answerable.command.places import Nearness, nearness
from answerable.model.time import Answer, When

Start = tuple[str, Path, bool]
"""A unit, the path to it, and whether it was at the place itself or is named: of others those excluded are not told."""

MOST = 50
"""No more paths than this are given, surest first; whether there are more is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """The paths of an incident, surest first; `on`: the day they were judged for; `more`: others are left out."""

    event: Event
    on: date | None
    paths: tuple[Path, ...]
    more: bool


def candidates(graph: CommandGraph, incident: str) -> Candidates:
    """Every path from an incident to commanders. NotFoundError or AmbiguousError as the graph raises them.

    An incident whose day is not known is judged for no day: every path is then possible at most. Units in the same
    region or country give paths that are possible at most, too.
    """
    event = graph.event(incident)
    on = _day(event.when)
    starts: list[Start] = []
    for party in event.parties:
        units = graph.units_called(party)
        starts += [(unit.id, Path(hops=(_party_hop(event, party, unit, len(units)),)), True) for unit in units]
        starts += [(post.unit, _accused_path(event, party, post, on), True) for post in graph.commands_of(party)]
    for seat in graph.seats_near(event):
        near = nearness(seat, event) is Nearness.SAME
        starts.append((seat.unit, Path(hops=(_place_hop(event, seat, on),)), near))
    found = list(islice(_upwards(graph, starts, on), MOST + 1))
    return Candidates(event=event, on=on, paths=tuple(found[:MOST]), more=len(found) > MOST)


def _day(when: When | None) -> date | None:
    """The day of an incident, where its words leave no more than one open."""
    if when is None:
        return None
    first, last = when.begins[0], when.ends[1]
    return first if first is not None and first == last else None


def _party_hop(event: Event, party: str, unit: UnitRef, meant: int) -> Hop:
    """Being named is an allegation, however flatly it is put: never more than possible."""
    return Hop(
        kind="party",
        start=party,
        end=unit.id,
        end_name=unit.name,
        certainty=Certainty.POSSIBLE,
        gap=0,
        reason=said("named") if meant == 1 else said("ambiguous", count=meant),
        claims=event.claims,
    )


def _accused_path(event: Event, party: str, post: Post, on: date | None) -> Path:
    """From an accused person to a unit that the person may have commanded on the day: an allegation, so possible."""
    held = certainty(answer(post.when, on, firm=post.firm))
    days = gap(post.when, on)
    reasons = [said("accused")] + ([said("gap", days=days)] if days else [])
    hop = Hop(
        kind="accused",
        start=party,
        end=post.unit,
        end_name=post.unit_name,
        certainty=Certainty.POSSIBLE if held is Certainty.PROVEN else held,
        gap=days,
        reason=", ".join(reasons),
        claims=tuple(dict.fromkeys((*event.claims, *post.claims))),
    )
    return Path(hops=(hop,))


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


def _upwards(graph: CommandGraph, starts: Sequence[Start], on: date | None) -> Iterator[Path]:
    """Paths from units to their commanders, and to those of everything above them, in their order, surest first.

    A path that goes on is never better than it was (Dijkstra 1959), so that the best that waits is the next to be given
    or followed, each end of a kind once.
    """
    waiting = [(path_order(path), number, path, near, False) for number, (_, path, near) in enumerate(starts)]
    heapify(waiting)
    numbers = count(len(waiting))
    seen: set[tuple[str, str]] = set()
    while waiting:
        _, _, path, near, ended = heappop(waiting)
        if (path.hops[0].kind, path.end) in seen:
            continue
        seen.add((path.hops[0].kind, path.end))
        if ended:
            yield path
            continue
        commanding, above = _around(graph, path.end, on, excluded=near)
        for hop in commanding:
            further = path.then(hop)
            heappush(waiting, (path_order(further), next(numbers), further, near, True))
        for hop in above if len(path.hops) <= DEPTH else ():
            further = path.then(hop)
            heappush(waiting, (path_order(further), next(numbers), further, near, False))


def _around(
    graph: CommandGraph, unit: str, on: date | None, *, excluded: bool
) -> tuple[tuple[Hop, ...], tuple[Hop, ...]]:
    """Hops from a unit to whoever commanded it, and to what it may have been under."""
    commanding = commanders(graph, unit, on, excluded=excluded)
    above = (link_hop(link, on, up=True) for link in graph.parents(unit))
    allowed = tuple(hop for hop in above if hop.certainty is not Certainty.EXCLUDED)
    if on is None:
        return tuple(map(_undated, commanding)), tuple(map(_undated, allowed))
    return commanding, allowed


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
