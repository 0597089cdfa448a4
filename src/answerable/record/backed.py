"""The smallest parts of a record: a value with the claims that carry it. None of them exists without a claim."""

from collections.abc import Iterable
from dataclasses import dataclass

from answerable.model.claim import Claim
from answerable.model.time import When


def claim_order(claim: Claim) -> tuple[str, str, str, int, int, str]:
    """Sort key: by publication, source, place in the text, id, as a reader meets claims."""
    source = claim.source
    return source.published or "9999", source.name, source.capture, claim.start, claim.end, claim.id


def in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims once each, in the order in which a reader meets them (:func:`claim_order`)."""
    return tuple(sorted({claim.id: claim for claim in claims}.values(), key=claim_order))


SINGLE = frozenset({"born", "birthplace", "died", "founded", "disbanded"})
"""Properties of which a person or unit has one at most; an age differs with the day, so it is none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backed:
    """What the claims `claims` (never none) say; several claims that say the same are one Backed."""

    claims: tuple[Claim, ...]

    def __post_init__(self) -> None:
        if not self.claims:
            raise ValueError(f"{type(self).__name__} without a claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameGiven(Backed):
    """A name that a source uses or gives. kind: printed, nickname, alias, transliteration, acronym.

    `script` is the script of its first letter as Unicode calls it ("latin", "cyrillic", "arabic", "cjk").
    """

    name: str
    kind: str
    script: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Property(Backed):
    """A property with one of its values; values that differ are Properties side by side."""

    property: str
    value: str
    when: When | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RankHeld(Backed):
    """A rank, and the time for which the claims give it."""

    rank: str
    when: When | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Positioning(Backed):
    """A person or unit at a place. kind: site, area of operations."""

    place: str
    kind: str
    when: When | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Allegation(Backed):
    """A conduct of which `accused` is accused; `speakers` say so (none: the source in its own voice)."""

    accused: str
    conduct: str
    of: str | None
    place: str | None
    when: When | None
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Backed):
    """Words of a speaker; `about` as the claim has it."""

    speaker: str
    words: str
    about: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial(Backed):
    """Something denied or doubted, in the words of the source (`words`); `speakers` deny it (none: the source)."""

    words: str
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Backed):
    """A call by `by` that `subject` do or be done `what`, before `forum`."""

    by: str
    what: str
    subject: str | None
    forum: str | None
