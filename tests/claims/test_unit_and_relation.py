from collections.abc import Callable

import pytest

from answerable.model.claim import Claim, slots_json

Reader = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The 41st Mountain Brigade was formed in 1994.", [("41st Mountain Brigade", "founded", "1994")]),
        (
            "The 9th Rifle Division, which the ministry established in August 2014, is in the north.",
            [("9th Rifle Division", "founded", "August 2014")],
        ),
        ("The 41st Mountain Brigade was disbanded in 2008.", [("41st Mountain Brigade", "disbanded", "2008")]),
        (
            "The 41st Mountain Brigade was renamed the 3rd Guards Brigade.",
            [("41st Mountain Brigade", "renamed", "3rd Guards Brigade")],
        ),
        (
            "The 9th Rifle Division, established in 2014 to guard the border, is in the north.",
            [("9th Rifle Division", "founded", "2014"), ("9th Rifle Division", "purpose", "guard the border")],
        ),
        ("The 9th Rifle Division established a checkpoint in 2014.", []),
    ],
)
def test_properties_of_units(claims_of: Reader, words: str, told: list[tuple[str, str, str]]) -> None:
    found = [slots_json(claim.slots) for claim in claims_of(words, "unit")]
    assert sorted((f["unit"], f["property"], f["value"]) for f in found) == sorted(told)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "The 9th Rifle Battalion is part of the 41st Mountain Brigade.",
            ("9th Rifle Battalion", "41st Mountain Brigade", "child-of"),
        ),
        (
            "The 9th Rifle Battalion, under the 41st Mountain Brigade, left.",
            ("9th Rifle Battalion", "41st Mountain Brigade", "child-of"),
        ),
        (
            "The 9th Rifle Battalion is subordinate to the Northern Command.",
            ("9th Rifle Battalion", "Northern Command", "child-of"),
        ),
        (
            "The 9th Rifle Battalion was attached to the 41st Mountain Brigade.",
            ("9th Rifle Battalion", "41st Mountain Brigade", "member-of"),
        ),
        ("The 9th Rifle Battalion fought the 41st Mountain Brigade.", None),
        ("The 9th Rifle Battalion and the 41st Mountain Brigade left.", None),
    ],
)
def test_relations(claims_of: Reader, words: str, told: tuple[str, str, str] | None) -> None:
    found = [slots_json(claim.slots) for claim in claims_of(words, "relation")]
    assert [(f["unit"], f["related_unit"], f["kind"]) for f in found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "The 9th Rifle Battalion is based in Nairobi.",
            {"unit": "9th Rifle Battalion", "kind": "site", "place": "Nairobi"},
        ),
        (
            "The 9th Rifle Battalion was deployed to Orskaya in May.",
            {"unit": "9th Rifle Battalion", "kind": "area of operations", "place": "Orskaya"},
        ),
        (
            "Colonel Anton Velk was deployed to Kenya.",
            {"person": "Anton Velk", "kind": "area of operations", "place": "Kenya"},
        ),
        ("The 9th Rifle Battalion shelled Nairobi.", None),
    ],
)
def test_positionings(claims_of: Reader, words: str, told: dict[str, str] | None) -> None:
    assert [slots_json(claim.slots) for claim in claims_of(words, "positioning")] == ([told] if told else [])
