from collections.abc import Callable, Sequence

import pytest

from answerable.findings.checks import findings_of
from answerable.findings.finding import Finding, Ground
from answerable.model.claim import Claim
from answerable.record.ledger.line import ledger_of
from answerable.record.record import derive

Found = Callable[[Sequence[Claim], str], list[Finding]]


@pytest.fixture
def found() -> Found:
    """The findings of one check in the record of some claims."""

    def of(claims: Sequence[Claim], check: str) -> list[Finding]:
        record = derive(claims)
        ledgers = {incident.id: ledger_of(incident) for incident in record.incidents}
        return [one for one in findings_of(Ground(record=record, ledgers=ledgers)) if one.check == check]

    return of
