"""Conduct: the words with which somebody is held answerable for something (verbs of command and of accusation)."""

from functools import cache

from answerable.lexicon import Lexicon, load_lexicon


class ConductWords(Lexicon):
    """Schema of data/conduct.toml."""

    command: tuple[str, ...]
    light: tuple[str, ...]
    accuse: tuple[str, ...]
    found: tuple[str, ...]
    claim: tuple[str, ...]
    claim_own: tuple[str, ...]
    charge_nouns: tuple[str, ...]
    deny: tuple[str, ...]
    part: tuple[str, ...]
    responsible: tuple[str, ...]
    prepositions: tuple[str, ...]
    wrongs: tuple[str, ...]
    hedged: tuple[str, ...]


@cache
def conduct_words() -> ConductWords:
    """The lists of data/conduct.toml."""
    return load_lexicon("answerable.claims", "data/conduct.toml", ConductWords)
