"""Grouping: which names, in which sources, are one person or one unit.

A name is grouped over all sources where it is full; a name that says too little (a family name alone, "the battalion")
only within its own source. Order of work, and so the outcome, depends on the names alone.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from answerable.identity.comparison import Comparison, Likeness
from answerable.identity.fold import skeleton
from answerable.identity.names import compare_persons, person_name, shared_initials
from answerable.identity.units import compare_units, unit_name


@dataclass(frozen=True, slots=True, order=True)
class Naming:
    """A name as it stands in a source, `capture` being the source's digest."""

    name: str
    capture: str


@dataclass(frozen=True, slots=True)
class Group:
    """Namings that are taken as one thing, sorted, and in words why, where more than the spelling was needed."""

    namings: tuple[Naming, ...]
    reasons: tuple[str, ...]


def group_persons(
    namings: Iterable[Naming], context: Mapping[Naming, frozenset[str]] | None = None
) -> tuple[Group, ...]:
    """Group names of persons.

    A family name alone joins the one full name of that family in its own source. A name with one initial joins the one
    full name that it fits if both stand in one source or in one context: `context` gives for a naming the units it is
    named with.
    """
    every = sorted(set(namings))
    full = [naming for naming in every if person_name(naming.name).full]
    groups = _group(full, compare_persons, _person_weight, _person_bucket)
    by_name: dict[str, list[Naming]] = {}
    for naming in every:
        if person_name(naming.name).given and not person_name(naming.name).full:
            by_name.setdefault(naming.name, []).append(naming)
    for name in sorted(by_name, key=lambda name: (-_person_weight(name), name)):
        found = by_name[name]
        fits = [group for group in groups if _initials_fit(found, group, context or {})]
        if len(fits) == 1:
            fits[0].namings.extend(found)
            fits[0].reasons.add(f"\u201c{name}\u201d: its initials fit, and it stands in the same source or unit")
        else:
            groups.append(_Open(list(found), set()))
    for naming in every:
        if person_name(naming.name).given:
            continue
        fits = [group for group in groups if any(_same_family(naming, known) for known in group.namings)]
        if len(fits) == 1:
            fits[0].namings.append(naming)
            fits[0].reasons.add(f"\u201c{naming.name}\u201d is the only person of that name in its source")
        else:
            groups.append(_Open([naming], set()))
    return _closed(groups)


def _initials_fit(namings: list[Naming], group: "_Open", context: Mapping[Naming, frozenset[str]]) -> bool:
    name = namings[0].name
    if any(compare_persons(name, known.name).likeness < Likeness.COMPATIBLE for known in group.namings):
        return False
    if any(shared_initials(name, known.name) > 1 for known in group.namings):
        return True
    if {naming.capture for naming in namings} & {known.capture for known in group.namings}:
        return True
    around = frozenset().union(*(context.get(naming, frozenset()) for naming in namings))
    return any(around & context.get(known, frozenset()) for known in group.namings)


def group_units(namings: Iterable[Naming]) -> tuple[Group, ...]:
    """Group names of units and bodies."""
    every = sorted(set(namings))
    telling = [naming for naming in every if not unit_name(naming.name).generic]
    groups = _group(telling, compare_units, _unit_weight, unit_key)
    generic: dict[tuple[str, object], _Open] = {}
    for naming in every:
        parts = unit_name(naming.name)
        if parts.generic:
            generic.setdefault((naming.capture, parts), _Open([], set())).namings.append(naming)
    return _closed([*groups, *generic.values()])


@dataclass(slots=True)
class _Open:
    namings: list[Naming]
    reasons: set[str]


def _group(
    namings: list[Naming],
    compare: Callable[[str, str], Comparison],
    weight: Callable[[str], int],
    bucket: Callable[[str], str],
) -> list[_Open]:
    by_name: dict[str, list[Naming]] = {}
    for naming in namings:
        by_name.setdefault(naming.name, []).append(naming)
    groups: list[_Open] = []
    buckets: dict[str, list[_Open]] = {}
    for name in sorted(by_name, key=lambda name: (-weight(name), name)):
        nearby = buckets.setdefault(bucket(name), [])
        fits: list[tuple[_Open, str]] = []
        for group in nearby:
            outcomes = [compare(name, known) for known in sorted({n.name for n in group.namings})]
            if all(outcome.likeness >= Likeness.COMPATIBLE for outcome in outcomes):
                fits.append((group, next((o.reasons[0] for o in outcomes if o.likeness < Likeness.SAME), "")))
        if len(fits) == 1:
            group, reason = fits[0]
            group.namings.extend(by_name[name])
            if reason:
                group.reasons.add(f"\u201c{name}\u201d: {reason}")
        else:
            # None fits, or several do and nothing says which: apart.
            groups.append(_Open(list(by_name[name]), set()))
            nearby.append(groups[-1])
    return groups


def _closed(groups: Iterable[_Open]) -> tuple[Group, ...]:
    closed = (Group(tuple(sorted(group.namings)), tuple(sorted(group.reasons))) for group in groups)
    return tuple(sorted(closed, key=lambda group: group.namings))


def _same_family(lone: Naming, known: Naming) -> bool:
    return known.capture == lone.capture and skeleton(person_name(known.name).family) == skeleton(
        person_name(lone.name).family
    )


def _person_weight(name: str) -> int:
    parts = person_name(name)
    return sum(2 if len(given) > 1 else 1 for given in parts.given)


def _person_bucket(name: str) -> str:
    return skeleton(person_name(name).family)


def _unit_weight(name: str) -> int:
    parts = unit_name(name)
    return len(parts.telling) + len(parts.optional)


def unit_key(name: str) -> str:
    """What all spellings of a unit's name have in common: its numbers and telling words."""
    parts = unit_name(name)
    return " ".join([*map(str, parts.numbers), *sorted(parts.telling)])
