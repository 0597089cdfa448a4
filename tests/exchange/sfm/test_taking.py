from typing import Any

import pytest
from tests.exchange.sfm import tables

from answerable.model.claim import Claim, slots_json
from answerable.reading.document import UnreadableError
from answerable.reading.sheets.layout import lay_out

VELK = {
    "name": "Anton Velk",
    "name/sources": tables.WORK_1,
    "name/confidence": "Medium",
    "unit": "9th Mountain Brigade",
    "unit/sources": f"{tables.WORK_1};{tables.WORK_2}",
    "unit/confidence": "Low",
    "role": "Commander",
    "role/sources": tables.WORK_1,
    "title": "General Officer Commanding",
    "rank": "Brig. Gen.",
    "first": "3/1/2014",
    "start": "Y",
    "start_context": "Appointed",
    "last": "May 2015",
    "end": "N",
    "country": "ng",
}
BRIGADE = {
    "name": "9th Mountain Brigade",
    "id": "unit-9",
    "classification": "Army;Military",
    "classification/confidence": "High",
    "country": "ng",
    "first": "2001",
    "start": "Y",
    "last": "6/30/2016",
    "open": "E",
    "aliases": "9 Mtn Bde ; 9th Mountain Brigade;Ninth Brigade",
    "parent": "2 Division",
    "parent_class": "Command",
    "parent_first": "2003",
    "parent_start": "N",
    "parent_open": "Y",
    "member_of": "Task Force North",
    "member_first": "2010",
    "member_start": "Y",
    "member_last": "2012",
    "member_end": "Y",
}


def slot(claim: Claim, name: str) -> Any:
    return slots_json(claim.slots).get(name)


def facts(claims: tuple[Claim, ...]) -> list[tuple[str, dict[str, Any]]]:
    return [(claim.type, slots_json(claim.slots)) for claim in claims]


def test_a_row_of_persons_is_a_posting_with_what_it_rests_on() -> None:
    taken = tables.take(tables.table("persons", [VELK]))
    assert (taken.rows, taken.taken, taken.faults, taken.untaken) == (1, 1, (), ())
    (claim,) = taken.claims
    assert facts(taken.claims) == [
        (
            "posting",
            {
                "person": "Anton Velk",
                "rank": "Brigadier General",
                "role": "commander",
                "title": "General Officer Commanding",
                "unit": "9th Mountain Brigade",
                "change": "appointed",
            },
        )
    ]
    assert claim.when is not None
    assert claim.when.edtf == "2014-03-01/2015-05"
    assert claim.cited == (tables.WORK_1, tables.WORK_2)
    noted = dict(claim.noted)
    assert noted["rank"] == "Brig. Gen."
    assert (noted["confidence"], noted["confidence of unit"]) == ("Medium", "Low")
    assert noted["sources of role"] == tables.WORK_1
    assert (noted["line"], noted["first"], noted["country"]) == ("2", "3/1/2014", "ng")


@pytest.mark.parametrize(
    ("printed", "role", "change"),
    [
        ("Commander", "commander", None),
        ("Spokesman", "spokesperson", None),
        ("Chief of Staff", "chief of staff", None),
        ("Acting Commander", "commander", "acting"),
        ("Operations Commander", "Operations Commander", None),
        ("Commander for Osk State", "Commander for Osk State", None),
    ],
)
def test_a_role_is_a_controlled_word_only_where_it_is_one_as_printed(
    printed: str, role: str, change: str | None
) -> None:
    (claim,) = tables.take(tables.table("persons", [{"name": "Anton Velk", "role": printed, "unit": "X"}])).claims
    assert (slot(claim, "role"), slot(claim, "change")) == (role, change)


def test_a_row_of_units_is_what_it_is_called_and_under_and_within() -> None:
    taken = tables.take(tables.table("units", [BRIGADE], delimiter="\t"))
    assert taken.faults == ()
    unit = "9th Mountain Brigade"
    found = {(type_, *fact.values()) for type_, fact in facts(taken.claims)}
    assert found == {
        ("unit", unit, "classification", "Army"),
        ("unit", unit, "classification", "Military"),
        ("unit", unit, "country", "Nigeria"),
        ("unit", unit, "founded", "2001"),
        ("unit", unit, "disbanded", "2016-06-30"),
        ("name", unit, "9 Mtn Bde", "alias"),
        ("name", unit, "Ninth Brigade", "alias"),
        ("relation", unit, "2 Division", "child-of"),
        ("relation", unit, "Task Force North", "member-of"),
    }
    under = next(claim for claim in taken.claims if claim.type == "relation")
    assert (dict(under.noted)["kind"], dict(under.noted)["open"], dict(under.noted)["id"]) == ("Command", "Y", "unit-9")


def test_a_site_lies_where_the_gazetteer_knows_it_and_a_strange_number_is_only_noted() -> None:
    row = {"name": "9th Mountain Brigade", "site_base": "Heron Barracks", "site_town": "Maiduguri"}
    row |= {"site_town_id": "99999999999", "site_region": "Borno", "site_country": "ng", "site_first": "2014"}
    base, town = tables.take(tables.table("units", [row])).claims
    if slot(base, "place") != "Heron Barracks":
        base, town = town, base
    assert (town.where[0].country, town.where[0].region, town.where[0].precision) == ("NG", "Borno State", "city")
    assert town.where[0].geonames != 99999999999
    assert dict(town.noted)["town_id"] == "99999999999"
    assert (base.where[0].precision, base.where[0].geonames, base.where[1]) == ("site", None, town.where[0])


def test_a_town_that_the_gazetteer_has_in_another_region_only_is_not_taken_for_it() -> None:
    row = {"name": "9th Mountain Brigade", "site_town": "Maiduguri", "site_region": "Lagos", "site_country": "ng"}
    (claim,) = tables.take(tables.table("units", [row])).claims
    assert (claim.where[0].geonames, claim.where[0].country) == (None, "NG")


def test_every_cell_that_cannot_be_taken_is_listed_and_the_rest_is_taken() -> None:
    rows = [
        {**VELK, "first": "3/1/20144", "start": "maybe", "name/sources": f"nan;{tables.WORK_1}"},
        {"unit": "9th Mountain Brigade"},
        {**VELK, "first": "2015", "last": "2014", "start_context": "", "notes": "seen twice"},
    ]
    taken = tables.take(tables.table("persons", rows, more="Shoe size"))
    assert (taken.rows, taken.taken) == (3, 2)
    assert [(fault.line, fault.column) for fault in taken.faults] == [
        (2, "First citation"),
        (2, "Source: Name"),
        (2, "Start date? (Y/N)"),
        (3, "Name"),
        (4, "Last citation"),
    ]
    assert dict(taken.untaken) == {"Notes": 1, "Organization": 1}
    assert [claim.when and claim.when.edtf for claim in taken.claims] == ["2015-05", None]


def test_a_column_that_nobody_knows_stays_in_the_text_and_is_listed() -> None:
    content = tables.table("persons", [{**VELK, "Shoe size": "44 wide"}], more="Shoe size")
    assert dict(tables.take(content).untaken) == {"Shoe size": 1}
    assert "Shoe size: 44 wide" in lay_out(content).content


def test_each_claim_stands_in_the_text_and_its_slots_at_their_anchors() -> None:
    content = tables.table("units", [BRIGADE, {**BRIGADE, "name": '=2+2; "Group"'}])
    layout = lay_out(content)
    taken = tables.take(content)
    assert len({claim.id for claim in taken.claims}) == len(taken.claims)
    for claim in taken.claims:
        assert layout.content[claim.start : claim.end] == claim.quote
        for anchor in claim.anchors:
            value = slot(claim, anchor.slot)
            printed = layout.content[anchor.start : anchor.end]
            assert value == printed or (value, printed) in (("Nigeria", "ng"), ("2016-06-30", "6/30/2016"))


def test_a_table_of_another_kind_is_no_table_here() -> None:
    with pytest.raises(UnreadableError, match="no reader for a table"):
        lay_out("name,shoe size\nAnton Velk,44\n")
