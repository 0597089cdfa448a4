"""The Ed25519 key that signs a user's checkpoints, and signed notes (C2SP signed-note) made and checked with it.

The private key never leaves the configuration folder; each case holds the public half as a note verifier key:
`name+hash+base64`, where the hash is the first four bytes of SHA-256 over name, newline and the encoded key.
"""

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from answerable.errors import SettingsError

ED25519 = b"\x01"
KEY_FILE = "signing-key.pem"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The public half of a signing key under the name (a case's origin) that it signs for; `raw` is 32 bytes."""

    name: str
    raw: bytes

    @property
    def key_hash(self) -> bytes:
        """The four bytes by which a signature line names its key."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.raw).digest()[:4]

    @property
    def fingerprint(self) -> str:
        """SHA-256 over the raw key in hexadecimal: what an owner publishes, and a case's first log entry names."""
        return hashlib.sha256(self.raw).hexdigest()

    def line(self) -> str:
        """The verifier key as one line, as it stands in a case's `key.pub`."""
        return f"{self.name}+{self.key_hash.hex()}+{base64.b64encode(ED25519 + self.raw).decode()}"

    def signed(self, text: str, note: str) -> bool:
        """Whether `note` is `text`, a blank line, and among the signature lines a good one by this key."""
        body, blank, lines = note.partition("\n\n")
        if not blank or body + "\n" != text:
            return False
        for line in lines.splitlines():
            dash, _, rest = line.partition(" ")
            name, _, encoded = rest.partition(" ")
            if dash != "\N{EM DASH}" or name != self.name:
                continue
            try:
                signature = base64.b64decode(encoded, validate=True)
                if signature[:4] != self.key_hash:
                    continue
                Ed25519PublicKey.from_public_bytes(self.raw).verify(signature[4:], text.encode())
            except (ValueError, InvalidSignature):
                continue
            return True
        return False


def parse_public_key(line: str) -> PublicKey:
    """Read a verifier key line; ValueError where it is none or its hash does not fit."""
    name, first, rest = line.strip().partition("+")
    given, second, encoded = rest.partition("+")
    try:
        key = base64.b64decode(encoded, validate=True)
    except binascii.Error as error:
        raise ValueError(f"the key is not base64: {error}") from error
    if not (first and second) or key[:1] != ED25519 or len(key) != 33:  # noqa: PLR2004 - one byte of kind, 32 of key
        raise ValueError("this is no Ed25519 verifier key")
    public = PublicKey(name, key[1:])
    if public.key_hash.hex() != given:
        raise ValueError("the hash within the key line does not fit the key")
    return public


class Signer:
    """The user's private key. One key signs all cases of a user; the name in each signature is the case's origin."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private

    @classmethod
    def load(cls, folder: Path) -> "Signer":
        """The key in the configuration folder, made on first use with mode 0600; SettingsError if it is no key."""
        path = folder / KEY_FILE
        try:
            if not path.exists():
                _make_key(path)
        except OSError as error:
            raise SettingsError(
                f"{path}: no signing key can be made there ({error.strerror}). Set ANSWERABLE_CONFIG to a folder that "
                "you may write to."
            ) from error
        try:
            private = load_pem_private_key(path.read_bytes(), password=None)
        except (OSError, ValueError, TypeError) as error:
            raise SettingsError(
                f"{path}: the signing key cannot be read ({error}). Put back your copy of it; without it the cases "
                "that it signed can be read and verified, but not added to."
            ) from error
        if not isinstance(private, Ed25519PrivateKey):
            raise SettingsError(f"{path}: the signing key is of another kind than Ed25519")
        return cls(private)

    def public(self, name: str) -> PublicKey:
        """The public half, for the origin `name`."""
        return PublicKey(name, self._private.public_key().public_bytes_raw())

    def sign(self, name: str, text: str) -> str:
        """`text` (lines, the last one ended) as a signed note: the text, a blank line, one signature line."""
        signature = self._private.sign(text.encode())
        encoded = base64.b64encode(self.public(name).key_hash + signature).decode()
        return f"{text}\n\N{EM DASH} {name} {encoded}\n"


def _make_key(path: Path) -> None:
    """Write a new private key, whole or not at all: a second process that comes first keeps its own."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    private = Ed25519PrivateKey.generate()
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(partial, path)
    except FileExistsError:
        return
    finally:
        partial.unlink()
