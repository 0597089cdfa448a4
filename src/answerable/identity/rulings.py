"""Rulings: what decisions make of namings (or claims): which must be one, and which must not.

Where two decisions contradict each other the later one holds and the earlier has no effect; the commands refuse to take
such a decision, but a log may hold it all the same (two people decide side by side).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from answerable.model.decision import IdentityDecision, Sameness, standing
from answerable.model.naming import Naming

Member = Naming | str
"""A naming; of incidents, the id of a claim."""


@dataclass(slots=True)
class Rulings:
    """What has been ruled of members so far. Made by :func:`rule`; `effective` are the ids of decisions that hold."""

    effective: set[str] = field(default_factory=set)
    _parent: dict[Member, Member] = field(default_factory=dict)
    _barred: dict[Member, set[Member]] = field(default_factory=dict)

    def components(self) -> list[list[Member]]:
        """The members that must be one, a list for each thing, in the order in which they were ruled of."""
        out: dict[Member, list[Member]] = {}
        for member in self._parent:
            out.setdefault(self._root(member), []).append(member)
        return [members for members in out.values() if len(members) > 1]

    def ruled(self, member: Member) -> bool:
        """Whether any decision that holds speaks of the member."""
        return member in self._parent

    def parted(self, member: Member) -> bool:
        """Whether the member must be kept apart from some other."""
        return member in self._parent and bool(self._barred.get(self._root(member)))

    def barred(self, some: Iterable[Member], others: Iterable[Member]) -> bool:
        """Whether any of `some` must not be one with any of `others`."""
        if not self._barred:
            return False
        roots = {self._root(member) for member in some if member in self._parent}
        against = {root for other in roots for root in self._barred.get(other, ())}
        return bool(against) and any(self._root(member) in against for member in others if member in self._parent)

    def one(self, some: Iterable[Member], others: Iterable[Member]) -> bool:
        """Whether any of `some` is ruled to be one with any of `others`."""
        roots = {self._root(member) for member in some if member in self._parent}
        return any(self._root(member) in roots for member in others if member in self._parent)

    def join(self, members: Sequence[Member]) -> None:
        """Rule that members are one."""
        first = self._known(members[0])
        for member in members[1:]:
            other, root = self._known(member), self._root(first)
            if other == root:
                continue
            self._parent[other] = root
            for enemy in self._barred.pop(other, set()):
                self._barred[enemy].discard(other)
                self._bar(enemy, root)

    def part(self, some: Iterable[Member], others: Iterable[Member]) -> None:
        """Rule that none of `some` is one with any of `others`."""
        others = list(others)
        for member in some:
            for other in others:
                self._bar(self._known(member), self._known(other))

    def _bar(self, one: Member, other: Member) -> None:
        self._barred.setdefault(one, set()).add(other)
        self._barred.setdefault(other, set()).add(one)

    def _known(self, member: Member) -> Member:
        self._parent.setdefault(member, member)
        return self._root(member)

    def _root(self, member: Member) -> Member:
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member


def rule(decisions: Iterable[IdentityDecision], kind: str) -> Rulings:
    """What the standing decisions rule of the entities of a kind (person, unit, place, incident)."""
    rulings = Rulings()
    for decision in reversed(standing(list(decisions))):
        if not decision.sides or any(side.kind != kind or not side.members for side in decision.sides):
            continue
        first, second = (side.members for side in decision.sides)
        if decision.verdict is Sameness.SAME and not rulings.barred([*first, *second], [*first, *second]):
            rulings.join([*first, *second])
        elif decision.verdict is Sameness.DIFFERENT and not set(first) & set(second) and not rulings.one(first, second):
            rulings.part(first, second)
        else:
            continue
        rulings.effective.add(decision.id)
    return rulings
