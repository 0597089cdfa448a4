"""Confidence: how often claims like this one were right, in hundredths, on articles that were labelled by hand.

The weights are fitted by `python -m bench.train_confidence`; what they were fitted on, and how well they hold, is in
docs/decisions/confidence.md. It is no judgement of the source: a claim is right when the text says so. What the weights
go by is in answerable.claims.signs.
"""

import math
from functools import cache

from pydantic import BaseModel, ConfigDict

from answerable.claims.signs import Surroundings, signs_of
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Claim

LOWEST = 1
HIGHEST = 99


class Measured(BaseModel):
    """A weight for each sign, in thousandths of a logit, and the extractors (by name) whose claims gave them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    extractors: tuple[str, ...]
    weights: dict[str, int]


class ConfidenceWeights(Lexicon):
    """Schema of data/confidence.toml: English claims, and Russian and Ukrainian ones, have weights of their own."""

    english: Measured
    slavic: Measured


@cache
def confidence_weights() -> ConfidenceWeights:
    """The weights that were fitted last."""
    return load_lexicon("answerable.claims.data", "confidence.toml", ConfidenceWeights)


@cache
def _weights_by_extractor() -> dict[str, dict[str, int]]:
    known = confidence_weights()
    return {name: one.weights for one in (known.english, known.slavic) for name in one.extractors}


def confidence_of(claim: Claim, around: Surroundings) -> int | None:
    """How many of a hundred such claims are right, from 1 to 99; None for an extractor that was never measured."""
    weights = _weights_by_extractor().get(claim.extractor.rpartition("/")[0])
    if weights is None:
        return None
    logit = sum(weights.get(sign, 0) for sign in signs_of(claim, around)) / 1000
    return max(LOWEST, min(HIGHEST, round(100 / (1 + math.exp(-logit)))))
