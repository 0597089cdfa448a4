from typing import Any

import pytest

from answerable.findings.figure_checks import _slips
from answerable.model.claim import Location


@pytest.mark.parametrize(("figure", "count"), [(15, 1), (11, 0), (12, 0)])
def test_a_figure_outside_its_own_sources_range(scribe: Any, found: Any, figure: int, count: int) -> None:
    paper = scribe("a")
    claims = [
        paper.claim("incident", kind="shelling", place="Orvane", target=("market",)),
        paper.claim("harm", kind="killed", min=10, max=12, whom="people"),
        paper.claim("harm", kind="killed", min=figure, max=figure, whom="people"),
    ]
    assert len(found(claims, "figure-outside-range")) == count


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("112 Battalion", "121 Battalion", 1),
        ("112 Battalion", "113 Battalion", 1),
        ("112 Battalion", "212 Brigade", 0),
        ("7 Battalion", "8 Battalion", 0),
        ("112 Battalion", "345 Battalion", 0),
    ],
)
def test_a_slip_in_a_units_number(scribe: Any, found: Any, first: str, second: str, count: int) -> None:
    claims = [
        scribe(name).claim("posting", person="Anton Velk", role="commander", unit=unit)
        for name, unit in (("a", first), ("b", second))
    ]
    assert len(found(claims, "unit-number")) == count


def test_two_units_with_nothing_in_common_are_two(scribe: Any, found: Any) -> None:
    claims = [
        scribe("a").claim("posting", person="Anton Velk", role="commander", unit="112 Battalion"),
        scribe("b").claim("posting", person="Lena Ost", role="commander", unit="121 Battalion"),
    ]
    assert found(claims, "unit-number") == []


@pytest.mark.parametrize(("country", "code", "count"), [("Chad", "TD", 1), ("Ukraine", "UA", 0)])
def test_a_town_in_a_country_that_has_none_of_the_name(
    scribe: Any, found: Any, country: str, code: str, count: int
) -> None:
    claim = scribe("a").claim(
        "incident",
        f"shelled Mariupol, {country}",
        kind="shelling",
        place="Mariupol",
        where=(
            Location(name="Mariupol", precision="city"),
            Location(name=country, country=code, precision="country"),
        ),
    )
    assert len(found([claim], "place-elsewhere")) == count


@pytest.mark.parametrize(
    ("number", "slips", "apart"),
    [("112", {"121", "113", "12", "1112", "212"}, {"7", "113114", "345"}), ("7", set(), {"8", "17"})],
)
def test_slips_of_a_number_are_looked_up(number: str, slips: set[str], apart: set[str]) -> None:
    found = _slips(number)
    assert slips <= found
    assert not apart & found
