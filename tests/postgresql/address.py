"""Where PostgreSQL's programs lie, and a server of them for the time of a test run."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
)
"""Where Debian, Fedora and Homebrew put them, if not on the path."""


def binaries() -> Path | None:
    """The folder with initdb and postgres; of several, the newest version."""
    on_path = shutil.which("initdb")
    found = [path for pattern in PLACES for path in Path("/").glob(pattern.removeprefix("/"))]
    found = [path for path in found if (path / "initdb").is_file() and (path / "postgres").is_file()]
    if found:
        return max(found, key=lambda path: [int(part) for part in str(path) if part.isdigit()])
    return None if on_path is None else Path(on_path).resolve().parent


@contextmanager
def serving() -> Iterator[str]:
    """The address of a server that lives as long as this. Without PostgreSQL the test is skipped, but never in CI."""
    place, driver = binaries(), importlib.util.find_spec("psycopg")
    if place is None or driver is None:
        missing = "PostgreSQL (apt-get install postgresql, brew install postgresql)" if place is None else "psycopg"
        reason = f"{missing} is not installed here, so nothing is tested on a server"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with started(place) as address:
        yield address


@contextmanager
def started(place: Path) -> Iterator[str]:
    """The address of a server of the PostgreSQL in this folder, for as long as this lasts and this process lives."""
    guardian = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("guardian.py"), place],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    with guardian:
        assert guardian.stdin is not None
        assert guardian.stdout is not None
        address = guardian.stdout.readline().strip()
        assert address, (
            f"the PostgreSQL in {place} did not start: run {Path(__file__).with_name('guardian.py')} {place}"
        )
        yield address
        guardian.stdin.close()
