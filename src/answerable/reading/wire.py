"""The wire between a worker and its master: frames of JSON and raw bytes. Nothing that executes crosses it.

A frame is a header (JSON, its length in four bytes before it) and the blobs whose sizes the header's "blobs" lists.
The master trusts no worker: a reading that does not fit the types is refused.
"""

import json
import struct
from dataclasses import asdict
from itertools import pairwise
from typing import IO, Any, Final

from answerable.model.text import Member, Part, PartKind, Reading, Text, Unpacked, Unread

_LENGTH: Final = struct.Struct(">I")
_LARGEST_HEADER: Final = 64 * 1024 * 1024

Header = dict[str, Any]


class WireError(Exception):
    """The other end closed the wire, or what it sent is no frame."""


def send(stream: IO[bytes], header: Header, blobs: list[bytes]) -> None:
    """Write one frame."""
    packed = json.dumps({**header, "blobs": [len(blob) for blob in blobs]}).encode()
    stream.write(_LENGTH.pack(len(packed)))
    stream.write(packed)
    stream.writelines(blobs)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> tuple[Header, list[bytes]]:
    """Read one frame whose blobs are together no larger than `most` bytes; WireError where there is none."""
    length = _LENGTH.unpack(_exactly(stream, _LENGTH.size))[0]
    if length > _LARGEST_HEADER:
        raise WireError("the header is too large")
    try:
        header = json.loads(_exactly(stream, length))
        sizes = [int(size) for size in header.pop("blobs")]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WireError("the header is not as agreed") from error
    if any(size < 0 for size in sizes) or sum(sizes) > most:
        raise WireError("the reading is too large")
    return header, [_exactly(stream, size) for size in sizes]


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) != size:
        raise WireError("the wire was closed")
    return data


def pack(reading: Reading) -> tuple[Header, list[bytes]]:
    """A reading as header and blobs."""
    if isinstance(reading, Unread):
        return {"kind": "unread", **asdict(reading)}, []
    if isinstance(reading, Text):
        fields = asdict(reading)
        del fields["content"]
        return {"kind": "text", **fields}, [reading.content.encode()]
    members = [{name: getattr(member, name) for name in _MEMBER_FIELDS} for member in reading.members]
    header = {"kind": "unpacked", "capture": reading.capture, "reader": reading.reader, "members": members}
    return {**header, "refused": list(reading.refused)}, [member.data for member in reading.members]


_MEMBER_FIELDS: Final = ("name", "title", "publisher", "url", "published", "collected")
_TEXT_FIELDS: Final = ("encoding", "title", "byline", "publisher", "url", "published")


def unpack(header: Header, blobs: list[bytes]) -> Reading:
    """The reading that `header` and `blobs` stand for; WireError where they stand for none."""
    try:
        kind = header["kind"]
        if kind == "unread":
            return Unread(
                capture=_word(header, "capture"), reader=_word(header, "reader"), reason=_word(header, "reason")
            )
        return _text(header, blobs[0]) if kind == "text" else _unpacked(header, blobs)
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise WireError(f"the reading does not fit its type: {error}") from error


def _text(header: Header, blob: bytes) -> Text:
    content = blob.decode()
    parts = tuple(
        Part(PartKind(part["kind"]), int(part["start"]), int(part["end"]), part["page"]) for part in header["parts"]
    )
    ends = [0, *(place for part in parts for place in (part.start, part.end)), len(content)]
    if any(before > after for before, after in pairwise(ends)):
        raise ValueError("the parts do not stand in order")
    return Text(
        capture=_word(header, "capture"),
        reader=_word(header, "reader"),
        content=content,
        parts=parts,
        language=_word(header, "language"),
        **{name: _word_or_none(header, name) for name in _TEXT_FIELDS},
    )


def _unpacked(header: Header, blobs: list[bytes]) -> Unpacked:
    members = tuple(
        Member(
            name=_word(member, "name"),
            data=blob,
            **{name: _word_or_none(member, name) for name in _MEMBER_FIELDS[1:]},
        )
        for member, blob in zip(header["members"], blobs, strict=True)
    )
    return Unpacked(
        capture=_word(header, "capture"),
        reader=_word(header, "reader"),
        members=members,
        refused=tuple(str(line) for line in header["refused"]),
    )


def _word(header: Header, name: str) -> str:
    value = header[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} is no string")
    return value


def _word_or_none(header: Header, name: str) -> str | None:
    return None if header[name] is None else _word(header, name)
