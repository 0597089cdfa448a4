from dataclasses import replace
from typing import Any

import pytest

from answerable.model.claim import Stance
from answerable.record.record import derive

DAY, OTHER = "2031-03-16", "2031-03-29"


def strike(source: Any, times: Any, **changes: Any) -> Any:
    slots: dict[str, Any] = {"kind": "shelling", "place": "Ostrel", "target": ("Corn Market",), "when": times.on(DAY)}
    return source.claim("incident", **{**slots, **changes})


ONE = [
    {"kind": "airstrike"},
    {"target": ("the corn market of the city",)},
    {"when": None},
    {"place": "ostrel"},
    {"target": ()},
    {"place": None},
]
TWO = [
    {"kind": "arrest"},
    {"target": ("City Hospital",)},
    {"when": "other"},
    {"place": "Lower Karvel"},
    {"place": None, "when": None},
    {"target": (), "when": None},
]


@pytest.mark.parametrize("changes", ONE)
def test_two_sources_tell_of_one_incident(scribe: Any, times: Any, changes: dict[str, Any]) -> None:
    record = derive([strike(scribe("a"), times), strike(scribe("b"), times, **changes)])
    assert len(record.incidents) == 1
    assert len(record.incidents[0].claims) == 2


@pytest.mark.parametrize("changes", TWO)
def test_what_may_be_two_incidents_stays_two(scribe: Any, times: Any, changes: dict[str, Any]) -> None:
    told = {key: times.on(OTHER) if value == "other" else value for key, value in changes.items()}
    record = derive([strike(scribe("a"), times), strike(scribe("b"), times, **told)])
    assert len(record.incidents) == 2


def test_figures_stand_side_by_side_as_each_source_gives_them(scribe: Any, times: Any) -> None:
    a, b = scribe("a", "2031-03-17"), scribe("b", "2031-05-01")
    claims = [
        strike(a, times),
        a.claim("harm", kind="killed", min=300, max=300, approximate=True, said_by=("the city council",)),
        strike(b, times),
        b.claim("harm", kind="killed", min=600, max=None),
    ]
    (incident,) = derive(claims).incidents
    assert [(figure.min, figure.max, figure.speakers) for figure in incident.figures] == [
        (300, 300, ("the city council",)),
        (600, None, ()),
    ]


def test_a_figure_far_from_any_incident_is_one_of_its_own(scribe: Any, times: Any) -> None:
    a = scribe("a", step=400)
    record = derive([strike(a, times), a.claim("harm", kind="displaced", min=1, max=1, place="Karvel")])
    assert [incident.family for incident in record.incidents] == ["attack by fire", "displacement"]


def test_a_denial_stands_with_its_incident_and_names_no_perpetrator(scribe: Any, times: Any) -> None:
    claims = [
        strike(scribe("a"), times, perpetrator="64th Brigade", said_by=("Karvel officials",)),
        strike(scribe("b"), times, perpetrator="64th Brigade", stance=Stance.DENIED, said_by=("the ministry",)),
    ]
    (incident,) = derive(claims).incidents
    assert [(item.value, item.speakers) for item in incident.perpetrators] == [("64th Brigade", ("Karvel officials",))]
    assert [item.claims[0].said_by for item in incident.denials] == [("the ministry",)]


def test_strikes_of_two_days_are_not_chained_by_an_undated_one(scribe: Any, times: Any) -> None:
    claims = [
        strike(scribe("a", "2031-03-17"), times),
        strike(scribe("b", "2031-03-30"), times, when=times.on(OTHER)),
        strike(scribe("c", "2031-04-17"), times, when=None),
    ]
    assert len(derive(claims).incidents) == 3


def test_two_tellings_in_one_source_are_one_by_their_target(scribe: Any, times: Any) -> None:
    a = scribe("a")
    assert len(derive([strike(a, times), strike(a, times, place=None, when=None)]).incidents) == 1
    b = scribe("b")
    assert len(derive([strike(b, times), strike(b, times, target=("hospital",))]).incidents) == 2


def test_a_figure_without_an_incident_goes_where_its_statement_points(scribe: Any, times: Any) -> None:
    b = scribe("b", "2031-05-01", step=0)
    said = b.claim("statement", "12 died in the corn market of Ostrel, she said", speaker="Lena Arvo", words="12 died")
    harm = b.claim("harm", "12 died", kind="killed", min=12, max=12)
    inside = replace(harm, start=said.start, end=said.start + 7)
    (incident,) = derive([strike(scribe("a"), times), said, inside]).incidents
    assert [figure.min for figure in incident.figures] == [12]


def test_a_figure_that_may_count_two_incidents_stays_alone(scribe: Any, times: Any) -> None:
    b = scribe("b", "2031-05-01", step=0)
    said = b.claim("statement", "12 died in the corn market of Ostrel, she said", speaker="Lena Arvo", words="12 died")
    inside = replace(b.claim("harm", "12 died", kind="killed", min=12, max=12), start=said.start, end=said.start + 7)
    claims = [strike(scribe("a"), times), strike(scribe("c"), times, when=times.on(OTHER)), said, inside]
    assert len(derive(claims).incidents) == 3


def test_a_denial_alone_goes_to_the_one_incident_that_it_names(scribe: Any, times: Any) -> None:
    def denied(name: str) -> Any:
        return strike(scribe(name), times, place=None, when=None, stance=Stance.DENIED, said_by=("the ministry",))

    (incident,) = derive([strike(scribe("a"), times), denied("b")]).incidents
    assert len(incident.denials) == 1
    two = [strike(scribe("a"), times), strike(scribe("c"), times, when=times.on(OTHER)), denied("b")]
    assert sorted(len(incident.denials) for incident in derive(two).incidents) == [0, 0, 1]


def test_a_place_has_one_siege_at_a_time(scribe: Any, times: Any) -> None:
    sieges = [scribe(name).claim("incident", kind="siege", place="Ostrel") for name in ("a", "b")]
    assert len(derive(sieges).incidents) == 1
    past = scribe("c").claim("incident", kind="siege", place="Ostrel", when=times.on("1931-03-16"))
    now = scribe("d").claim("incident", kind="siege", place="Ostrel", when=times.on("2031-03-16"))
    assert len(derive([past, now]).incidents) == 2


def test_a_time_that_is_only_carried_over_neither_joins_nor_parts(scribe: Any, times: Any) -> None:
    carried = replace(times.on(OTHER), edtf=f"{OTHER}?")
    (incident,) = derive([strike(scribe("a"), times), strike(scribe("b"), times, when=carried)]).incidents
    assert incident.when is not None
    assert incident.when.edtf == DAY
