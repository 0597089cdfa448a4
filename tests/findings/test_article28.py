from typing import Any

from answerable.findings.article28 import Matrix, matrix
from answerable.model.claim import Claim, Stance
from answerable.record.incident import Incident
from answerable.record.person import Person
from answerable.record.record import derive


def made(claims: list[Claim]) -> Matrix:
    record = derive(claims)
    person = record.find("Anton Velk")
    (incident,) = record.incidents
    assert isinstance(person, Person)
    assert isinstance(incident, Incident)
    return matrix(person, incident)


def test_claims_are_sorted_by_element_with_both_sides_and_what_is_missing(scribe: Any, times: Any) -> None:
    paper = scribe("a", "2031-06-10")
    post = paper.claim(
        "posting", person="Anton Velk", role="commander", unit="9th Brigade", when=times.as_of("2031-06-10")
    )
    shelling = paper.claim("incident", kind="shelling", place="Orvane", target=("market",), when=times.on("2031-06-03"))
    ordered = paper.claim(
        "allegation",
        "Anton Velk ordered the shelling of the market in Orvane",
        accused="Anton Velk",
        conduct="ordered the shelling",
        stance=Stance.ALLEGED,
        said_by=("Tomas Rell",),
    )
    denied = paper.claim(
        "incident",
        "denied shelling the market in Orvane",
        kind="shelling",
        place="Orvane",
        target=("market",),
        stance=Stance.DENIED,
        said_by=("the ministry",),
    )
    found = {element.name: element for element in made([post, shelling, ordered, denied]).elements}
    assert list(found) == ["crimes", "position", "control", "knowledge", "failure"]
    assert shelling in found["crimes"].claims_for
    assert found["crimes"].claims_against == (denied,)
    assert post in found["position"].claims_for
    assert found["control"].claims_for == (ordered,)
    assert found["knowledge"].claims_for == ()
    assert found["knowledge"].missing
    assert not found["crimes"].missing


def test_a_command_at_another_time_speaks_against_the_position(scribe: Any, times: Any) -> None:
    paper = scribe("a")
    post = paper.claim(
        "posting", person="Anton Velk", role="commander", unit="9th Brigade", when=times.ended("2030-01-01")
    )
    shelling = paper.claim("incident", kind="shelling", place="Orvane", target=("market",), when=times.on("2031-06-03"))
    found = {element.name: element for element in made([post, shelling]).elements}
    assert found["position"].claims_for == ()
    assert found["position"].claims_against == (post,)


def test_it_says_on_its_face_that_it_makes_no_legal_finding(scribe: Any) -> None:
    paper = scribe("a")
    claims = [
        paper.claim("posting", person="Anton Velk", role="commander", unit="9th Brigade"),
        paper.claim("incident", kind="shelling", place="Orvane", target=("market",)),
    ]
    assert "no legal finding" in made(claims).notice
