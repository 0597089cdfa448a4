"""Captures as WARC files: read back by warcio, digests in the headers, written whole or not at all."""

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from answerable.archive.warc import measure, read_warc, warc_path, write_warc
from answerable.errors import CaseError, InputError

AT = "2026-01-02T03:04:05Z"


def write(folder: Path, data: Path | bytes, media_type: str = "text/plain", url: str | None = None) -> tuple[str, Path]:
    measured = measure(data)
    write_warc(folder, data, measured, media_type=media_type, url=url, at=AT)
    return measured.digest, warc_path(folder, measured.digest)


def headers_of(path: Path) -> tuple[dict[str, str], bytes]:
    with path.open("rb") as file:
        records = ArchiveIterator(file, check_digests="raise")
        record = next(iter(records))
        payload = record.content_stream().read()
        assert record.digest_checker.passed is not False
        return dict(record.rec_headers.headers), payload


def test_record_is_warc_1_1_with_right_headers(tmp_path: Path) -> None:
    digest, path = write(tmp_path, b"seen at the pier\n", url="https://courier.example/pier?id=1")
    headers, payload = headers_of(path)
    assert payload == b"seen at the pier\n"
    assert gzip.decompress(path.read_bytes()).startswith(b"WARC/1.1\r\n")
    assert headers["WARC-Type"] == "resource"
    assert headers["WARC-Block-Digest"] == headers["WARC-Payload-Digest"] == digest
    assert headers["WARC-Date"] == AT
    assert headers["WARC-Target-URI"] == "https://courier.example/pier?id=1"
    assert headers["Content-Type"] == "text/plain"
    assert headers["Content-Length"] == "17"
    assert not list(path.parent.glob("*.partial"))


@pytest.mark.parametrize(
    ("media_type", "url"),
    [
        ("text/html\r\nWARC-Type: warcinfo", "https://a.example/\r\nWARC-Type: request"),
        ("", "file:///etc/passwd"),
        ("text", "https://a.example/with space"),
        ("text/plain\n", "javascript:alert(1)"),
    ],
)
def test_hostile_words_do_not_get_into_the_headers(tmp_path: Path, media_type: str, url: str) -> None:
    digest, path = write(tmp_path, b"x", media_type=media_type, url=url)
    headers, _ = headers_of(path)
    assert headers["WARC-Type"] == "resource"
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["WARC-Target-URI"] == f"urn:sha256:{digest.removeprefix('sha256:')}"


@given(data=st.binary(max_size=300))
def test_any_bytes_read_back(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    digest, path = write(folder, data)
    assert read_warc(path, digest) == data


def test_large_file_is_streamed_and_reads_back(tmp_path: Path) -> None:
    source = tmp_path / "large.bin"
    source.write_bytes(bytes(range(256)) * 20_000)
    digest, path = write(tmp_path, source)
    assert read_warc(path, digest) == source.read_bytes()


def test_same_bytes_at_the_same_time_give_the_same_file(tmp_path: Path) -> None:
    _, first = write(tmp_path / "a", b"same")
    _, second = write(tmp_path / "b", b"same")
    assert first.read_bytes() == second.read_bytes()


def test_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "moving.txt"
    source.write_bytes(b"before")
    measured = measure(source)
    source.write_bytes(b"after!")
    with pytest.raises(InputError, match="changed while being read"):
        write_warc(tmp_path, source, measured, media_type="text/plain", url=None, at=AT)
    assert not [path for path in (tmp_path / "archive").rglob("*") if path.is_file()]


def test_damaged_missing_and_exchanged_files_are_said(tmp_path: Path) -> None:
    digest, path = write(tmp_path, b"one " * 100)
    other, other_path = write(tmp_path, b"two " * 100)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CaseError, match=r"damaged|not those"):
        read_warc(path, digest)
    path.write_bytes(other_path.read_bytes())
    with pytest.raises(CaseError, match="not those under its name"):
        read_warc(path, digest)
    path.write_bytes(b"")
    with pytest.raises(CaseError, match=r"not those under its name|damaged"):
        read_warc(path, digest)
    path.unlink()
    with pytest.raises(CaseError, match="missing"):
        read_warc(path, digest)
    assert read_warc(other_path, other) == b"two " * 100


@pytest.mark.parametrize("digest", ["", "sha256:../../etc/passwd", "sha256:" + "A" * 64, "md5:" + "0" * 32])
def test_only_a_digest_names_a_file(tmp_path: Path, digest: str) -> None:
    with pytest.raises(ValueError, match="not the address"):
        warc_path(tmp_path, digest)


def test_measuring_a_stream_and_bytes_agree(tmp_path: Path) -> None:
    path = tmp_path / "some"
    path.write_bytes(io.BytesIO(b"abc" * 1000).getvalue())
    assert measure(path) == measure(b"abc" * 1000)
