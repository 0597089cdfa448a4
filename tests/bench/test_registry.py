"""The register, grouped again: figures on a small made-up one, and what looks like its researchers' mistakes."""

import csv
from pathlib import Path

import pytest
from bench.registry import figures, mistakes, rows_of, speed

FIELDS = (
    "Name", "Aliases or alternative spellings (semi-colon separated)", "Organization", "Role", "Rank", "first_year",
    "first_month", "first_day", "last_year", "last_month", "last_day",
)  # fmt: skip
ROWS = [
    ("Radovan Teslin", "R. Teslin", "9 Brigade", "Commander", "Colonel", "2030"),
    ("Radovan Teslin", "", "9 Division", "Commander", "Major General", "2034"),
    ("Radovan Teslim", "Radovan Teslin", "9 Brigade", "Commander", "Colonel", "2031"),
    ("Mira Holm", "", "Harbour Police", "Commander", "Commissioner of Police", ""),
    ("Ann Gorak", "", "7 Division", "Commander", "Major General", "2030"),
    ("Ann Gorak", "", "7 Company", "Commander", "Second Lieutenant", "2032"),
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "persons.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, restval="")
        writer.writeheader()
        writer.writerows(dict(zip((*FIELDS[:5], "first_year"), row, strict=True)) for row in ROWS)
    return path


def test_a_small_register_is_grouped_again(table: Path) -> None:
    rows = rows_of(table)
    assert figures(rows, "table") == {"table precision": 1, "table recall": 1}
    # Each row a source of its own: the slip holds the same post, so it is joined, which the researchers did not do.
    assert figures(rows, "rows") == {"rows precision": pytest.approx(2 / 4), "rows recall": 1}


def test_what_looks_like_a_mistake_is_listed_with_its_lines(table: Path) -> None:
    line, fall = mistakes(rows_of(table))
    assert "Radovan Teslim (line 4) / Radovan Teslin (line 2, 3)" in line
    assert "both are commander of 9 Brigade" in line
    assert fall.endswith("Ann Gorak: Major General by 2030-01-01, Second Lieutenant on 2032-01-01 (lines 6 and 7)")


def test_made_up_names_are_grouped(table: Path) -> None:
    assert speed(rows_of(table), 4)[0] >= 1
