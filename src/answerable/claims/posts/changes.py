"""Changes: what the words around a post say of its beginning or end, and whether it is the present one."""

from answerable.claims.cast.stretches import Stretch
from answerable.claims.cast.titles import role_table
from answerable.claims.posts.post import Holder, Post
from answerable.claims.posts.posting_words import posting_words

_PRESENT = frozenset({"now", "is", "are", "currently", "presently"})
_SINCE = _PRESENT | {
    "has",
    "been",
    "becomes",
    "appointed",
    "posted",
    "redeployed",
    "moves",
    "moved",
    "goes",
    "proceeds",
}


def is_present(stretch: Stretch, holder: Holder, post: Post) -> bool:
    """Whether somebody holds a post after another: "took over from Petran, who is now", "who has been posted as"."""
    return holder.last <= post.first and bool(_SINCE.intersection(stretch.gap(holder.last, post.first)))


def change_of(stretch: Stretch, holder: Holder, post: Post | None) -> str | None:
    """What the words right before a post, or between a person and it, say of its beginning or end."""
    if post is not None and post.change is not None:
        return post.change
    if post is None or not stretch.first <= post.first < stretch.last:
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
    return _between(lowers, holder.last, post.first)


def _between(lowers: tuple[str, ...], start: int, end: int) -> str | None:
    """What the words [start, end) say, the nearest to the post first: "formerly GOC, is now Commander" says nothing."""
    changes = posting_words().changes
    for number in range(end - 1, start - 1, -1):
        if lowers[number] in changes and not _anothers(lowers[number - 1 : number + 2]):
            return changes[lowers[number]]
        if lowers[number] in _PRESENT and lowers[number - 1] not in ("until", "till"):
            return None
    return None


def _anothers(words: tuple[str, ...]) -> bool:
    """Whether "his former position" is that of the one before: who takes it has not left it."""
    return words[0] in ("his", "her") and words[-1] in posting_words().office_nouns
