"""A decision: a person's judgement about a claim. Who, when, why; can be withdrawn, never erased."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What was decided. WITHDRAW takes back the standing decision on the same claim."""

    ACCEPT = "accept"
    REJECT = "reject"
    CONFLICT = "conflict"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One judgement on the claim `claim` by `who` at `at` (ISO 8601, UTC), with the reason in words."""

    id: str
    claim: str
    verdict: Verdict
    why: str
    who: str
    at: str
