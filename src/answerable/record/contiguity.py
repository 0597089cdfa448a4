"""Contiguity: claims of one thing over time are one stretch as long as their times can be true of one.

Security Force Monitor's rule (Research Handbook, "contiguity"): a posting, a relation or a positioning goes on unless a
source breaks it. What cannot be true of one stretch, or has another in between, becomes a second stretch beside it;
unless both surely held on one day: then it is one stretch on whose begin or end the sources differ.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from answerable.model.time import When
from answerable.record.stretch import ANY_TIME, either, intersect, said

Item = TypeVar("Item")
Span = tuple[date, date]
NEVER: Span = (date.max, date.min)


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Item]):
    """Items that are one over time: the time that all of them allow, and whether they differ on its begin or end."""

    when: When
    items: tuple[Item, ...]
    disputed: bool


def attested(when: When) -> Span:
    """The first and the last day on which it surely held; NEVER where there is none."""
    begun, ending = when.begins[1], when.ends[0]
    return (begun, ending) if begun is not None and ending is not None and begun <= ending else NEVER


def stretches(
    items: Iterable[Item],
    time: Callable[[Item], When | None],
    others: Sequence[When] = (),
) -> list[Stretch[Item]]:
    """Put items of one thing into stretches of time, in the order given.

    Args:
        items: claims, or what is made of them.
        time: the time that an item gives; one marked as uncertain says nothing.
        others: when something else held its place (another person in the post, another superior), which breaks it.
    """
    open_: list[tuple[When, list[Item]]] = []
    for item in items:
        when = said(time(item)) or ANY_TIME
        for at, (known, members) in enumerate(open_):
            both = intersect(known, when)
            if both is not None and not _broken(known, when, others):
                open_[at] = (both, [*members, item])
                break
        else:
            open_.append((when, [item]))
    return [Stretch(when, tuple(members), disputed) for when, members, disputed in _settled(open_)]


def _settled(found: Sequence[tuple[When, list[Item]]]) -> list[tuple[When, list[Item], bool]]:
    """Stretches that surely overlap are one, on the ends of which its sources differ; the flag says so."""
    out: list[tuple[When, list[Item], bool]] = []
    for when, members in found:
        for at, (known, others, _) in enumerate(out):
            first, second = attested(known), attested(when)
            if NEVER not in (first, second) and max(first[0], second[0]) <= min(first[1], second[1]):
                out[at] = (either(known, when), [*others, *members], True)
                break
        else:
            out.append((when, members, False))
    return out


def _broken(one: When, other: When, others: Sequence[When]) -> bool:
    """Whether a source puts something else between the days on which the two times are attested."""
    first, second = sorted((attested(one), attested(other)))
    if NEVER in (first, second):
        return False
    until, since = first[1], second[0]
    return any(until < between[0] and between[1] < since for when in others if (between := attested(when)) != NEVER)
