"""Voices: who says what stands at a place of the text, how surely, and whether it is asserted at all."""

from dataclasses import dataclass

from answerable.claims.cast import Cast
from answerable.language.article import Article
from answerable.model.claim import Stance


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it and how.

    Speakers are innermost first (none: the source itself); `asserted` is False where the words assert nothing (if,
    would, plans to, fears that).
    """

    said_by: tuple[str, ...] = ()
    stance: Stance = Stance.STATED
    asserted: bool = True


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of one article."""

    def at(self, start: int, end: int) -> Voice:
        """The voice in which the words [start, end) of the text are said."""
        del start, end
        return Voice()


def voices_of(article: Article, cast: Cast) -> Voices:
    """Find who speaks where in an article."""
    del article, cast
    return Voices()
