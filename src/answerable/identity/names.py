"""Names of persons: taken apart, and compared the conservative way. Units: :mod:`answerable.identity.units`.

The rules, in their order. Ranks, titles and courtesies come off first. Case, accents, apostrophes, hyphens and the
spelling of a transliteration mean nothing. Given names that are one name in several languages are equal. An initial
fits any name that begins with it. Middle names and patronymics may be left out, but two that differ tell two persons
apart. The family name must be equal. When unsure, two names stay apart: a slip of the pen or a name more makes them no
more than similar.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from answerable.identity.comparison import Comparison, Likeness
from answerable.identity.fold import romanise, skeleton, words
from answerable.identity.grades import grade_of
from answerable.identity.slip import is_slip
from answerable.identity.vocabulary import spellings, unit_words, weights


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart, folded. `given` has one letter for an initial; a lone name is the family name."""

    given: tuple[str, ...]
    family: str
    honorifics: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Whether the name has a family name and a given name that is more than an initial."""
        return bool(self.given) and len(self.given[0]) > 1


@cache
def person_name(text: str) -> PersonName:
    """Take `text` apart; "Family, Given" is turned round."""
    rank, text = _rank_before(text)
    if text.count(",") == 1:
        family, given = text.split(",")
        text = f"{given} {family}"
    tokens = [part for token in text.split() for part in _parted(token)]
    if not text.isupper():
        tokens = [part for token in tokens for part in (token if _INITIALS.fullmatch(token) else (token,))]
    parts = tuple(_without_digits(word) for token in tokens for word in words(token))
    titles = tuple(part for part in parts if part in spellings().honorifics)
    bare = [part for part in parts if part not in spellings().honorifics]
    if not bare:
        bare, titles = list(parts), ()
    core = [part for part in _servants(bare) if part not in spellings().particles] or bare
    if len(core) > 1 and len(core[-1]) == 1 and len(core[0]) > 1:
        # "Ivanov I. P.": initials written behind the family name.
        core = [*core[1:], core[0]]
    return PersonName(tuple(core[:-1]), core[-1] if core else romanise(text), (*rank, *titles))


_LONGEST_RANK = 4


def _rank_before(text: str) -> tuple[tuple[str, ...], str]:
    """The words of a rank before a name, as forces of other scripts write it, and the rest; English: honorifics."""
    tokens = text.split()
    for length in range(min(_LONGEST_RANK, len(tokens) - 1), 0, -1):
        rank = " ".join(tokens[:length])
        if not rank.isascii() and grade_of(rank) is not None:
            return words(rank), " ".join(tokens[length:])
    return (), text


# "AH Lawal": capitals that are no word among words that are not all capitals.
_INITIALS = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,3}|[A-Z][B-DF-HJ-NP-TV-XZ]")


def _parted(token: str) -> list[str]:
    """A word with hyphens as one ("Dan-Ali", "Jong-un"), unless an article or "servant of" is in it ("al-Karim")."""
    parts = token.split("-")
    linking = spellings().particles | frozenset(spellings().servant)
    if any(romanise(part).strip(".") in linking for part in parts) or any(len(part.strip(".")) < 2 for part in parts):  # noqa: PLR2004 -- an initial
        return parts
    return ["".join(parts)]


_DIGITS = str.maketrans("01345789", "oieastbg")


def _without_digits(word: str) -> str:
    """A word with digits typed for the letters they look like ("Igo1") as letters; a number stays."""
    return word if word.isdigit() else word.translate(_DIGITS)


def _servants(parts: list[str]) -> list[str]:
    """Arabic names of "servant of" as one word however they are parted: "Abd al-Karim", "Abdel Karim", "Abdulkarim"."""
    out: list[str] = []
    waiting = False
    for part in parts:
        if part in spellings().servant:
            waiting = True
        elif waiting and part in spellings().particles:
            continue
        else:
            out.append(f"{spellings().servant[0]}{part}" if waiting else _joined_servant(part))
            waiting = False
    return out if not waiting else parts


def _joined_servant(part: str) -> str:
    """The word "abdelkarim" as "abdulkarim"; a word too short to be two stays."""
    for form in sorted(spellings().servant, key=len, reverse=True):
        if len(form) > _ABD and part.startswith(form) and len(part) >= len(form) + _ABD:
            return f"{spellings().servant[0]}{part.removeprefix(form)}"
    return part


_ABD = 3


@lru_cache(maxsize=1 << 17)
def compare_persons(one: str, other: str) -> Comparison:
    """Compare two names of persons; the score is what the names alone weigh (weights.toml)."""
    first, second = person_name(one), person_name(other)
    if skeleton(first.family) != skeleton(second.family):
        outcome = _outcome(Likeness.DIFFERENT, "", f"family names differ: {first.family}, {second.family}")
    elif first.given and second.given:
        outcome = _compare_given(first, second)
    elif first.given == second.given:
        outcome = _outcome(Likeness.SAME, "single", "the same single name")
    else:
        outcome = _outcome(Likeness.PARTIAL, "family", "one is a family name alone")
    if outcome.likeness is Likeness.DIFFERENT:
        every = (*first.given, first.family), (*second.given, second.family)
        return _compare_order(*every) or _compare_loosely(*every) or outcome
    return outcome


def _outcome(likeness: Likeness, kind: str, reason: str) -> Comparison:
    return Comparison(likeness, weights().names[kind] if kind else 0, (reason,))


def _compare_order(first: tuple[str, ...], second: tuple[str, ...]) -> Comparison | None:
    """The same full names in another order.

    COMPATIBLE where there are three and the family name has moved ("Holm Ann Mira"); else no more than PARTIAL: of two
    names either may be the family's, and in a name that gives father and grandfather the order tells who is whose son.
    """
    keys = [sorted(map(_given_key, names)) for names in (first, second)]
    if keys[0] != keys[1] or min(map(len, (*first, *second))) < 2:  # noqa: PLR2004 -- an initial has one letter
        return None
    if len(first) > 2 and skeleton(first[-1]) != skeleton(second[-1]):  # noqa: PLR2004 -- two names say less than three
        return _outcome(Likeness.COMPATIBLE, "order_three", "the same names, the family name in another place")
    return _outcome(Likeness.PARTIAL, "order", "the same names in another order")


def _compare_loosely(first: tuple[str, ...], second: tuple[str, ...]) -> Comparison | None:
    """The same letters parted otherwise; or SIMILAR where one slip or words left out are all that parts two names."""
    if min(map(len, (*first, *second))) > 1 and skeleton("".join(first)) == skeleton("".join(second)):
        if len(first) > 1 < len(second):
            return _outcome(Likeness.SAME, "same", "the same letters, parted otherwise")
        long_enough = sum(map(len, first)) > _LONG_NAME
        likeness, kind = (Likeness.COMPATIBLE, "parted") if long_enough else (Likeness.SIMILAR, "order")
        return _outcome(likeness, kind, "the same letters, parted otherwise")
    short, long = sorted((first, second), key=len)
    if len(short) < 2:  # noqa: PLR2004 -- a single word tells too little, unless it is long
        misspelt = len(long) == 1 and len(short[0]) >= _LONG_NAME and _slipped(short[0], long[0])
        return _outcome(Likeness.SIMILAR, "more", "the name may be misspelt") if misspelt else None
    slips = _slips(short, long)
    if not slips:
        return None if slips is None else _outcome(Likeness.SIMILAR, "more", "one has a name more")
    if len(short) < len(long):
        return _outcome(Likeness.SIMILAR, "slip_more", "one has a name more, and one name may be misspelt")
    return _outcome(Likeness.SIMILAR, "slip", "one name may be misspelt")


def _slips(short: tuple[str, ...], long: tuple[str, ...]) -> int | None:
    """How many names of the shorter are in the longer, in order, with a slip alone: none or one; None: not all are."""
    slips = 0
    rest = list(long)
    for name in short:
        at = next((at for at, candidate in enumerate(rest) if _name_fits(name, candidate)), None)
        if at is None:
            at = next((at for at, candidate in enumerate(rest) if _slipped(name, candidate)), None)
            slips += 1
        if at is None or slips > 1:
            return None
        rest = rest[at + 1 :]
    return slips


_LONG_NAME = 8


def _slipped(one: str, other: str) -> bool:
    return is_slip(one, other) or is_slip(skeleton(one), skeleton(other))


def _compare_given(first: PersonName, second: PersonName) -> Comparison:
    fits = _name_fits(first.given[0], second.given[0])
    short_form = not fits and _short_fits(first.given[0], second.given[0])
    if not fits and not short_form:
        return _outcome(Likeness.DIFFERENT, "", f"given names differ: {first.given[0]}, {second.given[0]}")
    short, long = sorted((first.given[1:], second.given[1:]), key=len)
    rest = list(long)
    left: list[str] = []
    for name in short:
        match = next((at for at, candidate in enumerate(rest) if _name_fits(name, candidate)), None)
        if match is None:
            return _outcome(Likeness.DIFFERENT, "", f"middle names differ: {name}")
        left += rest[:match]
        rest = rest[match + 1 :]
    left += rest
    pairs = list(zip(first.given, second.given, strict=False))
    if any(len(a) != len(b) and 1 in (len(a), len(b)) for a, b in pairs) or len(first.given[0]) == 1:
        kind = "two_initials" if len(pairs) > 1 else "initial_more" if left else "initial"
        return _outcome(Likeness.COMPATIBLE, kind, "an initial fits the given name")
    if short_form:
        return _outcome(Likeness.COMPATIBLE, "short", "one given name may be short for the other")
    if left:
        formal = all(_is_patronymic(name) for name in left)
        kind, what = ("patronymic", "a patronymic") if formal else ("middle", "a middle name")
        return _outcome(Likeness.COMPATIBLE, kind, f"one leaves out {what}")
    return _outcome(Likeness.SAME, "same_three" if len(first.given) > 1 else "same", "the same name, spelling apart")


def _is_patronymic(name: str) -> bool:
    return len(name) > _LONG_ENDING and name.endswith(spellings().patronymic)


_LONG_ENDING = 4


def _short_fits(one: str, other: str) -> bool:
    forms = _short_forms()
    return other in forms.get(one, ()) or one in forms.get(other, ())


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for name, *forms in spellings().short:
        out.setdefault(name, set()).update(forms)
    return {name: frozenset(forms) for name, forms in out.items()}


def name_keys(text: str) -> Iterator[str]:
    """Keys of which two names of persons share one if they may be one person's by more than a source's word for it.

    The family name, whole or with one letter left out (so that a slip still meets), with the first letter of a given
    name; and any two words of the name, so that names in another order, or with a word more at the end, meet too.
    """
    parts = person_name(text)
    family = skeleton(parts.family)
    forms = {family, _given_key(parts.family)}
    if len(family) >= _SLIPPING:
        forms |= {family[:gap] + family[gap + 1 :] for gap in range(len(family))}
    letters = {letter for name in parts.given for letter in _initials(name)}
    yield from (f"{form} {letter}" for form in forms for letter in letters)
    keys = sorted({_given_key(name) for name in (*parts.given, parts.family) if len(name) > 1})
    yield from (f"{one}+{other}" for one, other in combinations(keys, 2))
    yield f"={skeleton(''.join((*parts.given, parts.family)))}"


_SLIPPING = 4
"""Shorter words have no slips (answerable.identity.slip)."""


def _name_fits(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return bool(_initials(one) & _initials(other))
    return _given_key(one) == _given_key(other)


def _given_key(name: str) -> str:
    return _given_names().get(skeleton(name), skeleton(name))


def _initials(name: str) -> frozenset[str]:
    """The letters that may stand for a name: "y" and "e" for "yevgeny"."""
    own = frozenset((name[0], skeleton(name)[0]))
    return own | _given_initials().get(_given_key(name), frozenset()) if len(name) > 1 else own


@cache
def _given_initials() -> dict[str, frozenset[str]]:
    """The first letters of all forms of each given name that is known, by its key."""
    found: dict[str, set[str]] = {}
    for form in (form for group in spellings().given for form in group):
        found.setdefault(_given_key(form), set()).add(form[0])
    return {key: frozenset(letters) for key, letters in found.items()}


@cache
def _given_names() -> dict[str, str]:
    return {skeleton(form): skeleton(group[0]) for group in spellings().given for form in group}


def shared_initials(one: str, other: str) -> int:
    """How many given names of two names fit each other, initials counted: two of "M.E." and "Mikhail Efimovich"."""
    pairs = zip(person_name(one).given, person_name(other).given, strict=False)
    return sum(_name_fits(first, second) for first, second in pairs)


def looks_personal(text: str) -> bool:
    """Whether `text` looks like a person's full name and not like a body, a crowd or a description.

    Two to five words, each capitalised or a particle, none of them a word of bodies (units.toml).
    """
    tokens = text.replace(",", " ").split()
    bare = [token for token in tokens if romanise(token).strip(".") not in spellings().honorifics]
    if not 2 <= len(bare) <= 5:  # noqa: PLR2004 -- the bounds stand in the docstring
        return False
    folded = words(text)
    if any(word in unit_words().bodies for word in folded) or any(word.isdigit() for word in folded):
        return False
    return all(token[:1].isupper() or romanise(token) in spellings().particles for token in bare) and any(
        len(word) > 1 for word in folded
    )
