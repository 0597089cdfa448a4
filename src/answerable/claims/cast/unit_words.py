"""Words of units' names: which may stand in one, which are its number, where a known phrase or a foreign name ends.

What :mod:`unit_names` builds names of; ships and numbers put together are whole names by themselves.
"""

from collections.abc import Container, Iterator

from answerable.claims.cast.persons import person_words
from answerable.claims.cast.ranks import rank_table
from answerable.claims.cast.titles import role_table
from answerable.claims.cast.units import Phrases, unit_table
from answerable.claims.wording.words import HYPHENS, Words

_ELIDED = frozenset({"l'", "d'", "l\u2019", "d\u2019"})
_LONGEST_FOREIGN, _LONGEST_SHIP = 10, 3
_MOST_DIGITS = 3
_SHARED_NOUNS = frozenset({"commands", "brigades", "battalions", "divisions", "regiments"})
_BEFORE_SHARED = frozenset(
    {"state", "states", "provincial", "regional", "district", "police", "infantry", "naval", "military"}
)
_LONGEST_SHARED = 2

Span = tuple[int, int]


def ships_in(words: Words, taken: Container[int]) -> list[Span]:
    """The names of ships among words, each after its kind (Lira in "the frigate Lira"), or with letters: "NNS Lira"."""
    found = []
    ships, letters = unit_table().ships, unit_table().ship_letters
    for at, lower in enumerate(words.lowers):
        kind = phrase_end(words, at, ships) if lower in ships else None
        if words.texts[at] in letters:
            last = _ship_end(words, at + 1, taken)
            if last > at + 1:
                found.append((at, last))
        elif kind is not None and words.texts[kind : kind + 1] != () and words.texts[kind] not in letters:
            last = _ship_end(words, kind, taken)
            if last > kind:
                found.append((kind, last))
    return found


def numbers_beside(words: Words, first: int, last: int) -> Iterator[tuple[int, str]]:
    """The numbers before a unit in the plural, each with the name it gives: 152 in "152 and 155 Brigades"."""
    if words.lowers[last - 1] not in unit_table().plurals or not is_number(words, first):
        return
    noun = words.texts[last - 1]
    singular = f"{noun[:-3]}y" if noun.endswith("ies") else noun[:-1]
    rest = " ".join([*words.texts[first + 1 : last - 1], singular])
    at = first
    while at > 1 and words.lowers[at - 1] in ("and", "&", ","):
        at -= 2 if words.texts[at - 2] != "," else 3
        if at < 0 or not is_number(words, at):
            return
        yield at, f"{words.texts[at]} {rest}"


def names_beside(words: Words, taken: Container[int]) -> Iterator[tuple[int, int, str]]:
    """Names put together before one noun, each with it: "Lira and Vele State commands" are two of them."""
    for noun, lower in enumerate(words.lowers):
        if lower not in _SHARED_NOUNS:
            continue
        middle = noun
        while middle > 0 and words.lowers[middle - 1] in _BEFORE_SHARED:
            middle -= 1
        rest = " ".join([*words.texts[middle:noun], words.texts[noun][:-1]])
        last = noun + 1
        end = middle
        found: list[tuple[int, int, str]] = []
        while True:
            first = end
            while (
                first > 0 and first - 1 not in taken and is_proper(words, first - 1) and end - first < _LONGEST_SHARED
            ):
                first -= 1
            if first == end:
                break
            found.append((first, last, f"{' '.join(words.texts[first:end])} {rest}"))
            if first < _LONGEST_SHARED or words.lowers[first - 1] not in ("and", "&", ","):
                break
            last = end = first - 1
        if len(found) > 1:
            yield from reversed(found)


def foreign_end(words: Words, at: int, taken: Container[int]) -> int:
    """The end of "pour le salut de la Lobe" or "Popular de Libertação" after the noun that ends before word `at`."""
    small = unit_table().foreign_small
    number, last, foreign = at, at, False
    while number < len(words) and number not in taken and number - at < _LONGEST_FOREIGN:
        text, lower = words.texts[number], words.lowers[number]
        accented = lower[:2] in _ELIDED or (lower.isalpha() and not lower.isascii())
        if lower in small and lower == text:
            foreign = True
        elif is_proper(words, number) or accented:
            last = number + 1
            foreign = foreign or accented
        elif not (lower.isalpha() and lower == text and words.lowers[number - 1] in small):
            break
        else:
            last = number + 1
        number += 1
    return last if foreign else at


def _ship_end(words: Words, at: int, taken: Container[int]) -> int:
    number = at
    while number < len(words) and number not in taken and number - at < _LONGEST_SHIP:
        if not words.texts[number][0].isupper() or words.lowers[number] in person_words().strangers:
            break
        number += 1
    return number


def phrase_end(words: Words, at: int, phrases: Phrases) -> int | None:
    """The end of the longest of `phrases` that begins at word `at`; None: none does."""
    for rest in phrases.get(words.lowers[at], ()):
        number = at + 1
        for word in rest:
            if number < len(words) and words.texts[number] in HYPHENS and word not in HYPHENS:
                number += 1
            if number >= len(words) or words.lowers[number].replace("\u2019", "'") != word:
                break
            number += 1
        else:
            return number
    return None


def is_proper(words: Words, at: int) -> bool:
    """Whether a capitalised word may stand in a unit's name."""
    lower = words.lowers[at]
    if not words.texts[at][0].isupper() or lower in role_table().heads or words.texts[at] in rank_table().short:
        return False
    return lower not in person_words().strangers or lower in unit_table().qualifiers


def is_number(words: Words, at: int) -> bool:
    """Whether word `at` may be a unit's number: a figure, an ordinal, a Roman number."""
    text = words.texts[at]
    if text[0].isdigit():
        return "." not in text and "," not in text and len(text.rstrip("stndrhSTNDRH")) <= _MOST_DIGITS
    return text in unit_table().numerals or words.lowers[at] in unit_table().ordinals
