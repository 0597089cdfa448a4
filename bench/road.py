"""The road that a document takes in every exam: the one that a user's document takes, from bytes to claims."""

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.claims.extraction import Extraction, extract
from answerable.claims.registry import EXTRACTORS
from answerable.language.parser import annotate
from answerable.model.canonical import sha256
from answerable.model.capture import Source
from answerable.model.text import Part, PartKind, Text
from answerable.settings import settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of an exam: `name` is its id, `published` an ISO date."""

    name: str
    content: str
    title: str | None = None
    published: str | None = None


def read_documents(documents: Sequence[Document]) -> dict[str, Extraction]:
    """Read documents and give each one's extraction by its name; places count in `content`."""
    pairs = [(_text(document), _source(document)) for document in documents]
    articles = annotate(pairs, settings().pipeline)
    return {article.source.name: extract(article, EXTRACTORS) for article in articles}


def _text(document: Document) -> Text:
    parts: list[Part] = []
    at = 0
    for block in document.content.split("\n\n"):
        start = at + len(block) - len(block.lstrip())
        end = at + len(block.rstrip())
        if start < end:
            parts.append(Part(PartKind.PARAGRAPH, start, end))
        at += len(block) + 2
    return Text(
        capture=sha256(document.content.encode()),
        reader="text/0",
        content=document.content,
        parts=tuple(parts),
        language="en",
        published=document.published,
    )


def _source(document: Document) -> Source:
    return Source(
        name=document.name,
        capture=sha256(document.content.encode()),
        title=document.title,
        published=document.published,
    )
