"""Postings out of tables of commanders, which stand outside sentences."""

import re
from collections.abc import Iterable

from answerable.claims.draft import Draft
from answerable.claims.extractor import Scene
from answerable.claims.tables import Row, rows_of
from answerable.claims.titles import role_of
from answerable.dates.expression import Relation, expressions, when_of
from answerable.model.claim import Anchor
from answerable.model.slots import PostingSlots
from answerable.model.time import When

_UNTIL_NOW = re.compile(r"(?:to|till) date|present|incumbent", re.IGNORECASE)
# What a row tells of time that cannot be read is not the time of publication.
_UNKNOWN = When(edtf=None, begins=(None, None), ends=(None, None))


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
    slots = (("person", row.person), ("rank", row.rank), ("title", title), ("unit", unit))
    anchors = [Anchor(slot, mention.start, mention.end) for slot, mention in slots if mention is not None]
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
        when=_when(row.period),
        asserted=True,
    )


def _when(period: str | None) -> When:
    """The time that a row's last column gives: from one date to another, or since one."""
    found = expressions(period) if period is not None else ()
    spans = [expression for expression in found if expression.relation is Relation.SPAN]
    if spans:
        return spans[0].when
    if len(found) == 1 and period is not None and _UNTIL_NOW.search(period):
        (begun,) = found
        return when_of(Relation.SINCE, f"{begun.edtf}/..", begun.first, begun.last)
    return _UNKNOWN
