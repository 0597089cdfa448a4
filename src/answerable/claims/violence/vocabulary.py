"""Vocabularies: what a controlled kind is called elsewhere, or why it has no name there.

The three others are PLOVER (events, modes and sectors: openeventdata.org), the war crimes of the Rome Statute's article
8, with the wording of 8(2)(b) for protected persons and objects, and the minimum that Every Casualty Counts asks a
recorder of deaths to keep. A kind that one of them cannot hold says so: a blank would pass for something forgotten.
"""

from collections.abc import Mapping
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

ELSEWHERE = ("plover", "rome", "casualty")


class Mapped(BaseModel):
    """A controlled kind with its names elsewhere; `without` gives, for each that it has not, the reason."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    plover: str | None = None
    rome: str | None = None
    casualty: str | None = None
    without: Mapping[str, str] = {}

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """Refuse a kind that leaves a name out without a reason, or gives both."""
        for other in ELSEWHERE:
            if (getattr(self, other) is None) == (other not in self.without):
                raise ValueError(
                    f"the kind {self.name!r} needs a name for {other!r}, or a reason why it has none, not both"
                )
        if unknown := sorted(set(self.without) - set(ELSEWHERE)):
            raise ValueError(f"the kind {self.name!r} gives reasons for what is no vocabulary: {', '.join(unknown)}")
        return self
