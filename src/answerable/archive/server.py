"""The server: the tables of a case in PostgreSQL, in a schema of their own, where several people add at once.

A writer's transaction takes the case's lock on the server before it reads the end of the log, so that the log stays
one chain; who is killed, or cut off, loses the lock and whatever was not committed. Captures stay files in the folder
of the case, which its writers share. A case that lies on one machine: `answerable.archive.casefile`.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Text, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, InternalError, OperationalError
from sqlalchemy.ext.compiler import compiles

from answerable.archive.database import FORM, form_of
from answerable.errors import CaseError, InputError, MissingExtraError
from answerable.model.canonical import canonical

LOCATION_FILE = "case.postgresql"

_CASE_ID = re.compile(r"[0-9a-f]{32}")
_LONGEST_LOCATION = 4096
_PERMISSION_DENIED = "42501"
_WAIT = "600s"  # for other writers: what one transaction does takes a moment, bringing a case to a new form longer
# What a writer was told is kept must outlive a crash of the server, whatever its keeper has set for speed.
_LOCK = """
    SELECT pg_advisory_xact_lock(:key), CASE WHEN current_setting('synchronous_commit') = 'off'
        THEN set_config('synchronous_commit', 'on', true) END
"""
_SESSION = {
    "row_security": "off",  # a policy that hides rows is an error, not a shorter answer
    "lock_timeout": _WAIT,
    "tcp_keepalives_idle": "30",  # a writer whose machine is gone loses the lock in a minute
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}


@compiles(Text, "postgresql")
def _bytewise(*_: Any, **__: Any) -> str:
    """Texts compare by their bytes, as in SQLite, whatever the server's language: to a Danish one, "aa" follows "z"."""
    return 'TEXT COLLATE "C"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """What the folder says of where the tables are: the case's id, and the server in words, never how to log in."""

    case: str
    server: str

    def write(self, path: Path) -> None:
        """Write it down, whole or not at all."""
        partial = path.with_name(f"{path.name}.partial")
        partial.write_bytes(canonical({"case": self.case, "server": self.server}) + b"\n")
        partial.replace(path)


def read_location(path: Path) -> Location | None:
    """The location in a file; None where there is none. CaseError where the file holds something else."""
    try:
        with path.open("rb") as file:
            data = json.loads(file.read(_LONGEST_LOCATION))
        location = Location(case=str(data["case"]), server=str(data["server"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise CaseError(f"{path}: this does not say where the case lies ({type(error).__name__})") from error
    if not _CASE_ID.fullmatch(location.case):
        raise CaseError(f"{path}: this does not say where the case lies (that is no case's id)")
    return location


class CaseServer:
    """The tables of one case on a server; a :class:`answerable.archive.database.Database`."""

    def __init__(self, folder: Path, case_id: str, address: str) -> None:
        """`address` is the user's, as in ANSWERABLE_DATABASE; MissingExtraError without the extra `postgresql`."""
        self.folder = folder
        self.case_id = case_id
        self.schema = f"answerable_{case_id}"
        self.name = f"{shown(address)}, schema {self.schema},"
        self.engine = _engine(parse_address(address), self.schema)
        # Any number will do that is this case's own: 64 bits, of which a server tells all its locks apart.
        self._key = int.from_bytes(hashlib.sha256(case_id.encode()).digest()[:8], "big", signed=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the case, whatever others add meanwhile."""
        with self._told(), self.engine.connect() as connection:
            yield connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction that holds the case's lock; committed at the end."""
        with self._locked() as connection:
            form = form_of(connection)
            if form is not None and form > FORM:
                raise CaseError(
                    f"{self.folder}: a newer version of Answerable has written to this case; install that to add to it"
                )
            yield connection

    @contextmanager
    def making(self) -> Iterator[Connection]:
        """As :meth:`writing`, in the schema of a case that is being made."""
        with self._locked() as connection:
            encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
            if encoding != "UTF8":
                raise CaseError(
                    f"{self.folder}: {self.name} is encoded as {encoding} and cannot hold every word; "
                    "name a database in UTF8"
                )
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {self.schema}"))
            yield connection

    def sweep(self) -> None:
        """Take away what killed writers left half-written; under the lock nobody is writing."""
        with self.writing():
            for partial in (self.folder / "archive").glob("*/*.partial"):
                partial.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the connections."""
        self.engine.dispose()

    def holds(self, case_id: str) -> bool:
        """Whether this is where the case with this id lies."""
        return case_id == self.case_id

    @contextmanager
    def _locked(self) -> Iterator[Connection]:
        with self._told(), self.engine.begin() as connection:
            connection.execute(text(_LOCK), {"key": self._key})
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the server itself complains of, in a line; mistakes in what it was asked go up as they are."""
        try:
            yield
        except DBAPIError as error:
            refused = isinstance(error, DataError) or _sqlstate(error) == _PERMISSION_DENIED
            if refused or isinstance(error, OperationalError | InternalError):
                reason = " ".join(str(error.orig).split())
                again = "" if refused else ". Run the same again when it does: what was kept is found, the rest taken"
                raise CaseError(f"{self.folder}: {self.name} did not do it ({reason}){again}") from error
            raise


def parse_address(address: str) -> URL:
    """The address of a database, as the user gave it; InputError where it is none."""
    try:
        url = make_url(address)
    except ArgumentError:
        url = None
    if url is None or url.drivername not in ("postgresql", "postgres") or not url.database:
        raise InputError(
            "A database is named by an address like postgresql://user@host/database; the password may come from "
            "PGPASSWORD or ~/.pgpass."
        )
    return url.set(drivername="postgresql+psycopg")


def without_password(address: str) -> str:
    """The address as it may be written down."""
    url = parse_address(address).difference_update_query(["password"])
    bare = URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)
    return bare.render_as_string(hide_password=False)


def shown(address: str) -> str:
    """The server and the database, as messages and the case's folder name them: nobody's name, no password."""
    url = parse_address(address)
    host = url.host or url.query.get("host") or "localhost"
    port = f":{url.port}" if url.port else ""
    return f"postgresql://{host if isinstance(host, str) else ','.join(host)}{port}/{url.database}"


def _engine(url: URL, schema: str) -> Engine:
    given = url.query.get("options", "")
    settings = " ".join(f"-c {name}={value}" for name, value in {"search_path": schema, **_SESSION}.items())
    arguments = {
        "application_name": "answerable",
        "client_encoding": "utf8",
        "connect_timeout": 20,
        "options": f"{given if isinstance(given, str) else ' '.join(given)} {settings}".strip(),
    }
    try:
        return create_engine(url, connect_args=arguments, isolation_level="READ COMMITTED", pool_pre_ping=True)
    except ImportError as error:
        raise MissingExtraError(
            "cases on a PostgreSQL server need an extra: pip install 'answerable[postgresql]'"
        ) from error


def _sqlstate(error: DBAPIError) -> str | None:
    return getattr(error.orig, "sqlstate", None)
