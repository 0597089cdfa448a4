from dataclasses import replace
from typing import Any

from answerable.model.claim import claim_from_json, claim_json


def test_what_a_table_says_beside_the_claim_survives_json_and_is_no_part_of_the_id(scribe: Any) -> None:
    claim = scribe("persons.csv").claim("posting", person="Anton Velk", unit="9th Mountain Brigade")
    table = replace(claim, cited=("w1", "w2"), noted=(("confidence", "Medium"), ("line", "7")))
    data = claim_json(table)
    assert (data["cited"], data["noted"]) == (["w1", "w2"], {"confidence": "Medium", "line": "7"})
    assert claim_from_json(data) == table
    assert table.id == claim.id


def test_a_claim_that_cites_nothing_is_written_as_it_was_before_there_were_citations(scribe: Any) -> None:
    data = claim_json(scribe("a.txt").claim("name", entity="Anton Velk", name="Falcon", kind="nickname"))
    assert not {"cited", "noted"} & data.keys()
    assert claim_json(claim_from_json(data)) == data
