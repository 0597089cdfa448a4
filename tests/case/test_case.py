from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from answerable import Case
from answerable.case.addition import Outcome
from answerable.errors import CaseError, InputError, NotFoundError
from answerable.model.claim import Status
from answerable.model.slots import PostingSlots
from answerable.model.time import Answer

ARTICLE = """\
Maj Gen Anton Velk, commander of the 9th Mountain Brigade, said on Tuesday that his soldiers had left the valley.

The shelling of the village of Orsk killed at least 12 people, the district council said.
"""


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    with Case.create(tmp_path / "case") as made:
        made.add(tmp_path / "article.txt", published="2021-05-04", publisher="Harbour Gazette")
        yield made


def posting_of(case: Case) -> str:
    return next(c.id for c in case.claims(type="posting") if isinstance(c.slots, PostingSlots) and c.slots.unit)


def test_documents_go_in_and_claims_come_out(case: Case) -> None:
    claims = case.claims()
    assert {claim.type for claim in claims} >= {"posting", "harm", "incident"}
    for claim in claims:
        assert ARTICLE[claim.start : claim.end] == claim.quote
        assert claim.source.publisher == "Harbour Gazette"
        assert claim.source.published == "2021-05-04"


def test_the_same_again_adds_nothing(case: Case, tmp_path: Path) -> None:
    before = case.store.checkpoint()
    again = case.add(tmp_path / "article.txt", published="2021-05-04", publisher="Harbour Gazette")
    assert [item.outcome for item in again.items] == [Outcome.KNOWN]
    assert again.claims == 0
    assert case.store.checkpoint() == before


def test_the_same_bytes_from_elsewhere_are_one_capture_with_two_entries(case: Case, tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text(ARTICLE, encoding="utf-8")
    case.add(tmp_path / "copy.txt")
    assert len(case.store.captures()) == 1
    assert [entry.name for entry in case.store.entries()] == ["article.txt", "copy.txt"]


def test_a_date_learnt_later_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    with Case.create(tmp_path / "late") as case:
        case.add(path)
        assert {claim.source.published for claim in case.claims()} == {None}
        case.add(path, published="2021-05-04")
        assert {claim.source.published for claim in case.claims()} == {"2021-05-04"}


def test_what_is_said_later_corrects_what_was_said_before(case: Case, tmp_path: Path) -> None:
    case.add(tmp_path / "article.txt", published="2021-05-05", publisher="Harbour Gazette")
    assert {claim.source.published for claim in case.claims()} == {"2021-05-05"}


@pytest.mark.parametrize("url", ["javascript:alert(1)", "example.org", ""])
def test_an_address_that_is_none(case: Case, tmp_path: Path, url: str) -> None:
    with pytest.raises(InputError, match="no web address"):
        case.add(tmp_path / "article.txt", url=url)


def test_choosing_claims(case: Case) -> None:
    assert {claim.type for claim in case.claims(type="harm")} == {"harm"}
    assert case.claims(about="A. Velk")
    assert not case.claims(about="Boris Hale")
    assert case.claims(source="harbour")
    assert not case.claims(source="river")
    with pytest.raises(InputError, match="no type of claim"):
        case.claims(type="rumour")


def test_who(case: Case) -> None:
    (holding,) = case.who("9th Mountain Brigade", date(2021, 5, 4))
    assert (holding.person, holding.answer) == ("Anton Velk", Answer.YES)
    (holding,) = case.who("9th Mountain Brigade", date(2001, 5, 4))
    assert holding.answer is Answer.POSSIBLE
    with pytest.raises(NotFoundError):
        case.who("77th Fleet")


def test_a_review_stands_until_it_is_withdrawn_and_survives_reading_again(case: Case) -> None:
    claim = posting_of(case)
    case.review(claim[:8], "accept", "Checked against the gazette.", by="A. Reader")
    assert case.store.claim(claim).status is Status.ACCEPTED
    case.read()
    assert case.store.claim(claim).status is Status.ACCEPTED
    case.review(claim, "reject", "Another officer of that name.")
    assert claim not in {backing.id for person in case.record().persons for backing in person.claims}
    case.review(claim, "withdraw", "A mistake of mine.")
    assert case.store.claim(claim).status is Status.PROPOSED
    assert [decision.verdict.value for decision in case.store.decisions(claim)] == ["accept", "reject", "withdraw"]


@pytest.mark.parametrize(
    ("verdict", "why", "words"),
    [("accept", "  ", "needs a reason"), ("maybe", "x", "is no verdict"), ("withdraw", "x", "no standing decision")],
)
def test_decisions_that_are_none(case: Case, verdict: str, why: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        case.review(posting_of(case), verdict, why)


@pytest.mark.parametrize("kind", ["html", "md", "json"])
def test_dossiers_are_written_kept_and_the_same_each_time(case: Case, tmp_path: Path, kind: str) -> None:
    first = case.dossier("Anton Velk", tmp_path / "first", kind).read_bytes()
    assert b"Anton Velk" in first
    assert case.dossier("Velk", tmp_path / "second", kind).read_bytes() == first
    assert case.verify().ok


def test_formats_that_are_none(case: Case, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="html, pdf, md, json, bundle"):
        case.dossier("Anton Velk", tmp_path / "x", "docx")
    with pytest.raises(InputError, match="claims, csv, brat"):
        case.export("xml", tmp_path / "x")
    with pytest.raises(InputError, match="needs a reason"):
        case.export("csv", tmp_path / "x", disclose=" ")


def test_exports(case: Case, tmp_path: Path) -> None:
    assert len(case.export("claims", tmp_path / "c.jsonl").read_text().splitlines()) == len(case.claims())
    folder = case.export("brat", tmp_path / "brat")
    assert (folder / "article.txt").read_text() == ARTICLE
    assert "is_posted" in (folder / "article.ann").read_text()


def test_a_case_is_not_made_over_something(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(CaseError):
        Case.create(tmp_path)


def test_a_case_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CaseError):
        Case.open(tmp_path / "absent")
