from collections.abc import Callable

import pytest

from answerable.claims.cast.cast import cast_of
from answerable.language.article import Article

Parser = Callable[..., list[Article]]

CASES = {
    "TROOPS OF THE 5TH INFANTRY BRIGADE CLASHED WITH REBELS AT DAWN.": {"5TH INFANTRY BRIGADE"},
    "THE ARMED FORCES PRESS COMMITTEE (COPRENSA) REPORTED THE ATTACK.": {"ARMED FORCES PRESS COMMITTEE", "COPRENSA"},
    "MEMBERS OF THE REVOLUTIONARY FRONT OF 9 APRIL BURNT TWO TOWERS.": {"REVOLUTIONARY FRONT OF 9 APRIL"},
    "THE PRESIDENT OF THE BANKERS ASSOCIATION REMAINS IN THEIR HANDS.": {"BANKERS ASSOCIATION"},
    "SOLDIERS OF THE SAME BRIGADE KILLED A PEASANT LEADER THERE.": set(),
    "THEY CLASHED WITH AN ARMED SQUAD AND LEFT ITS CENTRAL OFFICE.": set(),
    "A REBEL BRIGADE ENTERED THE TOWN AND THE COUNCIL FLED AT NIGHT.": set(),
}


@pytest.fixture(scope="module")
def units(articles_of: Parser) -> dict[str, set[str]]:
    return {
        article.text.content: {m.name for m in cast_of(article).mentions if m.kind == "unit"}
        for article in articles_of(*CASES)
    }


@pytest.mark.parametrize(("words", "expected"), CASES.items())
def test_units_in_capitals(units: dict[str, set[str]], words: str, expected: set[str]) -> None:
    assert units[words] == expected
