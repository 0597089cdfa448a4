"""Transcripts: paragraphs that open with a label and a colon ("Q:", "A:", "Col. Roe:") are that speaker's words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answerable.claims.cast.cast import Cast
from answerable.claims.wording.clause import Run
from answerable.language.article import Article
from answerable.model.text import Part

_LABEL = re.compile(r"(?P<label>Q|A|Question|Answer|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4})\s?:\s+(?=\S)")
_ASKS = frozenset({"Q", "Question"})
_ANSWERS = frozenset({"A", "Answer"})
# A label that stands once may be anything ("Note: …"); a conversation has turns.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of a conversation: the run of its words without the label, and who speaks (None: who asks)."""

    words: Run
    speaker: str | None


def turns_of(article: Article, cast: Cast) -> tuple[Turn, ...]:
    """The turns of a conversation; none where the article is no transcript.

    "A" is the person whom the article names first; other labels are names, resolved where the cast knows them.
    """
    found = list(_labelled(article))
    labels = [label for _, _, label in found]
    repeated = {label for label in labels if labels.count(label) > 1}
    if len(found) < _FEWEST or not repeated:
        return ()
    return tuple(
        Turn((start, part.end), _speaker(label, part, start, cast)) for part, start, label in found if label in repeated
    )


def _labelled(article: Article) -> Iterator[tuple[Part, int, str]]:
    seen: set[int] = set()
    for sentence in article.sentences:
        if sentence.part.start in seen:
            continue
        seen.add(sentence.part.start)
        match = _LABEL.match(article.text.content, sentence.part.start, sentence.part.end)
        if match:
            yield sentence.part, match.end(), match["label"]


def _speaker(label: str, part: Part, start: int, cast: Cast) -> str | None:
    if label in _ASKS:
        return None
    if label in _ANSWERS:
        return next((mention.name for mention in cast.mentions if mention.kind == "person"), None)
    return cast.resolve(part.start, start, "person") or label
