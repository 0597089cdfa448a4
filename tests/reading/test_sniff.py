import gzip
import io
import zipfile

import pytest

from answerable.reading import sniff
from answerable.reading.sniff import DOCX


def zip_head(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("head", "name", "media_type"),
    [
        (b"%PDF-1.7", "note.txt", "application/pdf"),
        (b"\n\n%PDF-1.4", "x", "application/pdf"),
        (b"<!DOCTYPE html><html>", "x", "text/html"),
        (b"\xef\xbb\xbf  <HTML lang=en>", "x.txt", "text/html"),
        ("\ufeff<html><body>".encode("utf-16-le"), "x", "text/html"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "x", "text/html"),
        (b'<?xml version="1.0"?><feed>', "x", "application/xml"),
        (b"The <b>brigade</b> moved.", "x.txt", "text/plain"),
        (b"<3 words and no page", "x", "text/plain"),
        (b"The brigade moved.", "x.html", "text/html"),
        (b"WARC/1.1\r\n", "x", "application/warc"),
        (gzip.compress(b"WARC/1.1\r\nWARC-Type: response", mtime=0), "x.gz", "application/warc"),
        (gzip.compress(b"something else", mtime=0), "x.warc.gz", "application/gzip"),
        (zip_head("a.txt"), "x", "application/zip"),
        (zip_head("[Content_Types].xml", "word/document.xml"), "x", DOCX),
        (zip_head("a.txt"), "x.docx", DOCX),
        (zip_head("[Content_Types].xml", "xl/workbook.xml"), "x.xlsx", "application/vnd.openxmlformats-officedocument"),
        (zip_head("datapackage.json", "archive/data.warc.gz"), "x", "application/wacz"),
        (zip_head("pages/pages.jsonl"), "x.wacz", "application/wacz"),
        (b"From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n\r\nHello", "x", "message/rfc822"),
        (b"From: the front\nTo: the river\n\nIt was a long way.", "x", "text/plain"),
        (b"whatever", "x.eml", "message/rfc822"),
        (b"a,b\n1,2\n", "x.csv", "text/csv"),
        (b"a\tb\n1\t2\n", "x.tsv", "text/tab-separated-values"),
        (bytes(100), "x.txt", "application/octet-stream"),
        (b"\x89PNG\r\n\x1a\n", "x.txt", "image/png"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "x", "image/webp"),
        (b"\x00\x00\x00\x18ftypmp42", "x", "video/mp4"),
    ],
)
def test_bytes_first_name_second(head: bytes, name: str, media_type: str) -> None:
    assert sniff(head, name) == media_type
