"""What is remembered of the attribute ruler is what the ruler says, on every token of the labelled articles."""

import importlib
from pathlib import Path

from answerable.language.parser import pipeline
from answerable.settings import settings

ARTICLES = Path(__file__).parents[2] / "bench" / "articles"


def test_every_part_of_speech_is_the_rulers() -> None:
    paragraphs = [
        block
        for path in sorted(ARTICLES.glob("*/*.txt"))
        for block in path.read_text(encoding="utf-8").split("\n\n")
        if block.strip()
    ]
    name = settings().pipeline
    remembering = pipeline(name)
    ruled = importlib.import_module(name).load(exclude=["lemmatizer", "ner"])
    list(remembering.pipe(paragraphs))
    for doc in remembering.pipe(paragraphs):
        remembered = [token.pos_ for token in doc]
        ruled.get_pipe("attribute_ruler")(doc)
        assert [token.pos_ for token in doc] == remembered, doc.text
