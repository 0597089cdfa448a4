import pytest

from answerable.claims.cast.titles import role_of, title_at
from answerable.claims.cast.units import unit_table
from answerable.claims.wording.words import words_of


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("General Officer Commanding", "commander"),
        ("acting Theatre Commander", "commander"),
        ("deputy commander", "deputy commander"),
        ("Deputy Director of Public Relations", "deputy director"),
        ("head", "head"),
        ("Chief of Staff", "chief of staff"),
        ("Air Force chief of staff", "chief of staff"),
        ("Force Public Relations Officer", "spokesperson"),
        ("military spokeswoman", "spokesperson"),
        ("Defence Minister", "minister"),
        ("vice president", "vice president"),
        ("Commissioner of Police, Osk State", "commander"),
        ("Director of Military Intelligence", "director"),
    ],
)
def test_the_role_of_a_title(title: str, role: str) -> None:
    assert role_of(title) == role


@pytest.mark.parametrize(
    ("words", "head", "title"),
    [
        ("the new Theatre Commander of Operation Long Night", "Commander", "Theatre Commander"),
        ("named Chief of Training and Operations at the base", "Chief", "Chief of Training and Operations"),
        ("now Director, Army Public Relations, said", "Director", "Director, Army Public Relations"),
        ("the Military Secretary (Army) said", "Military", "Military Secretary (Army)"),
        ("the head of operations directorate", "head", "head"),
        (
            "the Commissioner of Police in charge of Lower Osk State",
            "Commissioner",
            "Commissioner of Police in charge of Lower Osk State",
        ),
        ("Osk State Commissioner of Police said", "Commissioner", "Osk State Commissioner of Police"),
        ("the former acting GOC of", "GOC", "acting GOC"),
    ],
)
def test_where_a_title_begins_and_ends(words: str, head: str, title: str) -> None:
    found = words_of(words, 0)
    match = title_at(found, found.texts.index(head), frozenset(), unit_table().nouns)
    assert match is not None
    assert words[found.starts[match.first] : found.ends[match.last - 1]] == title
