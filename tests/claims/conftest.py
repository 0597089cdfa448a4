"""What every test of an extractor needs: the claims of a few sentences, as the product would find them."""

from collections.abc import Callable

import pytest

from answerable.claims.extraction import extract
from answerable.claims.registry import EXTRACTORS
from answerable.language.article import Article
from answerable.language.parser import annotate
from answerable.model.canonical import sha256
from answerable.model.capture import Source
from answerable.model.claim import Claim
from answerable.model.text import Part, PartKind, Text
from answerable.settings import settings

Reader = Callable[..., list[Claim]]
Parser = Callable[..., list[Article]]


@pytest.fixture(scope="session")
def claims_of() -> Reader:
    """A function from a paragraph (and a date of publication) to its claims, of one type if one is named."""

    def read(words: str, type: str | None = None, published: str | None = None) -> list[Claim]:
        address = sha256(words.encode())
        parts = (Part(PartKind.PARAGRAPH, 0, len(words)),)
        text = Text(capture=address, reader="text/1", content=words, parts=parts, language="en", published=published)
        (article,) = annotate([(text, Source(name="a.txt", capture=address, published=published))], settings().pipeline)
        return [claim for claim in extract(article, EXTRACTORS).claims if type in {None, claim.type}]

    return read


@pytest.fixture(scope="session")
def articles_of() -> Parser:
    """A function from texts (paragraphs divided by blank lines) to parsed articles, all in one batch."""

    def parse(*texts: str) -> list[Article]:
        pairs = []
        for number, words in enumerate(texts):
            address = sha256(words.encode())
            parts, start = [], 0
            for block in words.split("\n\n"):
                parts.append(Part(PartKind.PARAGRAPH, start, start + len(block)))
                start += len(block) + 2
            text = Text(capture=address, reader="text/1", content=words, parts=tuple(parts), language="en")
            pairs.append((text, Source(name=f"{number}.txt", capture=address)))
        return list(annotate(pairs, settings().pipeline))

    return parse
