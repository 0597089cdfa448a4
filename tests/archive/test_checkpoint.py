"""Checkpoints and signed notes in the C2SP formats, and the key that signs them."""

import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from answerable.archive.checkpoint import parse_checkpoint, sign_checkpoint
from answerable.archive.merkle import Frontier, leaf_hash
from answerable.archive.signing import KEY_FILE, PublicKey, Signer, parse_public_key
from answerable.errors import SettingsError

SIGNER = Signer(Ed25519PrivateKey.from_private_bytes(b"\x07" * 32))
ORIGIN = "answerable.case/0123"


@pytest.mark.parametrize(
    "line",
    [
        # Keys in use with the format's first implementation (golang.org/x/mod/sumdb/note).
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
    ],
)
def test_keys_of_other_logs_are_read(line: str) -> None:
    assert parse_public_key(line).line() == line


@given(st.lists(st.binary(max_size=3), min_size=1, max_size=40))
def test_checkpoint_reads_back_and_is_signed(leaves: list[bytes]) -> None:
    frontier = Frontier()
    for leaf in leaves:
        frontier = frontier.append(leaf_hash(leaf))
    checkpoint = sign_checkpoint(SIGNER, ORIGIN, frontier)
    assert parse_checkpoint(checkpoint.note) == checkpoint
    assert checkpoint.signed_by(SIGNER.public(ORIGIN))
    assert not checkpoint.signed_by(SIGNER.public("answerable.case/other"))
    assert not checkpoint.signed_by(Signer(Ed25519PrivateKey.generate()).public(ORIGIN))


@given(st.integers(0, 200), st.integers(1, 255))
def test_any_changed_byte_of_the_signed_lines_is_seen(place: int, change: int) -> None:
    checkpoint = sign_checkpoint(SIGNER, ORIGIN, Frontier().append(leaf_hash(b"one")))
    body = checkpoint.text.encode()
    place %= len(body)
    changed = body[:place] + bytes([body[place] ^ change]) + body[place + 1 :]
    note = changed.decode("latin-1") + checkpoint.note[len(checkpoint.text) :]
    try:
        parsed = parse_checkpoint(note)
    except ValueError:
        return
    assert not parsed.signed_by(SIGNER.public(ORIGIN))


def test_other_signatures_beside_ours_do_no_harm() -> None:
    checkpoint = sign_checkpoint(SIGNER, ORIGIN, Frontier().append(leaf_hash(b"one")))
    witnessed = f"{checkpoint.note}\N{EM DASH} witness.example AAAAAAAA\n"
    assert parse_checkpoint(witnessed).signed_by(SIGNER.public(ORIGIN))


@pytest.mark.parametrize(
    "note",
    [
        "",
        "answerable.case/1\n",
        "answerable.case/1\n-1\nAAAA\n",
        "answerable.case/1\n01\n" + "A" * 43 + "=\n",
        "a b\n1\n" + "A" * 43 + "=\n",
        "answerable.case/1\n1\n" + "A" * 42 + "==\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(note: str) -> None:
    with pytest.raises(ValueError, match="checkpoint"):
        parse_checkpoint(note)


@pytest.mark.parametrize(
    "line",
    ["", "name", "name+00000000+!!!", "name+00000000+" + PublicKey("name", b"k" * 32).line()[-44:], "name+1+AQ=="],
)
def test_what_is_no_key_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="key"):
        parse_public_key(line)


def test_key_is_made_once_for_the_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "configuration"
    first = Signer.load(folder).public("a")
    assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == [KEY_FILE]
    assert Signer.load(folder).public("a") == first


def test_unusable_key_is_said(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_text("no key", encoding="utf-8")
    with pytest.raises(SettingsError, match="cannot be read"):
        Signer.load(tmp_path)
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey  # noqa: PLC0415 - beside its one use

    other = X25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / KEY_FILE).write_bytes(other)
    with pytest.raises(SettingsError, match="another kind"):
        Signer.load(tmp_path)
