"""Origins: sources grouped where one comes from the other, or both from a third. Copies do not corroborate."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from answerable.record.origins.likeness import likeness
from answerable.record.origins.telling import Telling, is_telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Sources that count as one: their captures, the one published first at the head, and why they are one.

    A source that nothing joins to another is an Origin alone, without reasons.
    """

    captures: tuple[str, ...]
    reasons: tuple[str, ...] = ()


class Joining:
    """Things joined two by two into groups (a disjoint-set forest): each thing has one head, alike for its group."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def head(self, thing: str) -> str:
        """The head of the group that `thing` is in."""
        while (above := self._above.get(thing, thing)) != thing:
            thing = above
        return thing

    def join(self, one: str, other: str) -> None:
        """Make two groups one; the lesser head stays, so that the order of joining does not matter."""
        first, second = sorted((self.head(one), self.head(other)))
        self._above[second] = first


def origins_of(tellings: Sequence[Telling]) -> tuple[Origin, ...]:
    """Group sources into origins, in the order of their first publication.

    Grouping is transitive: a cut version of a rewritten text is of the same origin as what was rewritten.
    """
    known = {telling.source.capture: telling for telling in tellings}
    order = sorted(known, key=lambda capture: _publication(known[capture]))
    joining = Joining()
    reasons: list[tuple[str, str]] = []
    for one, other in _candidates([known[capture] for capture in order]):
        alike = likeness(one, other)
        if alike is not None:
            joining.join(one.source.capture, other.source.capture)
            said = f"{other.source.name} and {one.source.name}: {alike.kinship} ({alike.reason})"
            reasons.append((one.source.capture, said))
    groups: dict[str, list[str]] = {}
    for capture in order:
        groups.setdefault(joining.head(capture), []).append(capture)
    return tuple(
        Origin(
            captures=tuple(captures),
            reasons=tuple(said for capture, said in reasons if joining.head(capture) == head),
        )
        for head, captures in groups.items()
    )


def _publication(telling: Telling) -> tuple[str, str, str]:
    return telling.source.published or "9999", telling.source.name, telling.source.capture


COMMON = 40
"""A mark in more texts than this is compared between neighbours in time only: a wire story on a thousand pages is then
a chain of a thousand pairs, not half a million."""


def _candidates(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Pairs that share a run of words, or a telling figure and a name, the earlier one first.

    Others pass no test of likeness. Exact where MinHash would be near (docs/decisions/origins.md).
    """
    for first, second in sorted(
        _sharing(tellings, "words") | (_sharing(tellings, "figures") & _sharing(tellings, "names"))
    ):
        yield tellings[first], tellings[second]


def _sharing(tellings: Sequence[Telling], what: str) -> set[tuple[int, int]]:
    by_mark: dict[object, list[int]] = {}
    for number, telling in enumerate(tellings):
        for mark in _marks(telling, what):
            by_mark.setdefault(mark, []).append(number)
    shared: set[tuple[int, int]] = set()
    for numbers in by_mark.values():
        shared.update(combinations(numbers, 2) if len(numbers) <= COMMON else pairwise(numbers))
    return shared


def _marks(telling: Telling, what: str) -> Iterable[object]:
    match what:
        case "words":
            return telling.shingles
        case "figures":
            return filter(is_telling, telling.figures)
        case _:
            return telling.names
