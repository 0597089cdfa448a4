"""Coverage: what became of each stretch of a text, so that silence about it can be told from not having looked."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Coverage(StrEnum):
    """What became of a stretch. Headlines, headings and bylines count as furniture: no claim is looked for there."""

    CLAIMS = "claims"
    NO_CLAIMS = "no claims"
    FURNITURE = "furniture"
    NOT_PARSED = "not parsed"
    NOT_READ = "not read"


READ = (Coverage.CLAIMS, Coverage.NO_CLAIMS)
"""What was read with understanding, whether or not anything was found."""


@dataclass(frozen=True, slots=True, order=True)
class Covered:
    """The characters [start, end) of a text: a sentence, or a part that was not taken apart into sentences."""

    start: int
    end: int
    state: Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How much of a text, or of several, was read: stretches by state, and the per cent of characters read.

    `percent` is of all characters but furniture, rounded down, so that 100 means all; None where there are none.
    """

    claims: int
    no_claims: int
    furniture: int
    not_parsed: int
    not_read: int
    percent: int | None

    @property
    def read(self) -> int:
        """Sentences that were read."""
        return self.claims + self.no_claims

    @property
    def sentences(self) -> int:
        """All stretches in which claims might stand, read or not."""
        return self.read + self.not_parsed + self.not_read


def extent_of(coverage: Iterable[Covered]) -> Extent:
    """Count a coverage map."""
    count: Counter[Coverage] = Counter()
    length: Counter[Coverage] = Counter()
    for covered in coverage:
        count[covered.state] += 1
        length[covered.state] += covered.end - covered.start
    read = sum(length[state] for state in READ)
    whole = length.total() - length[Coverage.FURNITURE]
    return Extent(
        claims=count[Coverage.CLAIMS],
        no_claims=count[Coverage.NO_CLAIMS],
        furniture=count[Coverage.FURNITURE],
        not_parsed=count[Coverage.NOT_PARSED],
        not_read=count[Coverage.NOT_READ],
        percent=100 * read // whole if whole else None,
    )


def coverage_json(coverage: Iterable[Covered]) -> list[list[Any]]:
    """A coverage map as JSON: [start, end, state] in order."""
    return [[covered.start, covered.end, str(covered.state)] for covered in sorted(coverage)]


def coverage_from_json(data: Iterable[Iterable[Any]]) -> tuple[Covered, ...]:
    """The coverage map that :func:`coverage_json` wrote."""
    return tuple(Covered(start, end, Coverage(state)) for start, end, state in data)
