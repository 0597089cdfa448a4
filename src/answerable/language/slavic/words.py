"""Words and sentences of Russian and Ukrainian prose, each with its place; no model is needed for either."""

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from answerable.language.slavic.grammar import grammar_of

_WORD = re.compile(r"\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*|[^\W\d_]+(?:[-’'ʼ][^\W\d_]+)*(?:-\d+[^\W\d_]*)?|\S")
_STOPS = frozenset(".!?…")
_CLOSING = frozenset('»”")]')
_OPENING = frozenset('«“„"([—–-')
_YEARS = frozenset({"г", "гг", "р", "рр", "г.", "чел", "тыс", "тис", "млн", "осіб"})
_GOES_ON = frozenset(",—–-:;")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark at [start, end) of the text; `lower` is it as words are looked up (:func:`plain`)."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def letters(self) -> bool:
        """Whether it is a word, and no number or mark."""
        return self.text[:1].isalpha()


_SPELLINGS = str.maketrans({"ё": "е", "'": "’", "ʼ": "’", "`": "’"})


def plain(text: str) -> str:
    """`text` as words are looked up: in lower case, with one letter for е and ё and one apostrophe."""
    return text.lower().translate(_SPELLINGS)


def words_of(text: str, offset: int = 0) -> list[Word]:
    """The words and marks of a stretch of text, counted from `offset`."""
    return [Word(m[0], plain(m[0]), offset + m.start(), offset + m.end()) for m in _WORD.finditer(text)]


def sentence_ends(words: list[Word], language: str) -> list[int]:
    """After which words a sentence ends (numbers of words; the last always)."""
    shortened = grammar_of(language).abbreviations
    ends: list[int] = []
    at = 0
    while at < len(words):
        if words[at].text in _STOPS and not _abbreviates(words, at, shortened):
            last = at
            while last + 1 < len(words) and words[last + 1].text in _STOPS | _CLOSING and _touch(words, last):
                last += 1
            if _begins(words, last + 1):
                ends.append(last)
            at = last
        at += 1
    if words and (not ends or ends[-1] != len(words) - 1):
        ends.append(len(words) - 1)
    return ends


def _touch(words: list[Word], at: int) -> bool:
    return words[at].end == words[at + 1].start


def _abbreviates(words: list[Word], at: int, shortened: frozenset[str]) -> bool:
    """Whether the full stop at `at` belongs to an abbreviation or an initial."""
    if words[at].text != "." or at == 0 or words[at - 1].end != words[at].start:
        return False
    before = words[at - 1]
    if len(before.text) == 1 and before.capital and before.letters:
        return True
    if before.lower in _YEARS and at > 1 and words[at - 2].text[:1].isdigit():
        # "5 мая 2022 г. В бой": the year ends the sentence as often as not; a capital letter decides.
        return not (at + 1 < len(words) and words[at + 1].capital)
    return before.lower in shortened


def _begins(words: list[Word], at: int) -> bool:
    """Whether a sentence may begin with the word at `at`: with a space before it and no small letter."""
    if at >= len(words):
        return True
    word = words[at]
    if words[at - 1].end == word.start:
        return False
    if word.text in _GOES_ON and word.text not in _OPENING:
        return False
    if word.text in "—–-":
        # «…!» — said he: a dash after a quotation goes on; after a full stop it opens an answer.
        return words[at - 1].text not in _CLOSING
    return not word.letters or word.capital


@cache
def _vocabulary() -> Vocab:
    return Vocab()


def sentences_of(text: str, language: str) -> list[Span]:
    """The sentences of a paragraph as spans of one Doc whose characters are those of `text`."""
    words = words_of(text)
    if not words:
        return []
    ends = set(sentence_ends(words, language))
    texts: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    at, opening = 0, True
    for number, word in enumerate(words):
        _fill(text[at : word.start], texts, spaces, starts)
        texts.append(word.text)
        spaces.append(False)
        starts.append(opening)
        opening = number in ends
        at = word.end
    _fill(text[at:], texts, spaces, starts)
    doc = Doc(_vocabulary(), words=texts, spaces=spaces, sent_starts=starts)
    return [span for span in doc.sents if span.text.strip()]


def _fill(gap: str, texts: list[str], spaces: list[bool], starts: list[bool | int | None]) -> None:
    """White space between words: one space hangs on the word before, more than that is a token."""
    if not gap:
        return
    if gap[0] == " " and spaces:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        texts.append(gap)
        spaces.append(False)
        starts.append(False)
