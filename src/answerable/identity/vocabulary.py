"""The data files of identity: spellings that are one, words that are no part of a name, and the words of unit names."""

from pydantic import BaseModel, ConfigDict

from answerable.lexicon import Lexicon, load_lexicon

_DATA = "answerable.identity.data"


class Spellings(Lexicon):
    """names.toml: how names are written, and which written differences mean nothing.

    Attributes:
        cyrillic: Cyrillic letter to Latin letters.
        latin: Latin letters that have no accent to take off ("ø").
        sounds: pairs (written, folded) of a skeleton, in the order they are applied.
        honorifics: words before or after a person's name that are no part of it: ranks and titles.
        particles: words within a name that link and tell nobody apart ("al", "bin", "de").
        servant: spellings of "servant of" before an Arabic name, the first stands for all.
        given: groups of given names that are one name in several languages, each group a list of folded forms.
        short: groups of a given name and the short forms that may stand for it.
        patronymic: endings of patronymics, folded.
    """

    cyrillic: dict[str, str]
    latin: dict[str, str]
    sounds: tuple[tuple[str, str], ...]
    honorifics: frozenset[str]
    particles: frozenset[str]
    servant: tuple[str, ...]
    given: tuple[tuple[str, ...], ...]
    short: tuple[tuple[str, ...], ...]
    patronymic: tuple[str, ...]


class Echelon(BaseModel):
    """A size of unit: its word, the abbreviations for it, and whether its number alone may tell a unit apart."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    word: str
    forms: tuple[str, ...]
    large: bool


class UnitWords(Lexicon):
    """units.toml: the words of which names of units and bodies are made.

    Attributes:
        echelons: sizes of units.
        same: groups of words that mean one thing in a unit's name, the first stands for all ("centre", "center").
        phrases: pairs (written, meant) of several words, after folding.
        optional: words that one source gives and another leaves out for the same unit ("guards", "separate").
        unknown: words that begin the name of a placeholder.
        broad: words of bodies so large that to be of one tells nothing.
        stop: words that tell nothing ("the", "of").
        ordinals: words for numbers.
        bodies: words that make a capitalised name one of a body rather than of a person ("Ministry").
    """

    echelons: tuple[Echelon, ...]
    same: tuple[tuple[str, ...], ...]
    phrases: tuple[tuple[str, str], ...]
    optional: frozenset[str]
    unknown: frozenset[str]
    broad: frozenset[str]
    stop: frozenset[str]
    ordinals: dict[str, int]
    bodies: frozenset[str]


class BodyWords(Lexicon):
    """bodies.toml: words of the names of companies and organisations.

    Attributes:
        forms: legal forms, folded, without dots.
        phrases: pairs (written, meant).
        roman: Roman numerals.
    """

    forms: tuple[str, ...]
    phrases: tuple[tuple[str, str], ...]
    roman: frozenset[str]


class Weights(Lexicon):
    """weights.toml: what names and evidence weigh, in hundredths, and from which score on two are joined."""

    joined: int
    shown: int
    margin: int
    names: dict[str, int]
    units: dict[str, int]
    evidence: dict[str, int]


def weights() -> Weights:
    """The weights, read once."""
    found: Weights = load_lexicon(_DATA, "weights.toml", Weights)
    return found


def body_words() -> BodyWords:
    """The words of bodies' names, read once."""
    found: BodyWords = load_lexicon(_DATA, "bodies.toml", BodyWords)
    return found


def spellings() -> Spellings:
    """The spellings of names, read once."""
    found: Spellings = load_lexicon(_DATA, "names.toml", Spellings)
    return found


def unit_words() -> UnitWords:
    """The words of unit names, read once."""
    found: UnitWords = load_lexicon(_DATA, "units.toml", UnitWords)
    return found
