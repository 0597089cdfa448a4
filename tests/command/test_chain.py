from datetime import date
from typing import Any

import pytest

from answerable.command.chain import chain
from answerable.command.path import Certainty
from answerable.model.claim import Stance

COMPANY, BRIGADE, DIVISION, CORPS = "2nd Signals Company", "9th Mountain Brigade", "3rd Mountain Division", "1st Corps"
DAY = date(2031, 6, 1)


def under(source: Any, child: str, parent: str, when: Any, **more: Any) -> Any:
    return source.claim("relation", unit=child, related_unit=parent, kind="child-of", when=when, **more)


def test_up_and_down_with_commanders_and_certainty(graph: Any, scribe: Any, times: Any) -> None:
    a = scribe("a", "2031-06-01")
    claims = [
        under(a, COMPANY, BRIGADE, times.as_of("2031-06-01")),
        under(a, BRIGADE, DIVISION, times.as_of("2031-05-01")),
        a.claim("posting", person="Anton Velk", role="commander", unit=BRIGADE, when=times.as_of("2031-06-01")),
        a.claim("posting", person="Piet Landau", role="commander", unit=DIVISION, when=times.ended("2030-01-01")),
    ]
    up = chain(graph(claims), COMPANY, DAY)
    assert [(rung.unit.name, rung.path and str(rung.path.certainty)) for rung in up.rungs] == [
        (COMPANY, None),
        (BRIGADE, "proven"),
        (DIVISION, "possible"),
    ]
    assert [[hop.end_name for hop in rung.commanders] for rung in up.rungs] == [[], ["Anton Velk"], []]
    last = up.rungs[-1].path
    assert last is not None
    assert (last.weakest.end_name, last.weakest.gap) == (DIVISION, 31)
    down = chain(graph(claims), DIVISION, DAY, up=False)
    assert [rung.unit.name for rung in down.rungs] == [DIVISION, BRIGADE, COMPANY]


@pytest.mark.parametrize(
    ("when", "certainty"),
    [
        (("as_of", "2031-06-01"), "proven"),
        (("as_of", "2031-06-02"), "possible"),
        (("ended", "2031-05-31"), None),
        (("began", "2031-06-02"), None),
        (None, "possible"),
    ],
)
def test_both_sides_of_the_day(graph: Any, scribe: Any, times: Any, when: Any, certainty: str | None) -> None:
    time = getattr(times, when[0])(when[1]) if when else None
    found = chain(graph([under(scribe("a"), BRIGADE, DIVISION, time)]), BRIGADE, DAY)
    told = [str(rung.path.certainty) for rung in found.rungs if rung.path]
    assert told == ([certainty] if certainty else [])


def test_of_two_holders_the_one_who_is_not_given_for_the_day_is_said_to_have_a_rival(
    graph: Any, scribe: Any, times: Any
) -> None:
    a = scribe("a")
    claims = [
        a.claim("posting", person="Anton Velk", role="commander", unit=BRIGADE, when=times.as_of("2030-06-01")),
        a.claim("posting", person="Piet Landau", role="commander", unit=BRIGADE, when=times.as_of("2031-06-01")),
    ]
    first, second = chain(graph(claims), BRIGADE, DAY).rungs[0].commanders
    assert (first.end_name, first.certainty) == ("Piet Landau", Certainty.PROVEN)
    assert (second.end_name, second.certainty) == ("Anton Velk", Certainty.POSSIBLE)
    assert "somebody else is given for the day" in second.reason


def test_what_is_only_hedged_is_never_proven(graph: Any, scribe: Any, times: Any) -> None:
    claim = under(scribe("a"), BRIGADE, DIVISION, times.as_of("2031-06-01"), stance=Stance.REPORTED)
    found = chain(graph([claim]), BRIGADE, DAY)
    path = found.rungs[1].path
    assert path is not None
    assert (path.certainty, path.weakest.reason) == (Certainty.POSSIBLE, "no source states it flatly")


def test_a_chain_that_goes_round_ends(graph: Any, scribe: Any, times: Any) -> None:
    a = scribe("a")
    claims = [
        under(a, BRIGADE, DIVISION, times.as_of("2031-06-01")),
        under(a, DIVISION, CORPS, times.as_of("2031-06-01")),
        under(a, CORPS, BRIGADE, times.as_of("2031-06-01")),
    ]
    assert [rung.unit.name for rung in chain(graph(claims), BRIGADE, DAY).rungs] == [BRIGADE, DIVISION, CORPS]


def test_a_relation_goes_on_unless_another_superior_breaks_it(graph: Any, scribe: Any, times: Any) -> None:
    a = scribe("a")
    claims = [
        under(a, BRIGADE, DIVISION, times.as_of("2031-01-01")),
        under(a, BRIGADE, DIVISION, times.as_of("2031-12-01")),
    ]
    path = chain(graph(claims), BRIGADE, DAY).rungs[1].path
    assert path is not None
    assert path.certainty is Certainty.PROVEN
    claims.append(under(a, BRIGADE, CORPS, times.as_of("2031-06-01")))
    told = {rung.unit.name: str(rung.path.certainty) for rung in chain(graph(claims), BRIGADE, DAY).rungs if rung.path}
    assert told == {CORPS: "proven", DIVISION: "possible"}
