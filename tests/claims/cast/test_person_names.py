import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.claims.cast.people import People
from answerable.claims.cast.person_names import name_from
from answerable.claims.cast.roll import blocked_words
from answerable.claims.wording.words import words_of


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ivo Petran said", "Ivo Petran"),
        ("T.I. Debran, GOC", "T.I. Debran"),
        ("PAT Velkin was", "PAT Velkin"),
        ("MY Petran is", "MY Petran"),
        ("Sunday Petran said", "Sunday Petran"),
        ("Sunday. O. Petran leaves", "Sunday. O. Petran"),
        ("Nasser al-Qahtan, head", "Nasser al-Qahtan"),
        ("Jean-Marie de la Croix told", "Jean-Marie de la Croix"),
        ("Ola Sa'ad Petran.", "Ola Sa'ad Petran"),
        ("Petran NAF/124", "Petran"),
        ("Sunday the troops left", ""),
        ("Sunday. Petran said", ""),
        ("Headquarters Garrison", ""),
        ("the general", ""),
    ],
)
def test_where_a_name_ends(words: str, name: str) -> None:
    found = words_of(words, 0)
    last = name_from(found, 0, blocked_words())
    assert words[: found.ends[last - 1] if last else 0] == name


@pytest.mark.parametrize(
    ("known", "printed", "full"),
    [
        (["Ivo Petran"], "Petran", "Ivo Petran"),
        (["Ivo Jan Petran"], "I.J. Petran", "Ivo Jan Petran"),
        (["Ivo Petran", "Ivo Jan Petran"], "Ivo Petran", "Ivo Jan Petran"),
        (["Ivo Petran"], "Anna Petran", "Anna Petran"),
        (["Ivo Petran"], "Osk", "Osk"),
    ],
)
def test_the_fullest_name(known: list[str], printed: str, full: str) -> None:
    people = People()
    for name in known:
        people.add(name)
    assert people.full(printed) == full


@given(st.text(max_size=60), st.integers(0, 5))
def test_any_text_has_names_that_end_within_it(words: str, at: int) -> None:
    found = words_of(words, 0)
    if at < len(found):
        assert at <= name_from(found, at, blocked_words()) <= len(found)
