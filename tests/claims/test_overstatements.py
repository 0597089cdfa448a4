"""What a careless reader would find and a careful one does not: claims that must never be made of these words."""

from collections.abc import Callable
from typing import Any

import pytest

from answerable.model.claim import Claim, slots_json

Reader = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("words", "type_", "slots"),
    [
        # A relative's post is not the person's.
        ("Colonel Viktor Halasz is the son of a former defence minister.", "posting", {"role": "minister"}),
        ("Colonel Viktor Halasz is a nephew of the late president.", "posting", {"role": "president"}),
        ("Colonel Viktor Halasz, a close friend of the army chief, denied it.", "posting", {"role": "chief"}),
        # Schools, streets and prizes that bear an officer's name hold no officer.
        ("He graduated from the Marshal Orlo Academy in 1985.", "posting", {"rank": "Marshal"}),
        ("The march began in General Petran Street.", "posting", {"rank": "General"}),
        # What is only called for has not happened.
        ("Mara Tolle urged the court to issue a warrant for his arrest.", "incident", {"kind": "detention"}),
        ("Lawyers repeated their demands for her release and their call for the killing to stop.", "incident", {}),
        # What a successor had been before is not the post he takes over.
        (
            "His deputy, Gen. Ada Kreutz, resigned. She was replaced by General Piet Landau, who had led the Guard.",
            "posting",
            {"person": "Ada Kreutz", "unit": "Guard"},
        ),
        # A nickname is no statement of those who use it.
        ('Colonel Petran, the man whom soldiers call "the Mason", was promoted.', "statement", {"speaker": "soldiers"}),
    ],
)
def test_no_claim_is_made_of_it(claims_of: Reader, words: str, type_: str, slots: dict[str, Any]) -> None:
    made = [slots_json(claim.slots) for claim in claims_of(words, type_)]
    assert not [one for one in made if slots.items() <= one.items()]


@pytest.mark.parametrize(
    ("words", "person", "rank"),
    [
        ("Colonel Than Zaw Oo took command of the 77th Light Infantry Division.", "Than Zaw Oo", "Colonel"),
        ("The raid was led by Brigadier General So Tun.", "So Tun", "Brigadier General"),
    ],
)
def test_given_names_that_are_english_words_are_names_after_a_rank(
    claims_of: Reader, words: str, person: str, rank: str
) -> None:
    found = [slots_json(claim.slots) for claim in claims_of(words, "posting")]
    assert any(one["person"] == person and one.get("rank") == rank for one in found)
