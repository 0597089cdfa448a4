"""Linking: names that may be one thing are weighed pair by pair, and joined from the surest pair on.

Only pairs that share a key are weighed, never all with all. Two groups are joined if their pair weighs enough, nothing
ruled keeps them apart, no name of the one contradicts a name of the other, and neither fits nearly as well a third that
speaks against the other: what fits two joins neither. The outcome depends on the names and what is known of them, not
on their order.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from answerable.identity.profile import Profile, together
from answerable.identity.rulings import Rulings
from answerable.identity.vocabulary import weights
from answerable.identity.weighing import Weighing
from answerable.model.naming import Naming


@dataclass(frozen=True, slots=True)
class Bundle:
    """Namings that are one before anything is weighed, by `name`, with what is known of them."""

    name: str
    namings: tuple[Naming, ...]
    profile: Profile


@dataclass(frozen=True, slots=True)
class Link:
    """Two names and how they weigh against each other."""

    one: str
    other: str
    weighing: Weighing


@dataclass(frozen=True, slots=True)
class Group:
    """Namings that are taken as one thing, sorted; in words why, and the links by which the machine joined them."""

    namings: tuple[Naming, ...]
    reasons: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two groups, each by its namings, that may be one and were not joined; `link` is the best pair of their names."""

    one: tuple[Naming, ...]
    other: tuple[Naming, ...]
    link: Link


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups, sorted, and the candidates, the likeliest first."""

    groups: tuple[Group, ...]
    candidates: tuple[Candidate, ...]


Weigh = Callable[[str, Profile, str, Profile], Weighing | None]
"""Weighs two names with their profiles; None where they cannot be one."""


class _Groups:
    """Bundles by the group that they are in."""

    def __init__(self, bundles: list[Bundle], rulings: Rulings, contradict: Callable[[str, str], bool]) -> None:
        self.bundles = bundles
        self.rulings = rulings
        self._contradict = contradict
        self._root = list(range(len(bundles)))
        self.members = {at: [at] for at in range(len(bundles))}
        self.decided: set[int] = set()
        self.links: dict[int, list[Link]] = {}

    def of(self, at: int) -> int:
        return self._root[at]

    def namings(self, root: int) -> list[Naming]:
        return [naming for at in self.members[root] for naming in self.bundles[at].namings]

    def profile(self, root: int) -> Profile:
        return together(self.bundles[at].profile for at in self.members[root])

    def join(self, one: int, other: int, link: Link | None = None) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        if first != second:
            for at in self.members[second]:
                self._root[at] = first
            self.members[first] += self.members.pop(second)
            self.links.setdefault(first, []).extend(self.links.pop(second, ()))
            if second in self.decided:
                self.decided.add(first)
        if link is None:
            self.decided.add(first)
        else:
            self.links.setdefault(first, []).append(link)

    def barred(self, one: int, other: int) -> bool:
        return self.rulings.barred(self.namings(self.of(one)), self.namings(self.of(other)))

    def contradicted(self, one: int, other: int) -> bool:
        """Whether a name of the one group contradicts one of the other, apart from the two that were weighed.

        What persons joined may hold such already, so there it tells nothing.
        """
        if self.of(one) in self.decided or self.of(other) in self.decided:
            return False
        return any(
            self.contradict(first, second)
            for first in self.members[self.of(one)]
            for second in self.members[self.of(other)]
            if {first, second} != {one, other}
        )

    def contradict(self, one: int, other: int) -> bool:
        """Whether two bundles cannot be one by their names."""
        return self._contradict(self.bundles[one].name, self.bundles[other].name)


def link(
    bundles: Iterable[Bundle],
    keys: Callable[[Bundle], Iterable[str]],
    weigh: Weigh,
    contradict: Callable[[str, str], bool],
    rulings: Rulings,
) -> Grouping:
    """Group bundles.

    Args:
        bundles: what is to be grouped.
        keys: of a bundle; only those that share one are weighed against each other.
        weigh: weighs two.
        contradict: whether two names cannot be one person's or unit's.
        rulings: what persons decided.
    """
    every = sorted(bundles, key=lambda bundle: (bundle.name, bundle.namings))
    groups = _Groups(every, rulings, contradict)
    _seed(groups)
    edges = {pair: found for pair in _pairs(every, keys) if (found := _weighed(every, pair, weigh)) is not None}
    ranked = sorted(edges, key=lambda pair: (-edges[pair].score, pair))
    near = _neighbours(ranked, edges)
    for pair in ranked:
        if edges[pair].score < weights().joined:
            break
        _try(groups, pair, edges, near, weigh)
    return Grouping(_closed(groups), _candidates(groups, ranked, edges))


def _seed(groups: _Groups) -> None:
    """Join what persons decided to be one."""
    at_naming = {naming: at for at, bundle in enumerate(groups.bundles) for naming in bundle.namings}
    for members in groups.rulings.components():
        found = sorted({at_naming[member] for member in members if isinstance(member, Naming) and member in at_naming})
        for at in found[1:]:
            groups.join(found[0], at)


def _pairs(bundles: list[Bundle], keys: Callable[[Bundle], Iterable[str]]) -> set[tuple[int, int]]:
    buckets: dict[str, list[int]] = {}
    for at, bundle in enumerate(bundles):
        for key in set(keys(bundle)):
            buckets.setdefault(key, []).append(at)
    return {(one, other) for found in buckets.values() for at, one in enumerate(found) for other in found[at + 1 :]}


def _weighed(bundles: list[Bundle], pair: tuple[int, int], weigh: Weigh) -> Weighing | None:
    one, other = (bundles[at] for at in pair)
    found = weigh(one.name, one.profile, other.name, other.profile)
    return found if found is not None and found.score >= weights().shown else None


def _neighbours(
    ranked: list[tuple[int, int]], edges: dict[tuple[int, int], Weighing]
) -> dict[int, list[tuple[int, int]]]:
    """For each bundle the others that it fits well enough to be joined with, each with the score."""
    out: dict[int, list[tuple[int, int]]] = {}
    for one, other in ranked:
        score = edges[one, other].score
        if score >= weights().joined:
            out.setdefault(one, []).append((other, score))
            out.setdefault(other, []).append((one, score))
    return out


def _try(
    groups: _Groups,
    pair: tuple[int, int],
    edges: dict[tuple[int, int], Weighing],
    near: dict[int, list[tuple[int, int]]],
    weigh: Weigh,
) -> None:
    one, other = pair
    if groups.of(one) == groups.of(other) or groups.barred(one, other) or groups.contradicted(one, other):
        return
    score = edges[pair].score
    if any(_fits_another(groups, *sides, score, near, weigh) for sides in ((one, other), (other, one))):
        return
    names = groups.bundles[one].name, groups.bundles[other].name
    whole = weigh(names[0], groups.profile(groups.of(one)), names[1], groups.profile(groups.of(other)))
    if whole is not None and whole.score >= weights().joined:
        groups.join(one, other, Link(*names, edges[pair]))


def _fits_another(
    groups: _Groups,
    one: int,
    other: int,
    score: int,
    near: dict[int, list[tuple[int, int]]],
    weigh: Weigh,
) -> bool:
    """Whether `one` fits a third nearly as well against which something speaks if `other` is the same."""
    for third, third_score in near.get(one, ()):
        if third_score <= score - weights().margin:
            break
        if third == other or groups.of(third) in {groups.of(one), groups.of(other)} or groups.barred(third, one):
            continue
        if groups.barred(third, other) or groups.contradict(third, other):
            return True
        first, second = groups.bundles[third], groups.bundles[other]
        between = weigh(first.name, first.profile, second.name, second.profile)
        if between is not None and between.speaks_against and between.score < weights().joined:
            return True
    return False


def _closed(groups: _Groups) -> tuple[Group, ...]:
    out = []
    for root in groups.members:
        links = sorted(groups.links.get(root, ()), key=lambda found: (found.one, found.other, -found.weighing.score))
        said = tuple(
            f"\u201c{found.one}\u201d and \u201c{found.other}\u201d ({found.weighing.score}): "
            + "; ".join(found.weighing.speaks_for)
            + "".join(f"; but {reason}" for reason in found.weighing.speaks_against)
            for found in links
            if found.weighing.speaks_for[1:] or not found.weighing.speaks_for[0].startswith("the same name,")
        )
        out.append(Group(tuple(sorted(groups.namings(root))), tuple(dict.fromkeys(said)), tuple(links)))
    return tuple(sorted(out, key=lambda group: group.namings))


def _candidates(
    groups: _Groups, ranked: list[tuple[int, int]], edges: dict[tuple[int, int], Weighing]
) -> tuple[Candidate, ...]:
    best: dict[tuple[int, int], tuple[int, int]] = {}
    for pair in ranked:
        roots = groups.of(pair[0]), groups.of(pair[1])
        if roots[0] != roots[1]:
            best.setdefault((min(roots), max(roots)), pair)
    out = []
    for (first, second), pair in best.items():
        if groups.barred(first, second):
            continue
        names = groups.bundles[pair[0]].name, groups.bundles[pair[1]].name
        sides = [tuple(sorted(groups.namings(groups.of(at)))) for at in pair]
        out.append(Candidate(sides[0], sides[1], Link(*names, edges[pair])))
    return tuple(sorted(out, key=lambda found: (-found.link.weighing.score, found.one, found.other)))
