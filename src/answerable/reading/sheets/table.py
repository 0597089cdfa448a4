"""A table: rows of cells under a header, out of comma-, tab- or semicolon-separated text.

What cannot be taken for a row of the table is a fault with its line, and the rows around it are read all the same: a
quotation mark that is never closed costs its own line, not the rest of the file.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from answerable.reading.composition import flatten
from answerable.reading.document import UnreadableError

DELIMITERS: Final = ",\t;"
MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 500
LONGEST_CELL: Final = 20_000
"""Characters. A longer cell is no entry of a researcher's; its row is a fault."""
_MOST_LINES: Final = 200
"""Lines that one row may go over, by line breaks within quotation marks."""
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What could not be taken: the line in the file (the header is line 1), the column if it is one cell, and why."""

    line: int
    reason: str
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row, its cells in one line each, without signs that cannot be seen; `line` is where it begins in the file."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as read. `unread` are the words of the lines that are faults, by line."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    unread: tuple[tuple[int, str], ...]


def read_header(content: str) -> tuple[tuple[str, ...], str]:
    """The header and the delimiter: the one that makes most columns of the first line."""
    lines = (match[0] for match in _LINE.finditer(content))
    first = "".join(line for line, _ in zip(lines, range(_MOST_LINES), strict=False))
    headers = [
        (_cells(next(csv.reader(first.splitlines(keepends=True), delimiter=delimiter), [])), delimiter)
        for delimiter in DELIMITERS
    ]
    return max(headers, key=lambda found: len(found[0]))


def read_table(content: str) -> Table:
    """The table in `content`. UnreadableError where it has too many rows or columns to be read as one."""
    columns, delimiter = read_header(content)
    if len(columns) > MOST_COLUMNS:
        raise UnreadableError(f"The table has {len(columns):,} columns, and the limit is {MOST_COLUMNS:,}.")
    lines = [match[0] for match in _LINE.finditer(content)]
    rows: list[Row] = []
    faults: list[Fault] = []
    unread: list[tuple[int, str]] = []
    records = _records(lines, delimiter, len(columns))
    next(records, None)
    for at, cells, whole in records:
        if not whole.strip(f" \r\n{delimiter}"):
            continue
        if len(rows) >= MOST_ROWS:
            raise UnreadableError(
                f"The table has more than {MOST_ROWS:,} rows, which is the limit. Part it in several."
            )
        reason = _fault(cells, columns)
        if reason is None:
            rows.append(Row(at, _cells(cells)))
        else:
            faults.append(Fault(line=at, reason=reason))
            unread.append((at, flatten(whole[:LONGEST_CELL])))
    return Table(columns=columns, rows=tuple(rows), faults=tuple(faults), unread=tuple(unread))


def escaped(cell: str) -> str:
    """`cell` so that no spreadsheet takes it for a formula: an apostrophe before it (OWASP, CSV Injection)."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unescaped(cell: str) -> str:
    """The cell that :func:`escaped` was given; it takes the apostrophe off nothing else."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _cells(cells: Sequence[str]) -> tuple[str, ...]:
    # Most cells are empty or plain; only the others have anything to take out.
    return tuple(
        cell if not cell or (cell.isalnum() and cell.isascii()) else unescaped(flatten(cell)) for cell in cells
    )


def _fault(cells: Sequence[str], columns: Sequence[str]) -> str | None:
    if len(cells) != len(columns):
        return f"the row has {len(cells)} cells, and the header has {len(columns)}"
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return f"a cell is longer than {LONGEST_CELL:,} characters"
    return None


def _records(lines: Sequence[str], delimiter: str, width: int) -> Iterator[tuple[int, Sequence[str], str]]:
    """Each row with its first line's number and its words as they stand, the header too."""
    at = 0
    while at < len(lines):
        cells, last = _record(lines, at, delimiter)
        if last > at + 1 and len(cells) != width:
            # It ran over line breaks and fits no row: the quotation mark that began it is taken for what it is.
            cells, last = lines[at].rstrip("\r\n").split(delimiter), at + 1
        yield at + 1, cells, "".join(lines[at:last])
        at = last


def _record(lines: Sequence[str], at: int, delimiter: str) -> tuple[list[str], int]:
    """The cells of the row that begins at line `at`, and the line after it."""
    taken = 0

    def fed() -> Iterator[str]:
        nonlocal taken
        for line in lines[at : at + _MOST_LINES]:
            taken += 1
            yield line

    plain = lines[at]
    if '"' not in plain:
        return plain.rstrip("\r\n").split(delimiter), at + 1
    try:
        cells = next(csv.reader(fed(), delimiter=delimiter), [])
    except csv.Error:
        return plain.rstrip("\r\n").split(delimiter), at + 1
    return cells, at + taken
