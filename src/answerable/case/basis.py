"""What the dossiers of a case are made from, besides its record; and the state of its log that this stands for."""

from answerable.archive.merkle import tree_root
from answerable.archive.store import Store
from answerable.case.tables import works_in
from answerable.case.tellings import origins_in, texts_in
from answerable.dossier.basis import Basis
from answerable.dossier.dossier import Seal
from answerable.record.ledger.line import ledger_of
from answerable.record.record import Record


def basis_in(store: Store, record: Record) -> Basis:
    """What a dossier is composed from besides the record: origins, ledgers, decisions on identity, cited works."""
    origins = origins_in(store)
    captures = frozenset(claim.source.capture for one in record.incidents for claim in one.claims)
    texts = texts_in(store, captures)
    return Basis(
        record=record,
        origins=origins,
        ledgers={incident.id: ledger_of(incident, origins, texts) for incident in record.incidents},
        decisions=tuple(store.identities()),
        works=works_in(store),
    )


_AFTERWARDS = frozenset({"dossier", "export", "timestamp"})
"""Kinds of log entries that change nothing of what a dossier is made from."""


def seal_of(store: Store) -> Seal:
    """The case, and its log up to the newest entry that a dossier is made from: the same until something is added."""
    entries = list(store.log_entries())
    size = max((at for at, one in enumerate(entries, 1) if one.kind not in _AFTERWARDS), default=0)
    return Seal(case=store.case_id, size=size, root=tree_root([one.leaf for one in entries[:size]]).hex())
