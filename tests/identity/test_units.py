import pytest

from answerable.identity.comparison import Likeness
from answerable.identity.grouping import group_units
from answerable.identity.profile import Profile
from answerable.identity.units import compare_units, is_broad, unit_name
from answerable.model.naming import Naming

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
    ("3 Armd Div", "3rd Armoured Division, Jos"),
    ("Third Armoured Division", "3rd Armoured Division, Jos"),
    ("National Centre for Defence Management", "National Defence Control Center"),
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
    ("12 Brigade", "1 2 Brigade"),
    ("Unknown Karvel Army Division", "Unknown Karvel Army Division"),
    ("Unknown Brigade of 7 Division", "7 Division"),
    ("150th Motor Rifle Division", "150 MRD"),
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


def test_a_placeholder_is_another_unit_in_each_source() -> None:
    names = [Naming("Unknown Karvel Army Division", capture) for capture in "ab"]
    assert len(group_units([*names, Naming("unknown karvel army division", "a")]).groups) == 2


def test_letters_for_a_name_are_one_with_it_in_the_source_that_says_so_and_a_candidate_elsewhere() -> None:
    long, short, other = (
        Naming("Harbour Security Bureau", "a"),
        Naming("HSB", "a"),
        Naming("HSB of Norhaven", "b"),
    )
    said = {long: Profile(sources=frozenset("a"), also=frozenset({"HSB"}))}
    assert {group.namings for group in group_units([long, short, other], said).groups} == {(short, long), (other,)}
    (candidate,) = group_units([Naming("150th Motor Rifle Division", "a"), Naming("150 MRD", "b")]).candidates
    assert candidate.link.weighing.speaks_for == ("one may be the letters of the other",)


def test_units_of_two_countries_are_not_joined() -> None:
    a, b = Naming("9th Mountain Brigade", "a"), Naming("9 Mountain Bde", "b")
    countries = {a: Profile(countries=frozenset({"LV"})), b: Profile(countries=frozenset({"EE"}))}
    grouping = group_units([a, b], countries)
    assert len(group_units([a, b]).groups) == 1
    assert len(grouping.groups) == 2
    assert grouping.candidates[0].link.weighing.speaks_against == ("they are of EE and of LV",)


@pytest.mark.parametrize(
    ("text", "broad"),
    [("Latvian Army", True), ("Ministry of Defence", True), ("9th Army", False), ("Guards Brigade", False)],
)
def test_a_whole_army_tells_nothing_of_who_somebody_is(text: str, broad: bool) -> None:  # noqa: FBT001 -- as above
    assert is_broad(text) is broad


def test_a_unit_without_a_name_of_its_own_is_one_in_two_tables_of_researchers_unless_of_two_countries() -> None:
    a, b = Naming("103 Battalion", "a"), Naming("103 Battalion", "b")
    known = {naming: Profile(tables=frozenset({naming.capture}), countries=frozenset({"NG"})) for naming in (a, b)}
    assert len(group_units([a, b]).groups) == 2
    assert len(group_units([a, b], known).groups) == 1
    apart = {**known, b: Profile(tables=frozenset("b"), countries=frozenset({"KE"}))}
    assert len(group_units([a, b], apart).groups) == 2


def test_units_without_a_name_of_their_own_are_no_candidates() -> None:
    assert group_units(Naming("military administration", capture) for capture in "abc").candidates == ()
