"""Posts outside sentences, in lines with a label or of a career: "Position: …", "2009–2012: commander, …"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from answerable.claims.cast.notices import labels_in, spoken_of
from answerable.claims.cast.ranks import rank_table
from answerable.claims.cast.stretches import Stretch, stretches_of
from answerable.claims.cast.titles import role_of
from answerable.claims.draft import Draft
from answerable.claims.extractor import Scene
from answerable.claims.posts.implied import implied_unit
from answerable.claims.posts.post import Post
from answerable.claims.posts.posts import posts_in
from answerable.claims.wording.words import HYPHENS, Paragraph
from answerable.dates.expression import Relation, expressions, when_of
from answerable.model.claim import Anchor
from answerable.model.mention import Mention
from answerable.model.slots import PostingSlots
from answerable.model.time import When

_YEAR = re.compile(r"(?:19|20)\d\d")
_OPEN = frozenset({"present", "now", "today", "date"})
_CAREER_MARKS = frozenset({":", ",", "-", "\u2013", "\u2014"})
_UNTIL_NOW = re.compile(r"(?:to|till) date|present|incumbent", re.IGNORECASE)
# What a row tells of time that cannot be read is not the time of publication.
_UNKNOWN = When(edtf=None, begins=(None, None), ends=(None, None))
_LATE = frozenset({"former", "ex", "formerly", "until"})


def when_of_period(period: str | None) -> When:
    """The time that a row's last column gives: from one date to another, or since one."""
    found = expressions(period) if period is not None else ()
    spans = [expression for expression in found if expression.relation is Relation.SPAN]
    if spans:
        return spans[0].when
    if len(found) == 1 and period is not None and _UNTIL_NOW.search(period):
        (begun,) = found
        return when_of(Relation.SINCE, f"{begun.edtf}/..", begun.first, begun.last)
    return _UNKNOWN


def labelled_posts(scene: Scene) -> Iterator[Draft]:
    """The postings of the labelled lines of notices, and of lines of a career under the name of whose it is."""
    last: Mention | None = None
    for paragraph in scene.cast.paragraphs:
        heading = spoken_of(scene.cast.headings, paragraph.starts[0])
        who = last
        if heading is not None and heading.name is not None:
            who = Mention(heading.start, heading.end, "person", heading.name)
            yield from _labelled(scene, paragraph, who)
        years = career_end(paragraph)
        if not years:
            people = scene.cast.within(paragraph.starts[0], paragraph.ends[-1], "person")
            last = people[0] if people else last
        elif who is not None:
            yield from _posts(scene, paragraph, who, (years, len(paragraph)), first=0)


def told_by_labels(scene: Scene, paragraph: Paragraph) -> list[range]:
    """The words of a paragraph that :func:`labelled_posts` reads, which are no sentences."""
    if career_end(paragraph):
        return [range(len(paragraph))]
    if spoken_of(scene.cast.headings, paragraph.starts[0]) is None:
        return []
    return [range(label.first, label.last) for label in labels_in(paragraph) if label.kind in ("position", "rank")]


def career_end(paragraph: Paragraph) -> int:
    """Where the post begins in "2009–2012: commander, …" or "2014 – present, head of …"; 0: no such line."""
    texts = paragraph.texts[:6]
    if len(texts) < len("yyyy") or not _YEAR.fullmatch(texts[0]):
        return 0
    at = 1
    if texts[1] in HYPHENS or texts[1] == "\u2014":
        at = 3
        if not (_YEAR.fullmatch(texts[2]) or texts[2].lower() in _OPEN):
            return 0
    return at + 1 if texts[at : at + 1] and texts[at] in _CAREER_MARKS else 0


def _labelled(scene: Scene, paragraph: Paragraph, who: Mention) -> Iterator[Draft]:
    for label in labels_in(paragraph):
        if label.kind == "rank" and label.value < label.last:
            rank = rank_table().match(paragraph, label.value)
            if rank is not None:
                start, end = paragraph.starts[rank.first], paragraph.ends[rank.last - 1]
                yield Draft(
                    start=paragraph.starts[label.first],
                    end=end,
                    slots=PostingSlots(person=who.name, rank=rank.name),
                    anchors=(Anchor("person", who.start, who.end), Anchor("rank", start, end)),
                    asserted=True,
                )
        elif label.kind == "position":
            first = label.value
            for number in range(label.value, label.last + 1):
                if number == label.last or paragraph.texts[number] == ";":
                    if first < number:
                        yield from _posts(scene, paragraph, who, (first, number), first)
                    first = number + 1


def _posts(scene: Scene, paragraph: Paragraph, who: Mention, part: tuple[int, int], first: int) -> Iterator[Draft]:
    """The posts among words `part`, each quoted from word `first`, so that its years stand in the quote."""
    begin, end = part
    items = tuple(
        item
        for stretch in stretches_of(scene.cast, paragraph)
        for item in stretch.items
        if begin <= item.first and item.last <= end
    )
    posts = [post for post in posts_in(Stretch(paragraph, begin, end, items)) if post.title is not None]
    units = [mention for mention in scene.cast.mentions if mention.kind == "unit"]
    for post in posts[:1]:
        draft = _draft(paragraph, who, post, units, (first, end))
        yield draft if first else replace(draft, when=_years(paragraph))


def _years(paragraph: Paragraph) -> When | None:
    """The years that a line of a career begins with; None: a single one, which the clock reads."""
    if paragraph.texts[1] not in HYPHENS and paragraph.texts[1] != "\u2014":
        return None
    begun, ended = paragraph.texts[0], paragraph.texts[2]
    return when_of_period(f"in {begun}" + (f" to {ended}" if _YEAR.fullmatch(ended) else " to date"))


def _draft(paragraph: Paragraph, who: Mention, post: Post, units: list[Mention], quote: tuple[int, int]) -> Draft:
    title = post.title.mention if post.title is not None else None
    unit = post.units[0].mention if post.units else None
    last = quote[1]
    while (
        last > quote[0] + 1 and not paragraph.texts[last - 1][0].isalnum() and paragraph.texts[last - 1] not in ")\"'”"
    ):
        last -= 1
    marks = [("person", who), ("title", title), ("unit", unit)]
    before = paragraph.lowers[quote[0] : post.first]
    return Draft(
        start=paragraph.starts[quote[0]],
        end=paragraph.ends[last - 1],
        slots=PostingSlots(
            person=who.name,
            role=post.role if title is None else role_of(title.name),
            title=None if post.title is None else _printed(paragraph, post.title.first, post.title.last),
            unit=unit.name if unit is not None else None if title is None else implied_unit(title.name, units),
            change="left" if _LATE.intersection(before) else None,
        ),
        anchors=tuple(
            sorted(Anchor(slot, mention.start, mention.end) for slot, mention in marks if mention is not None)
        ),
        asserted=True,
    )


def _printed(paragraph: Paragraph, first: int, last: int) -> str:
    start, end = paragraph.starts[first], paragraph.ends[last - 1]
    return " ".join(paragraph.doc.text[start - paragraph.offset : end - paragraph.offset].split())
