"""Tables of researchers in a case: taken row by row, no sentence read; and the works that they cite."""

import dataclasses

from answerable.archive.store import Store
from answerable.claims.extraction import Extraction
from answerable.exchange.sfm.taker import EXTRACTOR
from answerable.exchange.sfm.taking import take_table
from answerable.exchange.sfm.works import works_of
from answerable.model.canonical import canonical, sha256
from answerable.model.capture import Source
from answerable.model.text import Text
from answerable.model.work import Work
from answerable.reading.decoding import decode
from answerable.reading.formats.table import READER
from answerable.reading.sheets.layout import Layout, lay_out

FORMATS = ("sfm",)
WORKS = "sources"
"""The kind of table whose rows are works."""
_HEAD = 65536


def is_table(text: Text) -> bool:
    """Whether a text was made of a table of a known kind."""
    return text.reader.startswith(f"{READER.name}/")


def table_stamp(source: Source) -> str:
    """What the taking of a table depends on beside its text, in a line."""
    known = sha256(canonical(dataclasses.asdict(source))).removeprefix("sha256:")[:12]
    return f"{EXTRACTOR} source/{known}"


def is_table_stamp(stamp: str) -> bool:
    """Whether a line was made by :func:`table_stamp`."""
    return stamp.startswith(f"{EXTRACTOR} ")


def extract_table(store: Store, text: Text, source: Source) -> Extraction:
    """The claims of a table's text, in the form of an extraction; what could not be taken is in `refused`."""
    layout = layout_of(store, text)
    if layout is None:
        line = "the table's text was made by another version; `answerable read` makes it anew"
        return Extraction((), (), (line,), ())
    taken = take_table(layout, source)
    lines = [
        f"{EXTRACTOR}: line {one.line}: {f'{one.column}: ' if one.column else ''}{one.reason}" for one in taken.faults
    ]
    lines += [f"{EXTRACTOR}: column {column} is not taken ({count})" for column, count in taken.untaken]
    return Extraction(taken.claims, (), tuple(lines), taken.coverage)


def works_in(store: Store) -> dict[str, Work]:
    """The works of every table of sources in a case, by the identifier that rows cite; of two, the first counts."""
    works: dict[str, Work] = {}
    for work in works_rows(store):
        works.setdefault(work.id, work)
    return works


def works_rows(store: Store) -> tuple[Work, ...]:
    """Every row of every table of sources in a case, in the order of arrival; an identifier may come more than once."""
    found: list[Work] = []
    for capture, reading in store.readings():
        if isinstance(reading, Text) and is_table(reading):
            layout = layout_of(store, reading)
            if layout is not None and layout.sheet.name == WORKS:
                found += works_of(layout, capture)
    return tuple(found)


def layout_of(store: Store, text: Text) -> Layout | None:
    """The layout that a text was made with; None where today's reader would lay the table out otherwise."""
    layout = lay_out(decode(store.capture_bytes(text.capture))[0])
    return layout if layout.content == text.content else None
