"""Processes: how many times as fast two processes take the whole way as one, each started cold, as a user's command is.

On a machine with other work the time tells little. The processor time that both take together then says whether two
could be as fast as they should.
"""

import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from time import perf_counter

from bench.speed import texts, whole_way

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
    return Scaling(times=one[0] / two[0], work=two[1] / one[1])


def _run(processes: int) -> tuple[float, float]:
    """Seconds by the clock and of the processor, all descendants counted."""
    work, began = _work(), perf_counter()
    environment = {**os.environ, "ANSWERABLE_PROCESSES": str(processes)}
    subprocess.run([sys.executable, "-m", "bench.processes"], env=environment, check=True)
    return perf_counter() - began, _work() - work


def _work() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    whole_way(texts(COPIES))
