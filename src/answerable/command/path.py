"""A path: hops from a unit or a place to persons, each with its claims; never more certain than its weakest hop."""

from dataclasses import dataclass
from enum import StrEnum

from answerable.model.time import Answer


class Certainty(StrEnum):
    """Proven: a source states it flatly for that day. Possible: the claims allow it. Excluded: they rule it out."""

    PROVEN = "proven"
    POSSIBLE = "possible"
    EXCLUDED = "excluded"


_OF = {Answer.YES: Certainty.PROVEN, Answer.POSSIBLE: Certainty.POSSIBLE, Answer.NO: Certainty.EXCLUDED}
_ORDER = (Certainty.EXCLUDED, Certainty.POSSIBLE, Certainty.PROVEN)


def certainty(answer: Answer) -> Certainty:
    """What an answer about a day makes of a hop."""
    return _OF[answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step of a path.

    Attributes:
        kind: place (an incident's place to a unit), party (an alleged perpetrator to a unit),
            accused (a person to a unit that the person may have commanded), above (a unit to its
            superior), command (a unit to its commander).
        start: id or name of where it starts, `end` of where it leads, `end_name` that in words.
        certainty: of this step alone.
        gap: days between the day asked for and the nearest on which the claims attest it; None: no day is known.
        reason: why it is no more certain, in words.
        claims: ids of the claims behind it.
    """

    kind: str
    start: str
    end: str
    end_name: str
    certainty: Certainty
    gap: int | None
    reason: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Hops in order, at least one."""

    hops: tuple[Hop, ...]

    @property
    def weakest(self) -> Hop:
        """The least certain hop; of several the one with the widest gap, then the first."""
        return min(self.hops, key=lambda hop: (_ORDER.index(hop.certainty), -(10**9 if hop.gap is None else hop.gap)))

    @property
    def certainty(self) -> Certainty:
        """That of the weakest hop."""
        return self.weakest.certainty

    @property
    def end(self) -> str:
        """Where it leads."""
        return self.hops[-1].end

    def then(self, hop: Hop) -> "Path":
        """The path with one hop more."""
        return Path(hops=(*self.hops, hop))


def hop_order(hop: Hop) -> tuple[int, int, str]:
    """Sort key of single hops, as :func:`path_order` would order paths of one."""
    return -_ORDER.index(hop.certainty), 10**6 if hop.gap is None else hop.gap, hop.end


def path_order(path: Path) -> tuple[int, int, int, tuple[str, ...]]:
    """Sort key: the surest first, then the narrowest gaps, the shortest, and by where it leads."""
    gaps = sum(10**6 if hop.gap is None else hop.gap for hop in path.hops)
    least = min(_ORDER.index(hop.certainty) for hop in path.hops)
    return -least, gaps, len(path.hops), tuple(hop.end for hop in path.hops)
