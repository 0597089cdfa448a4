"""Checks of the claims: each quote at its place in its text, each id the hash of what the claim says."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from answerable.model.claim import claim_from_json, claim_id
from answerable.model.text import Text
from answerable.verify.report import Check, failed, passed
from answerable.verify.snapshot import Snapshot, text_of


def check_quotes(snapshot: Snapshot, texts: Mapping[str, Text], found: dict[str, str]) -> Iterator[Check]:
    """Every claim ever made, in the text of its extraction. `texts` by their addresses.

    The quotes of the claims that are sound are put into `found`, by the claim's id.
    """
    addresses = {row["position"]: text_of(row["text"]) for row in snapshot.rows("extraction")}
    rows = snapshot.rows("claim")
    good = 0
    for row in rows:
        subject = f"claim {text_of(row['id'])}"
        text = texts.get(addresses.get(row["extraction"], ""))
        if text is None:
            yield failed(subject, "the text that it was found in is not in the case")
            continue
        try:
            body = json.loads(text_of(row["body"]))
            problem = claim_problem(body, text)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            yield failed(subject, f"it cannot be read: its row was changed ({type(error).__name__}: {error})")
            continue
        if problem is not None:
            yield failed(subject, problem)
            continue
        good += 1
        found[body["id"]] = body["quote"]
    if good == len(rows):
        yield passed("quotes", f"{good} stand in their texts to the character, and each claim's id is its hash")


def claim_problem(body: dict[str, Any], text: Text) -> str | None:
    """What is wrong with a claim as stored, seen beside its text; None if nothing is."""
    claim, content = claim_from_json(body), text.content
    if claim.source.capture != text.capture:
        return f"it names the capture {claim.source.capture}, and its text was made of another"
    start, end = body["start"], body["end"]
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(content)):
        return f"its quote is said to stand at {start} to {end}, and the text has {len(content)} characters"
    if content[start:end] != claim.quote:
        there = content[start:end]
        return f"its quote {claim.quote[:80]!r} does not stand at {start} to {end}; there it says {there[:80]!r}"
    if claim.id != claim_id(claim.source.capture, start, end, claim.slots):
        return "its id is not the hash of what it says: its place or its slots were changed"
    return None
