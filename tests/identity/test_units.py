import pytest

from answerable.identity.comparison import Likeness
from answerable.identity.units import compare_units, unit_name

JOINED = [
    ("64th Motor Rifle Brigade", "64 Motorised Rifle Bde"),
    ("64th Separate Motor Rifle Brigade", "64th Motorized Rifle Brigade"),
    ("64th Guards Brigade", "Sixty-Fourth Brigade"),
    ("3 Armd Div", "Third Armoured Division, Karvel"),
    ("National Centre for Defence Management", "National Defense Management Center"),
    ("National Centre for Defence Management", "National Defence Control Centre"),
    ("Ministry of Defence", "Ministry of Defense"),
    ("National Defence Management Centre of Latvia", "National Defence Management Centre"),
    ("Latvian 12th Brigade", "12th Brigade"),
    ("the KSB", "KSB"),
]
APART = [
    ("12th Brigade", "1st Brigade"),
    ("12th Brigade", "12th Division"),
    ("64th Motor Rifle Brigade", "64th Tank Brigade"),
    ("35th Army", "35th Combined Arms Army"),
    ("motor rifle battalion", "Motorised Rifle Battalion"),
    ("1st Battalion", "1st Battalion"),
    ("Ministry of Defence", "Ministry of Justice"),
    ("Latvian 12th Brigade", "Estonian 12th Brigade"),
    ("Latvian Ministry of Defence", "Ministry of Defence"),
    ("Karvel Rights Watch", "Norhaven Rights Watch"),
]


@pytest.mark.parametrize(("one", "other"), JOINED)
def test_one_unit_in_two_spellings(one: str, other: str) -> None:
    assert compare_units(one, other).likeness >= Likeness.COMPATIBLE
    assert compare_units(other, one).likeness >= Likeness.COMPATIBLE


@pytest.mark.parametrize(("one", "other"), APART)
def test_units_that_may_be_two_stay_apart(one: str, other: str) -> None:
    assert compare_units(one, other).likeness < Likeness.COMPATIBLE


@pytest.mark.parametrize(
    ("text", "generic"),
    [
        ("recon platoon", True),
        ("motorized rifle battalion", True),
        ("1st Battalion", True),
        ("1st Battalion Karvel Fusiliers", False),
        ("64th Brigade", False),
        ("KSB", False),
        ("Ministry of Defence", False),
    ],
)
def test_names_that_tell_no_unit_apart(text: str, generic: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert unit_name(text).generic is generic
