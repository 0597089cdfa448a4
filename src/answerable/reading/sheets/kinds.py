"""Kinds of table that are known, each by its header: which column is what, and which cells are read as one line."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from answerable.lexicon import Lexicon, load_lexicon

SOURCES = "sources"
CONFIDENCE = "confidence"
"""Behind the key of a value and a stroke: the column that says what the value rests on, and how sure that is."""


class SheetLine(BaseModel):
    """A line of the text that a row becomes: the head first, then each cell that has words, with its label.

    `heads` are keys of cells that may be the head; the first that has words is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    heads: tuple[str, ...]
    cells: tuple[str, ...] = ()


class Sheet(BaseModel):
    """A kind of table.

    Attributes:
        name: what it is called here ("persons").
        shape: of which collection it is ("sfm-2019").
        needed: keys of the columns by which it is told from other tables.
        columns: key to header, as printed; an ending "…" stands for any more words.
        lines: the lines that a row becomes; what is in none of them comes last, with what the row rests on.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    shape: str
    needed: tuple[str, ...]
    columns: dict[str, str]
    lines: tuple[SheetLine, ...] = ()


class Sheets(Lexicon):
    """data/sfm.toml: the tables of Security Force Monitor, and a label for each key in the lines."""

    labels: dict[str, str]
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A kind of table fitted to a header: for each column its key, or None where the kind has no such column."""

    sheet: Sheet
    keys: tuple[str | None, ...]


def sheets() -> Sheets:
    """The known kinds, read once."""
    found: Sheets = load_lexicon("answerable.reading.data", "sfm.toml", Sheets)
    return found


def sheet_named(shape: str, name: str) -> Sheet:
    """The kind of table of this shape and name."""
    return next(sheet for sheet in sheets().sheets if (sheet.shape, sheet.name) == (shape, name))


def fit(columns: Sequence[str]) -> Fitted | None:
    """The kind of table that has such a header: the one most of whose columns are there; None if no kind fits."""
    fitted = [
        one for sheet in sheets().sheets if set(sheet.needed) <= set((one := Fitted(sheet, _keys(columns, sheet))).keys)
    ]
    return max(fitted, key=lambda one: sum(key is not None for key in one.keys), default=None)


def _keys(columns: Sequence[str], sheet: Sheet) -> tuple[str | None, ...]:
    exact, beginnings = _headers(sheet.shape, sheet.name)
    taken: set[str] = set()
    keys: list[str | None] = []
    for column in columns:
        folded = fold_header(column)
        key = exact.get(folded) or next((key for begin, key in beginnings if folded.startswith(begin)), None)
        # A header may have a name twice; the first is the column.
        keys.append(None if key is None or key in taken else key)
        taken.add(key or "")
    return tuple(keys)


@cache
def _headers(shape: str, name: str) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    columns = sheet_named(shape, name).columns
    exact = {fold_header(header): key for key, header in columns.items() if not header.endswith("…")}
    beginnings = tuple((fold_header(header[:-1]), key) for key, header in columns.items() if header.endswith("…"))
    return exact, beginnings


def fold_header(column: str) -> str:
    """A column's name as a key: case and runs of space make no difference."""
    return " ".join(column.split()).casefold()
