"""Figures: how many the words say, as a range with open ends. "More than 1,000" is 1,001 and up.

For what a figure counts see :mod:`answerable.claims.harm`; this reads the number alone, out of plain words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from answerable.lexicon import Lexicon, load_lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of persons or things, both ends included; None is open. [first, last) are the words read.

    `vague` says that no number stands there at all ("several", "dozens").
    """

    min: int | None
    max: int | None
    approximate: bool = False
    vague: bool = False
    first: int = 0
    last: int = 0


class FigureWords(Lexicon):
    """Schema of data/figures.toml."""

    exactly: list[str]
    about: list[str]
    at_least: list[str]
    more_than: list[str]
    at_most: list[str]
    less_than: list[str]
    units: dict[str, int]
    multipliers: dict[str, int]
    nouns: dict[str, int]
    floors: dict[str, int]


_DIGITS = re.compile(r"\d{1,3}(?:[,.  ]\d{3})+|\d+")
_DECIMAL = re.compile(r"\d+\.\d{1,2}")
HUNDRED = 100
TENS = range(20, 100, 10)
DIGITS = range(1, 10)
_DASHES = frozenset({"-", "–", "—", "to", "or"})


@cache
def _words() -> FigureWords:
    return load_lexicon("answerable.claims", "data/figures.toml", FigureWords)


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Every bounding phrase as words with the name of its bound, longest first."""
    words = _words()
    named = [
        (tuple(phrase.split()), bound)
        for bound in ("more_than", "at_least", "less_than", "at_most", "about", "exactly")
        for phrase in getattr(words, bound)
    ]
    return tuple(sorted(named, key=lambda pair: -len(pair[0])))


def number_word(word: str) -> bool:
    """Whether `word` alone can begin or be a number."""
    word = word.lower()
    words = _words()
    return (
        bool(_DIGITS.fullmatch(word))
        or word in words.units
        or word in words.multipliers
        or word in words.nouns
        or word in words.floors
        or ("-" in word and word.split("-")[0] in words.units)
    )


def read_figure(tokens: Sequence[str], begin: int = 0) -> Figure | None:
    """The figure that a run of words before a noun gives: ["at", "least", "12"] is 12 and up; None where none stands.

    The number itself begins at `begin` or later; what bounds it may stand before. Articles alone are no figure.
    """
    words = [token.lower() for token in tokens]
    first = next((i for i in range(begin, len(words)) if _number(words, i)), None)
    if first is None:
        return None
    value, vague, last = _number(words, first) or (0, False, first)
    low: int | None = value
    high: int | None = None if vague else value
    bounds, start = _bounds(words, first)
    top = None
    if last + 1 < len(words) and words[last] in _DASHES | {"and"}:
        top = _number(words, last + 1)
        between = start > 0 and words[start - 1] in {"between", "from"}
        if top and not top[1] and top[0] > value and (words[last] != "and" or between):
            high, last = top[0], top[2]
            start -= between
    after = " ".join(words[last : last + 2])
    if after in {"or more", "or so"}:
        bounds = bounds | ({"at_least"} if after == "or more" else {"about"})
        last += 2
    if "at_least" in bounds:
        high = None
    elif "more_than" in bounds:
        low, high = (low or 0) + 1, None
    elif "at_most" in bounds and top is None:
        low = None
    elif "less_than" in bounds:
        low, high = None, value - 1
    return Figure(min=low, max=high, approximate="about" in bounds or vague, vague=vague, first=start, last=last)


def _bounds(words: Sequence[str], first: int) -> tuple[set[str], int]:
    """The bounds in the phrases that end where the number begins, and where the first of them begins."""
    bounds: set[str] = set()
    found = True
    while found:
        found = False
        for phrase, bound in _phrases():
            if tuple(words[first - len(phrase) : first]) == phrase and first >= len(phrase):
                bounds.add(bound)
                first -= len(phrase)
                found = True
                break
        if not found and first > 0 and words[first - 1] in {"a", "an", "the", "of", "another", "other", "all", "total"}:
            earlier, start = _bounds(words, first - 1)
            if earlier:
                return bounds | earlier, start
    return bounds, first


def _number(  # noqa: C901, PLR0911, PLR0912 - the grammar of number words, one branch a rule
    words: Sequence[str], at: int
) -> tuple[int, bool, int] | None:
    """(value, vague, where it ends) of the number that begins at `at`."""
    known = _words()
    word = words[at]
    if _DECIMAL.fullmatch(word) and at + 1 < len(words) and words[at + 1] in known.multipliers:
        return round(float(word) * known.multipliers[words[at + 1]]), False, at + 2
    if word in known.floors:
        if words[at + 1 : at + 2] == ["as"]:
            return None
        if words[at + 1 : at + 2] == ["of"] and at + 2 < len(words) and words[at + 2] in known.floors:
            return known.floors[word] * known.floors[words[at + 2]], True, at + 3
        return known.floors[word], True, at + 1
    if word in {"a", "an", "half"} and at + 1 < len(words):
        rest = words[at + 1]
        if word == "half" and words[at + 1 : at + 3] == ["a", "dozen"]:
            return 6, False, at + 3
        if rest in known.nouns:
            return known.nouns[rest], False, at + 2
        if rest in known.multipliers:
            return known.multipliers[rest], False, at + 2
        return None
    total = group = 0
    end = at
    while end < len(words):
        word = words[end]
        value = _unit(word)
        if (
            word == "-"
            and end > at
            and end + 1 < len(words)
            and _unit(words[end + 1]) in DIGITS
            and group % HUNDRED in TENS
        ):
            end += 1
            continue
        if value is not None:
            if end > at and _DIGITS.fullmatch(word):
                break
            if group and not (group % HUNDRED in TENS and value in DIGITS) and group % HUNDRED:
                break
            group += value
        elif word in known.multipliers and end > at:
            if known.multipliers[word] == HUNDRED:
                group *= HUNDRED
            else:
                total, group = total + max(group, 1) * known.multipliers[word], 0
        elif word in known.nouns and end > at:
            group *= known.nouns[word]
        elif (
            word == "and"
            and end > at
            and group >= HUNDRED
            and end + 1 < len(words)
            and _unit(words[end + 1]) is not None
            and not _DIGITS.fullmatch(words[end + 1])
            and not _DIGITS.fullmatch(words[end - 1])
        ):
            pass
        else:
            break
        end += 1
    if end == at:
        return None
    return total + group, False, end


def _unit(word: str) -> int | None:
    known = _words()
    if word in known.units:
        return known.units[word]
    if _DIGITS.fullmatch(word):
        return int(re.sub(r"\D", "", word))
    if "-" in word:
        parts = [known.units.get(part) for part in word.split("-")]
        if len(parts) == 2 and None not in parts:  # noqa: PLR2004 - two halves: "forty-five"
            return sum(part for part in parts if part is not None)
    return None
