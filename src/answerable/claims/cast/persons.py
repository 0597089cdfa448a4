"""Words of persons' names: forms of address, particles, words that stand in no name, nouns that stand for a person."""

from dataclasses import dataclass
from functools import cache

from answerable.lexicon import Lexicon, load_lexicon


class PersonLexicon(Lexicon):
    """The schema of data/persons.toml."""

    honorifics: tuple[str, ...]
    particles: tuple[str, ...]
    suffixes: tuple[str, ...]
    strangers: tuple[str, ...]
    common: tuple[str, ...]
    names_too: tuple[str, ...]
    calendar_names: tuple[str, ...]
    occupations: tuple[str, ...]
    nominals: dict[str, tuple[str, ...]]
    pronouns: dict[str, tuple[str, ...]]
    gender: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PersonWords:
    """data/persons.toml as sets, lower case but for `names_too`, which are as printed."""

    honorifics: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    strangers: frozenset[str]
    names_too: frozenset[str]
    calendar_names: frozenset[str]
    occupations: frozenset[str]
    nominals: dict[str, tuple[str, ...]]
    pronouns: dict[str, str]
    genders: dict[str, str]


@cache
def person_words() -> PersonWords:
    """The words of data/persons.toml, ready for look-up."""
    lexicon = load_lexicon("answerable.claims.data", "persons.toml", PersonLexicon)
    return PersonWords(
        honorifics=frozenset(word.lower() for word in lexicon.honorifics),
        particles=frozenset(lexicon.particles),
        suffixes=frozenset(word.lower() for word in lexicon.suffixes),
        strangers=frozenset(word.lower() for word in (*lexicon.strangers, *lexicon.common)),
        names_too=frozenset(lexicon.names_too),
        calendar_names=frozenset(word.lower() for word in lexicon.calendar_names),
        occupations=frozenset(lexicon.occupations),
        nominals=lexicon.nominals,
        pronouns={word: gender for gender, words in lexicon.pronouns.items() for word in words},
        genders={word.lower(): gender for gender, words in lexicon.gender.items() for word in words},
    )
