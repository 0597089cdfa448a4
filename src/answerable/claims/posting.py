"""Postings: who held which post in which unit, with which rank."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

from answerable.claims.cast.persons import person_words
from answerable.claims.cast.ranks import police_letters, police_rank, unfold_rank
from answerable.claims.cast.stretches import Item, Stretch, stretches_of
from answerable.claims.cast.subjects import owner_of, talked_of
from answerable.claims.cast.titles import role_of
from answerable.claims.draft import Draft
from answerable.claims.extractor import ENGLISH, Scene
from answerable.claims.posts.bindings import bind
from answerable.claims.posts.changes import change_of, is_present
from answerable.claims.posts.holders import holders_in
from answerable.claims.posts.implied import implied_unit
from answerable.claims.posts.labelled_posts import told_by_labels
from answerable.claims.posts.post import Holder, Post
from answerable.claims.posts.posting_words import posting_words
from answerable.claims.posts.posts import posts_in
from answerable.claims.posts.succession import share_out, successions
from answerable.claims.posts.tables import rows_of
from answerable.model.claim import Anchor
from answerable.model.mention import Mention
from answerable.model.slots import PostingSlots, Slots

_REACH = 4
_PROMOTED_REACH = 6
_RISING = frozenset({"promoted", "promotion", "commissioned", "elevated"})
_MIDDLE = frozenset({"new", "former", "then", "current", "military", "political", "first", "long", "own", "acting"})
_HEADED = frozenset({"Inspector General of Police"})


class PostingExtractor:
    """Finds postings: of officers in units, and of anybody in any organisation that the text states."""

    languages = ENGLISH
    name = "posting"
    version = 3
    needs = frozenset({"cast"})
    adds = frozenset({"posting"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """The postings of an article. A rank alone makes one too: with a full name, or once a person and rank."""
        reader = _Reader(
            content=scene.article.text.content, units=tuple(m for m in scene.cast.mentions if m.kind == "unit")
        )
        rows = rows_of(scene.article)
        for paragraph in scene.cast.paragraphs:
            labelled = told_by_labels(scene, paragraph)
            for stretch in stretches_of(scene.cast, paragraph):
                if any(told.start < stretch.last and stretch.first < told.stop for told in labelled):
                    continue
                start, end = paragraph.starts[stretch.first], paragraph.ends[stretch.last - 1]
                if not any(row.start < end and start < row.end for row in rows):
                    yield from reader.read(stretch)


@dataclass(slots=True)
class _Reader:
    """Reads stretches in order and remembers who was named how, and who last held what."""

    content: str
    units: tuple[Mention, ...]
    names: dict[str, Mention] = field(default_factory=dict)
    unit_names: dict[str, Mention] = field(default_factory=dict)
    held: dict[str, Post] = field(default_factory=dict)
    ranks: dict[str, str] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)
    told: set[Slots] = field(default_factory=set)
    vacant: list[Post] = field(default_factory=list)
    last: Item | None = None

    def read(self, stretch: Stretch) -> Iterator[Draft]:
        """The postings of one stretch."""
        self._remember_units(stretch)
        posts = posts_in(stretch)
        for post in posts:
            _owned(stretch, post, self.last)
        self.last = talked_of(stretch, self.last)
        holders = holders_in(stretch)
        if not holders:
            self.vacant = [post for post in posts if post.title is not None]
            return
        self._remember(holders)
        if not share_out(stretch, holders, posts):
            unheld = bind(stretch, holders, posts)
            self._introduce(stretch, holders)
            self.vacant = [post for post in unheld if post.title is not None]
        inherited = self._succeed(stretch, holders)
        heirs = {draft.slots.person for draft in inherited if isinstance(draft.slots, PostingSlots)}
        yield from self._promotions(stretch, holders)
        for holder in holders:
            if holder.posts or holder.item.mention.name not in heirs:
                yield from self._drafts(stretch, holder)
        yield from inherited
        for holder in holders:
            current = [post for post in holder.posts if change_of(stretch, holder, post) != "left"]
            if current:
                self.held[holder.item.mention.name] = current[-1]

    def _remember_units(self, stretch: Stretch) -> None:
        for item in stretch.items:
            if item.kind == "unit" and not item.mention.name.lower().startswith("the "):
                printed = stretch.paragraph.lowers[item.first]
                if printed not in ("the", "this"):
                    self.unit_names[item.mention.name] = item.mention

    def _remember(self, holders: list[Holder]) -> None:
        """Keep for each person the fullest mention so far, to which an anchor of a later "he" points."""
        for holder in holders:
            mention = holder.item.mention
            best = self.names.get(mention.name)
            if not holder.pronoun and (best is None or best.end - best.start < mention.end - mention.start):
                self.names[mention.name] = mention

    def _introduce(self, stretch: Stretch, holders: list[Holder]) -> None:
        """Give the post of "A new commander was named." to the one of "He is Colonel Petran."."""
        lowers = stretch.paragraph.lowers
        first = holders[0]
        start = lowers[stretch.first : first.first]
        if (
            not first.posts
            and len(self.vacant) == 1
            and start in (("he", "is"), ("she", "is"), ("he", "was"), ("she", "was"))
        ):
            first.posts.append(self.vacant[0])

    def _succeed(self, stretch: Stretch, holders: list[Holder]) -> list[Draft]:
        """The posts that somebody had before the one who took over, or has after him, where only one is told."""
        found: list[Draft] = []
        for new, old in successions(stretch, holders):
            taken = [post for post in new.posts if not _earlier(stretch, new, post)]
            told = taken[-1] if taken else None if new.posts else self.held.get(new.item.mention.name)
            # A title before the name of who goes may be his next: "takes over from the new army chief, Osk".
            later = [
                is_present(stretch, old, post) or (told is not None and post.first < old.first) for post in old.posts
            ]
            if told is not None and all(later) and (told.title is not None or told.role is not None):
                found.append(self._inherited(stretch, old, told, "left"))
                continue
            told = old.posts[0] if old.posts and not later[0] else None
            if told is not None and not new.posts and told.title is not None:
                found.append(self._inherited(stretch, new, told, "took office"))
                told.change = "left" if stretch.paragraph.lowers[told.first - 1] in ("as", "the", "a") else told.change
        return found

    def _promotions(self, stretch: Stretch, holders: list[Holder]) -> Iterator[Draft]:
        """A rank that somebody rose to: "was promoted to captain", "commissioned as a second lieutenant"."""
        beside = {id(holder.rank) for holder in holders if holder.rank is not None}
        for item in stretch.items:
            before = stretch.gap(max(stretch.first, item.first - _PROMOTED_REACH), item.first)
            if item.kind != "rank" or id(item) in beside or not _RISING.intersection(before):
                continue
            earlier = [holder for holder in holders if holder.last <= item.first]
            holder = earlier[-1] if earlier else holders[0]
            first = next(
                n for n in range(item.first - len(before), item.first) if stretch.paragraph.lowers[n] in _RISING
            )
            self.ranks[holder.item.mention.name] = item.mention.name
            yield Draft(
                start=stretch.paragraph.starts[first],
                end=stretch.paragraph.ends[item.last - 1],
                slots=PostingSlots(person=holder.item.mention.name, rank=item.mention.name),
                anchors=_anchors(holder, self._full(stretch, holder), rank=item.mention),
            )

    def _inherited(self, stretch: Stretch, holder: Holder, post: Post, change: str) -> Draft:
        unit = _unit(post)
        title = post.title.mention if post.title is not None else None
        name = None if unit is None else unit.name
        rank = holder.rank.mention if holder.rank is not None else None
        return Draft(
            start=stretch.paragraph.starts[holder.first],
            end=stretch.paragraph.ends[holder.last - 1],
            slots=PostingSlots(
                person=holder.item.mention.name,
                rank=_rank_of(title) or (None if rank is None else rank.name),
                role=post.role if title is None else role_of(title.name),
                title=None if title is None else _without_acting(self._printed(title)),
                unit=name or (None if title is None else implied_unit(title.name, self.units)),
                change=change,
            ),
            anchors=_anchors(holder, self._full(stretch, holder), rank=rank, title=title, unit=unit),
        )

    def _rank(self, holder: Holder) -> Mention | None:
        """The rank beside a name; "General Petran" means the lieutenant general that he was called before."""
        if holder.rank is None:
            return None
        rank, person = holder.rank.mention, holder.item.mention.name
        known = self.ranks.get(person)
        if known is not None and known.endswith(f" {rank.name}"):
            return Mention(rank.start, rank.end, rank.kind, known)
        self.ranks[person] = rank.name
        return rank

    def _ranked_beside(self, stretch: Stretch, holder: Holder) -> Mention | None:
        """The rank that stands with the same person's name in the stretch, where "his" or "he" holds the post."""
        if not holder.pronoun:
            return None
        items = stretch.items
        for rank, person in pairwise(items):
            if rank.kind == "rank" and person.kind == "person" and person.mention.name == holder.item.mention.name:
                return rank.mention
        return None

    def _drafts(self, stretch: Stretch, holder: Holder) -> Iterator[Draft]:
        person = holder.item.mention
        rank = self._rank(holder)
        if not holder.posts:
            full = not holder.pronoun and len(_printed(stretch, holder)) > 1
            if rank is not None and (full or (person.name, rank.name) not in self.seen):
                self.seen.add((person.name, rank.name))
                yield self._draft(stretch, holder, None)
            return
        if rank is not None:
            self.seen.add((person.name, rank.name))
        for post in chain.from_iterable(_one_by_one(stretch, held) for held in holder.posts):
            draft = self._draft(stretch, holder, post)
            if rank is None and _is_trade(draft.slots):
                continue
            if rank is not None or draft.slots not in self.told:
                yield draft
            self.told.add(draft.slots)

    def _draft(self, stretch: Stretch, holder: Holder, post: Post | None) -> Draft:
        paragraph = stretch.paragraph
        rank = self._rank(holder) or self._ranked_beside(stretch, holder)
        if rank is None and post is not None and post.title is not None:
            rank = _lettered(post.title.mention)
        unit = _unit(post) if post is not None else None
        title = post.title.mention if post is not None and post.title is not None else None
        first, last = holder.first, holder.last
        outside = post is not None and not stretch.first <= post.first < stretch.last
        if post is not None and not outside:
            first, last = min(first, post.first), max(last, post.last)
            if post.first - holder.last > _REACH:
                first = _cue(stretch, holder.last, post.first)
        if unit is not None and paragraph.starts[0] <= unit.start < paragraph.ends[-1]:
            definite = paragraph.lowers[paragraph.word_at(unit.start)] in ("the", "this")
            unit = self.unit_names.get(unit.name, unit) if definite else unit
        role = role_of(title.name) if title is not None else post.role if post is not None else None
        if title is None and role in ("leader", "head") and unit is not None and any(c.isdigit() for c in unit.name):
            role = "commander"
        named = title.name if title is not None else None
        if rank is not None and rank.name in _HEADED and named is None:
            named, role = rank.name, "commander"
        name = unit.name if unit is not None else implied_unit(named, self.units) if named is not None else None
        return Draft(
            start=paragraph.starts[first],
            end=paragraph.ends[last - 1],
            slots=PostingSlots(
                person=holder.item.mention.name,
                rank=rank.name if rank is not None else police_rank(named) if named is not None else None,
                role=role,
                title=named if title is None else self._printed(title),
                unit=name,
                change=change_of(stretch, holder, post),
            ),
            anchors=_anchors(holder, self._full(stretch, holder), rank=rank, title=title, unit=unit),
        )

    def _printed(self, mention: Mention) -> str:
        return " ".join(self.content[mention.start : mention.end].split())

    def _full(self, stretch: Stretch, holder: Holder) -> Mention | None:
        """The mention with the full name that a pronoun or a bare surname points back to."""
        ranked = holder.rank is not None and holder.first < holder.item.first
        if not holder.pronoun and (ranked or len(_printed(stretch, holder)) > 1):
            return None
        return self.names.get(holder.item.mention.name)


def _earlier(stretch: Stretch, holder: Holder, post: Post) -> bool:
    """Whether a post is one that the holder had had before: "replaced by Petran, who had led the Guard"."""
    return stretch.gap(holder.last, post.first)[:3] in _HAD_HAD


_HAD_HAD = frozenset((",", "who", word) for word in ("had", "formerly", "previously", "once", "earlier"))


def _one_by_one(stretch: Stretch, post: Post) -> list[Post]:
    """The posts that a coordinated post is: the commander of "152 and 155 Battalions" has two."""
    alone = [unit for unit in post.units if unit.last - unit.first == 1 and " " in unit.mention.name]
    numbered = [unit for unit in alone if stretch.paragraph.texts[unit.first][0].isdigit()]
    if not numbered or post.title is None or post.title.mention.name.lower().endswith("s"):
        return [post]
    return [replace(post, units=[unit]) for unit in post.units]


def _lettered(title: Mention) -> Mention | None:
    """The rank that the letters of a police post are: "CP" in "CP in charge of Osk State"."""
    letters = police_letters(title.name)
    if letters is None:
        return None
    return Mention(title.start, title.start + len(letters), "rank", unfold_rank(letters))


def _without_acting(title: str) -> str:
    """A title as the one before had it, of whom it is not known that he was acting too."""
    first, _, rest = title.partition(" ")
    return rest if rest and first.lower() in ("acting", "interim", "caretaker") else title


def _rank_of(title: Mention | None) -> str | None:
    return None if title is None else police_rank(title.name)


def _is_trade(slots: Slots) -> bool:
    """Whether a title is only what somebody is by trade, in no organisation: a lawyer, a driver."""
    return (
        isinstance(slots, PostingSlots)
        and slots.unit is None
        and slots.title is not None
        and slots.title.split()[-1].lower() in person_words().occupations
    )


def _owned(stretch: Stretch, post: Post, last: Item | None) -> None:
    """Give a post the unit that "its" before the title means: "Its spokesman"."""
    if post.units or post.title is None:
        return
    at = post.title.first - 1
    while at > stretch.first and post.title.first - at < _REACH and stretch.paragraph.lowers[at] in _MIDDLE:
        at -= 1
    if at >= stretch.first and stretch.paragraph.lowers[at] == "its":
        owner = owner_of(stretch, at, last)
        if owner is not None:
            post.units.append(owner)


def _anchors(holder: Holder, full: Mention | None, **others: Mention | None) -> tuple[Anchor, ...]:
    person = holder.item.mention
    found = {Anchor("person", person.start, person.end)}
    if full is not None:
        found.add(Anchor("person", full.start, full.end))
    found.update(Anchor(slot, mention.start, mention.end) for slot, mention in others.items() if mention is not None)
    return tuple(sorted(found))


def _unit(post: Post) -> Mention | None:
    """The most particular of a post's units: the first with a number, else the first."""
    numbered = (unit.mention for unit in post.units if any(letter.isdigit() for letter in unit.mention.name))
    return next(numbered, post.units[0].mention if post.units else None)


def _printed(stretch: Stretch, holder: Holder) -> tuple[str, ...]:
    return stretch.paragraph.texts[holder.item.first : holder.item.last]


def _cue(stretch: Stretch, start: int, end: int) -> int:
    """Where a quote begins that leaves a far-off name out: at the first cue after it."""
    cues = posting_words().cues
    return next((n for n in range(start, end) if stretch.paragraph.lowers[n] in cues), end)
