"""A case as it lies there, read at one moment without changing any of it and without believing any of it.

Values come as the database holds them; nothing is parsed here. Made by :mod:`answerable.verify.casefile` and
:mod:`answerable.verify.server`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from answerable.archive.database import FORMS
from answerable.archive.memory import Remembered
from answerable.model.canonical import sha256
from answerable.verify.report import Check, failed

Row = dict[str, Any]


class Snapshot:
    """The rows of every table, in order of position, and a check that did not pass for whatever could not be read."""

    def __init__(self, folder: Path, remember: Callable[[str], Remembered | None]) -> None:
        """`remember` says what this machine remembers of the case with an id, and did when the snapshot was taken."""
        self.folder = folder
        self.remember = remember
        self.damage: list[Check] = []
        self._rows: dict[str, list[Row]] = {}

    def rows(self, table: str) -> list[Row]:
        """The rows of a table; none if it could not be read."""
        return self._rows.get(table, [])

    def keep(self, table: Table, rows: Iterator[Row]) -> None:
        """Keep the rows of a table, as far as they can be read."""
        self._rows.setdefault(table.name, []).extend(rows)

    @contextmanager
    def noting(self, subject: str, *errors: type[Exception]) -> Iterator[None]:
        """Damage met within, as these errors tell of it, is noted as a failure of `subject`."""
        try:
            yield
        except errors as error:
            self.damage.append(failed(subject, f"it is damaged and cannot be read: {' '.join(str(error).split())}"))


def order_of(table: Table) -> str:
    """The columns by which a table's rows are in order."""
    return "size" if table.name == "checkpoint" else "extraction, position" if table.name == "claim" else "position"


def columns_of(table: Table, there: set[str]) -> tuple[list[str], Row]:
    """The columns to read of a table that has the columns `there`, and a row in which they are all empty.

    A case of an older form lacks columns that came later, all of which may be empty; a lost one differs from the log.
    """
    columns = [column.name for column in table.columns if column.name in there or not column.nullable]
    return columns, {column.name: None for column in table.columns}


def is_due(table: Table, form: str | None) -> bool:
    """Whether a case of this form has the table; one of an older form had no such rows, or its log tells of them."""
    return str(table.info.get("since", "")) <= (form if form in FORMS else FORMS[-1])


def text_of(value: Any) -> str:
    """A value that ought to be text, as text: whatever else it is shows up as different from what the log says."""
    return value if isinstance(value, str) else repr(value)


def hash_of(value: Any) -> str:
    """The address of a stored text's bytes."""
    return sha256(text_of(value).encode("utf-8", "surrogateescape"))
