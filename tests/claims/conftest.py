"""What every test of an extractor needs: the claims of a few sentences, as the product would find them."""

from collections.abc import Callable

import pytest

from answerable.claims.extraction import extract
from answerable.claims.registry import EXTRACTORS
from answerable.language.parser import annotate
from answerable.model.canonical import sha256
from answerable.model.capture import Source
from answerable.model.claim import Claim
from answerable.model.text import Part, PartKind, Text
from answerable.settings import settings

Reader = Callable[..., list[Claim]]


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
