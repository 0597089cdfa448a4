"""Succession: who took a post over from whom, and posts handed out one to each with "respectively"."""

from dataclasses import replace
from itertools import pairwise

from answerable.claims.cast.stretches import Item, Stretch
from answerable.claims.posts.post import Holder, Post
from answerable.claims.posts.posting_words import posting_words

_TOOK = frozenset({"took", "takes", "take", "taken", "taking"})
_HANDED = frozenset({"handed", "hands", "hand", "handing"})
_LONGEST = 14


def successions(stretch: Stretch, holders: list[Holder]) -> list[tuple[Holder, Holder]]:
    """Pairs of a post's new holder and the one before, out of "X replaced Y" and "X takes over from Y"."""
    words, lowers = posting_words(), stretch.paragraph.lowers
    found: list[tuple[Holder, Holder]] = []
    for first, second in pairwise(holders):
        held = {number for post in first.posts for number in range(post.first, post.last)}
        gap = tuple(lowers[number] for number in range(first.last, second.first) if number not in held)
        if len(gap) > _LONGEST or any(word in words.breaks for word in gap):
            continue
        over = [n for n, word in enumerate(gap) if word == "over" and n]
        taken = any(gap[n - 1] in _TOOK and "from" in gap[n + 1 : n + 4] for n in over)
        handed = any(gap[n - 1] in _HANDED and "to" in gap[n + 1 : n + 4] for n in over)
        if taken or handed or any(word in words.succession for word in gap):
            passive = handed or "by" in gap[-3:]
            found.append((second, first) if passive else (first, second))
    return found


def share_out(stretch: Stretch, holders: list[Holder], posts: list[Post]) -> bool:
    """Give posts to persons one by one where "respectively" says so; whether that was done."""
    lowers = stretch.paragraph.lowers
    if "respectively" not in lowers[stretch.first : stretch.last]:
        return _share_plural(stretch, holders, posts)
    end = lowers.index("respectively", stretch.first, stretch.last)
    before = [post for post in posts if post.last <= end]
    named = [holder for holder in holders if not holder.pronoun and holder.last <= end]
    run = _coordinated(stretch, named)
    if len(run) < len(_PAIR):
        return False
    if len(before) != len(run):
        before = _one_each(stretch, before, end, len(run))
    for holder, post in zip(run, before, strict=False):
        holder.posts.append(post)
    return bool(before)


def _share_plural(stretch: Stretch, holders: list[Holder], posts: list[Post]) -> bool:
    """Give the posts of "the Commanders of 14 and 34 Brigades, Colonels Petran and Osk" to each in turn."""
    plural = [post for post in posts if post.title is not None and post.title.mention.name.lower() in _PLURALS]
    run = _coordinated(stretch, [holder for holder in holders if not holder.pronoun])
    if len(plural) != 1 or len(posts) != 1 or len(run) < len(_PAIR):
        return False
    each = _one_each(stretch, plural, stretch.last, len(run))
    for holder, post in zip(run, each, strict=False):
        holder.posts.append(post)
    return bool(each)


def _one_each(stretch: Stretch, posts: list[Post], end: int, count: int) -> list[Post]:
    """A post for each of `count` units that "and" puts together ("command the 12th and 14th Brigades"); else none."""
    units: list[Item] = []
    for item in stretch.items:
        if item.kind != "unit" or item.last > end:
            continue
        together = bool(units) and all(word in _TOGETHER for word in stretch.gap(units[-1].last, item.first))
        units = [*units, item] if together else [item]
    shared = next((post for post in posts if units and units[0] in post.units), None)
    if shared is None or len(units) != count:
        return []
    return [replace(shared, units=[unit], last=unit.last) for unit in units]


_PAIR = (0, 1)
_PLURALS = frozenset({"commanders", "commandants", "gocs"})
_TOGETHER = frozenset({",", "and", "&", "the"})


def _coordinated(stretch: Stretch, holders: list[Holder]) -> list[Holder]:
    """The longest run of persons that only commas and "and" part."""
    best: list[Holder] = []
    run: list[Holder] = []
    for holder in holders:
        gap = stretch.gap(run[-1].last, holder.first) if run else ()
        if run and all(word in (",", "and", "&") for word in gap):
            run.append(holder)
        else:
            run = [holder]
        if len(run) > len(best):
            best = list(run)
    return best
