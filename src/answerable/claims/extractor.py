"""The extractor interface: what a new kind of finding has to offer to be run over every article."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from answerable.claims.cast.cast import Cast
from answerable.claims.chronology.clock import Clock
from answerable.claims.draft import Draft, Refusal
from answerable.claims.voices.voices import Voices
from answerable.language.article import Article


@dataclass(frozen=True, slots=True)
class Scene:
    """An article with what is known about all of it before any claim: who is in it, who speaks where, which times."""

    article: Article
    cast: Cast
    voices: Voices
    clock: Clock


LAYERS = frozenset({"cast", "voices", "clock"})
"""The parts of a scene that an extractor may rely on beside the article itself."""


ENGLISH = frozenset({"en", "und"})
"""What reads English reads a text that is too short to tell its language as well."""


class Extractor(Protocol):
    """Finds claims of the types `adds` in texts of `languages`, relying on the layers `needs` of a scene (see LAYERS).

    `name` and `version` stand in each claim ("posting/1"). What it gives is grounded by
    :mod:`answerable.claims.grounding`: what does not stand in the text is refused and counted.
    """

    languages: frozenset[str]
    name: str
    version: int
    needs: frozenset[str]
    adds: frozenset[str]

    def extract(self, scene: Scene) -> Iterable[Draft | Refusal]:
        """Everything of its types that the article asserts, in any order; what it could not read is a refusal."""
        ...
