"""Garbage: while documents are taken in or a record is derived, Python looks for it more seldom.

Claims, rows and words are made by the hundred thousand, they last, and none of them refers to itself; going through
all of them again and again for what may be thrown away took a twentieth of the time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

SELDOM = (10_000, 10, 10)
"""So many new values are let pass, where Python's own measure is 700: few enough that memory does not grow by it."""


@dataclass
class _Usual:
    """Python's own measure, kept while anybody works; several threads of a server may."""

    thresholds: tuple[int, int, int] = (0, 0, 0)
    working: int = 0


_usual, _lock = _Usual(), Lock()


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Garbage is collected seldom within, and as before when the last who works is done."""
    with _lock:
        if not _usual.working:
            _usual.thresholds = gc.get_threshold()
            gc.set_threshold(*SELDOM)
        _usual.working += 1
    try:
        yield
    finally:
        with _lock:
            _usual.working -= 1
            if not _usual.working:
                gc.set_threshold(*_usual.thresholds)
