"""Holders: the persons of a stretch with their ranks, and which post each of them holds.

Newspapers print a post before the name ("the GOC 9 Division, Maj-Gen. X"), after it ("Maj-Gen. X, GOC 9 Division"),
or over a verb ("X, formerly A, is now B"). The words between decide, and in lists the way the list began.
"""

from answerable.claims.posts import Holder, Post, posting_words
from answerable.claims.ranks import rank_table
from answerable.claims.stretches import Item, Stretch
from answerable.claims.units import unit_table

_GOING_ON = frozenset({("/",), (",",), ("and",), (",", "and"), ("to",), ("to", "the"), ("and", "the"), (",", "the")})
_POSSESSIVE = frozenset({"his", "her"})
_LINKING = frozenset({"is", "was", "has", "becomes", "became", "takes", "moves", "will"})
_KEEPING = frozenset(
    {
        "retains",
        "retained",
        "retaining",
        "resumed",
        "resumes",
        "keeps",
        "kept",
        "left",
        "leaves",
        "swapped",
        "lost",
        "quit",
    }
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "WP", "WDT"})
_ADJACENT_CUES = frozenset(
    "is was appointed named became becomes become becoming elected former formerly served serves serving remains works"
    " worked being".split()
)
_BECOMING = frozenset("becoming become became".split())
_OFFICE_NOUNS = frozenset("post position job role appointment stint tenure time days".split())
_PRONOUNS = frozenset({"he", "she", "his", "her", "him", "himself", "herself", "who"})
_APPOSED_RANK = frozenset({(",", "a"), (",", "an"), ("(",), (",",), ("is", "a"), ("was", "a"), (",", "the")})
_SHARED_RANK = frozenset({("and",), (",",), (",", "and"), ("s",)})
_CONTINUED = frozenset({"now", "is", "was", "becomes", "became", "as", "takes"})
_LONGEST_APPOSITION = 6
_LONGEST_BINDING = 30
_CLOSE = 6


def holders_in(stretch: Stretch) -> list[Holder]:
    """The persons of a stretch in order, ranks attached."""
    items = stretch.items
    found: list[Holder] = []
    for at, item in enumerate(items):
        if item.kind != "person":
            continue
        words = stretch.paragraph.lowers[item.first : item.last]
        holder = Holder(item, item.first, item.last, pronoun=words[0] in _PRONOUNS, possessive=words[0] in _POSSESSIVE)
        _attach_rank(stretch, items, at, holder, found)
        found.append(holder)
    return found


def _attach_rank(stretch: Stretch, items: tuple[Item, ...], at: int, holder: Holder, before: list[Holder]) -> None:
    if at and items[at - 1].kind == "rank" and _beside(stretch, items[at - 1], holder.item):
        holder.rank = items[at - 1]
        holder.first = items[at - 1].first
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


def _beside(stretch: Stretch, rank: Item, person: Item) -> bool:
    gap = stretch.gap(rank.last, person.first)
    letters = stretch.paragraph.texts[rank.last : person.first]
    return all(
        word in ",()." or text.isupper() or word in ("mr", "mrs", "alhaji", "sir", "dr")
        for word, text in zip(gap, letters, strict=True)
    )


def _plural(stretch: Stretch, rank: Item) -> bool:
    return stretch.paragraph.lowers[rank.last - 1].endswith("s") or not rank_table().names


def bind(stretch: Stretch, holders: list[Holder], posts: list[Post]) -> list[Post]:
    """Give each post to its holder where the words say whose it is; the posts that nobody in the stretch holds."""
    unheld: list[Post] = []
    elements: list[Holder | Post] = sorted([*holders, *posts], key=lambda element: (element.first, element.last))
    bound: Holder | None = None
    for at, element in enumerate(elements):
        if isinstance(element, Holder):
            continue
        before = elements[at - 1] if at else None
        after = elements[at + 1] if at + 1 < len(elements) else None
        holder = _choose(stretch, element, before, after, bound, elements[:at])
        if holder is None:
            unheld.append(element)
            continue
        holder.posts.append(element)
        bound = holder
    return unheld


def _choose(
    stretch: Stretch,
    post: Post,
    before: Holder | Post | None,
    after: Holder | Post | None,
    bound: Holder | None,
    earlier: list[Holder | Post],
) -> Holder | None:
    if post.facing or post.elsewhere:
        return after if isinstance(after, Holder) and _forward(stretch, post, after) else None
    forward = after if isinstance(after, Holder) and not after.possessive and _forward(stretch, post, after) else None
    apposed = (
        before if isinstance(before, Holder) and not before.possessive and _apposed(stretch, before, post) else None
    )
    if forward is not None and isinstance(before, Post) and bound is not None and before in bound.posts:
        gap = stretch.gap(before.last, post.first)
        if _CONTINUED.intersection(gap) and not posting_words().breaks.intersection(gap):
            return bound
    if forward is not None and apposed is not None:
        taken = any(held.first < apposed.first for held in apposed.posts)
        if _subject(stretch, forward) and {"former", "new"}.intersection(stretch.gap(apposed.last, post.first)):
            return forward
        return forward if taken and not forward.pronoun else apposed
    if apposed is not None:
        served = any(held.first < apposed.first for held in apposed.posts)
        return None if served and _finite_after(stretch, post) else apposed
    if forward is not None and not (forward.pronoun and post.title is not None):
        return forward
    return _back(stretch, post, earlier, bound)


def _subject(stretch: Stretch, holder: Holder) -> bool:
    return bool(_LINKING.intersection(stretch.gap(holder.last, holder.last + 1)))


def _finite_after(stretch: Stretch, post: Post) -> bool:
    """Whether a verb follows a post right away, so that it is a subject itself ("Petran, the army chief visited")."""
    if post.last >= stretch.last:
        return False
    return bool(stretch.paragraph.token_at(stretch.paragraph.starts[post.last]).tag_ in ("VBD", "VBZ", "VBP", "MD"))


def _forward(stretch: Stretch, post: Post, holder: Holder) -> bool:
    """Whether only commas, brackets, letters, places or "is" stand between a post and the person after it."""
    words = posting_words()
    if post.facing:
        return all(word in ("the", "then", ",", "one", "a") for word in stretch.gap(post.last, holder.first))
    if post.title is None:
        return False
    gap = range(post.last, holder.first)
    texts, lowers = stretch.paragraph.texts, stretch.paragraph.lowers
    if len(gap) > _LONGEST_APPOSITION + 4 or (holder.rank is None and not _named_in_full(stretch, holder)):
        return False
    if post.units and holder.rank is not None and _participle(stretch, gap):
        return True
    if (
        holder.rank is not None
        and len(gap)
        and lowers[gap[-1]] in ("is", "was", "remains")
        and _participle(stretch, gap[:-1], ended=True)
    ):
        return True
    return all(
        lowers[n] in words.post_to_person or (texts[n][0].isupper() and n not in _broken(stretch, gap)) for n in gap
    )


def _named_in_full(stretch: Stretch, holder: Holder) -> bool:
    """Whether a person without a rank has two names or a form of address here, or a known surname."""
    printed = stretch.paragraph.texts[holder.item.first : holder.item.last]
    return holder.pronoun or len(printed) > 1 or " " in holder.item.mention.name


def _participle(stretch: Stretch, gap: range, *, ended: bool = False) -> bool:
    """Whether the words between are ", " or a phrase without a finite verb that a comma ends ("fighting insurgents,")."""
    lowers = stretch.paragraph.lowers
    if not ended and (not len(gap) or lowers[gap[-1]] != ","):
        return False
    tokens = (stretch.paragraph.token_at(stretch.paragraph.starts[n]) for n in gap)
    return all(token.tag_ not in _FINITE for token in tokens) and not posting_words().breaks.intersection(
        lowers[n] for n in gap
    )


def _broken(stretch: Stretch, gap: range) -> frozenset[int]:
    breaks = posting_words().breaks
    return frozenset(n for n in gap if stretch.paragraph.lowers[n] in breaks)


def _apposed(stretch: Stretch, holder: Holder, post: Post) -> bool:
    gap = stretch.gap(holder.last, post.first)
    words = posting_words()
    if any(word in words.breaks for word in gap) or len(gap) > _LONGEST_APPOSITION:
        return False
    if post.title is None:
        return all(word in words.person_to_post or word == "of" for word in gap)
    if not gap:
        return True
    light = {
        ",",
        "(",
        ")",
        "-",
        "–",
        "—",
        "the",
        "a",
        "an",
        "new",
        "now",
        "former",
        "formerly",
        "then",
        "current",
        "outgoing",
        "acting",
        "who",
        "is",
        "was",
        "as",
        ":",
        "retired",
        "rtd",
        "pioneer",
        "currently",
        "also",
        "its",
        "his",
        "their",
        "it",
        "whose",
        "'s",
        "late",
        "one",
        "time",
        "immediate",
        "past",
    }
    countries = unit_table().countries
    return all(word in light or word in countries or _owned(gap, n) for n, word in enumerate(gap))


def _owned(gap: tuple[str, ...], number: int) -> bool:
    """Whether a word owns the post: "Osk's interior minister"."""
    return gap[number + 1 : number + 2] in (("'s",), ("\u2019s",)) or gap[number] in ("'s", "\u2019s")


def _back(stretch: Stretch, post: Post, earlier: list[Holder | Post], bound: Holder | None) -> Holder | None:
    """The person before a post that a verb or "now", "formerly", "as" binds to it, if nothing parts the two."""
    words = posting_words()
    closely = stretch.gap(max(stretch.first, post.first - _CLOSE), post.first)
    if "as" in closely and _OFFICE_NOUNS.intersection(closely):
        return next((element for element in reversed(earlier) if isinstance(element, Holder)), None)
    persons = {element.item.mention.name: element for element in earlier if isinstance(element, Holder)}
    if len(persons) == 1 and _BECOMING.intersection(closely):
        return next(iter(persons.values()))
    if post.title is not None and post.title.kind == "role" and not post.units:
        if not _ADJACENT_CUES.intersection(closely):
            return None
    for element in reversed(earlier):
        gap = stretch.gap(element.last, post.first)
        if gap[:1] == (";",) and gap[1:2] in (("formerly",), ("former",), ("now",), ("until",)):
            gap = gap[1:]
        if any(word in words.breaks for word in gap) or len(gap) > _LONGEST_BINDING:
            return None
        if isinstance(element, Holder):
            if element.possessive and gap == ():
                verb = stretch.paragraph.lowers[element.first - 1] if element.first > stretch.first else ""
                return element if verb in _KEEPING else None
            if stretch.paragraph.lowers[element.item.first] in ("him", "himself"):
                continue
            subject = _relative_subject(stretch, earlier, element, gap)
            if subject is not None:
                return subject
            others = sum(word not in words.person_to_post for word in gap)
            cued = post.cue or any(word in words.cues for word in gap)
            return element if cued and others <= max(2, len(gap) // 3) else None
        if bound is not None and element in bound.posts:
            subject = _relative_subject(stretch, earlier, element, gap)
            if subject is not None:
                return subject
            cued = post.cue or any(word in words.cues for word in gap) or gap in _GOING_ON
            others = sum(word not in words.person_to_post for word in gap)
            return bound if cued and others <= max(2, len(gap) // 3) else None
        if not post.cue:
            return None
    return None


def _relative_subject(
    stretch: Stretch, earlier: list[Holder | Post], element: Holder | Post, gap: tuple[str, ...]
) -> Holder | None:
    """Whose verb it is in "Petran, who took over from Osk, the commander of 9 Brigade, was formerly ...": Petran's."""
    verb = next((n for n, word in enumerate(gap) if word in _LINKING), None)
    if verb is None or verb == 0 or gap[verb - 1] != ",":
        return None
    for other in earlier:
        if (
            isinstance(other, Holder)
            and other is not element
            and stretch.gap(other.last, other.last + 2) == (",", "who")
        ):
            return other
    return None
