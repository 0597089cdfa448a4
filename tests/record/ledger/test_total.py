from typing import Any

import pytest

from answerable.record.ledger.line import ledger_of
from answerable.record.ledger.total import totals_of
from answerable.record.record import derive

Figure = tuple[str, str, int, int | None, tuple[str, ...]]


def totals(scribe: Any, *figures: Figure) -> dict[str, tuple[int, int | None, int]]:
    claims = []
    for name, published, low, high, speakers in figures:
        paper = scribe(name, published)
        claims += [
            paper.claim("incident", kind="shelling", place="Orvane", target=("market",)),
            paper.claim("harm", kind="killed", min=low, max=high, said_by=speakers),
        ]
    (incident,) = derive(claims).incidents
    return {total.rule: (total.min, total.max, total.origins) for total in totals_of(ledger_of(incident))}


COUNCIL, PROBE = ("The council of Orvane",), ("Open Ledger",)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (
            [("a", "2031-01-01", 300, 300, COUNCIL), ("b", "2031-05-01", 600, 600, PROBE)],
            {"lowest–highest": (300, 600, 2), "latest-per-speaker": (300, 600, 2), "every-casualty": (300, 600, 2)},
        ),
        (
            [("a", "2031-01-01", 11, 11, COUNCIL), ("b", "2031-01-09", 14, 14, COUNCIL)],
            {"lowest–highest": (11, 14, 1), "latest-per-speaker": (14, 14, 1), "every-casualty": (0, 14, 1)},
        ),
        (
            [("a", "2031-01-01", 12, None, ()), ("b", "2031-01-02", 9, 9, ())],
            {"lowest–highest": (9, None, 2), "latest-per-speaker": (9, None, 2), "every-casualty": (9, None, 2)},
        ),
        (
            [("a", "2031-01-01", 12, 12, ())],
            {"lowest–highest": (12, 12, 1), "latest-per-speaker": (12, 12, 1), "every-casualty": (0, 12, 1)},
        ),
    ],
)
def test_totals_are_ranges_by_named_rules_and_never_sums(
    scribe: Any, figures: list[Figure], expected: dict[str, tuple[int, int | None, int]]
) -> None:
    assert totals(scribe, *figures) == expected


def test_a_part_is_in_no_total(scribe: Any) -> None:
    paper = scribe("a.txt", "2031-01-01")
    claims = [
        paper.claim("incident", kind="shelling", place="Orvane", target=("market",)),
        paper.claim("harm", kind="killed", min=40, max=40, whom="people"),
        paper.claim("harm", kind="killed", min=12, max=12, whom="children"),
    ]
    (incident,) = derive(claims).incidents
    assert {(total.min, total.max) for total in totals_of(ledger_of(incident)) if total.rule == "lowest–highest"} == {
        (40, 40)
    }


def test_no_lines_have_no_total() -> None:
    assert totals_of(()) == ()
