import json

import jsonschema
import pytest
from tests.exchange.conftest import released, told

from answerable.errors import InputError
from answerable.exchange.annotations import annotations_json, read_annotations
from answerable.exchange.release import Release
from answerable.exchange.schema import claim_schema
from answerable.model.claim import Claim
from answerable.record.record import derive


def content_of(claim: Claim) -> str:
    """The text of a claim of the scribe: its quotes at their places, words between them."""
    content = list("\n" * 2000)
    for other in told():
        if other.source.capture == claim.source.capture:
            content[other.start : other.end] = other.quote
    return "".join(content)


def test_the_same_claims_and_the_same_record_come_back() -> None:
    release = released(told(), disclose=True)
    back = read_annotations(annotations_json(release, content_of))
    assert {claim.id: claim for claim in back} == {claim.id: claim for claim in release.claims}
    assert derive(back) == release.record


def test_each_annotation_points_at_its_words(release: Release) -> None:
    collection = json.loads(annotations_json(released(told(), disclose=True), content_of))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], collection["total"]) == ("AnnotationCollection", len(release.claims))
    by_id = {f"urn:answerable:claim:{claim.id}": claim for claim in release.claims}
    for item in collection["first"]["items"]:
        claim = by_id[item["id"]]
        content = content_of(claim)
        quote, place = item["target"]["selector"]
        assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert quote["exact"] == claim.quote == content[place["start"] : place["end"]]
        assert content.count(quote["prefix"] + quote["exact"] + quote["suffix"]) >= 1
        assert item["target"]["source"]["id"] == f"urn:{claim.source.capture}"
        jsonschema.validate(json.loads(item["body"]["value"]), claim_schema(), cls=jsonschema.Draft202012Validator)


def test_protected_names_are_neither_quoted_nor_beside_a_quote(release: Release) -> None:
    content = annotations_json(release, content_of)
    assert "Ilka" not in content
    assert "Собол" not in content
    assert "█" in content
    assert len(read_annotations(content)) == len(release.claims)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"first": {"items": [1]}}', "[" * 100_000])
def test_what_is_no_collection_is_an_error(content: str) -> None:
    with pytest.raises(InputError, match="no collection of annotations"):
        read_annotations(content)


@pytest.mark.parametrize("key", ["start", "exact"])
def test_an_annotation_that_points_elsewhere_is_an_error(key: str) -> None:
    document = json.loads(annotations_json(released(told(), disclose=True), content_of))
    quote, place = document["first"]["items"][0]["target"]["selector"]
    {"start": place, "exact": quote}[key][key] = 7 if key == "start" else "other words"
    with pytest.raises(InputError, match=r"its annotation points"):
        read_annotations(json.dumps(document))
