"""Taken: the time that work takes, by the clock and of the processor."""

import resource
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock, and seconds of the processor in this process and in those of its children that ended."""

    clock: float
    processor: float


def taking(work: Callable[[], object]) -> Taken:
    """Do `work` and tell how long it took."""
    began, used = perf_counter(), _used()
    work()
    return Taken(perf_counter() - began, _used() - used)


def _used() -> float:
    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)
