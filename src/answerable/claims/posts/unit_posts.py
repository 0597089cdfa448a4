"""Posts that a verb, a noun or its place makes of a unit: "took command of 9 Brigade", "Petran, 9 Brigade".

Posts with a title: :mod:`posts`.
"""

from answerable.claims.cast.stretches import Item, Stretch
from answerable.claims.cast.units import unit_table
from answerable.claims.posts.post import Post
from answerable.claims.posts.posting_words import posting_words
from answerable.claims.wording.words import HYPHENS

_LONGEST_GAP = 8
_POSSESSIVES = frozenset({"'s", "\u2019s"})
_BEFORE_UNIT = frozenset({"the", "a", "an", "elite", "new", "newly", "formed"})
_OF_UNIT = frozenset(
    tuple(f"{before} {word} {article}".split())
    for before in ("", ",", "formerly", ", formerly", ", also", "(rtd)", ", late")
    for word in ("of", "from", "with")
    for article in ("", "the")
)


_INDEFINITE = frozenset({"a", "an", "former", "retired"})
_IN_UNIT = frozenset({("in",), ("in", "the")})
_COMMANDED = frozenset(
    tuple(f"under {words}".split())
    for words in ("", "the command of", "command of", "the leadership of", "the orders of", "the control of")
)


def unit_post(stretch: Stretch, unit: Item, before: Item | None) -> Post | None:
    """The post that a stretch makes of a unit without a title; `before` is the item before the unit."""
    return (
        _led_by(stretch, unit)
        or _post_of_unit(stretch, unit)
        or _under_command(stretch, unit, before)
        or _apposed_unit(stretch, unit, before)
    )


def _post_of_unit(stretch: Stretch, unit: Item) -> Post | None:
    """A post made by "took command of UNIT", "leads UNIT", "redeployed to UNIT"."""
    words, paragraph = posting_words(), stretch.paragraph
    if _owns_unit(stretch, unit):
        return None
    at = _past_owner(stretch, unit.first) - 1
    while at >= stretch.first and (paragraph.lowers[at] in _BEFORE_UNIT or paragraph.lowers[at] in unit_table().ships):
        at -= 1
    if at < stretch.first:
        return None
    lower = paragraph.lowers[at]
    before = paragraph.lowers[at - 1] if at > stretch.first else ""
    if lower in words.verbs and before not in HYPHENS and not _men_follow(stretch, unit):
        return Post(at, unit.last, None, [unit], words.verbs[lower], cue=True)
    if lower in ("joined", "leaves", "leaving", "left"):
        return Post(at, unit.last, None, [unit], None, cue=True)
    took_over = lower == "over" and before in ("took", "takes", "take", "taken")
    held = lower in ("of", "over") and before in words.nouns
    serves = lower in ("to", "at", "with", "in", "into", "from") and _serves(stretch, at)
    if took_over or held or serves or (lower in ("at", "with") and before == "was"):
        role = "commander" if took_over else words.nouns.get(before) if held else None
        return Post(at - 1, unit.last, None, [unit], role or None, cue=True)
    return None


def _owns_unit(stretch: Stretch, unit: Item) -> bool:
    """Whether a unit only owns the next one: the fleet of "the Northern Fleet's 30th Division"."""
    return any(
        item.kind == "unit" and item.first == unit.last + 1 and stretch.gap(unit.last, item.first)[0] in _POSSESSIVES
        for item in stretch.items
    )


def _past_owner(stretch: Stretch, first: int) -> int:
    """Where the owner begins of the unit that begins at word `first`; `first` itself where nobody owns it."""
    for item in stretch.items:
        if item.kind in ("unit", "group", "place") and item.last == first - 1:
            return item.first if stretch.paragraph.lowers[item.last] in _POSSESSIVES else first
    return first


def _men_follow(stretch: Stretch, unit: Item) -> bool:
    """Whether a unit only says whose men somebody led ("led Northern Army troops")."""
    if unit.last >= stretch.last:
        return False
    return bool(stretch.paragraph.token_at(stretch.paragraph.starts[unit.last]).tag_ in ("NN", "NNS"))


def _serves(stretch: Stretch, at: int) -> bool:
    """Whether a verb of serving or moving stands before the "to" at word `at`: "moved from 7 Division to"."""
    words, lowers = posting_words(), stretch.paragraph.lowers
    back = at - 1
    while back >= stretch.first and at - back < _LONGEST_GAP:
        if lowers[back] in words.places:
            return True
        if lowers[back] == "over" and lowers[at] == "at" and lowers[back - 1] in ("took", "takes", "taken"):
            return True
        inside = any(item.first <= back < item.last and item.kind in ("unit", "place") for item in stretch.items)
        if not inside and lowers[back] not in ("from", "the", ",", "back", "temporarily"):
            return False
        back -= 1
    return False


def _led_by(stretch: Stretch, unit: Item) -> Post | None:
    """A post made by "9 Brigade, commanded by" or "the police command was headed by"."""
    words, lowers = posting_words(), stretch.paragraph.lowers
    for number in range(unit.last, min(unit.last + 5, stretch.last - 1)):
        if lowers[number + 1] == "by" and lowers[number] in words.verbs:
            return Post(unit.first, number + 2, None, [unit], words.verbs[lowers[number]], facing=True)
    under = unit.last + 1 if lowers[unit.last : unit.last + 1] == (",",) else unit.last
    for item in stretch.items:
        if item.first > under and lowers[under : item.first] in _COMMANDED:
            return Post(unit.first, item.first, None, [unit], "commander", facing=True)
        if item.first > under:
            break
    return None


def _under_command(stretch: Stretch, unit: Item, before: Item | None) -> Post | None:
    """A post made by "Under the command of Colonel Petran, the 9 Brigade"."""
    if before is None or before.kind != "person" or stretch.gap(before.last, unit.first) not in ((",",), (",", "the")):
        return None
    ranks = [item for item in stretch.items if item.last <= before.first]
    begun = ranks[-1].first if ranks and ranks[-1].kind == "rank" else before.first
    lowers = stretch.paragraph.lowers
    if any(len(words) > 1 and lowers[max(stretch.first, begun - len(words)) : begun] == words for words in _COMMANDED):
        return Post(unit.first, unit.last, None, [unit], "commander", cue=True)
    return None


def _apposed_unit(stretch: Stretch, unit: Item, before: Item | None) -> Post | None:
    """A post made by a unit right after a name: "Maj-Gen. Petran, 3 Division, Osk;" or "Petran of the 3 Division".

    After a rank it is the post of whom the rank is said: "Petran, then a colonel in the 3 Division".
    """
    if before is not None and before.kind == "rank":
        return _of_rank(stretch, unit, before)
    if before is None or before.kind != "person":
        return None
    gap = stretch.gap(before.last, unit.first)
    if gap[:1] == (",",) and gap[1:2] != () and gap[1].isdigit() and gap[2:3] == (",",):
        gap = gap[2:]
    bracketed = gap == ("(",) and stretch.gap(unit.last, unit.last + 1) == (")",)
    if gap in _OF_UNIT or bracketed:
        return Post(unit.first, unit.last, None, [unit], None, cue=True)
    after = stretch.gap(unit.last, unit.last + 1)
    numbered = any(letter.isdigit() for letter in unit.mention.name)
    if numbered and gap == (",",) and after in ((",",), (";",), (".",), ("and",), ("who",), ()):
        return Post(unit.first, unit.last, None, [unit], None, cue=True)
    return None


def _of_rank(stretch: Stretch, unit: Item, rank: Item) -> Post | None:
    """The post of "a former major of the Osk Rifles", held by who stands before the rank or after the unit."""
    before = stretch.gap(max(stretch.first, rank.first - 2), rank.first)
    if not _INDEFINITE.intersection(before) or stretch.gap(rank.last, unit.first) not in _OF_UNIT | _IN_UNIT:
        return None
    after = [item for item in stretch.items if item.first >= unit.last]
    facing = bool(after) and after[0].kind == "person" and stretch.gap(unit.last, after[0].first) == (",",)
    left = "left" if "former" in before or "retired" in before else None
    return Post(unit.first, unit.last, None, [unit], None, cue=True, facing=facing, change=left)
