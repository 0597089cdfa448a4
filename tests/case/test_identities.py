"""Deciding what is one: the log keeps who, when and why; the record follows; claims stay as they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.case.deciding import make_case

from answerable import Case
from answerable.errors import AmbiguousError, InputError, NotFoundError
from answerable.model.claim import claim_json
from answerable.model.decision import Sameness
from answerable.verify import Outcome, verify_case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.open(make_case(tmp_path / "case"), write=True) as opened:
        yield opened


def persons(case: Case) -> list[str]:
    return [person.name for person in case.record().persons]


def test_a_merge_and_its_undoing(case: Case) -> None:
    before, claims = case.record(), [claim_json(claim) for claim in case.claims()]
    decision = case.same("Iven Marsk", "Radovan Teslin", "the gazette gives both names to one man", by="R. Tester")
    assert (decision.verdict, decision.who) == (Sameness.SAME, "R. Tester")
    (person,) = case.record().persons
    assert {name.name for name in person.names} == {"Iven Marsk", "Radovan Teslin"}
    assert any("decided by R. Tester" in reason and "the gazette" in reason for reason in person.identity)
    undoing = case.undo(decision.id[:10], "it was his brother", by="S. Second")
    assert case.record() == before
    assert [claim_json(claim) for claim in case.claims()] == claims
    assert case.store.identities() == [decision, undoing]
    assert [entry.kind for entry in case.store.log_entries()][-2:] == ["identity", "identity"]
    assert case.identities().decisions == (decision, undoing)


def test_one_name_in_two_sources_is_parted(case: Case) -> None:
    case.different("Radovan Teslin@courier.txt", "Radovan Teslin@post.txt", "one was in hospital that year")
    assert persons(case) == ["Iven Marsk", "Radovan Teslin", "Radovan Teslin"]
    units = {tuple(posting.unit_name for posting in person.career) for person in case.record().persons}
    assert units == {("Harbour Office",), ("64th Brigade",)}


def test_incidents_are_joined_and_parted(case: Case) -> None:
    assert len(case.record().incidents) == 2
    made = case.same("shelling corn market", "shelling Karvel", "Karvel is a quarter of Ostrel")
    (incident,) = case.record().incidents
    assert len(incident.claims) == 2
    case.undo(made.id, "it is not")
    assert len(case.record().incidents) == 2


def test_units_are_joined(case: Case) -> None:
    case.same("64th Brigade", "Harbour Office", "the office is the brigade's cover")
    assert [unit.name for unit in case.record().units] == ["Harbour Office"]


def test_a_decision_that_contradicts_a_standing_one_is_refused_until_that_is_undone(case: Case) -> None:
    made = case.same("Iven Marsk", "Radovan Teslin", "one man")
    with pytest.raises(InputError, match=made.id[:12]):
        case.different("Iven Marsk@post.txt", "Radovan Teslin@post.txt", "two men")
    case.undo(made.id, "not sure any more")
    parted = case.different("Iven Marsk", "Radovan Teslin", "two men")
    with pytest.raises(InputError, match=parted.id[:12]):
        case.same("Iven Marsk", "Radovan Teslin", "one man")


def test_what_cannot_be_decided_is_said(case: Case) -> None:
    with pytest.raises(InputError, match="needs a reason"):
        case.same("Iven Marsk", "Radovan Teslin", " ")
    with pytest.raises(InputError, match="is a person and 64th Brigade a unit"):
        case.same("Iven Marsk", "64th Brigade", "x")
    with pytest.raises(InputError, match="NAME@SOURCE"):
        case.different("Radovan Teslin", "Radovan Teslin", "x")
    with pytest.raises(NotFoundError, match="Nobody"):
        case.same("Nobody", "Radovan Teslin", "x")
    with pytest.raises(NotFoundError, match="No source"):
        case.same("Iven Marsk@absent.txt", "Radovan Teslin", "x")
    with pytest.raises(NotFoundError, match="No decision"):
        case.undo("ffff", "x")
    made = [case.same("Iven Marsk", "Radovan Teslin", "x"), case.same("64th Brigade", "Harbour Office", "x")]
    case.undo(made[0].id, "x")
    with pytest.raises(InputError, match="undone already"):
        case.undo(made[0].id, "x")
    with pytest.raises(InputError, match="is itself an undoing"):
        case.undo(case.store.identities()[-1].id, "x")
    assert case.store.identities()[0] == made[0]


def test_the_beginning_of_an_id_has_to_fit_one_decision(case: Case) -> None:
    while len({one.id[0] for one in case.store.identities()}) == len(case.store.identities()):
        case.undo(case.same("Iven Marsk", "Radovan Teslin", "x").id, "x")
    first = [one.id[0] for one in case.store.identities()]
    with pytest.raises(AmbiguousError, match="Several decisions"):
        case.undo(max(first, key=first.count), "x")


def test_places_are_given_by_their_name_with_place_before_it(case: Case) -> None:
    decision = case.same("place:Ostrel", "place:Karvel", "Karvel is a quarter of Ostrel")
    assert [(side.kind, side.name) for side in decision.sides] == [("place", "Ostrel"), ("place", "Karvel")]
    assert list(case.record().places.names.values()) == ["Karvel"]
    with pytest.raises(NotFoundError):
        case.same("place:Nowhere", "place:Karvel", "x")


def test_a_case_with_decisions_verifies(case: Case) -> None:
    case.same("Iven Marsk", "Radovan Teslin", "one man")
    assert verify_case(case.folder, reread=False, held=True).of(Outcome.FAIL) == ()
