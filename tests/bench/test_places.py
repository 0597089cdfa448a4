"""The places in sentences of our own: each asks one thing that can be answered, and no column falls below its floor."""

import pytest
from bench.floors import fallen
from bench.places import Case, cases, judged, score

from answerable.model.claim import Location
from answerable.places.country import country_name

EVERY = [case for group in cases().values() for case in group]
KYIV = Case(text="Rockets hit [Kyiv].", precision="city", country="UA", region="Kyiv", geonames=703448)


def test_every_sentence_asks_one_thing() -> None:
    assert len(EVERY) >= 120
    assert len({case.text for case in EVERY}) == len(EVERY)
    for case in EVERY:
        start, end = case.span
        assert case.text.count("[") == case.text.count("]") == 1
        assert f"[{case.content[start:end]}]" in case.text
        assert case.country is None or country_name(case.country)
        assert case.precision in {"site", "city", "region", "country", "unknown"}
        assert not (case.none and (case.country or case.geonames))


@pytest.mark.parametrize(
    ("location", "wrong"),
    [
        (Location(name="", geonames=703448, country="UA", precision="city", region="Kyiv", candidates=(703448,)),
         set()),
        (Location(name="", country="UA", precision="city", region="Kyiv City", candidates=(703448,)), {"geonames"}),
        (Location(name="", geonames=703448, country="RU", precision="site", candidates=(703448,)),
         {"country", "region", "precision"}),
        (Location(name="", geonames=703448, country="UA", precision="city", region="Kyiv"), {"candidates"}),
    ],
)  # fmt: skip
def test_each_column_is_judged_by_itself(location: Location, wrong: set[str]) -> None:
    assert {name for name, right in judged(KYIV, location).items() if not right} == wrong


def test_no_column_falls_below_its_floor() -> None:
    result = score(EVERY)
    assert list(fallen("places", result.figures())) == [], result.errors
