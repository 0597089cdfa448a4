"""The case file: opened, brought to today's form, and kept to one writer at a time.

Only writers lock (flock on `case.lock`, which the system lets go when a process dies). A case on a medium that cannot
be written to is opened as it lies there.
"""

import fcntl
import os
import sqlite3
from pathlib import Path
from typing import IO
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, text

from answerable.errors import CaseError

CASE_FILE = "case.sqlite"
LOCK_FILE = "case.lock"
FORM = "0002"
FORMS = ("0001", FORM)
"""Every form that a case file ever had, the oldest first."""

_BUSY_SECONDS = 20.0


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


def form_of(connection: Connection) -> str | None:
    """Which form (migration number) the case file has; None if it has none yet."""
    known = connection.execute(text("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"))
    if known.first() is None:
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return None if row is None else str(row[0])


def migrate(engine: Engine) -> None:
    """Bring the case file to today's form with Alembic."""
    # Imported here: most openings need no migration, and Alembic takes a while to load.
    from alembic import command  # noqa: PLC0415 - see above
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def check_form(engine: Engine, folder: Path, *, write: bool) -> None:
    """Make sure that the case has today's form: a writer brings an older one there, a newer one is refused."""
    with engine.connect() as connection:
        form = form_of(connection)
    if form == FORM:
        return
    if form is None:
        raise CaseError(f"{folder}: {CASE_FILE} in this folder is not a case of Answerable")
    if form > FORM:
        raise CaseError(f"{folder}: this case was written by a newer version of Answerable; install that to open it")
    if not write:
        raise CaseError(f"{folder}: this case was written by an older version; run `answerable read` on it once")
    migrate(engine)


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
