"""Importing: tables of researchers that the user names go into the case, with a list of all that was not taken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from answerable.archive.store import Store
from answerable.archive.warc import measure
from answerable.case.addition import Addition
from answerable.case.given import walk
from answerable.case.intake import Progress, take_in
from answerable.case.tables import is_table, layout_of
from answerable.case.trusting import trust_identifiers
from answerable.errors import InputError
from answerable.exchange.sfm.taking import Taken, take_table
from answerable.model.capture import Provenance, Source
from answerable.model.decision import IdentityDecision
from answerable.model.text import Text
from answerable.reading.decoding import decode
from answerable.reading.document import UnreadableError
from answerable.reading.sheets.kinds import fit, sheets
from answerable.reading.sheets.table import read_header
from answerable.settings import settings

FORMATS = ("sfm",)
_HEAD = 65536


@dataclass(frozen=True, slots=True)
class ImportedTable:
    """A table that was imported, by the name of its file, and what came of it; `reason` says why where nothing did."""

    name: str
    capture: str
    taken: Taken | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Import:
    """What came of importing tables: as for adding documents, and for each table its rows, claims and faults.

    `decisions` are those on identity that were taken because the identifiers were trusted.
    """

    addition: Addition
    tables: tuple[ImportedTable, ...]
    decisions: tuple[IdentityDecision, ...] = ()

    @property
    def troubled(self) -> bool:
        """Whether anything could not be taken: each has its line."""
        return bool(self.addition.troubled) or any(table.taken is None or table.taken.faults for table in self.tables)


def import_files(
    store: Store, paths: Sequence[Path], format: str, progress: Progress, trusted_by: str | None = None
) -> Import:
    """Import the tables at these paths; InputError, and nothing taken, where one of them is none.

    `trusted_by` is who takes the tables' identifiers for what tells persons and units apart; None: nobody does.
    """
    if format not in FORMATS:
        raise InputError(f"{format!r} is no format of tables. Use one of: {', '.join(FORMATS)}.")
    _check(paths)
    addition = take_in(store, walk(paths, Provenance()), settings(), progress)
    tables = tuple(_imported(store, paths))
    captures = frozenset(table.capture for table in tables)
    decisions = () if trusted_by is None else trust_identifiers(store, captures, trusted_by)
    return Import(addition, tables, decisions)


def _check(paths: Sequence[Path]) -> None:
    """Raise InputError for a path that is no file or no table of a known kind, before anything is added."""
    for path in paths:
        try:
            with path.open("rb") as file:
                head = file.read(_HEAD)
            fitted = fit(read_header(decode(head)[0])[0])
        except OSError as error:
            raise InputError(f"{str(path)[:200]}: this cannot be read ({error.strerror}).") from error
        except UnreadableError as error:
            raise InputError(f"{path}: {error}") from error
        if fitted is None:
            known = "; ".join(
                f"{sheet.name} of {sheet.shape}: {', '.join(sheet.columns[key] for key in sheet.needed)}"
                for sheet in sheets().sheets
            )
            raise InputError(f"{path}: this is no table of a known kind. A header needs at least, for {known}.")


def _imported(store: Store, paths: Sequence[Path]) -> Iterator[ImportedTable]:
    """What came of the tables at these paths, which are in the case already."""
    for path in paths:
        digest = measure(path).digest
        reading = store.reading_of(digest)
        layout = layout_of(store, reading) if isinstance(reading, Text) and is_table(reading) else None
        if layout is None:
            reason = getattr(reading, "reason", "The table was not read.")
            yield ImportedTable(path.name, digest, None, reason)
        else:
            yield ImportedTable(path.name, digest, take_table(layout, Source(name=path.name, capture=digest)))
