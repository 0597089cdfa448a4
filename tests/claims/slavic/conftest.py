"""What every test of a Russian or Ukrainian extractor needs: the claims of a few sentences."""

from collections.abc import Callable

import pytest

from answerable.claims.extraction import Extraction, extract
from answerable.claims.registry import EXTRACTORS
from answerable.language.parser import annotate
from answerable.model.canonical import sha256
from answerable.model.capture import Source
from answerable.model.claim import Claim
from answerable.model.text import Part, PartKind, Text
from answerable.settings import settings

SlavicReader = Callable[..., list[Claim]]


def extraction_of(language: str, words: str, published: str | None = None) -> Extraction:
    """Everything that is found in a paragraph."""
    address = sha256(words.encode())
    parts = (Part(PartKind.PARAGRAPH, 0, len(words)),)
    text = Text(capture=address, reader="text/1", content=words, parts=parts, language=language, published=published)
    (article,) = annotate([(text, Source(name="a.txt", capture=address, published=published))], settings().pipeline)
    return extract(article, EXTRACTORS)


@pytest.fixture(scope="session")
def read() -> SlavicReader:
    """A function from language and paragraph to its claims, of one type if one is named."""

    def claims(language: str, words: str, type: str | None = None, published: str | None = None) -> list[Claim]:
        found = extraction_of(language, words, published)
        assert all(words[claim.start : claim.end] == claim.quote for claim in found.claims)
        return [claim for claim in found.claims if type in {None, claim.type}]

    return claims
