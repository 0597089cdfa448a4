"""Exports: what a case holds leaves it in the formats of others, logged, protected names withheld unless disclosed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from answerable.archive.store import Store
from answerable.archive.warc import measure
from answerable.case.collection import collection_of
from answerable.case.outlet import check_outlet, chosen, outlet, withheld
from answerable.case.tables import works_in, works_rows
from answerable.exchange.annotations import annotations_json
from answerable.exchange.brat import blotted, brat_annotation
from answerable.exchange.csv_table import claims_csv
from answerable.exchange.ftm.export import ftm_files
from answerable.exchange.geojson import geojson
from answerable.exchange.graphml import graphml
from answerable.exchange.jsonlines import claims_jsonl
from answerable.exchange.record_tables import record_tables
from answerable.exchange.release import Release
from answerable.exchange.sfm.out_2019 import Tables, tables_2019
from answerable.exchange.sfm.out_claims import tables_of_claims
from answerable.exchange.wacz import write_wacz
from answerable.model.canonical import sha256
from answerable.model.claim import Claim
from answerable.model.text import Text
from answerable.record.entities import entities_of
from answerable.record.protection import masker
from answerable.record.record import derive

Files = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What an export is made from. The record is derived only where a format asks for it."""

    store: Store
    claims: tuple[Claim, ...]
    protected: tuple[str, ...]

    def release(self) -> Release:
        """The record of these claims, with the decisions on identity that the case holds."""
        record = derive(self.claims, self.store.identities())
        return Release(
            case_id=self.store.case_id,
            claims=self.claims,
            record=record,
            protected=self.protected,
            works=works_in(self.store) if any(claim.cited for claim in self.claims) else {},
        )


class _Contents:
    """The texts that claims stand in: today's of a capture, or for an older claim the one that it was found in."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._today: dict[str, str | None] = {}

    def of(self, claim: Claim) -> str:
        """The text in which the claim's quote stands at its place."""
        capture = claim.source.capture
        if capture not in self._today:
            reading = self._store.reading_of(capture)
            self._today[capture] = reading.content if isinstance(reading, Text) else None
        content = self._today[capture]
        if content is not None and content[claim.start : claim.end] == claim.quote:
            return content
        return self._store.text_of(claim.id).content


Content = str | Files | Callable[[Path], None]
"""A file's text, several files by name, or what writes a file that may be too large for memory."""


def _written(content: Content, out: Path) -> str:
    """Write an export and give the SHA-256 of what was written; of several files, over names and contents in order."""
    if callable(content):
        partial = out.with_name(f"{out.name}.partial")
        try:
            content(partial)
            digest = measure(partial).digest
            partial.replace(out)
        finally:
            partial.unlink(missing_ok=True)
        return digest
    if isinstance(content, str):
        out.write_bytes(content.encode())
        return sha256(content.encode())
    for name, text in content.items():
        (out / name).write_bytes(text.encode())
    return sha256("".join(f"{name}\0{text}\0" for name, text in sorted(content.items())).encode())


def _brat(leaving: Leaving) -> Files:
    by_capture: dict[str, list[Claim]] = {}
    for claim in leaving.claims:
        by_capture.setdefault(claim.source.capture, []).append(claim)
    files: dict[str, str] = {}
    taken: set[str] = set()
    for entry in leaving.store.entries():
        reading = leaving.store.reading_of(entry.capture)
        if not isinstance(reading, Text) or entry.capture in taken:
            continue
        taken.add(entry.capture)
        stem = Path(entry.name).stem or "document"
        if f"{stem}.txt" in files:
            stem = f"{stem}-{entry.capture.removeprefix('sha256:')[:8]}"
        content = blotted(reading.content, leaving.protected)
        files[f"{stem}.txt"] = content
        files[f"{stem}.ann"] = brat_annotation(content, by_capture.get(entry.capture, []))
    return files


def _sfm(leaving: Leaving, tables: Callable[..., Tables]) -> Files:
    standing = entities_of(leaving.claims, leaving.store.identities())
    return tables(leaving.claims, standing, works_rows(leaving.store), masker(leaving.protected)).files


def _wacz(leaving: Leaving) -> Callable[[Path], None]:
    collection = collection_of(leaving.store, leaving.protected)
    return lambda out: write_wacz(collection.pages, collection.left_out, out)


FORMATS: dict[str, Callable[[Leaving], Content]] = {
    "claims": lambda leaving: claims_jsonl(leaving.claims, leaving.protected),
    "csv": lambda leaving: claims_csv(leaving.claims, leaving.protected),
    "brat": _brat,
    "tables": lambda leaving: record_tables(leaving.release()),
    "annotations": lambda leaving: annotations_json(leaving.release(), _Contents(leaving.store).of),
    "geojson": lambda leaving: geojson(leaving.release()),
    "graphml": lambda leaving: graphml(leaving.release()),
    "ftm": lambda leaving: ftm_files(leaving.release()),
    "wacz": _wacz,
    "sfm": lambda leaving: _sfm(leaving, tables_of_claims),
    "sfm-2019": lambda leaving: _sfm(leaving, tables_2019),
}
"""What makes each format: one file, or for those in FOLDERS several by name."""
FOLDERS = frozenset({"brat", "tables", "ftm", "sfm", "sfm-2019"})


def publish_export(
    store: Store,
    format: str,
    out: Path,
    claims: Sequence[Claim] | None,
    disclose: str | None,
) -> Path:
    """Write claims (all, or the ones given) to `out` in `format`, and log what was written."""
    chosen(format, FORMATS)
    check_outlet(out, store.folder, folder=format in FOLDERS)
    leaving = Leaving(
        store=store,
        claims=tuple(store.claims() if claims is None else claims),
        protected=withheld(store, disclose),
    )
    content = FORMATS[format](leaving)
    with outlet(out):
        digest = _written(content, out)
    store.add_export(format, digest, disclose)
    return out
