"""Processes: how many times as fast two processes take the whole way as one, each started cold, as a user's command is.

On a machine with other work the time tells little. The processor time that both take together then says whether two
could be as fast as they should.
"""

import os
import subprocess
import sys
from dataclasses import dataclass

from bench.speed import texts, whole_way
from bench.taken import Taken, taking

COPIES = 6
"""Of each text: so many that loading the pipeline, which each process does, is a small part of the time."""


@dataclass(frozen=True, slots=True)
class Scaling:
    """How many times as fast two processes are, and how much processor time they take for a second of one process."""

    times: float
    work: float


def scaling() -> Scaling:
    """Measure; takes two minutes or so."""
    one, two = (_run(processes) for processes in (1, 2))
    return Scaling(times=one.clock / two.clock, work=two.processor / one.processor)


def _run(processes: int) -> Taken:
    environment = {**os.environ, "ANSWERABLE_PROCESSES": str(processes)}
    return taking(lambda: subprocess.run([sys.executable, "-m", "bench.processes"], env=environment, check=True))


if __name__ == "__main__":
    whole_way(texts(COPIES))
