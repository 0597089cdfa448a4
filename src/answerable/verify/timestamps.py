"""Checks of the timestamps that checkpoints were given."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from cryptography.x509 import load_pem_x509_certificate

from answerable.archive.checkpoint import Checkpoint
from answerable.archive.timestamp import OPENTIMESTAMPS, RFC3161, read_token
from answerable.errors import InputError
from answerable.verify.report import Check, failed, not_checked, passed
from answerable.verify.snapshot import Snapshot, text_of


def check_timestamps(
    snapshot: Snapshot, checkpoints: Sequence[Checkpoint], certificates: Sequence[bytes]
) -> Iterator[Check]:
    """Each timestamp against its checkpoint and, where a certificate was given, against the authority's signature."""
    by_size = {checkpoint.size: checkpoint for checkpoint in checkpoints}
    for row in snapshot.rows("timestamp"):
        subject = f"timestamp of the checkpoint of {row['size']} entries"
        checkpoint = by_size.get(row["size"])
        if checkpoint is None:
            yield failed(subject, "the checkpoint that it is of was removed")
        elif isinstance(row["token"], bytes):
            yield check_token(subject, text_of(row["kind"]), row["token"], checkpoint, certificates)
        else:
            yield failed(subject, "there is no token")


def check_token(subject: str, kind: str, token: bytes, checkpoint: Checkpoint, certificates: Sequence[bytes]) -> Check:
    """One token, of whatever kind, against the checkpoint that it ought to be of."""
    if kind == OPENTIMESTAMPS:
        return not_checked(
            subject, "OpenTimestamps rests on the Bitcoin chain, which is not here; the ots program checks it"
        )
    if kind != RFC3161:
        return failed(subject, f"it is of no known kind: {kind}")
    stamped = read_token(token, checkpoint, certificates)
    when = "" if stamped.at is None else f" (it says {stamped.at:%Y-%m-%d %H:%M:%S} UTC)"
    if stamped.problem is not None:
        return failed(subject, f"{stamped.problem}{when}")
    if stamped.unknown is not None:
        return not_checked(subject, f"{stamped.unknown}{when}")
    return passed(subject, f"a trusted authority saw it, and with it the whole log up to there{when}")


def read_certificate(path: Path) -> bytes:
    """The bytes of a certificate file (PEM); InputError if there is none in it."""
    try:
        pem = path.read_bytes()
        load_pem_x509_certificate(pem)
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: no certificate in PEM form can be read from this ({error})") from error
    return pem
