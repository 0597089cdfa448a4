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
        ("The attack was blamed on Marko Tesh.", ("Marko Tesh", "attack", None)),
        ("Canada sanctioned Marko Tesh for his role in the siege.", ("Marko Tesh", "role", "siege")),
        ("Canada imposed sanctions on Marko Tesh over the shelling of a school.", ("Marko Tesh", "shelling", None)),
        ("Marko Tesh was placed under sanctions for his part in the invasion.", ("Marko Tesh", "part", "invasion")),
        (
            "The Council listed Marko Tesh for being responsible for serious abuses.",
            ("Marko Tesh", "responsible", "serious abuses"),
        ),
        ("Marko Tesh earned the nickname for his role in the massacre.", ("Marko Tesh", "role", "massacre")),
        ("Marko Tesh has been linked to the disappearance of students.", ("Marko Tesh", "disappearance", None)),
        ("Marko Tesh is wanted on six counts of war crimes.", ("Marko Tesh", "war crimes", None)),
        ("Marko Tesh is awaiting trial on charges of kidnapping.", ("Marko Tesh", "kidnapping", None)),
        ("Police opened a case against Marko Tesh on suspicion of torture.", ("Marko Tesh", "torture", None)),
        ("The court found Marko Tesh guilty of complicity in the murders.", ("Marko Tesh", "complicity", "murders")),
        ("Marko Tesh bears responsibility for the crimes.", ("Marko Tesh", "responsibility", "crimes")),
        ("Marko Tesh failed to prevent the killings.", ("Marko Tesh", "failed to prevent", "killings")),
        ("The unit is accused of covering up the killings.", ("unit", "covering up", "killings")),
        ("The envoy said the army had blocked aid.", ("army", "blocked", "aid")),
        ("The witness said Major Tesh gave the order to shoot.", ("Tesh", "gave the order", None)),
        ("The witness said soldiers dumped the bodies in a well.", ("soldiers", "dumped", "bodies")),
        ("General Marko Tesh planned, ordered and abetted the persecution.", ("Marko Tesh", "planned", "persecution")),
        ("A warrant for the arrest of Marko Tesh was issued for the massacre.", ("Marko Tesh", "massacre", None)),
        (
            "Colonel Marko Tesh is alleged to have supervised interrogations.",
            ("Marko Tesh", "supervised", "interrogations"),
        ),
        ("General Marko Tesh committed torture and murder.", ("Marko Tesh", "committed", "torture")),
        ("Villagers said the rebels used civilians as human shields.", ("rebels", "used", "civilians")),
        ("Survivors accuse soldiers under his command of burning villages.", ("soldiers", "burning", "villages")),
        (
            "General Marko Tesh, one of the officers accused of ordering the raid, fled.",
            ("Marko Tesh", "ordering", "raid"),
        ),
    ],
)
def test_who_is_held_answerable_for_what(claims_of: Reader, words: str, expected: tuple[str, str, str | None]) -> None:
    accused, conduct, of = expected
    found = _allegations(claims_of, words)
    assert any(one == accused and conduct in what and of in {None, done} for one, what, done in found), found


@pytest.mark.parametrize(
    "words",
    [
        "The indictment charges Marko Tesh with murder, torture and persecution.",
        "Survivors accuse Marko Tesh of burning homes, killing prisoners and raping women.",
    ],
)
def test_each_conduct_of_a_list_is_an_allegation(claims_of: Reader, words: str) -> None:
    found = _allegations(claims_of, words)
    assert len({conduct for _, conduct, _ in found}) == 3
    assert {accused for accused, _, _ in found} == {"Marko Tesh"}


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("Norway imposed sanctions on Marko Tesh for his role in the siege.", "Norway"),
        ("The commission held Marko Tesh responsible for the massacre.", "The commission"),
        ("Survivors accuse soldiers of burning homes, killing prisoners and raping women.", "Survivors"),
        ("Norway blacklisted Marko Tesh over the killing of protesters.", "Norway"),
    ],
)
def test_who_accuses(claims_of: Reader, words: str, by: str) -> None:
    found = claims_of(words, "allegation")
    assert found
    assert {claim.said_by for claim in found} == {(by,)}
    assert {claim.stance for claim in found} == {Stance.ALLEGED}


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
        "The army said its fighters had shelled the hill.",
        "Police detained three men for fishing without a licence.",
        "The minister said gunmen had shot a farmer.",
        "She played a leading role in the film.",
        "The bakery was listed for sale.",
    ],
)
def test_command_over_nothing_grave_is_no_allegation(claims_of: Reader, words: str) -> None:
    assert _allegations(claims_of, words) == []
