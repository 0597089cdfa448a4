from collections.abc import Callable

import pytest

from answerable.model.claim import Claim, slots_json

CASES = [
    (
        "Lantern Watch called on the government to open an inquiry into the killings.",
        {"by": "Lantern Watch", "subject": "government", "what": "open an inquiry into the killings"},
    ),
    (
        "The bishop called for the immediate release of Ilva Dern.",
        {"by": "The bishop", "subject": "Ilva Dern", "what": "immediate release of Ilva Dern"},
    ),
    (
        "The union demanded that the officer be charged with murder.",
        {"by": "The union", "subject": "officer", "what": "be charged with murder"},
    ),
    (
        "Teachers urged the army to stop the shelling.",
        {"by": "Teachers", "subject": "army", "what": "stop the shelling"},
    ),
    (
        "The lawyer called on Petar Ulin to face trial at the Hague.",
        {"by": "The lawyer", "subject": "Petar Ulin", "what": "face trial", "forum": "the Hague"},
    ),
    (
        "“The authorities should release all prisoners,” the envoy said.",
        {"by": "the envoy", "subject": "authorities", "what": "release all prisoners"},
    ),
    (
        "“Release the prisoners,” the envoy said.",
        {"by": "the envoy", "subject": "prisoners", "what": "Release the prisoners"},
    ),
    (
        "The commission recommended the immediate suspension of Petar Ulin.",
        {"by": "The commission", "what": "immediate suspension of Petar Ulin"},
    ),
]


@pytest.mark.parametrize(("text", "slots"), CASES)
def test_who_demands_what_of_whom(claims_of: Callable[..., list[Claim]], text: str, slots: dict[str, str]) -> None:
    (claim,) = claims_of(text, "demand")
    assert slots_json(claim.slots) == slots
    assert claim.said_by == (slots["by"],)


@pytest.mark.parametrize(
    "text",
    [
        "The general called his wife on Sunday.",
        "“Hurry up,” the general said.",
        "The general ordered his men to cross the river.",
        "The union asked for tea.",
        "Teachers might urge the army to stop the shelling.",
        "Prices should fall in May.",
    ],
)
def test_what_is_no_demand(claims_of: Callable[..., list[Claim]], text: str) -> None:
    assert claims_of(text, "demand") == []
