"""How well a value stands: whether a source states it flatly, and which sources have it."""

from collections.abc import Iterable

from answerable.model.claim import Claim, Stance, Status
from answerable.record.backed import in_order


def firm(claims: Iterable[Claim]) -> bool:
    """Whether one claim at least states it flatly and is not in conflict; nothing else is exported as a fact."""
    return any(claim.stance is Stance.STATED and claim.status is not Status.CONFLICT for claim in claims)


def sources_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The sources of claims in words, each once: title or name, publisher, day, as a reader meets them."""
    return tuple(dict.fromkeys(_source(claim) for claim in in_order(claims)))


def _source(claim: Claim) -> str:
    source = claim.source
    return ", ".join(filter(None, (source.title or source.name, source.publisher, source.published)))
