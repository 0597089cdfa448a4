"""Checks of the dossiers: every sentence as it was when the dossier was made, and backed by claims that are found."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from answerable.archive.dossiers import sentence_hashes
from answerable.archive.log import LogEntry
from answerable.verify.report import Check, failed, passed
from answerable.verify.snapshot import Snapshot, text_of
from answerable.verify.standalone import is_shown


def check_dossiers(snapshot: Snapshot, entries: list[LogEntry], found: Mapping[str, str]) -> Iterator[Check]:
    """Each dossier's sentences against their hashes in the log; `found` has the quotes that were found, by claim."""
    rows = {row["position"]: row for row in snapshot.rows("dossier")}
    for entry in entries:
        row = rows.get(entry.fields.get("row")) if entry.kind == "dossier" else None
        if row is None:
            continue
        subject = f"dossier {entry.fields.get('dossier')} ({entry.fields.get('name')})"
        try:
            document = json.loads(text_of(row["document"]))
            logged = [(str(ident), str(digest)) for ident, digest in entry.fields["sentences"]]
            yield from sentence_checks(subject, document, logged, found)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            yield failed(subject, f"it cannot be read: it was changed ({type(error).__name__}: {error})")


def sentence_checks(
    subject: str, document: dict[str, Any], logged: list[tuple[str, str]], found: Mapping[str, str]
) -> Iterator[Check]:
    """The sentences of one dossier: none changed, gone, put in or moved; each with claims whose quotes were found."""
    held = [(str(ident), digest) for ident, digest in sentence_hashes(document)]
    wanted, there = dict(logged), dict(held)
    problems: list[Check] = []
    for ident, digest in logged:
        if ident not in there:
            problems.append(failed(f"{subject}, sentence {ident}", "it was taken out"))
        elif there[ident] != digest:
            problems.append(failed(f"{subject}, sentence {ident}", "it was changed since the dossier was made"))
    problems += [
        failed(f"{subject}, sentence {ident}", "it was put in after the dossier was made")
        for ident, _ in held
        if ident not in wanted
    ]
    if not problems and held != logged:
        problems.append(failed(subject, "its sentences were put in another order"))
    problems += [
        failed(f"{subject}, note on claim {note['id']}", "its quote is not the one that stands in the source")
        for note in document.get("claims", [])
        if note["id"] in found and not is_shown(note["quote"], found[note["id"]])
    ]
    for sentence in document["sentences"]:
        name = f"{subject}, sentence {sentence['id']}"
        if not sentence["claims"]:
            problems.append(failed(name, "it names no claim, so nothing backs it"))
        problems += [
            failed(name, f"its claim {claim} is not in the case, or its quote was not found")
            for claim in sentence["claims"]
            if claim not in found
        ]
    yield from problems
    if not problems:
        yield passed(subject, f"{len(held)} sentences as they were made, each backed by quotes that were found")
