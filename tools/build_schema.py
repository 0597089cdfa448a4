"""Write docs/claim.schema.json from the types."""

import json
from pathlib import Path

from answerable.exchange.schema import claim_schema

OUT = Path(__file__).parents[1] / "docs" / "claim.schema.json"


def rendered() -> str:
    """The schema as the file holds it."""
    return json.dumps(claim_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    OUT.write_text(rendered(), encoding="utf-8")
