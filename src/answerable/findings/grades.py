"""Grades: a rank's place in NATO's scale (STANAG 2116), from OR-1 to OF-10, and the usual grades of an echelon."""

from functools import cache

from answerable.claims.cast.forces import forces
from answerable.lexicon import Lexicon, load_lexicon

_OFFICER = 10


class Echelons(Lexicon):
    """echelons.toml: word of an echelon to the lowest and highest grade of its commanders."""

    grades: dict[str, tuple[str, str]]


def echelon_grades(echelon: str) -> tuple[str, str] | None:
    """The lowest and the highest grade of whoever usually commands an echelon ("brigade"); None: not listed."""
    found: Echelons = load_lexicon("answerable.findings.data", "echelons.toml", Echelons)
    return found.grades.get(echelon)


def height(grade: str) -> int:
    """A grade as a number, officers ("OF-") above other ranks ("OR-")."""
    corps, _, step = grade.partition("-")
    return int(step) + (_OFFICER if corps == "OF" else 0)


@cache
def heights(rank: str) -> tuple[int, int] | None:
    """The lowest and highest place of a rank in any force that has it, by its unfolded or native name; None: unknown.

    A captain of a navy stands above a captain of an army: so a rank alone is a range.
    """
    known = _ranks().get(rank.casefold())
    return (min(known), max(known)) if known else None


@cache
def _ranks() -> dict[str, frozenset[int]]:
    out: dict[str, set[int]] = {}
    for force in forces():
        for rank in force.ranks:
            if rank.grade[:2] in ("OF", "OR") and rank.grade[3:].isdigit():
                for name in (rank.name, *rank.native):
                    out.setdefault(name.casefold(), set()).add(height(rank.grade))
    return {name: frozenset(found) for name, found in out.items()}
