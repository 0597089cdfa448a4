"""Spots: the places that an article names, in the nominative; what they are is the gazetteer's part (atlas.py)."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from answerable.claims.slavic.lines import Line
from answerable.claims.slavic.named import Named
from answerable.claims.slavic.schema import nouns_of
from answerable.language.slavic.declension import adjective_form, is_adjective_form
from answerable.language.slavic.grammar import grammar_of
from answerable.language.slavic.words import Word
from answerable.places.gazetteer import places_named

_MOST = 3
_GAZETTEER, _PRINTED, _LIKELY = 5.0, 3.0, 1.0
_STREETS = frozenset({"улица", "проспект", "площадь", "вулиця", "площа", "бульвар"})
_OBLIQUE = "gdail"


def spots_of(lines: Sequence[Line], taken: set[tuple[int, int]], language: str) -> tuple[Named, ...]:
    """The places of an article in order; `taken` are the words that name persons, units or roles."""
    printed = frozenset(word.text for line in lines for word in line.words[1:] if word.capital)
    return tuple(spot for number, line in enumerate(lines) for spot in _in_line(number, line, taken, printed, language))


def _in_line(
    number: int, line: Line, taken: set[tuple[int, int]], printed: frozenset[str], language: str
) -> Iterator[Named]:
    at = 0
    while at < len(line.words):
        spot = _spot(number, line, at, taken, printed, language)
        if spot is None:
            at += 1
            continue
        yield spot
        at = spot.last


def _spot(  # noqa: PLR0911 - each return another reason why a capital is no place
    number: int, line: Line, at: int, taken: set[tuple[int, int]], printed: frozenset[str], language: str
) -> Named | None:
    word = line.words[at]
    if not word.capital or not word.letters:
        return None
    region = _region(line, at, language)
    if region is not None:
        return Named(number, at, region[0], "place", region[1])
    if (number, at) in taken or len(word.text) < 3 or (word.text.isupper() and len(word.text) < 5):
        return None
    last = at + 1
    while (
        last < len(line.words)
        and last - at < _MOST
        and line.words[last].capital
        and line.words[last].letters
        and (number, last) not in taken
        and is_adjective_form(line.words[last - 1].text, language)
    ):
        last += 1
    street = _street(number, line, at)
    if street is not None:
        return street
    kind = _kind_before(line, at)
    cases = _cases(line, at, language)
    known = _known(word.text, language)
    told = at > 0 and (kind is not None or bool(cases) or _suffers(line, at))
    if not told and not (known and at > 0):
        return None
    allowed = frozenset("n") | frozenset(_OBLIQUE) if kind is not None or not cases else cases
    words = [line.words[n] for n in range(at, last)]
    name = place_name(words, allowed, printed, language, apposed=kind is not None)
    if name is None or (kind is None and not known and _in_vocabulary(line, at)):
        return None
    return Named(number, at, last, "place", name, allowed)


def _street(number: int, line: Line, at: int) -> Named | None:
    """As in "улице Мира": a street's own name is no place without the word for it."""
    hit = line.at(at - 1, "place kind") if at else None
    if hit is None or hit.entry.phrase is None or hit.entry.phrase.singular not in _STREETS:
        return None
    return Named(number, at - 1, at + 1, "place", f"{hit.entry.nominative('s')} {line.words[at].text}")


def _in_vocabulary(line: Line, at: int) -> bool:
    return any(
        hit.kind in {"rank", "role", "head", "victim", "force", "occupation", "speech noun", "award", "thing", "weapon"}
        for hit in line.hits.get(at, ())
    )


def _region(line: Line, at: int, language: str) -> tuple[int, str] | None:
    """As in "Харьковской области", "Луговском направлении": a capitalised adjective and a word for a region."""
    if at + 1 >= len(line.words) or not is_adjective_form(line.words[at].text, language):
        return None
    for hit in line.every(at + 1, "region"):
        entry = hit.entry
        word = line.words[at].text
        if (
            adjective_form(word, entry.case, entry.number, entry.gender, language).lower() == word.lower()
            and entry.number == "s"
        ):
            return hit.last, f"{adjective_form(word, 'n', 's', entry.gender, language)} {entry.nominative('s')}"
    return None


def _kind_before(line: Line, at: int) -> str | None:
    for first in range(max(0, at - 3), at):
        hit = next((h for h in line.every(first, "place kind") if h.last == at), None)
        if hit is not None:
            return line.text(first, at)
    return None


@cache
def _prepositions(language: str) -> dict[tuple[str, ...], str]:
    rows = nouns_of(language).place_before
    return {tuple(row.partition(":")[0].split()): row.partition(":")[2] for row in rows}


def _cases(line: Line, at: int, language: str) -> frozenset[str]:
    """The cases that a preposition of place before the word governs; none where there is no such preposition."""
    for length in (2, 1):
        if at >= length:
            before = tuple(line.words[n].lower for n in range(at - length, at))
            governed = _prepositions(language).get(before)
            if governed is not None:
                return frozenset(governed)
    return frozenset()


def _suffers(line: Line, at: int) -> bool:
    """Whether an act's noun stands right before: "обстрел Зареченска"."""
    return any(hit.last == at for first in range(max(0, at - 3), at) for hit in line.every(first, "incident"))


def place_name(
    words: Sequence[Word], cases: frozenset[str], printed: frozenset[str], language: str, *, apposed: bool
) -> str | None:
    """The nominative of a place's name that stands in one of `cases`; `apposed`: or in the nominative."""
    last = words[-1].text
    best: tuple[float, str] | None = None
    for order, (name, case) in enumerate(_options(last, language)):
        if case not in cases and not (case == "n" and apposed):
            continue
        whole = _whole(words, name, language)
        value = -0.05 * order
        value += _GAZETTEER if _filed(whole) else 0
        value += _PRINTED if name in printed and name != last else 0
        value += _LIKELY if _likely(language).search(name) else 0
        value += _LIKELY if case == "n" and apposed and len(words) == 1 else 0
        if best is None or value > best[0]:
            best = (value, whole)
    return None if best is None else best[1]


def _whole(words: Sequence[Word], name: str, language: str) -> str:
    """The name with its adjectives made to agree."""
    ending = name[-1]
    gender, number = {"а": "f", "я": "f", "о": "n", "е": "n", "є": "n"}.get(ending, "m"), "s"
    if ending in "иыії" and len(words) > 1:
        number = "p"
    before = [adjective_form(word.text, "n", number, gender, language) for word in words[:-1]]
    return " ".join([*before, name])


@lru_cache(maxsize=16384)
def _options(form: str, language: str) -> tuple[tuple[str, str], ...]:
    found: dict[tuple[str, str], None] = {(form, "n"): None}
    for pattern, put, cases in _rules(language):
        if pattern.search(form):
            name = pattern.sub(put, form, count=1)
            if len(name) > 1:
                found |= {(name, case): None for case in cases}
    return tuple(found)


@cache
def _rules(language: str) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(f"{pattern}$"), put, cases) for pattern, put, cases in grammar_of(language).places)


@cache
def _likely(language: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(grammar_of(language).place_endings)})$")


@lru_cache(maxsize=16384)
def _filed(name: str) -> bool:
    return bool(places_named(name))


def _known(form: str, language: str) -> bool:
    """Whether any nominative of the form is in the gazetteer."""
    return any(_filed(name) for name, _ in _options(form, language))
