"""The grammar of a Slavic language as data: endings of nouns, adjectives, verbs and names, numerals, abbreviations."""

from functools import cache

from answerable.lexicon import Lexicon, load_lexicon

SLAVIC = frozenset({"ru", "uk"})
"""The languages of this room, as ISO 639-1."""

CASES = "ngdail"
"""Nominative, genitive, dative, accusative, instrumental, locative, each by its first letter (a: accusative)."""


class SlavicGrammar(Lexicon):
    """Schema of data/ru.toml and data/uk.toml.

    `nouns`: for each class the endings of singular | plural in the order of CASES, alternatives by "/", "-" for none.
    `adjectives`: for each gender (m, f, n) and the plural (p) the same, for hard and soft stems.
    `masculine`, `feminine`: how a form of a name goes back to the nominative: [pattern, replacement, cases].
    `places`: the same for names of places; `place_endings`: how those mostly end in the nominative.
    `stressed`: stems of adjectives in -ой; `soft_stems`: stems of soft ones that their endings do not tell.
    """

    vowels: str
    abbreviations: frozenset[str]
    nouns: dict[str, str]
    irregular: dict[str, str]
    hard: dict[str, str]
    soft: dict[str, str]
    ordinals: dict[str, str]
    verbs: dict[str, tuple[str, ...]]
    reflexive: tuple[str, ...]
    masculine: tuple[tuple[str, str, str], ...]
    feminine: tuple[tuple[str, str, str], ...]
    places: tuple[tuple[str, str, str], ...]
    place_endings: tuple[str, ...]
    stressed: frozenset[str]
    soft_stems: frozenset[str]


@cache
def grammar_of(language: str) -> SlavicGrammar:
    """The grammar of a language of SLAVIC."""
    return load_lexicon("answerable.language.slavic.data", f"{language}.toml", SlavicGrammar)
