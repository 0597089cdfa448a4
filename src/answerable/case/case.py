"""The case as Python sees it: one object over the archive, the record and the dossier."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from getpass import getuser
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from answerable.archive.store import Store
from answerable.archive.timestamp import (
    OPENTIMESTAMPS,
    RFC3161,
    ask_authority,
    open_timestamp,
    timestamp_request,
    timestamp_token,
)
from answerable.case.about import is_about
from answerable.case.addition import Addition
from answerable.case.garbage import collected_seldom
from answerable.case.given import walk
from answerable.case.identities import Identities, decide, identities_of, undo
from answerable.case.indexing import index_of
from answerable.case.source import source_of
from answerable.case.tellings import origins_in, texts_in
from answerable.command.candidates import Candidates, candidates
from answerable.command.chain import Chain, chain
from answerable.command.who import Holding, who
from answerable.dates.edtf import parse_edtf
from answerable.errors import InputError, NotFoundError
from answerable.model.capture import Entry, Provenance, Source
from answerable.model.claim import Claim
from answerable.model.coverage import Covered
from answerable.model.decision import Decision, IdentityDecision, Sameness, Verdict
from answerable.model.slots import SLOT_TYPES
from answerable.model.text import Text
from answerable.model.work import Work
from answerable.reading.addresses import web_address
from answerable.record.incident import Incident
from answerable.record.ledger.line import LedgerLine, ledger_of
from answerable.record.origins.origin import Origin
from answerable.record.origins.support import Support, support_of
from answerable.record.person import Person
from answerable.record.record import Entity, Record, derive
from answerable.settings import settings
from answerable.verify.case import verify_case
from answerable.verify.report import Report

if TYPE_CHECKING:
    from answerable.case.importing import Import
    from answerable.case.intake import Progress
    from answerable.findings.article28 import Matrix
    from answerable.findings.finding import Finding, Ground


def _quiet(step: str, done: int, total: int) -> None:
    del step, done, total


class Case:
    """An investigation: a folder with an archive and everything that was found in it.

    Make one with :meth:`create` or :meth:`open`; use it in a `with` block or call :meth:`close`. To check a case or a
    bundle that somebody else sent, use :mod:`answerable.verify` instead.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def create(cls, folder: str | Path, database: str | None = None) -> Self:
        """Make a new case in `folder`, which must not exist or be empty; raises CaseError otherwise.

        `database` is the address of a PostgreSQL database for a case that several people add to at once; None: the one
        in the settings (ANSWERABLE_DATABASE), or, where there is none, a file in the folder.
        """
        return cls(Store.create(Path(folder), database))

    @classmethod
    def open(cls, folder: str | Path, *, write: bool = False) -> Self:
        """Open a case. With `write` a case in a file is one process's; raises CaseError where it cannot be."""
        return cls(Store.open(Path(folder), write=write))

    def close(self) -> None:
        """Let go of the case; nothing is pending, every call above has already written what it had to."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        """Where the case lies."""
        return self._store.folder

    @property
    def store(self) -> Store:
        """The archive beneath, for what this class does not offer: captures, log, checkpoints, timestamps."""
        return self._store

    def add(
        self,
        *paths: str | Path,
        published: str | None = None,
        publisher: str | None = None,
        title: str | None = None,
        url: str | None = None,
        progress: "Progress" = _quiet,
    ) -> Addition:
        """Capture files and folders, read them and find their claims.

        What is said here of the documents beats what a sidecar, a manifest or the document itself says. `published`
        is an EDTF date (2022-03-27, 2022-03, 2022). Run again after a kill, it takes the rest.

        Raises:
            InputError: a path does not exist, the date is none, or a manifest cannot be read.
        """
        if published is not None:
            parse_edtf(published)
        if url is not None and web_address(url) is None:
            raise InputError(f"{url!r} is no web address. Write it whole: https://example.org/page.")
        # Reading brings the parser with it; whoever only asks a case a question should not wait for that.
        from answerable.case.intake import take_in  # noqa: PLC0415 - see above

        provenance = Provenance(title=title, publisher=publisher, url=url, published=published)
        with collected_seldom():
            return take_in(self._store, walk([Path(path) for path in paths], provenance), settings(), progress)

    def import_tables(
        self, *paths: str | Path, format: str = "sfm", trust_ids: bool = False, progress: "Progress" = _quiet
    ) -> "Import":
        """Capture tables of researchers and take their rows as claims, with a list of all that could not be taken.

        Run again, it takes nothing twice and gives the same list. `format` is sfm (docs/sfm.md). `trust_ids` takes what
        the tables give one identifier as one, and what they give two as two, by decisions in the user's name.

        Raises:
            InputError: a path is no file or no table of a known kind, or the format is unknown; nothing was taken.
        """
        from answerable.case.importing import import_files  # noqa: PLC0415 - as in add

        trusted_by = getuser() if trust_ids else None
        return import_files(self._store, [Path(path) for path in paths], format, progress, trusted_by)

    def works(self) -> dict[str, Work]:
        """What imported tables cite, by the identifiers that claims have in `cited`."""
        from answerable.case.tables import works_in  # noqa: PLC0415 - as in add

        return works_in(self._store)

    def read(self, progress: "Progress" = _quiet) -> Addition:
        """Read every capture again with today's readers and extractors. No review is lost."""
        from answerable.case.intake import extract_waiting, read_waiting  # noqa: PLC0415 - as in add

        items = tuple(read_waiting(self._store, settings(), progress, again=True))
        return Addition(items, extract_waiting(self._store, settings(), progress))

    def claims(
        self,
        *,
        type: str | None = None,
        about: str | None = None,
        source: str | None = None,
    ) -> list[Claim]:
        """The claims of the case in the order of their sources and places.

        Args:
            type: one of the eleven types (docs/claims.md).
            about: a name; claims that have it, or a spelling of it, in a slot or as a speaker.
            source: part of a source's file name, title or publisher.
        """
        if type is not None and type not in SLOT_TYPES:
            raise InputError(f"{type!r} is no type of claim. The types are: {', '.join(SLOT_TYPES)}.")
        found = self._store.claims(type=type)
        if source is not None:
            found = [claim for claim in found if _is_called(claim.source, source)]
        if about is not None:
            found = [claim for claim in found if is_about(claim, about)]
        return found

    def coverage(self, *, source: str | None = None) -> list[tuple[Source, tuple[Covered, ...]]]:
        """What became of each stretch of each text that was read, in the order of arrival.

        Args:
            source: as for :meth:`claims`.
        """
        entries: dict[str, list[Entry]] = {}
        for entry in self._store.entries():
            entries.setdefault(entry.capture, []).append(entry)
        sources = [
            source_of(text, entries[capture]) for capture, text in self._store.readings() if isinstance(text, Text)
        ]
        return [
            (one, self._store.coverage(one.capture)) for one in sources if source is None or _is_called(one, source)
        ]

    def record(self) -> Record:
        """The record: persons, units and incidents, derived afresh from claims and decisions."""
        with collected_seldom():
            return derive(self._store.claims(), self._store.identities())

    def show(self, name: str) -> Entity:
        """What the record has on a person, unit or incident; raises NotFoundError or AmbiguousError."""
        return self.record().find(name)

    def origins(self) -> tuple[Origin, ...]:
        """The sources of the case, grouped where one comes from the other or both from a third."""
        return origins_in(self._store)

    def findings(self, name: str | None = None) -> "tuple[Finding, ...]":
        """What the checks find in the record, all of it or about one person, unit or incident (docs/findings.md)."""
        from answerable.findings.checks import findings_of  # noqa: PLC0415 - brings the tables of ranks; as in add

        record = self.record()
        about = () if name is None else (record.find(name).id,)
        return findings_of(self._ground(record), about)

    def article28(self, person: str, incident: str) -> "Matrix":
        """The claims on a person and an incident by the elements of article 28 of the Rome Statute. No legal finding.

        Raises NotFoundError where the names are not those of a person and of an incident.
        """
        from answerable.findings.article28 import matrix  # noqa: PLC0415 - as in findings

        record = self.record()
        who_, what = record.find(person), record.find(incident)
        if not isinstance(who_, Person):
            raise NotFoundError(f'"{person}" is not a person in this case but {who_.name} ({who_.id}).')
        if not isinstance(what, Incident):
            raise NotFoundError(f'"{incident}" is not an incident in this case but {what.name} ({what.id}).')
        return matrix(who_, what)

    def _ground(self, record: Record) -> "Ground":
        from answerable.findings.finding import Ground  # noqa: PLC0415 - as in findings

        origins = self.origins()
        captures = frozenset(claim.source.capture for one in record.incidents for claim in one.claims)
        texts = texts_in(self._store, captures)
        ledgers = {incident.id: ledger_of(incident, origins, texts) for incident in record.incidents}
        return Ground(record=record, origins=origins, ledgers=ledgers)

    def ledger(self, name: str) -> tuple[Incident, tuple[LedgerLine, ...], Support]:
        """An incident, its figures as each source has them, and how many sources and origins tell of it.

        Totals come from these lines by :func:`answerable.record.ledger.total.totals_of`. Raises NotFoundError where
        `name` is no incident's.
        """
        incident = self.record().find(name)
        if not isinstance(incident, Incident):
            raise NotFoundError(f'"{name}" is not an incident in this case but {incident.name} ({incident.id}).')
        origins = self.origins()
        texts = texts_in(self._store, frozenset(claim.source.capture for claim in incident.claims))
        return incident, ledger_of(incident, origins, texts), support_of(incident.claims, origins)

    def who(self, unit: str, on: date | None = None) -> tuple[Holding, ...]:
        """Who held command of a unit, on a day if one is given: yes, possible or no, each with its claims by id."""
        with index_of(self._store) as index:
            return who(index, unit, on)

    def chain(self, unit: str, on: date | None = None, *, up: bool = True) -> Chain:
        """What a unit was under on a day, or (not `up`) what was under it, with who commanded each."""
        with index_of(self._store) as index:
            return chain(index, unit, on, up=up)

    def candidates(self, incident: str) -> Candidates:
        """Every path from an incident's place, time and alleged party to units and to who commanded them."""
        with index_of(self._store) as index:
            return candidates(index, incident)

    def review(self, claim: str, verdict: Verdict | str, why: str, by: str | None = None) -> Decision:
        """Record a person's judgement on the claim with this id (or its first characters).

        Raises:
            NotFoundError, AmbiguousError: no claim, or several, have that id.
            InputError: no reason was given, or the verdict is none, or there is no decision to withdraw.
        """
        if not why.strip():
            raise InputError("A decision needs a reason: say why in a sentence.")
        try:
            chosen = Verdict(verdict)
        except ValueError as error:
            raise InputError(f"{verdict!r} is no verdict. Use one of: {', '.join(Verdict)}.") from error
        subject = self._store.claim(claim)
        standing = self._store.decisions(subject.id)
        if chosen is Verdict.WITHDRAW and (not standing or standing[-1].verdict is Verdict.WITHDRAW):
            raise InputError(f"Claim {subject.id[:12]} has no standing decision to withdraw.")
        decision = Decision(
            id=uuid4().hex,
            claim=subject.id,
            verdict=chosen,
            why=why.strip(),
            who=by or getuser(),
            at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        self._store.add_decision(decision)
        return decision

    def identities(self, name: str | None = None) -> Identities:
        """What may be one, what the machine took as one and why, and what persons decided; all, or of one name."""
        return identities_of(self._store, self.record(), name)

    def same(self, a: str, b: str, why: str, by: str | None = None) -> IdentityDecision:
        """Decide that two persons, units or incidents are one; from then on the record has them so.

        Each is given as :meth:`show` takes it, or as NAME@SOURCE: that name in one source alone. Where the record has
        both as one already, the decision confirms it for these two spellings. Claims stay as they are.

        Raises:
            NotFoundError, AmbiguousError: nothing, or several things, are called so.
            InputError: no reason was given, the two are of two kinds, or a standing decision says otherwise.
        """
        return decide(self._store, self.record(), a, b, Sameness.SAME, why, by or getuser())

    def different(self, a: str, b: str, why: str, by: str | None = None) -> IdentityDecision:
        """Decide that two are not one, or part what the record has as one; else as :meth:`same`."""
        return decide(self._store, self.record(), a, b, Sameness.DIFFERENT, why, by or getuser())

    def undo(self, decision: str, why: str, by: str | None = None) -> IdentityDecision:
        """Take back a decision on an identity by its id, or the beginning of it; both stay in the log."""
        return undo(self._store, decision, why, by or getuser())

    def dossier(
        self,
        name: str,
        out: str | Path,
        format: str = "html",
        *,
        disclose: str | None = None,
    ) -> Path:
        """Write the dossier on a person, unit or incident to `out`, keep it in the case, and log it.

        Args:
            name: whom or what it is about, as :meth:`show` takes it.
            out: the file to write.
            format: html, pdf, md, json, or bundle (a ZIP that a stranger can check without Answerable).
            disclose: a reason to print protected names of victims; the log keeps it. None withholds them.
        """
        # The dossier brings a template engine; whoever only lists claims should not wait for it.
        from answerable.case.publication import publish_dossier  # noqa: PLC0415 - see above

        return publish_dossier(self._store, self.record(), name, Path(out), format, disclose)

    def export(
        self,
        format: str,
        out: str | Path,
        *,
        claims: Sequence[Claim] | None = None,
        disclose: str | None = None,
    ) -> Path:
        """Write claims, and the record that they add up to, to `out` in a format of docs/exchange.md, and log it.

        `disclose` as above.
        """
        from answerable.case.export import publish_export  # noqa: PLC0415 - as in dossier

        return publish_export(self._store, format, Path(out), claims, disclose)

    def timestamp(self, server: str, *, opentimestamps: bool = False) -> None:
        """Have the newest checkpoint stamped by the RFC 3161 authority, or OpenTimestamps calendar, at this address.

        The only thing here that uses the network; what is sent is one hash. Raises InputError if there is no answer,
        MissingExtraError without the extra `timestamps`.
        """
        checkpoint = self._store.checkpoint()
        if opentimestamps:
            self._store.add_timestamp(checkpoint.size, OPENTIMESTAMPS, open_timestamp(checkpoint, server))
            return
        token = timestamp_token(ask_authority(server, timestamp_request(checkpoint)), checkpoint)
        self._store.add_timestamp(checkpoint.size, RFC3161, token)

    def verify(self) -> Report:
        """Check everything in the case; see docs/custody.md for what is checked."""
        return verify_case(self.folder, held=self._store.writable)


def _is_called(source: Source, words: str) -> bool:
    return any(words.casefold() in (value or "").casefold() for value in (source.name, source.title, source.publisher))
