"""Our own labelled articles: what was reached may rise and never silently fall (bench/floors.toml)."""

import pytest
from bench.floors import fallen, floors
from bench.labelled import HALVES, OPEN, score


@pytest.mark.parametrize("half", [half for half in HALVES if half in floors()])
def test_no_figure_of_the_labelled_articles_falls(half: str) -> None:
    tally = score(half).tally
    figures = tally.rates() | {"extra": tally.extra / max(tally.claims, 1), "barred": float(tally.barred)}
    assert list(fallen(half, figures)) == []


def test_the_halves_that_the_rules_were_written_with_have_floors() -> None:
    assert set(OPEN) <= set(floors())


def test_a_fall_is_told() -> None:
    floor = floors()["before"]
    name, bound = next(iter(floor.least.items()))
    assert any(f"{name} is" in line for line in fallen("before", {name: bound - 0.01}))
    assert any("was not measured" in line for line in fallen("before", {}))
