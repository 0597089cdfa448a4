"""The case file: the tables of a case that lies on one machine, in SQLite, kept to one writer at a time.

Only writers lock (flock on `case.lock`, which the system lets go when a process dies). A case on a medium that cannot
be written to is opened as it lies there. A case that several write to at once: `answerable.archive.server`.
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import OperationalError

from answerable.errors import CaseError

CASE_FILE = "case.sqlite"
LOCK_FILE = "case.lock"

_BUSY_SECONDS = 20.0


class CaseFile:
    """The tables in the file `case.sqlite`; a :class:`answerable.archive.database.Database`."""

    name = CASE_FILE

    def __init__(self, folder: Path, *, write: bool) -> None:
        """Open the file of a case; with `write` as its only writer, else CaseError."""
        self._folder = folder
        self._lock: IO[bytes] | None = None
        if write:
            try:
                self._lock = lock(folder)
            except OSError as error:
                raise CaseError(f"{folder}: the case cannot be written to ({error.strerror})") from error
        self.engine = open_engine(folder / CASE_FILE, write=write)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction, committed at the end; only the holder of the lock comes here."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except OperationalError as error:
            raise CaseError(
                f"{self._folder}: the case could not be written ({error.orig}); nothing of this addition was kept"
            ) from error

    def sweep(self) -> None:
        """Take away what a killed writer left half-written. Only the one writer comes here."""
        for partial in (self._folder / "archive").glob("*/*.partial"):
            partial.unlink()

    def close(self) -> None:
        """Let go of the file, and of the lock."""
        self.engine.dispose()
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def holds(self, case_id: str) -> bool:
        """Whether this may be where the case with this id lies: a file says nothing of ids but in its log."""
        return bool(case_id)


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection to a case file; `mode` is rwc (make it), rw, ro, or immutable (as it lies there, no side files)."""
    flags = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?{flags}", uri=True, timeout=_BUSY_SECONDS, check_same_thread=False
    )
    # A case file may come from a stranger: its schema gets no say in what functions run, and its pages are checked.
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def open_engine(path: Path, *, write: bool) -> Engine:
    """An engine on the case file at `path`. A writer makes the file if it is not there."""

    def connection() -> sqlite3.Connection:
        if write:
            made = connect(path, "rwc")
            made.execute("PRAGMA journal_mode = WAL")
            made.execute("PRAGMA synchronous = FULL")
            return made
        if os.access(path.parent, os.W_OK):
            made = connect(path, "rw")
            made.execute("PRAGMA query_only = ON")
            return made
        _refuse_journal(path)
        return connect(path, "immutable")

    return create_engine("sqlite://", creator=connection)


def _refuse_journal(path: Path) -> None:
    """Where nothing can be written, the last additions cannot be taken out of the journal: better no case than half."""
    journal = path.with_name(f"{path.name}-wal")
    if journal.exists() and journal.stat().st_size:
        raise CaseError(
            f"{path.parent}: the last addition to this case was interrupted, and nothing can be written here to take "
            "it up; copy the folder to where you can write, and open it there"
        )


def lock(folder: Path) -> IO[bytes]:
    """Take the writer's lock of a case folder; CaseError if another process has it."""
    file = (folder / LOCK_FILE).open("ab")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        raise CaseError(
            f"{folder}: another process is adding to this case; wait for it to end, then run this again"
        ) from error
    return file
