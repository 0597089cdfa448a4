"""A bundle: one dossier with everything that it rests on, for somebody who has neither the case nor Answerable.

A ZIP that is the same to the byte for the same case: the dossier, the captures it cites as WARC, their texts, the
claims, the log entries of all these with proofs up to a signed checkpoint, and a program that checks it.
"""

import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any

from answerable.archive.checkpoint import ORIGIN, parse_checkpoint
from answerable.archive.dossiers import DossierRecord
from answerable.archive.folder import PUBLIC_KEY_FILE
from answerable.archive.log import LogEntry
from answerable.archive.memory import recall
from answerable.archive.merkle import consistency_proof, inclusion_proofs, verify_consistency
from answerable.archive.readings import reading_from_json
from answerable.archive.signing import parse_public_key
from answerable.archive.store import Store
from answerable.archive.timestamp import OPENTIMESTAMPS, RFC3161
from answerable.archive.warc import warc_path
from answerable.errors import InputError
from answerable.model.canonical import canonical, sha256
from answerable.settings import settings
from answerable.verify import standalone
from answerable.verify.custody import CHECKPOINT
from answerable.verify.report import Check, Outcome, Report, check_of, failed, guarded, not_checked, passed
from answerable.verify.texts import Kept, check_texts
from answerable.verify.timestamps import check_token, read_certificate

PROGRAM = "verify.py"
README = "README.txt"
STAMPS = "proofs/timestamps/"
SUFFIXES = {RFC3161: ".tsr", OPENTIMESTAMPS: ".ots"}
_STAMP_ENDS = (".checkpoint", ".consistency.json", *SUFFIXES.values())
_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP can hold: the same bundle twice is the same bytes


@dataclass(frozen=True, slots=True)
class _Cited:
    """What a dossier cites, each thing once and in order: rows of claims, texts by address, captures."""

    claims: tuple[bytes, ...]
    texts: dict[str, bytes]
    captures: tuple[str, ...]
    entries: tuple[LogEntry, ...]


def write_bundle(store: Store, dossier_document: dict[str, Any], html: str, out: Path) -> None:
    """Write the bundle of a dossier that was put into the case with :meth:`Store.add_dossier`.

    InputError if this very document and page were not, because then the log does not vouch for their sentences.
    """
    record = _record_of(store, dossier_document, html)
    log = list(store.log_entries())
    cited = _cited(store, record, log)
    proofs = inclusion_proofs([entry.leaf for entry in log], [entry.index for entry in cited.entries])
    lines = [
        canonical({"entry": entry.body, "proof": [step.hex() for step in proofs[entry.index]]})
        for entry in cited.entries
    ]
    names: dict[str, bytes | Path] = {
        README: (files("answerable.verify") / "bundle_readme.txt").read_bytes(),
        PROGRAM: (files("answerable.verify") / "standalone.py").read_bytes(),
        "dossier.html": html.encode(),
        "dossier.json": canonical(record.document),
        "claims.jsonl": _lines(cited.claims),
        "proofs/log.jsonl": _lines(lines),
        CHECKPOINT: store.checkpoint().note.encode(),
        "proofs/key.pub": (store.folder / PUBLIC_KEY_FILE).read_bytes(),
    }
    names.update(_timestamps(store, [entry.leaf for entry in log]))
    for digest, text in cited.texts.items():
        names[f"texts/{_hexadecimal(digest)}.json"] = text
    for capture in cited.captures:
        names[f"captures/{_hexadecimal(capture)}.warc.gz"] = warc_path(store.folder, capture)
    _write_zip(out, names)


def verify_bundle(path: Path, *, fingerprint: str | None = None, authorities: Sequence[Path] = ()) -> Report:
    """Check a bundle (the ZIP, or a folder that it was unpacked into) as its own `verify.py` does, and more.

    More: the texts are made again from the bytes, the key is held against `fingerprint` (as the owner gave it) and
    against what this machine remembers, timestamps against the `authorities` (certificates, PEM), and files that
    nothing vouches for are pointed out.

    Raises:
        InputError: there is nothing at `path`, it is neither a folder nor a ZIP, or a certificate cannot be read.
    """
    certificates = [read_certificate(path) for path in authorities]
    try:
        held = standalone.open_bundle(path)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise InputError(f"{path}: this is no bundle of Answerable ({error})") from error
    checks = [
        check_of(Outcome(outcome), subject, message)
        for outcome, subject, message in standalone.check(held)
        if subject not in {"key owner", "readers"}
    ]
    checks += guarded("key", lambda: _check_owner(held, fingerprint))
    checks += guarded("texts", lambda: check_texts(_kept(held)))
    checks += guarded("timestamps", lambda: _check_timestamps(held, certificates))
    checks += guarded("files", lambda: _check_files(held))
    return Report(tuple(checks))


def _record_of(store: Store, document: dict[str, Any], html: str) -> DossierRecord:
    wanted = canonical(document)
    for record in reversed(store.dossiers()):
        if record.html == html and canonical(record.document) == wanted:
            return record
    raise InputError("only a dossier that is kept in the case can be bundled; add it to the case first")


def _cited(store: Store, record: DossierRecord, log: list[LogEntry]) -> _Cited:
    idents = dict.fromkeys(claim for sentence in record.document["sentences"] for claim in sentence["claims"])
    claims = store.sealed_claims(sorted(idents))
    rows = [[claim.id, sha256(claim.body)] for claim in claims]
    texts = {digest: store.sealed_text(digest) for digest in dict.fromkeys(claim.text for claim in claims)}
    captures = tuple(sorted({json.loads(text)["capture"] for text in texts.values()}))
    entries = [entry for entry in log if _vouches(entry, record.id, rows, texts.keys(), captures)]
    return _Cited(tuple(claim.body for claim in claims), texts, captures, tuple(entries))


def _vouches(
    entry: LogEntry, dossier: str, rows: list[list[str]], texts: Iterable[str], captures: tuple[str, ...]
) -> bool:
    """Whether a log entry belongs into the bundle: the case, what is cited, its provenance, decisions on it."""
    fields = entry.fields
    if entry.kind == "claims":
        return fields["text"] in texts and any(row in fields["claims"] for row in rows)
    if entry.kind == "text":
        return fields["reading"] in texts
    if entry.kind in {"capture", "entry"}:
        return fields["capture"] in captures
    if entry.kind == "decision":
        return fields["claim"] in [ident for ident, _ in rows]
    return entry.kind == "case" or (entry.kind == "dossier" and fields["dossier"] == dossier)


def _check_owner(held: "standalone.Files", fingerprint: str | None) -> Iterator[Check]:
    line = held["proofs/key.pub"]().decode()
    key = standalone.fingerprint_of(line)
    case_id = line.partition("+")[0].removeprefix(ORIGIN)
    remembered = recall(settings().folder, case_id)
    known = []
    if fingerprint is not None:
        known.append(("with the fingerprint that was given", fingerprint.strip().lower()))
    if remembered is not None:
        known.append(("that this machine remembers for the case", remembered.key))
    for where, expected in known:
        if expected == key:
            yield passed("key", f"it is the key {where}")
        else:
            yield failed("key", f"it is not the key {where}: somebody else signed this")
    if not known:
        yield not_checked("key", f"whose key it is; compare the fingerprint {key} with the one that the owner gives")


def _timestamps(store: Store, leaves: list[bytes]) -> dict[str, bytes | Path]:
    """Each token, the checkpoint that it is of, and the proof that the log grew from that to the bundle's."""
    names: dict[str, bytes | Path] = {}
    for number, stamp in enumerate(store.timestamps(), 1):
        stem = f"{STAMPS}{number}"
        proof = consistency_proof(leaves, stamp.checkpoint.size)
        names[f"{stem}.checkpoint"] = stamp.checkpoint.note.encode()
        names[f"{stem}.consistency.json"] = canonical([step.hex() for step in proof])
        names[f"{stem}{SUFFIXES[stamp.kind]}"] = stamp.token
    return names


def _check_timestamps(held: "standalone.Files", certificates: Sequence[bytes]) -> Iterator[Check]:
    key = parse_public_key(held["proofs/key.pub"]().decode())
    newest = parse_checkpoint(held[CHECKPOINT]().decode())
    for name in sorted(held):
        if not _is_stamp(name):
            continue
        stem = name.removesuffix(".checkpoint")
        subject = f"timestamp {stem.removeprefix(STAMPS)}"
        stamped = parse_checkpoint(held[name]().decode())
        proof = [bytes.fromhex(step) for step in json.loads(held[f"{stem}.consistency.json"]())]
        if not stamped.signed_by(key):
            yield failed(subject, "the checkpoint that it is of is not signed with the key of the case")
        elif not verify_consistency(stamped.size, newest.size, stamped.root, newest.root, proof):
            yield failed(subject, "the checkpoint that it is of is not the beginning of the log")
        else:
            for kind, suffix in SUFFIXES.items():
                if stem + suffix in held:
                    yield check_token(subject, kind, held[stem + suffix](), stamped, certificates)


def _kept(held: "standalone.Files") -> Iterator[Kept]:
    entries = [json.loads(json.loads(line)["entry"]) for line in held["proofs/log.jsonl"]().splitlines()]
    media_types = {entry["capture"]: entry for entry in entries if entry["kind"] == "capture"}
    arrivals = [entry for entry in entries if entry["kind"] == "entry"]
    for name in sorted(held):
        if not name.startswith("texts/"):
            continue
        reading = reading_from_json(json.loads(held[name]()))
        capture = media_types[reading.capture]
        first, *others = dict.fromkeys(one["name"] for one in arrivals if one["capture"] == reading.capture)
        raw = held[f"captures/{_hexadecimal(reading.capture)}.warc.gz"]()
        yield Kept(
            reading=reading,
            name=first,
            media_type=capture["media_type"],
            data=standalone.record_bytes(raw, capture["size"]),
            other_names=tuple(others),
        )


def _check_files(held: "standalone.Files") -> Iterator[Check]:
    """Files that no log entry vouches for; above all the program, which ought to be ours."""
    for name, source in ((PROGRAM, "standalone.py"), (README, "bundle_readme.txt")):
        if name in held and held[name]() != (files("answerable.verify") / source).read_bytes():
            yield not_checked(name, "it is not the one of this version of Answerable; do not follow it if in doubt")
    entries = [json.loads(json.loads(line)["entry"]) for line in held["proofs/log.jsonl"]().splitlines()]
    known = {README, PROGRAM, "dossier.html", "dossier.json", "claims.jsonl"}
    known |= {"proofs/log.jsonl", "proofs/checkpoint", "proofs/key.pub"}
    known |= {f"captures/{_hexadecimal(one['capture'])}.warc.gz" for one in entries if one["kind"] == "capture"}
    known |= {f"texts/{_hexadecimal(one['reading'])}.json" for one in entries if one["kind"] == "text"}
    known |= {f"{name.removesuffix('.checkpoint')}{end}" for name in held for end in _STAMP_ENDS if _is_stamp(name)}
    for name in sorted(set(held) - known):
        yield not_checked(f"file {name}", "nothing in the bundle vouches for it; it was put in afterwards")


def _is_stamp(name: str) -> bool:
    return name.startswith(STAMPS) and name.endswith(".checkpoint")


def _write_zip(out: Path, names: dict[str, bytes | Path]) -> None:
    partial = out.with_name(f"{out.name}.partial")
    with zipfile.ZipFile(partial, "w") as archive:
        for name in sorted(names):
            info = zipfile.ZipInfo(name, _DATE)
            info.create_system = 3  # Unix, wherever this runs
            info.external_attr = 0o644 << 16
            packed = PurePosixPath(name).suffix == ".gz"
            info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            data = names[name]
            archive.writestr(info, data.read_bytes() if isinstance(data, Path) else data)
    partial.replace(out)


def _lines(rows: Iterable[bytes]) -> bytes:
    return b"".join(row + b"\n" for row in rows)


def _hexadecimal(digest: str) -> str:
    return digest.removeprefix("sha256:")
