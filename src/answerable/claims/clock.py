"""The clock of an article: its time expressions, and which of them governs the words at a place."""

from dataclasses import dataclass

from answerable.language.article import Article
from answerable.model.time import When


@dataclass(frozen=True, slots=True)
class Clock:
    """The times of one article."""

    def at(self, start: int, end: int) -> When | None:
        """The time of what the words [start, end) assert; None where neither they nor their sentence give one."""
        del start, end
        return None


def clock_of(article: Article) -> Clock:
    """Find the time expressions of an article; relative ones are counted from its date of publication."""
    del article
    return Clock()
