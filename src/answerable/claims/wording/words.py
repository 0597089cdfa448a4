"""The words of a paragraph as the name rules see them: finer than the parser's tokens, each knowing its place.

The parser keeps "Lt.-Gen" or "A.O." together in some texts and not in others; here full stops and hyphens always stand
apart, so that one rule reads every way to print a rank. Use the parser's tokens for grammar, these words for names.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from answerable.language.article import Article, Sentence

_WORD = re.compile(
    r"\d+(?:st|nd|rd|th|d|ST|ND|RD|TH|D)\b|\d+(?:[.,]\d+)*|['\u2019`][sS]\b"
    r"|[^\W\d_]+(?:['\u2019`](?![sS]\b)[^\W\d_]+)*|[^\w\s]|_"
)


# Hyphen, non-breaking hyphen and en dash: newspapers print any of them inside names and ranks.
HYPHENS = frozenset("-\u2011\u2013")


@dataclass(frozen=True)
class Words:
    """Words in a row: `texts[i]` stands at [starts[i], ends[i]) of the article's text; `lowers` are in lower case."""

    texts: tuple[str, ...]
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def word_at(self, place: int) -> int:
        """The number of the word that begins at or last before the character `place` of the text."""
        return max(0, bisect_right(self.starts, place) - 1)

    def joined(self, number: int) -> bool:
        """Whether no white space parts word `number` from the word before it."""
        return number > 0 and self.ends[number - 1] == self.starts[number]

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(frozen=True)
class Paragraph(Words):
    """The words of one parsed paragraph, with its parse; `offset` is where the Doc begins in the text."""

    doc: Doc
    offset: int
    sentences: tuple[Sentence, ...]

    @cached_property
    def token_starts(self) -> tuple[int, ...]:
        """Where the parser's tokens begin in the text."""
        return tuple(self.offset + token.idx for token in self.doc)

    def token_at(self, place: int) -> Token:
        """The parser's token that the character `place` of the text stands in (or the one before it)."""
        return self.doc[max(0, bisect_right(self.token_starts, place) - 1)]


def words_of(text: str, offset: int) -> Words:
    """The words of a run of text that begins at the character `offset` of the article's text."""
    matches = list(_WORD.finditer(text))
    texts = tuple(match.group() for match in matches)
    return Words(
        texts=texts,
        lowers=tuple(text.lower() for text in texts),
        starts=tuple(offset + match.start() for match in matches),
        ends=tuple(offset + match.end() for match in matches),
    )


def paragraphs_of(article: Article) -> tuple[Paragraph, ...]:
    """The paragraphs of an article that were parsed, in order."""
    found: list[Paragraph] = []
    group: list[Sentence] = []
    for sentence in (*article.sentences, None):
        if group and (sentence is None or sentence.offset != group[0].offset):
            found.append(_paragraph(group))
            group = []
        if sentence is not None:
            group.append(sentence)
    return tuple(found)


def _paragraph(sentences: list[Sentence]) -> Paragraph:
    doc, offset = sentences[0].span.doc, sentences[0].offset
    words = words_of(doc.text, offset)
    return Paragraph(
        texts=words.texts,
        lowers=words.lowers,
        starts=words.starts,
        ends=words.ends,
        doc=doc,
        offset=offset,
        sentences=tuple(sentences),
    )
