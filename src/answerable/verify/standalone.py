"""Check a dossier bundle of Answerable with nothing but Python (3.8 or newer) and its standard library.

    python3 verify.py                 inside the unpacked bundle
    python3 verify.py BUNDLE.zip      beside it; take your own copy of this file if you do not trust the sender

Each line says pass, fail or not checked. The exit code is 0 if nothing failed, else 1. What is checked, in this order:

  key         the key signed the checkpoint, and it is the key that the case began with
  log         every log entry here lies in the Merkle tree (RFC 6962) under the checkpoint
  captures    the bytes of every source have the SHA-256 under which they were logged
  texts       every text is the one that was logged for these bytes
  claims      every claim is as logged, its quote stands in its text, and its id is its hash
  sentences   every sentence of the dossier is as logged and rests on such claims; its notes show their quotes

Not known here: whose key it is (compare the fingerprint with the one that the owner publishes), and whether the texts
were made rightly out of the bytes (open the sources; or `answerable verify BUNDLE.zip` makes them again).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
import zipfile
import zlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Files = dict[str, Callable[[], bytes]]
    Lines = list[tuple[str, str, str]]
    Entries = list[dict[str, Any]]
    Contents = dict[tuple[str, str], str]
    Point = tuple[int, int, int, int]

# ruff: noqa: T201 - a program for the command line prints
PASS, FAIL, NOT_CHECKED = "pass", "fail", "not checked"
LARGEST = 1 << 31  # bytes: no file within a bundle is believed to be larger
HEADROOM = 1 << 16  # bytes: what a WARC record may have beside the capture itself


def open_bundle(path: Path) -> Files:
    """The files of a bundle (a folder or a ZIP): from each name to a function that gives the bytes."""
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
        return {file.relative_to(path).as_posix(): file.read_bytes for file in files}
    archive = zipfile.ZipFile(path)
    members = [member for member in archive.infolist() if not member.filename.endswith("/")]
    if len({member.filename for member in members}) != len(members):
        raise ValueError("two files of the bundle have the same name")
    if any(member.file_size > LARGEST for member in members):
        raise ValueError("a file of the bundle is too large to be believed")
    return {member.filename: partial(archive.read, member) for member in members}


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and no white space, in UTF-8: what all hashes are taken over."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def address(data: bytes) -> str:
    """The address of bytes."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def is_included(leaf: bytes, index: int, size: int, proof: list[bytes], root: bytes) -> bool:
    """Whether the proof leads from the leaf at `index` to the root of a tree of `size` leaves (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    node, last, computed = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        from_left = node & 1 or node == last
        computed = hashlib.sha256(b"\x01" + (sibling + computed if from_left else computed + sibling)).digest()
        while from_left and not node & 1 and node:
            node, last = node >> 1, last >> 1
        node, last = node >> 1, last >> 1
    return last == 0 and computed == root


# Ed25519 (RFC 8032, section 5.1): checking a signature takes no secret, so it need not be fast nor constant in time.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def point(encoded: bytes) -> Point | None:
    """The point (x, y, z, x*y) that 32 bytes stand for; None if they stand for none."""
    y = int.from_bytes(encoded, "little") & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and encoded[31] >> 7):
        return None
    if x & 1 != encoded[31] >> 7:
        x = P - x
    return x, y, 1, x * y % P


def add(one: Point, other: Point) -> Point:
    """The sum of two points."""
    a, b = (one[1] - one[0]) * (other[1] - other[0]) % P, (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * one[3] * other[3] * D % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar: int, factor: Point) -> Point:
    """A point added to itself so many times."""
    total: Point = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            total = add(total, factor)
        factor, scalar = add(factor, factor), scalar >> 1
    return total


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")) or (0, 1, 1, 0)


def is_signed(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether `signature` (64 bytes) over `message` is by the Ed25519 key (32 bytes)."""
    public, nonce, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if public is None or nonce is None or s >= ORDER or (len(key), len(signature)) != (32, 64):
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = times(s, BASE), add(nonce, times(k, public))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# The checks. Each adds lines (outcome, subject, message) to `lines` and returns what the later ones need.


def fingerprint_of(line: str) -> str:
    """The fingerprint of the key in a key.pub line: SHA-256 over its 32 bytes."""
    return hashlib.sha256(base64.b64decode(line.strip().split("+", 2)[2], validate=True)[1:]).hexdigest()


def check_key(files: Files, lines: Lines) -> tuple[str, int, bytes, str]:
    """The signature on the checkpoint; returns origin, size, root and the key's fingerprint."""
    text, _, signature_line = files["proofs/checkpoint"]().decode("utf-8").partition("\n\n")
    origin, size, root = text.split("\n")
    name, key_hash, encoded = files["proofs/key.pub"]().decode("utf-8").strip().split("+", 2)
    key = base64.b64decode(encoded, validate=True)
    signature = base64.b64decode(signature_line.strip().rpartition(" ")[2], validate=True)
    named = hashlib.sha256(name.encode("utf-8") + b"\n" + key).digest()[:4]
    sound = key[:1] == b"\x01" and key_hash == named.hex() and signature[:4] == named and name == origin
    fingerprint = fingerprint_of(name + "+" + key_hash + "+" + encoded)
    if sound and is_signed(key[1:], (text + "\n").encode("utf-8"), signature[4:]):
        lines.append((PASS, "key", f"it signed the checkpoint of {size} log entries"))
    else:
        lines.append((FAIL, "key", "the checkpoint is not signed by proofs/key.pub: one of the two was changed"))
    lines.append((NOT_CHECKED, "key owner", f"compare the fingerprint {fingerprint} with the one that the owner gives"))
    return origin, int(size), base64.b64decode(root, validate=True), fingerprint


def check_log(files: Files, checkpoint: tuple[str, int, bytes, str], lines: Lines) -> Entries:
    """Every log entry's proof; returns the entries that are proven."""
    origin, size, root, fingerprint = checkpoint
    entries: Entries = []
    held = files["proofs/log.jsonl"]().splitlines()
    for line in held:
        proven = json.loads(line.decode("utf-8"))
        entry = json.loads(proven["entry"])
        leaf = hashlib.sha256(b"\x00" + proven["entry"].encode("utf-8")).digest()
        if is_included(leaf, entry["index"], size, [bytes.fromhex(step) for step in proven["proof"]], root):
            entries.append(entry)
        else:
            lines.append((FAIL, f"log entry {entry['index']}", "it is not in the log under the checkpoint: changed"))
    first = [entry for entry in entries if entry["index"] == 0 and entry["kind"] == "case"]
    if not first or first[0]["key"] != fingerprint or "answerable.case/" + first[0]["case"] != origin:
        lines.append((FAIL, "key", "it is not the key that the log's first entry names: the key was swapped"))
    elif len(entries) == len(held):
        lines.append(
            (PASS, "log", f"{len(held)} entries lie under the signed root, and the key is the one it began with")
        )
    return entries


def record_bytes(raw: bytes, size: int) -> bytes:
    """The bytes within a WARC file of one record; ValueError where it is not of that form."""
    unpacked = zlib.decompressobj(31).decompress(raw, min(size, LARGEST) + HEADROOM)
    headers, blank, rest = unpacked.partition(b"\r\n\r\n")
    length = re.search(rb"^content-length: *([0-9]+)\r?$", headers, re.MULTILINE | re.IGNORECASE)
    if not blank or not headers.startswith(b"WARC/1.1\r\n") or length is None:
        raise ValueError("no WARC 1.1 record")
    return rest[: int(length.group(1))]


def check_captures(files: Files, entries: Entries, lines: Lines) -> set[str]:
    """The bytes of each capture; returns the addresses of those that are right."""
    good: set[str] = set()
    logged = [entry for entry in entries if entry["kind"] == "capture"]
    for digest in sorted({a["capture"] for a in logged} - {a["capture"] for a in entries if a["kind"] == "entry"}):
        lines.append((FAIL, f"capture {digest}", "the log entry of its arrival, with name and source, was taken out"))
    for entry in logged:
        digest, name = entry["capture"], "captures/" + entry["capture"].replace("sha256:", "") + ".warc.gz"
        try:
            raw = files[name]()
            data = record_bytes(raw, entry["size"])
        except (KeyError, ValueError, OSError, zlib.error, zipfile.BadZipFile) as error:
            lines.append((FAIL, f"capture {digest}", f"{name} is gone or damaged ({error})"))
            continue
        if address(data) != digest or len(data) != entry["size"]:
            lines.append((FAIL, f"capture {digest}", f"its bytes were changed: they have the address {address(data)}"))
            continue
        good.add(digest)
        if address(raw) != entry["warc"]:
            lines.append((FAIL, f"capture {digest}", f"{name} was changed outside the bytes of the source"))
    if len(good) == len(logged):
        lines.append((PASS, "captures", f"{len(good)} have the SHA-256 under which they were logged"))
    return good


def check_texts(files: Files, entries: Entries, captures: set[str], lines: Lines) -> Contents:
    """Each text against its hash in the log; returns their characters by capture and address."""
    contents: Contents = {}
    logged = [entry for entry in entries if entry["kind"] == "text"]
    for entry in logged:
        name, subject = "texts/" + entry["reading"].replace("sha256:", "") + ".json", f"text of {entry['capture']}"
        raw = files[name]() if name in files else b""
        if address(raw) != entry["reading"]:
            lines.append((FAIL, subject, f"{name} is gone, or not the text that was logged"))
        elif entry["capture"] not in captures:
            lines.append((FAIL, subject, "the bytes that it was made of are not here as they were"))
        else:
            contents[entry["capture"], entry["reading"]] = json.loads(raw.decode("utf-8"))["content"]
    if len(contents) == len(logged):
        lines.append((PASS, "texts", f"{len(contents)} are those that were logged for these bytes"))
    lines.append((NOT_CHECKED, "readers", "whether the texts were rightly made of the bytes; open the sources to see"))
    return contents


def check_claims(files: Files, entries: Entries, contents: Contents, lines: Lines) -> dict[str, str]:
    """Each claim's hash, quote and id; returns the quotes of those that are sound, by id."""
    texts: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for entry in entries:
        if entry["kind"] == "claims":
            for ident, digest in entry["claims"]:
                texts.setdefault((ident, digest), []).append((entry["capture"], entry["text"]))
    sound: dict[str, str] = {}
    held = files["claims.jsonl"]().splitlines()
    for raw in held:
        claim = json.loads(raw.decode("utf-8"))
        ident, start, end = claim["id"], claim["start"], claim["end"]
        asserted = {key: claim[key] for key in ("start", "end", "type", "slots")}
        asserted["capture"] = claim["source"]["capture"]
        made = texts.get((ident, address(raw)), [])
        there = [contents[pair] for pair in made if pair in contents and pair[0] == asserted["capture"]]
        if not made:
            lines.append((FAIL, f"claim {ident}", "the log does not have it like this: it was changed or put in"))
        elif not there or not 0 <= start < end:
            lines.append((FAIL, f"claim {ident}", "the text that it was found in is not here as it was"))
        elif there[0][start:end] != claim["quote"]:
            lines.append((FAIL, f"claim {ident}", f"its quote does not stand at {start} to {end} in its text"))
        elif hashlib.sha256(canonical(asserted)).hexdigest()[:32] != ident:
            lines.append((FAIL, f"claim {ident}", "its id is not the hash of what it says"))
        else:
            sound[ident] = claim["quote"]
    if len(sound) == len(held):
        lines.append((PASS, "claims", f"{len(held)} as logged, each quote at its place, each id its hash"))
    return sound


def is_shown(shown: str, quote: str) -> bool:
    """Whether a note shows this quote; a name that the owner protects may be withheld from it."""
    return re.fullmatch(".+".join(map(re.escape, shown.split("[name withheld]"))), quote, re.DOTALL) is not None


def check_notes(files: Files, claims: dict[str, str], lines: Lines) -> None:
    """The quotes in the dossier's notes."""
    for note in json.loads(files["dossier.json"]().decode("utf-8")).get("claims", []):
        if not is_shown(note["quote"], claims.get(note["id"], "")):
            lines.append((FAIL, f"note on claim {note['id']}", "its quote is not the one that stands in the source"))


def check_sentences(files: Files, entries: Entries, claims: dict[str, str], lines: Lines) -> None:
    """The dossier's page, and each of its sentences."""
    logged = [entry for entry in entries if entry["kind"] == "dossier"]
    if len(logged) != 1:
        lines.append((FAIL, "dossier", "its log entry is not here"))
        return
    for name, field in (("dossier.json", "document"), ("dossier.html", "html")):
        if address(files[name]()) != logged[0][field]:
            lines.append((FAIL, name, "it is not the one that was logged: it was changed"))
    hashes, bad = [(ident, digest) for ident, digest in logged[0]["sentences"]], 0
    sentences = json.loads(files["dossier.json"]().decode("utf-8"))["sentences"]
    held = [(sentence["id"], address(canonical(sentence))) for sentence in sentences]
    for ident in sorted({ident for ident, _ in hashes} - {ident for ident, _ in held}):
        bad += 1
        lines.append((FAIL, f"sentence {ident}", "it was taken out"))
    for sentence, identity in zip(sentences, held):  # noqa: B905 - Python 3.8 has no strict
        missing = sorted(set(sentence["claims"]) - set(claims))
        if identity not in hashes:
            lines.append((FAIL, f"sentence {sentence['id']}", "it is not as logged: it was changed or put in"))
        elif missing or not sentence["claims"]:
            lines.append((FAIL, f"sentence {sentence['id']}", "nothing sound backs it: " + (", ".join(missing) or "-")))
        else:
            continue
        bad += 1
    if not bad and held != hashes:
        lines.append((FAIL, "sentences", "they were put in another order"))
    elif not bad:
        lines.append((PASS, "sentences", f"{len(held)} as logged, each backed by claims that are sound"))


def check(files: Files) -> Lines:
    """All checks of a bundle: lines (outcome, subject, message)."""
    lines: Lines = []
    try:
        checkpoint = check_key(files, lines)
        entries = check_log(files, checkpoint, lines)
        captures = check_captures(files, entries, lines)
        contents = check_texts(files, entries, captures, lines)
        claims = check_claims(files, entries, contents, lines)
        check_notes(files, claims, lines)
        check_sentences(files, entries, claims, lines)
    except Exception as error:  # noqa: BLE001 - damage can be of any kind: then the checks end here, with a failure
        lines.append((FAIL, "bundle", f"a file is gone or cannot be read ({type(error).__name__}: {error})"))
    return lines


def main(arguments: list[str]) -> int:
    """Check the bundle that is named, or the one around this file; the exit code."""
    path = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    try:
        files = open_bundle(path)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        print(f"fail         bundle: {path} cannot be opened ({error})")
        return 1
    lines = check(files)
    for outcome, subject, message in lines:
        print("".join(one if " " <= one <= "~" else "?" for one in f"{outcome:<12} {subject}: {message}"))
    counts = {outcome: sum(line[0] == outcome for line in lines) for outcome in (PASS, FAIL, NOT_CHECKED)}
    print(", ".join(f"{count} {outcome}" for outcome, count in counts.items()))
    return 1 if counts[FAIL] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
