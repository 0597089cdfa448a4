"""Names of persons: taken apart, and compared the conservative way. Units: :mod:`answerable.identity.units`.

The rules, in their order. Ranks, titles and courtesies come off first. Case, accents, apostrophes, hyphens and the
spelling of a transliteration mean nothing. Given names that are one name in several languages are equal. An initial
fits any name that begins with it. Middle names and patronymics may be left out, but two that differ tell two persons
apart. The family name must be equal. When unsure, two names stay apart.
"""

from dataclasses import dataclass
from functools import cache

from answerable.identity.comparison import Comparison, Likeness
from answerable.identity.fold import romanise, skeleton, words
from answerable.identity.vocabulary import spellings, unit_words


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart, folded. `given` has one letter for an initial; a lone name is the family name."""

    given: tuple[str, ...]
    family: str
    honorifics: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Whether the name has a family name and a given name that is more than an initial."""
        return bool(self.given) and len(self.given[0]) > 1


@cache
def person_name(text: str) -> PersonName:
    """Take `text` apart; "Family, Given" is turned round."""
    if text.count(",") == 1:
        family, given = text.split(",")
        text = f"{given} {family}"
    parts = words(text)
    titles = tuple(part for part in parts if part in spellings().honorifics)
    bare = [part for part in parts if part not in spellings().honorifics]
    if not bare:
        bare, titles = list(parts), ()
    core = [part for part in bare if part not in spellings().particles] or bare
    if len(core) > 1 and len(core[-1]) == 1 and len(core[0]) > 1:
        # "Ivanov I. P.": initials written behind the family name.
        core = [*core[1:], core[0]]
    return PersonName(tuple(core[:-1]), core[-1] if core else romanise(text), titles)


def compare_persons(one: str, other: str) -> Comparison:
    """Compare two names of persons."""
    first, second = person_name(one), person_name(other)
    if skeleton(first.family) != skeleton(second.family):
        return Comparison(Likeness.DIFFERENT, 0, (f"family names differ: {first.family}, {second.family}",))
    if not first.given or not second.given:
        if first.given == second.given:
            return Comparison(Likeness.SAME, 90, ("the same single name",))
        return Comparison(Likeness.SIMILAR, 40, ("one is a family name alone",))
    return _compare_given(first, second)


def _compare_given(first: PersonName, second: PersonName) -> Comparison:
    if not _name_fits(first.given[0], second.given[0]):
        reason = f"given names differ: {first.given[0]}, {second.given[0]}"
        return Comparison(Likeness.DIFFERENT, 0, (reason,))
    short, long = sorted((first.given[1:], second.given[1:]), key=len)
    rest = list(long)
    for name in short:
        match = next((at for at, candidate in enumerate(rest) if _name_fits(name, candidate)), None)
        if match is None:
            return Comparison(Likeness.DIFFERENT, 0, (f"middle names differ: {name}",))
        rest = rest[match + 1 :]
    initials = any(
        len(a) != len(b) and 1 in (len(a), len(b)) for a, b in zip(first.given, second.given, strict=False)
    ) or (len(first.given[0]) == 1)
    if initials:
        return Comparison(Likeness.COMPATIBLE, 75, ("an initial fits the given name",))
    if len(short) != len(long):
        return Comparison(Likeness.COMPATIBLE, 85, ("one leaves out a middle name or patronymic",))
    return Comparison(Likeness.SAME, 100, ("the same name, spelling apart",))


def _name_fits(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return bool(_initials(one) & _initials(other))
    return _given_key(one) == _given_key(other)


def _given_key(name: str) -> str:
    return _given_names().get(skeleton(name), skeleton(name))


def _initials(name: str) -> set[str]:
    """The letters that may stand for a name: "y" and "e" for "yevgeny"."""
    forms = [name, skeleton(name)]
    if len(name) > 1:
        forms += [form for group in spellings().given for form in group if _given_key(form) == _given_key(name)]
    return {form[0] for form in forms}


@cache
def _given_names() -> dict[str, str]:
    return {skeleton(form): skeleton(group[0]) for group in spellings().given for form in group}


def looks_personal(text: str) -> bool:
    """Whether `text` looks like a person's full name and not like a body, a crowd or a description.

    Two to five words, each capitalised or a particle, none of them a word of bodies (units.toml).
    """
    tokens = text.replace(",", " ").split()
    bare = [token for token in tokens if romanise(token).strip(".") not in spellings().honorifics]
    if not 2 <= len(bare) <= 5:  # noqa: PLR2004 -- the bounds stand in the docstring
        return False
    folded = words(text)
    if any(word in unit_words().bodies for word in folded) or any(word.isdigit() for word in folded):
        return False
    return all(token[:1].isupper() or romanise(token) in spellings().particles for token in bare) and any(
        len(word) > 1 for word in folded
    )
