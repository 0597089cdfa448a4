"""Tongue: the language of a text, as ISO 639-1; "und" where it is too short to tell."""

import re
from functools import cache
from typing import Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from answerable.lexicon import Lexicon, load_lexicon

UNDETERMINED: Final = "und"
_SAMPLE: Final = 6000
_WORD: Final = re.compile(r"[^\W\d_]+")


class LanguageWords(Lexicon):
    """Schema of languages.toml."""

    languages: tuple[str, ...]
    english_words: frozenset[str]
    english_share: float
    fewest_letters: int


@cache
def _known() -> LanguageWords:
    words: LanguageWords = load_lexicon("answerable.reading.data", "languages.toml", LanguageWords)
    return words


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_known().languages))
    return identifier


def language_of(words: str) -> str:
    """The language of `words`, judged by the first few thousand characters."""
    known = _known()
    found = _WORD.findall(words[:_SAMPLE].lower())
    letters = sum(map(len, found))
    if letters < known.fewest_letters:
        return UNDETERMINED
    share = sum(word in known.english_words for word in found) / len(found)
    if share >= known.english_share:
        return "en"
    language: str = _identifier().classify(" ".join(found))[0]
    return language
