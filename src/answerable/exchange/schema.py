"""The JSON Schema of an exported claim, made from the types, so that it cannot say anything else than they do."""

from typing import Any

from pydantic import TypeAdapter

from answerable.model.capture import Source
from answerable.model.claim import Location, Stance, Status
from answerable.model.slots import SLOT_TYPES, HarmSlots, Slots

DAY = {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}
BOUND = {"type": "array", "prefixItems": [DAY, DAY], "minItems": 2, "maxItems": 2}
PLACE_IN_TEXT = {"type": "integer", "minimum": 0}


def claim_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of one line of `answerable export --format claims`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answerable claim",
        "description": "One assertion found in a text, with its exact quote: text[start:end] == quote.",
        "type": "object",
        "properties": {
            "id": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "type": {"enum": list(SLOT_TYPES)},
            "source": _closed(Source),
            "quote": {"type": "string", "minLength": 1},
            "start": PLACE_IN_TEXT,
            "end": PLACE_IN_TEXT,
            "slots": {"type": "object"},
            "when": {"anyOf": [_when(), {"type": "null"}]},
            "where": {"type": "array", "items": _closed(Location)},
            "said_by": {"type": "array", "items": {"type": "string"}},
            "stance": {"enum": [str(stance) for stance in Stance]},
            "status": {"enum": [str(status) for status in Status]},
            "extractor": {"type": "string"},
            "anchors": {"type": "object", "additionalProperties": {"type": "array", "items": _span()}},
            "confidence": {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 99}, {"type": "null"}]},
            "cited": {"type": "array", "items": {"type": "string"}, "minItems": 1},
            "noted": {"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1},
            "latin": {
                "type": "object",
                "description": "Slots in another script, in Latin letters; left out where there are none.",
                "additionalProperties": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
            },
            "withheld": {"type": "boolean", "description": "True where a protected name was masked."},
        },
        "required": [
            *("id", "type", "source", "quote", "start", "end", "slots", "when", "where"),
            *("said_by", "stance", "status", "extractor", "anchors", "confidence"),
        ],
        "additionalProperties": False,
        "oneOf": [
            {"properties": {"type": {"const": name}, "slots": _slots(slots)}} for name, slots in SLOT_TYPES.items()
        ],
    }


def _closed(kind: type[Any]) -> dict[str, Any]:
    schema = TypeAdapter(kind).json_schema()
    schema["additionalProperties"] = False
    schema["required"] = sorted(schema["properties"])
    closed: dict[str, Any] = _plain(schema)
    return closed


def _slots(kind: type[Slots]) -> dict[str, Any]:
    # An absent slot is left out rather than null, but for the two ends of a harm, whose null says "open".
    open_ended = {"min", "max"} if kind is HarmSlots else set()
    schema = TypeAdapter(kind).json_schema()
    properties = schema["properties"]
    for name, field in properties.items():
        if name not in open_ended and "anyOf" in field:
            (properties[name],) = (option for option in field["anyOf"] if option != {"type": "null"})
    closed: dict[str, Any] = _plain(
        {
            "type": "object",
            "properties": properties,
            "required": sorted({*schema.get("required", []), *open_ended}),
            "additionalProperties": False,
        }
    )
    return closed


def _plain(value: Any) -> Any:
    """`value` without the titles and defaults that the library adds."""
    if isinstance(value, dict):
        return {
            key: _plain(item)
            for key, item in value.items()
            if key not in ("title", "default", "description") or isinstance(item, dict)
        }
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _when() -> dict[str, Any]:
    edtf = {"anyOf": [{"type": "string"}, {"type": "null"}]}
    return {
        "type": "object",
        "properties": {"edtf": edtf, "begins": BOUND, "ends": BOUND},
        "required": ["edtf", "begins", "ends"],
        "additionalProperties": False,
    }


def _span() -> dict[str, Any]:
    return {"type": "array", "prefixItems": [PLACE_IN_TEXT, PLACE_IN_TEXT], "minItems": 2, "maxItems": 2}
