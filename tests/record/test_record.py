import json
import random
from typing import Any

import pytest

from answerable.errors import AmbiguousError, NotFoundError
from answerable.model.claim import Stance, Status
from answerable.record.backed import Property
from answerable.record.incident import Incident
from answerable.record.person import Person
from answerable.record.record import derive
from answerable.record.rendering import record_json
from answerable.record.unit import Unit


@pytest.fixture
def claims(scribe: Any, times: Any) -> list[Any]:
    a, b = scribe("courier.html", "2031-04-02"), scribe("post.txt", "2031-05-09")
    brigade = "64th Separate Motor Rifle Brigade"
    return [
        a.claim("posting", person="Radovan Teslin", rank="Colonel", role="commander", unit=brigade),
        a.claim("name", entity="Radovan Teslin", name="the Miller", kind="nickname"),
        a.claim("person", person="Radovan Teslin", property="born", value="1978"),
        a.claim("relation", unit=brigade, related_unit="35th Army", kind="child-of"),
        a.claim("positioning", unit=brigade, place="Camp Linden", kind="site"),
        a.claim("incident", kind="shelling", place="Ostrel", target=("Corn Market",), when=times.on("2031-03-16")),
        a.claim(
            "allegation",
            accused="Teslin",
            conduct="ordering",
            of="the shelling",
            said_by=("Karvel officials",),
            stance=Stance.ALLEGED,
        ),
        b.claim("person", person="Radovan Ilich Teslin", property="born", value="1977"),
        b.claim("posting", person="Iven Marsk", role="deputy commander", unit="64 Motor Rifle Bde"),
        b.claim("statement", speaker="Radovan Ilich Teslin", words="actors"),
        b.claim("demand", by="Lena Arvo", what="charge him", subject="Radovan Ilich Teslin", forum="the court"),
        b.claim("allegation", accused="Radovan Ilich Teslin", conduct="ordered", stance=Stance.DENIED, said_by=("HQ",)),
    ]


def person(record: Any, name: str) -> Person:
    found = record.find(name)
    assert isinstance(found, Person)
    return found


def test_the_order_of_claims_makes_no_difference(claims: list[Any]) -> None:
    before = derive(claims)
    for seed in range(5):
        shuffled = list(claims)
        random.Random(seed).shuffle(shuffled)  # noqa: S311 -- no secret is made here
        assert derive(shuffled) == before
    both = [json.dumps([record_json(p) for p in derive(order).persons]) for order in (claims, claims[::-1])]
    assert both[0] == both[1]


def test_a_rejected_claim_leaves_no_trace(claims: list[Any], scribe: Any) -> None:
    other = scribe("forged.txt").claim(
        "posting", person="Radovan Teslin", role="king", unit="64th Brigade", status=Status.REJECTED
    )
    assert derive([*claims, other]) == derive(claims)


def test_names_ranks_and_values_that_differ_stand_side_by_side(claims: list[Any]) -> None:
    teslin = person(derive(claims), "Radovan Teslin")
    assert [(name.kind, name.name) for name in teslin.names] == [
        ("nickname", "the Miller"),
        ("printed", "Radovan Ilich Teslin"),
        ("printed", "Radovan Teslin"),
        ("printed", "Teslin"),
    ]
    assert [held.rank for held in teslin.ranks] == ["Colonel"]
    born = [item for item in teslin.properties if item.property == "born"]
    assert [(item.value, len(item.claims)) for item in born] == [("1977", 1), ("1978", 1)]


def test_a_person_has_what_is_said_against_and_for_them(claims: list[Any]) -> None:
    teslin = person(derive(claims), "Radovan Teslin")
    assert [(item.conduct, item.speakers) for item in teslin.allegations] == [("ordering", ("Karvel officials",))]
    assert [item.claims[0].said_by for item in teslin.denials] == [("HQ",)]
    assert [item.words for item in teslin.statements] == ["actors"]
    assert [item.forum for item in teslin.demands] == ["the court"]
    assert teslin.incidents == ("incident:shelling-of-corn-market-ostrel-2031-03-16",)


def test_a_unit_has_its_people_its_parents_and_its_places(claims: list[Any]) -> None:
    unit = derive(claims).find("64th Motorised Rifle Brigade")
    assert isinstance(unit, Unit)
    assert [(posting.person_name, posting.role) for posting in unit.posted] == [
        ("Radovan Ilich Teslin", "commander"),
        ("Iven Marsk", "deputy commander"),
    ]
    assert [relation.parent_name for relation in unit.parents] == ["35th Army"]
    assert [positioning.place for positioning in unit.places] == ["Camp Linden"]


def test_the_same_assertion_in_two_sources_is_one_item_with_two_claims(scribe: Any) -> None:
    claims = [
        scribe(name).claim("person", person="Radovan Teslin", property="born", value=value)
        for name, value in (("a", "Lower Karvel"), ("b", "lower Karvel"))
    ]
    (item,) = derive(claims).persons[0].properties
    assert len(item.claims) == 2


def test_every_claim_of_an_entity_comes_back_in_its_json(claims: list[Any]) -> None:
    data = record_json(derive(claims).find("the Miller"))
    ids = {claim["id"] for claim in data["claims"]}
    assert data["entity"] == "person"
    assert {claim for item in data["allegations"] for claim in item["claims"]} <= ids


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("Teslin", Person),
        ("Col. R. Teslin", Person),
        ("the miller", Person),
        ("Радован Теслин", Person),
        ("64 Mot Rifle Bde", Unit),
        ("35th Army", Unit),
        ("corn market", Incident),
        ("person:radovan-ilich-teslin", Person),
    ],
)
def test_find_forgives_spelling(claims: list[Any], asked: str, kind: type) -> None:
    assert isinstance(derive(claims).find(asked), kind)


def test_a_name_that_is_not_there_is_answered_with_near_ones(claims: list[Any]) -> None:
    with pytest.raises(NotFoundError, match="Radovan Ilich Teslin"):
        derive(claims).find("Radovan Tesline-Smith")


def test_a_name_that_fits_several_is_answered_with_all_of_them(claims: list[Any], scribe: Any) -> None:
    other = scribe("c").claim("posting", person="Mira Teslin", role="spokesperson", unit="Harbour Office")
    with pytest.raises(AmbiguousError, match=r"Mira Teslin.*Radovan Ilich Teslin"):
        derive([*claims, other]).find("Teslin")


def test_of_many_that_fit_a_few_are_listed(scribe: Any) -> None:
    given = ("Ada", "Bo", "Cyra", "Dov", "Efim", "Fay", "Gil", "Hana", "Ilse", "Jory")
    many = [scribe("c").claim("posting", person=f"{name} Teslin", role="spokesperson") for name in given]
    with pytest.raises(AmbiguousError, match=r"Hana Teslin.*; and 2 more"):
        derive(many).find("Teslin")


def test_nothing_in_the_record_is_without_a_claim() -> None:
    with pytest.raises(ValueError, match="without a claim"):
        Property(property="born", value="1977", when=None, claims=())


def test_a_victim_is_no_person_of_the_record(scribe: Any) -> None:
    record = derive([scribe("a").claim("harm", kind="killed", min=1, max=1, whom="Ana Holm", place="Ostrel")])
    assert record.persons == ()


def test_the_end_of_a_posting_is_not_the_end_of_a_rank(scribe: Any, times: Any) -> None:
    a = scribe("a", "2031-04-02")
    claims = [
        a.claim("posting", person="Ann Holm", rank="Colonel", role="head", unit="KSB", when=times.ended("2031-04-01")),
        a.claim("posting", person="Ann Holm", rank="Colonel", when=times.on("2031-02-01")),
        a.claim("posting", person="Ann Holm", rank="Major", role="head", unit="KSB", when=times.as_of("2020-02-01")),
    ]
    major, colonel = derive(claims).persons[0].ranks
    assert (major.rank, colonel.rank, len(colonel.claims)) == ("Major", "Colonel", 2)
    assert colonel.when is not None
    assert (colonel.when.begins[0], colonel.when.ends[1]) == (None, None)
