"""Add documents to a case while being killed at random moments; started by test_kills.py in a process of its own.

Usage: killing.py CASE SEED KILLS. The imports are paid once: each writer is a fork of this process, killed by SIGKILL
after a while that chance chooses, and after each the case must open and verify. Prints a JSON object.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import Any

from answerable.archive.store import Store
from answerable.model.capture import Provenance, Source
from answerable.model.claim import Claim, claim_id
from answerable.model.slots import PostingSlots
from answerable.model.text import Text
from answerable.reading import read
from answerable.verify import Outcome, verify_case

Documents = list[tuple[str, bytes]]

LONGEST = 0.25  # seconds that a writer lives at most
LONGEST_MAKING = 1.0  # the same while there is no case yet: to make one takes longer


def documents(seed: int) -> Documents:
    """Invented documents: short texts, and every tenth a megabyte that takes a while to write."""
    chance = random.Random(seed)  # noqa: S311 - not for a secret
    out = []
    for number in range(300):
        words = f"Lieutenant Orla Venn {number} commands the Signal Company.\n\nNothing else was said that day.\n"
        out.append((f"{number}.txt", words.encode()))
        if number % 10 == 0:
            out.append((f"{number}.bin", b"\x00" + chance.randbytes(1 << 20)))
    return out


def add_all(case: Path, given: Documents, turn: int) -> None:
    """Add what is not there yet, as the program does: capture, reading, claims; in an order of this turn's own."""
    order = list(given)
    random.Random(turn).shuffle(order)  # noqa: S311 - not for a secret
    with Store.open(case, write=True) if (case / "case.sqlite").exists() else Store.create(case) as store:
        for name, data in order:
            entry, _ = store.add_capture(data, name=name, media_type="text/plain", provenance=Provenance())
            if store.reading_of(entry.capture) is None:
                store.add_reading(read(data, capture=entry.capture, name=name, media_type="text/plain"))
            reading = store.reading_of(entry.capture)
            if isinstance(reading, Text) and entry.capture not in store.extractions():
                start, slots = reading.content.index("Lieutenant"), PostingSlots(person="Orla Venn")
                end = start + len("Lieutenant Orla Venn")
                claim = Claim(
                    id=claim_id(entry.capture, start, end, slots),
                    source=Source(name=name, capture=entry.capture),
                    quote=reading.content[start:end],
                    start=start,
                    end=end,
                    slots=slots,
                    extractor="posting/1",
                )
                store.add_claims(entry.capture, "posting/1", [claim], [], [])


def killed_after(seconds: float, case: Path, given: Documents, turn: int) -> bool:
    """Let a writer run so long and kill it; whether it was still at work."""
    child = os.fork()
    if child == 0:
        try:
            add_all(case, given, turn)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main(case: Path, seed: int, kills: int) -> dict[str, Any]:
    """Kill so many writers, look at the case after each, then let one finish."""
    chance = random.Random(seed)  # noqa: S311 - not for a secret
    given = documents(seed)
    read(b"warm up the reader of texts.", capture="sha256:0", name="a.txt")
    result: dict[str, Any] = {"killed": 0, "problems": [], "captures": []}
    for turn in range(kills):
        longest = LONGEST if (case / "case.sqlite").exists() else LONGEST_MAKING
        result["killed"] += killed_after(chance.random() * longest, case, given, turn)
        if not (case / "case.sqlite").exists():
            continue
        with Store.open(case) as store:
            result["captures"].append(len(store.captures()))
        report = verify_case(case, reread=False)
        result["problems"] += [f"{check.subject}: {check.message}" for check in report.of(Outcome.FAIL)]
    add_all(case, given, kills)
    report = verify_case(case)
    result["problems"] += [f"{check.subject}: {check.message}" for check in report.of(Outcome.FAIL)]
    result["strays"] = sum(check.subject.startswith("file ") for check in report.of(Outcome.NOT_CHECKED))
    with Store.open(case) as store:
        result["final"] = {
            "captures": len(store.captures()),
            "entries": len(store.entries()),
            "readings": len(list(store.readings())),
            "claims": len(store.claims()),
            "log": len(list(store.log_entries())),
        }
    return result


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))  # noqa: T201 - read by the test
