"""Train the weights of :mod:`bench.hrds_choice`: python -m bench.hrds_training EXAMS_FOLDER.

It reads the "train" part only.
"""

import json
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from answerable.claims.extraction import Extraction
from answerable.places.country import country_named
from bench import hrds_choice as choice
from bench import linear
from bench.road import Document, read_documents


def main() -> None:
    """Read, train, write data/hrds.json."""
    data = Path(sys.argv[1]) / "hrds" / "hrds.jsonl"
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [row for row in rows if row["split"] == "train"]
    documents = [
        Document(name=str(r["id"]), content=r["text"], title=r.get("title"), published=r.get("published")) for r in rows
    ]
    train(rows, read_documents(documents))


def train(rows: Sequence[Mapping[str, Any]], extractions: Mapping[str, Extraction]) -> None:
    """Fit the models of articles that are read and write their weights."""
    given: dict[str, linear.Rows] = {f"violation {name}": [] for name in choice.VIOLATIONS}
    given |= {"perpetrator": [], "victim": [], "country": []}
    for row in rows:
        extraction, gold = extractions[str(row["id"])], row["gold"]
        title = row.get("title") or ""
        features = choice.of_article(title, row["text"], extraction)
        for name in choice.VIOLATIONS:
            given[f"violation {name}"].append((features, "yes" if name in gold["violation_types"] else "no"))
        if gold["perpetrator_type"]:
            given["perpetrator"].append((features, gold["perpetrator_type"]))
        if gold["country"]:
            code = country_named(gold["country"])
            for one, marks in choice.of_countries(title, row["text"], extraction).items():
                given["country"].append((marks, "yes" if one == code else "no"))
        victims = {_fold(victim["name"]) for victim in gold["victims"] if victim["name"]}
        everybody = choice.persons(extraction)
        for person in everybody:
            name = _fold(person.name)
            right = any(name == one or (len(name.split()) > 1 and (name in one or one in name)) for one in victims)
            given["victim"].append((choice.of_person(title, row["text"], person, everybody), "yes" if right else "no"))
    linear.train(given, "hrds", rare=6, strength=4.0)


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).casefold().split())


if __name__ == "__main__":
    main()
