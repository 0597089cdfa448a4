"""Names of persons: where one begins and ends in a row of words."""

from collections.abc import Container

from answerable.claims.cast.persons import person_words
from answerable.claims.wording.words import HYPHENS, Words

_LONGEST = 14
_LONGEST_BACKWARDS = 6
_FEWEST_CAPITALS, _MOST_CAPITALS = 2, 3
_OPENING, _CLOSING = frozenset('"\u201c\u2018'), frozenset('"\u201d\u2019')
_LONGEST_NICKNAME = 6
# Words that are a name after another one, where they are printed so: Omar Said.
_AFTER_A_NAME = frozenset({"Said"})
_LEADING = frozenset({"al", "el", "abu", "de", "van", "von", "ibn", "bin"})


def name_from(words: Words, at: int, blocked: Container[str]) -> int:
    """The end (exclusive) of the run of name words that begins at word `at`; `at` itself where there is none.

    `blocked` are words that never stand in a name here: organisations', ranks' and roles' in lower case, letters as
    printed.
    """
    number, last = at, at
    while number < len(words) and number - at < _LONGEST:
        if _is_initial(words, number, blocked):
            number += 2 if words.texts[number + 1] == "." else 1
        elif (last == number > at and words.texts[number] in _AFTER_A_NAME) or (
            _is_name(words, number, blocked) and not (last > at and _is_letters(words, number, blocked))
        ):
            number += 1
            last = number
        else:
            step = _between(words, number, last, blocked) if last > at else _before(words, number, at, blocked)
            if step == 0:
                break
            number += step
    honorifics = person_words().honorifics
    while last - 1 > at and words.lowers[last - 1] in honorifics and _addresses(words, last):
        last -= 1
    return last


def _addresses(words: Words, after: int) -> bool:
    """Whether a form of address addresses the name after it: "Petran Mr. Osk"; "Petran Sen," has it for a surname."""
    return words.texts[after : after + 1] == (".",) or (after < len(words) and words.texts[after][0].isupper())


def name_to(words: Words, end: int, blocked: Container[str], taken: Container[int]) -> int:
    """The beginning of the run of name words that ends before word `end`; `end` itself where there is none."""
    first, number = end, end
    while number > 0 and number - 1 not in taken and end - number < _LONGEST_BACKWARDS:
        number -= 1
        if _is_name(words, number, blocked):
            first = number
        elif words.texts[number] not in HYPHENS and words.lowers[number] not in person_words().particles:
            break
    while first < end and name_from(words, first, blocked) != end:
        first = next((n for n in range(first + 1, end) if _is_name(words, n, blocked)), end)
    return first


def _is_name(words: Words, number: int, blocked: Container[str]) -> bool:
    lower = words.lowers[number]
    if lower in blocked or words.texts[number] in blocked:
        return False
    return words.texts[number][0].isupper() and lower not in person_words().strangers


def _is_letters(words: Words, number: int, blocked: Container[str]) -> bool:
    return words.texts[number].isupper() and words.texts[number] in blocked


def _before(words: Words, number: int, at: int, blocked: Container[str]) -> int:
    """How many words before the first name word belong to the name: initials, a weekday that is a given name, "al-"."""
    if number == at and (_is_capitals(words, at, blocked) or _is_calendar_name(words, at, blocked)):
        return 1
    if words.lowers[number] in _LEADING and _name_follows(words, number + 1, blocked):
        return _with_hyphen(words, number)
    return int(words.texts[number] == "." and number == at + 1)


def _between(words: Words, number: int, last: int, blocked: Container[str]) -> int:
    """How many words between name words belong to the name: a particle, a hyphen."""
    if words.lowers[number] in person_words().particles and _name_follows(words, number + 1, blocked):
        return _with_hyphen(words, number)
    if words.texts[number] in _OPENING:
        return _nickname(words, number, blocked)
    if words.texts[number] not in HYPHENS or last != number or not words.joined(number):
        return 0
    return int(number + 1 < len(words) and words.joined(number + 1) and words.texts[number + 1][0].isalpha())


def _nickname(words: Words, at: int, blocked: Container[str]) -> int:
    """How many words a nickname in quotation marks has that stands within a name: Ivo "Zak" Petran; 0: none."""
    end = next((n for n in range(at + 1, min(at + _LONGEST_NICKNAME, len(words))) if words.texts[n] in _CLOSING), at)
    inside = words.texts[at + 1 : end]
    named = bool(inside) and inside[0][0].isupper() and all(text.isalpha() or text == "." for text in inside)
    return end + 1 - at if named and end + 1 < len(words) and _is_name(words, end + 1, blocked) else 0


def _with_hyphen(words: Words, number: int) -> int:
    return 2 if number + 1 < len(words) and words.texts[number + 1] in HYPHENS else 1


def _name_follows(words: Words, number: int, blocked: Container[str]) -> bool:
    particles = person_words().particles
    while number < len(words) and (words.lowers[number] in particles or words.texts[number] in HYPHENS):
        number += 1
    return number < len(words) and words.texts[number][0].isupper() and words.lowers[number] not in blocked


def _is_calendar_name(words: Words, at: int, blocked: Container[str]) -> bool:
    """Whether a weekday or month begins a name: "Sunday Petran", "Sunday. O. Petran"."""
    if words.lowers[at] not in person_words().calendar_names or not words.texts[at][0].isupper():
        return False
    # "… on Sunday. Petran said" has a sentence's end there; only an initial shows that the stop shortens a name.
    stopped = words.texts[at + 1 : at + 2] == (".",)
    number = at + 2 if stopped else at + 1
    return number < len(words) and (
        _is_initial(words, number, blocked) or (not stopped and _is_name(words, number, blocked))
    )


def _is_capitals(words: Words, at: int, blocked: Container[str]) -> bool:
    """Whether two or three capitals before a name in small letters are initials without stops: "MY Petran"."""
    text = words.texts[at]
    if not text.isupper() or not _FEWEST_CAPITALS <= len(text) <= _MOST_CAPITALS or at + 1 >= len(words):
        return False
    return words.texts[at + 1][1:].islower() and _is_name(words, at + 1, blocked)


def _is_initial(words: Words, number: int, blocked: Container[str]) -> bool:
    """Whether a single capital is an initial: a stop or further capitals follow, and at last a name word."""
    if len(words.texts[number]) != 1 or not words.texts[number].isupper():
        return False
    after = number + 1
    while after < len(words) and after - number < _LONGEST and (words.texts[after] == "." or _is_capital(words, after)):
        after += 1
    return after < len(words) and _is_name(words, after, blocked)


def _is_capital(words: Words, number: int) -> bool:
    return len(words.texts[number]) == 1 and words.texts[number].isupper()
