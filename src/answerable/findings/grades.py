"""Usual grades of whoever commands an echelon. Where a rank stands: :mod:`answerable.identity.grades`."""

from answerable.lexicon import Lexicon, load_lexicon

_OFFICERS = 10


class Echelons(Lexicon):
    """echelons.toml: word of an echelon to the lowest and highest grade of its commanders."""

    grades: dict[str, tuple[str, str]]


def echelon_grades(echelon: str) -> tuple[str, str] | None:
    """The lowest and the highest grade of whoever usually commands an echelon ("brigade"); None: not listed."""
    found: Echelons = load_lexicon("answerable.findings.data", "echelons.toml", Echelons)
    return found.grades.get(echelon)


def height(grade: str) -> int:
    """A grade as a number, officers ("OF-") above other ranks ("OR-"), as `grade_of` gives those of ranks."""
    corps, _, step = grade.partition("-")
    return int(step) + (_OFFICERS if corps == "OF" else 0)
