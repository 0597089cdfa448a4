"""Out and in again: what a case says as tables, it says again when they are taken."""

import csv
import io
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.sfm import tables

from answerable.exchange.sfm.out_2019 import comparable, tables_2019
from answerable.exchange.sfm.out_claims import tables_of_claims
from answerable.exchange.sfm.ranges import ranges_of, when_of_ranges
from answerable.exchange.sfm.works import works_of
from answerable.model.claim import Claim, Location, Stance, Status
from answerable.model.time import When
from answerable.reading.sheets.layout import lay_out
from answerable.reading.sheets.table import escaped, unescaped
from answerable.record.entities import entities_of

VELK = {
    "name": "Anton Velk",
    "name/sources": tables.WORK_1,
    "name/confidence": "High",
    "unit": "9th Mountain Brigade",
    "unit/sources": tables.WORK_2,
    "unit/confidence": "Low",
    "role": "Commander",
    "title": "-",
    "rank": "Brig. Gen.",
    "first": "3/1/2014",
    "start": "Y",
    "start_context": "Appointed",
    "last": "May 2015",
    "end": "N",
    "country": "ng",
    "aliases": "A. Velk ; =Velk+1;@velk",
    "aliases/sources": f"{tables.WORK_2};{tables.WORK_1}",
}
PERSONS = [
    VELK,
    {**VELK, "name": "Ilka Brandt", "first": "6/25/2016", "first_month": "8", "first_day": "25", "first_year": "2016"},
    {
        **VELK,
        "name": "Tomas Rell",
        "role": "Acting Commander",
        "first": "2014",
        "start": "N",
        "last": "2015",
        "end": "Y",
    },
    {**VELK, "name": '"Nine, Fingers"', "role": "Operations Commander", "start": "", "last": "2013"},
]
UNITS = [
    {
        "name": "9th Mountain Brigade",
        "id": "unit-9",
        "classification": "Army;Military",
        "classification/sources": tables.WORK_1,
        "country": "ng",
        "first": "2001",
        "start": "Y",
        "last": "6/30/2016",
        "open": "E",
        "aliases": "9 Mtn Bde;'Nine'",
        "parent": "2 Division",
        "parent/sources": tables.WORK_2,
        "parent/confidence": "Medium",
        "parent_class": "Command",
        "parent_first": "2003",
        "parent_start": "N",
        "parent_open": "Y",
        "member_of": "Task Force North",
        "member_first": "2010",
        "member_start": "Y",
        "member_last": "2012",
        "member_end": "Y",
        "site_base": "Heron Barracks",
        "site_town": "Maiduguri",
        "site_town_id": "99999999999",
        "site_region": "Borno",
        "site_country": "ng",
        "site_first": "4/2/2014",
        "site_start": "N",
        "area": "Borno",
        "area_country": "ng",
        "area_first": "2014",
        "area_last": "March 2015",
        "area_open": "Y",
    },
    {"name": "2 Division", "classification": "Army", "site_region": "Lagos", "site_country": "ng"},
]
SOURCES = [
    {"id": tables.WORK_1, "title": "=Brigade parades", "publication": "Harbour Gazette", "published": "Undated"},
    {"id": tables.WORK_2, "title": "Posts", "published": "2014-05-04", "url": "https://harbour.example/2"},
]


@pytest.fixture
def claims() -> list[Claim]:
    persons = tables.take(tables.table("persons", PERSONS), "persons.csv")
    units = tables.take(tables.table("units", UNITS), "units.csv")
    return [*persons.claims, *units.claims]


def written(made: Any) -> dict[str, str]:
    return {name: content for name, content in made.files.items() if name not in ("not-held.csv", "sources.csv")}


def back(made: Any) -> list[Claim]:
    return [claim for name, content in written(made).items() for claim in tables.take(content, name).claims]


def in_full(claim: Claim) -> object:
    noted = tuple(pair for pair in claim.noted if pair[0] != "line")
    return comparable(claim), claim.where, claim.when and claim.when.edtf, noted, claim.stance


def test_tables_of_2019_come_back_as_they_went_with_everything_that_was_noted(claims: list[Claim]) -> None:
    made = tables_2019(claims, entities_of(claims), (), str)
    assert made.not_held == ()
    assert Counter(map(in_full, back(made))) == Counter(map(in_full, claims))
    again = back(made)
    assert written(tables_2019(again, entities_of(again), (), str)) == written(made)


def test_the_handbook_holds_the_same_claims_with_all_that_they_cite(claims: list[Claim]) -> None:
    made = tables_of_claims(claims, entities_of(claims), (), str)
    assert made.not_held == ()
    came = Counter(map(comparable, back(made)))
    assert not Counter(map(comparable, claims)) - came
    # A row that starts says that the unit was founded, for whatever property it was written.
    more = came - Counter(map(comparable, claims))
    assert {str(said) for said in more if "founded" not in str(said) and "disbanded" not in str(said)} == set()


def test_from_one_shape_to_the_other_nothing_is_lost(claims: list[Claim]) -> None:
    first = back(tables_of_claims(claims, entities_of(claims), (), str))
    made = tables_2019(first, entities_of(first), (), str)
    assert not Counter(map(comparable, claims)) - Counter(map(comparable, back(made)))


@pytest.mark.parametrize("shape", [tables_2019, tables_of_claims])
def test_claims_of_articles_go_out_too_and_what_no_table_holds_is_listed(scribe: Any, times: Any, shape: Any) -> None:
    article = scribe("a.txt", "2031-05-01", "Harbour Gazette")
    where = (Location(name="Heron Barracks", precision="site"),)
    held = [
        article.claim(
            "posting", person="Anton Velk", role="commander", unit="Blue Guard", when=times.as_of("2031-05-01")
        ),
        article.claim(
            "posting", person="Ilka Brandt", unit="Blue Guard", when=times.during("2003-01-01", "2003-12-31")
        ),
        article.claim(
            "relation", unit="Blue Guard", related_unit="2 Division", kind="child-of", when=times.began("2030-01-02")
        ),
        article.claim("positioning", unit="Blue Guard", place="Heron Barracks", kind="site", where=where),
        article.claim("unit", unit="Blue Guard", property="founded", value="2029-02-03", when=times.on("2029-02-03")),
        article.claim("name", entity="Anton Velk", name="A. Velk", kind="alias"),
    ]
    lost = [
        article.claim("name", entity="Anton Velk", name="Falcon", kind="nickname"),
        article.claim("harm", kind="killed", min=3, max=3),
        article.claim("unit", unit="Blue Guard", property="purpose", value="patrols"),
        article.claim("posting", person="Anton Velk", unit="Blue Guard", change="left"),
        article.claim("posting", person="Anton Velk", unit="Red Guard", status=Status.REJECTED),
        article.claim("posting", person="Anton Velk", unit="Red Guard", stance=Stance.REPORTED),
    ]
    every = [*held, *lost]
    made = shape(every, entities_of(every), (), str)
    assert {one.claim.id for one in made.not_held} == {claim.id for claim in lost}
    assert {comparable(claim) for claim in held} <= {comparable(claim) for claim in back(made)}
    sources = list(csv.DictReader(io.StringIO(made.files["sources.csv"])))
    assert article.source.capture in {cell for row in sources for cell in row.values()}


def test_what_researchers_found_wrong_is_denied_and_comes_back_so() -> None:
    row = {"name": "Anton Velk", "unit": "Blue Guard", "status": "conflict", "first_precise": "2014-01-01"}
    (claim,) = tables.take(tables.table("postings", [row], shape="sfm")).claims
    assert claim.stance is Stance.DENIED
    made = tables_of_claims([claim], entities_of([claim]), (), str)
    assert [one.stance for one in back(made)] == [Stance.DENIED]
    assert len(tables_2019([claim], entities_of([claim]), (), str).not_held) == 1


@pytest.mark.parametrize("shape", [tables_2019, tables_of_claims])
def test_no_cell_is_a_formula_and_names_are_withheld_in_every_one(claims: list[Claim], shape: Any) -> None:
    works = tuple(works_of(lay_out(tables.table("sources", SOURCES)), "sha256:0"))
    made = shape(claims, entities_of(claims), works, lambda words: words.replace("Velk", "[name withheld]"))
    for content in made.files.values():
        cells = [cell for row in csv.reader(io.StringIO(content)) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]
        assert "Velk" not in content


def test_works_come_back(claims: list[Claim]) -> None:
    works = tuple(works_of(lay_out(tables.table("sources", SOURCES)), "sha256:0"))
    for shape in (tables_2019, tables_of_claims):
        made = shape(claims, entities_of(claims), works, str)
        again = tuple(works_of(lay_out(made.files["sources.csv"]), "sha256:0"))
        kept = [(work.id, work.title, work.publisher, work.published, work.url) for work in works]
        assert [(work.id, work.title, work.publisher, work.published, work.url) for work in again] == kept


@given(st.text(alphabet="'=+-@ab\t", max_size=6))
def test_an_escaped_cell_comes_back_and_starts_no_formula(cell: str) -> None:
    assert unescaped(escaped(cell)) == cell
    assert not escaped(cell).startswith(("=", "+", "-", "@", "\t"))


days = st.dates(min_value=date(1990, 1, 1), max_value=date(2020, 12, 31))


@given(st.lists(days, min_size=4, max_size=4), st.booleans(), st.booleans())
def test_ranges_hold_every_time_that_is_sure_on_some_day(some: list[Any], starts: bool, ends: bool) -> None:  # noqa: FBT001 - drawn
    earliest, begun, ending, latest = sorted(some)
    when = When(edtf=None, begins=(earliest if starts else None, begun), ends=(ending, latest if ends else None))
    again = when_of_ranges(ranges_of(when))
    assert again is not None
    assert (again.begins, again.ends) == (when.begins, when.ends)


def test_a_rejected_part_of_a_row_is_left_out_and_the_rest_is_written(claims: list[Claim]) -> None:
    some = [replace(c, status=Status.REJECTED) if c.type == "relation" else c for c in claims]
    made = tables_2019(some, entities_of(some), (), str)
    assert {claim.type for claim in back(made)} == {"posting", "name", "unit", "positioning"}
    assert {one.reason for one in made.not_held} == {"it was rejected"}
