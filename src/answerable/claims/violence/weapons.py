"""Weapons: the controlled list of kinds, and which kind the words name."""

from functools import cache

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Token

from answerable.claims.violence.vocabulary import Mapped
from answerable.claims.wording.phrasebook import Phrasebook
from answerable.lexicon import Lexicon, load_lexicon


class WeaponKind(Mapped):
    """A kind of weapon; `plover` is the mode of an assault with it, `rome` the rule of article 8 that forbids it."""

    words: tuple[str, ...]


class WeakWords(BaseModel):
    """Words that name a weapon only beside others."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: tuple[str, ...]


class WeaponWords(Lexicon):
    """Schema of data/weapons.toml."""

    kinds: tuple[WeaponKind, ...]
    weak: WeakWords


@cache
def weapon_words() -> WeaponWords:
    """The controlled list."""
    return load_lexicon("answerable.claims", "data/weapons.toml", WeaponWords)


@cache
def _book() -> Phrasebook:
    return Phrasebook({word: kind.name for kind in weapon_words().kinds for word in kind.words})


@cache
def _weak() -> frozenset[str]:
    return frozenset(weapon_words().weak.words)


def weapon_kind(token: Token, *, strong: bool = False) -> str | None:
    """The kind of weapon that the phrase ending at `token` names; `strong` leaves out words with other meanings."""
    found = _book().find(token)
    if found is None:
        return None
    kind, first = found
    if strong and first == token.i and (token.lower_ in _weak() or token.lower_.removesuffix("s") in _weak()):
        return None
    return kind


def weapon_kind_of(words: str) -> str | None:
    """The kind of weapon that printed words name."""
    return _book().label(words.split())
