"""Weighing: how surely two namings are of one person, in hundredths, with what speaks for it and what against.

The names come first; what the sources say of their bearers is added and taken off. The weights are data (weights.toml)
and measured; a weight is not a probability.
"""

from dataclasses import dataclass

from answerable.identity.fold import words
from answerable.identity.grades import grade_of, services_of
from answerable.identity.profile import Post, Profile, RankSeen
from answerable.identity.vocabulary import weights

_LEAP, _LEAP_DAYS = 3, 730
_BIRTH_DAYS = 730


@dataclass(frozen=True, slots=True)
class Weighing:
    """A score from 0 to 100, and in words what it is made of."""

    score: int
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


@dataclass(slots=True)
class _Scale:
    points: int
    pro: list[str]
    contra: list[str]

    def lay(self, weight: str, reason: str) -> None:
        """Put a reason on the scale."""
        points = weights().evidence[weight]
        self.points += points
        (self.pro if points > 0 else self.contra).append(reason)


def weigh(points: int, reason: str, one: Profile, other: Profile, *, alone: bool = False) -> Weighing:
    """Weigh two profiles whose names weigh `points`, for `reason`.

    `alone` says that one of the names is short (a family name, initials), so that standing in one source counts.
    """
    scale = _Scale(points, [reason], [])
    if alone and one.sources & other.sources:
        scale.lay("in_source", "both stand in the same source")
    if one.works & other.works:
        scale.lay("work", "the same work is cited for both")
    if one.tables & other.tables:
        scale.lay("kept_apart", "the researchers who made the table gave them two names")
    _weigh_posts(scale, one, other)
    _weigh_ranks(scale, one, other)
    _weigh_births(scale, one, other)
    if one.places & other.places:
        scale.lay("place", f"both are named with {_place(one.places & other.places)}")
    if one.countries and other.countries and not one.countries & other.countries:
        scale.lay("countries", f"their units are of {_of(one.countries)} and of {_of(other.countries)}")
    return Weighing(max(0, min(100, scale.points)), tuple(scale.pro), tuple(scale.contra))


def given_as(name: str, other: Profile) -> bool:
    """Whether some source gives `name` as another name of the bearer of a profile; names of one word do not count."""
    own = words(name)
    return len(own) > 1 and any(words(known) == own for known in other.also)


def _place(shared: frozenset[str]) -> str:
    """A shared place as it is read: by its name, or where only the gazetteer's number is shared, by that."""
    return min(shared, key=lambda place: (place.isdigit(), place))


def _of(countries: frozenset[str]) -> str:
    return ", ".join(sorted(countries))


def _weigh_posts(scale: _Scale, one: Profile, other: Profile) -> None:
    units = {post.unit: post.shown for post in sorted(one.posts, key=_order)}
    shared = sorted({post.unit for post in other.posts} & units.keys())
    posts = {(post.unit, post.role) for post in one.posts} & {(post.unit, post.role) for post in other.posts}
    held = sorted((units[unit], role) for unit, role in posts if role)
    if held:
        scale.lay("post", f"both are {held[0][1]} of {held[0][0]}")
    elif shared:
        scale.lay("unit", f"both are of {units[shared[0]]}")
    apart = sorted(
        (first.shown, second.shown)
        for first in one.posts
        for second in other.posts
        if first.commands and second.commands and first.unit != second.unit and _meet(first, second)
    )
    if apart:
        scale.lay("two_posts", f"both commanded on the same days, {apart[0][0]} and {apart[0][1]}")


def _order(post: Post) -> tuple[str, str]:
    return post.unit, post.shown


def _meet(one: Post, other: Post) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return one.first <= other.last and other.first <= one.last


def _weigh_ranks(scale: _Scale, one: Profile, other: Profile) -> None:
    services = [
        frozenset(service for seen in side.ranks for service in services_of(seen.rank)) for side in (one, other)
    ]
    if services[0] and services[1] and not services[0] & services[1]:
        scale.lay("services", f"ranks of two services: {_named(one)} and {_named(other)}")
    fall = leap = ""
    near = False
    for first in sorted(one.ranks, key=_rank):
        for second in sorted(other.ranks, key=_rank):
            grades = grade_of(first.rank), grade_of(second.rank)
            if grades[0] is None or grades[1] is None:
                continue
            near = near or (grades[0][0] <= grades[1][1] + 1 and grades[1][0] <= grades[0][1] + 1)
            fall = fall or _falls(first, second) or _falls(second, first)
            leap = leap or _leaps(first, second) or _leaps(second, first)
    if fall:
        scale.lay("rank_falls", fall)
    elif leap:
        scale.lay("rank_leaps", leap)
    elif near:
        scale.lay("rank", f"ranks are in order: {_named(one)}, {_named(other)}")


def _rank(seen: RankSeen) -> str:
    return seen.rank


def _named(profile: Profile) -> str:
    return min(seen.rank for seen in profile.ranks)


def _falls(high: RankSeen, low: RankSeen) -> str:
    """In words that a rank surely held is followed by a surely lower one; empty if it is not."""
    above, below = grade_of(high.rank), grade_of(low.rank)
    if above is None or below is None or above[0] <= below[1]:
        return ""
    if high.by is None or low.still is None or low.still <= high.by:
        return ""
    return f"{high.rank} by {high.by.isoformat()}, and {low.rank} on {low.still.isoformat()}"


def _leaps(low: RankSeen, high: RankSeen) -> str:
    """In words that somebody would have risen by more than three grades in two years; empty if not."""
    above, below = grade_of(high.rank), grade_of(low.rank)
    if above is None or below is None or above[0] - below[1] <= _LEAP:
        return ""
    if high.by is None or low.still is None or not 0 <= (high.by - low.still).days <= _LEAP_DAYS:
        return ""
    return f"{low.rank} on {low.still.isoformat()}, and {high.rank} by {high.by.isoformat()}"


def _weigh_births(scale: _Scale, one: Profile, other: Profile) -> None:
    if not one.born or not other.born:
        return
    meet = [
        (first, second)
        for first in one.born
        for second in other.born
        if first[0] <= second[1] and second[0] <= first[1]
    ]
    said = " and ".join(_born(side) for side in (one, other))
    if not meet:
        gap = min(max((a[0] - b[1]).days, (b[0] - a[1]).days) for a in one.born for b in other.born)
        scale.lay("born_near" if gap <= _BIRTH_DAYS else "born_apart", f"born {said}")
    elif any(first == second and first[0] == first[1] for first, second in meet):
        scale.lay("born", f"born on the same day, {min(first[0] for first, _ in meet).isoformat()}")


def _born(profile: Profile) -> str:
    first, last = min(profile.born)
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def weigh_units(points: int, reason: str, one: Profile, other: Profile, *, alone: bool = False) -> Weighing:
    """Weigh two units whose names weigh `points`, for `reason`; `alone` as for persons, of letters for a name."""
    scale = _Scale(points, [reason], [])
    if alone and one.sources & other.sources:
        scale.lay("in_source", "both stand in the same source")
    if one.works & other.works:
        scale.lay("work", "the same work is cited for both")
    if one.tables & other.tables:
        scale.lay("kept_apart", "the researchers who made the table gave them two names")
    if one.kin & other.kin:
        scale.lay("kin", "the same unit is above or below both")
    if one.places & other.places:
        scale.lay("place", f"both are at {_place(one.places & other.places)}")
    if one.countries and other.countries and not one.countries & other.countries:
        scale.lay("countries", f"they are of {_of(one.countries)} and of {_of(other.countries)}")
    return Weighing(max(0, min(100, scale.points)), tuple(scale.pro), tuple(scale.contra))
