"""The basis: what a dossier is composed from, the record with its origins, ledgers, decisions and cited works."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from answerable.command.record_graph import RecordGraph
from answerable.findings.finding import Ground
from answerable.model.claim import Claim
from answerable.model.decision import IdentityDecision
from answerable.model.work import Work
from answerable.record.incident import Incident
from answerable.record.ledger.line import LedgerLine, ledger_of
from answerable.record.origins.origin import Origin
from answerable.record.origins.support import Support, support_of
from answerable.record.record import Record


@dataclass(frozen=True, kw_only=True)
class Basis:
    """What is known besides the record; what is left out here is left out of the dossier, or counted without it.

    Attributes:
        record: the record.
        origins: the sources of the case, grouped where they are one; none: each is its own.
        ledgers: by the id of an incident; one that is not here is made of the record alone.
        decisions: all decisions on identity, in the order in which they were taken.
        works: what imported tables cite, by identifier.
    """

    record: Record
    origins: tuple[Origin, ...] = ()
    ledgers: Mapping[str, tuple[LedgerLine, ...]] = field(default_factory=dict)
    decisions: tuple[IdentityDecision, ...] = ()
    works: Mapping[str, Work] = field(default_factory=dict)

    @cached_property
    def graph(self) -> RecordGraph:
        """The graph of command over the record."""
        return RecordGraph(self.record)

    @cached_property
    def ground(self) -> Ground:
        """What the checks for findings read."""
        return Ground(
            record=self.record, origins=self.origins, ledgers={one.id: self.lines(one) for one in self.record.incidents}
        )

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        entities = (*self.record.persons, *self.record.units, *self.record.incidents)
        return {claim.id: claim for entity in entities for claim in entity.claims}

    def claims(self, idents: Sequence[str]) -> tuple[Claim, ...]:
        """The claims with these ids; KeyError for one that is not in the record."""
        return tuple(self._claims[ident] for ident in idents)

    def lines(self, incident: Incident) -> tuple[LedgerLine, ...]:
        """The ledger of an incident."""
        return self.ledgers[incident.id] if incident.id in self.ledgers else ledger_of(incident, self.origins)

    def support(self, claims: Sequence[Claim]) -> Support:
        """How many sources, and how many origins, the claims come from."""
        return support_of(claims, self.origins)
