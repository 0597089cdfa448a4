"""Claims as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): each points at its words in its text.

The target is the text of a capture, named by the capture's SHA-256, with the quote, what stands before and after it
(TextQuoteSelector), and its place (TextPositionSelector, in Unicode characters); its scope is the address of the page.
The body is the claim itself, as the JSON of docs/claims.md.
"""

import json
from collections.abc import Callable
from typing import Any

from answerable.errors import InputError
from answerable.exchange.brat import blotted
from answerable.exchange.ftm.documents import web_address
from answerable.exchange.release import Release
from answerable.model.claim import Claim, claim_from_json, claim_json
from answerable.record.backed import claim_order
from answerable.record.protection import masked

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters of the text that a quote's prefix and suffix hold."""


def annotations_json(release: Release, content_of: Callable[[Claim], str]) -> str:
    """An AnnotationCollection with one page; `content_of` gives the text that a claim's quote stands in.

    Protected names are blotted out in quotes and around them at the same length, so that all places still hold.
    """
    name = f"urn:answerable:case:{release.case_id}"
    contents: dict[str, str] = {}
    items = []
    for claim in sorted(release.claims, key=claim_order):
        content = content_of(claim)
        if content not in contents:
            contents[content] = blotted(content, release.protected)
        items.append(_annotation(release, claim, contents[content]))
    document = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": "Claims of a case of Answerable",
        "total": len(items),
        "first": {"id": f"{name}:page:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _annotation(release: Release, claim: Claim, content: str) -> dict[str, Any]:
    data = claim_json(claim)
    body = masked(data, release.protected)
    if body != data:
        body["withheld"] = True
    address = web_address(claim.source.url)
    return {
        "id": f"urn:answerable:claim:{claim.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "application/json",
            "value": json.dumps(body, ensure_ascii=False),
        },
        "target": {
            "type": "SpecificResource",
            "source": {"id": f"urn:{claim.source.capture}", "type": "Text"},
            **({"scope": release.mask(address)} if address else {}),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": content[claim.start : claim.end],
                    "prefix": content[max(0, claim.start - AROUND) : claim.start],
                    "suffix": content[claim.end : claim.end + AROUND],
                },
                {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
            ],
        },
    }


def read_annotations(content: str) -> tuple[Claim, ...]:
    """The claims of a collection that :func:`annotations_json` wrote.

    InputError where it is none, or where the selectors of an annotation are not those of its claim.
    """
    try:
        items = json.loads(content)["first"]["items"]
        return tuple(_claim(item) for item in items)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"this is no collection of annotations by Answerable ({error!r:.200})") from error


def _claim(item: dict[str, Any]) -> Claim:
    data = json.loads(item["body"]["value"])
    claim = claim_from_json(data)
    quote, place = item["target"]["selector"]
    if (place["start"], place["end"]) != (claim.start, claim.end):
        raise ValueError(f"claim {claim.id} does not stand where its annotation points")
    if quote["exact"] != claim.quote and not data.get("withheld"):
        raise ValueError(f"claim {claim.id} does not have the words that its annotation points at")
    return claim
