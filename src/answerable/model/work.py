"""A work: what researchers' tables cite by an identifier. It was not captured; its address may be known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A cited work, as the table of sources `capture` has it.

    `published` is EDTF, never more precise than printed; `url` and `archive_url` are web addresses, None where what is
    printed is none ("accessed via a database"). `noted` is everything that is printed, by column, empty cells left out.
    """

    id: str
    capture: str
    line: int
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    archive_url: str | None = None
    accessed: str | None = None
    noted: tuple[tuple[str, str], ...] = ()
