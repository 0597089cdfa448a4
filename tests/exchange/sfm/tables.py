"""Small tables in the shapes of Security Force Monitor, with rows of invented persons, units, places and works."""

import csv
import io
from collections.abc import Mapping, Sequence

from answerable.exchange.sfm.taking import Taken, take_table
from answerable.model.canonical import sha256
from answerable.model.capture import Source
from answerable.reading.sheets.kinds import sheet_named
from answerable.reading.sheets.layout import lay_out

WORK_1 = "0a1b2c3d-0000-4000-8000-000000000001"
WORK_2 = "0a1b2c3d-0000-4000-8000-000000000002"


def table(
    kind: str, rows: Sequence[Mapping[str, str]], *, shape: str = "sfm-2019", delimiter: str = ",", more: str = ""
) -> str:
    """A table of this kind with all its columns, and one that nobody knows if `more` names it; rows by key."""
    headers = {key: header.removesuffix("…") for key, header in sheet_named(shape, kind).columns.items()}
    out = io.StringIO()
    names = [*headers.values(), *([more] if more else [])]
    writer = csv.DictWriter(out, names, restval="", delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({headers.get(key, key): value for key, value in row.items()})
    return out.getvalue()


def take(content: str, name: str = "table.csv") -> Taken:
    """What comes of a table."""
    return take_table(lay_out(content), Source(name=name, capture=sha256(content.encode())))
