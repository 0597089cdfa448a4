"""The cast of an article: every mention of a person, rank, role, title, unit or place, with its name resolved."""

from dataclasses import dataclass

from answerable.language.article import Article
from answerable.model.mention import Mention


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what an article mentions. `mentions` is in text order; pronouns and "the general" are mentions too."""

    mentions: tuple[Mention, ...]

    def within(self, start: int, end: int, *kinds: str) -> tuple[Mention, ...]:
        """The mentions that lie in [start, end) of the text, of these kinds (all, if none is named)."""
        return tuple(m for m in self.mentions if start <= m.start and m.end <= end and (not kinds or m.kind in kinds))

    def resolve(self, start: int, end: int, *kinds: str) -> str | None:
        """The full name of the first mention that shares a character with [start, end): "he" gives who he is."""
        for mention in self.mentions:
            if mention.start < end and start < mention.end and (not kinds or mention.kind in kinds):
                return mention.name
        return None


def cast_of(article: Article) -> Cast:
    """Find the cast of an article."""
    mentions = [
        Mention(*sentence.place(entity), "person", entity.text)
        for sentence in article.sentences
        for entity in sentence.span.ents
        if entity.label_ == "PERSON"
    ]
    return Cast(tuple(sorted(mentions)))
