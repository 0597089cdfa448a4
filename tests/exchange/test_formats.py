import csv
import io
import json

import jsonschema
import pytest

from answerable.exchange.brat import blotted, brat_annotation
from answerable.exchange.csv_table import claims_csv, safe_cell
from answerable.exchange.jsonlines import claims_jsonl
from answerable.exchange.schema import claim_schema
from answerable.model.capture import Source
from answerable.model.claim import Anchor, Claim, claim_from_json, claim_id
from answerable.model.slots import HarmSlots, PostingSlots, Slots
from answerable.record.protection import WITHHELD

TEXT = "Col. Anton Velk commands the\n9th Brigade. Ilka Tarn was killed."
SOURCE = Source(name="=cmd.txt", capture="sha256:" + "a" * 64, published="2021-05-04")


def claim(start: int, end: int, slots: Slots, *anchors: Anchor) -> Claim:
    return Claim(
        id=claim_id(SOURCE.capture, start, end, slots),
        source=SOURCE,
        quote=TEXT[start:end],
        start=start,
        end=end,
        slots=slots,
        extractor="test/1",
        anchors=anchors,
    )


POSTING = claim(
    0,
    40,
    PostingSlots(person="Anton Velk", rank="Colonel", role="commander", unit="9th Brigade"),
    Anchor("person", 5, 15),
    Anchor("rank", 0, 4),
    Anchor("role", 16, 24),
    Anchor("unit", 29, 40),
)
HARM = claim(42, 62, HarmSlots(kind="killed", min=1, max=1, whom="Ilka Tarn"))
OPEN = claim(42, 62, HarmSlots(kind="killed", min=1001, max=None, approximate=True))


@pytest.mark.parametrize("one", [POSTING, HARM, OPEN], ids=["posting", "harm", "open"])
def test_json_lines_fit_the_schema_and_come_back(one: Claim) -> None:
    line = json.loads(claims_jsonl([one], ()))
    jsonschema.validate(line, claim_schema(), cls=jsonschema.Draft202012Validator)
    assert sorted(claim_from_json(line).anchors) == sorted(one.anchors)
    assert claim_from_json(line).id == one.id
    assert claim_from_json(line).slots == one.slots


@pytest.mark.parametrize(
    ("key", "value"),
    [("type", "rumour"), ("stance", "sure"), ("extra", 1), ("quote", ""), ("slots", {"person": "A", "mood": "grim"})],
)
def test_the_schema_refuses(key: str, value: object) -> None:
    line = json.loads(claims_jsonl([POSTING], ())) | {key: value}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(line, claim_schema(), cls=jsonschema.Draft202012Validator)


def test_a_masked_claim_says_so_and_still_fits() -> None:
    line = json.loads(claims_jsonl([HARM], ("Ilka Tarn",)))
    assert line["withheld"] is True
    assert line["slots"]["whom"] == WITHHELD
    assert "Tarn" not in json.dumps(line)
    jsonschema.validate(line, claim_schema(), cls=jsonschema.Draft202012Validator)


def test_csv_has_a_row_a_claim_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(claims_csv([POSTING, OPEN], ()))))
    assert [row["type"] for row in rows] == ["posting", "harm"]
    assert rows[0]["source.name"] == "'=cmd.txt"
    assert rows[0]["slot.unit"] == "9th Brigade"
    assert (rows[1]["slot.min"], rows[1]["slot.max"], rows[1]["slot.approximate"]) == ("1001", "", "yes")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_cells_that_would_run_are_defused(start: str) -> None:
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"
    assert safe_cell(f"1{start}1") == f"1{start}1"


def test_brat_marks_words_and_relations() -> None:
    assert brat_annotation(TEXT, [POSTING, HARM]).splitlines() == [
        "T1\tPerson 5 15\tAnton Velk",
        "T2\tRank 0 4\tCol.",
        "T3\tRole 16 24\tcommands",
        "T4\tOrganization 29 40\t9th Brigade",
        "T5\tHarm 42 62\tIlka Tarn was killed",
        "R1\thas_rank Arg1:T1 Arg2:T2\t",
        "R2\thas_role Arg1:T1 Arg2:T3\t",
        "R3\tis_posted Arg1:T1 Arg2:T4\t",
    ]


def test_blotting_keeps_every_place() -> None:
    out = blotted(TEXT, ("Ilka Tarn",))
    assert len(out) == len(TEXT)
    assert out[42:51] == "█" * 9
    assert out[:42] == TEXT[:42]
