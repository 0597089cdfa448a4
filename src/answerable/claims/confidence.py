"""Confidence: how often claims like this one were right, in hundredths, on articles that were labelled by hand.

The weights are fitted by `python -m bench.train_confidence`; what they were fitted on, and how well they hold, is in
docs/decisions/confidence.md. It is no judgement of the source: a claim is right when the text says so.
"""

import math
from functools import cache

from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Claim, slots_json

_SHORT = 4
_LONG = 15
_LOWEST = 1
_HIGHEST = 99


class ConfidenceWeights(Lexicon):
    """Schema of data/confidence.toml: a weight for each feature, in thousandths of a logit."""

    pronouns: frozenset[str]
    extractors: tuple[str, ...]
    weights: dict[str, int]


@cache
def confidence_weights() -> ConfidenceWeights:
    """The weights, and the extractors (by name) whose claims they were fitted on."""
    return load_lexicon("answerable.claims.data", "confidence.toml", ConfidenceWeights)


def confidence_of(claim: Claim, content: str) -> int | None:
    """How many of a hundred such claims are right, from 1 to 99; None for an extractor that was never measured."""
    known = confidence_weights()
    if claim.extractor.rpartition("/")[0] not in known.extractors:
        return None
    logit = sum(known.weights.get(feature, 0) for feature in features_of(claim, content)) / 1000
    return max(_LOWEST, min(_HIGHEST, round(100 / (1 + math.exp(-logit)))))


def features_of(claim: Claim, content: str) -> tuple[str, ...]:
    """What the weights may know of a claim: its type, slots and stance, its length, and how its names were found.

    `content` is the text that the claim stands in.
    """
    words = len(claim.quote.split())
    printed = {content[anchor.start : anchor.end].lower() for anchor in claim.anchors}
    told = {
        "always": True,
        f"type {claim.type}": True,
        f"stance {claim.stance}": True,
        f"speakers {min(len(claim.said_by), 2)}": True,
        "quote short": words < _SHORT,
        "quote long": words > _LONG,
        "quote in capitals": claim.quote.isupper(),
        "name by pronoun": not printed.isdisjoint(confidence_weights().pronouns),
        "name outside the quote": any(not claim.start <= one.start < claim.end for one in claim.anchors),
        "no time": claim.when is None,
        "no place": not claim.where,
    }
    slots = (f"{claim.type} {slot}" for slot, value in slots_json(claim.slots).items() if value is not None)
    return (*(name for name, holds in told.items() if holds), *slots)
