"""Grouping: which names, in which sources, are one person or one unit.

A name is grouped over all sources where it is full; a name that says too little (a family name alone, "the battalion")
only within its own source. Order of work, and so the outcome, depends on the names alone. What persons have decided
(:mod:`answerable.identity.rulings`) comes first: namings ruled one begin as one group, and no group ever takes a naming
that is ruled another.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from answerable.identity.comparison import Comparison, Likeness
from answerable.identity.fold import skeleton
from answerable.identity.names import compare_persons, person_name, shared_initials
from answerable.identity.rulings import Rulings
from answerable.identity.units import compare_units, unit_name
from answerable.model.naming import Naming

__all__ = ["Group", "Naming", "group_persons", "group_units", "unit_key"]


@dataclass(frozen=True, slots=True)
class Group:
    """Namings that are taken as one thing, sorted, and in words why, where more than the spelling was needed."""

    namings: tuple[Naming, ...]
    reasons: tuple[str, ...]


def group_persons(
    namings: Iterable[Naming],
    context: Mapping[Naming, frozenset[str]] | None = None,
    rulings: Rulings | None = None,
) -> tuple[Group, ...]:
    """Group names of persons.

    A family name alone joins the one full name of that family in its own source. A name with one initial joins the one
    full name that it fits if both stand in one source or in one context: `context` gives for a naming the units it is
    named with.
    """
    known = rulings or Rulings()
    every = sorted(set(namings))
    groups = _seeds(every, compare_persons, _person_weight, known)
    seeded = {naming for group in groups for naming in group.namings}
    left = [naming for naming in every if naming not in seeded]
    full = [naming for naming in left if person_name(naming.name).full]
    groups = _group(full, compare_persons, _person_weight, _person_bucket, groups, known)
    short = [naming for naming in left if person_name(naming.name).given and not person_name(naming.name).full]
    for found in _bundles(short, _person_weight, known):
        name = found[0].name
        fits = [group for group in groups if group.admits(found, known) and _initials_fit(found, group, context or {})]
        if len(fits) == 1:
            fits[0].take(found)
            fits[0].reasons.add(f"\u201c{name}\u201d: its initials fit, and it stands in the same source or unit")
        else:
            groups.append(_Open(list(found)))
    for naming in left:
        if person_name(naming.name).given:
            continue
        fits = [
            group
            for group in groups
            if group.admits([naming], known) and any(_same_family(naming, other) for other in group.namings)
        ]
        if len(fits) == 1:
            fits[0].take([naming])
            fits[0].reasons.add(f"\u201c{naming.name}\u201d is the only person of that name in its source")
        else:
            groups.append(_Open([naming]))
    return _closed(groups)


def _initials_fit(namings: list[Naming], group: "_Open", context: Mapping[Naming, frozenset[str]]) -> bool:
    name = namings[0].name
    if not any(
        all(compare_persons(name, known).likeness >= Likeness.COMPATIBLE for known in {n.name for n in part})
        for part in group.parts
    ):
        return False
    if any(shared_initials(name, known.name) > 1 for known in group.namings):
        return True
    if {naming.capture for naming in namings} & {known.capture for known in group.namings}:
        return True
    around = frozenset().union(*(context.get(naming, frozenset()) for naming in namings))
    return any(around & context.get(known, frozenset()) for known in group.namings)


def group_units(namings: Iterable[Naming], rulings: Rulings | None = None) -> tuple[Group, ...]:
    """Group names of units and bodies."""
    known = rulings or Rulings()
    every = sorted(set(namings))
    groups = _seeds(every, compare_units, _unit_weight, known)
    seeded = {naming for group in groups for naming in group.namings}
    left = [naming for naming in every if naming not in seeded]
    telling = [naming for naming in left if not unit_name(naming.name).generic]
    groups = _group(telling, compare_units, _unit_weight, unit_key, groups, known)
    generic: dict[tuple[str, object], list[_Open]] = {}
    for group in groups:
        for naming in group.namings:
            if naming in seeded and unit_name(naming.name).generic:
                generic.setdefault((naming.capture, unit_name(naming.name)), []).append(group)
    for naming in left:
        parts = unit_name(naming.name)
        if not parts.generic:
            continue
        near = generic.setdefault((naming.capture, parts), [])
        fits = [group for group in near if group.admits([naming], known)]
        if len(fits) == 1:
            fits[0].take([naming])
        else:
            groups.append(_Open([naming]))
            near.append(groups[-1])
    return _closed(groups)


@dataclass(slots=True)
class _Open:
    """A group that still takes namings. `parts` are those that are one by their names; a ruling may join several."""

    namings: list[Naming]
    parts: list[list[Naming]] = field(default_factory=list)
    reasons: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.parts = self.parts or [list(self.namings)]

    def admits(self, namings: Iterable[Naming], rulings: Rulings) -> bool:
        """Whether no ruling keeps the namings out of the group."""
        return not rulings.barred(namings, self.namings)

    def take(self, namings: list[Naming], part: int = 0) -> None:
        """Take namings in; they are one by name with that part."""
        self.namings.extend(namings)
        self.parts[part].extend(namings)


def _seeds(
    every: list[Naming],
    compare: Callable[[str, str], Comparison],
    weight: Callable[[str], int],
    rulings: Rulings,
) -> list[_Open]:
    """The groups that rulings make, each in parts that are one by name."""
    there = set(every)
    groups = []
    for members in rulings.components():
        namings = sorted(member for member in members if isinstance(member, Naming) and member in there)
        if not namings:
            continue
        parts: list[list[Naming]] = []
        for bundle in _bundles(namings, weight, Rulings()):
            fits = [part for part in parts if _fits(bundle[0].name, part, compare)[0]]
            if fits:
                fits[0].extend(bundle)
            else:
                parts.append(list(bundle))
        groups.append(_Open(namings, parts))
    return sorted(groups, key=lambda group: group.namings)


def _bundles(namings: list[Naming], weight: Callable[[str], int], rulings: Rulings) -> list[list[Naming]]:
    """Namings by name, the fullest first. Those that are ruled apart come first of all, each alone."""
    by_name: dict[tuple[bool, int, str, str], list[Naming]] = {}
    for naming in namings:
        apart = rulings.parted(naming)
        key = (not apart, -weight(naming.name), naming.name, naming.capture if apart else "")
        by_name.setdefault(key, []).append(naming)
    return [by_name[key] for key in sorted(by_name)]


def _fits(name: str, part: list[Naming], compare: Callable[[str, str], Comparison]) -> tuple[bool, str]:
    """Whether a name is one by comparison with every name of a part, and why, if not by spelling alone."""
    outcomes = [compare(name, known) for known in sorted({naming.name for naming in part})]
    fits = all(outcome.likeness >= Likeness.COMPATIBLE for outcome in outcomes)
    return fits, next((outcome.reasons[0] for outcome in outcomes if outcome.likeness < Likeness.SAME), "")


def _group(
    namings: list[Naming],
    compare: Callable[[str, str], Comparison],
    weight: Callable[[str], int],
    bucket: Callable[[str], str],
    groups: list[_Open],
    rulings: Rulings,
) -> list[_Open]:
    buckets: dict[str, list[_Open]] = {}
    for group in groups:
        for key in dict.fromkeys(bucket(naming.name) for naming in group.namings):
            buckets.setdefault(key, []).append(group)
    for found in _bundles(namings, weight, rulings):
        name = found[0].name
        nearby = buckets.setdefault(bucket(name), [])
        fits: list[tuple[_Open, int, str]] = []
        for group in nearby:
            if not group.admits(found, rulings):
                continue
            for at, part in enumerate(group.parts):
                fit, reason = _fits(name, part, compare)
                if fit:
                    fits.append((group, at, reason))
                    break
        if len(fits) == 1:
            group, at, reason = fits[0]
            group.take(found, at)
            if reason:
                group.reasons.add(f"\u201c{name}\u201d: {reason}")
        else:
            # None fits, or several do and nothing says which: apart.
            groups.append(_Open(list(found)))
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
