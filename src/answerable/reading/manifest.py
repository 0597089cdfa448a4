"""What is known of documents from beside them: a manifest (CSV, one line a file) or a sidecar (JSON, one file).

    file,published,publisher,title,url
    council.txt,2022-03-25,City council,Statement on the theatre,https://example.org/1

A sidecar `council.txt.meta.json` holds the same keys but `file`. Cells are a stranger's: each is checked.
"""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from answerable.errors import InputError
from answerable.model.capture import Provenance
from answerable.reading.addresses import web_address
from answerable.reading.composition import flatten
from answerable.reading.decoding import decode
from answerable.reading.published import is_day

MANIFEST_NAME: Final = "manifest.csv"
SIDECAR_ENDING: Final = ".meta.json"
COLUMNS: Final = ("file", "published", "publisher", "title", "url")
_LARGEST: Final = 16 * 1024 * 1024
_LONGEST_CELL: Final = 2000


def read_manifest(path: Path) -> dict[str, Provenance]:
    """What the manifest at `path` says of each file, by the file's name. InputError names file, line and column."""
    return parse_manifest(_bytes(path), path.name)


def read_sidecar(path: Path) -> Provenance:
    """What the sidecar at `path` says of its file. InputError names file and key."""
    try:
        content = json.loads(decode(_bytes(path))[0])
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path.name}: this is no JSON: {error}. Mend the sidecar or take it away.") from error
    if not isinstance(content, dict):
        raise InputError(f"{path.name}: a sidecar is an object with the keys {', '.join(COLUMNS[1:])}.")
    for key, value in content.items():
        if key not in COLUMNS[1:]:
            raise InputError(f"{path.name}: unknown key {flatten(key)[:40]!r}; known are {', '.join(COLUMNS[1:])}.")
        if value is not None and not isinstance(value, str):
            raise InputError(f"{path.name}, key {key}: the value must be a string.")
    return _provenance(content, path.name, "key")


def parse_manifest(data: bytes, name: str) -> dict[str, Provenance]:
    """As :func:`read_manifest`, of bytes; `name` stands in the errors."""
    content, _ = decode(data)
    rows = csv.reader(io.StringIO(content, newline=""), strict=True)
    try:
        header = [flatten(cell).lower() for cell in next(rows, [])]
        _check_header(header, name)
        known: dict[str, Provenance] = {}
        for row in rows:
            if any(cell.strip() for cell in row):
                file, provenance = _row(header, row, f"{name}, line {rows.line_num}")
                if file in known:
                    raise InputError(
                        f"{name}, line {rows.line_num}, column file: {file!r} stands in the manifest twice."
                    )
                known[file] = provenance
    except csv.Error as error:
        raise InputError(f"{name}, line {rows.line_num}: this is no CSV: {error}.") from error
    return known


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(f"{path.name}: the file is too large to be a list of documents.")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path.name}: cannot be read: {error.strerror}.") from error


def _check_header(header: list[str], name: str) -> None:
    unknown = [cell for cell in header if cell not in COLUMNS]
    if "file" not in header or unknown or len(set(header)) != len(header):
        wrong = f" Unknown: {', '.join(repr(cell[:40]) for cell in unknown)}." if unknown else ""
        raise InputError(
            f"{name}, line 1: the first line must name the columns: file and any of {', '.join(COLUMNS[1:])}, "
            f"each once.{wrong}"
        )


def _row(header: list[str], row: list[str], where: str) -> tuple[str, Provenance]:
    if len(row) != len(header):
        raise InputError(f"{where}: {len(row)} cells, and the first line names {len(header)} columns.")
    cells = dict(zip(header, row, strict=True))
    file = flatten(cells.pop("file")).replace("\\", "/").rpartition("/")[2]
    if not file or file in {".", ".."}:
        raise InputError(f"{where}, column file: the name of a file is missing.")
    return file, _provenance(cells, where, "column")


def _provenance(cells: Mapping[str, str | None], where: str, kind: str) -> Provenance:
    given = {name: flatten(value) for name, value in cells.items() if value and flatten(value)}
    for name, value in given.items():
        if len(value) > _LONGEST_CELL:
            raise InputError(f"{where}, {kind} {name}: longer than {_LONGEST_CELL:,} characters.")
    if "published" in given and not is_day(given["published"]):
        raise InputError(
            f"{where}, {kind} published: {given['published'][:40]!r} is no date; write 2022-03-24, 2022-03 or 2022."
        )
    if "url" in given and web_address(given["url"]) is None:
        raise InputError(f"{where}, {kind} url: {given['url'][:80]!r} is no web address (http or https).")
    return Provenance(**given)
