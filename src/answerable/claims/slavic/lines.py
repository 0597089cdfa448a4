"""Lines: the sentences of an article as words with what the vocabulary makes of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from answerable.claims.slavic.vocabulary import Entry, Vocabulary
from answerable.language.article import Article, Sentence
from answerable.language.slavic.words import Word, plain

_MOST_NAMING = 6
_SHORTEST = 3
_FINITE = frozenset({"past", "present", "passive"})
# Words that begin no name of a speaker: prepositions, conjunctions, pronouns and adverbs of both languages.
_NAME_NOBODY = frozenset(
    [
        "что",
        "как",
        "это",
        "этот",
        "эта",
        "эти",
        "при",
        "для",
        "без",
        "его",
        "она",
        "они",
        "оно",
        "мне",
        "нам",
        "вам",
        "вас",
        "нас",
        "так",
        "там",
        "тут",
        "уже",
        "ещё",
        "также",
        "тоже",
        "ранее",
        "затем",
        "потом",
        "позже",
        "вчера",
        "сегодня",
        "сейчас",
        "теперь",
        "только",
        "когда",
        "где",
        "если",
        "чтобы",
        "после",
        "перед",
        "между",
        "через",
        "около",
        "более",
        "менее",
        "кто",
        "все",
        "всё",
        "який",
        "яка",
        "яке",
        "які",
        "якого",
        "що",
        "це",
        "цей",
        "ця",
        "ці",
        "для",
        "без",
        "він",
        "вона",
        "вони",
        "воно",
        "мені",
        "нам",
        "вам",
        "вас",
        "нас",
        "так",
        "там",
        "тут",
        "вже",
        "ще",
        "також",
        "теж",
        "раніше",
        "потім",
        "пізніше",
        "вчора",
        "сьогодні",
        "зараз",
        "тепер",
        "тільки",
        "коли",
        "якщо",
        "щоб",
        "після",
        "перед",
        "між",
        "через",
        "біля",
        "понад",
        "менше",
        "хто",
        "всі",
        "все",
        "однако",
        "но",
        "или",
        "либо",
        "зато",
        "при",
        "этом",
        "кроме",
        "того",
        "накануне",
        "напередодні",
        "однак",
        "або",
        "але",
        "проте",
        "крім",
        "того",
        "тим",
        "часом",
        "тем",
        "временем",
    ]
)
_BREAKS = frozenset(",;:—–()")
_QUOTES = {"«": "»", "“": "”", "„": "“"}


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry of the vocabulary at the words [first, last) of a line."""

    first: int
    last: int
    entry: Entry

    @property
    def kind(self) -> str:
        """The entry's kind."""
        return self.entry.kind


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its words, the entries at each word, and its segments between commas, dashes and brackets."""

    sentence: Sentence
    words: tuple[Word, ...]
    hits: dict[int, tuple[Hit, ...]]
    segments: tuple[tuple[int, int], ...]

    def of(self, *kinds: str) -> Iterator[Hit]:
        """The hits of these kinds in order; of those that overlap within a kind only the longest."""
        reached: dict[str, int] = {}
        for at in sorted(self.hits):
            for hit in self.hits[at]:
                if hit.kind in kinds and at >= reached.get(hit.kind, 0):
                    yield hit
                    reached[hit.kind] = hit.last

    def at(self, place: int, *kinds: str) -> Hit | None:
        """The longest hit of these kinds that begins at the word `place`."""
        return next((hit for hit in self.hits.get(place, ()) if hit.kind in kinds), None)

    def every(self, place: int, *kinds: str) -> tuple[Hit, ...]:
        """All hits of these kinds that begin at the word `place`."""
        return tuple(hit for hit in self.hits.get(place, ()) if hit.kind in kinds)

    def segment(self, place: int) -> tuple[int, int]:
        """The segment in which the word `place` stands."""
        return next((s for s in self.segments if s[0] <= place < s[1]), (0, len(self.words)))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """[start, end) in the text of the words [first, last)."""
        return self.words[first].start, self.words[last - 1].end

    def text(self, first: int, last: int) -> str:
        """The words [first, last) as printed, white space made one space."""
        out: list[str] = []
        for number in range(first, last):
            if number > first and self.words[number].start > self.words[number - 1].end:
                out.append(" ")
            out.append(self.words[number].text)
        return "".join(out)

    def printed(self, first: int, last: int) -> tuple[int, int] | None:
        """The words [first, last) up to the first mark or verb, if they can name somebody: few, no function word."""
        stop = first
        while stop < last and self.words[stop].letters and stop - first < _MOST_NAMING:
            if stop > first and any(
                hit.kind.startswith("v:") and hit.entry.voice in _FINITE for hit in self.hits.get(stop, ())
            ):
                break
            stop += 1
        if stop == first or len(self.words[first].text) < _SHORTEST or self.words[first].lower in _NAME_NOBODY:
            return None
        return first, stop

    def word_at(self, place: int) -> int:
        """The number of the word at the character `place` of the text, or the next after it."""
        return next((n for n, word in enumerate(self.words) if word.end > place), len(self.words))


def lines_of(article: Article, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """The lines of an article, one a sentence."""
    return tuple(_line(sentence, vocabulary) for sentence in article.sentences)


def _line(sentence: Sentence, vocabulary: Vocabulary) -> Line:
    words = tuple(
        Word(token.text, plain(token.text), sentence.offset + token.idx, sentence.offset + token.idx + len(token.text))
        for token in sentence.span
        if not token.is_space
    )
    lowers = [word.lower for word in words]
    hits: dict[int, tuple[Hit, ...]] = {}
    for place in range(len(words)):
        found = [Hit(place, place + length, entry) for length, entry in vocabulary.at(lowers, place)]
        if found:
            hits[place] = tuple(sorted(found, key=lambda hit: -hit.last))
    return Line(sentence, words, hits, tuple(_segments(words)))


def _segments(words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    first = 0
    for number, word in enumerate(words):
        if word.text in _BREAKS:
            if number > first:
                yield first, number
            first = number + 1
    if first < len(words):
        yield first, len(words)
