"""A checkpoint: the size and root of the custody log at a moment, signed; in the C2SP tlog-checkpoint format.

Three lines (origin, size, base64 of the root), a blank line, a signature line; tools for other logs read it as well.
"""

import base64
import binascii
import re
from dataclasses import dataclass

from answerable.archive.merkle import Frontier
from answerable.archive.signing import PublicKey, Signer

ORIGIN = "answerable.case/"
_BODY = re.compile(r"(?P<origin>[^\n+ ]+)\n(?P<size>0|[1-9][0-9]{0,15})\n(?P<root>[A-Za-z0-9+/]{43}=)\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A signed state of the log: `size` entries under `root` (32 bytes); `note` is the signed text as kept."""

    origin: str
    size: int
    root: bytes
    note: str

    @property
    def text(self) -> str:
        """The signed lines, without the signature."""
        return checkpoint_text(self.origin, self.size, self.root)

    def signed_by(self, key: PublicKey) -> bool:
        """Whether the note carries a good signature by `key`."""
        return key.name == self.origin and key.signed(self.text, self.note)


def checkpoint_text(origin: str, size: int, root: bytes) -> str:
    """The lines of a checkpoint that are signed."""
    return f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"


def sign_checkpoint(signer: Signer, origin: str, frontier: Frontier) -> Checkpoint:
    """The checkpoint of a log with this frontier."""
    root = frontier.root()
    note = signer.sign(origin, checkpoint_text(origin, frontier.size, root))
    return Checkpoint(origin=origin, size=frontier.size, root=root, note=note)


def parse_checkpoint(note: str) -> Checkpoint:
    """Read a signed checkpoint; ValueError where it is none. The signature is not checked here."""
    found = _BODY.match(note)
    if found is None:
        raise ValueError("this is no checkpoint: origin, size and root are expected, one a line")
    try:
        root = base64.b64decode(found["root"], validate=True)
    except binascii.Error as error:
        raise ValueError(f"the checkpoint's root is not base64: {error}") from error
    return Checkpoint(origin=found["origin"], size=int(found["size"]), root=root, note=note)
