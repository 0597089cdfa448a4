from collections.abc import Callable

import pytest

from answerable.model.claim import Claim, Stance
from answerable.model.slots import AllegationSlots

Reader = Callable[..., list[Claim]]


def _allegations(claims_of: Reader, words: str) -> list[tuple[str, str, str | None]]:
    found = (claim.slots for claim in claims_of(words, "allegation"))
    return [(slots.accused, slots.conduct, slots.of) for slots in found if isinstance(slots, AllegationSlots)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("General Marko Tesh masterminded the attack.", ("Marko Tesh", "masterminded", "attack")),
        ("Marko Tesh is accused of ordering the killing of prisoners.", ("Marko Tesh", "ordering", "killing")),
        ("Prosecutors charged Marko Tesh with war crimes.", ("Marko Tesh", "war crimes", None)),
        ("The Red Column claimed responsibility for the bombing.", ("Red Column", "claimed responsibility", "bombing")),
        ("Marko Tesh allegedly ordered the massacre.", ("Marko Tesh", "ordered", "massacre")),
        ("Marko Tesh faces charges of murder.", ("Marko Tesh", "murder", None)),
        ("Marko Tesh denied ordering the massacre.", ("Marko Tesh", "ordering", "massacre")),
        ("The report lists allegations of torture against the police.", ("police", "torture", None)),
        ("Villagers claim that soldiers burned the mill.", ("soldiers", "burned", "mill")),
    ],
)
def test_who_is_held_answerable_for_what(claims_of: Reader, words: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in _allegations(claims_of, words)


def test_words_that_accuse_are_alleged(claims_of: Reader) -> None:
    (claim,) = claims_of("The court heard that Marko Tesh is accused of ordering the massacre.", "allegation")
    assert claim.stance is Stance.ALLEGED


@pytest.mark.parametrize(
    "words",
    [
        "The mayor ordered new buses.",
        "She directed a film about the war.",
        "He was directing operations against smugglers.",
        "The minister was responsible for schools.",
        "The bank charged the customers a fee.",
    ],
)
def test_command_over_nothing_grave_is_no_allegation(claims_of: Reader, words: str) -> None:
    assert _allegations(claims_of, words) == []
