"""Addresses that strangers give: which of them are web addresses, and so safe to show as a link."""

from urllib.parse import urlsplit

from answerable.reading.composition import flatten


def web_address(value: object) -> str | None:
    """`value` if it is the full address of a web page; None otherwise. Nothing else is safe to show as a link."""
    if not isinstance(value, str):
        return None
    flat = flatten(value)
    try:
        parts = urlsplit(flat)
    except ValueError:
        return None
    return flat if parts.scheme in {"http", "https"} and parts.hostname and " " not in flat else None
