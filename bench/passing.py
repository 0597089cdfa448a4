"""A passing configuration: what a benchmark makes is signed with a passing key; the user's own are left alone."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

VARIABLE = "ANSWERABLE_CONFIG"


@contextmanager
def passing_configuration() -> Iterator[None]:
    """Point the settings to an empty folder for a while."""
    before = os.environ.get(VARIABLE)
    with tempfile.TemporaryDirectory() as folder:
        os.environ[VARIABLE] = folder
        try:
            yield
        finally:
            if before is None:
                del os.environ[VARIABLE]
            else:
                os.environ[VARIABLE] = before
