"""A worker: a process that reads one document after the other under hard limits. Started by :class:`Apart` only.

Whatever a library prints goes nowhere, so that the wire stays clean.
"""

import importlib
import os
import resource
import signal
import sys
from dataclasses import fields
from pathlib import Path
from typing import BinaryIO, Final

from answerable.model.text import Reading, Unread
from answerable.reading import registry
from answerable.reading.limits import MEGABYTE, NO_MEMORY, Limits
from answerable.reading.reader import read
from answerable.reading.wire import Header, WireError, pack, receive, send

_GRACE_SECONDS: Final = 5
_LARGEST_FILE: Final = 256 * MEGABYTE
"""Workers write nothing of their own; py3langid unpacks its model into a temporary file."""


def main() -> None:
    """Serve jobs from standard input until it closes."""
    wire_in = os.fdopen(os.dup(0), "rb")
    wire_out = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    try:
        setup, _ = receive(wire_in, 0)
        limits = Limits(**{field.name: setup["limits"][field.name] for field in fields(Limits)})
        _restrict(limits)
        if setup["formats"]:
            registry.FORMATS.update(importlib.import_module(setup["formats"]).FORMATS)
        _serve(wire_in, wire_out, limits)
    except (WireError, BrokenPipeError):
        sys.exit(0)


def _serve(wire_in: BinaryIO, wire_out: BinaryIO, limits: Limits) -> None:
    while True:
        job, blobs = receive(wire_in, limits.container_bytes)
        _restrict_time(limits)
        # Whoever is to stop a worker in time may be gone; then it stops itself.
        signal.alarm(int(limits.seconds) + _GRACE_SECONDS)
        try:
            reading = _reading(job, blobs, limits)
        except MemoryError:
            reading = Unread(capture=job["capture"], reader="none", reason=NO_MEMORY)
        signal.alarm(0)
        send(wire_out, *pack(reading))


def _reading(job: Header, blobs: list[bytes], limits: Limits) -> Reading:
    data = blobs[0] if blobs else Path(job["path"])
    return read(
        data,
        capture=job["capture"],
        name=job["name"],
        media_type=job["media_type"],
        limits=limits,
        nesting=job["nesting"],
        room=job["room"],
    )


def _restrict(limits: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _lower(resource.RLIMIT_FSIZE, _LARGEST_FILE)
    if sys.platform != "darwin":  # macOS has the call and does not keep the limit
        _lower(resource.RLIMIT_AS, limits.memory_bytes)


def _restrict_time(limits: Limits) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + limits.seconds) + 2)


def _lower(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


if __name__ == "__main__":
    main()
