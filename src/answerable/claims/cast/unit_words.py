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

Span = tuple[int, int]


def ships_in(words: Words, taken: Container[int]) -> list[Span]:
    """The names of ships among words, each after its kind: Lira in "the frigate Lira"."""
    found = []
    ships = unit_table().ships
    for at, lower in enumerate(words.lowers):
        kind = phrase_end(words, at, ships) if lower in ships else None
        if kind is not None:
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
