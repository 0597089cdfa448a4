from datetime import date
from typing import Any

import pytest

from answerable.model.claim import Stance, Status
from answerable.model.time import Answer, When
from answerable.record.record import derive
from answerable.record.stretch import intersect

UNIT = "64th Motor Rifle Brigade"


def test_two_times_that_can_be_one_stretch_meet(times: Any) -> None:
    both = intersect(times.began("2030-01-05"), times.as_of("2031-04-02"))
    assert both is not None
    assert both.begins == (date(2030, 1, 5), date(2030, 1, 5))
    assert both.ends == (date(2031, 4, 2), None)


def test_times_that_exclude_each_other_do_not_meet(times: Any) -> None:
    assert intersect(times.ended("2030-01-05"), times.as_of("2031-04-02")) is None
    assert intersect(times.on("2030-01-05"), times.on("2030-01-06")) is None


def test_claims_of_one_stretch_are_one_posting_with_all_its_claims(scribe: Any, times: Any) -> None:
    a, b = scribe("a", "2031-04-02"), scribe("b", "2032-01-01")
    claims = [
        a.claim("posting", person="Radovan Teslin", role="commander", unit=UNIT, when=times.as_of("2031-04-02")),
        b.claim(
            "posting", person="R. Teslin", role="commander", unit="64 Mot Rifle Bde", when=times.began("2030-01-05")
        ),
    ]
    (posting,) = derive(claims).persons[0].career
    assert {claim.id for claim in posting.claims} == {claim.id for claim in claims}
    assert posting.holds_on(date(2030, 6, 1)) is Answer.YES
    assert posting.holds_on(date(2029, 6, 1)) is Answer.NO
    assert posting.holds_on(date(2033, 6, 1)) is Answer.POSSIBLE


def test_a_return_to_a_post_is_a_second_posting(scribe: Any, times: Any) -> None:
    a = scribe("a", "2031-04-02")
    claims = [
        a.claim("posting", person="Radovan Teslin", role="commander", unit=UNIT, when=times.ended("2028-01-01")),
        a.claim("posting", person="Radovan Teslin", role="commander", unit=UNIT, when=times.as_of("2031-04-02")),
    ]
    assert len(derive(claims).persons[0].career) == 2


def test_sources_that_differ_on_an_end_give_one_disputed_posting(scribe: Any) -> None:
    claims = [
        scribe(name).claim(
            "posting",
            person="Radovan Teslin",
            role="commander",
            unit=UNIT,
            when=When(edtf=None, begins=(date(2030, 1, 5), date(2030, 1, 5)), ends=(end, end)),
        )
        for name, end in (("a", date(2031, 4, 26)), ("b", date(2031, 4, 27)))
    ]
    (posting,) = derive(claims).persons[0].career
    assert posting.disputed
    assert len(posting.claims) == 2
    days = [date(2031, 4, 26), date(2031, 4, 27), date(2031, 4, 28)]
    assert [posting.holds_on(day) for day in days] == [Answer.YES, Answer.POSSIBLE, Answer.NO]


def test_somebody_else_in_between_breaks_a_posting(scribe: Any, times: Any) -> None:
    a = scribe("a", "2033-01-01")
    claims = [
        a.claim("posting", person=person, role="commander", unit=UNIT, when=times.as_of(day))
        for person, day in (
            ("Radovan Teslin", "2028-01-01"),
            ("Iven Marsk", "2030-01-01"),
            ("Radovan Teslin", "2032-01-01"),
        )
    ]
    (teslin,) = [person for person in derive(claims).persons if person.name == "Radovan Teslin"]
    assert [posting.holds_on(date(2030, 1, 1)) for posting in teslin.career] == [Answer.POSSIBLE, Answer.POSSIBLE]
    undated = a.claim("posting", person="Radovan Teslin", role="commander", unit=UNIT)
    assert [len(p.career) for p in derive([*claims, undated]).persons] == [1, 2]
    (alone,) = derive([claims[0], claims[2]]).persons[0].career
    assert alone.holds_on(date(2030, 1, 1)) is Answer.YES


def test_two_roles_in_one_unit_are_two_postings(scribe: Any) -> None:
    a = scribe("a")
    claims = [
        a.claim("posting", person="Radovan Teslin", role=role, unit=UNIT) for role in ("deputy commander", "commander")
    ]
    assert len(derive(claims).persons[0].career) == 2


def test_a_claim_without_role_joins_the_only_role_in_that_unit(scribe: Any, times: Any) -> None:
    a = scribe("a")
    claims = [
        a.claim("posting", person="Radovan Teslin", role="head", unit="Staff Directorate"),
        a.claim(
            "posting",
            person="Radovan Teslin",
            unit="Staff Directorate",
            change="took office",
            when=times.began("2030-01-05"),
        ),
    ]
    (posting,) = derive(claims).persons[0].career
    assert posting.role == "head"
    assert posting.when.begins == (date(2030, 1, 5), date(2030, 1, 5))


@pytest.mark.parametrize(("stance", "status"), [(Stance.REPORTED, Status.PROPOSED), (Stance.STATED, Status.CONFLICT)])
def test_hedged_words_never_give_more_than_possible(scribe: Any, times: Any, stance: Stance, status: Status) -> None:
    claim = scribe("a").claim(
        "posting",
        person="Radovan Teslin",
        role="commander",
        unit=UNIT,
        when=times.as_of("2031-04-02"),
        stance=stance,
        status=status,
    )
    (posting,) = derive([claim]).persons[0].career
    assert posting.holds_on(date(2031, 4, 2)) is Answer.POSSIBLE


def test_a_rank_alone_is_no_posting(scribe: Any) -> None:
    person = derive([scribe("a").claim("posting", person="Radovan Teslin", rank="Colonel")]).persons[0]
    assert person.career == ()
    assert [held.rank for held in person.ranks] == ["Colonel"]


def test_a_denied_posting_is_a_denial_and_no_posting(scribe: Any) -> None:
    denied = scribe("a").claim(
        "posting", person="Radovan Teslin", role="commander", unit=UNIT, stance=Stance.DENIED, said_by=("the ministry",)
    )
    person = derive([denied]).persons[0]
    assert person.career == ()
    assert [item.claims for item in person.denials] == [(denied,)]
