from bench.floors import fallen
from bench.origins.measure import figures, pairs


def test_sources_are_grouped_into_origins_no_worse_than_before() -> None:
    judged = list(pairs())
    assert len(judged) >= 40
    assert {pair.same for pair in judged} == {True, False}
    assert not list(fallen("origins", figures(judged)))
