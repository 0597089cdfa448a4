"""What a case's schema on a PostgreSQL server holds besides a case, as the server's own catalog tells.

A server runs what tables carry (triggers, rules, defaults, expressions of indexes) whenever somebody reads or adds, and
with that person's rights. None of it belongs to a case.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, text

from answerable.archive.schema import metadata
from answerable.verify.report import Check, failed
from answerable.verify.snapshot import is_due

FORM_TABLE = "alembic_version"

_KINDS = {
    "r": "table",
    "i": "index",
    "S": "sequence",
    "v": "view",
    "m": "view",
    "f": "foreign table",
    "p": "partitioned table",
}
_RELATIONS = """
    SELECT c.relkind::text AS kind, c.relname::text AS name, c.relpersistence = 'u' AS unlogged
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = :schema ORDER BY 1, 2
"""
_COLUMNS = """
    SELECT c.relname::text AS relation, a.attname::text AS name
    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = :schema AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, 2
"""
_CARRIED = """
    SELECT x.kind, c.relname::text AS relation, x.name FROM (
        SELECT 'trigger' AS kind, tgrelid AS relation, tgname::text AS name
            FROM pg_catalog.pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT 'rule', ev_class, rulename::text FROM pg_catalog.pg_rewrite
        UNION ALL SELECT 'policy', polrelid, polname::text FROM pg_catalog.pg_policy
        UNION ALL SELECT 'condition', conrelid, conname::text
            FROM pg_catalog.pg_constraint WHERE contype NOT IN ('p', 'u', 'f', 'n')
        UNION ALL SELECT 'default', adrelid, pg_catalog.pg_get_expr(adbin, adrelid) FROM pg_catalog.pg_attrdef
        UNION ALL SELECT 'computed index', indrelid, indexrelid::pg_catalog.regclass::text
            FROM pg_catalog.pg_index WHERE indexprs IS NOT NULL OR indpred IS NOT NULL
        UNION ALL SELECT 'table of further rows', inhparent, inhrelid::pg_catalog.regclass::text
            FROM pg_catalog.pg_inherits
        UNION ALL SELECT 'policy', oid, 'that hides rows' FROM pg_catalog.pg_class WHERE relrowsecurity
    ) x JOIN pg_catalog.pg_class c ON c.oid = x.relation JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = :schema AND c.relkind = 'r' ORDER BY 1, 2, 3
"""
_LOOSE = """
    SELECT x.kind, x.name FROM (
        SELECT 'function' AS kind, pronamespace AS home, proname::text AS name FROM pg_catalog.pg_proc
        UNION ALL SELECT 'operator', oprnamespace, oprname::text FROM pg_catalog.pg_operator
        UNION ALL SELECT 'type', typnamespace, typname::text
            FROM pg_catalog.pg_type WHERE typtype IN ('d', 'e', 'r', 'm')
    ) x JOIN pg_catalog.pg_namespace n ON n.oid = x.home WHERE n.nspname = :schema ORDER BY 1, 2
"""


class Catalog:
    """A schema as the catalog has it: `plain`, the case's tables that are just tables, and `columns` of each."""

    def __init__(self, connection: Connection, schema: str) -> None:
        self._connection = connection
        self._schema = schema
        self.plain: set[str] = set()
        self.columns: dict[str, set[str]] = {}
        for row in self._ask(_COLUMNS):
            self.columns.setdefault(row.relation, set()).add(row.name)

    def check(self) -> Iterator[Check]:
        """What was put in that does not belong to a case, and which tables are none."""
        tables = {*metadata.tables, FORM_TABLE}
        own = {("r", name) for name in tables} | {("i", name) for name in _indexes()}
        own |= {("S", f"{name}_position_seq") for name in tables}
        for row in self._ask(_RELATIONS):
            if (row.kind, row.name) not in own:
                kind = _KINDS.get(row.kind, "thing")
                yield self._foreign(f"a {kind} was put in that does not belong to a case: {row.name}")
            elif row.kind == "r":
                self.plain.add(row.name)
            if row.unlogged:
                yield failed(f"table {row.name}", "it was made one that the server empties after a crash")
        for row in self._ask(_LOOSE):
            yield self._foreign(f"a {row.kind} was put in that does not belong to a case: {row.name}")
        for row in self._ask(_CARRIED):
            if not (row.kind == "default" and f"{row.relation}_position_seq" in row.name):
                yield failed(
                    f"table {row.relation}", f"a {row.kind} was put in that does not belong to a case: {row.name}"
                )
        for table in metadata.sorted_tables:
            for column in sorted(self.columns.get(table.name, set()) - {column.name for column in table.columns}):
                yield failed(f"table {table.name}", f"a column was put in that does not belong to a case: {column}")

    def missing(self, form: str | None) -> Iterator[Check]:
        """The tables that a case of this form has and this has not; known after :meth:`check`."""
        for table in metadata.sorted_tables:
            if is_due(table, form) and table.name not in self.plain:
                yield failed(f"table {table.name}", "it is gone, or something else was put in its place")

    def _foreign(self, message: str) -> Check:
        return failed(f"schema {self._schema}", message)

    def _ask(self, query: str) -> Iterator[Row[Any]]:
        yield from self._connection.execute(text(query), {"schema": self._schema})


def _indexes() -> Iterator[str]:
    """The names that the indexes of a case have, with those that PostgreSQL gives to what keeps a column unique."""
    yield f"{FORM_TABLE}_pkc"
    for table in metadata.tables.values():
        yield f"{table.name}_pkey"
        yield from (f"{table.name}_{column.name}_key" for column in table.columns if column.unique)
        yield from (str(index.name) for index in table.indexes)
