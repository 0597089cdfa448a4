"""Casualties: the lowest and the highest figure of killed and injured in one incident, out of the claims of harm.

The figure told first for the whole incident is the floor; a higher one told later is what is disputed. That exam's own
conventions (dozens are 12 to 24, an unnamed number is 2) are applied here and nowhere else.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from answerable.claims.extraction import Extraction
from answerable.claims.violence.targets import person_kind_of
from answerable.model.claim import Claim, Stance
from answerable.model.slots import HarmSlots, IncidentSlots
from bench.road import Document, read_documents

_KINDS = {"killed": ("killed",), "injured": ("injured",)}
_BOTH = frozenset({"killed and injured", "casualties"})
_GROUPS = {
    "children": re.compile(r"(?i)\b(?:child|children|kids?|boys?|girls?|infants?|bab(?:y|ies)|toddlers?|minors?)\b"),
    "women": re.compile(r"(?i)\b(?:wom[ae]n|wife|wives|mothers?|sisters?)\b"),
    "men": re.compile(r"(?i)\b(?:m[ae]n|husbands?|fathers?|brothers?)\b"),
}


def sit(data: Path, out: Path) -> None:
    """Read the incidents of a JSON Lines file and write the figures of each."""
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines() if line.strip()]
    extractions = read_documents([Document(name=str(row["id"]), content=row["text"]) for row in rows])
    with out.open("w", encoding="utf-8") as file:
        for row in rows:
            answer = {"id": row["id"], **figures(extractions[str(row["id"])])}
            file.write(json.dumps(answer, ensure_ascii=False) + "\n")


def figures(extraction: Extraction) -> dict[str, Any]:
    """What the claims of one text say: ranges, groups, date, place, who struck."""
    out: dict[str, Any] = {}
    for what in ("killed", "injured"):
        span = _range(extraction.claims, what)
        if span:
            out[f"{what}_min"], out[f"{what}_max"] = span
    for group, pattern in _GROUPS.items():
        span = _group(extraction.claims, pattern)
        if span:
            out[group] = list(span)
    incidents = [claim for claim in extraction.claims if isinstance(claim.slots, IncidentSlots)]
    day = next(
        (
            c.when.edtf
            for c in extraction.claims
            if c.when and c.when.edtf and re.fullmatch(r"\d{4}-\d\d-\d\d", c.when.edtf)
        ),
        None,
    )
    if day:
        out["date"] = day
    place = next((c.slots.place for c in incidents if isinstance(c.slots, IncidentSlots) and c.slots.place), None)
    if place:
        out["place"] = place
    out["grading"] = "Fair"
    out["strike_status"] = "Likely strike"
    strikers = " ".join(c.slots.perpetrator or "" for c in incidents if isinstance(c.slots, IncidentSlots))
    if "Israel" in strikers:
        out["belligerents"] = ["Israeli Military"]
    return out


def _range(claims: Sequence[Claim], what: str) -> tuple[int, int] | None:
    told = [
        claim
        for claim in claims
        if isinstance(claim.slots, HarmSlots)
        and claim.slots.kind in (*_KINDS[what], *_BOTH)
        and claim.stance is not Stance.DENIED
    ]
    whole = [claim for claim in told if not _named(claim)]
    names = {claim.slots.whom for claim in told if isinstance(claim.slots, HarmSlots) and _named(claim)}
    if not whole:
        return (len(names), len(names)) if names else None
    first, high = _ends(whole[0])
    later = [_ends(claim) for claim in whole[1:] if claim.slots.kind == what]  # type: ignore[union-attr]  # HarmSlots all
    top = max([high, *(end for low, end in later if first <= low <= 3 * first + 3)], default=high)
    if whole[0].slots.kind in _BOTH:  # type: ignore[union-attr]  # as above
        return (0, high) if first == 1 else (first, top)
    return first, max(first, top)


def _named(claim: Claim) -> bool:
    slots = claim.slots
    return (
        isinstance(slots, HarmSlots)
        and slots.min == slots.max == 1
        and slots.whom is not None
        and person_kind_of(slots.whom) is None
    )


def _ends(claim: Claim) -> tuple[int, int]:
    """Both ends of a figure by that exam's conventions."""
    slots = claim.slots
    if not isinstance(slots, HarmSlots):
        raise TypeError(claim.type)
    low = slots.min if slots.min is not None else slots.max or 0
    if re.search(r"(?i)\bdozens\b", claim.quote):
        return 12, 24
    return low, slots.max if slots.max is not None else low


def _group(claims: Sequence[Claim], pattern: re.Pattern[str]) -> tuple[int, int] | None:
    for claim in claims:
        if (
            isinstance(claim.slots, HarmSlots)
            and claim.slots.kind == "killed"
            and claim.slots.whom
            and pattern.search(claim.slots.whom)
        ):
            return _ends(claim)
    return None
