"""Plain SQL on a case, past the program: by sqlite3 on its file, or by psycopg in its schema on the server."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any


def run_sql(case: Path, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """Run one statement, with ? for each value, and commit; what it gives, if anything."""
    if (case / "case.sqlite").exists():
        with closing(sqlite3.connect(case / "case.sqlite")) as connection, connection:
            return list(connection.execute(statement, values))
    import psycopg  # noqa: PLC0415 - whoever tests without a server need not have it

    ident = json.loads((case / "case.postgresql").read_bytes())["case"]
    with psycopg.connect(os.environ["ANSWERABLE_DATABASE"], options=f"-c search_path=answerable_{ident}") as server:
        # No keys between tables stand in an attacker's way who may do everything.
        server.execute(
            "SELECT set_config('session_replication_role', 'replica', false) "
            "WHERE current_setting('is_superuser') = 'on'"
        )
        cursor = server.execute(statement.replace("%", "%%").replace("?", "%s").encode(), values)
        return cursor.fetchall() if cursor.description else []
