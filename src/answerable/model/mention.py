"""A mention: words of a text that name a person, rank, role, title, unit or place, claimed about or not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """The words [start, end) name something. kind: person, rank, role, title, unit, place; `name` is it resolved."""

    start: int
    end: int
    kind: str
    name: str
