"""A claim: one assertion found in a text, with its exact quote. Never changed, only reviewed.

`text[start:end] == quote`, always. The id is a hash over canonical JSON of (capture, start, end, type, slots), so that
reading the same bytes again gives the same claims.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from answerable.model.canonical import canonical, sha256
from answerable.model.capture import Source
from answerable.model.slots import SLOT_TYPES, TYPE_NAMES, HarmSlots, Slots
from answerable.model.time import Bound, When


class Stance(StrEnum):
    """How the source puts it: flat, hedged, as an accusation, or denied."""

    STATED = "stated"
    REPORTED = "reported"
    ALLEGED = "alleged"
    DENIED = "denied"


class Status(StrEnum):
    """What persons have decided about a claim; proposed is what the machine found and nobody has judged."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """Where the words behind a slot stand in the text, [start, end).

    A slot may have several, and they may stand outside the quote (a name that a pronoun stands for).
    """

    slot: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place as named in the words, and what the gazetteer makes of it.

    `geonames` is a GeoNames id, the likeliest; `candidates` those of all places of the name, likeliest first. `country`
    is ISO 3166-1 alpha-2, `region` the name of the first-level region; `precision` one of site, city, region, country,
    unknown. The surroundings of a town ("near Bakhmut") are a region without an id: they are not the town.
    """

    name: str
    geonames: int | None = None
    country: str | None = None
    precision: str = "unknown"
    region: str | None = None
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sourced assertion. `said_by` has the innermost speaker first; empty is the source's own voice.

    `extractor` is name and version ("posting/1"). `confidence` is how many of a hundred such claims are right, None
    where that was not measured. `latin` has those slots in Latin letters that are in another script, by slot, the items
    of a list as a tuple. Neither is part of the id, which :func:`claim_id` computes.

    Claims out of researchers' tables have two fields more, which are no part of the id either: `cited` are the ids of
    the works that the row cites, and `noted` is what else it says of the claim, as printed and by name, sorted
    (docs/sfm.md): how sure the researchers are, their identifier of the entity, the line of the row.
    """

    id: str
    source: Source
    quote: str
    start: int
    end: int
    slots: Slots
    when: When | None = None
    where: tuple[Location, ...] = ()
    said_by: tuple[str, ...] = ()
    stance: Stance = Stance.STATED
    status: Status = Status.PROPOSED
    extractor: str
    anchors: tuple[Anchor, ...] = ()
    confidence: int | None = None
    cited: tuple[str, ...] = ()
    noted: tuple[tuple[str, str], ...] = ()
    latin: tuple[tuple[str, str | tuple[str, ...]], ...] = ()

    @property
    def type(self) -> str:
        """The claim's type by name, as in SLOT_TYPES."""
        return TYPE_NAMES[type(self.slots)]


def slots_json(slots: Slots) -> dict[str, Any]:
    """The slots as JSON: absent ones left out, except a harm's open min and max, whose null says "open"."""
    keep = {"min", "max"} if isinstance(slots, HarmSlots) else set()
    out: dict[str, Any] = {}
    for field in dataclasses.fields(slots):
        value = getattr(slots, field.name)
        if isinstance(value, tuple):
            value = list(value)
        if field.name in keep or value not in (None, []):
            out[field.name] = value
    return out


def claim_id(capture: str, start: int, end: int, slots: Slots) -> str:
    """The id of a claim: 32 hexadecimal digits of the SHA-256 over canonical JSON of what it asserts and where."""
    named = {
        "capture": capture,
        "start": start,
        "end": end,
        "type": TYPE_NAMES[type(slots)],
        "slots": slots_json(slots),
    }
    return sha256(canonical(named)).removeprefix("sha256:")[:32]


def claim_json(claim: Claim) -> dict[str, Any]:
    """The claim as the JSON object that exports hold, keys in the documented order (docs/claims.md)."""
    source = claim.source
    data: dict[str, Any] = {
        "id": claim.id,
        "type": claim.type,
        "source": {
            "name": source.name,
            "capture": source.capture,
            "title": source.title,
            "publisher": source.publisher,
            "url": source.url,
            "published": source.published,
        },
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "slots": slots_json(claim.slots),
        "when": None if claim.when is None else when_json(claim.when),
        "where": [location_json(place) for place in claim.where],
        "said_by": list(claim.said_by),
        "stance": str(claim.stance),
        "status": str(claim.status),
        "extractor": claim.extractor,
        "anchors": anchors_json(claim.anchors),
        "confidence": claim.confidence,
        **({"cited": list(claim.cited)} if claim.cited else {}),
        **({"noted": dict(claim.noted)} if claim.noted else {}),
    }
    if claim.latin:
        data["latin"] = {slot: list(value) if isinstance(value, tuple) else value for slot, value in claim.latin}
    return data


def claim_from_json(data: dict[str, Any]) -> Claim:
    """The claim that :func:`claim_json` wrote, of this version or an older one, which knew no confidence."""
    given: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in data["slots"].items()}
    make: Callable[..., Slots] = SLOT_TYPES[data["type"]]
    slots = make(**given)
    return Claim(
        id=data["id"],
        source=Source(**data["source"]),
        quote=data["quote"],
        start=data["start"],
        end=data["end"],
        slots=slots,
        when=None if data["when"] is None else when_from_json(data["when"]),
        where=tuple(Location(**{**place, "candidates": tuple(place.get("candidates", ()))}) for place in data["where"]),
        said_by=tuple(data["said_by"]),
        stance=Stance(data["stance"]),
        status=Status(data["status"]),
        extractor=data["extractor"],
        anchors=tuple(Anchor(slot, *span) for slot, spans in sorted(data["anchors"].items()) for span in spans),
        confidence=data.get("confidence"),
        cited=tuple(data.get("cited", ())),
        noted=tuple(sorted(data.get("noted", {}).items())),
        latin=tuple(
            (slot, tuple(value) if isinstance(value, list) else value)
            for slot, value in sorted(data.get("latin", {}).items())
        ),
    )


def location_json(location: Location) -> dict[str, Any]:
    """The place as JSON, every key there, absent ones null."""
    return {**dataclasses.asdict(location), "candidates": list(location.candidates)}


def when_json(when: When) -> dict[str, Any]:
    """The time as JSON: `edtf`, and `begins` and `ends` as pairs of ISO dates or null."""
    pair = [[None if day is None else day.isoformat() for day in bound] for bound in (when.begins, when.ends)]
    return {"edtf": when.edtf, "begins": pair[0], "ends": pair[1]}


def when_from_json(data: dict[str, Any]) -> When:
    """The time that :func:`when_json` wrote."""

    def bound(pair: list[str | None]) -> Bound:
        first, last = (None if day is None else date.fromisoformat(day) for day in pair)
        return first, last

    return When(edtf=data["edtf"], begins=bound(data["begins"]), ends=bound(data["ends"]))


def anchors_json(anchors: tuple[Anchor, ...]) -> dict[str, list[list[int]]]:
    """The anchors as JSON: slot to spans, sorted."""
    out: dict[str, list[list[int]]] = {}
    for anchor in sorted(anchors):
        out.setdefault(anchor.slot, []).append([anchor.start, anchor.end])
    return out
