import hashlib
import io
import json
import zipfile

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from answerable.model.text import Unpacked
from answerable.reading import read

PAGE = b"<html><body><p>The brigade moved to the river on Monday.</p></body></html>"
ADDRESSES = {
    "https://example.org/news/arrud-denies-it": "text/html",
    "https://example.org/frame": "text/html",
    "https://example.org/second": "text/html",
    "https://example.org/report.pdf": "application/pdf",
}


def warc() -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for address, media_type in ADDRESSES.items():
        http = StatusAndHeaders("200 OK", [("Content-Type", media_type)], protocol="HTTP/1.1")
        about = {"WARC-Date": "2021-05-04T10:00:00Z"}
        record = writer.create_warc_record(
            address, "response", payload=io.BytesIO(PAGE), length=len(PAGE), http_headers=http, warc_headers_dict=about
        )
        writer.write_record(record)
    return out.getvalue()


def lines(*pages: dict[str, str]) -> bytes:
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
    return "\n".join(json.dumps(page) for page in (head, *pages)).encode()


def wacz(version: str, *, wrong: str | None = None, pages: bool = True) -> bytes:
    files = {"archive/data.warc.gz": warc(), "indexes/index.cdx": b""}
    if pages:
        first = {"url": "https://example.org/news/arrud-denies-it#top", "ts": "2021-05-04T10:00:00Z", "title": "Denied"}
        files["pages/pages.jsonl"] = lines(first)
        files["pages/extraPages.jsonl"] = lines({"url": "https://example.org/second", "ts": "2021-05-04T10:00:00Z"})
    resources = [
        {
            "path": path,
            "hash": f"sha256:{hashlib.sha256(b'' if path == wrong else data).hexdigest()}",
            "bytes": len(data),
        }
        for path, data in files.items()
    ]
    package: dict[str, object] = {"profile": "data-package", "wacz_version": "1.1.1", "resources": resources}
    if version == "1.2.0":
        package = {"profile": "wacz", "wacz_version": "1.2.0", "resources": resources, "title": "A collection"}
    files["datapackage.json"] = json.dumps(package).encode()
    digest = hashlib.sha256(b"" if wrong == "datapackage.json" else files["datapackage.json"]).hexdigest()
    files["datapackage-digest.json"] = json.dumps({"path": "datapackage.json", "hash": f"sha256:{digest}"}).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return out.getvalue()


@pytest.mark.parametrize("version", ["1.1.1", "1.2.0"])
def test_the_pages_of_the_list_become_members_with_their_titles(version: str) -> None:
    reading = read(wacz(version), capture="a", name="crawl.wacz")
    assert isinstance(reading, Unpacked)
    assert reading.reader == "wacz/1"
    found = [(member.name, member.title, member.collected) for member in reading.members]
    assert found == [
        ("arrud-denies-it.html", "Denied", "2021-05-04T10:00:00Z"),
        ("second.html", None, "2021-05-04T10:00:00Z"),
        ("report.pdf", None, "2021-05-04T10:00:00Z"),
    ]
    assert reading.refused == ("archive/data.warc.gz: 1 records that hold no document were passed over (text/html 1).",)


def test_without_a_list_of_pages_all_are_taken() -> None:
    reading = read(wacz("1.2.0", pages=False), capture="a", name="crawl.wacz")
    assert isinstance(reading, Unpacked)
    assert len(reading.members) == 4


@pytest.mark.parametrize("wrong", ["archive/data.warc.gz", "pages/pages.jsonl", "datapackage.json"])
def test_a_file_that_is_not_the_one_described_is_named(wrong: str) -> None:
    reading = read(wacz("1.2.0", wrong=wrong), capture="a", name="crawl.wacz")
    assert isinstance(reading, Unpacked)
    assert len(reading.members) == 3
    expected = f"{wrong}: its bytes are not those that the collection's own list describes; read all the same."
    assert expected in reading.refused
