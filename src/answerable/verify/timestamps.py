"""Checks of the timestamps that checkpoints were given."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from answerable.archive.checkpoint import Checkpoint
from answerable.verify.report import Check
from answerable.verify.snapshot import Snapshot


def check_timestamps(
    snapshot: Snapshot, checkpoints: Sequence[Checkpoint], authorities: Sequence[Path]
) -> Iterator[Check]:
    """Each timestamp against its checkpoint and, where a certificate was given, against the authority's signature."""
    yield from ()
