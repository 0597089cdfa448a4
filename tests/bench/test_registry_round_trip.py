from pathlib import Path

import pytest
from bench.registry_round_trip import main
from tests.exchange.sfm import tables


def test_tables_there_and_back_differ_in_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {
            "name": "Anton Velk",
            "unit": "9th Mountain Brigade",
            "role": "Commander",
            "first": "3/1/2014",
            "country": "ng",
        },
        {"name": "Ilka Brandt", "unit": "9th Mountain Brigade", "role": "Commander", "first": "2016", "country": "ng"},
    ]
    path = tmp_path / "persons.csv"
    path.write_text(tables.table("persons", rows), encoding="utf-8")
    assert main([str(path)]) == 0
    said = capsys.readouterr().out
    assert "import: 2 claims" in said
    assert said.count("lost: 0") == 2
    assert said.count("persons: 2 of 2 the same") == 2
