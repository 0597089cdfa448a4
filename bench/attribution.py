"""The attribution exam: who says what, as source, cue and content, straight from the layer that finds attributions."""

import json
from pathlib import Path

from answerable.claims.cast import cast_of
from answerable.claims.voices import voices_of
from answerable.language.article import Article
from bench.road import Document, parse_documents


def sit(data: Path, out: Path) -> None:
    """Read the texts of the JSON Lines file `data` and write the attributions of each, one line an article, to `out`."""
    documents = []
    for line in data.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        documents.append(Document(name=row["doc"], content=row["text"]))
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8") as file:
        for article in parse_documents(documents):
            row = {"doc": article.source.name, "attributions": attributions(article)}
            file.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")


def attributions(article: Article) -> list[dict[str, list[list[int]]]]:
    """The attributions of an article in the scorer's format: runs [start, end) of source, cue and content."""
    return [
        {
            "source": [list(run) for run in attribution.source],
            "cue": [list(run) for run in attribution.cue],
            "content": [list(run) for run in sorted((*attribution.content, *attribution.quoted))],
        }
        for attribution in voices_of(article, cast_of(article)).attributions
        if attribution.content or attribution.quoted
    ]
