"""A capture: the bytes of a source under their SHA-256; and an entry: one time that somebody put them into a case."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes as collected. `digest` is "sha256:" and 64 hexadecimal digits; `size` is in bytes."""

    digest: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What is known of a document from outside its bytes: the user's word, a sidecar, a manifest, a WARC header.

    `published` is an EDTF date; `collected` an ISO 8601 time in UTC. None: not known.
    """

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    collected: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One arrival of a capture in the case. The same bytes twice are one capture with two entries.

    `name` is the file's name as given, without any folder; `container` the digest of the archive, mail or WARC that it
    was unpacked from; `added` an ISO 8601 time in UTC.
    """

    id: str
    capture: str
    name: str
    added: str
    container: str | None = None
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as published, as a claim carries it: from the entry's provenance first, then from the text itself."""

    name: str
    capture: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
