"""The graph of command: units with who was posted to them, what they were under, and where they were.

Two implementations: :class:`answerable.command.record_graph.RecordGraph` over a record in memory, and
:class:`answerable.command.index.Index` over a derived file that answers without the record. Claims stand here by their
ids, so that a question need not load them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from answerable.model.time import Answer, When


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRef:
    """A unit by its id in the record and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A posting to a unit. `command` says whether it is command of it; `firm` whether a source states it flatly."""

    unit: str
    unit_name: str
    person: str
    person_name: str
    role: str | None
    rank: str | None
    command: bool
    firm: bool
    when: When
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation: `child` under (child-of) or within (member-of) `parent`."""

    child: str
    child_name: str
    parent: str
    parent_name: str
    kind: str
    firm: bool
    when: When
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A place of a unit. kind: site, area of operations. What the gazetteer makes of it, where it knows it."""

    unit: str
    unit_name: str
    place: str
    kind: str
    firm: bool
    when: When
    geonames: int | None
    country: str | None
    region: str | None
    precision: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An incident: where and when, the parties that are named as perpetrators, and its claims."""

    id: str
    name: str
    place: str | None
    when: When | None
    parties: tuple[str, ...]
    geonames: int | None
    country: str | None
    region: str | None
    claims: tuple[str, ...]


class CommandGraph(Protocol):
    """What questions of command ask of a record. Everything comes sorted; nothing is guessed."""

    def unit(self, name: str) -> UnitRef:
        """The unit with this id or name, spelling forgiven as identity forgives it.

        Raises NotFoundError where there is none, AmbiguousError where several fit.
        """
        ...

    def event(self, name: str) -> Event:
        """The incident with this id or name, or the one whose name has these words; errors as for :meth:`unit`."""
        ...

    def posts(self, unit: str) -> Sequence[Post]:
        """Everybody posted to a unit, by time."""
        ...

    def parents(self, unit: str) -> Sequence[Link]:
        """What a unit was under or within."""
        ...

    def children(self, unit: str) -> Sequence[Link]:
        """What was under or within a unit."""
        ...

    def seats_near(self, event: Event) -> Sequence[Seat]:
        """The places of units that are the event's place, or lie in its region, or hold it."""
        ...

    def units_called(self, party: str) -> Sequence[UnitRef]:
        """The units that a party's name may mean; empty for "soldiers"."""
        ...

    def commands_of(self, person: str) -> Sequence[Post]:
        """The commands of units that a person of this very name is given as holding at any time."""
        ...


def answer(when: When, on: date | None, *, firm: bool) -> Answer:
    """Whether something held on a day (None: ever); at most possible where no source states it flatly."""
    held = Answer.YES if on is None else when.holds_on(on)
    return Answer.POSSIBLE if held is Answer.YES and not firm else held


def gap(when: When, on: date | None) -> int | None:
    """Days between `on` and the nearest day on which it surely held; 0 on such a day, None where none is known."""
    if on is None:
        return None
    begun, ending = when.begins[1], when.ends[0]
    known = [day for day in (begun, ending) if day is not None]
    if not known:
        return None
    if begun is not None and ending is not None and begun <= on <= ending:
        return 0
    return min(abs((on - day).days) for day in known)
