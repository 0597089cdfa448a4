"""Countries: from the name of a country or a people ("Nigerian") to its ISO 3166-1 code; which of them a text names."""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from answerable.lexicon import Lexicon, load_lexicon
from answerable.places.spelling import folded


class CountryWords(BaseModel):
    """A country's names and the words for its people."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: tuple[str, ...]
    peoples: tuple[str, ...]


class Countries(Lexicon):
    """data/countries.toml, by ISO 3166-1 alpha-2 code."""

    countries: dict[str, CountryWords]


def country_named(name: str) -> str | None:
    """The ISO code of the country of this name; None for names of peoples and all else."""
    return _names().get(folded(name.removesuffix("'s").removesuffix("’s")))


def country_name(code: str) -> str | None:
    """The name by which a country of this ISO code is usually printed."""
    words = _table().get(code)
    return words.names[0] if words else None


def country_names(code: str) -> tuple[str, ...]:
    """Every name of the country of this ISO code, the usual one first."""
    words = _table().get(code)
    return words.names if words else ()


def country_of_people(word: str) -> str | None:
    """The ISO code for the word for a people or what is theirs ("Nigerian", "Nigerians"); None for all else."""
    plain = folded(word.removesuffix("'s").removesuffix("’s"))
    return _peoples().get(plain) or _peoples().get(plain.removesuffix("s"))


def countries_in(text: str) -> tuple[str, ...]:
    """ISO codes of the countries that `text` names, by name or people, the most named first, then by first place."""
    count: dict[str, int] = {}
    words = list(_WORD.finditer(text))
    shouting = text.isupper()
    at = 0
    while at < len(words):
        code, used = _longest(text, words, at, shouting=shouting)
        if code is not None:
            count[code] = count.get(code, 0) + 1
        at += used
    return tuple(sorted(count, key=lambda code: -count[code]))


# "us", "pole" and "turkey" in lower case are other words, and in a text all in capitals so is "US".
_WORD = re.compile(r"\w(?:[\w.'’\u02bc-]*\w)?")
_ACRONYM = 3


def _longest(text: str, words: list[re.Match[str]], at: int, *, shouting: bool) -> tuple[str | None, int]:
    """The country that the longest run of words from `at` on names, and how many words that takes (1 for none)."""
    first = words[at][0]
    if not first[0].isupper() or _first_letters(first) not in _openings():
        return None, 1
    for used in range(min(_MOST_WORDS, len(words) - at), 0, -1):
        name = text[words[at].start() : words[at + used - 1].end()]
        short = len(name.replace(".", "")) <= _ACRONYM
        if short and (shouting or not name.isupper()) and name not in _SHORT:
            continue
        code = country_named(name) or country_of_people(name)
        if code is not None:
            return code, used
    return None, 1


_MOST_WORDS = 5
_SHORT = frozenset({"Lao"})


@cache
def _table() -> dict[str, CountryWords]:
    lexicon: Countries = load_lexicon("answerable.places.data", "countries.toml", Countries)
    return lexicon.countries


def _first_letters(word: str) -> str:
    return word.split(maxsplit=1)[0].replace(".", "")[:3].lower()


@cache
def _openings() -> frozenset[str]:
    """The first letters of every name; a word that begins otherwise begins none."""
    return frozenset(_first_letters(word) for row in _table().values() for word in (*row.names, *row.peoples))


@cache
def _names() -> dict[str, str]:
    return {folded(name): code for code, words in _table().items() for name in words.names}


@cache
def _peoples() -> dict[str, str]:
    return {folded(name): code for code, words in _table().items() for name in words.peoples}
