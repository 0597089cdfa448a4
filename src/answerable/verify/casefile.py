"""The snapshot of a case in a file. Text in it that is not UTF-8 keeps its bytes as surrogates."""

import fcntl
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import Table

from answerable.archive.casefile import CASE_FILE, LOCK_FILE, connect
from answerable.archive.database import FORMS
from answerable.archive.memory import recall
from answerable.archive.schema import metadata
from answerable.errors import CaseError
from answerable.settings import settings
from answerable.verify.report import failed
from answerable.verify.snapshot import Row, Snapshot, columns_of, is_due, order_of


def read_file(folder: Path, *, held: bool = False) -> Snapshot:
    """Read the case file in a folder; `held`: the caller has it open for writing, and adds nothing meanwhile.

    CaseError where there is none, or another process is writing to it.
    """
    snapshot = Snapshot(folder, lambda case_id: recall(settings().folder, case_id))
    with _file(folder, held=held) as (path, mode):
        _read(snapshot, path, mode)
    return snapshot


def _read(snapshot: Snapshot, path: Path, mode: str) -> None:
    with _noting(snapshot, CASE_FILE), closing(connect(path, mode)) as connection:
        connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        with _noting(snapshot, CASE_FILE):
            _check_pages(snapshot, connection)
        with _noting(snapshot, CASE_FILE):
            _check_schema(snapshot, connection)
        form = _form_of(connection)
        for table in metadata.sorted_tables:
            if not is_due(table, form) and not _columns(connection, table):
                continue
            with _noting(snapshot, f"table {table.name}"):
                snapshot.keep(table, _rows_of(connection, table))


def _noting(snapshot: Snapshot, subject: str) -> AbstractContextManager[None]:
    return snapshot.noting(subject, sqlite3.Error, UnicodeDecodeError, OverflowError)


def _check_pages(snapshot: Snapshot, connection: sqlite3.Connection) -> None:
    for (line,) in connection.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            snapshot.damage.append(failed(CASE_FILE, f"the file is damaged: {line}"))


def _check_schema(snapshot: Snapshot, connection: sqlite3.Connection) -> None:
    """What else a case file holds: a trigger could change rows whenever the owner adds some."""
    tables = {*metadata.tables, "alembic_version", "sqlite_sequence"}
    indexes = {index.name for table in metadata.tables.values() for index in table.indexes}
    own = {("table", name) for name in tables} | {("index", name) for name in indexes}
    for kind, name in connection.execute("SELECT type, name FROM sqlite_master ORDER BY type, name"):
        if (kind, name) not in own and not name.startswith("sqlite_autoindex_"):
            snapshot.damage.append(failed(CASE_FILE, f"a {kind} was put in that does not belong to a case: {name}"))
    for table in metadata.sorted_tables:
        for column in sorted(_columns(connection, table) - {column.name for column in table.columns}):
            where = f"table {table.name}"
            snapshot.damage.append(failed(where, f"a column was put in that does not belong to a case: {column}"))
    for (form,) in connection.execute("SELECT version_num FROM alembic_version"):
        if form not in FORMS:
            snapshot.damage.append(failed(CASE_FILE, f"it says that it is of the form {form}, which is not known here"))


def _form_of(connection: sqlite3.Connection) -> str | None:
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.Error, UnicodeDecodeError):
        row = None  # noted where the schema is checked
    return None if row is None else str(row[0])


def _columns(connection: sqlite3.Connection, table: Table) -> set[str]:
    return {name for _, name, *_ in connection.execute(f"PRAGMA table_info({table.name})")}


def _rows_of(connection: sqlite3.Connection, table: Table) -> Iterator[Row]:
    columns, empty = columns_of(table, _columns(connection, table))
    # Table and column names are our own schema's, never the file's.
    query = f"SELECT {', '.join(columns)} FROM {table.name} ORDER BY {order_of(table)}"  # noqa: S608 - see above
    for values in connection.execute(query):
        yield {**empty, **dict(zip(columns, values, strict=True))}


@contextmanager
def _file(folder: Path, *, held: bool) -> Iterator[tuple[Path, str]]:
    """The case file, kept from writers meanwhile; a copy of it where a killed writer's journal is still to be read."""
    path = folder / CASE_FILE
    if not path.is_file():
        raise CaseError(f"{folder}: there is no case here")
    with nullcontext() if held else _kept_from_writers(folder):
        journal = folder / f"{CASE_FILE}-wal"
        if not journal.is_file() or journal.stat().st_size == 0:
            yield path, "immutable"
            return
        with tempfile.TemporaryDirectory(prefix="answerable-verify-") as scratch:
            copy = Path(scratch) / CASE_FILE
            shutil.copyfile(path, copy)
            shutil.copyfile(journal, copy.with_name(journal.name))
            yield copy, "rw"


@contextmanager
def _kept_from_writers(folder: Path) -> Iterator[None]:
    path = folder / LOCK_FILE
    if not path.is_file():
        yield
        return
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CaseError(
                f"{folder}: another process is adding to this case; verify it when that has ended"
            ) from error
        yield
