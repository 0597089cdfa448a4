"""The database of a case: where its tables lie, and that they have today's form.

There are two: :class:`answerable.archive.casefile.CaseFile` (SQLite, in the folder, one writer) and
:class:`answerable.archive.server.CaseServer` (PostgreSQL, many writers).
"""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, inspect, text

from answerable.errors import CaseError

FORM = "0003"
FORMS = ("0001", "0002", FORM)
"""Every form that a case file ever had, the oldest first."""


class Database(Protocol):
    """The tables of one case, as the store opens them."""

    engine: Engine
    name: str
    """What a message calls it: a file, or a server and its database."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection to read with; what it sees was all committed."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection in a transaction that no other writer's can cross; committed at the end, CaseError if not."""

    def sweep(self) -> None:
        """Take away what killed writers left half-written in the folder, and nothing that a living one is writing."""

    def close(self) -> None:
        """Let go of everything that is held."""

    def holds(self, case_id: str) -> bool:
        """Whether this may be where the case with this id lies."""


def form_of(connection: Connection) -> str | None:
    """Which form (migration number) the tables have; None if there are none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return None if row is None else str(row[0])


def migrate(connection: Connection) -> None:
    """Bring the tables to today's form with Alembic, within the caller's transaction."""
    # Imported here: most openings need no migration, and Alembic takes a while to load.
    from alembic import command  # noqa: PLC0415 - see above
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def check_form(database: Database, folder: Path, *, write: bool) -> None:
    """Make sure that the case has today's form: a writer brings an older one there, a newer one is refused."""
    with database.reading() as connection:
        form = form_of(connection)
    if form == FORM:
        return
    if form is None:
        raise CaseError(
            f"{folder}: {database.name} in this folder is not a case of Answerable, or none that you may read"
        )
    if form > FORM:
        raise CaseError(f"{folder}: this case was written by a newer version of Answerable; install that to open it")
    if not write:
        raise CaseError(f"{folder}: this case was written by an older version; run `answerable read` on it once")
    with database.writing() as connection:
        migrate(connection)
