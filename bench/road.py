"""The road that a document takes in every exam: the one that a user's document takes, from bytes to a case's claims."""

import csv
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from answerable import Case
from answerable.claims.extraction import Extraction
from answerable.model.canonical import sha256
from answerable.model.claim import Claim
from bench.passing import passing_configuration


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of an exam: `name` is its id, `published` an EDTF date."""

    name: str
    content: str
    title: str | None = None
    published: str | None = None


def read_documents(documents: Sequence[Document]) -> dict[str, Extraction]:
    """Add documents to a passing case; what it found in each, by the document's name; places count in `content`.

    The name of a claim's source is the document's name, with ".txt" after it where it has no such ending.
    """
    with passing_configuration(), tempfile.TemporaryDirectory() as work:
        given = Path(work, "given")
        given.mkdir()
        _write(given, documents)
        with Case.create(Path(work, "case")) as case:
            case.add(given)
            claims: dict[str, list[Claim]] = {}
            for claim in case.claims():
                claims.setdefault(claim.source.capture, []).append(claim)
            captures = {document.name: sha256(document.content.encode()) for document in documents}
            return {
                name: Extraction(
                    tuple(claims.get(capture, ())),
                    tuple(case.store.mentions(capture)),
                    tuple(case.store.refused(capture)),
                    case.store.coverage(capture),
                )
                for name, capture in captures.items()
            }


def _write(folder: Path, documents: Sequence[Document]) -> None:
    rows = []
    for document in documents:
        name = document.name if document.name.endswith(".txt") else f"{document.name}.txt"
        (folder / name).write_bytes(document.content.encode())
        rows.append({"file": name, "published": document.published or "", "title": document.title or ""})
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as manifest:
        writer = csv.DictWriter(manifest, ["file", "published", "title"])
        writer.writeheader()
        writer.writerows(rows)
