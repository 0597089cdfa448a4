"""Publication: dossiers and exports leave the case, each logged, protected names withheld unless disclosed."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from answerable.archive.store import Store
from answerable.case.basis import basis_in, seal_of
from answerable.case.outlet import check_outlet, outlet
from answerable.case.tables import works_rows
from answerable.dossier.compose import compose
from answerable.dossier.form import dossier_json
from answerable.dossier.markdown import dossier_markdown
from answerable.dossier.page import dossier_html
from answerable.dossier.paper import dossier_pdf
from answerable.errors import InputError
from answerable.exchange.brat import blotted, brat_annotation
from answerable.exchange.csv_table import claims_csv
from answerable.exchange.jsonlines import claims_jsonl
from answerable.exchange.sfm.out_2019 import tables_2019
from answerable.exchange.sfm.out_claims import tables_of_claims
from answerable.model.claim import Claim
from answerable.model.text import Text
from answerable.record.entities import entities_of
from answerable.record.protection import masker, protected_names
from answerable.record.record import Record
from answerable.verify.bundle import write_bundle

DOSSIER_FORMATS = ("html", "pdf", "md", "json", "bundle")
EXPORT_FORMATS = ("claims", "csv", "brat", "sfm", "sfm-2019")
FOLDER_FORMATS = ("brat", "sfm", "sfm-2019")
"""Formats of several files."""


def _chosen(format: str, formats: Sequence[str]) -> str:
    if format not in formats:
        raise InputError(f"{format!r} is no format here. Use one of: {', '.join(formats)}.")
    return format


def _protected(store: Store, disclose: str | None) -> tuple[str, ...]:
    if disclose is None:
        mentions = (mention for capture in store.captures() for mention in store.mentions(capture.digest))
        return protected_names(store.claims(), mentions)
    if not disclose.strip():
        raise InputError("Disclosing protected names needs a reason: say why in a sentence; the log keeps it.")
    return ()


def publish_dossier(
    store: Store,
    record: Record,
    name: str,
    out: Path,
    format: str,
    disclose: str | None,
) -> Path:
    """Compose the dossier, keep it in the case, write it to `out` in `format`."""
    _chosen(format, DOSSIER_FORMATS)
    check_outlet(out, store.folder)
    entity = record.find(name)
    coverage = {capture.digest: store.coverage(capture.digest) for capture in store.captures()}
    dossier = compose(
        record,
        entity,
        store.claims(),
        store.entries(),
        basis=basis_in(store, record),
        coverage=coverage,
        withheld=_protected(store, disclose),
        seal=seal_of(store),
    )
    document = dossier_json(dossier)
    html = dossier_html(dossier)
    # Before anything is logged: where the extra is missing, nothing was made.
    pdf = dossier_pdf(dossier) if format == "pdf" else b""
    store.add_dossier(name, entity.name, document, html)
    if format == "bundle":
        with outlet(out):
            write_bundle(store, document, html, out)
        return out
    if format == "pdf":
        with outlet(out):
            out.write_bytes(pdf)
        return out
    content = {"html": lambda: html, "md": lambda: dossier_markdown(dossier), "json": lambda: _pretty(document)}[
        format
    ]()
    with outlet(out):
        out.write_text(content, encoding="utf-8")
    return out


def _pretty(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def publish_export(
    store: Store,
    format: str,
    out: Path,
    claims: Sequence[Claim] | None,
    disclose: str | None,
) -> Path:
    """Write claims (all, or the ones given) to `out` in `format`, and log what was written."""
    _chosen(format, EXPORT_FORMATS)
    check_outlet(out, store.folder, folder=format in FOLDER_FORMATS)
    chosen = store.claims() if claims is None else list(claims)
    protected = _protected(store, disclose)
    if format in FOLDER_FORMATS:
        files = _brat(store, chosen, protected) if format == "brat" else _sfm(store, format, chosen, protected)
        with outlet(out):
            for name, content in files.items():
                (out / name).write_text(content, encoding="utf-8", newline="")
        written = "".join(f"{name}\0{content}\0" for name, content in sorted(files.items()))
    else:
        written = claims_jsonl(chosen, protected) if format == "claims" else claims_csv(chosen, protected)
        with outlet(out):
            out.write_text(written, encoding="utf-8", newline="")
    digest = f"sha256:{hashlib.sha256(written.encode()).hexdigest()}"
    store.add_export(format, digest, disclose)
    return out


def _sfm(store: Store, format: str, claims: Sequence[Claim], protected: Sequence[str]) -> dict[str, str]:
    tables = tables_2019 if format == "sfm-2019" else tables_of_claims
    standing = entities_of(claims, store.identities())
    return tables(claims, standing, works_rows(store), masker(protected)).files


def _brat(store: Store, claims: Sequence[Claim], protected: Sequence[str]) -> dict[str, str]:
    by_capture: dict[str, list[Claim]] = {}
    for claim in claims:
        by_capture.setdefault(claim.source.capture, []).append(claim)
    files: dict[str, str] = {}
    taken: set[str] = set()
    for entry in store.entries():
        reading = store.reading_of(entry.capture)
        if not isinstance(reading, Text) or entry.capture in taken:
            continue
        taken.add(entry.capture)
        stem = Path(entry.name).stem or "document"
        if f"{stem}.txt" in files:
            stem = f"{stem}-{entry.capture.removeprefix('sha256:')[:8]}"
        content = blotted(reading.content, protected)
        files[f"{stem}.txt"] = content
        files[f"{stem}.ann"] = brat_annotation(content, by_capture.get(entry.capture, []))
    return files
