"""An article: a text whose paragraphs are parsed. What every extractor reads."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Span, Token

from answerable.model.capture import Source
from answerable.model.text import Part, Text


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a paragraph.

    Attributes:
        index: its number in the article, from 0.
        part: the part of the text that it stands in.
        span: its tokens, parsed; the paragraph's Doc is `span.doc`.
        offset: where that Doc begins in the text, so that `offset + token.idx` is a place in the text.
    """

    index: int
    part: Part
    span: Span
    offset: int

    @property
    def start(self) -> int:
        """Where the sentence begins in the text."""
        return int(self.offset + self.span.start_char)

    @property
    def end(self) -> int:
        """Where the sentence ends in the text."""
        return int(self.offset + self.span.end_char)

    def place(self, words: Span | Token) -> tuple[int, int]:
        """[start, end) of tokens of this sentence's Doc in the text."""
        if isinstance(words, Token):
            start = self.offset + words.idx
            return start, start + len(words)
        return self.offset + words.start_char, self.offset + words.end_char

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The sentence's tokens that share a character with [start, end) of the text."""
        doc, numbers = self.span.doc, range(self.span.start, self.span.end)
        first = bisect_right(numbers, start - self.offset, key=lambda number: doc[number].idx)
        last = bisect_left(numbers, end - self.offset, key=lambda number: doc[number].idx)
        tokens = [doc[number] for number in numbers[max(0, first - 1) : last]]
        return tokens[1:] if tokens and self.place(tokens[0])[1] <= start else tokens


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its source and its parsed sentences, in order. Furniture and headings have no sentences here."""

    text: Text
    source: Source
    sentences: tuple[Sentence, ...]

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence that the character `place` of the text stands in."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].end <= place:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].start <= place:
            return self.sentences[low]
        return None
