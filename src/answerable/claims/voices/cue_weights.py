"""Cue weights: how likely a candidate is an attribution, by a small linear model over its features.

The weights are one array of 65,536 numbers, addressed by the CRC-32 of a feature; nothing of the texts they were
learnt from is in it. `python -m bench.train_attribution DATA` makes it anew from texts in which people marked
attributions (the train split of the public exam "attribution").
"""

import math
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from zlib import crc32

import numpy as np

from answerable.claims.voices.candidate import Candidate
from answerable.claims.voices.features import features

SIZE = 1 << 16
FILE = "data/cue_weights.npy"


def slots_of(candidate: Candidate, *, in_quotation: bool) -> list[int]:
    """Where the features of a candidate stand in the array, in order and without doubles."""
    return sorted({crc32(feature.encode()) % SIZE for feature in features(candidate, in_quotation=in_quotation)})


def probability(candidate: Candidate, *, in_quotation: bool) -> float:
    """How likely it is that a careful reader marks this cue with this source and content, between 0 and 1."""
    return _logistic(_weights()[slot] for slot in slots_of(candidate, in_quotation=in_quotation))


def _logistic(weights: Iterable[float]) -> float:
    return 1.0 / (1.0 + math.exp(-sum(weights)))


@cache
def _weights() -> list[float]:
    with files("answerable.claims").joinpath(FILE).open("rb") as file:
        array = np.load(file, allow_pickle=False)
    if array.shape != (SIZE,):
        raise ValueError(
            f"{FILE} holds {array.shape} numbers, not {SIZE}: train it again (python -m bench.train_attribution)"
        )
    return [float(weight) for weight in array]
