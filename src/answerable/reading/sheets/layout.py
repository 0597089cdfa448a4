"""The layout: a table of a known kind as a text in which every cell has its place, row by row.

A row becomes a few lines, each of which can be read and quoted by itself ("Anton Velk; unit: 9th Mountain Brigade;
rank: Colonel; first cited: 2014"). After them comes one line with everything else that the row holds: identifiers, what
each cell rests on, and the columns that are not known here. The words are the cells', the labels are ours (sfm.toml).
"""

from dataclasses import dataclass, field

from answerable.model.text import Part, PartKind
from answerable.reading.document import UnreadableError
from answerable.reading.sheets.kinds import Fitted, Sheet, fit, sheets
from answerable.reading.sheets.table import Fault, Row, Table, read_header, read_table

BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class LaidCell:
    """The words of a cell at [start, end) of the text."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line of the text at [start, end): its cells by key, the head among them; empty cells are absent."""

    name: str
    head: str
    start: int
    end: int
    cells: dict[str, LaidCell]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidRow:
    """A row: its line in the file, its cells by key (those of known columns that hold words), and its lines of text.

    `unknown` are the cells of columns that the kind of table does not have, by the column's name.
    """

    line: int
    words: dict[str, str]
    lines: dict[str, LaidLine]
    start: int
    end: int
    unknown: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A table of a known kind, laid out.

    `headers` are the columns' names by key; `unread` is where in the text the lines stand that are faults.
    """

    sheet: Sheet
    headers: dict[str, str]
    rows: tuple[LaidRow, ...]
    faults: tuple[Fault, ...]
    unread: tuple[tuple[int, int], ...]
    content: str
    parts: tuple[Part, ...]


def lay_out(content: str) -> Layout:
    """The layout of a table. UnreadableError where its header is that of no known kind."""
    columns, _ = read_header(content)
    fitted = fit(columns)
    if fitted is None:
        raise UnreadableError(
            "There is no reader for a table, but for those of Security Force Monitor, and this has not their columns."
        )
    return _Setting(fitted, read_table(content)).layout()


@dataclass(slots=True)
class _Setting:
    """A layout in the making."""

    fitted: Fitted
    table: Table
    pieces: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    unread: list[tuple[int, int]] = field(default_factory=list)
    at: int = 0

    def layout(self) -> Layout:
        headers = {
            key: column for key, column in zip(self.fitted.keys, self.table.columns, strict=True) if key is not None
        }
        rows = []
        unread = iter(self.table.unread)
        waiting = next(unread, None)
        for row in self.table.rows:
            while waiting is not None and waiting[0] < row.line:
                self._unread(*waiting)
                waiting = next(unread, None)
            rows.append(self._row(row))
        while waiting is not None:
            self._unread(*waiting)
            waiting = next(unread, None)
        return Layout(
            sheet=self.fitted.sheet,
            headers=headers,
            rows=tuple(rows),
            faults=self.table.faults,
            unread=tuple(self.unread),
            content="".join(self.pieces),
            parts=tuple(self.parts),
        )

    def _put(self, words: str) -> tuple[int, int]:
        start = self.at
        self.pieces.append(words)
        self.at += len(words)
        return start, self.at

    def _part(self, kind: PartKind, start: int) -> None:
        if self.at > start:
            self.parts.append(Part(kind, start, self.at))

    def _unread(self, line: int, words: str) -> None:
        start = self.at
        self._put(f"Line {line}, not a row of the table: {words}")
        self._part(PartKind.FURNITURE, start)
        self.unread.append((start, self.at))
        self._put("\n\n")

    def _row(self, row: Row) -> LaidRow:
        words = {key: cell for key, cell in zip(self.fitted.keys, row.cells, strict=True) if key is not None and cell}
        unknown = tuple(
            (column, cell)
            for key, column, cell in zip(self.fitted.keys, self.table.columns, row.cells, strict=True)
            if key is None and cell
        )
        begin = self.at
        self._put(f"Line {row.line}")
        self._part(PartKind.HEADING, begin)
        self._put("\n")
        laid: dict[str, LaidLine] = {}
        told: set[str] = set()
        for line in self.fitted.sheet.lines:
            head = next((key for key in line.heads if key in words), None)
            given = [key for key in line.cells if key in words and key != head]
            if head is None or not given:
                continue
            start = self.at
            cells = {head: LaidCell(words[head], *self._put(words[head]))}
            for key in given:
                self._put(f"{BETWEEN}{_label(key)}: ")
                cells[key] = LaidCell(words[key], *self._put(words[key]))
            laid[line.name] = LaidLine(line.name, head, start, self.at, cells)
            self._part(PartKind.PARAGRAPH, start)
            self._put("\n")
            told.update(cells)
        rest = [*((_label(key), cell) for key, cell in words.items() if key not in told), *unknown]
        if rest:
            start = self.at
            self._put(BETWEEN.join(f"{label}: {cell}" for label, cell in rest))
            self._part(PartKind.FURNITURE, start)
            self._put("\n")
        end = self.at
        self._put("\n")
        return LaidRow(line=row.line, words=words, lines=laid, start=begin, end=end, unknown=unknown)


def _label(key: str) -> str:
    value, stroke, what = key.partition("/")
    plain = value.replace("_", " ")
    return f"{what} of {plain}" if stroke else sheets().labels.get(value, plain)
