"""The draft of an export to FollowTheMoney: entities in the making, the claims behind them, and what is not held."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from answerable.exchange.ftm.dates import interval
from answerable.exchange.ftm.entity import Entity, entity_of
from answerable.exchange.release import Release
from answerable.model.canonical import canonical, sha256
from answerable.model.claim import Claim, when_json
from answerable.model.time import When
from answerable.record.backed import in_order

NAME = 380
TEXT = 60_000
_NAMES = frozenset({"name", "alias", "weakAlias", "abbreviation"})
_LONG = frozenset({"description", "summary", "notes"})
_STRING = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NotHeld:
    """Something that a claim says and FollowTheMoney has no place for: what, and why; `note` a Note that quotes it."""

    claim: Claim
    what: str
    why: str
    note: str | None = None


class Draft:
    """Entities by id, each with its properties; names are masked and texts cleaned as they are added."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.not_held: list[NotHeld] = []
        self.backing: dict[str, set[str]] = {}
        self._mask = release.mask
        self._schemas: dict[str, str] = {}
        self._properties: dict[str, dict[str, list[str]]] = {}

    def ident(self, *parts: str) -> str:
        """The id of the entity that `parts` stand for: the same for the same case, and no name can be read from it."""
        return f"answerable-{sha256(canonical([self.release.case_id, *parts])).removeprefix('sha256:')[:32]}"

    def begin(self, ident: str, schema: str) -> str:
        """Have an entity of this schema in the export; its id."""
        self._schemas.setdefault(ident, schema)
        self._properties.setdefault(ident, {})
        return ident

    def add(self, ident: str, name: str, *values: str | None) -> None:
        """Add values to a property; those that are None, or empty once cleaned, are left out."""
        for value in values:
            text = cleaned(self._mask(value), _limit(name)) if value else ""
            if text and (name not in _NAMES or any(letter.isalnum() for letter in text)):
                self._properties[ident].setdefault(name, []).append(text)

    def back(self, ident: str, claims: Iterable[Claim]) -> None:
        """Say that these claims are behind an entity, so that the export documents it by them."""
        for claim in claims:
            self.backing.setdefault(claim.id, set()).add(ident)

    def leave(self, claims: Iterable[Claim], what: str, why: str) -> None:
        """List something that these claims say as not held."""
        self.not_held += [NotHeld(claim=claim, what=self._mask(what), why=why) for claim in in_order(claims)]

    def time(self, ident: str, when: When | None, claims: Iterable[Claim]) -> None:
        """Give an interval its dates; what of the time they cannot hold is listed."""
        if when is None:
            return
        held, whole = interval(when)
        for name, values in held.items():
            self.add(ident, name, *values)
        if not whole:
            self.leave(claims, written(when), "a date there is a year, a month or a day, and no range or open bound")

    def has(self, ident: str) -> bool:
        """Whether an entity is in the export."""
        return ident in self._schemas

    def entities(self) -> tuple[Entity, ...]:
        """All entities, by id."""
        return tuple(entity_of(key, self._schemas[key], dict(self._properties[key])) for key in sorted(self._schemas))


def written(when: When) -> str:
    """A time in words for the list of what is not held: as the claim has it, or its bounds."""
    if when.edtf is not None:
        return when.edtf
    bounds = when_json(when)
    begins, ends = ([day or ".." for day in bounds[key]] for key in ("begins", "ends"))
    return f"begins {begins[0]} to {begins[1]}, ends {ends[0]} to {ends[1]}"


def cleaned(text: str, limit: int = TEXT) -> str:
    """`text` on one line without control characters, cut with an ellipsis where it is longer than `limit`."""
    plain = "".join(
        " " if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Cn"} else letter for letter in text
    )
    line = " ".join(plain.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def _limit(name: str) -> int:
    if name in _NAMES:
        return NAME
    return TEXT if name in _LONG else _STRING
