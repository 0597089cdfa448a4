"""Origins and the ledger on the bundled example: the theatre is one incident with three figures that do not agree."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from answerable import Case
from answerable.errors import NotFoundError
from answerable.record.ledger.total import totals_of

EXAMPLE = Path(__file__).parents[2] / "examples" / "mariupol" / "documents"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("example")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANSWERABLE_CONFIG", str(folder / "configuration"))
        with Case.create(folder / "case") as made:
            made.add(EXAMPLE)
            yield made


def test_the_rewritten_digest_and_what_it_rewrites_are_one_origin(case: Case) -> None:
    names = {entry.capture: entry.name for entry in case.store.entries()}
    joined = [[names[capture] for capture in origin.captures] for origin in case.origins() if len(origin.captures) > 1]
    assert joined == [["02-accusations.txt", "03-accusations-again.txt"]]


def test_the_theatre_is_one_incident_whose_figures_stand_side_by_side(case: Case) -> None:
    incident, lines, support = case.ledger("theatre")
    assert incident.place == "Mariupol"
    printed = {(line.figure.min, line.figure.max, line.figure.approximate) for line in lines}
    assert {(300, 300, True), (600, 600, True), (12, None, False)} <= printed
    assert support.origins < support.sources
    killed = {total.rule: (total.min, total.max) for total in totals_of(lines) if total.kind == "killed"}
    assert killed == {"lowest–highest": (12, None), "latest-per-speaker": (12, None), "every-casualty": (300, None)}


def test_a_person_has_no_ledger(case: Case) -> None:
    with pytest.raises(NotFoundError, match="not an incident"):
        case.ledger("Mikhail Mizintsev")
