"""A telling: what of a text can be held against another to see whether both come from one origin.

Shingles show what was copied, whole or in part. Landmarks (figures, and words written as names, in their order) outlive
a rewriting and a translation. Long words and quotations outlive a rewriting only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from answerable.identity.fold import romanise, skeleton
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.capture import Source
from answerable.model.text import PartKind, Text

Shingle = tuple[str, ...]


class OriginWords(Lexicon):
    """origins.toml: how alike two texts must be, speakers without a name, numerals by language and value."""

    shingle: int
    copied: float
    fewest_shingles: int
    landmarks_in_order: float
    figures_shared: float
    fewest_figures: int
    names_shared: float
    names_shared_in_language: float
    words_shared: float
    long_word: int
    quotation: int
    stem: int
    crowd: frozenset[str]
    months: frozenset[str]
    numerals: dict[str, dict[int, str]]


def origin_words() -> OriginWords:
    """The thresholds and numerals, read once."""
    found: OriginWords = load_lexicon("answerable.record.data", "origins.toml", OriginWords)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a source tells, folded for comparison; nothing of it is ever shown.

    Attributes:
        source: the source.
        language: of its text, ISO 639-1.
        shingles: every few words in a row, folded.
        landmarks: figures (digits; no days of a month, no years: many texts speak of one day) and names (the beginnings
            of their skeletons, and ordinals: the number of a unit is a part of its name), in the order of the text.
        long_words: its long words, folded.
        quotations: what it quotes, each as folded words.
    """

    source: Source
    language: str
    shingles: frozenset[Shingle]
    landmarks: tuple[str, ...]
    long_words: frozenset[str]
    quotations: frozenset[Shingle]

    @property
    def figures(self) -> frozenset[str]:
        """Its figures; see :func:`is_telling` for those that say more than that a text counts something."""
        return frozenset(mark for mark in self.landmarks if mark.isdigit())

    @property
    def names(self) -> frozenset[str]:
        """The beginnings of its names."""
        return frozenset(mark for mark in self.landmarks if not mark.isdigit())


def is_telling(mark: str) -> bool:
    """Whether a landmark is a figure that few texts share: no lone digit."""
    return mark.isdigit() and len(mark) > 1


_YEAR = 4


def _is_year(token: str) -> bool:
    return len(token) == _YEAR and token[:2] in ("19", "20")


_TOKEN = re.compile(r"[^\W_]+(?:['’\u02bc][^\W\d_]+)*|[.!?:\n\"«»“”„]")
_QUOTED = re.compile(r"[\"“«„]([^\"“”«»„]{12,400})[\"”»“]")
_GROUPED = re.compile(r"(?<=\d)[ ,\u00a0](?=\d{3}\b)")


def telling_of(text: Text, source: Source) -> Telling:
    """The telling of a text: of its paragraphs alone, since headlines and furniture are the page's own."""
    told = "\n".join(text.content[part.start : part.end] for part in text.parts if part.kind is PartKind.PARAGRAPH)
    words = origin_words()
    tokens = list(_tokens(_GROUPED.sub("", told)))
    folded = tuple(_fold(token) for token, _ in tokens)
    return Telling(
        source=source,
        language=text.language,
        shingles=_rows(folded, words.shingle),
        landmarks=tuple(_landmarks(tokens, text.language)),
        long_words=frozenset(word for word in folded if len(word) >= words.long_word),
        quotations=frozenset(
            quoted
            for match in _QUOTED.finditer(told)
            if len(quoted := tuple(_fold(token) for token, _ in _tokens(match[1]))) >= words.quotation
        ),
    )


def _tokens(told: str) -> Iterator[tuple[str, bool]]:
    """Each word, and whether it begins a sentence, a line or a quotation, where its capital says nothing."""
    opens = True
    for match in _TOKEN.finditer(told):
        if match[0][0].isalnum():
            yield match[0], opens
            opens = False
        else:
            opens = True


def _fold(word: str) -> str:
    return romanise(word).replace("'", "")


def _rows(words: Shingle, length: int) -> frozenset[Shingle]:
    return frozenset(words[at : at + length] for at in range(len(words) - length + 1))


def _landmarks(tokens: list[tuple[str, bool]], language: str) -> Iterator[str]:
    within = {_fold(token) for token, opens in tokens if token[0].isupper() and not opens}
    numerals = _numerals(language)
    stem, months = origin_words().stem, origin_words().months
    folded = [_fold(token) for token, _ in tokens]
    for at, (token, _) in enumerate(tokens):
        if token.isdigit():
            if months.isdisjoint(folded[max(0, at - 1) : at + 2]) and not _is_year(token):
                yield token
        elif token[0].isdigit():
            yield f"#{_leading_digits(token)}"
        elif (value := numerals.get(token.casefold().replace("’", "'").replace("\u02bc", "'"))) is not None:
            yield str(value)
        elif token[0].isupper() and folded[at] in within:
            yield skeleton(folded[at])[:stem]


def _leading_digits(token: str) -> str:
    return "".join(takewhile(str.isdigit, token))


@cache
def _numerals(language: str) -> dict[str, int]:
    by_value = origin_words().numerals.get(language, {})
    return {word: value for value, words in by_value.items() for word in words.split()}
