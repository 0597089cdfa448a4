"""Posts: a title with the unit it is held in, before anybody holds it; and the words that bind a person to a post."""

from dataclasses import dataclass, field
from functools import cache

from answerable.claims.cast.stretches import Item, Stretch
from answerable.claims.cast.units import is_service, unit_table
from answerable.lexicon import Lexicon, load_lexicon

_LONGEST_GAP = 8
_BY = 2
_POSSESSIVES = frozenset({"'s", "\u2019s"})
_OF_UNIT = frozenset(
    tuple(f"{before} {word} {article}".split())
    for before in ("", ",", "formerly", ", formerly", ", also", "(rtd)", ", late")
    for word in ("of", "from", "with")
    for article in ("", "the")
)


class PostingLexicon(Lexicon):
    """The schema of data/postings.toml."""

    title_to_unit: tuple[str, ...]
    post_to_person: tuple[str, ...]
    person_to_post: tuple[str, ...]
    cues: tuple[str, ...]
    breaks: tuple[str, ...]
    changes: dict[str, tuple[str, ...]]
    verbs: dict[str, str]
    nouns: dict[str, str]
    apposing: tuple[str, ...]
    linking: tuple[str, ...]
    continuing: tuple[str, ...]
    keeping: tuple[str, ...]
    role_cues: tuple[str, ...]
    becoming: tuple[str, ...]
    office_nouns: tuple[str, ...]
    places: tuple[str, ...]
    succession: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostingWords:
    """data/postings.toml as sets, lower case."""

    title_to_unit: frozenset[str]
    post_to_person: frozenset[str]
    person_to_post: frozenset[str]
    cues: frozenset[str]
    breaks: frozenset[str]
    changes: dict[str, str]
    verbs: dict[str, str]
    nouns: dict[str, str]
    apposing: frozenset[str]
    linking: frozenset[str]
    continuing: frozenset[str]
    keeping: frozenset[str]
    role_cues: frozenset[str]
    becoming: frozenset[str]
    office_nouns: frozenset[str]
    places: frozenset[str]
    succession: frozenset[str]


@cache
def posting_words() -> PostingWords:
    """The words of data/postings.toml, ready for look-up."""
    lexicon = load_lexicon("answerable.claims.data", "postings.toml", PostingLexicon)
    return PostingWords(
        title_to_unit=frozenset(lexicon.title_to_unit),
        post_to_person=frozenset(lexicon.post_to_person),
        person_to_post=frozenset(lexicon.person_to_post),
        cues=frozenset(lexicon.cues),
        breaks=frozenset(lexicon.breaks),
        changes={word: change for change, words in lexicon.changes.items() for word in words},
        verbs=lexicon.verbs,
        nouns=lexicon.nouns,
        apposing=frozenset(lexicon.apposing),
        linking=frozenset(lexicon.linking),
        continuing=frozenset(lexicon.continuing),
        keeping=frozenset(lexicon.keeping),
        role_cues=frozenset(lexicon.role_cues),
        becoming=frozenset(lexicon.becoming),
        office_nouns=frozenset(lexicon.office_nouns),
        places=frozenset(lexicon.places),
        succession=frozenset(lexicon.succession),
    )


@dataclass(slots=True)
class Holder:
    """A person in a stretch with the rank that stands beside the name; words [first, last) hold both."""

    item: Item
    first: int
    last: int
    rank: Item | None = None
    posts: list["Post"] = field(default_factory=list)
    pronoun: bool = False
    possessive: bool = False


@dataclass(slots=True)
class Post:
    """A post at words [first, last): a title, a unit or both.

    `role` is what a verb or noun says where there is no title; `cue` that these words bind it to somebody before;
    `facing` that its holder comes after ("9 Brigade, commanded by"); `elsewhere` that it is not the one's before ("on
    behalf of the GOC").
    """

    first: int
    last: int
    title: Item | None = None
    units: list[Item] = field(default_factory=list)
    role: str | None = None
    cue: bool = False
    facing: bool = False
    elsewhere: bool = False
    change: str | None = None


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
            made = (
                _led_by(stretch, item)
                or _post_of_unit(stretch, item)
                or _apposed_unit(stretch, item, items[at - 1] if at else None)
            )
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
        before = stretch.gap(max(stretch.first, post.first - 4), post.first)
        before = before[
            : len(before) - next((n for n, word in enumerate(reversed(before)) if word not in ("the", "a")), 0)
        ]
        if before[-2:] in _ELSEWHERE:
            post.elsewhere = True
        if (
            kept
            and before[-1:] == ("to",)
            and kept[-1].last >= post.first - 4
            and kept[-1].title is not None
            and not kept[-1].units
        ):
            kept[-1].last = post.last
            continue
        kept.append(post)
    return kept


_BEFORE_UNIT = frozenset({"the", "a", "an", "elite", "new", "newly", "formed"})
_ELSEWHERE = frozenset(
    {
        ("representative", "of"),
        ("behalf", "of"),
        ("visit", "of"),
        ("arrival", "of"),
        ("office", "of"),
        *(
            (kin, word)
            for kin in ("wife", "widow", "son", "daughter", "brother", "sister", "cousin")
            for word in ("of", "to")
        ),
    }
)


def _before_title(stretch: Stretch, unit: Item, title: Item) -> bool:
    gap = _without_letters(stretch, unit.last, title.first)
    return (
        not gap
        or gap in (("as",), ("as", "the"), ("as", "its"), ("as", "a"), (")", "as"))
        or gap in (("'s",), ("’s",), ("’",), ("'",))
    )


def _units_after(stretch: Stretch, items: tuple[Item, ...], at: int, post: Post, used: set[int]) -> None:
    words = posting_words()
    last, number = items[at].last, at + 1
    while number < len(items):
        item = items[number]
        gap = stretch.gap(last, item.first)
        if len(gap) > _LONGEST_GAP or not all(
            word in words.title_to_unit or _letters(stretch, last, item.first, word) for word in gap
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
        lowers[n] == word and (sum(letter.isupper() for letter in texts[n]) > 1 or _owner(texts, n))
        for n in range(start, end)
    )


def _owner(texts: tuple[str, ...], number: int) -> bool:
    """Whether a capitalised word owns what follows: "Osk's Centre for Free Speech"."""
    return texts[number][0].isupper() and number + 1 < len(texts) and texts[number + 1].lower() in _POSSESSIVES


def _post_of_unit(stretch: Stretch, unit: Item) -> Post | None:
    """A post made by "took command of UNIT", "leads UNIT", "redeployed to UNIT"."""
    words, paragraph = posting_words(), stretch.paragraph
    at = unit.first - 1
    while at >= stretch.first and (paragraph.lowers[at] in _BEFORE_UNIT or paragraph.lowers[at] in unit_table().ships):
        at -= 1
    if at < stretch.first:
        return None
    lower = paragraph.lowers[at]
    before = paragraph.lowers[at - 1] if at > stretch.first else ""
    if lower in words.verbs and not _men_follow(stretch, unit):
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
    if lowers[under : under + 1] == ("under",) and any(item.first == under + 1 for item in stretch.items):
        return Post(unit.first, under + 1, None, [unit], "commander", facing=True)
    return None


def _apposed_unit(stretch: Stretch, unit: Item, before: Item | None) -> Post | None:
    """A post made by a unit right after a name: "Maj-Gen. Petran, 3 Division, Osk;" or "Petran of the 3 Division"."""
    if before is None or before.kind != "person":
        return None
    gap = stretch.gap(before.last, unit.first)
    if gap in _OF_UNIT:
        return Post(unit.first, unit.last, None, [unit], None, cue=True)
    after = stretch.gap(unit.last, unit.last + 1)
    numbered = any(letter.isdigit() for letter in unit.mention.name)
    if numbered and gap == (",",) and after in ((",",), (";",), (".",), ("and",), ("who",), ()):
        return Post(unit.first, unit.last, None, [unit], None, cue=True)
    return None
