"""Posts: a title with the unit it is held in, before anybody holds it; and the words that bind a person to a post."""

from answerable.claims.cast.stretches import Item, Stretch
from answerable.claims.cast.units import is_service, unit_table
from answerable.claims.posts.post import Post
from answerable.claims.posts.posting_words import posting_words
from answerable.claims.posts.unit_posts import unit_post
from answerable.claims.wording.words import HYPHENS

_LONGEST_GAP = 8
_BY = 2
_LED = frozenset({"led", "backed", "mandated"})
_POSSESSIVES = frozenset({"'s", "\u2019s"})


def posts_in(stretch: Stretch) -> list[Post]:
    """The posts of a stretch, in order: titles with their units, and units that a verb or noun makes a post of."""
    items = stretch.items
    found: list[Post] = []
    used: set[int] = set()
    for at, item in enumerate(items):
        if item.kind not in ("title", "role") or at in used:
            continue
        post = Post(item.first, item.last, item)
        if at and items[at - 1].kind == "unit" and at - 1 not in used and _before_title(stretch, items[at - 1], item):
            post.units.append(items[at - 1])
            post.first = items[at - 1].first
            used.add(at - 1)
        else:
            _units_after(stretch, items, at, post, used)
        used.add(at)
        found.append(post)
    for at, item in enumerate(items):
        if item.kind == "unit" and at not in used:
            made = unit_post(stretch, item, items[at - 1] if at else None)
            if made is not None:
                found.append(made)
                used.add(at)
    facing = {post.last for post in found if post.facing}
    for item in items:
        by = stretch.gap(item.first - _BY, item.first) if item.first - _BY >= stretch.first else ()
        if item.kind in ("rank", "person") and by == ("commanded", "by") and item.first not in facing:
            found.append(Post(item.first - _BY, item.first, role="commander", facing=True))
    found.sort(key=lambda post: post.first)
    _share_unit(stretch, found)
    return _without_nested(stretch, found)


def _without_letters(stretch: Stretch, start: int, end: int) -> tuple[str, ...]:
    """The words [start, end), letters in brackets left out: "Training Command (TRACOM) as Commander"."""
    texts, gap = stretch.paragraph.texts, stretch.gap(start, end)
    if gap[:1] == ("(",) and gap[2:3] == (")",) and texts[start + 1].isupper():
        return gap[3:]
    return gap


def _share_unit(stretch: Stretch, posts: list[Post]) -> None:
    """Give the unit of "..., all at the Naval Headquarters" to every post of the list before it."""
    for at, post in enumerate(posts):
        if not post.units or not {"all", "both"}.intersection(
            stretch.gap(post.units[0].first - 4, post.units[0].first)
        ):
            continue
        for earlier in reversed(posts[:at]):
            gap = stretch.gap(earlier.last, post.first)
            if earlier.units or any(word in posting_words().breaks for word in gap):
                break
            earlier.units.append(post.units[0])


def _without_nested(stretch: Stretch, posts: list[Post]) -> list[Post]:
    """Posts but those of somebody else: whom one represents, or is adviser or secretary to."""
    kept: list[Post] = []
    for post in posts:
        before = stretch.gap(max(stretch.first, post.first - 5), post.first)
        before = before[: len(before) - next((n for n, word in enumerate(reversed(before)) if word not in _LIGHT), 0)]
        if before[-2:] in _ELSEWHERE:
            post.elsewhere = True
        if (
            kept
            and before[-1:] == ("to",)
            and kept[-1].last >= post.first - 4
            and kept[-1].title is not None
            and not kept[-1].units
        ):
            kept[-1].last, kept[-1].under_another = post.last, True
            continue
        kept.append(post)
    return kept


_ELSEWHERE = frozenset(
    {
        ("representative", "of"),
        ("behalf", "of"),
        ("visit", "of"),
        ("arrival", "of"),
        ("office", "of"),
        *(
            (kin, word)
            for kin in (
                *("wife", "husband", "widow", "widower", "son", "daughter", "father", "mother", "brother", "sister"),
                *("cousin", "nephew", "niece", "uncle", "aunt", "grandson", "granddaughter", "grandfather"),
                *("son-in-law", "brother-in-law", "relative", "friend", "ally", "associate", "confidant", "protégé"),
            )
            for word in ("of", "to")
        ),
    }
)
# Between such words and a title: "the son of a former defence minister".
_LIGHT = frozenset({"the", "a", "an", "former", "late", "then", "retired", "ex", "long-time", "powerful", "current"})


def _before_title(stretch: Stretch, unit: Item, title: Item) -> bool:
    gap = _without_letters(stretch, unit.last, title.first)
    return (
        not gap
        or (gap == (")",) and stretch.gap(unit.first - 1, unit.first) == ("(",))
        or gap in (("as",), ("as", "the"), ("as", "its"), ("as", "a"), (")", "as"))
        or gap in (("'s",), ("’s",), ("’",), ("'",))
    )


def _units_after(stretch: Stretch, items: tuple[Item, ...], at: int, post: Post, used: set[int]) -> None:
    words = posting_words()
    last, number = items[at].last, at + 1
    while number < len(items):
        item = items[number]
        gap = _without_number_sign(stretch.gap(last, item.first))
        if len(gap) > _LONGEST_GAP or not all(
            word in words.title_to_unit or word in unit_table().ships or _letters(stretch, last, item.first, word)
            for word in gap
        ):
            return
        passing = item.kind == "place" or (item.kind == "group" and not is_service(item.mention.name))
        if passing and number + 1 < len(items):
            last, number = item.last, number + 1
            continue
        service = item.kind == "group" and is_service(item.mention.name)
        if item.kind != "unit" and not service:
            return
        if (
            number + 1 < len(items)
            and items[number + 1].kind in ("title", "role")
            and _before_title(stretch, item, items[number + 1])
        ):
            return
        if post.units and not _further(gap):
            return
        post.units.append(item)
        post.last = item.last
        used.add(number)
        last, number = item.last, number + 1


def _without_number_sign(gap: tuple[str, ...]) -> tuple[str, ...]:
    """The words without the "No." of "No. 9 Squadron"."""
    return gap[:-2] if gap[-2:] == ("no", ".") else gap


def _further(gap: tuple[str, ...]) -> bool:
    """Whether a second unit goes with the same title: "GOC, 7 Division of the Army", not "7 Division in the Army"."""
    return gap in (
        ("'s",),
        ("\u2019s",),
        (",",),
        (),
        ("of",),
        ("of", "the"),
        (",", "the"),
        ("(",),
        (",", "("),
        ("and",),
        ("and", "the"),
    )


def _letters(stretch: Stretch, start: int, end: int, word: str) -> bool:
    texts, lowers = stretch.paragraph.texts, stretch.paragraph.lowers
    return any(
        lowers[n] == word and (sum(letter.isupper() for letter in texts[n]) > 1 or _owner(texts, n) or _leads(texts, n))
        for n in range(start, end)
    )


def _leads(texts: tuple[str, ...], number: int) -> bool:
    """Whether a word is of "Orland-led" or "UN-backed"."""
    return texts[number - 1] in HYPHENS if texts[number] in _LED else texts[number + 1 : number + 2][0] in HYPHENS


def _owner(texts: tuple[str, ...], number: int) -> bool:
    """Whether a capitalised word owns what follows: "Osk's Centre for Free Speech"."""
    return texts[number][0].isupper() and number + 1 < len(texts) and texts[number + 1].lower() in _POSSESSIVES
