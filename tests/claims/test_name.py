from collections.abc import Callable

import pytest

from answerable.model.claim import Claim, slots_json

Reader = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The Northern Rescue Command (NRC) said so.", ("Northern Rescue Command", "NRC", "acronym")),
        ('Colonel Anton Velk, nicknamed "the Forester", said so.', ("Anton Velk", "the Forester", "nickname")),
        ("Colonel Anton Velk, known as “Heron”, said so.", ("Anton Velk", "Heron", "nickname")),
        ('Colonel Anton Velk (a.k.a. "Black Anton") said so.', ("Anton Velk", "Black Anton", "alias")),
        ('Dubbed the "Forester" by the press, Colonel Anton Velk said so.', ("Anton Velk", "Forester", "nickname")),
        ('Known among his men as "Heron", Colonel Anton Velk said so.', ("Anton Velk", "Heron", "nickname")),
        ('Colonel Anton Velk earned the moniker "the Saw" there.', ("Anton Velk", "the Saw", "nickname")),
        ('Villagers called Colonel Anton Velk "the Saw".', ("Anton Velk", "the Saw", "nickname")),
        ('Colonel Anton Velk, whom villagers call "the Saw", said so.', ("Anton Velk", "the Saw", "nickname")),
        ("Colonel Anton Velk, known only as Heron, said so.", ("Anton Velk", "Heron", "nickname")),
        ("The National Salvation Front, or NSF, said so.", ("National Salvation Front", "NSF", "acronym")),
        ("The Rapid Support Brigade, known by its initials RSB, came.", ("Rapid Support Brigade", "RSB", "acronym")),
        ('Colonel Anton Velk called the strikers "bandits".', None),
        ('Colonel Anton Velk called Major Ivo Petran "a liar".', None),
        ("Colonel Anton Velk is known in the district as a careful man.", None),
        ("The Northern Rescue Command (in the north) said so.", None),
    ],
)
def test_names(claims_of: Reader, words: str, told: tuple[str, str, str] | None) -> None:
    found = [slots_json(claim.slots) for claim in claims_of(words, "name")]
    assert [(f["entity"], f["name"], f["kind"]) for f in found] == ([told] if told else [])


def test_a_bracket_is_the_articles_own_even_in_anothers_mouth(claims_of: Reader) -> None:
    (claim,) = claims_of("The mayor said that the Northern Rescue Command (NRC) had left.", "name")
    assert claim.said_by == ()
