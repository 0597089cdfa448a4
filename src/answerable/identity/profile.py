"""A profile: what sources say of the bearer of a name, as far as it helps to tell who that is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post, from the first to the last day on which it was surely held; None: no day is sure.

    `unit` is a key that spellings of the unit share, `shown` the unit as printed; `role` is in lower case. As long as
    nobody says otherwise a post is taken as held in between (the contiguity of Security Force Monitor's handbook).
    """

    unit: str
    shown: str
    role: str | None
    commands: bool
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RankSeen:
    """A rank, the first day by which it was surely held and the last on which it surely still was; None: none is."""

    rank: str
    by: date | None = None
    still: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is known of one naming, or of several together.

    Attributes:
        sources: digests of the sources that it stands in, tables of many persons left out.
        works: ids of works that table rows cite for it.
        tables: digests of tables of many persons in which researchers gave it as the name of a row.
        also: other names that sources give it, as printed.
        posts: its posts.
        ranks: its ranks.
        born: the days within which it was born, as sources give them.
        places: names of places, folded.
        countries: of persons the countries of their units, of units their own.
        kin: of units, the keys of those above and below them.
    """

    sources: frozenset[str] = frozenset()
    works: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    posts: frozenset[Post] = frozenset()
    ranks: frozenset[RankSeen] = frozenset()
    born: frozenset[tuple[date, date]] = frozenset()
    places: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()


def together(profiles: Iterable[Profile]) -> Profile:
    """What is known of several namings, taken as one."""
    every = list(profiles)
    if len(every) == 1:
        return every[0]
    return Profile(
        sources=frozenset().union(*(one.sources for one in every)),
        works=frozenset().union(*(one.works for one in every)),
        tables=frozenset().union(*(one.tables for one in every)),
        also=frozenset().union(*(one.also for one in every)),
        posts=_posts(post for one in every for post in one.posts),
        ranks=_ranks(seen for one in every for seen in one.ranks),
        born=frozenset().union(*(one.born for one in every)),
        places=frozenset().union(*(one.places for one in every)),
        countries=frozenset().union(*(one.countries for one in every)),
        kin=frozenset().union(*(one.kin for one in every)),
    )


def _posts(posts: Iterable[Post]) -> frozenset[Post]:
    known: dict[tuple[str, str | None], list[Post]] = {}
    for post in posts:
        known.setdefault((post.unit, post.role), []).append(post)
    return frozenset(
        replace(
            min(found, key=lambda post: post.shown),
            commands=any(post.commands for post in found),
            first=min((post.first for post in found if post.first), default=None),
            last=max((post.last for post in found if post.last), default=None),
        )
        for found in known.values()
    )


def _ranks(ranks: Iterable[RankSeen]) -> frozenset[RankSeen]:
    known: dict[str, list[RankSeen]] = {}
    for seen in ranks:
        known.setdefault(seen.rank, []).append(seen)
    return frozenset(
        RankSeen(
            rank=rank,
            by=min((seen.by for seen in found if seen.by), default=None),
            still=max((seen.still for seen in found if seen.still), default=None),
        )
        for rank, found in known.items()
    )
