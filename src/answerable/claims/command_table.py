"""Postings out of tables of commanders, which stand outside sentences."""

from collections.abc import Iterable

from answerable.claims.draft import Draft
from answerable.claims.extractor import Scene
from answerable.claims.tables import Row, rows_of
from answerable.claims.titles import role_of
from answerable.model.claim import Anchor
from answerable.model.slots import PostingSlots


class CommandTableExtractor:
    """Finds the postings of tables ("1. Brig Gen ID Petran 24 Sep 69 - 14 Dec 73"); sentences: PostingExtractor."""

    name = "command-table"
    version = 1
    adds = frozenset({"posting"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """A posting for each row."""
        return [_row_draft(row) for row in rows_of(scene.article)]


def _row_draft(row: Row) -> Draft:
    title, unit = row.title, row.unit
    anchors = [
        Anchor(slot, m.start, m.end)
        for slot, m in (("person", row.person), ("rank", row.rank), ("title", title), ("unit", unit))
        if m
    ]
    return Draft(
        start=row.start,
        end=row.end,
        slots=PostingSlots(
            person=row.person.name,
            rank=row.rank.name,
            role="commander" if title is None else role_of(title.name),
            title=None if title is None else title.name,
            unit=None if unit is None else unit.name,
            change="acting" if title is not None and "acting" in title.name.lower() else None,
        ),
        anchors=tuple(sorted(anchors)),
        asserted=True,
    )
