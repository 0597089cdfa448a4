"""The cast of an article: every mention of a person, rank, role, title, unit or place, with its name resolved."""

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from answerable.claims.cast.casting import mentions_of
from answerable.claims.cast.notices import Heading, headings_in
from answerable.claims.wording.words import Paragraph, paragraphs_of
from answerable.language.article import Article
from answerable.model.mention import Mention


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what an article mentions. `mentions` is in text order; pronouns and "the general" are mentions too.

    `paragraphs` are the article's words as the name rules see them. Beside persons, ranks, titles, roles, units and
    places there are groups: forces, officials, peoples, as printed. `headings` are those of notices.
    `memory` is for what is found once a paragraph (:mod:`answerable.claims.cast.stretches`).
    """

    mentions: tuple[Mention, ...]
    paragraphs: tuple[Paragraph, ...] = field(default=(), repr=False, compare=False)
    headings: tuple[Heading, ...] = field(default=(), repr=False, compare=False)
    memory: dict[int, Any] = field(default_factory=dict, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _longest: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(mention.start for mention in self.mentions))
        object.__setattr__(self, "_longest", max((m.end - m.start for m in self.mentions), default=0))

    def within(self, start: int, end: int, *kinds: str) -> tuple[Mention, ...]:
        """The mentions that lie in [start, end) of the text, of these kinds (all, if none is named)."""
        found = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return tuple(m for m in found if m.end <= end and (not kinds or m.kind in kinds))

    def resolve(self, start: int, end: int, *kinds: str) -> str | None:
        """The full name of the first mention that shares a character with [start, end): "he" gives who he is."""
        first = bisect_left(self._starts, start - self._longest)
        for mention in self.mentions[first : bisect_left(self._starts, end)]:
            if start < mention.end and (not kinds or mention.kind in kinds):
                return mention.name
        return None


def cast_of(article: Article) -> Cast:
    """Find the cast of an article."""
    paragraphs = paragraphs_of(article)
    headings = headings_in(article.text.content)
    return Cast(mentions_of(article, paragraphs, headings), paragraphs, headings)
