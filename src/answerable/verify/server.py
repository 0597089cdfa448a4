"""The snapshot of a case on a PostgreSQL server: one moment of it, while others may go on adding."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Table, text
from sqlalchemy.exc import DBAPIError

from answerable.archive.database import FORMS
from answerable.archive.memory import recall
from answerable.archive.schema import metadata
from answerable.archive.server import LOCATION_FILE, CaseServer
from answerable.settings import settings
from answerable.verify.catalog import FORM_TABLE, Catalog
from answerable.verify.report import failed, not_checked
from answerable.verify.snapshot import Row, Snapshot, columns_of, order_of, text_of


def read_server(server: CaseServer) -> Snapshot:
    """Read the case on a server; only what the catalog says is a plain table. CaseError if it does not answer."""
    # Asked before the case is read: others go on adding, and this machine may soon remember more than was read.
    remembered = recall(settings().folder, server.case_id)
    snapshot = Snapshot(server.folder, lambda case_id: remembered if case_id == server.case_id else None)
    with server.reading() as connection:
        catalog = Catalog(connection, server.schema)
        with _noting(snapshot, connection, f"schema {server.schema}"):
            snapshot.damage += catalog.check()
        form = None
        if FORM_TABLE in catalog.plain:
            with _noting(snapshot, connection, f"table {FORM_TABLE}"):
                form = _form_of(connection, server.schema)
        if form not in FORMS:
            words = f"it says that it is of the form {form}, which is not known here"
            snapshot.damage.append(failed(f"schema {server.schema}", words))
        snapshot.damage += catalog.missing(form)
        for table in metadata.sorted_tables:
            if table.name in catalog.plain:
                with _noting(snapshot, connection, f"table {table.name}"):
                    there = catalog.columns.get(table.name, set())
                    snapshot.keep(table, _rows_of(connection, server.schema, table, there))
    _check_location(snapshot, server)
    snapshot.damage.append(
        not_checked(
            f"schema {server.schema}",
            "whether the server's own files are whole: that is for those who keep it (data checksums, pg_amcheck); "
            "what they hold of the case is checked here against the log",
        )
    )
    return snapshot


@contextmanager
def _noting(snapshot: Snapshot, connection: Connection, subject: str) -> Iterator[None]:
    """Damage met within is noted; what is read after it is read all the same."""
    try:
        with connection.begin_nested():
            yield
    except DBAPIError as error:
        if error.connection_invalidated:
            raise
        snapshot.damage.append(failed(subject, f"it cannot be read: {' '.join(str(error.orig).split())}"))


def _rows_of(connection: Connection, schema: str, table: Table, there: set[str]) -> Iterator[Row]:
    columns, empty = columns_of(table, there)
    names = ", ".join(f'"{name}"' for name in columns)
    # Every name is our own schema's or the case's id, never the server's word.
    query = f'SELECT {names} FROM ONLY {schema}."{table.name}" ORDER BY {order_of(table)}'  # noqa: S608 - see above
    for values in connection.execute(text(query)):
        yield {**empty, **dict(zip(columns, values, strict=True))}


def _form_of(connection: Connection, schema: str) -> str | None:
    query = f"SELECT version_num FROM ONLY {schema}.{FORM_TABLE}"  # noqa: S608 - as above
    return connection.execute(text(query)).scalar()


def _check_location(snapshot: Snapshot, server: CaseServer) -> None:
    """That the folder and the server are of the same case."""
    try:
        case = json.loads(text_of(snapshot.rows("log")[0]["body"]))["case"]
    except (IndexError, ValueError, KeyError, TypeError, RecursionError):
        return  # the checks of the log say so
    if case != server.case_id:
        snapshot.damage.append(failed(LOCATION_FILE, f"it names the case {server.case_id}, and the log is of {case}"))
