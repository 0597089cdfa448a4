from typing import Any

import pytest

from answerable.dossier.compose import compose
from answerable.dossier.form import dossier_json
from answerable.dossier.markdown import dossier_markdown
from answerable.dossier.page import dossier_html
from answerable.dossier.sentence import sentence_id
from answerable.model.capture import Entry
from answerable.model.claim import Claim, Stance, claim_from_json
from answerable.model.coverage import Coverage, Covered
from answerable.record.record import Record, derive

NAMES = ["Radovan Teslin", "64th Motor Rifle Brigade", "corn market"]


def texts(record: Record, name: str, section: str) -> list[str]:
    return [s.text for s in compose(record, record.find(name)).sentences() if s.section == section]


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_names_its_claims_and_every_claim_its_quote_and_source(
    record: Record, claims: list[Claim], name: str
) -> None:
    document = dossier_json(compose(record, record.find(name), claims))
    cited = {data["id"]: claim_from_json(data) for data in document["claims"]}
    hashes = {source["capture"] for source in document["sources"]}
    assert document["sentences"]
    for sentence in document["sentences"]:
        assert sentence["claims"]
        assert set(sentence["claims"]) <= set(cited)
        assert sentence["id"] == sentence_id(sentence["section"], sentence["text"], sentence["claims"])
    assert set(cited.values()) <= set(claims)
    assert {claim.source.capture for claim in cited.values()} == hashes
    assert len({sentence["id"] for sentence in document["sentences"]}) == len(document["sentences"])


def test_the_dossier_says_how_much_of_each_source_was_read(record: Record, claims: list[Claim]) -> None:
    plain = compose(record, record.find(NAMES[0]), claims)
    capture = plain.exhibits[0].source.capture
    coverage = {
        capture: [
            Covered(0, 60, Coverage.CLAIMS),
            Covered(60, 80, Coverage.NO_CLAIMS),
            Covered(80, 100, Coverage.NOT_PARSED),
            Covered(100, 400, Coverage.FURNITURE),
        ]
    }
    dossier = compose(record, record.find(NAMES[0]), claims, coverage=coverage)
    assert dossier.sentences() == plain.sentences()
    line = "2 of 3 sentences read, 80 per cent of the text; 1 gave claims"
    assert dossier_html(dossier).count(line) == 1
    assert dossier_markdown(dossier).count(line) == 1
    (extent,) = [one["extent"] for one in dossier_json(dossier)["sources"] if one["capture"] == capture]
    assert (extent["claims"], extent["no_claims"], extent["not_parsed"], extent["percent"]) == (1, 1, 1, 80)
    assert all(one["extent"] is None for one in dossier_json(plain)["sources"])


@pytest.mark.parametrize("name", NAMES)
def test_a_dossier_is_the_same_to_the_byte(claims: list[Claim], name: str) -> None:
    made = []
    for order in (claims, claims[::-1]):
        record = derive(order)
        dossier = compose(record, record.find(name), order)
        made.append((dossier_json(dossier), dossier_html(dossier), dossier_markdown(dossier)))
    assert made[0] == made[1]


def test_an_accusation_has_its_speaker_in_the_sentence(record: Record) -> None:
    accusations = [text for text in texts(record, "Teslin", "balance") if "ordering" in text]
    assert accusations == [
        (
            "An accusation against Radovan Teslin by Karvel officials, cited by Valley Courier (2 April 2031): "
            "\u201caccuse Teslin of ordering the shelling\u201d."
        )
    ]


def test_a_denial_stands_beside_the_accusation(record: Record) -> None:
    assert any(text.startswith("Denied or doubted by the ministry") for text in texts(record, "Teslin", "balance"))


def test_what_is_reported_says_so(record: Record) -> None:
    (text,) = [text for text in texts(record, "Teslin", "career") if "Harbour Office" in text]
    assert "reportedly" in text
    assert "according to Norhaven Post" in text


def test_figures_stand_side_by_side_and_are_not_added(record: Record) -> None:
    told = " ".join(texts(record, "corn market", "account"))
    assert "about 300" in told
    assert "600 or more" in told
    assert "900" not in told
    assert any("not added up" in text for text in texts(record, "corn market", "summary"))


def test_what_differs_and_what_is_missing_is_said(record: Record) -> None:
    (differ,) = texts(record, "Teslin", "differences")
    assert "1977 according to Norhaven Post" in differ
    assert "1978 according to Valley Courier" in differ
    missing = texts(record, "Teslin", "missing")
    assert any(text.startswith("Between 31 December 1999") and "no posting" in text for text in missing)
    assert any("hedged words only" in text for text in missing)


def test_a_case_of_one_source_says_so_once(scribe: Any) -> None:
    a = scribe("a", "2031-04-02", "Valley Courier")
    record = derive([a.claim("posting", person="Ann Holm", role=role, unit="KSB") for role in ("head", "adviser")])
    lone = [text for text in texts(record, "Ann Holm", "missing") if "one source" in text]
    assert len(lone) == 1


def test_sources_say_how_much_was_read_from_them(record: Record, claims: list[Claim]) -> None:
    courier = claims[0].source
    entries = [Entry(id="e", capture=courier.capture, name="courier.html", added="2031-06-01T00:00:00Z")]
    dossier = compose(record, record.find("64th Motor Rifle Brigade"), claims, entries)
    exhibit = next(exhibit for exhibit in dossier.exhibits if exhibit.source == courier)
    assert (exhibit.cited, exhibit.read, exhibit.added) == (1, 7, "2031-06-01T00:00:00Z")


def test_withheld_names_are_nowhere_in_the_dossier(scribe: Any) -> None:
    a = scribe("ana-holm-found.html", "2031-04-02", "Valley Courier")
    claims = [
        a.claim("incident", "the shelling that hit Ana Holm", kind="shelling", place="Ostrel", target=("Ana Holm",)),
        a.claim("harm", "Ana Holm, 34, was killed", kind="killed", min=1, max=1, whom="Ana Holm"),
    ]
    record = derive(claims)
    dossier = compose(record, record.incidents[0], claims, withheld=("Ana Holm",))
    for form in (str(dossier_json(dossier)), dossier_html(dossier), dossier_markdown(dossier)):
        assert "holm" not in form.lower()
        assert "[name withheld]" in form.replace("\\", "")
    for sentence in dossier_json(dossier)["sentences"]:
        assert sentence["id"] == sentence_id(sentence["section"], sentence["text"], sentence["claims"])


def test_a_paper_that_names_no_accuser_is_not_made_one(scribe: Any) -> None:
    a, b = scribe("a", "2031-04-02", "Valley Courier"), scribe("b", "2031-05-09", "Norhaven Post")
    record = derive(
        [
            paper.claim(
                "allegation", "stands accused of theft", accused="Ann Holm", conduct="theft", stance=Stance.ALLEGED
            )
            for paper in (a, b)
        ]
    )
    (accused,) = [text for text in texts(record, "Ann Holm", "summary") if "accused" in text]
    assert "accused in Valley Courier (2 April 2031) and Norhaven Post (9 May 2031) with no speaker named" in accused
    assert len(texts(record, "Ann Holm", "balance")) == 1
