"""A release: what of a case leaves it by an export, with the names that are to be withheld."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from answerable.model.claim import Claim
from answerable.model.work import Work
from answerable.record.protection import masker, name_pattern
from answerable.record.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """The record, its claims (rejected ones too), and the names that stay out (`protected`).

    `works` are what imported claims cite, by the identifiers in :attr:`Claim.cited`.
    """

    case_id: str
    claims: tuple[Claim, ...]
    record: Record
    protected: tuple[str, ...] = ()
    works: Mapping[str, Work] = field(default_factory=dict)

    @property
    def mask(self) -> Callable[[str], str]:
        """The text with every protected name masked."""
        return masker(self.protected)

    def withholds(self, name: str) -> bool:
        """Whether `name` as a whole is a protected one, in any of its spellings."""
        return _pattern(self.protected).fullmatch(name) is not None


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return name_pattern(names)
