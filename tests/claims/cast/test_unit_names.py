import pytest

from answerable.claims.cast.unit_names import units_in
from answerable.claims.cast.unit_words import ships_in
from answerable.claims.cast.units import is_security, is_service, is_whole_force
from answerable.claims.wording.words import words_of


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("troops of 27 Task Force Brigade and 82 Division Garrison", ["27 Task Force Brigade", "82 Division Garrison"]),
        ("the 64th Separate Motor Rifle Brigade in Osk", ["64th Separate Motor Rifle Brigade"]),
        ("a recon platoon and a motorized rifle battalion", ["recon platoon", "motorized rifle battalion"]),
        ("the Osk Command and Staff College, Pirin", ["Osk Command and Staff College"]),
        ("Sector 1 Tactical Headquarters", ["Sector 1 Tactical Headquarters"]),
        ("the Brigade of Guards", ["Brigade of Guards"]),
        ("the Centre for Free Speech said", ["Centre for Free Speech"]),
        ("the Nigerian Army and the U.S. Naval Forces", ["Nigerian Army", "U.S. Naval Forces"]),
        ("the Joint Task Force, Operation Long Night", ["Joint Task Force, Operation Long Night"]),
        ("the Osk city police station", ["Osk city police station"]),
        ("the Third Armoured Division", ["Third Armoured Division"]),
        ('the Rapid Response Regiment "Falcon" left', ['Rapid Response Regiment "Falcon']),
        ("the Mouvement pour le salut de la Lobe (MSL)", ["Mouvement pour le salut de la Lobe"]),
        ("the Frente Popular de Dorel fled", ["Frente Popular de Dorel"]),
        ("the Forces démocratiques de l'Osk said", ["Forces démocratiques de l'Osk"]),
        ("the Front for the Defence of Osk split", ["Front for the Defence of Osk"]),
        ("the Revolutionary Front of 9 April said", ["Revolutionary Front of 9 April"]),
        ("the Osk city police held him", ["Osk city police"]),
        ("police and the city police held him", []),
        ("a front for Osk and the front of the house", []),
        ("he commanded the division and its six divisions", []),
        ("the Soviet Union", []),
        ("a company of actors in the area", []),
    ],
)
def test_units_of_a_text(words: str, units: list[str]) -> None:
    found = words_of(words, 0)
    printed = [words[found.starts[m.first] : found.ends[m.last - 1]] for m in units_in(found, frozenset())]
    assert [name.rstrip('"') for name in printed] == units


@pytest.mark.parametrize(
    ("words", "ships"),
    [
        ("he captained the frigate Comandante Lira in May", ["Comandante Lira"]),
        ("the patrol boat KDM Osk and a destroyer", ["KDM Osk"]),
        ("the frigate was sunk and a submarine The crew left", []),
    ],
)
def test_ships_are_units(words: str, ships: list[str]) -> None:
    found = words_of(words, 0)
    printed = [words[found.starts[first] : found.ends[last - 1]] for first, last in ships_in(found, frozenset())]
    assert printed == ships


@pytest.mark.parametrize(
    ("name", "security"),
    [
        ("82 Division", True),
        ("Osk State Police Command", True),
        ("Operation Long Night", True),
        ("Nigerian Army", True),
        ("KGB", True),
        ("Centre for Free Speech", False),
        ("Boko Haram", False),
        ("Naval Hotels Limited", False),
        ("Osk Local Government", False),
    ],
)
def test_whether_a_unit_is_of_security_forces(name: str, security: bool) -> None:  # noqa: FBT001 - a case table's column
    assert is_security(name) is security


def test_whole_forces_and_services() -> None:
    assert is_whole_force("Nigerian Army")
    assert not is_whole_force("Nigerian Army School of Logistics")
    assert is_service("ground forces")
    assert not is_service("3 Division")
