"""Captures from the web as WACZ 1.1.1 (https://specs.webrecorder.net/wacz/1.1.1/), for any player of web archives.

The WARC files in it are those of the case, byte for byte, one a capture; beside them an index (CDXJ), the list of
pages, and the package with the SHA-256 of every file. The bytes of a capture cannot be masked: which are left out is
decided before (case.collection), and said in notes/readme.txt.
"""

import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from answerable.archive.warc import measure
from answerable.model.canonical import sha256

_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP can hold: the same captures twice are the same bytes
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A capture from the web: its address, when it was taken (ISO 8601, UTC), and the WARC file that holds it."""

    url: str
    at: str
    media_type: str
    digest: str
    title: str | None
    warc: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A capture that is not in the collection, and why."""

    digest: str
    why: str


def write_wacz(pages: Iterable[Page], left_out: Sequence[LeftOut], out: Path) -> None:
    """Write the collection to `out`, a page at a time; the same pages give the same bytes."""
    ordered = sorted(pages, key=lambda page: (page.url, page.at, page.digest))
    resources: list[dict[str, Any]] = []
    with zipfile.ZipFile(out, "w", allowZip64=True) as archive:
        for page in ordered:
            name = _warc_name(page)
            measured = measure(page.warc)
            resources.append(_resource(name, measured.digest, measured.size))
            # WARC files stand in the ZIP as they are, so that a player can reach into them.
            with page.warc.open("rb") as source, archive.open(_info(name, zipfile.ZIP_STORED), "w") as target:
                while piece := source.read(1 << 20):
                    target.write(piece)
        for name, text in (
            ("indexes/index.cdx", _index(ordered)),
            ("notes/readme.txt", _readme(left_out)),
            ("pages/pages.jsonl", _pages(ordered)),
        ):
            data = text.encode()
            resources.append(_resource(name, sha256(data), len(data)))
            archive.writestr(_info(name), data)
        package = {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "software": f"answerable {version('answerable')}",
            "title": "Captures of a case of Answerable",
            "created": max((page.at for page in ordered), default="1980-01-01T00:00:00Z"),
            "resources": sorted(resources, key=lambda resource: str(resource["path"])),
        }
        data = (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()
        archive.writestr(_info("datapackage.json"), data)
        digest = {"path": "datapackage.json", "hash": sha256(data)}
        archive.writestr(_info("datapackage-digest.json"), json.dumps(digest, indent=2) + "\n")


def _warc_name(page: Page) -> str:
    return f"archive/{page.digest.removeprefix('sha256:')}.warc.gz"


def _resource(path: str, digest: str, size: int) -> dict[str, Any]:
    return {"name": path.rpartition("/")[2], "path": path, "hash": digest, "bytes": size}


def _info(name: str, compression: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DATE)
    info.create_system = 3  # Unix, wherever this runs
    info.external_attr = 0o644 << 16
    info.compress_type = compression
    return info


def _index(pages: Sequence[Page]) -> str:
    lines = []
    for page in pages:
        fields = {
            "url": page.url,
            "mime": page.media_type,
            "digest": page.digest,
            "length": str(page.warc.stat().st_size),
            "offset": "0",
            "filename": _warc_name(page).removeprefix("archive/"),
        }
        lines.append(f"{search_key(page.url)} {_stamp(page.at)} {json.dumps(fields)}\n")
    return "".join(sorted(lines))


def search_key(url: str) -> str:
    """The address as an index of web archives sorts it: "org,example)/a?b=1" (SURT), as the public indexers make it."""
    parts = urlsplit(url)
    labels = (parts.hostname or "").rstrip(".").split(".")
    if len(labels) > 1 and labels[0].startswith("www") and (labels[0] == "www" or labels[0][3:].isdigit()):
        labels = labels[1:]
    port = f":{parts.port}" if parts.port and parts.port != _PORTS.get(parts.scheme) else ""
    path = parts.path.lower()
    path = path.rstrip("/") or "/"
    query = f"?{'&'.join(sorted(parts.query.lower().split('&')))}" if parts.query else ""
    return f"{','.join(reversed(labels))}{port}){path}{query}"


def _pages(pages: Sequence[Page]) -> str:
    rows: list[dict[str, str]] = [{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}]
    rows += [
        {
            "id": page.digest.removeprefix("sha256:")[:32],
            "url": page.url,
            "title": page.title or page.url,
            "ts": page.at,
        }
        for page in pages
    ]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _stamp(at: str) -> str:
    return "".join(letter for letter in at.partition(".")[0] if letter.isdigit())[:14]


def _readme(left_out: Sequence[LeftOut]) -> str:
    lines = [
        "CAPTURES OF A CASE OF ANSWERABLE",
        "",
        "KEEP THIS WITH CARE. The captures in here are the sources as they were published; nothing in them is masked.",
        "Captures in which a name that the case withholds was found are left out, unless they were asked for with a",
        "reason. Only names that were recognised can be found: look at what you hand out.",
        "",
        "Left out:" if left_out else "Nothing was left out.",
        *(f"{item.digest}  {item.why}" for item in sorted(left_out, key=lambda item: item.digest)),
    ]
    return "".join(f"{line}\n" for line in lines)
