"""Incidents that may be one are candidates with their reasons, until a person decides."""

from typing import Any

import pytest

from answerable.model.decision import IdentityDecision, Sameness, Side
from answerable.record.record import Record, derive


@pytest.fixture
def claims(scribe: Any, times: Any) -> list[Any]:
    a, b, c = (
        scribe("courier.html", "2031-04-02"),
        scribe("post.txt", "2031-05-09"),
        scribe("gazette.txt", "2031-05-10"),
    )
    return [
        a.claim("incident", kind="shelling", place="Ostrel", target=("Corn Market",), when=times.on("2031-03-16")),
        b.claim("incident", kind="shelling", place="Ostrel", when=times.during("2031-03-01", "2031-03-31")),
        c.claim("incident", kind="shelling", place="Karvel", when=times.on("2031-03-16")),
        c.claim("incident", kind="shelling", place="Ostrel", target=("ferry",), when=times.on("2031-07-01")),
    ]


def decision(record: Record, verdict: Sameness) -> IdentityDecision:
    (likely,) = record.candidates
    by_id = {incident.id: incident for incident in record.incidents}
    sides = tuple(
        Side(kind="incident", entity=key, name=by_id[key].name, claims=tuple(claim.id for claim in by_id[key].claims))
        for key in (likely.one, likely.other)
    )
    return IdentityDecision(id="d1", verdict=verdict, sides=sides, why="seen", who="R. Tester", at="2032-01-01")


def test_two_tellings_that_agree_in_too_little_are_a_candidate(claims: list[Any]) -> None:
    record = derive(claims)
    (likely,) = record.candidates
    assert likely.kind == "incident"
    assert likely.link.weighing.speaks_for == (
        "both are of one kind: attack by fire",
        "both at Ostrel",
        "their times can be one",
    )
    assert len(record.incidents) == 4


def test_a_decision_joins_them_or_takes_them_off_the_list(claims: list[Any]) -> None:
    record = derive(claims)
    joined = derive(claims, [decision(record, Sameness.SAME)])
    assert (len(joined.incidents), joined.candidates) == (3, ())
    parted = derive(claims, [decision(record, Sameness.DIFFERENT)])
    assert (len(parted.incidents), parted.candidates) == (4, ())


def test_what_was_joined_by_the_machine_can_be_parted(scribe: Any, times: Any) -> None:
    tellings = [
        scribe(name).claim("incident", kind="shelling", place="Ostrel", target=("ferry",), when=times.on("2031-07-01"))
        for name in ("a", "b")
    ]
    sides = tuple(Side(kind="incident", entity="", name="", claims=(claim.id,)) for claim in tellings)
    parting = IdentityDecision(
        id="d1", verdict=Sameness.DIFFERENT, sides=sides, why="two salvoes", who="R. Tester", at="2032-01-01"
    )
    assert len(derive(tellings).incidents) == 1
    assert len(derive(tellings, [parting]).incidents) == 2
