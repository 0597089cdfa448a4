"""The postings exam: what human researchers coded out of the SFM articles, to be found among the claims."""

import json
from pathlib import Path

from answerable.model.claim import claim_json
from bench.road import Document, read_documents
from bench.sfm import published


def sit(data: Path, out: Path) -> None:
    """Read every `*.txt` of the folder `data` and write the claims of all of them to the JSON Lines file `out`."""
    documents = [
        Document(
            name=path.stem, content=path.read_bytes().decode("utf-8"), published=published(path.with_suffix(".meta"))
        )
        for path in sorted(data.glob("*.txt"))
    ]
    out.parent.mkdir(parents=True, exist_ok=True)
    found = read_documents(documents)
    with out.open("w", encoding="utf-8") as lines:
        for name in sorted(found):
            for claim in found[name].claims:
                lines.write(f"{json.dumps(claim_json(claim), ensure_ascii=False)}\n")
