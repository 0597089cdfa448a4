"""Protection: names of victims stay out of what leaves the case, unless somebody asks for them with a reason.

A name is protected where a harm claim has it as the one person harmed and no claim of the case gives that person a rank
or a post in a force: an officer killed in action stays named, a neighbour does not.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from answerable.model.claim import Claim
from answerable.model.slots import HarmSlots, PostingSlots

WITHHELD = "[name withheld]"
"""What stands in the place of a protected name."""


def protected_names(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The names of single victims who hold no post in the claims, longest first."""
    claims = list(claims)
    posted = {claim.slots.person for claim in claims if isinstance(claim.slots, PostingSlots)}
    victims = {
        claim.slots.whom
        for claim in claims
        if isinstance(claim.slots, HarmSlots)
        and claim.slots.whom
        and claim.slots.min == claim.slots.max == 1
        and _is_name(claim.slots.whom)
    }
    return tuple(sorted(victims - posted, key=lambda name: (-len(name), name)))


def masked(value: Any, names: Sequence[str]) -> Any:
    """`value` (JSON) with every protected name, and its last word alone, replaced."""
    return _walk(value, masker(names)) if names else value


def masker(names: Sequence[str]) -> Callable[[str], str]:
    """A function that masks the names, and their last words where they stand alone, in a string."""
    pattern = name_pattern(names)
    return lambda text: pattern.sub(WITHHELD, text)


def name_pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Matches each name, and the last word of each where it stands alone."""
    words = sorted({*names, *(name.split()[-1] for name in names)}, key=lambda word: (-len(word), word))
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words) or r"(?!)")


def _walk(value: Any, mask: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, list):
        return [_walk(item, mask) for item in value]
    if isinstance(value, dict):
        return {key: _walk(item, mask) for key, item in value.items()}
    return value


def _is_name(whom: str) -> bool:
    words = whom.split()
    return bool(words) and all(
        word[0].isupper() or word in ("de", "del", "la", "al", "bin", "van", "von") for word in words
    )
