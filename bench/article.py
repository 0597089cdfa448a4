"""The article exam: claims of every kind out of single articles, as JSON Lines.

DATA is a text file, or a folder of them.
"""

import json
from pathlib import Path

from answerable.model.claim import claim_json
from bench.road import Document, read_documents


def sit(data: Path, out: Path, published: str | None = None) -> None:
    """Write the claims of every text in `data` to the file `out`."""
    files = sorted(data.glob("*.txt")) if data.is_dir() else [data]
    documents = [
        Document(name=file.name, content=file.read_text(encoding="utf-8"), published=published) for file in files
    ]
    extractions = read_documents(documents)
    with out.open("w", encoding="utf-8") as lines:
        for document in documents:
            for claim in extractions[document.name].claims:
                lines.write(json.dumps(claim_json(claim), ensure_ascii=False) + "\n")
