"""HRDsAttack: who did what to whom, where and when, one event an article, out of incidents, harm and allegations."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from answerable.claims.extraction import Extraction
from answerable.claims.targets import person_kind_of
from answerable.model.claim import Claim
from answerable.model.slots import AllegationSlots, HarmSlots, IncidentSlots, PersonSlots, PostingSlots
from answerable.places.country import countries_in, country_name
from bench.road import Document, read_documents

VIOLATIONS = {
    "detention": "arbitrary detention", "sentencing": "arbitrary detention", "abduction": "kidnapping", "disappearance": "enforced disappearance",
    "killing": "killing", "massacre": "killing", "execution": "killing", "torture": "torture", "sexual violence": "torture",
    "detained": "arbitrary detention", "abducted": "kidnapping", "killed": "killing", "missing": "enforced disappearance", "tortured": "torture",
}
OTHER = frozenset({"attack", "shooting", "repression", "injured", "looting", "arson", "bombing", "displacement"})
STATE = re.compile(r"(?i)\b(?:police|army|government|authorit\w+|officers?|security|court|troops|soldiers?|forces?|military|regime|prosecutors?|judge|ministry|intelligence|agents?|officials?|guards?|state|president)\b")
ARMED = re.compile(r"(?i)\b(?:rebels?|militants?|taliban|insurgents?|guerrillas?|gunmen|gang|cartel|militia|islamic state|jihadists?|hitmen|assassins?|attackers?|assailants?|armed men|men|kidnappers?|group|unknown|unidentified)\b")


def sit(data: Path, out: Path) -> None:
    """Read the articles of a JSON Lines file and write one event for each."""
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines() if line.strip()]
    documents = [
        Document(name=str(row["id"]), content=row["text"], title=row.get("title"), published=row.get("published")) for row in rows
    ]
    extractions = read_documents(documents)
    with out.open("w", encoding="utf-8") as file:
        for row in rows:
            answer = {"id": row["id"], **event(row, extractions[str(row["id"])])}
            file.write(json.dumps(answer, ensure_ascii=False) + "\n")


def event(row: dict[str, Any], extraction: Extraction) -> dict[str, Any]:
    """The event of one article."""
    kinds: Counter[str] = Counter()
    for claim in extraction.claims:
        if isinstance(claim.slots, IncidentSlots | HarmSlots):
            kinds[claim.slots.kind] += 1
    violations = Counter[str]()
    for kind, count in kinds.items():
        if kind in VIOLATIONS:
            violations[VIOLATIONS[kind]] += count
    found = [violation for violation, count in violations.most_common() if count >= 0.25 * max(violations.values())]
    if not found:
        found = ["other"]
    day = _day(row, extraction)
    return {
        "perpetrator_mention": True,
        "perpetrator_type": _perpetrator(extraction),
        "violation_types": sorted(found),
        "victims": _victims(row, extraction),
        "country": _country(row, extraction),
        **day,
    }


def _perpetrator(extraction: Extraction) -> str:
    state = armed = 0
    for claim in extraction.claims:
        words = None
        if isinstance(claim.slots, IncidentSlots):
            words = claim.slots.perpetrator
            state += claim.slots.kind in {"detention", "sentencing"}
        elif isinstance(claim.slots, AllegationSlots):
            words = claim.slots.accused
        if words:
            state += bool(STATE.search(words))
            armed += bool(ARMED.search(words) and not STATE.search(words))
    if state >= armed and state:
        return "state actor"
    if armed:
        return "other actors without permissions"
    return "state actor"


def _victims(row: dict[str, Any], extraction: Extraction) -> list[dict[str, Any]]:
    persons = {mention.name for mention in extraction.mentions if mention.kind == "person"}
    counts: Counter[str] = Counter()
    for claim in extraction.claims:
        names: list[str] = []
        if isinstance(claim.slots, HarmSlots) and claim.slots.kind in VIOLATIONS | dict.fromkeys(OTHER, "other"):
            names = [claim.slots.whom or ""]
        elif isinstance(claim.slots, IncidentSlots) and (claim.slots.kind in VIOLATIONS or claim.slots.kind in OTHER):
            names = list(claim.slots.target)
        for name in names:
            if name in persons:
                counts[name] += 1
    return [{"name": name, **_attributes(row["text"], name, extraction)} for name in counts]


def _attributes(text: str, name: str, extraction: Extraction) -> dict[str, Any]:
    words = " ".join(
        " ".join(filter(None, (claim.slots.role, claim.slots.title, claim.slots.unit)))
        for claim in extraction.claims
        if isinstance(claim.slots, PostingSlots) and claim.slots.person == name
    )
    words += " " + " ".join(claim.slots.value for claim in extraction.claims if isinstance(claim.slots, PersonSlots) and claim.slots.person == name)
    for match in re.finditer(re.escape(name), text):
        words += " " + text[max(0, match.start() - 60) : match.end() + 80]
    if re.search(r"(?i)journalist|reporter|editor|photographer|blogger|broadcast|newspaper|cameraman|correspondent|columnist|publisher", words):
        kind = "journalist"
    elif re.search(r"(?i)union", words):
        kind = "trade unionist"
    else:
        kind = "human rights defender"
    last = name.split()[-1]
    he = she = 0
    for match in re.finditer(re.escape(last), text):
        after = text[match.end() : match.end() + 160].lower()
        he += len(re.findall(r"\b(?:he|his|him)\b", after))
        she += len(re.findall(r"\b(?:she|her|hers)\b", after))
    return {"type": [kind], "sex": "woman" if she > he else "man", "age": "adult"}


def _country(row: dict[str, Any], extraction: Extraction) -> str | None:
    counts: Counter[str] = Counter()
    for place, code in ((1.0, row["text"]), (2.0, row.get("title") or "")):
        for found in countries_in(code):
            counts[found] += place  # type: ignore[assignment]  # a weight
    for claim in extraction.claims:
        for location in claim.where:
            if location.country:
                counts[location.country] += 1
    return country_name(max(sorted(counts), key=lambda code: counts[code])) if counts else None


def _day(row: dict[str, Any], extraction: Extraction) -> dict[str, Any]:
    years = (row.get("published") or "").split("-")
    out: dict[str, Any] = {}
    for claim in extraction.claims:
        if isinstance(claim.slots, IncidentSlots | HarmSlots) and claim.when and claim.when.edtf:
            parts = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", claim.when.edtf)
            if parts:
                out = {"year": int(parts[1]), "month": int(parts[2]) if parts[2] else None, "day": int(parts[3]) if parts[3] else None}
                break
    if not out and years and years[0]:
        out = {"year": int(years[0]), "month": int(years[1]) if len(years) > 1 else None}
    return out
