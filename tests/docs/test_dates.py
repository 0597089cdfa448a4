"""The page on dates: every row of its table of examples is read as it says."""

import re
from datetime import date
from pathlib import Path

import pytest

from answerable.dates.expression import Setting, expressions
from answerable.model.time import Answer, When

PAGE = (Path(__file__).parents[2] / "docs" / "dates.md").read_text(encoding="utf-8")
SECTION = PAGE.split("## How words become EDTF")[1].split("\n## ")[0]
ROWS = re.findall(r"^\| ([^|]+) \| ([\dX~./-]+) \|", SECTION, re.MULTILINE)
PUBLISHED = date(2022, 3, 24)


def test_the_table_is_there() -> None:
    assert len(ROWS) >= 30


@pytest.mark.parametrize(("words", "edtf"), ROWS)
def test_every_example_is_read_as_the_page_says(words: str, edtf: str) -> None:
    found = expressions(f"They came {words}.", Setting(published=(PUBLISHED, PUBLISHED)))
    assert [expression.edtf for expression in found] == [edtf]


def test_the_example_of_three_answers_holds() -> None:
    when = When(edtf="2014/..", begins=(date(2014, 1, 1), date(2014, 12, 31)), ends=(PUBLISHED, None))
    days = (date(2013, 12, 31), date(2014, 5, 3), date(2015, 1, 1), date(2022, 3, 25))
    assert [when.holds_on(day) for day in days] == [Answer.NO, Answer.POSSIBLE, Answer.YES, Answer.POSSIBLE]
