"""Protection: names of victims stay out of what leaves the case, unless somebody asks for them with a reason.

A name is protected where a harm claim has it as the one person harmed and no claim of the case gives that person a rank
or a post in a force: an officer killed in action stays named, a neighbour does not.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from answerable.identity.names import looks_personal
from answerable.model.claim import Claim
from answerable.model.latin import LATIN_LANGUAGES, in_latin, is_cyrillic
from answerable.model.mention import Mention
from answerable.model.slots import HarmSlots, PostingSlots

WITHHELD = "[name withheld]"
"""What stands in the place of a protected name."""


def protected_names(claims: Iterable[Claim], mentions: Iterable[Mention] = ()) -> tuple[str, ...]:
    """The names of single victims who hold no post in the claims, longest first.

    `mentions` are those of the same texts: they tell a victim's single name from a place's or a people's.
    """
    claims = list(claims)
    named: dict[str, set[str]] = {}
    for mention in mentions:
        named.setdefault(mention.name, set()).add(mention.kind)
    posted = {
        claim.slots.person
        for claim in claims
        if isinstance(claim.slots, PostingSlots) and (claim.slots.rank or claim.slots.unit)
    }
    victims = {
        claim.slots.whom
        for claim in claims
        if isinstance(claim.slots, HarmSlots)
        and claim.slots.whom
        and claim.slots.min == claim.slots.max == 1
        and _is_person(claim.slots.whom, named.get(claim.slots.whom, set()))
    }
    return tuple(sorted(victims - posted, key=lambda name: (-len(name), name)))


def _is_person(whom: str, kinds: set[str]) -> bool:
    """Whether a victim's words are a name: as the texts use it, or else as it looks."""
    return "person" in kinds or (looks_personal(whom) and not kinds)


def masked(value: Any, names: Sequence[str]) -> Any:
    """`value` (JSON) with every protected name, and its last word alone, replaced."""
    return _walk(value, masker(names)) if names else value


def masker(names: Sequence[str]) -> Callable[[str], str]:
    """A function that masks the names, and their last words where they stand alone, in a string."""
    pattern = name_pattern(names)
    return lambda text: pattern.sub(WITHHELD, text)


def name_pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Matches each name in any case, addresses too ("ana-holm-found.html"), and its last word alone as written.

    Of Cyrillic names it matches the inflected forms as well, and the spellings in Latin letters.
    """
    spelt = {*names, *(in_latin(name, language) for name in names for language in LATIN_LANGUAGES if is_cyrillic(name))}
    longest_first = sorted(spelt, key=lambda name: (-len(name), name))
    whole = [r"[\s_\-]+".join(map(_forms, name.split())) for name in longest_first]
    last = sorted({_forms(name.split()[-1]) for name in spelt}, key=lambda word: (-len(word), word))
    words = [*(f"(?i:{name})" for name in whole), *last]
    return re.compile("|".join(rf"(?<!\w){word}(?!\w)" for word in words) or r"(?!)")


def _forms(word: str) -> str:
    """A pattern for a word and, in Russian and Ukrainian, for its cases: "Лагутина" is "Лагутиной" in a quote."""
    if not is_cyrillic(word) or len(word) < _SHORTEST:
        return re.escape(word)
    stem = word[:-1] if word[-1].lower() in _ENDINGS else word
    return rf"{re.escape(stem)}\w{{0,3}}"


_SHORTEST = 3
_ENDINGS = "аеєиіїйоуыьэюя"


def _walk(value: Any, mask: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, list):
        return [_walk(item, mask) for item in value]
    if isinstance(value, dict):
        return {key: _walk(item, mask) for key, item in value.items()}
    return value
