"""Names of companies and organisations, compared. Units of forces: :mod:`answerable.identity.units`.

The form of a company ("Ltd", "GmbH", "Joint Stock Company") comes off first and tells nothing apart; numbers must be
equal, Roman or not; the other words must be equal and in the same order, spelling, abbreviations and "the" apart. One
misspelt word, or letters that stand for the words ("KRW"), make two names similar and no more.
"""

from dataclasses import dataclass
from functools import cache

from answerable.identity.comparison import Comparison, Likeness
from answerable.identity.fold import skeleton, words
from answerable.identity.slip import is_slip
from answerable.identity.units import meaning
from answerable.identity.vocabulary import body_words, unit_words
from answerable.places.country import countries_in

_FEW_LETTERS = 5


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name taken apart: its telling words in order, its numbers, its legal form, and countries it names."""

    telling: tuple[str, ...]
    numbers: tuple[str, ...]
    form: frozenset[str]
    countries: frozenset[str]


@cache
def body_name(text: str) -> BodyName:
    """Take the name of a body apart."""
    plain = f" {' '.join(words(text.replace('.', '')))} "
    form: set[str] = set()
    for written in body_words().forms:
        if f" {written} " in plain and plain.strip() != written:
            form.add(written)
            plain = plain.replace(f" {written} ", " ")
    for written, meant in body_words().phrases:
        plain = plain.replace(f" {written} ", f" {meant} ")
    telling: list[str] = []
    numbers: list[str] = []
    for word in plain.split():
        if word in unit_words().ordinals:
            numbers.append(str(unit_words().ordinals[word]))
        elif word[0].isdigit() or word in body_words().roman:
            numbers.append(word.rstrip("stndrh") if word[:-2].isdigit() else word)
        elif word not in unit_words().stop:
            telling.append(meaning(word))
    return BodyName(tuple(telling), tuple(numbers), frozenset(form), frozenset(countries_in(text.title())))


def compare_bodies(one: str, other: str) -> Comparison:
    """Compare two names of companies or organisations."""
    first, second = body_name(one), body_name(other)
    if first.numbers != second.numbers:
        outcome = Comparison(Likeness.DIFFERENT, 0, ("numbers differ",))
    elif first.telling == second.telling or "".join(first.telling) == "".join(second.telling):
        outcome = Comparison(Likeness.SAME, 95, ("the same name, spelling and legal form apart",))
    elif first.countries != second.countries and first.countries and second.countries:
        outcome = Comparison(Likeness.DIFFERENT, 0, ("countries differ",))
    elif _slipped(first.telling, second.telling):
        outcome = Comparison(Likeness.SIMILAR, 65, ("one word may be misspelt",))
    elif _letters_of(first, second) or _letters_of(second, first):
        outcome = Comparison(Likeness.SIMILAR, 60, ("one may be the letters of the other",))
    else:
        outcome = Comparison(Likeness.DIFFERENT, 0, ("words differ",))
    return outcome


def _slipped(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    odd = [pair for pair in zip(first, second, strict=False) if pair[0] != pair[1]]
    if len(first) == len(second) and len(odd) == 1 and is_slip(*odd[0]):
        return len(first) > 1 or min(map(len, odd[0])) > _FEW_LETTERS
    letters = skeleton("".join(first)), skeleton("".join(second))
    return min(map(len, letters)) > _FEW_LETTERS and is_slip(*letters)


def _letters_of(short: BodyName, long: BodyName) -> bool:
    letters = "".join(word[0] for word in long.telling)
    return len(letters) > 2 and letters == "".join(short.telling)  # noqa: PLR2004 -- two letters stand for too much
