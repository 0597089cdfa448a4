"""Captures as WARC 1.1 files (ISO 28500:2017): one resource record a file, named by the SHA-256 of the bytes.

A file is written under a temporary name, forced to disk and renamed, so it is whole or not there.
"""

import hashlib
import io
import os
import re
import secrets
import uuid
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.warcwriter import WARCWriter

from answerable.errors import CaseError, InputError
from answerable.model.canonical import sha256

PIECE = 1 << 20
_URL = re.compile(r"https?://[!-~]+", re.IGNORECASE)
_MEDIA_TYPE = re.compile(r"[!-~]+/[!-~]+(?: ?; ?[!-~]+)*")
_DIGEST = re.compile(r"sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Measured:
    """Bytes that were read through once: their address and their size."""

    digest: str
    size: int


@contextmanager
def opened(data: Path | bytes) -> Iterator[IO[bytes]]:
    """A stream over bytes or a file."""
    if isinstance(data, bytes):
        yield io.BytesIO(data)
    else:
        with data.open("rb") as stream:
            yield stream


def measure(data: Path | bytes) -> Measured:
    """Read `data` through and say its address and size, a piece at a time."""
    if isinstance(data, bytes):
        return Measured(sha256(data), len(data))
    digest, size = hashlib.sha256(), 0
    with data.open("rb") as stream:
        while piece := stream.read(PIECE):
            digest.update(piece)
            size += len(piece)
    return Measured(f"sha256:{digest.hexdigest()}", size)


def warc_path(folder: Path, digest: str) -> Path:
    """Where the capture `digest` lies in the case folder: archive/ab/abcd….warc.gz. ValueError if it is no digest."""
    found = _DIGEST.fullmatch(digest)
    if found is None:
        raise ValueError(f"not the address of a capture: {digest!r}")
    return folder / "archive" / found[1][:2] / f"{found[1]}.warc.gz"


def write_warc(
    folder: Path, data: Path | bytes, measured: Measured, *, media_type: str, url: str | None, at: str
) -> str:
    """Keep `data` in the case and return the address of the WARC file itself, which is written once.

    A whole file that is there already, of an addition that did not end, is taken up as it is; half of one gives way.

    `at` becomes WARC-Date; a web address becomes WARC-Target-URI, anything else gives way to the digest as a URN.
    InputError if the file changed since it was measured.
    """
    path = warc_path(folder, measured.digest)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}.partial")  # no other writer's, not even a lost one's
    hexadecimal = measured.digest.removeprefix("sha256:")
    with opened(data) as stream, partial.open("wb") as file:
        checked, out = _Hashing(stream), _Hashing(file)
        writer = WARCWriter(out, gzip=True, warc_version="1.1")
        record = writer.create_warc_record(
            url if url and _URL.fullmatch(url) else f"urn:sha256:{hexadecimal}",
            "resource",
            payload=checked,
            length=measured.size,
            warc_content_type=media_type if _MEDIA_TYPE.fullmatch(media_type) else "application/octet-stream",
            warc_headers_dict={
                "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, measured.digest)}>",
                "WARC-Date": at,
                "WARC-Block-Digest": measured.digest,
                "WARC-Payload-Digest": measured.digest,
            },
        )
        writer.write_record(record)
        file.flush()
        os.fchmod(file.fileno(), 0o444)  # sealed: not written to by accident either
        os.fsync(file.fileno())
    if checked.address() != measured.digest:
        partial.unlink()
        raise InputError(f"{data if isinstance(data, Path) else 'the bytes'}: changed while being read; add it again")
    kept = _seal(partial, path, measured.digest)
    sync_folder(path.parent)
    return out.address() if kept else measure(path).digest


def _seal(partial: Path, path: Path, digest: str) -> bool:
    """Give a file its name; False if a whole one has it: another writer's, whose addition may be committed by now."""
    try:
        os.link(partial, path)
    except FileExistsError:
        try:
            read_warc(path, digest)
        except CaseError:
            partial.replace(path)
            return True
        partial.unlink()
        return False
    except OSError:
        partial.replace(path)  # some media know no second names
        return True
    partial.unlink()
    return True


def read_warc(path: Path, digest: str) -> bytes:
    """The bytes of the one record in a WARC file; CaseError if they are not those of `digest`."""
    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                data: bytes = record.raw_stream.read()
                if sha256(data) != digest:
                    break
                return data
    except FileNotFoundError as error:
        raise CaseError(f"{path}: this capture is missing from the case; run answerable verify") from error
    except (OSError, EOFError, zlib.error, ArchiveLoadFailed, ValueError) as error:
        raise CaseError(f"{path}: this capture is damaged ({error}); run answerable verify") from error
    raise CaseError(f"{path}: the bytes in this capture are not those under its name; run answerable verify")


def sync_folder(folder: Path) -> None:
    """Force a folder's list of names to disk, so that a renamed file is still there after a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class _Hashing:
    """A stream that hashes what passes through it, read or written."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._digest.update(data)
        return data

    def write(self, data: bytes) -> int:
        self._digest.update(data)
        return self._stream.write(data)

    def flush(self) -> None:
        self._stream.flush()

    def address(self) -> str:
        return f"sha256:{self._digest.hexdigest()}"
