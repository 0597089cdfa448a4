"""Timestamps from a real authority: openssl behind a small HTTP server on this machine."""

import shutil
import sqlite3
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from cryptography.x509 import load_pem_x509_certificate
from opentimestamps.core.notary import PendingAttestation
from opentimestamps.core.serialize import BytesDeserializationContext, BytesSerializationContext
from opentimestamps.core.timestamp import DetachedTimestampFile, Timestamp

from answerable.archive.checkpoint import Checkpoint, parse_checkpoint
from answerable.archive.store import Store
from answerable.archive.timestamp import (
    OPENTIMESTAMPS,
    RFC3161,
    ask_authority,
    digest_of,
    open_timestamp,
    read_token,
    timestamp_request,
    timestamp_token,
)
from answerable.errors import InputError
from answerable.model.capture import Provenance, Source
from answerable.model.claim import Claim, claim_id
from answerable.model.slots import PostingSlots
from answerable.model.text import Text
from answerable.reading import read
from answerable.verify import Outcome, verify_bundle, verify_case, write_bundle

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="the authority needs the openssl command")

CONFIG = """
[ca]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
[tsa]
basicConstraints = critical,CA:false
extendedKeyUsage = critical,timeStamping
[plain]
basicConstraints = critical,CA:false
[tsa_config]
serial = serial
crypto_device = builtin
signer_cert = SIGNER.pem
certs = ca.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[req]
distinguished_name = dn
[dn]
"""


class Authority:
    """A certificate authority, a timestamp authority under it, and its server."""

    def __init__(self, folder: Path, extension: str = "tsa") -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "tsa.cnf").write_text(CONFIG.replace("SIGNER", "tsa"), encoding="utf-8")
        (folder / "serial").write_text("01\n", encoding="utf-8")
        new = ("req", "-config", "tsa.cnf", "-newkey", "rsa:2048", "-nodes")
        self.run(*new, "-x509", "-extensions", "ca", "-subj", "/CN=Test root", "-keyout", "ca.key", "-out", "ca.pem")
        self.run(*new, "-subj", "/CN=Test clock", "-keyout", "tsa.key", "-out", "tsa.csr")
        sign = ("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial")
        self.run(*sign, "-extfile", "tsa.cnf", "-extensions", extension, "-out", "tsa.pem")
        self.root = folder / "ca.pem"

    def run(self, *arguments: str) -> None:
        done = subprocess.run(["openssl", *arguments], cwd=self.folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr

    def reply(self, request: bytes) -> bytes:
        (self.folder / "request.tsq").write_bytes(request)
        arguments = ("-config", "tsa.cnf", "-section", "tsa_config", "-queryfile", "request.tsq")
        self.run("ts", "-reply", *arguments, "-out", "response.tsr")
        return (self.folder / "response.tsr").read_bytes()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority") / "first")


def serve(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def clock(authority: Authority) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200 if self.headers["Content-Type"] == "application/timestamp-query" else 400)
            self.end_headers()
            self.wfile.write(authority.reply(request))

        def log_message(self, format: str, *args: object) -> None:
            pass

    yield from serve(Handler)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    Store.create(tmp_path / "case").close()
    return tmp_path / "case"


def stamp(case: Path, url: str) -> bytes:
    with Store.open(case, write=True) as store:
        checkpoint = store.checkpoint()
        token = timestamp_token(ask_authority(url, timestamp_request(checkpoint)), checkpoint)
        store.add_timestamp(checkpoint.size, RFC3161, token)
    return token


def outcome(case: Path, *authorities: Path) -> tuple[Outcome, str]:
    report = verify_case(case, authorities=authorities, reread=False)
    found = [check for check in report.checks if check.subject.startswith("timestamp")]
    assert len(found) == 1
    return found[0].outcome, found[0].message


def test_token_over_http_passes_with_the_authoritys_certificate(case: Path, clock: str, authority: Authority) -> None:
    before = datetime.now(UTC)
    token = stamp(case, clock)
    with Store.open(case) as store:
        size = store.checkpoint().size
    assert size == 2
    assert outcome(case, authority.root)[0] is Outcome.PASS
    first = first_checkpoint(case)
    at = read_token(token, first, [authority.root.read_bytes()]).at
    assert at is not None
    assert abs(at - before) < timedelta(minutes=1)


def test_openssl_itself_accepts_what_was_kept(case: Path, clock: str, authority: Authority) -> None:
    (authority.folder / "token.der").write_bytes(stamp(case, clock))
    digest = digest_of(first_checkpoint(case)).hex()
    authority.run("ts", "-verify", "-digest", digest, "-in", "token.der", "-token_in", "-CAfile", "ca.pem")


def test_token_is_not_checked_without_a_certificate(case: Path, clock: str) -> None:
    stamp(case, clock)
    found, message = outcome(case)
    assert found is Outcome.NOT_CHECKED
    assert "no certificate" in message


def test_token_fails_under_another_authority(case: Path, clock: str, tmp_path: Path) -> None:
    stamp(case, clock)
    other = Authority(tmp_path / "other")
    found, message = outcome(case, other.root)
    assert found is Outcome.FAIL
    assert "not issued by an authority" in message


def test_token_by_a_certificate_that_is_not_for_timestamps_fails(case: Path, clock: str, authority: Authority) -> None:
    # openssl does not sign with such a certificate; so the token comes without its own, and one like it is held up.
    request = ("ts", "-query", "-digest", digest_of(first_checkpoint(case)).hex(), "-sha256", "-out", "bare.tsq")
    authority.run(*request)
    token = timestamp_token(ask_authority(clock, (authority.folder / "bare.tsq").read_bytes()), first_checkpoint(case))
    serial = load_pem_x509_certificate((authority.folder / "tsa.pem").read_bytes()).serial_number
    sign = ("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-set_serial", str(serial))
    authority.run(*sign, "-extfile", "tsa.cnf", "-extensions", "plain", "-out", "plain.pem")
    for name, problem in (
        ("tsa.pem", None),
        ("plain.pem", "the certificate that it was signed with is not one for timestamps"),
        ("ca.pem", "the certificate that it was signed with is not there"),
    ):
        held = (authority.folder / name).read_bytes()
        assert read_token(token, first_checkpoint(case), [held]).problem == problem


def test_token_with_another_hash_time_or_signature_fails(case: Path, clock: str, authority: Authority) -> None:
    token = stamp(case, clock)
    year = f"{datetime.now(UTC):%Y%m}".encode()
    places = (token.index(digest_of(first_checkpoint(case))), token.index(year) + 3, len(token) - 1)
    for place in places:
        changed = token[:place] + bytes([token[place] ^ 1]) + token[place + 1 :]
        stamped = read_token(changed, first_checkpoint(case), [authority.root.read_bytes()])
        assert stamped.problem is not None, place


def test_token_of_another_checkpoint_is_refused(case: Path, clock: str) -> None:
    response = ask_authority(clock, timestamp_request(first_checkpoint(case)))
    with Store.open(case, write=True) as store:
        store.add_export("claims", "sha256:" + "0" * 64)
        with pytest.raises(InputError, match="something other than this checkpoint"):
            timestamp_token(response, store.checkpoint())


def test_nonsense_for_an_answer_is_refused(case: Path) -> None:
    with Store.open(case) as store, pytest.raises(InputError, match="cannot be read"):
        timestamp_token(b"<html>not found</html>", store.checkpoint())


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://a.example", "authority"])
def test_only_web_addresses_are_asked(url: str) -> None:
    with pytest.raises(InputError, match="a web address is needed"):
        ask_authority(url, b"")


def test_silent_server_is_said() -> None:
    with pytest.raises(InputError, match="no answer from there"):
        ask_authority("http://127.0.0.1:9/", b"")


def bundled(case: Path, out: Path) -> Path:
    """A bundle of a dossier that was made after the log had been stamped."""
    with Store.open(case, write=True) as store:
        words = "Sergeant Mila Torv leads the depot."
        entry, _ = store.add_capture(words.encode(), name="a.txt", media_type="text/plain", provenance=Provenance())
        reading = read(words.encode(), capture=entry.capture, name="a.txt")
        assert isinstance(reading, Text)
        store.add_reading(reading)
        slots = PostingSlots(person="Mila Torv")
        source, ident = Source(name="a.txt", capture=entry.capture), claim_id(entry.capture, 0, 24, slots)
        quote = reading.content[:24]
        claim = Claim(id=ident, source=source, quote=quote, start=0, end=24, slots=slots, extractor="posting/1")
        store.add_claims(entry.capture, "posting/1", [claim], [], [])
        document = {"sentences": [{"id": "s1", "text": "Mila Torv leads the depot.", "claims": [ident]}]}
        store.add_dossier("torv", "Mila Torv", document, "<p>")
        write_bundle(store, document, "<p>", out)
    return out


def test_bundle_carries_its_timestamps_and_the_proof_that_the_log_grew_from_there(
    case: Path, clock: str, authority: Authority, tmp_path: Path
) -> None:
    stamp(case, clock)
    bundle = bundled(case, tmp_path / "bundle.zip")
    report = verify_bundle(bundle, authorities=[authority.root])
    assert report.of(Outcome.FAIL) == report.of(Outcome.NOT_CHECKED) == ()
    assert [check.outcome for check in report.checks if check.subject == "timestamp 1"] == [Outcome.PASS]
    assert [check.subject for check in verify_bundle(bundle).of(Outcome.NOT_CHECKED)] == ["timestamp 1"]
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(folder)
    stamps = folder / "proofs" / "timestamps"
    authority.run(
        "ts", "-verify", "-token_in", "-in", str(stamps / "1.tsr"), "-data", str(stamps / "1.checkpoint"),
        "-CAfile", "ca.pem",
    )  # fmt: skip
    (stamps / "1.consistency.json").write_text("[]", encoding="utf-8")
    (failure,) = verify_bundle(folder, authorities=[authority.root]).of(Outcome.FAIL)
    assert failure.message == "the checkpoint that it is of is not the beginning of the log"


class Calendar(BaseHTTPRequestHandler):
    """An OpenTimestamps calendar that promises, as the real ones do."""

    seen: ClassVar[list[bytes]] = []

    def do_POST(self) -> None:
        digest = self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append(digest)
        promise = Timestamp(digest)
        promise.attestations.add(PendingAttestation("https://calendar.example"))
        context = BytesSerializationContext()
        promise.serialize(context)
        self.send_response(200 if self.path == "/digest" else 404)
        self.end_headers()
        self.wfile.write(context.getbytes())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def calendar() -> Iterator[str]:
    yield from serve(Calendar)


def test_open_timestamp_is_made_and_not_checked(case: Path, calendar: str) -> None:
    with Store.open(case, write=True) as store:
        checkpoint = store.checkpoint()
        file = open_timestamp(checkpoint, calendar)
        store.add_timestamp(checkpoint.size, OPENTIMESTAMPS, file)
    read = DetachedTimestampFile.deserialize(BytesDeserializationContext(file))
    assert read.file_digest == digest_of(checkpoint)
    assert Calendar.seen[-1] != digest_of(checkpoint)
    assert [type(attestation) for _, attestation in read.timestamp.all_attestations()] == [PendingAttestation]
    found, message = outcome(case)
    assert found is Outcome.NOT_CHECKED
    assert "Bitcoin" in message


def first_checkpoint(case: Path) -> Checkpoint:
    with closing(sqlite3.connect(case / "case.sqlite")) as connection:
        return parse_checkpoint(connection.execute("SELECT note FROM checkpoint ORDER BY size").fetchone()[0])
