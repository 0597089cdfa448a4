"""Ranks: how they are written, unfolded and matched in a paragraph ("Lt.-Gen." is Lieutenant General)."""

from dataclasses import dataclass
from functools import cache

from answerable.claims.cast.forces import RankLexicon
from answerable.claims.wording.words import HYPHENS, Words
from answerable.lexicon import load_lexicon

_JOINTS = HYPHENS | {".", "\u2014"}
_LONGEST = 8
_LONG_WORD = 6
_FEWEST_LETTERS = 2
# Words that English texts use of anybody; they are ranks in their own tables only.
_UNPRINTED = frozenset({"Soldier", "Senior Soldier", "Specialist", "Commandant", "Intendente"})
# Native ranks in Latin letters that stand for something else in English texts: a town's head, a brigade.
_ENGLISH_TOO = frozenset({"mayor", "cabo", "commandant", "brigada", "intendente"})


@dataclass(frozen=True, slots=True)
class RankMatch:
    """A rank at words [first, last); `name` is it unfolded."""

    first: int
    last: int
    name: str


@dataclass(frozen=True, slots=True)
class RankTable:
    """Every rank by its unfolded words in lower case, and the beginnings of such, for the longest match."""

    names: dict[tuple[str, ...], str]
    prefixes: frozenset[tuple[str, ...]]
    last_words: frozenset[str]
    slips: dict[str, str]
    unfold: dict[str, str]
    short: dict[str, str]
    words: frozenset[str]

    def match(self, paragraph: Words, at: int) -> RankMatch | None:
        """The longest rank that begins at word `at`."""
        text = paragraph.texts[at]
        if text in self.short:
            return RankMatch(at, self._past_stop(paragraph, at + 1), self.short[text])
        key: tuple[str, ...] = ()
        found: RankMatch | None = None
        number = at
        while number < len(paragraph) and len(key) < _LONGEST:
            word = paragraph.lowers[number]
            full = self.unfold.get(word) or self.unfold.get(word.removesuffix("s"), word)
            if (*key, full) not in self.prefixes:
                full = (
                    self._mended(full, capital=paragraph.texts[number][0].isupper()) if key else full.removesuffix("s")
                )
            key = (*key, full)
            if key not in self.prefixes:
                break
            number += 1
            if key in self.names:
                found = RankMatch(at, number, self.names[key])
            if paragraph.texts[number : number + 1] == (".",) and word == full:
                break
            number = self._past_joints(paragraph, number)
        if found is None:
            return None
        shortened = paragraph.lowers[found.last - 1] in self.unfold
        return RankMatch(at, self._past_stop(paragraph, found.last), found.name) if shortened else found

    def _mended(self, word: str, *, capital: bool) -> str:
        """A plural or misspelt word of a rank as it should be ("Genral", "Generals"); else as given."""
        if word.endswith("s") and word[:-1] in self.words:
            return word[:-1]
        if not capital or len(word) < _LONG_WORD:
            return word
        if word in self.slips:
            return self.slips[word]
        for cut in range(len(word)):
            shorter = word[:cut] + word[cut + 1 :]
            if shorter in self.words:
                return shorter
        return word

    @staticmethod
    def _past_joints(paragraph: Words, number: int) -> int:
        while number < len(paragraph) and paragraph.texts[number] in _JOINTS:
            number += 1
        return number

    @staticmethod
    def _past_stop(paragraph: Words, number: int) -> int:
        if number < len(paragraph) and paragraph.texts[number] == "." and paragraph.joined(number):
            return number + 1
        return number


@cache
def rank_table() -> RankTable:
    """The ranks of data/ranks.toml, ready for matching."""
    lexicon = load_lexicon("answerable.claims.data", "ranks.toml", RankLexicon)
    every = [*lexicon.names, *(rank.name for force in lexicon.force for rank in force.ranks)]
    names = {tuple(name.lower().split()): name for name in every if name not in _UNPRINTED}
    for force in lexicon.force:
        for rank in force.ranks:
            for native in rank.native:
                if native in _ENGLISH_TOO:
                    continue
                names.setdefault(_letters(native), rank.name)
    prefixes = frozenset(key[:length] for key in names for length in range(1, len(key) + 1))
    unfold = {short: full.lower() for short, full in lexicon.unfold.items()}
    words = frozenset(word for key in names for word in key)
    return RankTable(
        names=names,
        prefixes=prefixes,
        last_words=frozenset(key[-1] for key in names),
        slips={
            word[:cut] + word[cut + 1 :]: word
            for word in sorted(words)
            if len(word) >= _LONG_WORD
            for cut in range(1, len(word))
        },
        unfold=unfold,
        short=_shorts(lexicon),
        words=words,
    )


def _shorts(lexicon: RankLexicon) -> dict[str, str]:
    """Shortened ranks that are one run of capitals or mixed letters ("LtGen", "PBGen"); those of words are unfolded."""
    found = dict(lexicon.short)
    for force in lexicon.force:
        for rank in force.ranks:
            for short in rank.short:
                if " " not in short and short.lower() not in lexicon.unfold and len(short) > _FEWEST_LETTERS:
                    found.setdefault(short, rank.name)
    return found


def unfold_rank(words: str) -> str:
    """A rank as printed, unfolded ("Brig-Gen" gives "Brigadier General"); as given where it is unknown."""
    table = rank_table()
    if words.strip(". ") in table.short:
        return table.short[words.strip(". ")]
    key = tuple(table.unfold.get(word, word) for word in _letters(words))
    return table.names.get(key, words)


def _letters(words: str) -> tuple[str, ...]:
    for joint in sorted(_JOINTS):
        words = words.replace(joint, " ")
    return tuple(words.lower().split())


def is_plural(word: str) -> bool:
    """Whether the last word of a printed rank, in lower case, says that there are several: "Colonels", not "Class"."""
    return word.endswith("s") and word != "class"


def police_letters(title: str) -> str | None:
    """The letters of a police rank that a post begins with: "CP" in "CP in charge of Osk State"; None: none."""
    first = title.split(maxsplit=1)[0] if title else ""
    return first if rank_table().short.get(first, "").endswith(" of Police") else None


def police_rank(title: str) -> str | None:
    """The rank that a police post is at once: "Osk State Commissioner of Police" is a Commissioner of Police."""
    letters = police_letters(title)
    if letters is not None:
        return rank_table().short[letters]
    key = _letters(title.replace(",", " "))
    names = rank_table().names
    for first in range(len(key)):
        for last in range(len(key), first + 2, -1):
            name = names.get(key[first:last])
            if name is not None and name.endswith(" of Police"):
                return name
    return None
