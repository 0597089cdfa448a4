"""Names of persons: where one stands, and which printed forms are the same person within an article."""

from dataclasses import dataclass, field
from functools import cache

from answerable.claims.words import Words
from answerable.lexicon import Lexicon, load_lexicon

_LONGEST = 7
_FEWEST_CAPITALS, _MOST_CAPITALS = 2, 3


class PersonLexicon(Lexicon):
    """The schema of data/persons.toml."""

    honorifics: tuple[str, ...]
    particles: tuple[str, ...]
    suffixes: tuple[str, ...]
    strangers: tuple[str, ...]
    calendar_names: tuple[str, ...]
    nominals: dict[str, tuple[str, ...]]
    pronouns: dict[str, tuple[str, ...]]
    gender: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PersonWords:
    """data/persons.toml as sets, lower case."""

    honorifics: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    strangers: frozenset[str]
    calendar_names: frozenset[str]
    nominals: dict[str, tuple[str, ...]]
    pronouns: dict[str, str]
    genders: dict[str, str]


@cache
def person_words() -> PersonWords:
    """The words of data/persons.toml, ready for look-up."""
    lexicon = load_lexicon("answerable.claims.data", "persons.toml", PersonLexicon)
    return PersonWords(
        honorifics=frozenset(word.lower() for word in lexicon.honorifics),
        particles=frozenset(lexicon.particles),
        suffixes=frozenset(word.lower() for word in lexicon.suffixes),
        strangers=frozenset(word.lower() for word in lexicon.strangers),
        calendar_names=frozenset(word.lower() for word in lexicon.calendar_names),
        nominals=lexicon.nominals,
        pronouns={word: gender for gender, words in lexicon.pronouns.items() for word in words},
        genders={word.lower(): gender for gender, words in lexicon.gender.items() for word in words},
    )


def name_from(paragraph: Words, at: int, blocked: frozenset[str]) -> int:
    """The end (exclusive) of the run of name words that begins at word `at`; `at` itself where there is none.

    `blocked` are words that never stand in a name here: organisations', ranks' and roles' in lower case, letters as printed.
    """
    words = person_words()
    number, last = at, at
    while number < len(paragraph) and number - at < _LONGEST * 2:
        text, lower = paragraph.texts[number], paragraph.lowers[number]
        if _initial(paragraph, number, blocked):
            number += 2 if paragraph.texts[number + 1] == "." else 1
        elif text.isupper() and last > at and text in blocked:
            break
        elif number == at and _capitals(paragraph, at, blocked):
            number += 1
        elif number == at and lower in words.calendar_names and _initial_or_name(paragraph, at + 1, blocked):
            number += 1
        elif text[0].isupper() and lower not in blocked and lower not in words.strangers:
            number += 1
            last = number
        elif lower in words.particles and last > at and _capital(paragraph, number + 1, blocked):
            number += 2 if number + 1 < len(paragraph) and paragraph.texts[number + 1] in "-‑" else 1
        elif lower in words.particles and last == at and _particle_starts(paragraph, number, blocked):
            number += 2 if paragraph.texts[number + 1] in "-‑" else 1
        elif text == "." and last < number and number == at + 1:
            number += 1
        elif text in "-‑–" and last == number and paragraph.joined(number) and _hyphened(paragraph, number + 1):
            number += 1
        else:
            break
    while last > at and paragraph.lowers[last - 1] in words.honorifics and last - 1 > at:
        last -= 1
    return last


def _initial_or_name(paragraph: Words, number: int, blocked: frozenset[str]) -> bool:
    if number < len(paragraph) and paragraph.texts[number] == ".":
        number += 1
    if number >= len(paragraph) or not paragraph.texts[number][0].isupper():
        return False
    return _initial(paragraph, number, blocked) or (
        paragraph.lowers[number] not in blocked and paragraph.lowers[number] not in person_words().strangers
    )


def _capitals(paragraph: Words, at: int, blocked: frozenset[str]) -> bool:
    """Whether two or three capitals before a name in small letters are initials without stops: "MY Petran"."""
    text = paragraph.texts[at]
    if not text.isupper() or not _FEWEST_CAPITALS <= len(text) <= _MOST_CAPITALS or at + 1 >= len(paragraph):
        return False
    after = paragraph.texts[at + 1]
    return (
        after[0].isupper()
        and after[1:].islower()
        and paragraph.lowers[at + 1] not in blocked | person_words().strangers
    )


def _initial(paragraph: Words, number: int, blocked: frozenset[str]) -> bool:
    """Whether a single capital is an initial: a stop or further capitals follow, and at last a name word."""
    if len(paragraph.texts[number]) != 1 or not paragraph.texts[number].isupper():
        return False
    after = number + 1
    while after < len(paragraph) and (
        paragraph.texts[after] == "." or (len(paragraph.texts[after]) == 1 and paragraph.texts[after].isupper())
    ):
        after += 1
    return (
        after < len(paragraph)
        and after - number < _LONGEST
        and paragraph.texts[after][0].isupper()
        and paragraph.lowers[after] not in blocked
        and paragraph.lowers[after] not in person_words().strangers
    )


def _capital(paragraph: Words, number: int, blocked: frozenset[str]) -> bool:
    while number < len(paragraph) and (
        paragraph.lowers[number] in person_words().particles or paragraph.texts[number] == "-"
    ):
        number += 1
    return number < len(paragraph) and paragraph.texts[number][0].isupper() and paragraph.lowers[number] not in blocked


def _particle_starts(paragraph: Words, number: int, blocked: frozenset[str]) -> bool:
    return paragraph.lowers[number] in {"al", "el", "abu", "de", "van", "von", "ibn", "bin"} and _capital(
        paragraph, number + 1, blocked
    )


def _hyphened(paragraph: Words, number: int) -> bool:
    return number < len(paragraph) and paragraph.joined(number) and paragraph.texts[number][0].isalpha()


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without stops: "T.Y. Buratai" gives ("t", "y", "buratai")."""
    for joint in ".-‑–’'`":
        name = name.replace(joint, " " if joint in ".-‑–" else "")
    return tuple(name.lower().split())


@dataclass(slots=True)
class People:
    """The persons of an article by the words of their names, in order of appearance."""

    _names: dict[tuple[str, ...], str] = field(default_factory=dict)
    _by_word: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)

    def add(self, name: str) -> None:
        """Take up a printed name of two or more words (or one word, as the best that there is so far)."""
        words = name_words(name)
        if not words or words in self._names:
            return
        self._names[words] = name
        for word in {words[0], words[-1], *words[1:-1]}:
            self._by_word.setdefault(word, []).append(words)

    def full(self, name: str) -> str:
        """The fullest name of the person that `name` means: "Orlov" gives "Pavel Orlov" where the article has him."""
        words = name_words(name)
        if not words:
            return name
        best, best_words = name, words
        for other in self._by_word.get(words[-1], ()):
            if _same(words, other) and _fuller(other, best_words):
                best, best_words = self._names[other], other
        return best

    def knows(self, word: str) -> bool:
        """Whether `word` (lower case) is the last word of somebody's name."""
        return any(words[-1] == word for words in self._by_word.get(word, ()))


def _fuller(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    letters = sum(len(word) > 1 for word in one), len(one), sum(map(len, one))
    return letters > (sum(len(word) > 1 for word in other), len(other), sum(map(len, other)))


def _same(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of the shorter name stand in the longer one, initials counting as their words."""
    if len(short) == 1:
        return short[0] == long[-1] or (len(short[0]) > 3 and short[0] in long[1:])
    if short[-1] != long[-1] and short[-1] not in long:
        return False
    return all(
        any(word == other or (1 in (len(word), len(other)) and word[0] == other[0]) for other in long) for word in short
    )
