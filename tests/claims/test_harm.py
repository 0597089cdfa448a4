from collections.abc import Callable

import pytest

from answerable.model.claim import Claim
from answerable.model.slots import HarmSlots

Reader = Callable[..., list[Claim]]


def _harms(claims_of: Reader, words: str) -> list[tuple[str, int | None, int | None, str | None]]:
    found = (claim.slots for claim in claims_of(words, "harm"))
    return [(slots.kind, slots.min, slots.max, slots.whom) for slots in found if isinstance(slots, HarmSlots)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Gunmen killed three farmers.", [("killed", 3, 3, "farmers")]),
        ("At least 12 people were wounded.", [("injured", 12, None, "people")]),
        ("The attack left 7 soldiers dead.", [("killed", 7, 7, "soldiers")]),
        ("The death toll rose to 45.", [("killed", 45, 45, None)]),
        ("Villagers found the bodies of five men.", [("killed", 5, 5, "men")]),
        ("The blast claimed the lives of 6 nurses.", [("killed", 6, 6, "nurses")]),
        ("More than 200,000 people have fled.", [("displaced", 200001, None, "people")]),
        ("Police arrested 30 students.", [("detained", 30, 30, "students")]),
        ("Nine people were killed and injured.", [("killed and injured", 9, 9, "people")]),
        ("A hall sheltered more than 90 families.", [("sheltering", 91, None, "families")]),
        ("The mayor was assassinated.", [("killed", 1, 1, "mayor")]),
        ("Four of the patients were in critical condition.", [("injured", 4, 4, "patients")]),
        ("The mission verified 27 of the deaths.", [("killed", 27, 27, None)]),
        ("Lawyers put the number of detentions at 112.", [("detained", 112, 112, None)]),
        ("A driver lost both legs.", [("injured", 1, 1, "driver")]),
        ("Two brothers were taken from a bakery by masked men.", [("abducted", 2, 2, "brothers")]),
        (
            "The raid killed two soldiers and wounded three.",
            [("killed", 2, 2, "soldiers"), ("injured", 3, 3, "soldiers")],
        ),
        (
            "Between 23 and 27 members of the family, including seven women, were killed.",
            [("killed", 23, 27, "members of the family"), ("killed", 7, 7, "women")],
        ),
    ],
)
def test_figures_of_victims(
    claims_of: Reader, words: str, expected: list[tuple[str, int | None, int | None, str | None]]
) -> None:
    assert _harms(claims_of, words) == expected


@pytest.mark.parametrize("words", ["General Anton Velk, who has died aged 78, was buried.", "Colonel Ivo Petran fled."])
def test_who_died_of_age_or_got_away_is_no_victim(claims_of: Reader, words: str) -> None:
    assert _harms(claims_of, words) == []


@pytest.mark.parametrize(
    "words",
    [
        "Some 3,000 residents live in the town.",
        "Twenty prisoners were freed.",
        "The army deployed 500 soldiers.",
        "He was injured in 2014 claims.",
        "The storm killed the deal.",
        "The house was in critical condition.",
        "Shells hit 14 houses.",
    ],
)
def test_other_numbers_are_no_harm(claims_of: Reader, words: str) -> None:
    assert [slots for slots in _harms(claims_of, words) if slots[1] not in {1, None}] == []


def test_a_named_victim_counts_once(claims_of: Reader) -> None:
    words = "Police arrested Anna Joll on Monday. They arrested Anna Joll again in May."
    assert _harms(claims_of, words) == [("detained", 1, 1, "Anna Joll")]


def test_named_victims_beside_their_number_are_victims_too(claims_of: Reader) -> None:
    found = _harms(claims_of, "Gunmen killed two farmers, Peter Brown and John Miller, on Monday.")
    assert ("killed", 2, 2, "farmers") in found
    assert ("killed", 1, 1, "Peter Brown") in found


@pytest.mark.parametrize(
    ("words", "kind", "names"),
    [
        (
            "Gunmen stopped the bus, killing Anna Joll, 42; Pavel Orn, a miner; and constable Ivo Tal.",
            "killed",
            ["Anna Joll", "Ivo Tal", "Pavel Orn"],
        ),
        (
            "The victims were identified as Anna Joll, Pavel Orn, and Ivo Tal.",
            "casualties",
            ["Anna Joll", "Ivo Tal", "Pavel Orn"],
        ),
        ("The wounded are Mara Lenk and Tom Vost.", "injured", ["Mara Lenk", "Tom Vost"]),
        ("The murdered teacher was identified as Mara Lenk.", "killed", ["Mara Lenk"]),
        ("Rebels killed Mara Lenk, Tom Vost said.", "killed", ["Mara Lenk"]),
        ("Mara Lenk, a friend of Tom Vost, was murdered in the town.", "killed", ["Mara Lenk"]),
        ("According to Anna Joll and Pavel Orn, Ivo Tal was murdered.", "killed", ["Ivo Tal"]),
        ("The murderers were identified as Tom Vost and Ivo Tal.", "killed", []),
    ],
)
def test_victims_named_in_a_list(claims_of: Reader, words: str, kind: str, names: list[str]) -> None:
    assert sorted(str(whom) for told, _, _, whom in _harms(claims_of, words) if told == kind) == names
