"""Checks of the key and the log: entries in their order, every checkpoint's root and signature, what was seen before.

A checkpoint closes each transaction, so a root that does not come out names the few entries that the damage is in.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from answerable.archive.checkpoint import ORIGIN, Checkpoint, parse_checkpoint
from answerable.archive.folder import PUBLIC_KEY_FILE
from answerable.archive.log import LogEntry, parse_entry
from answerable.archive.merkle import Frontier, leaf_hash
from answerable.archive.signing import PublicKey, parse_public_key
from answerable.errors import InputError
from answerable.verify.report import Check, failed, not_checked, passed
from answerable.verify.snapshot import Row, Snapshot, text_of

KEY = f"key ({PUBLIC_KEY_FILE})"
LOG = "custody log"
CHECKPOINT = "proofs/checkpoint"
_LONGEST_KEY = 4096
_LONGEST_NOTE = 65536


class Custody:
    """The log of a snapshot, as far as it can be read: `entries` by place, and `roots` by size of the log."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.entries: list[LogEntry] = []
        self.roots: dict[int, Frontier] = {}
        self.checkpoints: list[Checkpoint] = []
        self.origin = ""
        self.key: PublicKey | None = None
        self.genesis_key = ""

    def check_entries(self) -> Iterator[Check]:
        """Places without a gap, entries that say the place they stand at, readable."""
        frontier, expected, sound = Frontier(), 0, True
        for row in self.snapshot.rows("log"):
            place = row["position"]
            if place != expected:
                sound = False
                yield failed(_span(expected, place - 1), "missing: the log has a gap there, so it was removed")
            expected = place + 1
            body = text_of(row["body"])
            frontier = frontier.append(leaf_hash(body.encode("utf-8", "surrogateescape")))
            self.roots[frontier.size] = frontier
            try:
                entry = parse_entry(body)
            except (ValueError, RecursionError) as error:
                sound = False
                yield failed(f"log entry {place}", f"it cannot be read ({error}): it was changed")
                continue
            if entry.index != place:
                sound = False
                yield failed(
                    f"log entry {place}",
                    f"it says that it is entry {entry.index}: the log was reordered, or an entry before it removed",
                )
            self.entries.append(entry)
        if sound:
            yield passed(LOG, f"{expected} entries in order, without a gap")
        first = self.entries[0] if self.entries else None
        if first is None or first.kind != "case":
            yield failed("log entry 0", "the log does not begin with the making of the case")
            return
        self.genesis_key = str(first.fields.get("key"))
        self.origin = f"{ORIGIN}{first.fields.get('case')}"

    def check_key(self, fingerprint: str | None) -> Iterator[Check]:
        """The public key against the log's first entry, against what this machine knows, and what the owner says."""
        path = self.snapshot.folder / PUBLIC_KEY_FILE
        try:
            self.key = parse_public_key(_line_of(path))
        except (OSError, ValueError) as error:
            yield failed(KEY, f"it cannot be read ({error}); without it no signature can be checked")
            return
        if self.key.fingerprint != self.genesis_key or self.key.name != self.origin:
            yield failed(
                KEY,
                f"it is not the key that the case was made with: the log's first entry names {self.genesis_key}, "
                f"this one is {self.key.fingerprint}; the key was swapped",
            )
        else:
            yield passed(KEY, f"it is the key that the case was made with: {self.key.fingerprint}")
        if fingerprint is not None:
            if fingerprint.strip().lower() == self.key.fingerprint:
                yield passed(KEY, "it is the key with the fingerprint that was given")
            else:
                yield failed(KEY, "it is not the key with the fingerprint that was given: the key was swapped")
        remembered = self.snapshot.remember(self.origin.removeprefix(ORIGIN))
        if remembered is None:
            if fingerprint is None:
                yield not_checked(
                    KEY,
                    "whose key it is: this machine has not seen the case before; compare the fingerprint "
                    f"{self.key.fingerprint} with the one that the case's owner gives",
                )
            return
        if remembered.key == self.key.fingerprint:
            yield passed(KEY, "it is the key that this machine remembers for the case")
        else:
            yield failed(
                KEY,
                f"this machine remembers the case with the key {remembered.key}: the key was swapped, and what is "
                "signed with the new one was signed by somebody else",
            )

    def check_checkpoints(self) -> Iterator[Check]:
        """Each checkpoint's signature, and that its root is the root of the log up to its size."""
        good, bad_root, bad = 0, False, False
        for row in self.snapshot.rows("checkpoint"):
            subject = f"checkpoint of {row['size']} entries"
            try:
                checkpoint = parse_checkpoint(text_of(row["note"]))
            except ValueError as error:
                bad = True
                yield failed(subject, f"it cannot be read ({error})")
                continue
            self.checkpoints.append(checkpoint)
            problems = list(self._problems(row, checkpoint))
            bad = bad or bool(problems)
            for problem in problems:
                yield failed(subject, problem)
            frontier = self.roots.get(checkpoint.size)
            if frontier is not None and frontier.root() == checkpoint.root:
                good = max(good, checkpoint.size)
            elif not bad_root:
                bad_root = True
                yield self._broken_at(good, checkpoint.size)
        size = len(self.roots)
        if not self.checkpoints:
            yield failed(LOG, "there is no checkpoint, so nothing vouches for the log")
        elif not bad_root and good < size:
            yield failed(_span(good, size - 1), "no signed checkpoint covers this: it was added without the key")
        elif not bad_root and not bad:
            yield passed(
                LOG, f"{len(self.checkpoints)} checkpoints, each consistent with the log of {size} entries and signed"
            )

    def check_memory(self) -> Iterator[Check]:
        """That the log still begins with what this machine saw of it: a log cut short has good signatures too."""
        remembered = self.snapshot.remember(self.origin.removeprefix(ORIGIN))
        if remembered is None:
            yield not_checked(
                LOG,
                "whether its end was cut off: this machine has not seen the case before; a checkpoint from anybody "
                "who has (every bundle holds one) would tell",
            )
            return
        frontier = self.roots.get(remembered.size)
        if frontier is None:
            yield failed(
                _span(len(self.roots), remembered.size - 1),
                f"removed: this machine has seen {remembered.size} entries in this log, and it has {len(self.roots)}",
            )
        elif frontier.root().hex() != remembered.root:
            yield failed(LOG, f"its first {remembered.size} entries are not those that this machine has seen")
        else:
            yield passed(LOG, f"it still begins with the {remembered.size} entries that this machine last saw")

    def check_seen(self, path: Path) -> Iterator[Check]:
        """That the log still holds a checkpoint that somebody kept: a file of its own, or within a bundle."""
        subject = f"checkpoint in {path.name}"
        seen = read_checkpoint(path)
        frontier = self.roots.get(seen.size)
        if seen.origin != self.origin:
            yield failed(subject, f"it is of another log ({seen.origin})")
        elif self.key is None or not seen.signed_by(self.key):
            yield failed(subject, "it is not signed with the key of the case: one of the two keys was swapped")
        elif frontier is None:
            yield failed(
                _span(len(self.roots), seen.size - 1),
                f"removed: {path.name} has seen {seen.size} entries in this log, and it has {len(self.roots)}",
            )
        elif frontier.root() != seen.root:
            yield failed(subject, f"the first {seen.size} entries of the log are not those that it was signed for")
        else:
            yield passed(subject, f"the log still begins with the {seen.size} entries that it was signed for")

    def _problems(self, row: Row, checkpoint: Checkpoint) -> Iterator[str]:
        if checkpoint.size != row["size"]:
            yield f"it is signed for {checkpoint.size} entries: the checkpoints were moved"
        if checkpoint.origin != self.origin:
            yield f"it is of another log ({checkpoint.origin})"
        if self.key is not None and not checkpoint.signed_by(self.key):
            yield "its signature is not by the key of the case"
        frontier = self.roots.get(checkpoint.size)
        if frontier is not None and frontier.root() == checkpoint.root:
            peaks = ",".join(peak.hex() for peak in frontier.peaks)
            if peaks != row["frontier"]:
                yield "the tree kept beside it was changed"

    def _broken_at(self, good: int, size: int) -> Check:
        held = [entry for entry in self.entries if good <= entry.index < size]
        named = "; ".join(f"{entry.index} is {describe(entry)}" for entry in held[:4])
        return failed(
            _span(good, size - 1),
            "not what was signed: here an entry was changed, removed, moved or put in; from here on the log proves "
            f"nothing ({named or 'nothing stands there now'})",
        )


def _line_of(path: Path) -> str:
    """The key file's text. From a stranger, the place may hold anything: a pipe that never ends, a huge file."""
    if path.exists() and not path.is_file():
        raise ValueError("it is no file")
    with path.open("rb") as file:
        return file.read(_LONGEST_KEY).decode()


def read_checkpoint(path: Path) -> Checkpoint:
    """The checkpoint in a file, or in a bundle; InputError if there is none."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive, archive.open(CHECKPOINT) as file:
                return parse_checkpoint(file.read(_LONGEST_NOTE).decode())
        with path.open("rb") as file:
            return parse_checkpoint(file.read(_LONGEST_NOTE).decode())
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise InputError(f"{path}: no checkpoint of a log can be read from this ({error})") from error


def describe(entry: LogEntry) -> str:
    """What an entry is about, in a few words."""
    for name in ("claim", "dossier", "entry", "capture", "export", "size", "case"):
        if name in entry.fields:
            return f"{entry.kind} ({name} {entry.fields[name]})"
    return entry.kind


def _span(first: int, last: int) -> str:
    return f"log entry {first}" if last <= first else f"log entries {first} to {last}"
