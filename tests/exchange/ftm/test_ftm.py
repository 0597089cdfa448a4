import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import Scribe
from tests.exchange.conftest import released, told

from answerable.errors import InputError
from answerable.exchange.ftm.dates import interval, prefix, printed_prefix
from answerable.exchange.ftm.documents import web_address
from answerable.exchange.ftm.draft import cleaned
from answerable.exchange.ftm.entity import (
    Entity,
    entities_jsonl,
    entity_of,
    read_entities,
    read_statements,
    statements_jsonl,
)
from answerable.exchange.ftm.export import ENTITIES, NOT_HELD, STATEMENTS, ftm_files
from answerable.exchange.record_tables import record_tables
from answerable.exchange.release import Release
from answerable.model.time import Bound, When
from answerable.model.work import Work


def by_schema(release: Release, schema: str) -> list[Entity]:
    return [entity for entity in read_entities(ftm_files(release)[ENTITIES]) if entity.schema == schema]


def not_held(release: Release) -> list[dict[str, str]]:
    return [json.loads(line) for line in ftm_files(release)[NOT_HELD].splitlines()]


def test_the_library_takes_every_entity_and_statement(
    release: Release, tmp_path: Path, outside: Callable[..., str]
) -> None:
    for name, content in ftm_files(release).items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    found = json.loads(outside("python", Path(__file__).parents[1] / "outside" / "check_ftm.py", tmp_path))
    for schema in ("Person", "Organization", "PublicBody", "Position", "Occupancy", "Membership", "Event", "Article"):
        assert found["schemas"][schema] > 0, schema
    assert found["schemas"]["Documentation"] > 0
    assert found["schemas"]["Mention"] > 0
    assert found["statements"] == len(ftm_files(release)[STATEMENTS].splitlines())


def test_entities_and_statements_come_back_the_same(release: Release) -> None:
    files = ftm_files(release)
    entities = read_entities(files[ENTITIES])
    assert entities == read_statements(files[STATEMENTS])
    dataset = json.loads(files[ENTITIES].splitlines()[0])["datasets"][0]
    assert entities_jsonl(entities, dataset) == files[ENTITIES]
    assert statements_jsonl(entities, dataset) == files[STATEMENTS]


def test_the_order_of_claims_makes_no_difference(release: Release) -> None:
    assert ftm_files(replace(release, claims=release.claims[::-1])) == ftm_files(release)


def test_who_held_which_post_comes_back(release: Release) -> None:
    entities = {entity.id: entity for entity in read_entities(ftm_files(release)[ENTITIES])}
    held = {
        (
            entities[occupancy.values("holder")[0]].values("name")[0],
            entities[occupancy.values("post")[0]].values("name")[0],
            occupancy.values("startDate"),
        )
        for occupancy in entities.values()
        if occupancy.schema == "Occupancy"
    }
    assert held == {
        ("Anton Velk", "commander, 9th Brigade", ("2020-02-01",)),
        ("Boris Hale", "+Deputy <i>Minister</i>, Ministry of Defence", ()),
    }


def test_each_claim_is_documented_or_listed(release: Release) -> None:
    entities = read_entities(ftm_files(release)[ENTITIES])
    documented = {one for entity in entities if entity.schema == "Documentation" for one in entity.values("recordId")}
    listed = {row["claim"] for row in not_held(release)}
    assert documented | listed == {claim.id for claim in release.claims}
    assert {(row["type"], row["what"]) for row in not_held(release)} >= {
        ("person", "born: 1962~"),
        ("incident", "weapon: mortars"),
        ("harm", "harm"),
        ("allegation", "allegation"),
    }


def test_no_allegation_is_a_fact(release: Release) -> None:
    entities = read_entities(ftm_files(release)[ENTITIES])
    (event,) = [entity for entity in entities if entity.schema == "Event" and "market" in entity.values("name")[0]]
    assert event.values("involved") == ()
    facts = [entity for entity in entities if entity.schema in {"Occupancy", "Membership", "Position"}]
    assert not [fact for fact in facts if any("4th" in value for _, values in fact.properties for value in values)]
    notes = [note for entity in entities if entity.schema == "Note" for note in entity.values("description")]
    assert [note for note in notes if "(allegation, alleged). Said by: a witness." in note]
    assert [note for note in notes if "(allegation, denied). Said by: Anton Velk." in note]
    assert [note for note in notes if "(posting, alleged)" in note]


def test_an_event_of_which_nobody_speaks_flatly_says_so() -> None:
    alleged = tuple(claim for claim in told() if claim.type == "incident")[:1]
    (event,) = by_schema(released(alleged), "Event")
    assert event.values("name")[0].startswith("Alleged: ")


@pytest.mark.parametrize("word", ["Tarn", "Соболев", "Sobolev"])
def test_protected_names_are_in_no_file(word: str) -> None:
    files = ftm_files(released(told()))
    assert all(word not in content for content in files.values())
    assert any("name withheld" in content for content in files.values())


def test_with_a_reason_they_are() -> None:
    assert "Ilka Tarn" in ftm_files(released(told(), disclose=True))[ENTITIES]


def test_a_person_whose_name_is_protected_is_not_there() -> None:
    names = {name for person in by_schema(released(told()), "Person") for name in person.values("name")}
    assert names == {"Anton Velk", "Boris Hale", "Oleg Marn"}


D = date.fromisoformat


@pytest.mark.parametrize(
    ("bound", "held"),
    [
        ((D("2014-12-01"), D("2014-12-01")), "2014-12-01"),
        ((D("2014-12-01"), D("2014-12-31")), "2014-12"),
        ((D("2012-02-01"), D("2012-02-29")), "2012-02"),
        ((D("2013-02-01"), D("2013-02-27")), None),
        ((D("2014-01-01"), D("2014-12-31")), "2014"),
        ((D("2014-01-01"), D("2014-12-30")), None),
        ((D("2014-01-01"), D("2015-12-31")), None),
        ((D("2014-01-02"), D("2014-01-31")), None),
        ((None, D("2014-12-01")), None),
        ((None, None), None),
    ],
)
def test_a_bound_is_a_prefix_or_nothing(bound: Bound, held: str | None) -> None:
    assert prefix(bound) == held


def test_a_begin_with_an_open_end_is_held_whole() -> None:
    day = D("2013-10-30")
    assert interval(When(edtf=None, begins=(day, day), ends=(day, None))) == ({"startDate": ("2013-10-30",)}, True)
    assert interval(When(edtf=None, begins=(day, day), ends=(D("2014-01-01"), None)))[1] is False


def test_works_that_an_imported_claim_cites_are_articles_behind_it() -> None:
    claim = replace(Scribe("persons.csv").claim("posting", person="Anton Velk", unit="9th Brigade"), cited=("w1", "w2"))
    work = Work(
        id="w1", capture="sha256:0", line=2, title="A promotion", url="https://a.example/1", published="2013-05"
    )
    release = replace(released((claim,)), works={"w1": work})
    (article,) = [one for one in by_schema(release, "Article") if one.values("title") == ("A promotion",)]
    assert article.values("sourceUrl") == ("https://a.example/1",)
    (membership,) = by_schema(release, "Membership")
    assert article.id in membership.values("proof")
    assert all(article.id in one.values("document") for one in by_schema(release, "Documentation"))
    assert "cites w2" in {row["what"] for row in not_held(release)}
    assert "citing A promotion / w2" in record_tables(release)["postings.csv"]


def test_an_attested_day_is_a_date_and_no_bound() -> None:
    day = D("2021-06-01")
    assert interval(When(edtf=None, begins=(None, day), ends=(day, None))) == ({"date": ("2021-06-01",)}, True)
    assert interval(When(edtf=None, begins=(D("2020-01-01"), day), ends=(day, None)))[1] is False


@pytest.mark.parametrize(
    ("value", "held"),
    [("1962", True), ("1962-02", True), ("1962-02-28", True), ("1962-02-30", False), ("1962~", False), ("196X", False)],
)
def test_a_printed_date_is_held_as_it_stands_or_not(value: str, *, held: bool) -> None:
    assert printed_prefix(value) == (value if held else None)


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "http://[", "https://a b.example/", "http://host:0/", "ftp://a.example/"),
        *("http://x/", "http://a..example/", "http://-.example/", "http://127.0.0.1/"),
    ],
)
def test_what_is_no_address_on_the_web_is_left_out(url: str) -> None:
    assert web_address(url) is None
    assert web_address("https://a.example/b?c=d") == "https://a.example/b?c=d"
    assert web_address("https://a.example/b?") == "https://a.example/b"


@given(st.text(), st.integers(1, 50))
def test_cleaned_text_is_one_line_within_its_limit(text: str, limit: int) -> None:
    once = cleaned(text, limit)
    assert len(once) <= limit
    assert cleaned(once, limit) == once
    assert once.isprintable()


@given(st.dictionaries(st.sampled_from(["name", "alias", "notes"]), st.lists(st.text(min_size=1)), max_size=3))
def test_any_text_comes_back_from_both_files(properties: dict[str, list[str]]) -> None:
    entity = entity_of("answerable-1", "Person", dict(properties))
    assert read_entities(entities_jsonl([entity], "d")) == (entity,)
    assert read_statements(statements_jsonl([entity], "d")) == (entity,)


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1, "schema": "Person"}', '{"id": "a"}', "[" * 100_000])
def test_what_is_no_entity_is_an_error_with_its_line(line: str) -> None:
    with pytest.raises(InputError, match="line 1"):
        read_entities(line)
    with pytest.raises(InputError, match="line 1"):
        read_statements(line)


def test_a_name_of_signs_alone_makes_no_property() -> None:
    scribe = Scribe("a.txt")
    claims = (scribe.claim("name", entity="Anton Velk", name='""', kind="nickname"),)
    (person,) = by_schema(released(claims), "Person")
    assert person.values("weakAlias") == ()
