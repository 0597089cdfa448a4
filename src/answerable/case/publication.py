"""Publication: dossiers leave the case, logged, protected names withheld unless disclosed. Exports: case.export."""

import json
from pathlib import Path
from typing import Any

from answerable.archive.store import Store
from answerable.case.basis import basis_in, seal_of
from answerable.case.outlet import check_outlet, chosen, outlet, withheld
from answerable.dossier.compose import compose
from answerable.dossier.form import dossier_json
from answerable.dossier.markdown import dossier_markdown
from answerable.dossier.page import dossier_html
from answerable.dossier.paper import dossier_pdf
from answerable.record.record import Record
from answerable.verify.bundle import write_bundle

DOSSIER_FORMATS = ("html", "pdf", "md", "json", "bundle")


def publish_dossier(
    store: Store,
    record: Record,
    name: str,
    out: Path,
    format: str,
    disclose: str | None,
) -> Path:
    """Compose the dossier, keep it in the case, write it to `out` in `format`."""
    chosen(format, DOSSIER_FORMATS)
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
        withheld=withheld(store, disclose),
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
