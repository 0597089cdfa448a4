"""Claims as JSON Lines, one claim a line, in the documented format (docs/claims.md)."""

import json
from collections.abc import Iterable, Sequence

from answerable.model.claim import Claim, claim_json
from answerable.record.protection import masked


def claims_jsonl(claims: Iterable[Claim], protected: Sequence[str]) -> str:
    """The claims, names in `protected` masked; a masked claim says so in `withheld`."""
    lines = []
    for claim in claims:
        data = claim_json(claim)
        mask = masked(data, protected)
        if mask != data:
            mask["withheld"] = True
        lines.append(json.dumps(mask, ensure_ascii=False) + "\n")
    return "".join(lines)
