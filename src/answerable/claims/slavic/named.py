"""Named: words of a line that name a person, unit or place, with the name in the nominative."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """The words [first, last) of a line name something.

    `name` is it in the nominative and in its fullest form in the article; `cases` those that its form may be in; `head`
    the word that says what it is (бригада), of units; `over` the unit that the words say it is part of, if they do.
    """

    line: int
    first: int
    last: int
    kind: str
    name: str
    cases: frozenset[str] = frozenset()
    gender: str = ""
    number: str = "s"
    head: str = ""
    over: str | None = None
    pronoun: bool = False
