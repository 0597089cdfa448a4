from collections.abc import Callable

import pytest

from answerable.model.claim import Claim
from answerable.model.slots import IncidentSlots

Reader = Callable[..., list[Claim]]


def _incidents(claims_of: Reader, words: str) -> list[IncidentSlots]:
    return [claim.slots for claim in claims_of(words, "incident") if isinstance(claim.slots, IncidentSlots)]


@pytest.mark.parametrize(
    ("words", "kind", "target", "perpetrator"),
    [
        ("Rebels attacked a convoy on Monday.", "attack", ("convoy",), "Rebels"),
        ("The guerrillas blew up two electricity pylons.", "bombing", ("electricity pylons",), "guerrillas"),
        ("A school was shelled by government troops.", "shelling", ("school",), "government troops"),
        ("The bombing of a hospital by militants shocked the town.", "bombing", ("hospital",), "militants"),
        ("Soldiers arrested the mayor.", "detention", ("mayor",), "Soldiers"),
        ("Gunmen kidnapped a priest.", "kidnapping", ("priest",), "Gunmen"),
        ("Militiamen torched the church.", "arson", ("church",), "Militiamen"),
        ("The blast destroyed 14 houses.", "bombing", ("houses",), None),
        ("A shell hit a bus stop.", "attack", ("bus stop",), None),
        ("The convoy came under attack on Sunday.", "attack", ("convoy",), None),
        ("Detainees were subjected to electric shocks and mock executions.", "torture", ("Detainees",), None),
        (
            "The mayor, who had fled in May, was dragged into a van by masked men.",
            "abduction",
            ("mayor",),
            "masked men",
        ),
        ("The directorate was holding three students.", "detention", ("students",), "directorate"),
        ("Guards hung the prisoner by his wrists.", "torture", ("prisoner",), "Guards"),
        ("The operation targeted villagers.", "attack", ("villagers",), None),
    ],
)
def test_an_act_has_its_kind_target_and_perpetrator(
    claims_of: Reader, words: str, kind: str, target: tuple[str, ...], perpetrator: str | None
) -> None:
    found = _incidents(claims_of, words)
    assert [(slots.kind, slots.target, slots.perpetrator) for slots in found] == [(kind, target, perpetrator)]


@pytest.mark.parametrize(
    ("words", "weapons"),
    [
        ("Thousands of barrel bombs were dropped on the town.", ("barrel bombs",)),
        ("Police fired tear gas at the crowd.", ("tear gas",)),
        ("The sergeant fired three rounds at a man.", ("rounds",)),
    ],
)
def test_weapons_in_numbers_and_as_objects(claims_of: Reader, words: str, weapons: tuple[str, ...]) -> None:
    (slots,) = _incidents(claims_of, words)
    assert slots.weapons == weapons


@pytest.mark.parametrize(
    "words",
    [
        "The army holds the northern bank of the river.",
        "Prices fell on Monday.",
        "They held the minister responsible.",
        "The plane landed in the capital.",
    ],
)
def test_words_of_many_uses_tell_no_violence(claims_of: Reader, words: str) -> None:
    assert _incidents(claims_of, words) == []


def test_weapons_that_share_a_noun_are_parted(claims_of: Reader) -> None:
    (slots,) = _incidents(
        claims_of, "Troops used cluster and incendiary bombs in residential areas, including clinics."
    )
    assert slots.weapons == ("cluster bombs", "incendiary bombs")
    assert slots.target == ("residential areas", "clinics")


def test_a_thrown_weapon_leaves_the_target_to_its_preposition(claims_of: Reader) -> None:
    (slots,) = _incidents(claims_of, "Unidentified men threw a grenade at the residence of a judge.")
    assert slots.weapons == ("grenade",)
    assert slots.target == ("residence of a judge",)


def test_a_strike_and_what_it_hit_are_one_incident(claims_of: Reader) -> None:
    (slots,) = _incidents(claims_of, "The army answered with a series of air strikes, hitting a market.")
    assert (slots.kind, slots.target) == ("airstrike", ("market",))


@pytest.mark.parametrize(
    "words",
    [
        "Two attack helicopters were sent to the border.",
        "He faces murder charges.",
        "Workers went on strike for higher wages.",
        "The team beat its rivals.",
        "The minister praised the anti-terror operation.",
        "The company fired its director.",
    ],
)
def test_words_of_violence_that_tell_of_none_make_no_incident(claims_of: Reader, words: str) -> None:
    assert _incidents(claims_of, words) == []


def test_every_quote_stands_in_the_text_and_is_short(claims_of: Reader) -> None:
    words = "Gunmen shot dead three farmers near Tolvar. A car bomb exploded outside the police station in Karsk."
    claims = claims_of(words)
    assert claims
    for claim in claims:
        assert words[claim.start : claim.end] == claim.quote
        assert len(claim.quote.split()) <= 25


def test_capitals_are_read_as_mixed_case_is(claims_of: Reader) -> None:
    words = "Gunmen attacked the town hall with grenades on Monday and wounded two guards."
    small = [(claim.type, claim.start, claim.end) for claim in claims_of(words) if claim.type in {"incident", "harm"}]
    capital = [
        (claim.type, claim.start, claim.end) for claim in claims_of(words.upper()) if claim.type in {"incident", "harm"}
    ]
    assert small
    assert small == capital
