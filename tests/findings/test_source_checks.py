from typing import Any

import pytest

from answerable.model.claim import Stance


def accusation(source: Any, **more: Any) -> Any:
    return source.claim(
        "allegation", accused="Anton Velk", conduct="ordering the shelling", stance=Stance.ALLEGED, **more
    )


def post(source: Any) -> Any:
    return source.claim("posting", person="Anton Velk", role="commander", unit="9th Mountain Brigade")


def test_an_accusation_has_its_denial_beside_it(scribe: Any, found: Any) -> None:
    paper = scribe("a")
    denial = paper.claim(
        "allegation",
        accused="Anton Velk",
        conduct="ordering the shelling",
        stance=Stance.DENIED,
        said_by=("the ministry",),
    )
    accused = accusation(paper, said_by=("Tomas Rell",))
    (one,) = found([post(paper), accused, denial], "denied")
    assert one.claims_for == (accused,)
    assert one.claims_against == (denial,)
    assert "answered by" in one.words


def test_silence_is_said_to_be_no_admission(scribe: Any, found: Any) -> None:
    paper = scribe("a")
    (one,) = found([post(paper), accusation(paper)], "denied")
    assert one.claims_against == ()
    assert "no admission" in one.words


@pytest.mark.parametrize(
    ("speakers", "count"), [((("Tomas Rell",), ("Tomas Rell",)), 1), ((("Tomas Rell",), ("Ilka Brandt",)), 0)]
)
def test_what_one_origin_alone_tells(scribe: Any, found: Any, speakers: Any, count: int) -> None:
    claims = [accusation(scribe(name), said_by=said) for name, said in zip("ab", speakers, strict=True)]
    findings = [one for one in found([post(scribe("c")), *claims], "one-origin") if "accusation" in one.words]
    assert len(findings) == count


@pytest.mark.parametrize(("second", "count"), [("1963", 1), ("1962", 0)])
def test_a_property_with_two_values(scribe: Any, found: Any, second: str, count: int) -> None:
    claims = [
        scribe(name).claim("person", person="Anton Velk", property="born", value=value)
        for name, value in (("a", "1962"), ("b", second))
    ]
    findings = found(claims, "contradiction")
    assert len(findings) == count
    assert all("1962 (Title of a)" in one.words and "1963 (Title of b)" in one.words for one in findings)


@pytest.mark.parametrize(
    ("second", "count"), [({"min": 600, "max": 600}, 1), ({"min": 305, "max": 305, "approximate": True}, 0)]
)
def test_figures_that_cannot_all_be_so(scribe: Any, found: Any, second: dict[str, Any], count: int) -> None:
    claims = []
    for name, figure in (("a", {"min": 300, "max": 300, "approximate": True}), ("b", second)):
        paper = scribe(name)
        claims += [
            paper.claim("incident", kind="shelling", place="Orvane", target=("market",)),
            paper.claim("harm", kind="killed", **figure),
        ]
    assert len(found(claims, "contradiction")) == count
