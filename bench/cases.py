"""How long the large cases take: opening one with 10,000 claims and writing a dossier from it."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from answerable import Case
from answerable.archive.store import Store
from answerable.model.capture import Provenance, Source
from answerable.model.claim import Claim, Stance, claim_id
from answerable.model.slots import PostingSlots
from answerable.model.text import Part, PartKind, Text
from bench.passing import passing_configuration

TEXTS = 100
CLAIMS = 100
"""A case of TEXTS times CLAIMS claims."""
SYLLABLES = ("bal", "dor", "fel", "gur", "hin", "kam", "lov", "mir", "nev", "pet")


@dataclass(frozen=True, slots=True)
class CaseTimes:
    """Seconds: to open a case and list its claims; to derive its record; to compose and keep a dossier."""

    claims: int
    opening: float
    record: float
    dossier: float


def case_times() -> CaseTimes:
    """Measure on a generated case."""
    with passing_configuration(), tempfile.TemporaryDirectory() as work:
        folder = Path(work, "case")
        generate_case(folder)
        began = perf_counter()
        case = Case.open(folder, write=True)
        count = len(case.claims())
        opened = perf_counter()
        case.record()
        derived = perf_counter()
        case.dossier(_officer(0), Path(work, "dossier.html"))
        written = perf_counter()
        case.close()
    return CaseTimes(count, opened - began, derived - opened, written - derived)


def _officer(number: int) -> str:
    """An invented name, another one for each number below 100."""
    return f"Anton {SYLLABLES[number // 10].capitalize()}{SYLLABLES[number % 10]}ov"


def generate_case(folder: Path) -> None:
    """Make the case."""
    with Store.create(folder) as store:
        for number in range(TEXTS):
            lines = [
                f"Colonel {_officer(line)} commands the {number * CLAIMS + line + 1}th Brigade."
                for line in range(CLAIMS)
            ]
            content = "\n\n".join(lines)
            entry, _ = store.add_capture(
                content.encode(), name=f"{number:03}.txt", media_type="text/plain", provenance=Provenance()
            )
            parts: list[Part] = []
            claims: list[Claim] = []
            at = 0
            source = Source(name=entry.name, capture=entry.capture, published="2020-01-01")
            for line, words in enumerate(lines):
                parts.append(Part(PartKind.PARAGRAPH, at, at + len(words)))
                slots = PostingSlots(
                    person=_officer(line),
                    rank="Colonel",
                    role="commander",
                    unit=f"{number * CLAIMS + line + 1}th Brigade",
                )
                claims.append(
                    Claim(
                        id=claim_id(entry.capture, at, at + len(words), slots),
                        source=source,
                        quote=words,
                        start=at,
                        end=at + len(words),
                        slots=slots,
                        stance=Stance.STATED,
                        extractor="posting/1",
                    )
                )
                at += len(words) + 2
            store.add_reading(
                Text(capture=entry.capture, reader="text/1", content=content, parts=tuple(parts), language="en")
            )
            store.add_claims(entry.capture, "posting/1", claims, [], [])
