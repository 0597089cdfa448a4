"""Naming: the parts of a person's name, and which names of an article are one person's."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A name in the nominative; what is not known of it is empty. gender: m or f."""

    given: str
    patronymic: str
    surname: str
    gender: str

    @property
    def full(self) -> str:
        """All of the name that is known, in the order in which it is printed."""
        return " ".join(part for part in (self.given, self.patronymic, self.surname) if part)


def merged(persons: Sequence[Person]) -> dict[Person, Person]:
    """Each person as named to the fullest form of the same: same surname, and given names that may be one."""
    groups: list[list[Person]] = []
    for person in dict.fromkeys(persons):
        home = next((group for group in reversed(groups) if all(_may_be(person, other) for other in group)), None)
        if home is None:
            groups.append([person])
        else:
            home.append(person)
    found: dict[Person, Person] = {}
    for group in groups:
        full = Person(
            max((p.given for p in group), key=len),
            max((p.patronymic for p in group), key=len),
            next((p.surname for p in group if p.surname), ""),
            next((p.gender for p in group if len(p.given) > 2), group[0].gender),
        )
        found |= dict.fromkeys(group, full)
    return found


def _may_be(one: Person, other: Person) -> bool:
    if not one.surname or not other.surname:
        return bool(one.given) and one.given == other.given and one.patronymic in ("", other.patronymic)
    if one.surname.casefold().replace("ё", "е") != other.surname.casefold().replace("ё", "е"):
        return False
    return all(_fits(a, b) for a, b in ((one.given, other.given), (one.patronymic, other.patronymic)))


def _fits(one: str, other: str) -> bool:
    if not one or not other or one == other:
        return True
    short, long = sorted((one, other), key=len)
    return short.endswith(".") and long.startswith(short[:-1])
