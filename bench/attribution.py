"""The attribution exam: who says what, as source, cue and content, straight from the layer that finds attributions.

Headlines are read here like paragraphs, because the exam marks them; a case takes no claims from them.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from answerable.claims.cast.cast import Cast
from answerable.claims.voices.attribution_choice import all_attributions
from answerable.claims.voices.voices import voices_of
from answerable.claims.wording.clause import joined
from answerable.language.article import Article
from answerable.language.parser import annotate
from answerable.model.canonical import sha256
from answerable.model.capture import Source
from answerable.model.text import Part, PartKind, Text
from answerable.settings import settings

Row = dict[str, list[list[int]]]


def sit(data: Path, out: Path) -> None:
    """Read the texts of the JSON Lines file `data`; write the attributions of each, a line an article, to `out`."""
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8") as file:
        for article in articles((row["doc"], row["text"]) for row in rows):
            answer = {"doc": article.source.name, "attributions": attributions(article)}
            file.write(json.dumps(answer, ensure_ascii=False, sort_keys=True) + "\n")


def articles(texts: Iterable[tuple[str, str]]) -> Iterator[Article]:
    """Parse named texts whose paragraphs are divided by blank lines."""
    pairs = []
    for name, content in texts:
        digest = sha256(content.encode())
        text = Text(capture=digest, reader="text/0", content=content, parts=_paragraphs(content), language="en")
        pairs.append((text, Source(name=name, capture=digest)))
    return annotate(pairs, settings().pipeline)


def attributions(article: Article) -> list[Row]:
    """The attributions of an article in the scorer's format: runs [start, end) of source, cue and content."""
    cast = Cast(())  # the exam asks where the words stand, not for resolved names
    return [
        {
            "source": [list(run) for run in attribution.source],
            "cue": [list(run) for run in attribution.cue],
            "content": [list(run) for run in joined((*attribution.content, *attribution.quoted))],
        }
        for attribution in all_attributions(voices_of(article, cast), cast)
    ]


def _paragraphs(content: str) -> tuple[Part, ...]:
    parts: list[Part] = []
    at = 0
    for block in content.split("\n\n"):
        start = at + len(block) - len(block.lstrip())
        end = at + len(block.rstrip())
        if start < end:
            parts.append(Part(PartKind.PARAGRAPH, start, end))
        at += len(block) + 2
    return tuple(parts)
