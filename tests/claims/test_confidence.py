"""Confidence: what it goes by, its bounds, and that it is carried along without changing who a claim is."""

import dataclasses
from typing import Any

import pytest

from answerable.claims.confidence import confidence_of, confidence_weights
from answerable.claims.registry import EXTRACTORS
from answerable.claims.signs import Surroundings
from answerable.model.canonical import canonical
from answerable.model.claim import Anchor, Claim, claim_from_json, claim_json
from answerable.model.coverage import Coverage, Covered
from answerable.model.slots import SLOT_TYPES, PostingSlots

CONTENT = "Col. Anton Velk spoke. He commands the 9th Mountain Brigade in the hills above Osk."
QUOTE = "He commands the 9th Mountain Brigade"
AROUND = Surroundings(
    CONTENT,
    (Covered(0, CONTENT.index("He"), Coverage.NO_CLAIMS), Covered(CONTENT.index("He"), len(CONTENT), Coverage.CLAIMS)),
)


@pytest.fixture
def claim(scribe: Any) -> Claim:
    made: Claim = scribe("a.txt").claim("posting", QUOTE, person="Anton Velk", unit="9th Mountain Brigade")
    start = CONTENT.index(QUOTE)
    return dataclasses.replace(
        made, start=start, end=start + len(QUOTE), extractor="posting/7", anchors=(Anchor("person", start, start + 2),)
    )


def test_more_that_speaks_for_a_claim_is_more_confidence(claim: Claim) -> None:
    assert isinstance(claim.slots, PostingSlots)
    without = dataclasses.replace(claim, slots=dataclasses.replace(claim.slots, unit=None))
    high, low = confidence_of(claim, AROUND), confidence_of(without, AROUND)
    assert high is not None
    assert low is not None
    assert 1 <= low < high <= 99


def test_what_was_never_measured_has_none(claim: Claim) -> None:
    assert confidence_of(dataclasses.replace(claim, extractor="remote-m/1"), AROUND) is None


def test_it_is_whole_and_carried_along(claim: Claim) -> None:
    sure = dataclasses.replace(claim, confidence=confidence_of(claim, AROUND))
    assert isinstance(sure.confidence, int)
    data = claim_json(sure)
    assert canonical(data)
    assert claim_from_json(data) == sure
    assert sure.id == claim.id
    del data["confidence"]
    assert claim_from_json(data).confidence is None


def test_every_claim_of_ours_has_one(claims_of: Any) -> None:
    found = claims_of("Col. Anton Velk commands the 9th Mountain Brigade. Shelling killed 12 traders in Osk.")
    assert {claim.type for claim in found} >= {"posting", "harm"}
    assert all(isinstance(claim.confidence, int) for claim in found)


def test_every_extractor_of_ours_was_measured_once() -> None:
    known = confidence_weights()
    measured = [*known.english.extractors, *known.slavic.extractors]
    assert sorted(measured) == sorted({extractor.name for extractor in EXTRACTORS})


def test_the_weights_are_few_and_of_signs_that_there_are() -> None:
    of_any = {"always", "at", "quote", "sentence", "speakers", "stance", "within"}
    for measured in (confidence_weights().english, confidence_weights().slavic):
        assert {sign.split(" ")[0] for sign in measured.weights} <= of_any | set(SLOT_TYPES)
        assert len(measured.weights) < 300
