"""A naming: a name as one source has it. What identity groups, and what decisions on identity speak of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Naming:
    """A name as it stands in a source, `capture` being the source's digest."""

    name: str
    capture: str
