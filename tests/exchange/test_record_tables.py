import csv
import io

import pytest
from tests.exchange.conftest import released, told

from answerable.exchange.csv_table import FORMULA
from answerable.exchange.record_tables import COLUMNS, record_tables
from answerable.exchange.release import Release


def rows(release: Release, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(record_tables(release)[f"{name}.csv"])))


def test_beside_every_value_stand_its_sources(release: Release) -> None:
    for name, columns in COLUMNS.items():
        for row in rows(release, name):
            for column in columns:
                assert bool(row[column]) == bool(row[f"{column}.source"]), (name, column, row)


def test_a_value_has_the_sources_that_give_it_and_no_others(release: Release) -> None:
    (velk,) = [row for row in rows(release, "postings") if row["person"] == "Anton Velk"]
    first, second = (claim for claim in told()[:2])
    assert velk["role.source"].count("[") == 2
    assert velk["rank"] == "Colonel"
    assert velk["rank.source"].endswith(f"[{first.id}]")
    assert second.id not in velk["rank.source"]
    assert (velk["begins"], velk["certainty"]) == ("2020-02-01", "stated")


def test_what_is_alleged_says_so(release: Release) -> None:
    assert {row["certainty"] for row in rows(release, "postings") if row["person"] == "Oleg Marn"} == {
        "not stated flatly"
    }
    (shelling,) = [row for row in rows(release, "incidents") if row["perpetrators"]]
    assert shelling["perpetrators"] == "9th Brigade (a witness; alleged)"


def test_no_cell_of_any_table_starts_a_formula(release: Release) -> None:
    for content in record_tables(release).values():
        for row in csv.reader(io.StringIO(content)):
            assert not [cell for cell in row if cell.startswith(FORMULA)]
    assert [row["title"] for row in rows(release, "postings") if row["title"]] == ["'+Deputy <i>Minister</i>"]


@pytest.mark.parametrize("name", ["Ilka", "Собол", "Sobol"])
def test_protected_names_are_in_no_table(release: Release, name: str) -> None:
    assert not [content for content in record_tables(release).values() if name in content]


def test_the_order_of_claims_makes_no_difference() -> None:
    assert record_tables(released(told()[::-1])) == record_tables(released(told()))
