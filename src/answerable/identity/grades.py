"""Grades: where a rank stands in NATO's scale (STANAG 2116), and in which services there is such a rank."""

from functools import cache

from answerable.claims.cast.forces import forces

_OFFICERS = 10


@cache
def grade_of(rank: str) -> tuple[int, int] | None:
    """The lowest and highest place of a rank in any force that has it, officers from 11 up; None: it is unknown.

    `rank` is unfolded, as claims have it, in English or in the force's own language.
    """
    known = _known().get(rank.casefold())
    return (min(known[0]), max(known[0])) if known and known[0] else None


@cache
def services_of(rank: str) -> frozenset[str]:
    """The services ("army", "police") that have a rank; empty: it is unknown."""
    known = _known().get(rank.casefold())
    return frozenset() if known is None else frozenset(known[1])


@cache
def _known() -> dict[str, tuple[set[int], set[str]]]:
    out: dict[str, tuple[set[int], set[str]]] = {}
    for force in forces():
        for rank in force.ranks:
            corps, _, step = rank.grade.partition("-")
            graded = corps in {"OF", "OR"} and step.isdigit()
            for name in (rank.name, *rank.native, *rank.short):
                grades, services = out.setdefault(name.casefold(), (set(), set()))
                services.add(force.branch)
                if graded:
                    grades.add(int(step) + (_OFFICERS if corps == "OF" else 0))
    return out
