"""Which nominatives printed forms ground: another name with another ending is no form of the first."""

import pytest

from answerable.claims.slavic.grounds import alike


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("ковалева", "ковалев"),
        ("ковалю", "коваль"),
        ("зарецкому", "зарецкий"),
        ("бригады", "бригада"),
        ("граждан", "гражданин"),
        ("сергієм", "сергій"),
        ("месяцев", "месяц"),
    ],
)
def test_a_form_grounds_its_nominative(printed: str, wanted: str) -> None:
    assert alike(printed, wanted)


@pytest.mark.parametrize(
    ("printed", "wanted"), [("коваль", "ковалев"), ("ковалев", "коваль"), ("ковалю", "ковалев"), ("ковалем", "ковалёв")]
)
def test_a_surname_grounds_no_other(printed: str, wanted: str) -> None:
    assert not alike(printed, wanted)
