"""Names of units and other bodies: taken apart, and compared. Persons: :mod:`answerable.identity.names`.

Numbers must be equal, whether written "64th", "64", "Sixty-Fourth" or "LXIV" is not asked; the remaining words must be
equal in any order, after British and American spelling, abbreviations and words of one meaning are folded (units.toml).
Honours ("Guards", "Separate") and the country may be left out by one source. A unit without number and without a name
of its own ("a motor rifle battalion") is another one in each source.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from answerable.identity.comparison import Comparison, Likeness
from answerable.identity.fold import skeleton, words
from answerable.identity.vocabulary import unit_words, weights
from answerable.places.country import country_named, country_of_people

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|s|ya|y)?")


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit's name taken apart: its numbers, its telling words, the optional ones, and its echelon if it has one.

    `placeholder` marks a name for what no source names ("Unknown Brigade of 7 Division"): it holds a place in a chain
    of command, and two of a name may stand for two units.
    """

    numbers: tuple[int, ...]
    telling: frozenset[str]
    optional: frozenset[str]
    echelon: str | None
    proper: bool
    country: str | None
    placeholder: bool = False

    @property
    def generic(self) -> bool:
        """Whether the name alone cannot tell one unit from another."""
        if self.proper:
            return False
        large = {echelon.word for echelon in unit_words().echelons if echelon.large}
        return not self.numbers or (self.echelon not in large and len(self.telling) <= 1)


@cache
def _meanings() -> dict[str, str]:
    lexicon = unit_words()
    out = {form: group[0] for group in lexicon.same for form in group}
    for echelon in lexicon.echelons:
        for form in (echelon.word, f"{echelon.word}s", *echelon.forms):
            out[form] = echelon.word
    return out


def meaning(word: str) -> str:
    """The word that stands for a folded word and all of its meaning: "theater" gives "theatre"."""
    return _meanings().get(word, skeleton(word))


@cache
def unit_name(text: str) -> UnitName:
    """Take a unit's name apart. What stands after a comma says where it is and is left out."""
    folded = " ".join(words(text.partition(",")[0]))
    for written, meant in unit_words().phrases:
        folded = folded.replace(written, meant)
    country, folded = _country(folded)
    numbers: list[int] = []
    telling: set[str] = set()
    optional: set[str] = set()
    for word in _join_tens(folded.split()):
        ordinal = _ORDINAL.fullmatch(word)
        if ordinal:
            numbers.append(int(ordinal[1]))
        elif word in unit_words().optional:
            optional.add(word)
        elif word not in unit_words().stop:
            telling.add(meaning(word))
    echelons = [echelon.word for echelon in unit_words().echelons if echelon.word in telling]
    capitalised = {
        meaning(word)
        for token in re.findall(r"[^\W\d_]+", text.partition(",")[0])
        if token[0].isupper()
        for word in words(token)
    }
    ordinary = set(_meanings().values()) | {"rifle", "tank"}
    proper = bool((telling & capitalised) - ordinary) or (
        len(telling & capitalised) > 1 and not numbers and not echelons
    )
    return UnitName(
        numbers=tuple(numbers),
        telling=frozenset(telling),
        optional=frozenset(optional),
        echelon=echelons[0] if echelons else None,
        proper=proper,
        country=country,
        placeholder=any(word in unit_words().unknown for word in words(text)[:2]),
    )


def _country(folded: str) -> tuple[str | None, str]:
    """The country that a unit's name says it is of, and the name without it, if enough is left to tell the unit."""
    parts = folded.split()
    first, last = parts[:1], parts[-1:] if parts[-2:-1] == ["of"] else []
    code = next((code for word in first if (code := country_of_people(word) or country_named(word))), None)
    rest = parts[1:]
    if code is None:
        code = next((code for word in last if (code := country_named(word))), None)
        rest = parts[:-2]
    if code is None:
        return None, folded
    rest = [part for part in rest if part != "s"]
    telling = [part for part in rest if part not in unit_words().stop]
    numbered = any(part[0].isdigit() or part in unit_words().ordinals for part in telling)
    return (code, " ".join(rest)) if numbered or len(telling) > 2 else (None, folded)  # noqa: PLR2004 -- three words tell


def _join_tens(parts: list[str]) -> list[str]:
    out: list[str] = []
    ordinals = unit_words().ordinals
    for part in parts:
        if part in ordinals:
            tens = _TENS.get(out[-1]) if out else None
            if tens is not None and ordinals[part] < 10:  # noqa: PLR2004 -- units follow tens
                out[-1] = str(tens + ordinals[part])
            else:
                out.append(str(ordinals[part]))
        else:
            out.append(part)
    return out


_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}


@cache
def is_broad(text: str) -> bool:
    """Whether a body is so large ("the Nigerian Army") that to be of it tells nothing of who somebody is."""
    parts = unit_name(text)
    broad = {meaning(word) for word in unit_words().broad}
    own = [
        word
        for word in words(text.partition(",")[0])
        if word not in unit_words().stop and not country_of_people(word) and not country_named(word)
    ]
    return not parts.numbers and all(meaning(word) in broad for word in own)


def looks_like_unit(text: str) -> bool:
    """Whether `text` looks like the name of one unit or body: a number or a capitalised name with a word of bodies.

    A crowd ("government forces", "the rebels") does not, nor does a country.
    """
    tokens = re.findall(r"[^\W_]+", text)
    capitalised = [token for token in tokens if token[0].isupper() or token[0].isdigit()]
    parts = unit_name(text)
    named = any(word in unit_words().bodies for token in capitalised for word in words(token))
    return len(capitalised) > 1 and (named or (bool(parts.numbers) and parts.echelon is not None))


@cache
def _letters(text: str) -> tuple[str, bool]:
    """A unit's number with the first letters of its words, and False; of a name of one word that word, and True."""
    own = [word for word in words(text.partition(",")[0]) if word not in unit_words().stop]
    numbers = " ".join(map(str, unit_name(text).numbers))
    telling = [word for word in own if not word[0].isdigit() and word not in unit_words().ordinals]
    short = len(telling) == 1
    return f"{numbers} {telling[0] if short else ''.join(word[0] for word in telling)}", short


def _is_short_for(one: str, other: str) -> bool:
    """Whether one of two names is letters for the other."""
    first, second = _letters(one), _letters(other)
    return first[0] == second[0] and first[1] is not second[1]


def unit_keys(text: str) -> Iterator[str]:
    """Keys of which two names of units share one if they may be one unit's by more than a source's word for it."""
    parts = unit_name(text)
    if parts.generic or parts.placeholder:
        return
    yield " ".join([*map(str, parts.numbers), *sorted(parts.telling)])
    yield f"letters {_letters(text)[0]}"


@lru_cache(maxsize=1 << 16)
def compare_units(one: str, other: str) -> Comparison:
    """Compare two names of units."""
    first, second = unit_name(one), unit_name(other)
    odd = ", ".join(sorted(first.telling ^ second.telling))
    if first.placeholder or second.placeholder:
        same = words(one) == words(other)
        likeness = Likeness.PARTIAL if same else Likeness.DIFFERENT
        outcome = Comparison(likeness, 0, ("a placeholder for a unit that no source names",))
    elif first.numbers != second.numbers:
        outcome = Comparison(Likeness.DIFFERENT, 0, ("numbers differ",))
    elif odd and _is_short_for(one, other):
        outcome = Comparison(Likeness.SIMILAR, weights().units["letters"], ("one may be the letters of the other",))
    elif odd:
        outcome = Comparison(Likeness.DIFFERENT, 0, (f"words differ: {odd}",))
    elif first.country and second.country and first.country != second.country:
        outcome = Comparison(Likeness.DIFFERENT, 0, ("countries differ",))
    elif first.optional != second.optional and not first.numbers:
        outcome = Comparison(
            Likeness.SIMILAR, weights().units["honour_without_number"], ("an honour more, and no number",)
        )
    elif first.optional != second.optional:
        outcome = Comparison(Likeness.COMPATIBLE, weights().units["honour"], ("one leaves out an honour",))
    elif first.generic:
        outcome = Comparison(Likeness.PARTIAL, 50, ("the name alone tells no unit apart",))
    elif first.country != second.country:
        outcome = Comparison(Likeness.COMPATIBLE, weights().units["country"], ("one leaves out the country",))
    else:
        outcome = Comparison(Likeness.SAME, weights().units["same"], ("the same name, spelling apart",))
    return outcome
