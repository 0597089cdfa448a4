"""Postings: who held which post in which unit, with which rank."""

from collections.abc import Iterable, Iterator

from answerable.claims.draft import Draft
from answerable.claims.extractor import Scene
from answerable.claims.holders import bind, holders_in
from answerable.claims.posts import Holder, Post, posting_words, posts_in
from answerable.claims.stretches import Stretch, stretches_of
from answerable.claims.titles import role_of, role_table
from answerable.model.claim import Anchor
from answerable.model.mention import Mention
from answerable.model.slots import PostingSlots

_REACH = 4


class PostingExtractor:
    """Finds postings: of officers in units, and of anybody in any organisation that the text states."""

    name = "posting"
    version = 1
    adds = frozenset({"posting"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """The postings of an article. A rank alone makes one too, once a person and rank."""
        seen: set[tuple[str, str]] = set()
        names: dict[str, Mention] = {}
        for paragraph in scene.cast.paragraphs:
            for stretch in stretches_of(scene.cast, paragraph):
                if not any(item.kind == "person" for item in stretch.items):
                    continue
                holders = holders_in(stretch)
                _remember(stretch, holders, names)
                bind(stretch, holders, posts_in(stretch))
                for holder in holders:
                    yield from _drafts(stretch, holder, names, seen)


def _remember(stretch: Stretch, holders: list[Holder], names: dict[str, Mention]) -> None:
    """Keep for each person the fullest mention so far, to which an anchor of a later "he" points."""
    for holder in holders:
        mention = holder.item.mention
        best = names.get(mention.name)
        if not holder.pronoun and (best is None or best.end - best.start < mention.end - mention.start):
            names[mention.name] = mention


def _drafts(stretch: Stretch, holder: Holder, names: dict[str, Mention], seen: set[tuple[str, str]]) -> Iterator[Draft]:
    person = holder.item.mention
    rank = holder.rank.mention if holder.rank is not None else None
    if not holder.posts:
        full = not holder.pronoun and " " in _printed(stretch, holder)
        if rank is not None and (full or (person.name, rank.name) not in seen):
            seen.add((person.name, rank.name))
            yield _draft(stretch, holder, None, None, names)
        return
    if rank is not None:
        seen.add((person.name, rank.name))
    for post in holder.posts:
        yield _draft(stretch, holder, post, _unit(post), names)


def _unit(post: Post) -> Mention | None:
    """The most particular of a post's units: the first with a number, else the first."""
    numbered = (unit.mention for unit in post.units if any(letter.isdigit() for letter in unit.mention.name))
    return next(numbered, post.units[0].mention if post.units else None)


def _draft(
    stretch: Stretch, holder: Holder, post: Post | None, unit: Mention | None, names: dict[str, Mention]
) -> Draft:
    paragraph = stretch.paragraph
    person = holder.item.mention
    rank = holder.rank.mention if holder.rank is not None else None
    title = post.title.mention if post is not None and post.title is not None else None
    first, last = holder.first, holder.last
    if post is not None:
        first, last = min(first, post.first), max(last, post.last)
        if post.first - holder.last > _REACH:
            first = _cue(stretch, holder.last, post.first)
    anchors = {Anchor("person", person.start, person.end)}
    full = names.get(person.name)
    if full is not None and (holder.pronoun or (rank is None and " " not in _printed(stretch, holder))):
        anchors.add(Anchor("person", full.start, full.end))
    for slot, mention in (("rank", rank), ("title", title), ("unit", unit)):
        if mention is not None:
            anchors.add(Anchor(slot, mention.start, mention.end))
    role = None
    if title is not None:
        role = role_of(title.name)
    elif post is not None:
        role = post.role
    return Draft(
        start=paragraph.starts[first],
        end=paragraph.ends[last - 1],
        slots=PostingSlots(
            person=person.name,
            rank=rank.name if rank is not None else None,
            role=role,
            title=title.name if title is not None else None,
            unit=unit.name if unit is not None else None,
            change=_change(stretch, holder, post),
        ),
        anchors=tuple(sorted(anchors)),
    )


def _printed(stretch: Stretch, holder: Holder) -> str:
    return " ".join(stretch.paragraph.texts[holder.item.first : holder.item.last])


def _cue(stretch: Stretch, start: int, end: int) -> int:
    """Where a quote begins that leaves a far-off name out: at the first cue after it."""
    cues = posting_words().cues
    return next((n for n in range(start, end) if stretch.paragraph.lowers[n] in cues), end)


def _change(stretch: Stretch, holder: Holder, post: Post | None) -> str | None:
    """What the words right before a post, or between a person and it, say of its beginning or end."""
    if post is None:
        return None
    words, lowers = posting_words(), stretch.paragraph.lowers
    if post.title is not None and any(
        w in ("acting", "interim", "caretaker") for w in lowers[post.title.first : post.title.last]
    ):
        return "acting"
    times = role_table().times
    number = post.first - 1
    while number >= stretch.first and (lowers[number] in times or lowers[number] in words.changes):
        if lowers[number] in words.changes:
            return words.changes[lowers[number]]
        number -= 1
    if holder.last <= post.first:
        for lower in reversed(lowers[holder.last : post.first]):
            if lower in words.changes:
                return words.changes[lower]
    return None
