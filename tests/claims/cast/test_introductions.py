from collections.abc import Callable

import pytest

from answerable.claims.cast.cast import cast_of
from answerable.language.article import Article

Parser = Callable[..., list[Article]]

CASES = {
    "Selvan, 34, a driver, was shot at the checkpoint.": ["Selvan"],
    "“They came at night,” said Kipteno, 33, who lives nearby.": ["Kipteno"],
    "A 26-year-old student, identified only as Kamal, was arrested.": ["Kamal"],
    "The dead man was a student, Artem Sova.": ["Artem Sova"],
    "The farmer Pol Dansk was buried on Monday.": ["Pol Dansk"],
    "A man named Kwame Osk was there.": ["Kwame Osk"],
    "Olukoya said he saw the soldiers fire.": ["Olukoya"],
    "“It was dark,” said Dorel Vintsa.": ["Dorel Vintsa"],
    "Mr N'Dour was beaten.": ["N'Dour"],
    "Miguel de la Torre and Pieter van der Moor were held.": ["Miguel de la Torre", "Pieter van der Moor"],
    # No persons: a place with a figure, a road, a people, an armed group, a body.
    "In Kramet, 34 houses burnt.": [],
    "On 5 May, 12 shells fell on the town.": [],
    "Brimstone Road, 25, is closed.": [],
    "Kenya, 12, and Uganda, 14, were ahead.": [],
    "The attackers were identified as Boko Haram.": [],
    "Amnesty said the army fired first.": [],
}


@pytest.fixture(scope="module")
def persons(articles_of: Parser) -> dict[str, list[str]]:
    return {
        article.text.content: [
            m.name for m in cast_of(article).mentions if m.kind == "person" and m.end - m.start > len("she")
        ]
        for article in articles_of(*CASES)
    }


@pytest.mark.parametrize(("words", "expected"), CASES.items())
def test_who_is_introduced(persons: dict[str, list[str]], words: str, expected: list[str]) -> None:
    assert persons[words] == expected
