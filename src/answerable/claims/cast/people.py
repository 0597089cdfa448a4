"""People: which printed names are the same person within an article."""

from dataclasses import dataclass, field

from answerable.claims.wording.words import HYPHENS

_JOINTS = (".", *sorted(HYPHENS))
_MARKS = ("'", "\u2019", "`")
_LONG_WORD = 3


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without stops: "T.Y. Petran" gives ("t", "y", "petran")."""
    for joint in _JOINTS:
        name = name.replace(joint, " ")
    for mark in _MARKS:
        name = name.replace(mark, "")
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
        return short[0] == long[-1] or (len(short[0]) > _LONG_WORD and short[0] in long[1:])
    if short[-1] != long[-1] and short[-1] not in long:
        return False
    return all(
        any(word == other or (1 in (len(word), len(other)) and word[0] == other[0]) for other in long) for word in short
    )
