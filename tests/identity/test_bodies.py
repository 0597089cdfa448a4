import pytest

from answerable.identity.bodies import compare_bodies
from answerable.identity.comparison import Likeness
from answerable.identity.slip import distance, is_slip


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Karvel Gas Ltd", "KARVEL GAS LIMITED", Likeness.SAME),
        ("OAO Karvelneft", "Karvelneft Joint Stock Company", Likeness.SAME),
        ("K.R.W. Company", "KRW Co.", Likeness.SAME),
        ("The Third Bank", "3rd Bank", Likeness.SAME),
        ("U.S. Office of Mines", "United States Office of Mines", Likeness.SAME),
        ("Karvel Grain Trading Inc", "Karvel Grian Trading Inc", Likeness.SIMILAR),
        ("KRW", "Karvel Rights Watch", Likeness.SIMILAR),
        ("Karvel Fund II", "Karvel Fund III", Likeness.DIFFERENT),
        ("Karvel Gas Ltd", "Karvel Gas Systems Ltd", Likeness.DIFFERENT),
        ("Government of Latvia", "Government of Libya", Likeness.DIFFERENT),
        ("Snow", "Snoe", Likeness.DIFFERENT),
    ],
)
def test_names_of_bodies(one: str, other: str, likeness: Likeness) -> None:
    assert compare_bodies(one, other).likeness is likeness
    assert compare_bodies(other, one).likeness is likeness


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("teslin", "teslin", True),
        ("teslin", "teslim", True),
        ("teslin", "telsin", True),
        ("teslin", "tesslin", True),
        ("teslin", "tezlim", False),
        ("kim", "kin", False),
        ("konstantin", "konztantim", True),
    ],
)
def test_what_may_be_a_slip(one: str, other: str, slip: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert is_slip(one, other) is slip
    assert distance(one, other) == distance(other, one)
