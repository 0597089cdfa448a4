"""Checks of the bytes: every WARC file and the bytes inside it, hashed again."""

import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from answerable.archive.warc import PIECE, measure, warc_path
from answerable.verify.report import Check, failed, not_checked, passed
from answerable.verify.snapshot import Snapshot, text_of


def check_captures(snapshot: Snapshot, sound: set[str]) -> Iterator[Check]:
    """Each capture's WARC file against the row, and the bytes in it against their address.

    The addresses of captures whose bytes are right are put into `sound`.
    """
    named: set[Path] = set()
    rows = snapshot.rows("capture")
    bad = 0
    for row in rows:
        digest = text_of(row["digest"])
        subject = f"capture {digest}"
        try:
            path = warc_path(snapshot.folder, digest)
        except ValueError as error:
            bad += 1
            yield failed(subject, str(error))
            continue
        named.add(path)
        problems = list(warc_problems(path, digest, text_of(row["warc"]), row["size"]))
        if not any(touches for touches, _ in problems):
            sound.add(digest)
        bad += bool(problems)
        for _, problem in problems:
            yield failed(subject, problem)
    if not bad:
        yield passed("captures", f"{len(rows)} re-hashed: each WARC file, and the bytes in it, are as they came")
    yield from _strays(snapshot.folder, named)


def warc_problems(path: Path, digest: str, file_digest: str, size: object) -> Iterator[tuple[bool, str]]:
    """What is wrong with a WARC file, a sentence each, and whether the captured bytes themselves are concerned."""
    name = path.name
    if path.exists() and not path.is_file():
        yield True, f"in the place of its file {name} there is something else"
        return
    try:
        whole = measure(path).digest
    except FileNotFoundError:
        yield True, f"its file {name} is gone"
        return
    except OSError as error:
        yield True, f"its file {name} cannot be read ({error.strerror})"
        return
    try:
        found, length, records, headers = _contents(path, size if isinstance(size, int) else 0)
    except (OSError, EOFError, zlib.error, ArchiveLoadFailed, ValueError) as error:
        yield True, f"its file {name} was damaged: it cannot be unpacked ({error})"
        return
    if found != digest or length != size:
        yield True, f"its bytes were changed: in {name} they have the address {found}"
    elif records != 1 or headers != {digest}:
        yield False, f"the headers in {name} were changed; the bytes themselves are as they came"
    elif whole != file_digest:
        yield False, f"its file {name} was changed outside the bytes themselves, which are as they came"


def _contents(path: Path, most: int) -> tuple[str, int, int, set[str]]:
    """Address and size of the first record's bytes, how many records there are, and what its headers say.

    Reading stops once there is more than `most`: a file from a stranger may unpack without end.
    """
    found, length, records = "", 0, 0
    headers: set[str] = set()
    with path.open("rb") as file:
        for record in ArchiveIterator(file):
            records += 1
            if records > 1:
                break
            digest = hashlib.sha256()
            while length <= most and (piece := record.raw_stream.read(PIECE)):
                digest.update(piece)
                length += len(piece)
            found = f"sha256:{digest.hexdigest()}"
            if length > most:
                break
            for header in ("WARC-Block-Digest", "WARC-Payload-Digest"):
                headers.add(str(record.rec_headers.get_header(header)))
    return found, length, records, headers


def _strays(folder: Path, named: set[Path]) -> Iterator[Check]:
    for path in sorted((folder / "archive").rglob("*")):
        if path.is_file() and path not in named:
            where = path.relative_to(folder)
            yield not_checked(
                f"file {where}",
                "no capture names it; an addition that was interrupted leaves one, and the next addition takes it up",
            )
