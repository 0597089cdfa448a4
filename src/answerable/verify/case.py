"""Verify a case from end to end: key, log, rows, bytes, texts, quotes, dossiers, timestamps. It changes nothing."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from answerable.archive.folder import open_server
from answerable.archive.readings import StoredReading, reading_from_json
from answerable.archive.server import CaseServer
from answerable.archive.warc import read_warc, warc_path
from answerable.errors import CaseError
from answerable.model.text import Text
from answerable.verify.captures import check_captures
from answerable.verify.casefile import read_file
from answerable.verify.custody import Custody
from answerable.verify.dossiers import check_dossiers
from answerable.verify.quotes import check_quotes
from answerable.verify.report import Check, Report, failed, guarded, not_checked
from answerable.verify.rows import check_claim_rows, check_rows
from answerable.verify.server import read_server
from answerable.verify.snapshot import Snapshot, text_of
from answerable.verify.texts import Kept, check_texts
from answerable.verify.timestamps import check_timestamps, read_certificate


def verify_case(
    folder: Path,
    *,
    fingerprint: str | None = None,
    authorities: Sequence[Path] = (),
    seen: Sequence[Path] = (),
    reread: bool = True,
    held: bool = False,
) -> Report:
    """Check everything in a case folder that can be checked here.

    Args:
        folder: the case folder; nothing in it is changed.
        fingerprint: of the key, as the case's owner gave it; without it a stranger is told "not checked".
        authorities: certificates (PEM) of the timestamp authorities that are trusted.
        seen: checkpoints that somebody kept, each a file of its own or a bundle: the log has to begin with them.
        reread: whether the texts are made again from the bytes, which takes by far the most time.
        held: the caller itself has the case open for writing, and adds nothing meanwhile.

    Raises:
        CaseError: there is no case, another process is writing to its file, or its server does not answer. Damage
            never raises: it is a line each.
        InputError: a certificate, or a checkpoint that was kept, cannot be read.
    """
    certificates = [read_certificate(path) for path in authorities]
    server = open_server(folder)
    snapshot = read_file(folder, held=held) if server is None else _read_server(server)
    checks = list(snapshot.damage)
    custody = Custody(snapshot)
    checks += guarded("custody log", custody.check_entries)
    checks += guarded("key", lambda: custody.check_key(fingerprint))
    checks += guarded("checkpoints", custody.check_checkpoints)
    checks += guarded("custody log", custody.check_memory)
    for path in seen:
        checks += custody.check_seen(path)
    checks += guarded("rows", lambda: check_rows(snapshot, custody.entries))
    checks += guarded("claims", lambda: check_claim_rows(snapshot, custody.entries))
    sound: set[str] = set()
    checks += guarded("captures", lambda: check_captures(snapshot, sound))
    readings: dict[str, StoredReading] = {}
    checks += guarded("texts", lambda: _read_readings(snapshot, readings))
    skipped: list[Check] = []
    if reread:
        checks += guarded("texts", lambda: check_texts(_kept(snapshot, readings, sound, skipped)))
    else:
        checks.append(not_checked("texts", "whether the readers make the same texts again: it was not asked for"))
    checks += skipped
    texts = {digest: reading for digest, reading in readings.items() if isinstance(reading, Text)}
    found: dict[str, str] = {}
    checks += guarded("quotes", lambda: check_quotes(snapshot, texts, found))
    checks += guarded("dossiers", lambda: check_dossiers(snapshot, custody.entries, found))
    checks += guarded("timestamps", lambda: check_timestamps(snapshot, custody.checkpoints, certificates))
    return Report(tuple(checks))


def _read_server(server: CaseServer) -> Snapshot:
    try:
        return read_server(server)
    finally:
        server.close()


def _read_readings(snapshot: Snapshot, readings: dict[str, StoredReading]) -> Iterator[Check]:
    """Parse every reading's row into `readings`, by its address."""
    for row in snapshot.rows("reading"):
        try:
            reading = reading_from_json(json.loads(text_of(row["body"])))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            kind = type(error).__name__
            yield failed(f"text of capture {row['capture']}", f"it cannot be read: it was changed ({kind}: {error})")
            continue
        readings[text_of(row["digest"])] = reading


def _kept(
    snapshot: Snapshot, readings: dict[str, StoredReading], sound: set[str], skipped: list[Check]
) -> Iterator[Kept]:
    """What each reading has to be made again from; where its capture is damaged, a line in `skipped` instead."""
    media_types = {text_of(row["digest"]): text_of(row["media_type"]) for row in snapshot.rows("capture")}
    names: dict[str, list[str]] = {}
    containers: dict[str, str | None] = {}
    for row in snapshot.rows("entry"):
        capture = text_of(row["capture"])
        names.setdefault(capture, []).append(text_of(row["name"]))
        containers.setdefault(capture, row["container"])
    for reading in readings.values():
        capture = reading.capture
        if capture not in sound or capture not in names:
            skipped.append(not_checked(f"text of capture {capture}", "its bytes are gone or damaged"))
            continue
        try:
            data = read_warc(warc_path(snapshot.folder, capture), capture)
        except CaseError as error:
            skipped.append(not_checked(f"text of capture {capture}", str(error)))
            continue
        first, *others = dict.fromkeys(names[capture])
        yield Kept(
            reading=reading,
            name=first,
            media_type=media_types.get(capture),
            data=data,
            nesting=_depth(capture, containers),
            other_names=tuple(others),
        )


def _depth(capture: str, containers: dict[str, str | None]) -> int:
    """How many containers a capture was unpacked from, one in the other."""
    seen: list[str] = []
    container = containers.get(capture)
    while container is not None and container not in seen:
        seen.append(container)
        container = containers.get(container)
    return len(seen)
