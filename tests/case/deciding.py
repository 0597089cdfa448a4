"""A case of two invented reports, made without reading a text: what tests of identity work on."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from answerable.archive.store import Store
from answerable.model.capture import Provenance, Source
from answerable.model.claim import Claim, claim_id
from answerable.model.slots import SLOT_TYPES
from answerable.model.text import Text
from answerable.reading import read

Reports = list[tuple[str, str, dict[str, Any]]]
REPORTS: dict[str, Reports] = {
    "courier.txt": [
        ("posting", "Colonel Radovan Teslin commands the 64th Brigade.", {
            "person": "Radovan Teslin", "rank": "Colonel", "role": "commander", "unit": "64th Brigade"}),
        ("incident", "The shelling of the corn market in Ostrel went on.", {
            "kind": "shelling", "place": "Ostrel", "target": ("corn market",)}),
    ],
    "post.txt": [
        ("posting", "Radovan Teslin heads the Harbour Office.", {
            "person": "Radovan Teslin", "role": "head", "unit": "Harbour Office"}),
        ("posting", "Iven Marsk is his deputy.", {
            "person": "Iven Marsk", "role": "deputy head", "unit": "Harbour Office"}),
        ("incident", "A shelling in Karvel was heard of.", {"kind": "shelling", "place": "Karvel"}),
    ],
}  # fmt: skip


def make_case(folder: Path, reports: Mapping[str, Reports] = REPORTS) -> Path:
    """Make the case; its folder."""
    with Store.create(folder) as store:
        for name, told in reports.items():
            words = "\n\n".join(quote for _, quote, _ in told) + "\n"
            entry, _ = store.add_capture(
                words.encode(), name=name, media_type="text/plain", provenance=Provenance(published="2031-04-02")
            )
            text = read(words.encode(), capture=entry.capture, name=name, media_type="text/plain")
            assert isinstance(text, Text)
            store.add_reading(text)
            claims = []
            for kind, quote, given in told:
                slots, start = SLOT_TYPES[kind](**given), text.content.index(quote)
                claims.append(
                    Claim(
                        id=claim_id(entry.capture, start, start + len(quote), slots),
                        source=Source(name=name, capture=entry.capture, published="2031-04-02"),
                        quote=quote,
                        start=start,
                        end=start + len(quote),
                        slots=slots,
                        extractor="posting/1",
                    )
                )
            store.add_claims(entry.capture, "posting/1", claims, [], [])
    return folder
