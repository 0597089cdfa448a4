"""Units, forces and bodies: the words of their names, and what a name says of whose it is."""

from dataclasses import dataclass
from functools import cache

from answerable.lexicon import Lexicon, load_lexicon


class UnitLexicon(Lexicon):
    """The schema of data/units.toml."""

    echelons: tuple[str, ...]
    strong: tuple[str, ...]
    bodies: tuple[str, ...]
    security: tuple[str, ...]
    arms: tuple[str, ...]
    tails: tuple[str, ...]
    forces: tuple[str, ...]
    named: tuple[str, ...]
    armed_groups: tuple[str, ...]
    letters_groups: tuple[str, ...]
    civil: tuple[str, ...]
    letters_security: tuple[str, ...]
    letters_bodies: tuple[str, ...]
    countries: tuple[str, ...]
    cardinals: tuple[str, ...]
    ordinals: tuple[str, ...]
    romans: tuple[str, ...]
    qualifiers: tuple[str, ...]
    number_after: tuple[str, ...]
    plurals: tuple[str, ...]
    with_name: tuple[str, ...]
    with_arm: tuple[str, ...]
    with_of: tuple[str, ...]
    shouted: tuple[str, ...]
    foreign_nouns: tuple[str, ...]
    foreign_small: tuple[str, ...]
    ships: tuple[str, ...]
    ship_letters: tuple[str, ...]


Phrases = dict[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class UnitTable:
    """data/units.toml, ready for look-up.

    `nouns` are echelons and bodies together, `letters` all names of letters, `numerals` numbers as capitalised words or
    Roman figures.
    """

    echelons: frozenset[str]
    strong: frozenset[str]
    bodies: frozenset[str]
    security: frozenset[str]
    arms: frozenset[str]
    tails: frozenset[str]
    forces: Phrases
    named: Phrases
    groups: Phrases
    civil: frozenset[str]
    letters_groups: frozenset[str]
    letters_security: frozenset[str]
    letters_bodies: frozenset[str]
    countries: Phrases
    nouns: frozenset[str]
    letters: frozenset[str]
    numerals: frozenset[str]
    ordinals: frozenset[str]
    romans: frozenset[str]
    qualifiers: frozenset[str]
    number_after: frozenset[str]
    plurals: frozenset[str]
    with_name: frozenset[str]
    with_arm: frozenset[str]
    with_of: frozenset[str]
    shouted: frozenset[str]
    foreign_nouns: frozenset[str]
    foreign_small: frozenset[str]
    ships: Phrases
    ship_letters: frozenset[str]


@cache
def unit_table() -> UnitTable:
    """The units' words of data/units.toml."""
    lexicon = load_lexicon("answerable.claims.data", "units.toml", UnitLexicon)
    return UnitTable(
        echelons=frozenset(lexicon.echelons),
        strong=frozenset(lexicon.strong),
        bodies=frozenset(lexicon.bodies),
        security=frozenset(lexicon.security),
        arms=frozenset(lexicon.arms),
        tails=frozenset(lexicon.tails),
        forces=_phrases(lexicon.forces),
        named=_phrases(lexicon.named),
        groups=_phrases(lexicon.armed_groups),
        civil=frozenset(lexicon.civil),
        letters_groups=frozenset(lexicon.letters_groups),
        letters_security=frozenset(lexicon.letters_security),
        letters_bodies=frozenset(lexicon.letters_bodies),
        countries=_phrases(lexicon.countries),
        nouns=frozenset({*lexicon.echelons, *lexicon.bodies}),
        letters=frozenset({*lexicon.letters_security, *lexicon.letters_bodies, *lexicon.letters_groups}),
        numerals=frozenset({*lexicon.cardinals, *lexicon.romans}),
        ordinals=frozenset(lexicon.ordinals),
        romans=frozenset(lexicon.romans),
        qualifiers=frozenset(lexicon.qualifiers),
        number_after=frozenset(lexicon.number_after),
        plurals=frozenset(lexicon.plurals),
        with_name=frozenset(lexicon.with_name),
        with_arm=frozenset(lexicon.with_arm),
        with_of=frozenset(lexicon.with_of),
        shouted=frozenset(lexicon.shouted),
        foreign_nouns=frozenset(lexicon.foreign_nouns),
        foreign_small=frozenset(lexicon.foreign_small),
        ships=_phrases(lexicon.ships),
        ship_letters=frozenset(lexicon.ship_letters),
    )


def _phrases(texts: tuple[str, ...]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for text in texts:
        words = text.lower().replace("-", " ").replace(".", " . ").replace("'s", " 's").split()
        found.setdefault(words[0], []).append(tuple(words[1:]))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


def is_security(name: str) -> bool:
    """Whether the name of a unit or body says that it belongs to armed, police or intelligence forces."""
    table = unit_table()
    words = name.lower().replace("-", " ").split()
    if name in table.letters_security or words[:1] in (["operation"], ["exercise"]):
        return True
    if (
        not words
        or (words[-1] in table.civil and not any(letter.isdigit() for letter in name))
        or tuple(words[1:]) in table.groups.get(words[0], ())
    ):
        return words[-1:] == ["school"] and words[0] in table.countries
    if any(word in table.security or word in table.strong for word in words):
        return True
    return tuple(words[1:]) in table.named.get(words[0], ())


def is_service(name: str) -> bool:
    """Whether a name ends in the noun of a service: army, navy, ground forces, national guard."""
    words = tuple(name.lower().split())
    forces = unit_table().forces
    return any(words[at + 1 :] in forces.get(words[at], ()) for at in range(len(words)))


def is_whole_force(name: str) -> bool:
    """Whether a name is that of a country's whole army, navy, police or the like ("Nigerian Army")."""
    words = tuple(name.lower().replace("-", " ").split())
    table = unit_table()
    for rest in table.countries.get(words[0], ()) if words else ():
        after = words[1 + len(rest) :]
        if words[1 : 1 + len(rest)] == rest and after and after[1:] in table.forces.get(after[0], ()):
            return True
    return False
