"""Claims as one CSV table: a row a claim, its source beside it, and no cell that a spreadsheet takes for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from answerable.model.claim import Claim, claim_json
from answerable.model.slots import SLOT_TYPES
from answerable.record.protection import masked

SLOT_COLUMNS = sorted({name for slots in SLOT_TYPES.values() for name in slots.__dataclass_fields__})
COLUMNS = [
    *("id", "type", "status", "stance", "said_by", "quote"),
    *(f"slot.{name}" for name in SLOT_COLUMNS),
    *("when", "where", "source.name", "source.title", "source.publisher", "source.published", "source.url"),
    *("source.capture", "start", "end", "extractor", "cited", "latin"),
]
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""Cells that begin so are read as formulas by spreadsheets (OWASP, CSV Injection)."""


def claims_csv(claims: Iterable[Claim], protected: Sequence[str]) -> str:
    """The claims as CSV with a header; lists are joined by "; "; names in `protected` are masked."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for claim in claims:
        writer.writerow({column: safe_cell(value) for column, value in _row(claim, protected).items()})
    return out.getvalue()


def _row(claim: Claim, protected: Sequence[str]) -> dict[str, str]:
    data = masked(claim_json(claim), protected)
    row = {name: _cell(data[name]) for name in ("id", "type", "status", "stance", "said_by", "quote", "start", "end")}
    row["extractor"] = data["extractor"]
    row["cited"] = _cell(data.get("cited", []))
    row |= {f"slot.{name}": _cell(value) for name, value in data["slots"].items()}
    row |= {f"source.{name}": _cell(value) for name, value in data["source"].items()}
    row["latin"] = "; ".join(f"{name}: {_cell(value)}" for name, value in data.get("latin", {}).items())
    row["when"] = _cell(data["when"] and data["when"]["edtf"])
    row["where"] = _cell([place["name"] for place in data["where"]])
    return row


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_cell(item) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def safe_cell(value: str) -> str:
    """`value` with an apostrophe before it where a spreadsheet would run it."""
    return f"'{value}" if value.startswith(FORMULA) else value
