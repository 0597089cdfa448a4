from collections.abc import Callable

import pytest

from answerable.model.claim import Claim
from answerable.model.slots import PositioningSlots

Reader = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("words", "unit", "place"),
    [
        ("The 4th Brigade left. It is stationed in Lower Bend.", "4th Brigade", "Lower Bend"),
        ("The 4th Brigade left. It has its headquarters in Telmi.", "4th Brigade", "Telmi"),
        ("The 4th Brigade is old and has its headquarters in Port Osk.", "4th Brigade", "Port Osk"),
        (
            "The 9th Light Battalion, under Colonel Ida Sorel, had been deployed to Mbaro.",
            "9th Light Battalion",
            "Mbaro",
        ),
        ("The 2nd Division was deployed to Valdek.", "2nd Division", "Valdek"),
        ("The 2nd Division was formed in 2008 and is based at Camp Dorn.", "2nd Division", "Camp Dorn"),
        ("The 2nd Division, set up by a former officer, has operated in Valdek.", "2nd Division", "Valdek"),
        ("The 2nd Division left. Its fighters have been deployed in Valdek.", "2nd Division", "Valdek"),
    ],
)
def test_where_a_unit_is(claims_of: Reader, words: str, unit: str, place: str) -> None:
    found = [claim.slots for claim in claims_of(words, "positioning")]
    assert [(one.unit, one.place) for one in found if isinstance(one, PositioningSlots)] == [(unit, place)]


def test_an_aside_is_not_what_is_stationed(claims_of: Reader) -> None:
    found = claims_of("The unit, part of the 2nd Division, is stationed in Valdek.", "positioning")
    assert not [claim for claim in found if getattr(claim.slots, "unit", None) == "2nd Division"]


@pytest.mark.parametrize(
    "words",
    ["Colonel Ivo Petran was deployed to the Caucasus.", "The soldiers were sent to Drava.", "He lived in Mbaro."],
)
def test_a_place_is_no_unit(claims_of: Reader, words: str) -> None:
    assert not [claim for claim in claims_of(words, "posting") if getattr(claim.slots, "unit", None)]
