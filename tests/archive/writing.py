"""Eight people at work on one case on a server at once, killed at random; started by test_writers.py as a process.

Usage: writing.py CASE SEED KILLS. Each writer is a fork of this process, so that the imports are paid once. It adds
documents of its own and documents that all of them add, with their texts and claims, reviews each claim, and writes a
line for whatever it was told is kept. Prints a JSON object: what was promised, and what the case has in the end.
"""

import contextlib
import hashlib
import json
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.archive.deposits import claim

from answerable.archive.store import Store
from answerable.model.capture import Provenance
from answerable.model.decision import Decision, Verdict
from answerable.model.slots import PostingSlots
from answerable.reading import read
from answerable.verify import Outcome, verify_case

WRITERS = 8
OWN, SHARED = 4, 4
LONGEST = 1.5  # seconds that a writer lives at most before it is killed


def documents(writer: int) -> Iterator[tuple[str, str]]:
    """Names and words of what this writer adds: some that nobody else has, some that everybody has."""
    names = [f"{writer}-{number}.txt" for number in range(OWN)] + [f"all-{number}.txt" for number in range(SHARED)]
    for name in names:
        yield name, f"Lieutenant Orla Venn commands the Signal Company.\n\nThis is what {name} says.\n"


def work(case: Path, writer: int, turn: int, promises: int) -> None:
    """Do all that is to be done, in an order of this turn's own, and write a line for each thing that is kept."""
    given = list(documents(writer))
    random.Random(turn).shuffle(given)  # noqa: S311 - not for a secret
    with Store.open(case, write=True) as store:
        for number, (name, words) in enumerate(given):
            kept = []
            with store.together() if number % 2 else contextlib.nullcontext():
                data = words.encode()
                entry, _ = store.add_capture(data, name=name, media_type="text/plain", provenance=Provenance())
                kept.append(f"entry {entry.id}")
                reading = read(data, capture=entry.capture, name=name, media_type="text/plain")
                store.add_reading(reading)
                kept.append(f"text {entry.capture}")
                found = claim(entry.capture, "Lieutenant Orla Venn", PostingSlots(person="Orla Venn"), words)
                store.add_claims(entry.capture, "posting/1", [found], [], [])
                kept.append(f"claim {found.id}")
                ident = hashlib.sha256(f"{writer} {name}".encode()).hexdigest()[:32]
                verdict = Verdict.REJECT if writer % 2 else Verdict.ACCEPT
                who = f"Reviewer {writer}"
                store.add_decision(
                    Decision(id=ident, claim=found.id, verdict=verdict, why="x", who=who, at="2026-02-03T04:05:06Z")
                )
                kept.append(f"decision {ident}")
            os.write(promises, "".join(f"{line}\n" for line in kept).encode())


def start(case: Path, writer: int, turn: int, promises: int) -> int:
    """A writer in a process of its own."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work(case, writer, turn, promises)
            code = 0
        finally:
            os._exit(code)
    return child


def main(case: Path, seed: int, kills: int) -> dict[str, Any]:
    """Let all work at once, kill one after the other and start it again, and in the end let all finish."""
    chance = random.Random(seed)  # noqa: S311 - not for a secret
    read(b"warm up the reader of texts.", capture="sha256:0", name="a.txt")
    Store.create(case).close()
    file = case.with_name("promises")
    promises = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    running = {writer: start(case, writer, writer, promises) for writer in range(WRITERS)}
    killed, problems = 0, []
    for turn in range(kills):
        time.sleep(chance.random() * LONGEST / WRITERS)
        writer = chance.randrange(WRITERS)
        os.kill(running[writer], signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(running[writer], 0)[1])
        running[writer] = start(case, writer, WRITERS + turn, promises)
        if turn in (kills // 3, 2 * kills // 3):
            problems += failures(case, reread=False)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in running.values()]
    problems += failures(case, reread=True)
    with Store.open(case) as store:
        kept = [f"entry {entry.id}" for entry in store.entries()]
        kept += [f"text {capture}" for capture, _ in store.readings()]
        kept += [f"claim {one.id}" for one in store.claims()]
        kept += [f"decision {one.id}" for one in store.decisions()]
        kinds = Counter(entry.kind for entry in store.log_entries())
    promised = set(file.read_text(encoding="utf-8").splitlines())
    return {
        "killed": killed,
        "codes": codes,
        "problems": problems,
        "lost": sorted(promised - set(kept)),
        "doubled": sorted(line for line, times in Counter(kept).items() if times > 1),
        "kinds": dict(kinds),
    }


def failures(case: Path, *, reread: bool) -> list[str]:
    """What verify finds."""
    report = verify_case(case, reread=reread)
    return [f"{check.subject}: {check.message}" for check in report.of(Outcome.FAIL)]


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))  # noqa: T201 - read by the test
