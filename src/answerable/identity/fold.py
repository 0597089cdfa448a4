"""Folding: a name as plain lower-case Latin words, and as a skeleton that spellings of one name share.

Every step loses something on purpose, so folded forms serve to compare and never to show.
"""

import re
import unicodedata
from functools import cache, lru_cache

from answerable.identity.vocabulary import spellings

_APOSTROPHES = dict.fromkeys(map(ord, "'`\u2018\u2019\u00b4\u02b9\u02ba\u02bb\u02bc\u02be\u02bf"))
_WORD = re.compile(r"[^\W_]+")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def romanise(text: str) -> str:
    """`text` with Cyrillic letters in Latin ones, and accents and apostrophes taken off; other scripts stay."""
    table, latin = spellings().cyrillic, spellings().latin
    out = []
    for letter in unicodedata.normalize("NFKC", text).casefold().translate(_APOSTROPHES):
        if letter in table:
            out.append(table[letter])
            continue
        bare = "".join(mark for mark in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(mark))
        out.append(latin.get(bare, bare))
    return "".join(out)


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words of `text`, romanised, in order; hyphens, dots, commas and brackets part words."""
    return tuple(_WORD.findall(romanise(text)))


@cache
def skeleton(word: str) -> str:
    """What spellings of one name in Latin letters have in common: "Yevgeniy", "Evgeny" and "Jewgeni" are one.

    The replacements are data (names.toml), tried in their order, longest first; doubled letters become one.
    """
    out = f"^{word}"
    for written, folded in spellings().sounds:
        out = out.replace(written, folded)
    return _DOUBLE.sub(r"\1", out.removeprefix("^")) or word
