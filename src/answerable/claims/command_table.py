"""Postings that stand outside sentences: in tables of commanders, in notices, in lines of a career."""

from collections.abc import Iterable

from answerable.claims.cast.titles import role_of
from answerable.claims.draft import Draft
from answerable.claims.extractor import ENGLISH, Scene
from answerable.claims.posts.labelled_posts import labelled_posts, when_of_period
from answerable.claims.posts.tables import Row, rows_of
from answerable.model.claim import Anchor
from answerable.model.slots import PostingSlots


class CommandTableExtractor:
    """Finds the postings of tables ("1. Brig Gen ID Petran 24 Sep 69 - 14 Dec 73") and of labelled lines.

    For those of sentences see :class:`answerable.claims.posting.PostingExtractor`.
    """

    languages = ENGLISH
    name = "command-table"
    version = 2
    needs = frozenset({"cast"})
    adds = frozenset({"posting"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """A posting for each row of a table, each "Position: …" and each "2009–2012: commander, …"."""
        return [*(_row_draft(row) for row in rows_of(scene.article)), *labelled_posts(scene)]


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
        when=when_of_period(row.period),
        asserted=True,
    )
