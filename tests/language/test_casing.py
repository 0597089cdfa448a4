import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.language.casing import in_capitals, recase


@pytest.mark.parametrize(
    ("capitals", "small"),
    [
        ("THE ARMY LEFT THE TOWN. NOBODY CAME BACK.", "The army left the town. Nobody came back."),
        ("POLICE MET JORGE VALDANOSO IN LA PAZ ON 3 MAY.", "Police met Jorge Valdanoso in La Paz on 3 May."),
        (
            "THE VARNIAN LIBERATION FRONT (VLF) KILLED TWO GUARDS.",
            "The Varnian Liberation Front (VLF) killed two guards.",
        ),
        ("HE SAID THE U.S. EMBASSY WAS SHATTERED.", "He said the U.S. embassy was shattered."),
    ],
)
def test_capitals_become_sentence_case(capitals: str, small: str) -> None:
    assert recase(capitals) == small


@pytest.mark.parametrize("text", ["The army left the town.", "NATO met.", "12:30", ""])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert not in_capitals(text)
    assert recase(text) == text


@given(st.text(max_size=200))
def test_the_length_and_the_letters_stay(text: str) -> None:
    out = recase(text.upper())
    assert len(out) == len(text.upper())
    assert out.upper() == text.upper().upper()
