"""`answerable add` killed at random moments: the case opens, verifies, and the next run takes the rest.

The archive's own test kills its writer fifty times (tests/verify/test_kills.py); this one kills the whole command,
with its reading and extraction.
"""

import random
import subprocess
import sys
from pathlib import Path

from answerable import Case
from answerable.verify.case import verify_case

COMMAND = Path(sys.executable).with_name("answerable")
KILLS = 8
LONGEST = 2.5
"""Seconds within which an undisturbed run has done most of its work."""


def documents(folder: Path) -> Path:
    folder.mkdir()
    for number in range(1, 9):
        words = f"Col. Anton Velk, head of the {number}th Mountain Brigade, said {number + 2} soldiers were killed."
        (folder / f"{number}.txt").write_text(f"{words}\n", encoding="utf-8")
    return folder


def test_a_killed_add_is_finished_by_the_next(tmp_path: Path) -> None:
    given = documents(tmp_path / "given")
    folder = tmp_path / "case"
    Case.create(folder).close()
    moments = random.Random(20)  # noqa: S311 - for moments, not for secrets
    for _ in range(KILLS):
        process = subprocess.Popen(
            [COMMAND, "add", folder, given], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            process.wait(moments.uniform(0.2, LONGEST))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert verify_case(folder, reread=False).ok
    with Case.open(folder, write=True) as case:
        assert not case.add(given).troubled
        assert case.verify().ok
        interrupted = {claim.id for claim in case.claims()}
    with Case.create(tmp_path / "whole") as case:
        case.add(given)
        assert interrupted == {claim.id for claim in case.claims()}
        assert len(case.store.captures()) == 8
