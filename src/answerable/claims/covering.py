"""Covering: from an article and the places of its claims to its coverage map."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from answerable.language.article import Article, Sentence
from answerable.language.parser import LANGUAGES
from answerable.language.slavic.grammar import SLAVIC
from answerable.model.coverage import Coverage, Covered
from answerable.model.text import Part, PartKind

LONGEST_SENTENCE = 200
"""Tokens beyond which a run of words is no sentence that a parse could be trusted with: a table, a list, lost stops."""


def coverage_of(article: Article, places: Iterable[tuple[int, int]]) -> tuple[Covered, ...]:
    """What became of each part of the text, sentence by sentence; `places` are where claims were found.

    Every character of every part but white space around sentences lies in one stretch.
    """
    sentences: dict[Part, list[Sentence]] = {}
    for sentence in article.sentences:
        sentences.setdefault(sentence.part, []).append(sentence)
    ordered = sorted(places)
    told = _told(article.sentences, ordered)
    return tuple(
        covered
        for part in article.text.parts
        for covered in (
            _sentences(article, sentences[part], told) if part in sentences else _whole(article, part, ordered)
        )
    )


def _told(sentences: Sequence[Sentence], places: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The numbers of the sentences that share a character with one of `places`."""
    starts = [sentence.start for sentence in sentences]
    told: set[int] = set()
    for start, end in places:
        at = max(0, bisect_right(starts, start) - 1)
        while at < len(sentences) and starts[at] < end:
            if start < sentences[at].end:
                told.add(sentences[at].index)
            at += 1
    return frozenset(told)


def _sentences(article: Article, sentences: Sequence[Sentence], told: frozenset[int]) -> Iterator[Covered]:
    for sentence in sentences:
        yield Covered(sentence.start, sentence.end, _state(article, sentence, told))


def _whole(article: Article, part: Part, places: Sequence[tuple[int, int]]) -> Iterator[Covered]:
    """A part that was not taken apart; a table's heading or cell may have given a claim all the same."""
    if part.start == part.end:
        return
    at = bisect_right(places, (part.end,)) - 1
    if any(start < part.end and part.start < end for start, end in places[: at + 1]):
        state = Coverage.CLAIMS
    elif part.kind is not PartKind.PARAGRAPH:
        state = Coverage.FURNITURE
    elif article.text.language not in LANGUAGES:
        state = Coverage.NOT_READ
    else:
        state = Coverage.NOT_PARSED
    yield Covered(part.start, part.end, state)


def _state(article: Article, sentence: Sentence, told: frozenset[int]) -> Coverage:
    if sentence.index in told:
        return Coverage.CLAIMS
    words = article.text.content[sentence.start : sentence.end]
    cyrillic = article.text.language in SLAVIC
    return Coverage.NO_CLAIMS if _is_sentence(words, len(sentence.span), cyrillic=cyrillic) else Coverage.NOT_PARSED


def _is_sentence(words: str, tokens: int, *, cyrillic: bool) -> bool:
    """Whether rules could have found something here: letters, most of them of the language's script, and an end."""
    letters = [letter for letter in words if letter.isalpha()]
    own = sum("\u0400" <= letter < "\u0530" if cyrillic else letter < "\u0250" for letter in letters)
    return tokens <= LONGEST_SENTENCE and own > 1 and 2 * own >= len(letters)
