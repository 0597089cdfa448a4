"""The store: the door to a case folder. Additions are transactions: rows, log entries, a signed checkpoint.

Whatever moment the process dies at, the case opens, verifies, and takes the rest when the addition is run again.
Judging whether a case is sound is the business of `answerable.verify`, which trusts nothing in here.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from answerable.archive import captures, decisions, dossiers, extractions, identities, readings
from answerable.archive.captures import LogItem
from answerable.archive.casefile import lock
from answerable.archive.checkpoint import ORIGIN, Checkpoint
from answerable.archive.database import Database, check_form
from answerable.archive.dossiers import DossierRecord, TimestampRecord
from answerable.archive.extractions import SealedClaim
from answerable.archive.folder import is_foreign, make_case, open_database
from answerable.archive.log import CustodyLog, LogEntry, newest_checkpoint, now, read_log, root_of
from answerable.archive.memory import recall, remember
from answerable.archive.readings import StoredReading
from answerable.archive.signing import Signer
from answerable.archive.warc import Measured, measure, read_warc, warc_path, write_warc
from answerable.errors import CaseError, NotFoundError
from answerable.model.capture import Capture, Entry, Provenance
from answerable.model.claim import Claim
from answerable.model.coverage import Covered
from answerable.model.decision import Decision, IdentityDecision
from answerable.model.mention import Mention
from answerable.model.text import Reading, Text
from answerable.settings import settings


@dataclass
class _Transaction:
    """A connection inside a transaction, and what the log is to say of it at its end."""

    connection: Connection
    items: list[LogItem] = field(default_factory=list)

    def note(self, item: LogItem | None) -> None:
        if item is not None:
            self.items.append(item)


class Store:
    """An open case folder. Open it with :meth:`create` or :meth:`open`; close it, or use it as a context manager."""

    def __init__(self, folder: Path, database: Database, case_id: str, key: str, log: CustodyLog | None) -> None:
        self.folder = folder
        self.case_id = case_id
        self._database = database
        self._key = key
        self._log = log
        self._open: _Transaction | None = None

    @classmethod
    def create(cls, folder: Path, address: str | None = None) -> Self:
        """Make a new case in `folder` and open it for writing; CaseError if something is in the folder already.

        `address` is that of a PostgreSQL database to put the tables in; None: the one in the settings, or a file.
        """
        try:
            if folder.exists() and (not folder.is_dir() or is_foreign(folder)):
                raise CaseError(f"{folder}: this is there already and is not empty; choose a name that is free")
            folder.mkdir(parents=True, exist_ok=True)
            held = lock(folder)
        except OSError as error:
            raise CaseError(f"{folder}: the case folder cannot be made ({error.strerror})") from error
        try:
            make_case(folder, address or settings().database)
            held.close()
        except BaseException:  # whatever it was goes on up; the lock must not stay behind
            held.close()
            raise
        return cls._open_at(folder, address, write=True)

    @classmethod
    def open(cls, folder: Path, *, write: bool = False) -> Self:
        """Open a case; with `write` to add to it, in a file as its only writer.

        CaseError: there is no case, another process is writing to its file, its server does not answer or is not known
        here (:func:`answerable.archive.folder.open_server`), a newer version wrote it, or, for a writer, it is signed
        with a key that is not in this user's configuration folder, or is older than this machine has seen it.
        """
        return cls._open_at(folder, None, write=write)

    @classmethod
    def _open_at(cls, folder: Path, address: str | None, *, write: bool) -> Self:
        database = open_database(folder, address, write=write)
        try:
            return cls._opened(folder, database, write=write)
        except (DatabaseError, ValueError) as error:
            database.close()
            reason = error.orig if isinstance(error, DatabaseError) else error
            raise CaseError(
                f"{folder}: {database.name} is damaged or no case ({reason}); run answerable verify"
            ) from error
        except BaseException:  # as in create: whatever it was goes on up, without the lock
            database.close()
            raise

    @classmethod
    def _opened(cls, folder: Path, database: Database, *, write: bool) -> Self:
        check_form(database, folder, write=write)
        with database.reading() as connection:
            checkpoint, _ = newest_checkpoint(connection)
            first = next(read_log(connection), None)
            case_id = checkpoint.origin.removeprefix(ORIGIN)
            if not database.holds(case_id):
                raise CaseError(f"{folder}: {database.name} holds another case; run answerable verify")
        remembered = recall(settings().folder, case_id)
        # Looked up only now, and afresh: others may have added since, and this machine may know it already.
        with database.reading() as connection:
            seen = None if remembered is None else root_of(connection, remembered.size)
        if not write:
            return cls(folder, database, case_id, "", None)
        signer = Signer.load(settings().folder)
        key = signer.public(checkpoint.origin)
        if first is None or first.fields.get("key") != key.fingerprint or not checkpoint.signed_by(key):
            raise CaseError(
                f"{folder}: this case is signed with another key than the one in {settings().folder}; it can be read "
                "and verified here, but added to only where its key is (or after putting a copy of that key here)"
            )
        if remembered is not None and seen != remembered.root:
            raise CaseError(
                f"{folder}: this machine has seen more of this case, or another end of it: it is an older copy, or it "
                "was changed. Run answerable verify. If it is to go on from here all the same, take away "
                f"{settings().folder / 'cases' / case_id}.json, and with it what is remembered of the other."
            )
        database.sweep()
        return cls(folder, database, case_id, key.fingerprint, CustodyLog(signer, checkpoint))

    @property
    def writable(self) -> bool:
        """Whether this may add to the case."""
        return self._log is not None

    def close(self) -> None:
        """Let go of the files, and of the lock."""
        self._database.close()
        self._log = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """All additions within are one transaction under one checkpoint: kept together, or none of them."""
        with self._transaction():
            yield

    @contextmanager
    def _transaction(self) -> Iterator[_Transaction]:
        if self._open is not None:
            yield self._open
            return
        if self._log is None:
            raise CaseError(f"{self.folder}: the case was opened for reading only")
        checkpoint = None
        try:
            with self._database.writing() as connection:
                transaction = self._open = _Transaction(connection)
                yield transaction
                if transaction.items:
                    checkpoint = self._log.append(connection, transaction.items)
        finally:
            self._open = None
        if checkpoint is not None:
            self._log.committed()
            remember(settings().folder, self.case_id, self._key, checkpoint)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            if self._open is not None:
                yield self._open.connection
                return
            with self._database.reading() as connection:
                yield connection
        except (DatabaseError, ValueError, KeyError, TypeError) as error:
            # What is read back here was written by this program; if it cannot be parsed, the file was damaged.
            raise CaseError(
                f"{self.folder}: the case is damaged ({type(error).__name__}); answerable verify says where"
            ) from error

    def add_capture(
        self,
        data: Path | bytes,
        *,
        name: str,
        media_type: str,
        provenance: Provenance,
        container: str | None = None,
    ) -> tuple[Entry, bool]:
        """Put bytes into the case; the entry, and whether the bytes are new to it.

        The same bytes under the same name, provenance and container once more: the entry that is there, nothing added.
        A file is read a piece at a time; InputError if it changes meanwhile.
        """
        measured = measure(data)
        name, media_type, provenance = (
            captures.clean(name),
            captures.clean(media_type),
            captures.clean_provenance(provenance),
        )
        ident = captures.entry_id(measured.digest, name, provenance, container)
        with self._transaction() as transaction:
            known = captures.select_entry(transaction.connection, ident)
            if known is not None:
                return known, False
            at = now()
            is_new = captures.select_capture(transaction.connection, measured.digest) is None
            if is_new:
                warc = self._write(data, measured, media_type, provenance.url, at)
                capture = Capture(digest=measured.digest, size=measured.size, media_type=media_type)
                transaction.note(captures.insert_capture(transaction.connection, capture, warc))
            entry = Entry(
                id=ident, capture=measured.digest, name=name, added=at, container=container, provenance=provenance
            )
            transaction.note(captures.insert_entry(transaction.connection, entry))
        return entry, is_new

    def _write(self, data: Path | bytes, measured: Measured, media_type: str, url: str | None, at: str) -> str:
        try:
            return write_warc(self.folder, data, measured, media_type=media_type, url=url, at=at)
        except OSError as error:
            raise CaseError(f"{self.folder}: a capture could not be written ({error.strerror})") from error

    def add_reading(self, reading: Reading) -> None:
        """Keep what a reader made of a capture. Of a container only its members' names and addresses are kept here."""
        with self._transaction() as transaction:
            transaction.note(readings.insert_reading(transaction.connection, reading))

    def add_claims(
        self,
        capture: str,
        extractors: str,
        claims: Sequence[Claim],
        mentions: Sequence[Mention],
        refused: Sequence[str],
        coverage: Sequence[Covered] = (),
        *,
        found_in: Text | None = None,
    ) -> None:
        """Keep one extraction of the capture's newest text; `extractors` names those that ran, with their versions.

        `found_in` is the text that they read: if somebody has had the capture read otherwise meanwhile, nothing is
        kept, and the newer text is the one that waits for extraction.
        """
        with self._transaction() as transaction:
            if found_in is not None and readings.select_reading(transaction.connection, capture) != found_in:
                return
            item = extractions.insert_extraction(
                transaction.connection, capture, extractors, claims, mentions, refused, coverage
            )
            transaction.note(item)

    def add_decision(self, decision: Decision) -> None:
        """Keep a person's decision; NotFoundError if there is no such claim."""
        with self._transaction() as transaction:
            if extractions.select_claim(transaction.connection, decision.claim).id != decision.claim:
                raise NotFoundError(f"{decision.claim!r} is not the whole id of a claim")
            transaction.note(decisions.insert_decision(transaction.connection, decision))

    def add_identity(self, decision: IdentityDecision) -> None:
        """Keep a person's decision on an identity; that its sides are of the case is for the caller to see to."""
        with self._transaction() as transaction:
            transaction.note(identities.insert_identity(transaction.connection, decision))

    def add_dossier(self, name: str, subject: str, document: dict[str, Any], html: str | None) -> str:
        """Keep a dossier's JSON form (with a list `sentences` of id, text, claims) and page; return its id."""
        with self._transaction() as transaction:
            ident, item = dossiers.insert_dossier(transaction.connection, name, subject, document, html)
            transaction.note(item)
        return ident

    def add_export(self, kind: str, digest: str, reason: str | None = None) -> None:
        """Write into the log that something left the case; `digest` is the address of what was written."""
        with self._transaction() as transaction:
            transaction.note(dossiers.insert_export(transaction.connection, kind, digest, reason))

    def add_timestamp(self, size: int, kind: str, token: bytes) -> None:
        """Keep a timestamp of the checkpoint of `size` entries; kinds and tokens: `answerable.archive.timestamp`."""
        with self._transaction() as transaction:
            transaction.note(dossiers.insert_timestamp(transaction.connection, size, kind, token))

    def entries(self) -> list[Entry]:
        """Every arrival, in order."""
        with self._reading() as connection:
            return captures.select_entries(connection)

    def captures(self) -> list[Capture]:
        """Every capture, in the order of its first entry."""
        with self._reading() as connection:
            return captures.select_captures(connection)

    def capture_bytes(self, digest: str) -> bytes:
        """The bytes of a capture, re-hashed on the way; CaseError if the file is missing or damaged."""
        with self._reading() as connection:
            if captures.select_capture(connection, digest) is None:
                raise NotFoundError(f"no capture in the case has the address {digest}")
        return read_warc(warc_path(self.folder, digest), digest)

    def reading_of(self, digest: str) -> StoredReading | None:
        """The newest reading of a capture; None if it was never read."""
        with self._reading() as connection:
            return readings.select_reading(connection, digest)

    def readings(self) -> Iterator[tuple[str, StoredReading]]:
        """Each capture that was read, with its newest reading, in the order of arrival."""
        with self._reading() as connection:
            yield from readings.select_readings(connection)

    def extractions(self) -> dict[str, str]:
        """Which extractors the newest text of each capture was put through, if it was yet."""
        with self._reading() as connection:
            return extractions.select_extractions(connection)

    def claims(self, *, type: str | None = None) -> list[Claim]:
        """The claims that count, with the status that the standing decisions give, in the order of the sources.

        These are the newest extraction of each capture, and older ones under a standing review (see
        :meth:`superseded`). Order: the capture's first entry, start, end, id.
        """
        with self._reading() as connection:
            return extractions.select_claims(connection, type)[0]

    def superseded(self) -> frozenset[str]:
        """Ids of the claims that are listed only because a review of them stands; no extractor makes them today."""
        with self._reading() as connection:
            return extractions.select_claims(connection, None)[1]

    def claim(self, claim_id_or_prefix: str) -> Claim:
        """One claim, by its id or enough of its beginning; NotFoundError or AmbiguousError."""
        with self._reading() as connection:
            return extractions.select_claim(connection, claim_id_or_prefix)

    def text_of(self, claim: str) -> Text:
        """The text in which the claim with this id stands; not the newest, if it has been read again since."""
        with self._reading() as connection:
            return extractions.select_text_of(connection, claim)

    def sealed_claims(self, claims: Iterable[str]) -> list[SealedClaim]:
        """The rows of the claims with these ids, to the byte as they were logged; for handing over, with proofs."""
        with self._reading() as connection:
            return extractions.select_sealed(connection, claims)

    def sealed_text(self, digest: str) -> bytes:
        """The row of the text with this address, to the byte as it was logged."""
        with self._reading() as connection:
            body = readings.select_body(connection, digest)
        if body is None:
            raise NotFoundError(f"no text in the case has the address {digest}")
        return body

    def mentions(self, capture: str) -> list[Mention]:
        """The mentions of a capture's newest extraction."""
        with self._reading() as connection:
            return extractions.select_mentions(connection, capture)

    def refused(self, capture: str) -> list[str]:
        """What the newest extraction of a capture refused, a line each."""
        with self._reading() as connection:
            return extractions.select_refused(connection, capture)

    def coverage(self, capture: str) -> tuple[Covered, ...]:
        """What became of each stretch of a capture's text in its newest extraction; empty if nothing was noted."""
        with self._reading() as connection:
            return extractions.select_coverage(connection, capture)

    def decisions(self, claim: str | None = None) -> list[Decision]:
        """All decisions in order, or those on the claim with this id."""
        with self._reading() as connection:
            return decisions.select_decisions(connection, claim)

    def identities(self) -> list[IdentityDecision]:
        """All decisions on identity in order, those undone too; see :func:`answerable.model.decision.standing`."""
        with self._reading() as connection:
            return identities.select_identities(connection)

    def dossiers(self) -> list[DossierRecord]:
        """The dossiers that were made, in order."""
        with self._reading() as connection:
            return dossiers.select_dossiers(connection)

    def timestamps(self) -> list[TimestampRecord]:
        """The timestamps of checkpoints, in the order in which they were kept."""
        with self._reading() as connection:
            return dossiers.select_timestamps(connection)

    def log_entries(self) -> Iterator[LogEntry]:
        """The custody log, in order."""
        with self._reading() as connection:
            yield from read_log(connection)

    def checkpoint(self) -> Checkpoint:
        """The newest signed state of the log."""
        with self._reading() as connection:
            return newest_checkpoint(connection)[0]
