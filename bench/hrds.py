"""HRDsAttack: who did what to whom, where and when, one event an article, out of incidents, harm and allegations."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from answerable.claims.extraction import Extraction
from answerable.model.slots import HarmSlots, IncidentSlots, PersonSlots, PostingSlots
from answerable.places.country import country_names
from bench import hrds_choice as choice
from bench import linear
from bench.road import Document, read_documents

VICTIM_FLOOR = 0.25
VIOLATION_FLOOR = 0.3
COUNTRY_FLOOR = 0.25
# Hong Kong counts as China in that exam, and the train part's commonest name for the United States is "USA".
_CONTAINED = {"HK": "CN"}
_USUAL = {"US": "USA"}
_KINDS = (
    (
        "journalist",
        r"journalist|reporter|editor|photographer|blogger|broadcast|newspaper|cameraman|correspondent|columnist|publisher",
    ),
    ("trade unionist", r"\bunion"),
)


def sit(data: Path, out: Path) -> None:
    """Read the articles of a JSON Lines file and write one event for each."""
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines() if line.strip()]
    documents = [
        Document(name=str(row["id"]), content=row["text"], title=row.get("title"), published=row.get("published"))
        for row in rows
    ]
    extractions = read_documents(documents)
    with out.open("w", encoding="utf-8") as file:
        for row in rows:
            answer = {"id": row["id"], **event(row, extractions[str(row["id"])])}
            file.write(json.dumps(answer, ensure_ascii=False) + "\n")


def event(row: dict[str, Any], extraction: Extraction) -> dict[str, Any]:
    """The event of one article."""
    models = linear.weights("hrds")
    features = choice.of_article(row.get("title") or "", row["text"], extraction)
    likely = {name: linear.chance(models, f"violation {name}", features) for name in choice.VIOLATIONS}
    found = [name for name, chance in likely.items() if chance >= VIOLATION_FLOOR]
    return {
        "perpetrator_mention": True,
        "perpetrator_type": linear.choose(models, "perpetrator", features),
        "violation_types": sorted(found or [max(likely, key=lambda name: likely[name])]),
        "victims": _victims(row, extraction),
        "country": _country(row, extraction),
        **_place(extraction),
        **_day(row, extraction),
    }


def _victims(row: dict[str, Any], extraction: Extraction) -> list[dict[str, Any]]:
    models = linear.weights("hrds")
    title, text = row.get("title") or "", row["text"]
    everybody = choice.persons(extraction)
    chances = [
        (linear.chance(models, "victim", choice.of_person(title, text, one, everybody)), one) for one in everybody
    ]
    return [
        {"name": person.name, **_attributes(text, person.name, extraction)}
        for chance, person in chances
        if chance >= VICTIM_FLOOR
    ]


def _attributes(text: str, name: str, extraction: Extraction) -> dict[str, Any]:
    words = ""
    for claim in extraction.claims:
        slots = claim.slots
        if isinstance(slots, PostingSlots) and slots.person == name:
            words += " ".join(filter(None, (" ", slots.role, slots.title, slots.unit)))
        elif isinstance(slots, PersonSlots) and slots.person == name:
            words += " " + slots.value
    for match in re.finditer(re.escape(name), text):
        words += " " + text[max(0, match.start() - 60) : match.end() + 80]
    kind = next((kind for kind, pattern in _KINDS if re.search(pattern, words, re.IGNORECASE)), "human rights defender")
    he = she = 0
    for match in re.finditer(re.escape(name.rsplit(maxsplit=1)[-1]), text):
        after = text[match.end() : match.end() + 160].lower()
        he += len(re.findall(r"\b(?:he|his|him)\b", after))
        she += len(re.findall(r"\b(?:she|her|hers)\b", after))
    return {"type": [kind], "sex": "woman" if she > he else "man", "age": "adult"}


def _country(row: dict[str, Any], extraction: Extraction) -> str | None:
    found = choice.of_countries(row.get("title") or "", row["text"], extraction)
    if not found:
        return None
    models = linear.weights("hrds")
    code = max(sorted(found), key=lambda one: linear.chance(models, "country", found[one]))
    if linear.chance(models, "country", found[code]) < COUNTRY_FLOOR:
        return None
    code = _CONTAINED.get(code, code)
    return _USUAL.get(code) or _as_printed(code, row["text"])


def _as_printed(code: str, text: str) -> str:
    """A country's usual name, but another where the article prints that alone ("Burma"); no abbreviation."""
    usual, *others = country_names(code)
    if any(name in text for name in (usual, *(name for name in others if name.isupper()))):
        return usual
    return next((name for name in others if not name.isupper() and re.search(rf"\b{re.escape(name)}\b", text)), usual)


def _place(extraction: Extraction) -> dict[str, Any]:
    cities = Counter(
        location.name
        for claim in extraction.claims
        if isinstance(claim.slots, IncidentSlots | HarmSlots)
        for location in claim.where
        if location.precision == "city"
    )
    return {"city": max(sorted(cities), key=lambda name: cities[name])} if cities else {}


def _day(row: dict[str, Any], extraction: Extraction) -> dict[str, Any]:
    published = (row.get("published") or "").split("-")
    for claim in extraction.claims:
        if isinstance(claim.slots, IncidentSlots | HarmSlots) and claim.when and claim.when.edtf:
            parts = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", claim.when.edtf)
            if parts:
                return {"year": int(parts[1]), "month": int(parts[2] or 0) or None, "day": int(parts[3] or 0) or None}
    if published[0]:
        return {"year": int(published[0]), "month": int(published[1]) if len(published) > 1 else None}
    return {}
