"""Holders: the persons of a stretch with their ranks. Which post each of them holds: :mod:`bindings`."""

from answerable.claims.cast.persons import person_words
from answerable.claims.cast.ranks import is_plural
from answerable.claims.cast.stretches import Item, Stretch
from answerable.claims.posts.post import Holder

_POSSESSIVE = frozenset({"his", "her"})
_DEFINITE = frozenset({"the", "this", "that"})
_PRONOUNS = frozenset({"he", "she", "his", "her", "him", "himself", "herself", "who"})
_APPOSED_RANK = frozenset(
    {
        ("(",),
        (",",),
        (",", "the"),
        *(
            (*before, article, *after)
            for before in (
                (",",),
                (",", "then"),
                (",", "himself"),
                (",", "now"),
                ("is",),
                ("was",),
                (",", "who", "was"),
            )
            for article in ("a", "an")
            for after in ((), ("former",), ("retired",), ("serving",))
        ),
        (",", "former"),
        (",", "retired"),
        (",", "a", "retired", "former"),
    }
)
_WITHIN = frozenset((word, *the) for word in ("of", "in", "from", "with") for the in ((), ("the",)))
_DETERMINED = frozenset({"a", "an", "former", "retired"})
_RANK_AND_UNIT = 2
_SHARED_RANK = frozenset({("and",), (",",), (",", "and"), ("s",)})


def holders_in(stretch: Stretch) -> list[Holder]:
    """The persons of a stretch in order, ranks attached."""
    items = stretch.items
    found: list[Holder] = []
    for at, item in enumerate(items):
        if item.kind != "person":
            continue
        words = stretch.paragraph.lowers[item.first : item.last]
        holder = Holder(
            item, item.first, item.last, pronoun=words[0] in _PRONOUNS | _DEFINITE, possessive=words[0] in _POSSESSIVE
        )
        _attach_rank(stretch, items, at, holder, found)
        found.append(holder)
    return found


def _attach_rank(stretch: Stretch, items: tuple[Item, ...], at: int, holder: Holder, before: list[Holder]) -> None:
    if at and items[at - 1].kind == "rank" and _beside(stretch, items[at - 1], holder.item):
        holder.rank = items[at - 1]
        holder.first = items[at - 1].first
        return
    over = _over_unit(stretch, items, at)
    if over is not None:
        holder.rank = over
        return
    if (
        at + 1 < len(items)
        and items[at + 1].kind == "rank"
        and stretch.gap(holder.last, items[at + 1].first) in _APPOSED_RANK
    ):
        following = items[at + 2] if at + 2 < len(items) else None
        if following is None or following.kind != "person" or following.first > items[at + 1].last:
            holder.rank = items[at + 1]
            holder.last = items[at + 1].last
            return
    if (
        before
        and before[-1].rank is not None
        and stretch.gap(before[-1].last, holder.first) in _SHARED_RANK
        and _plural(stretch, before[-1].rank)
    ):
        holder.rank = before[-1].rank


def _over_unit(stretch: Stretch, items: tuple[Item, ...], at: int) -> Item | None:
    """The rank in "a former major of the Osk Rifles, Ivo Petran": a unit stands between it and the person `at`."""
    if at < _RANK_AND_UNIT or items[at - 1].kind != "unit" or items[at - 2].kind != "rank":
        return None
    rank, unit = items[at - 2], items[at - 1]
    within = stretch.gap(rank.last, unit.first) in _WITHIN
    determined = rank.first > stretch.first and stretch.paragraph.lowers[rank.first - 1] in _DETERMINED
    return rank if within and determined and stretch.gap(unit.last, items[at].first) == (",",) else None


def _beside(stretch: Stretch, rank: Item, person: Item) -> bool:
    gap = stretch.gap(rank.last, person.first)
    letters = stretch.paragraph.texts[rank.last : person.first]
    if gap[:1] == ("(",) and gap[-1:] == (")",):
        return True
    return all(
        word in ",()." or text.isupper() or word in person_words().honorifics
        for word, text in zip(gap, letters, strict=True)
    )


def _plural(stretch: Stretch, rank: Item) -> bool:
    return is_plural(stretch.paragraph.lowers[rank.last - 1])
