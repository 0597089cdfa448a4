"""Timestamps of a checkpoint by somebody else's clock: RFC 3161 tokens, and OpenTimestamps files.

What is stamped is the SHA-256 of the checkpoint's note, so the token vouches for the whole log up to there. Nothing is
sent anywhere unless the caller names a server, and then only that hash.
"""

import hashlib
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from answerable.archive.checkpoint import Checkpoint
from answerable.errors import InputError, MissingExtraError

RFC3161 = "rfc3161"
OPENTIMESTAMPS = "opentimestamps"
_SECONDS = 30
_LARGEST_ANSWER = 1 << 20
_LONGEST_CHAIN = 5


@dataclass(frozen=True, slots=True)
class Stamped:
    """What a token says: `at` is its time (UTC), `problem` why it cannot be believed, `unknown` why nobody can tell."""

    at: datetime | None
    problem: str | None = None
    unknown: str | None = None


def digest_of(checkpoint: Checkpoint) -> bytes:
    """What is stamped: SHA-256 over the bytes of the checkpoint's note."""
    return hashlib.sha256(checkpoint.note.encode()).digest()


def timestamp_request(checkpoint: Checkpoint) -> bytes:
    """A TimeStampReq (RFC 3161, 2.4.1) for a checkpoint, to be sent to an authority in whatever way."""
    library = _rfc3161()
    made = library.make_timestamp_request(digest=digest_of(checkpoint), hashname="sha256", include_tsa_certificate=True)
    return bytes(library.encode_timestamp_request(made))


def timestamp_token(response: bytes, checkpoint: Checkpoint) -> bytes:
    """The token in an authority's TimeStampResp; InputError if it was refused or is of something else."""
    library = _rfc3161()

    try:
        answer = library.decode_timestamp_response(response)
        status = int(answer["status"]["status"])
        token = bytes(library.api.encoder.encode(answer.time_stamp_token)) if status in {0, 1} else b""
    except (library.api.PyAsn1Error, ValueError, TypeError, AttributeError, KeyError) as error:
        raise InputError(f"the timestamp authority's answer cannot be read ({error})") from error
    if not token:
        raise InputError(f"the timestamp authority refused (status {status}); ask another, or its operator")
    stamped = read_token(token, checkpoint, ())
    if stamped.problem is not None:
        raise InputError(f"the timestamp authority's answer is of no use: {stamped.problem}")
    return token


def ask_authority(url: str, request: bytes) -> bytes:
    """Send a request to the authority at `url` and return its response; InputError if that cannot be done."""
    return _post(url, request, "application/timestamp-query")


def read_token(token: bytes, checkpoint: Checkpoint, authorities: Sequence[bytes]) -> Stamped:
    """What a token says of a checkpoint, and whether one of the `authorities` (certificates, PEM) stands behind it."""
    try:
        library = _rfc3161()
    except MissingExtraError as error:
        return Stamped(None, unknown=str(error))

    try:
        parsed, rest = library.api.decoder.decode(token, asn1Spec=library.TimeStampToken())
        at = library.get_timestamp(parsed, naive=False).astimezone(UTC)
        imprint = bytes(parsed.tst_info.message_imprint.hashed_message)
        certificates = _certificates(parsed)
    except (library.api.PyAsn1Error, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        return Stamped(None, problem=f"it is no timestamp token ({type(error).__name__})")
    if rest or imprint != digest_of(checkpoint):
        return Stamped(at, problem="it is of something other than this checkpoint")
    if not authorities:
        return Stamped(at, unknown="no certificate of an authority was given to hold it against")
    trusted = [x509.load_pem_x509_certificate(pem) for pem in authorities]
    return _judged(parsed, checkpoint, certificates, trusted, at)


def open_timestamp(checkpoint: Checkpoint, calendar: str) -> bytes:
    """An OpenTimestamps file (.ots) of a checkpoint, after its hash was handed to the calendar server at that address.

    It is a promise until the calendar's block is in the Bitcoin chain; the `ots` program completes and checks it, and
    nothing can check it without a network. A nonce keeps the calendar from learning the hash itself.
    """
    try:
        from opentimestamps.core.op import OpAppend, OpSHA256  # noqa: PLC0415 - an extra
        from opentimestamps.core.serialize import (  # noqa: PLC0415 - as above
            BytesDeserializationContext,
            BytesSerializationContext,
            DeserializationError,
        )
        from opentimestamps.core.timestamp import DetachedTimestampFile, Timestamp  # noqa: PLC0415 - as above
    except ImportError as error:
        raise _missing() from error
    stamp = Timestamp(digest_of(checkpoint))
    nonce = hashlib.sha256(b"answerable\n" + checkpoint.note.encode()).digest()[:16]
    promised = stamp.ops.add(OpAppend(nonce)).ops.add(OpSHA256())
    answer = _post(f"{calendar.rstrip('/')}/digest", promised.msg, "application/octet-stream")
    try:
        promised.merge(Timestamp.deserialize(BytesDeserializationContext(answer), promised.msg))
    except (DeserializationError, ValueError) as error:
        raise InputError(f"{calendar}: the calendar's answer cannot be read ({error})") from error
    context = BytesSerializationContext()
    DetachedTimestampFile(OpSHA256(), stamp).serialize(context)
    return bytes(context.getbytes())


def _post(url: str, data: bytes, media_type: str) -> bytes:
    if not url.lower().startswith(("http://", "https://")):
        raise InputError(f"{url}: a web address is needed, beginning with https:// or http://")
    request = urllib.request.Request(url, data=data, headers={"Content-Type": media_type})  # noqa: S310 - seen above
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - as above
            body: bytes = answer.read(_LARGEST_ANSWER)
    except (urllib.error.URLError, TimeoutError, OSError) as error:
        raise InputError(f"{url}: no answer from there ({error})") from error
    return body


def _rfc3161() -> Any:
    try:
        import rfc3161ng  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise _missing() from error
    return rfc3161ng


def _missing() -> MissingExtraError:
    return MissingExtraError("timestamps need an extra: pip install 'answerable[timestamps]'")


def _certificates(parsed: Any) -> list[x509.Certificate]:
    """The certificates that the token carries along."""
    encoder = _rfc3161().api.encoder
    carried = parsed.content["certificates"]
    return [x509.load_der_x509_certificate(bytes(encoder.encode(carried[at][0]))) for at in range(len(carried))]


def _judged(
    parsed: Any,
    checkpoint: Checkpoint,
    carried: list[x509.Certificate],
    trusted: list[x509.Certificate],
    at: datetime,
) -> Stamped:
    """A token held against trusted certificates: the signer's chain first, then its signature."""
    library = _rfc3161()
    signer = _signer(parsed, [*carried, *trusted])
    if signer is None:
        return Stamped(at, problem="the certificate that it was signed with is not there")
    untrusted = _distrust(signer, carried, trusted, at)
    if untrusted is not None:
        return Stamped(at, problem=untrusted)
    pem, digest = signer.public_bytes(Encoding.PEM), digest_of(checkpoint)
    try:
        library.check_timestamp(parsed, certificate=pem, digest=digest, hashname="sha256")
    except (InvalidSignature, ValueError, library.api.PyAsn1Error) as error:
        return Stamped(at, problem=f"its signature is not good ({type(error).__name__})")
    except (TypeError, AttributeError, UnsupportedAlgorithm) as error:
        return Stamped(at, unknown=f"it is signed in a way that cannot be checked here ({error})")
    return Stamped(at)


def _signer(parsed: Any, certificates: list[x509.Certificate]) -> x509.Certificate | None:
    serial = int(parsed.content["signerInfos"][0]["issuerAndSerialNumber"]["serialNumber"])
    return next((one for one in certificates if one.serial_number == serial), None)


def _distrust(
    signer: x509.Certificate, carried: list[x509.Certificate], trusted: list[x509.Certificate], at: datetime
) -> str | None:
    """Why the signer's certificate does not lead to a trusted one at the time `at`; None if it does."""
    try:
        usages = signer.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        usages = x509.ExtendedKeyUsage([])
    if ExtendedKeyUsageOID.TIME_STAMPING not in usages:
        return "the certificate that it was signed with is not one for timestamps"
    link = signer
    for _ in range(_LONGEST_CHAIN):
        if not link.not_valid_before_utc <= at <= link.not_valid_after_utc:
            return "a certificate in its chain was not valid at that time"
        if link in trusted:
            return None
        above = next((one for one in [*trusted, *carried] if one != link and _issued(link, one)), None)
        if above is None:
            break
        link = above
    return "its certificate was not issued by an authority that was given"


def _issued(link: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Whether `issuer` may issue certificates and did issue `link`."""
    try:
        constraints = issuer.extensions.get_extension_for_class(x509.BasicConstraints).value
        link.verify_directly_issued_by(issuer)
    except (x509.ExtensionNotFound, ValueError, TypeError, InvalidSignature):
        return False
    return constraints.ca
