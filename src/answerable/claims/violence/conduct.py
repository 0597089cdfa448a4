"""Conduct: the words with which somebody is held answerable for something (verbs of command and of accusation)."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from answerable.lexicon import Lexicon, load_lexicon


class Accusing(BaseModel):
    """Verbs of accusation that work alike: their object is the accused, `prepositions` bring the conduct.

    `any`: every conduct counts, not only violence and listed wrongs and gerunds; `grave`: of the gerunds, too, only
    those of violence; `onto`: prepositions that bring the accused, the
    wrong being the object; `passive`: only in the passive; `found`: a court's finding rather than an accusation.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    verbs: tuple[str, ...]
    prepositions: tuple[str, ...]
    any: bool = False
    grave: bool = False
    onto: tuple[str, ...] = ()
    passive: bool = False
    found: bool = False


class Misdeeds(BaseModel):
    """Verbs that are a misdeed with certain objects ("plant evidence"); "grave" stands for every listed wrong."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verbs: tuple[str, ...]
    objects: tuple[str, ...] = ()


class ConductWords(Lexicon):
    """Schema of data/conduct.toml."""

    command: tuple[str, ...]
    light: tuple[str, ...]
    accusing: tuple[Accusing, ...]
    misdeeds: tuple[Misdeeds, ...]
    claim: tuple[str, ...]
    claim_own: tuple[str, ...]
    charge_nouns: frozenset[str]
    proceedings: frozenset[str]
    deny: tuple[str, ...]
    part: frozenset[str]
    responsible: frozenset[str]
    wrongs: tuple[str, ...]
    hedged: frozenset[str]


@cache
def conduct_words() -> ConductWords:
    """The lists of data/conduct.toml."""
    return load_lexicon("answerable.claims", "data/conduct.toml", ConductWords)
