import gzip
import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from answerable.model.text import Member, Unpacked
from answerable.reading import Limits, read

PAGE = b"<html><body><p>The brigade moved to the river on Monday.</p></body></html>"
RECORDS = [
    ("response", "https://example.org/news/arrud-denies-it", "200 OK", "text/html; charset=utf-8", PAGE),
    ("response", "https://example.org/style.css", "200 OK", "text/css", b"p { margin: 0 }"),
    ("response", "https://example.org/gone", "404 Not Found", "text/html", b"<p>Gone.</p>"),
    ("response", "https://example.org/moved", "301 Moved", "text/html", b""),
    ("response", "https://example.org/", "200 OK", "text/html", PAGE),
    ("response", "https://example.org/%2e%2e%2f..%2fpasswd", "200 OK", "text/plain", b"Words."),
    ("resource", "file:///home/someone/report.pdf", None, "application/pdf", b"%PDF-1.4"),
    ("request", "https://example.org/", None, "application/http", b"GET / HTTP/1.1\r\n\r\n"),
]


def warc(*, packed: bool, records: list[tuple[str, str, str | None, str, bytes]] = RECORDS) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed, warc_version="1.1")
    for kind, address, status, media_type, body in records:
        http = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1") if status else None
        writer.write_record(
            writer.create_warc_record(
                address,
                kind,
                payload=io.BytesIO(body),
                length=len(body),
                http_headers=http,
                warc_content_type=media_type,
                warc_headers_dict={"WARC-Date": "2021-05-04T10:00:00Z"},
            )
        )
    return out.getvalue()


@pytest.mark.parametrize("packed", [True, False])
def test_pages_and_files_become_members(*, packed: bool) -> None:
    reading = read(warc(packed=packed), capture="a", name="crawl.warc")
    assert isinstance(reading, Unpacked)
    names = [(member.name, member.url) for member in reading.members]
    assert names == [
        ("arrud-denies-it.html", "https://example.org/news/arrud-denies-it"),
        ("index.html", "https://example.org/"),
        ("passwd.txt", "https://example.org/%2e%2e%2f..%2fpasswd"),
        ("report.pdf", None),
    ]
    assert reading.members[0] == Member(
        name="arrud-denies-it.html",
        data=PAGE,
        url="https://example.org/news/arrud-denies-it",
        collected="2021-05-04T10:00:00Z",
    )
    assert reading.refused == (
        "crawl.warc: 3 records that hold no document were passed over (status 301 1, status 404 1, text/css 1).",
    )


def test_a_cut_off_archive_gives_what_comes_before_the_cut() -> None:
    whole = warc(packed=False)
    reading = read(whole[: whole.index(b"style.css")], capture="a", name="crawl.warc")
    assert isinstance(reading, Unpacked)
    assert [member.name for member in reading.members] == ["arrud-denies-it.html"]


def test_a_record_that_unpacks_to_too_much_is_left_out() -> None:
    bomb = gzip.compress(b"0" * 3_000_000)
    record = ("response", "https://example.org/bomb.txt", "200 OK", "text/plain", b"0" * 3_000_000)
    data = warc(packed=True, records=[record, *RECORDS[:1]])
    assert len(data) < 10 * len(bomb)
    reading = read(data, capture="a", name="crawl.warc.gz", limits=Limits(document_bytes=1_000_000))
    assert isinstance(reading, Unpacked)
    assert [member.name for member in reading.members] == ["arrud-denies-it.html"]
    assert reading.refused == ("bomb.txt: left out, it is larger than 1.0 MB.",)


@pytest.mark.parametrize("packed", [True, False])
def test_a_record_that_is_cut_off_is_said_to_be(*, packed: bool) -> None:
    record = ("response", "https://example.org/long.txt", "200 OK", "text/plain", bytes(range(33, 127)) * 50)
    whole = warc(packed=packed, records=[RECORDS[0], record])
    reading = read(whole[:-40], capture="a", name="crawl.warc")
    assert isinstance(reading, Unpacked)
    assert [member.name for member in reading.members] == ["arrud-denies-it.html", "long.txt"]
    (line,) = reading.refused
    assert line.startswith("long.txt: cut off, ")
    whole_reading = read(whole, capture="a", name="crawl.warc")
    assert isinstance(whole_reading, Unpacked)
    assert whole_reading.refused == ()
