"""Figures in Russian and Ukrainian: "не менее 12", "двое", "от 10 до 12", "1,7 тыс.", "десятки", as ranges."""

import re
from collections.abc import Sequence
from functools import cache

from answerable.claims.slavic.schema import events_of
from answerable.claims.wording.figures import Figure
from answerable.language.slavic.words import words_of

_DIGITS = re.compile(r"\d+$")
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}$")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+$")
_GROUP = re.compile(r"\d{3}$")
_HUNDRED = 100
_BOUNDS = ("at_least", "more_than", "at_most", "less_than", "about")


@cache
def _bounding(language: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    words = events_of(language).figures
    rows = [(tuple(w.lower for w in words_of(text)), bound) for bound in _BOUNDS for text in getattr(words, bound)]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def figure_at(lowers: Sequence[str], at: int, language: str) -> Figure | None:
    """The figure whose number begins at word `at`, with what bounds it before; None where no number begins there."""
    bounds, first = _bounds(lowers, at, language)
    number = _number(lowers, at, language, bounded=bool(bounds))
    if number is None:
        return None
    value, vague, last = number
    low: int | None = value
    high: int | None = None if vague else value
    words = events_of(language).figures
    if last + 1 < len(lowers) and lowers[last] in words.to:
        top = _number(lowers, last + 1, language)
        if top and not top[1] and top[0] > value:
            high, last = top[0], top[2]
            if first and lowers[first - 1] in words.from_:
                first -= 1
            elif lowers[at - 1 : at] and lowers[at - 1] in words.from_:
                first = at - 1
            return Figure(min=low, max=high, approximate="about" in bounds, first=first, last=last)
    if "at_least" in bounds:
        high = None
    elif "more_than" in bounds:
        low, high = value + 1, None
    elif "less_than" in bounds:
        low, high = None, value - 1
    elif "at_most" in bounds:
        low = None
    return Figure(min=low, max=high, approximate="about" in bounds or vague, vague=vague, first=first, last=last)


def _bounds(lowers: Sequence[str], first: int, language: str) -> tuple[set[str], int]:
    bounds: set[str] = set()
    found = True
    while found:
        found = False
        for phrase, bound in _bounding(language):
            if first >= len(phrase) and tuple(lowers[first - len(phrase) : first]) == phrase:
                bounds.add(bound)
                first -= len(phrase)
                found = True
                break
    return bounds, first


def _number(  # noqa: C901 - the grammar of number words, one branch a rule
    lowers: Sequence[str], at: int, language: str, *, bounded: bool = False
) -> tuple[int, bool, int] | None:
    """(value, vague, where it ends) of the number that begins at `at`."""
    known = events_of(language)
    word = lowers[at]
    scale = known.multipliers.get(lowers[at + 1]) if at + 1 < len(lowers) else None
    if _DECIMAL.match(word) and scale and not (_THOUSANDS.match(word) and scale is None):
        return round(float(word.replace(",", ".")) * scale), False, _past(lowers, at + 2)
    if bounded and word in known.multipliers and word in known.floors:
        # "Around a thousand" has the form of "thousands".
        return known.multipliers[word], False, at + 1
    if word in known.floors:
        many = known.floors[word]
        if at + 1 < len(lowers) and lowers[at + 1] in known.multipliers:
            return many * known.multipliers[lowers[at + 1]], True, _past(lowers, at + 2)
        return many, True, at + 1
    total = group = 0
    end = at
    while end < len(lowers):
        word = lowers[end]
        value = _unit(word, language)
        if value is not None and not (end > at and _DIGITS.match(word)):
            if group and value >= 10 ** (len(str(group)) - len(str(group).rstrip("0"))) and group % _HUNDRED:
                break
            group += value
            while end + 1 < len(lowers) and _DIGITS.match(word) and _GROUP.match(lowers[end + 1]) and len(word) <= 3:
                end += 1
                group = group * 1000 + int(lowers[end])
        elif word in known.multipliers and end > at:
            total, group = total + max(group, 1) * known.multipliers[word], 0
            end = _past(lowers, end + 1) - 1
        elif (
            word in known.multipliers
            and end == at
            and known.multipliers[word] > _HUNDRED
            and word not in ("тыс", "тис", "млн")
        ):
            total = known.multipliers[word]
        else:
            break
        end += 1
    return None if end == at else (total + group, False, end)


def _past(lowers: Sequence[str], at: int) -> int:
    """Past the full stop of "тыс."."""
    return at + 1 if at < len(lowers) and lowers[at] == "." and lowers[at - 1] in {"тыс", "тис", "млн"} else at


def _unit(word: str, language: str) -> int | None:
    if _DIGITS.match(word):
        return int(word)
    if _THOUSANDS.match(word):
        return int(re.sub(r"\D", "", word))
    return events_of(language).numbers.get(word)
