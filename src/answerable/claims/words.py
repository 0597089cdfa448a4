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
    r"\d+(?:st|nd|rd|th|ST|ND|RD|TH)\b|\d+(?:[.,]\d+)*|['’`]s\b|['’`]S\b"
    r"|[^\W\d_]+(?:['’`](?![sS]\b)[^\W\d_]+)*|[^\w\s]|_"
)
_AFTER_STOP = frozenset("\"'”’)]»")
_SENTENCE_END = frozenset(".!?…")


@dataclass(frozen=True)
class Paragraph:
    """One parsed paragraph: `texts[i]` stands at [starts[i], ends[i]) of the article's text; `lowers` are folded."""

    doc: Doc
    offset: int
    sentences: tuple[Sentence, ...]
    texts: tuple[str, ...]
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @cached_property
    def token_starts(self) -> tuple[int, ...]:
        """Where the parser's tokens begin in the text."""
        return tuple(self.offset + token.idx for token in self.doc)

    def token_at(self, place: int) -> Token:
        """The parser's token that the character `place` of the text stands in (or the one before it)."""
        return self.doc[max(0, bisect_right(self.token_starts, place) - 1)]

    def word_at(self, place: int) -> int:
        """The number of the word that begins at or last before the character `place` of the text."""
        return max(0, bisect_right(self.starts, place) - 1)

    def joined(self, number: int) -> bool:
        """Whether no white space parts word `number` from the word before it."""
        return number > 0 and self.ends[number - 1] == self.starts[number]

    def __len__(self) -> int:
        return len(self.texts)


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
    matches = list(_WORD.finditer(doc.text))
    texts = tuple(match.group() for match in matches)
    return Paragraph(
        doc=doc,
        offset=offset,
        sentences=tuple(sentences),
        texts=texts,
        lowers=tuple(text.lower() for text in texts),
        starts=tuple(offset + match.start() for match in matches),
        ends=tuple(offset + match.end() for match in matches),
    )
