"""Sources as Article; claims as Documentation of what they back, or as Note; names in sources as Mention."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit, urlunsplit

from answerable.exchange.ftm.dates import printed_prefix
from answerable.exchange.ftm.draft import Draft, NotHeld
from answerable.exchange.ftm.parties import HEDGED, documents_of, source_ident
from answerable.model.claim import Claim, Stance, Status
from answerable.record.backed import NameGiven

_WHY = {
    "harm": "a figure has no place there: a Note quotes it",
    "allegation": "an allegation is no fact: a Note quotes it",
    "statement": "what somebody said has no place there: a Note quotes it",
    "demand": "a demand has no place there: a Note quotes it",
    "positioning": "where somebody was has no place there with its time: a Note quotes it",
}
_HOST = re.compile(r"(?:(?=[-_]*[a-z0-9])[a-z0-9_-]{1,63}\.)+(?=.*[a-z])(?=[-_]*[a-z0-9])[a-z0-9_-]{2,63}", re.ASCII)
"""A name of a host in two parts and more."""


def draw_source(draft: Draft, claim: Claim) -> None:
    """An Article: what is known of a source. The capture's SHA-256 is in its notes, as their checksum is a SHA-1.

    What of it is not held is listed with the first of its claims.
    """
    source = claim.source
    ident = source_ident(draft, source.capture)
    if not draft.has(ident):
        if source.url is not None and web_address(source.url) is None:
            draft.leave([claim], f"address: {source.url}", "it is no address on the web")
        if source.published is not None and printed_prefix(source.published) is None:
            draft.leave([claim], f"published: {source.published}", "a date there is a year, a month or a day")
    draft.begin(ident, "Article")
    draft.add(ident, "fileName", source.name)
    draft.add(ident, "title", source.title or source.name)
    draft.add(ident, "publisher", source.publisher)
    draft.add(ident, "sourceUrl", web_address(source.url))
    draft.add(ident, "publishedAt", printed_prefix(source.published or ""))
    draft.add(ident, "notes", source.capture)


def draw_works(draft: Draft, claim: Claim) -> None:
    """An Article for each work that an imported claim cites; what no table of sources describes is listed."""
    for key in claim.cited:
        work = draft.release.works.get(key)
        if work is None:
            draft.leave([claim], f"cites {key}", "no table of sources in the case says what that is")
        elif not draft.has(draft.ident("work", key)):
            ident = draft.begin(draft.ident("work", key), "Article")
            draft.add(ident, "fileName", work.title or key)
            draft.add(ident, "title", work.title)
            draft.add(ident, "publisher", work.publisher)
            draft.add(ident, "sourceUrl", web_address(work.url), web_address(work.archive_url))
            draft.add(ident, "publishedAt", printed_prefix(work.published or ""))
            draft.add(ident, "notes", f"Cited as {key}; it was not captured.")


def web_address(url: str | None) -> str | None:
    """`url` where it is a whole address on the web in printable ASCII, an empty query taken off; None for others."""
    if url is None or not url.isascii() or not url.isprintable() or any(sign in url for sign in ' <>"{}|\\^`'):
        return None
    try:
        parts = urlsplit(url)
        fine = parts.scheme in {"http", "https"} and parts.port != 0 and _HOST.fullmatch(parts.hostname or "")
    except ValueError:
        return None
    return urlunsplit(parts) if fine else None


def draw_mentions(draft: Draft, key: str, schema: str, names: Iterable[NameGiven]) -> None:
    """A Mention for each source that uses a name of the person or unit `key`."""
    resolved = draft.ident(key)
    for given in names:
        if not draft.has(resolved) or draft.release.withholds(given.name):
            continue
        for capture in sorted({claim.source.capture for claim in given.claims}):
            ident = draft.begin(draft.ident("mention", key, capture, given.name), "Mention")
            draft.add(ident, "document", source_ident(draft, capture))
            draft.add(ident, "resolved", resolved)
            draft.add(ident, "name", given.name)
            draft.add(ident, "detectedSchema", schema)


def draw_claim(draft: Draft, claim: Claim, about: Iterable[str]) -> None:
    """Documentation for each entity that the claim is behind; where it is behind none, a Note on those in `about`."""
    if claim.status is Status.REJECTED:
        draft.leave([claim], claim.type, "it was rejected in review")
        return
    draw_works(draft, claim)
    documents = documents_of(draft, claim)
    backed = sorted(draft.backing.get(claim.id, ()))
    for entity in backed:
        ident = draft.begin(draft.ident("documentation", claim.id, entity), "Documentation")
        draft.add(ident, "document", *documents)
        draft.add(ident, "entity", entity)
        draft.add(ident, "role", claim.type)
        draft.add(ident, "status", str(claim.stance))
        draft.add(ident, "summary", claim.quote)
        draft.add(ident, "recordId", claim.id)
    if not backed:
        note = _note(draft, claim, about, documents)
        why = _WHY.get(claim.type) or f"{HEDGED}, or it has no place there: a Note quotes it"
        draft.not_held.append(NotHeld(claim=claim, what=claim.type, why=why, note=note))


def _note(draft: Draft, claim: Claim, about: Iterable[str], documents: Iterable[str]) -> str:
    ident = draft.begin(draft.ident("note", claim.id), "Note")
    said = f" Said by: {' / '.join(claim.said_by)}." if claim.said_by else ""
    flat = claim.stance is Stance.STATED and claim.status is not Status.CONFLICT
    stance = "stated" if flat else str(claim.stance)
    conflict = " Marked as in conflict." if claim.status is Status.CONFLICT else ""
    draft.add(ident, "name", f"{claim.type} ({stance})")
    draft.add(ident, "description", f"“{claim.quote}” ({claim.type}, {stance}).{said}{conflict} Claim {claim.id}.")
    draft.add(ident, "entity", *(entity for entity in sorted(set(about)) if draft.has(entity)))
    draft.add(ident, "proof", *documents)
    return ident
