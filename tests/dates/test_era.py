import pytest

from answerable.dates.edtf import parse_edtf
from answerable.dates.era import Eras, eras_in
from answerable.dates.expression import expressions
from answerable.lexicon import load_lexicon

ROWS = load_lexicon("answerable.dates.data", "eras.toml", Eras).eras


def test_every_era_has_dates_and_a_note_and_no_name_twice() -> None:
    names = [name.lower() for row in ROWS for name in row.names]
    assert len(names) == len(set(names))
    assert all(row.note for row in ROWS)
    assert all(parse_edtf(row.dates).edtf == row.dates for row in ROWS)


@pytest.mark.parametrize("name", [name for row in ROWS for name in row.names])
def test_every_era_is_found_and_dates_what_happens_during_it(name: str) -> None:
    (found,) = expressions(f"He rose during {name}, it is said.")
    assert found.edtf == eras_in(name)[0].edtf


@pytest.mark.parametrize(
    "words", ["a history of the Cold War", "the Cold War", "Cold War soldiers", "in memory of the pandemic"]
)
def test_an_era_alone_dates_nothing(words: str) -> None:
    assert expressions(words) == ()


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("before the Gulf War", "../1990-08-02"),
        ("after the Gulf War", "1991-02-28/.."),
        ("since the Gulf War", "1990-08-02/.."),
        ("until the Gulf War", "../1991-02-28"),
        ("at the height of the Gulf War", "1990-08-02/1991-02-28"),
        ("during the Syrian civil war", "2011-03/.."),
    ],
)
def test_what_stands_before_an_era_says_which_side_of_it(words: str, edtf: str) -> None:
    assert [expression.edtf for expression in expressions(f"It was {words}.")] == [edtf]
    assert parse_edtf(edtf).edtf == edtf


def test_after_an_era_that_goes_on_there_is_nothing() -> None:
    assert expressions("after the Syrian civil war") == ()
