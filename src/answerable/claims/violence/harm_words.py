"""The words of harm: the controlled list of its kinds, and an index from a word to the kind it tells."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from answerable.claims.violence.violence import VerbEntry, incident_words, verb_index
from answerable.claims.violence.vocabulary import Mapped
from answerable.claims.wording.phrasebook import Phrasebook
from answerable.lexicon import Lexicon, load_lexicon


class HarmKind(Mapped):
    """A kind of harm with its words; `plover` and `casualty` are the fields that its figures fill there."""

    printed: str
    verbs: tuple[str, ...]
    verbs_of_subject: tuple[str, ...]
    adjectives: tuple[str, ...]
    nouns: tuple[str, ...]
    tolls: tuple[str, ...]
    bodies: tuple[str, ...]
    lives: tuple[str, ...]


class HarmWords(Lexicon):
    """Schema of data/harms.toml."""

    kinds: tuple[HarmKind, ...]


@cache
def harm_words() -> HarmWords:
    """The controlled list of kinds of harm."""
    return load_lexicon("answerable.claims", "data/harms.toml", HarmWords)


@dataclass(frozen=True, slots=True)
class HarmIndex:
    """From a word to its kind of harm: verbs that take the victims as object, as subject, adjectives, nouns."""

    verbs: Mapping[str, list[VerbEntry]]
    subject_verbs: Mapping[str, list[VerbEntry]]
    adjectives: Mapping[str, str]
    nouns: Phrasebook
    tolls: Phrasebook
    bodies: frozenset[str]
    lives: frozenset[str]


@cache
def harm_index() -> HarmIndex:
    """The index of data/harms.toml."""
    kinds = harm_words().kinds
    irregular = incident_words().irregular
    return HarmIndex(
        verb_index({verb: kind.name for kind in reversed(kinds) for verb in kind.verbs}, irregular),
        verb_index({verb: kind.name for kind in reversed(kinds) for verb in kind.verbs_of_subject}, irregular),
        {word: kind.name for kind in reversed(kinds) for word in kind.adjectives},
        Phrasebook({word: kind.name for kind in reversed(kinds) for word in kind.nouns}),
        Phrasebook({word: kind.name for kind in reversed(kinds) for word in kind.tolls}),
        frozenset(word for kind in kinds for word in kind.bodies),
        frozenset(word for kind in kinds for word in kind.lives),
    )
