"""What a case on a PostgreSQL server costs beside one in a file: the same case made and listed in both, in one run.

`python -m bench.stores` prints it. The server is one of the tests' own, on this machine, over a socket.
"""

import os
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from tests.postgresql.address import binaries, started

from answerable import Case
from bench.cases import CLAIMS, TEXTS, generate_case
from bench.passing import passing_configuration

RUNS = 3
VARIABLE = "ANSWERABLE_DATABASE"


@dataclass(frozen=True, slots=True)
class Cost:
    """How many times as long the server takes as the file: to add, to open and list all claims (medians of runs)."""

    claims: int
    adding: float
    listing: float

    def rows(self) -> list[str]:
        """The lines of a table."""
        return [
            f"| adding {self.claims:,} claims on a PostgreSQL server, times as long as in a file | {self.adding:.2f} |",
            f"| opening that case and listing them, times as long | {self.listing:.2f} |",
        ]


def store_cost() -> Cost | None:
    """Measure; None where PostgreSQL is not installed."""
    place = binaries()
    if place is None:
        return None
    with started(place) as server:
        pairs = [(_times(None), _times(server)) for _ in range(RUNS)]
    adding = statistics.median(there[0] / here[0] for here, there in pairs)
    listing = statistics.median(there[1] / here[1] for here, there in pairs)
    return Cost(TEXTS * CLAIMS, adding, listing)


def _times(address: str | None) -> tuple[float, float]:
    """Seconds to make the case, and to open it and list its claims."""
    with passing_configuration(), _database(address), tempfile.TemporaryDirectory() as work:
        folder = Path(work, "case")
        began = perf_counter()
        generate_case(folder)
        made = perf_counter()
        with Case.open(folder) as case:
            case.claims()
        return made - began, perf_counter() - made


@contextmanager
def _database(address: str | None) -> Iterator[None]:
    before = os.environ.pop(VARIABLE, None)
    if address is not None:
        os.environ[VARIABLE] = address
    try:
        yield
    finally:
        os.environ.pop(VARIABLE, None)
        if before is not None:
            os.environ[VARIABLE] = before


if __name__ == "__main__":
    cost = store_cost()
    print("PostgreSQL is not installed here." if cost is None else "\n".join(cost.rows()))
