"""A text: what a reader made of a capture, in parts, each with its place in the text."""

from dataclasses import dataclass
from enum import StrEnum


class PartKind(StrEnum):
    """What a part of a text is. Claims come from paragraphs (and from headings and headlines never)."""

    HEADLINE = "headline"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of characters of the text, [start, end); `page` counts from 1 where the document has pages."""

    kind: PartKind
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Plain text made of the bytes of `capture` by `reader`.

    `reader` is "html/1 (trafilatura 2.3.1)": name, version and the libraries that decide the text, so that it can be
    made again.
    `parts` are in order and do not overlap; `content[part.start:part.end]` is the part. `language` is ISO 639-1,
    "und" where it cannot be told; `encoding` is how the bytes were decoded, None where the format fixes it.
    The rest is what the page says of itself; `published` is an EDTF date.
    """

    capture: str
    reader: str
    content: str
    parts: tuple[Part, ...]
    language: str
    encoding: str | None = None
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A capture that no text could be made of, and why, in a sentence for the person who added it."""

    capture: str
    reader: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A document found inside a container (ZIP, WARC, WACZ, mail): its own bytes, to be captured in their turn."""

    name: str
    data: bytes
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    collected: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """A container that was opened: its members, and a line for each that had to be left out (a bomb, a bad name)."""

    capture: str
    reader: str
    members: tuple[Member, ...]
    refused: tuple[str, ...] = ()


Reading = Text | Unread | Unpacked
