"""Limits: what reading one document may cost. Everything that is read is hostile until it has been read."""

from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 1024 * 1024
NO_MEMORY: Final = "The file needs more memory than the limit allows."


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds for one document; a document that passes one is captured all the same and stays unread.

    Attributes:
        document_bytes: size of a document that is read as a whole (text, page, PDF, office file, mail).
        container_bytes: size of a container (ZIP, WARC, WACZ), which is read from end to end but never held.
        seconds: time for one document, as a clock on the wall shows it.
        memory_bytes: address space of a worker (enforced where the system can; not on macOS).
        nesting: how many containers may stand in each other before the innermost is left closed.
        expansion_ratio: how many times larger than its packed form a member may become.
        expanded_bytes: size of all members of one container together.
        members: number of members of one container.
        characters: length of a text.
        table_characters: length of a table's text, no sentence of which is parsed.
        pages: pages of a PDF.
    """

    document_bytes: int = 64 * MEGABYTE
    container_bytes: int = 2048 * MEGABYTE
    seconds: float = 60.0
    memory_bytes: int = 3072 * MEGABYTE
    nesting: int = 4
    expansion_ratio: int = 150
    expanded_bytes: int = 256 * MEGABYTE
    members: int = 5000
    characters: int = 5_000_000
    table_characters: int = 50_000_000
    pages: int = 3000


def megabytes(size: int) -> str:
    """A size for a sentence: "0.4 MB", "200 MB"."""
    value = size / MEGABYTE
    return f"{value:.1f} MB" if value < 10 else f"{value:.0f} MB"  # noqa: PLR2004 - two significant digits are enough
