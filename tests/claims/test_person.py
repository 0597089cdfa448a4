from collections.abc import Callable

import pytest

from answerable.model.claim import Claim, slots_json

Reader = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Colonel Anton Velk, 54, commands the brigade.", [("Anton Velk", "age", "54")]),
        ("General Anton Velk, who is 61, retired last year.", [("Anton Velk", "age", "61")]),
        ("Anton Velk, who commanded the brigade for years, died aged 78.", [("Anton Velk", "age", "78")]),
        (
            "A 26-year-old student, Mira Halvik, was there.",
            [("Mira Halvik", "age", "26"), ("Mira Halvik", "occupation", "student")],
        ),
        (
            "Anton Velk was born in 1962 in the village of Orsk.",
            [("Anton Velk", "born", "1962"), ("Anton Velk", "birthplace", "the village of Orsk")],
        ),
        ("Anton Velk was born on 4 May 1925.", [("Anton Velk", "born", "4 May 1925")]),
        ("Colonel Anton Velk graduated from the Naval School in 1984.", [("Anton Velk", "education", "Naval School")]),
        ("Colonel Anton Velk is a native of Orsk.", [("Anton Velk", "birthplace", "Orsk")]),
        ("Colonel Anton Velk was awarded the Order of Valour.", [("Anton Velk", "award", "Order of Valour")]),
        ("The poet Mira Halvik was there.", [("Mira Halvik", "occupation", "poet")]),
        # No property of anybody:
        ("Colonel Anton Velk, 3 officers and a driver were there.", []),
        ("Colonel Anton Velk was awarded a contract.", []),
        ("Colonel Anton Velk attended a meeting.", []),
    ],
)
def test_properties(claims_of: Reader, words: str, told: list[tuple[str, str, str]]) -> None:
    found = [slots_json(claim.slots) for claim in claims_of(words, "person")]
    assert sorted((f["person"], f["property"], f["value"]) for f in found) == sorted(told)


def test_a_notice_speaks_of_the_person_named_before(claims_of: Reader) -> None:
    found = claims_of("Colonel Anton Velk. Date of birth: 17 March 1971; Nationality: Tessalian.", "person")
    told = {(s["person"], s["property"], s["value"]) for s in map(slots_json, (claim.slots for claim in found))}
    assert told == {("Anton Velk", "born", "17 March 1971"), ("Anton Velk", "nationality", "Tessalian")}
