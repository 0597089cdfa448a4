"""Spelling: the form under which names of places are filed and looked up, the same for every way to write them."""

import re
import unicodedata
from functools import lru_cache

# Apostrophes of every kind, the soft sign's too, quotation marks and full stops.
_DROPPED = re.compile("[\u2019\u2018'\u02bc`\u00b4\u02b9\".]+")
_SPACED = re.compile(r"[\W_]+")
# Letters that NFKD leaves whole.
_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "\u0131": "i", "ð": "d", "þ": "th"}
)


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """`name` in lower case without accents, apostrophes, hyphens and article: "The Côte-d'Or" is "cote dor"."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    plain = _SPACED.sub(" ", _DROPPED.sub("", plain)).strip()
    return plain.removeprefix("the ")


def shard_of(name: str) -> str:
    """In which file of the gazetteer a folded name is kept: the code points of its first two characters."""
    return "-".join(f"{ord(character):x}" for character in name[:2])
