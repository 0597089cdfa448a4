"""Latin: names in Cyrillic spelt in Latin letters, by the standard that goes with their language.

Russian by BGN/PCGN 1947, Ukrainian by the Cabinet of Ministers' resolution 55 of 2010. For readers; names are compared
by :mod:`answerable.identity`, which knows many spellings.
"""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import slots_json
from answerable.model.slots import Slots

LATIN_LANGUAGES = frozenset({"ru", "uk"})
"""Languages of which there is a table, as ISO 639-1."""

_CYRILLIC = re.compile("[\u0400-\u052f]")
# The ending of an ordinal in digits begins no word: "86-й".
_NUMBER = re.compile(r"\d-\Z")
_WORD = re.compile("[\u0400-\u052f]+(?:['\u2019\u02bc][\u0400-\u052f]+)*")


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    letters: dict[str, str]
    initial: dict[str, str]
    opening: str
    together: dict[str, str]


class _Tables(Lexicon):
    """Schema of data/latin.toml."""

    ru: _Table
    uk: _Table


def in_latin(text: str, language: str) -> str:
    """`text` with every Cyrillic word in Latin letters, all else as it is; ValueError where there is no table."""
    table = _table(language)
    return _WORD.sub(lambda match: _word(match[0], table, opens=_NUMBER.search(text, 0, match.start()) is None), text)


def is_cyrillic(text: str) -> bool:
    """Whether a text has Cyrillic letters."""
    return _CYRILLIC.search(text) is not None


def latin_slots(slots: Slots, language: str) -> tuple[tuple[str, str | tuple[str, ...]], ...]:
    """The slots with Cyrillic letters, in Latin ones by the standard for `language`; none for other languages."""
    if language not in LATIN_LANGUAGES:
        return ()
    found: list[tuple[str, str | tuple[str, ...]]] = []
    for name, value in slots_json(slots).items():
        if isinstance(value, str) and is_cyrillic(value):
            found.append((name, in_latin(value, language)))
        elif isinstance(value, list) and any(map(is_cyrillic, value)):
            found.append((name, tuple(in_latin(item, language) for item in value)))
    return tuple(sorted(found))


@cache
def _table(language: str) -> _Table:
    if language not in LATIN_LANGUAGES:
        raise ValueError(f"there is no table for {language!r}")
    tables = load_lexicon("answerable.model", "data/latin.toml", _Tables)
    return tables.ru if language == "ru" else tables.uk


def _word(word: str, table: _Table, *, opens: bool) -> str:
    lower = word.lower()
    out: list[str] = []
    at = 0
    while at < len(word):
        pair = table.together.get(lower[at : at + 2])
        size = 1 if pair is None else 2
        starts = opens if at == 0 else lower[at - 1] in table.opening
        letter = lower[at]
        put = pair or (table.initial.get(letter) if starts else None)
        if put is None:
            # Letters of other Cyrillic alphabets stay as they are.
            put = table.letters.get(letter, word[at])
        out.append(_cased(put, word, at))
        at += size
    return "".join(out)


def _cased(put: str, word: str, at: int) -> str:
    """Capitals as in the word: a whole word in capitals stays so, else only the first letter of "Shch" is one."""
    if not word[at].isupper():
        return put
    beside = word[at + 1 : at + 2] or word[at - 1 : at]
    return put.upper() if beside.isupper() else put[:1].upper() + put[1:]
