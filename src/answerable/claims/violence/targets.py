"""Targets: persons and things that violence is done to or that do it, by controlled kinds."""

from functools import cache

from spacy.tokens import Token

from answerable.claims.violence.vocabulary import Mapped
from answerable.claims.wording.phrasebook import Phrasebook
from answerable.lexicon import Lexicon, load_lexicon


class TargetKind(Mapped):
    """A kind of person or thing.

    `plover` is the sector of those it belongs to, `rome` its wording in article 8(2)(b) where it is protected.
    """

    words: tuple[str, ...]


class TargetWords(Lexicon):
    """Schema of data/targets.toml."""

    things: tuple[TargetKind, ...]
    persons: tuple[TargetKind, ...]


@cache
def target_words() -> TargetWords:
    """The controlled list."""
    return load_lexicon("answerable.claims", "data/targets.toml", TargetWords)


@cache
def _things() -> Phrasebook:
    return Phrasebook({word: kind.name for kind in target_words().things for word in kind.words})


@cache
def _persons() -> Phrasebook:
    return Phrasebook({word: kind.name for kind in reversed(target_words().persons) for word in kind.words})


def thing_kind(token: Token) -> str | None:
    """The kind of object that the phrase ending at `token` names, else None."""
    found = _things().find(token)
    return found[0] if found else None


def person_kind(token: Token) -> str | None:
    """The kind of persons (or of force) that the phrase ending at `token` names, else None."""
    found = _persons().find(token)
    return found[0] if found else None


def thing_kind_of(words: str) -> str | None:
    """The kind of object that printed words name."""
    return _things().label(words.split())


def person_kind_of(words: str) -> str | None:
    """The kind of persons that printed words name."""
    return _persons().label(words.split())
