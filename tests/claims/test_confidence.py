"""Confidence: what it goes by, its bounds, and that it is carried along without changing who a claim is."""

import dataclasses
from typing import Any

import pytest

from answerable.claims.confidence import confidence_of, confidence_weights, features_of
from answerable.model.canonical import canonical
from answerable.model.claim import Anchor, Claim, claim_from_json, claim_json
from answerable.model.slots import PostingSlots

CONTENT = "Col. Anton Velk spoke. He commands the 9th Mountain Brigade in the hills above Osk."
QUOTE = "He commands the 9th Mountain Brigade"


@pytest.fixture
def claim(scribe: Any) -> Claim:
    made: Claim = scribe("a.txt").claim("posting", QUOTE, person="Anton Velk", unit="9th Mountain Brigade")
    start = CONTENT.index(QUOTE)
    return dataclasses.replace(
        made, start=start, end=start + len(QUOTE), extractor="posting/7", anchors=(Anchor("person", start, start + 2),)
    )


def test_features_tell_how_a_name_was_found(claim: Claim) -> None:
    told = features_of(claim, CONTENT)
    assert {"type posting", "posting unit", "name by pronoun", "speakers 0", "no time", "no place"} <= set(told)
    assert not {"posting rank", "name outside the quote", "quote short"} & set(told)
    named = dataclasses.replace(claim, anchors=(Anchor("person", 5, 15),))
    assert "name outside the quote" in features_of(named, CONTENT)
    assert "name by pronoun" not in features_of(named, CONTENT)


def test_more_that_speaks_for_a_claim_is_more_confidence(claim: Claim) -> None:
    assert isinstance(claim.slots, PostingSlots)
    without = dataclasses.replace(claim, slots=dataclasses.replace(claim.slots, unit=None))
    high, low = confidence_of(claim, CONTENT), confidence_of(without, CONTENT)
    assert high is not None
    assert low is not None
    assert 1 <= low < high <= 99


def test_what_was_never_measured_has_none(claim: Claim) -> None:
    assert confidence_of(dataclasses.replace(claim, extractor="remote-m/1"), CONTENT) is None


def test_it_is_whole_and_carried_along(claim: Claim) -> None:
    sure = dataclasses.replace(claim, confidence=confidence_of(claim, CONTENT))
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


def test_the_weights_are_of_features_that_there_are() -> None:
    heads = {"always", "no", "quote", "name", "type", "stance", "speakers"}
    types = {name.removeprefix("type ") for name in confidence_weights().weights if name.startswith("type ")}
    assert types
    assert {name.split(" ")[0] for name in confidence_weights().weights} <= heads | types
