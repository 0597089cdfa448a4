"""A case as it lies on disk, read without changing a byte of it and without believing any of it.

Values come as SQLite holds them; nothing is parsed here. Text that is not UTF-8 keeps its bytes as surrogates.
"""

import fcntl
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from answerable.archive.casefile import CASE_FILE, LOCK_FILE, connect
from answerable.archive.database import FORMS
from answerable.archive.schema import metadata
from answerable.errors import CaseError
from answerable.model.canonical import sha256
from answerable.verify.report import Check, failed

Row = dict[str, Any]


class Snapshot:
    """The rows of every table, in order of position, and a failed check for each that could not be read."""

    def __init__(self, folder: Path, *, held: bool = False) -> None:
        self.folder = folder
        self.damage: list[Check] = []
        self._rows: dict[str, list[Row]] = {}
        with _file(folder, held=held) as (path, mode):
            self._read(path, mode)

    def rows(self, table: str) -> list[Row]:
        """The rows of a table; none if it could not be read."""
        return self._rows.get(table, [])

    def _read(self, path: Path, mode: str) -> None:
        with self._noting(CASE_FILE), closing(connect(path, mode)) as connection:
            connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
            with self._noting(CASE_FILE):
                self._check_pages(connection)
            with self._noting(CASE_FILE):
                self._check_schema(connection)
            form = _form_of(connection)
            for table in metadata.sorted_tables:
                rows = self._rows.setdefault(table.name, [])
                if table.info.get("since", "") > form and not _is_there(connection, table):
                    continue  # A case of an older form had no such rows; if it had, its log tells of them.
                with self._noting(f"table {table.name}"):
                    rows.extend(_rows_of(connection, table))

    @contextmanager
    def _noting(self, subject: str) -> Iterator[None]:
        """Damage met within is noted as a failure of `subject`."""
        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError, OverflowError) as error:
            self.damage.append(failed(subject, f"it is damaged and cannot be read: {error}"))

    def _check_pages(self, connection: sqlite3.Connection) -> None:
        for (line,) in connection.execute("PRAGMA integrity_check(20)"):
            if line != "ok":
                self.damage.append(failed(CASE_FILE, f"the file is damaged: {line}"))

    def _check_schema(self, connection: sqlite3.Connection) -> None:
        """What else a case file holds: a trigger could change rows whenever the owner adds some."""
        tables = {*metadata.tables, "alembic_version", "sqlite_sequence"}
        indexes = {index.name for table in metadata.tables.values() for index in table.indexes}
        own = {("table", name) for name in tables} | {("index", name) for name in indexes}
        for kind, name in connection.execute("SELECT type, name FROM sqlite_master ORDER BY type, name"):
            if (kind, name) not in own and not name.startswith("sqlite_autoindex_"):
                self.damage.append(failed(CASE_FILE, f"a {kind} was put in that does not belong to a case: {name}"))
        for table in metadata.sorted_tables:
            for _, column, *_ in connection.execute(f"PRAGMA table_info({table.name})"):
                if column not in table.columns:
                    where = f"table {table.name}"
                    self.damage.append(failed(where, f"a column was put in that does not belong to a case: {column}"))
        for (form,) in connection.execute("SELECT version_num FROM alembic_version"):
            if form not in FORMS:
                self.damage.append(failed(CASE_FILE, f"it says that it is of the form {form}, which is not known here"))


def text_of(value: Any) -> str:
    """A value that ought to be text, as text: whatever else it is shows up as different from what the log says."""
    return value if isinstance(value, str) else repr(value)


def hash_of(value: Any) -> str:
    """The address of a stored text's bytes."""
    return sha256(text_of(value).encode("utf-8", "surrogateescape"))


def _form_of(connection: sqlite3.Connection) -> str:
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.Error, UnicodeDecodeError):
        row = None  # It is noted where the schema is checked.
    return row[0] if row is not None and row[0] in FORMS else FORMS[-1]


def _is_there(connection: sqlite3.Connection, table: Table) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table.name,))
    return found.fetchone() is not None


def _rows_of(connection: sqlite3.Connection, table: Table) -> Iterator[Row]:
    # Table and column names are our own schema's, never the file's.
    order = "size" if table.name == "checkpoint" else "extraction, position" if table.name == "claim" else "position"
    there = {name for _, name, *_ in connection.execute(f"PRAGMA table_info({table.name})")}
    # A case of an older form lacks columns that came later, all of which may be empty; a lost one differs from the log.
    columns = [column.name for column in table.columns if column.name in there or not column.nullable]
    empty = {column.name: None for column in table.columns}
    query = f"SELECT {', '.join(columns)} FROM {table.name} ORDER BY {order}"  # noqa: S608 - see above
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
