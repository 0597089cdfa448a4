"""From every sentence of a whole dossier to its bytes: on the page, in the file, on paper; claim, quote, text, log."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.dossier.pdf import pdf_of, squeezed, text_of

from answerable import Case
from answerable.archive.log import LogEntry
from answerable.archive.merkle import inclusion_proof, verify_inclusion
from answerable.case.basis import basis_in, seal_of
from answerable.dossier.compose import compose
from answerable.dossier.dossier import Dossier
from answerable.dossier.form import dossier_json
from answerable.dossier.page import dossier_html
from answerable.model.canonical import sha256
from answerable.model.text import Text
from answerable.reading import read

REPORTS = {
    "gazette.txt": (
        "Harbour Gazette, 4 May 2031.\n\n"
        "Major General Anton Velk, commander of the 9th Mountain Brigade, said that his soldiers had left the valley. "
        "The 9th Mountain Brigade is part of the 3rd Corps.\n\n"
        "The shelling of the grain market in Orsk on 3 May 2031 killed at least 12 people, the district council said. "
        "The council accused Anton Velk of ordering the shelling of the market.\n"
    ),
    "courier.txt": (
        "Valley Courier, 6 May 2031.\n\n"
        "The shelling of the grain market in Orsk on 3 May 2031 killed 30 people, doctors said. "
        "Velk, the commander of the 9th Mountain Brigade, denied ordering the shelling.\n"
    ),
    "vesti.txt": (
        "Командир 9-й горной бригады генерал-майор Антон Велк заявил, что бригада покинула долину. "
        "При обстреле рынка в Орске погибли 14 человек, сообщили врачи.\n"
    ),
}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    for name, words in REPORTS.items():
        (tmp_path / name).write_text(words, encoding="utf-8")
    with Case.create(tmp_path / "case") as made:
        made.add(*(tmp_path / name for name in REPORTS), published="2031-05-06")
        made.same("9th Mountain Brigade", "9-я горная бригада", why="one number, one commander", by="R. Adler")
        yield made


def dossiers_of(case: Case) -> list[Dossier]:
    """On the person, the unit and the incident, as :meth:`Case.dossier` composes them."""
    record, claims, entries = case.record(), case.claims(), case.store.entries()
    basis, seal = basis_in(case.store, record), seal_of(case.store)
    names = ("Anton Velk", "9th Mountain Brigade", "shelling of grain market")
    return [compose(record, record.find(name), claims, entries, basis=basis, seal=seal) for name in names]


class Walk:
    """Goes from claims to bytes, and from bytes to the newest checkpoint."""

    def __init__(self, case: Case) -> None:
        self._store = case.store
        self._log = list(case.store.log_entries())
        self._checkpoint = case.store.checkpoint()

    def proven(self, entry: LogEntry) -> bool:
        """Whether the entry is in the log under the signed root."""
        proof = inclusion_proof([one.leaf for one in self._log], entry.index)
        at = self._checkpoint
        return verify_inclusion(entry.leaf, entry.index, at.size, proof, at.root)

    def check(self, ident: str) -> str:
        """Walk one claim down; its quote."""
        claim = self._store.claim(ident)
        capture = claim.source.capture
        content = self._store.capture_bytes(capture)
        assert sha256(content) == capture
        text = read(content, capture=capture, name=claim.source.name, media_type="text/plain")
        assert isinstance(text, Text)
        assert text.content[claim.start : claim.end] == claim.quote
        (sealed,) = self._store.sealed_claims([ident])
        logged = [one for one in self._log if one.fields.get("capture") == capture]
        claims = [one for one in logged if [ident, sha256(sealed.body)] in one.fields.get("claims", [])]
        assert {one.kind for one in logged} >= {"capture", "entry", "text", "claims"}
        assert claims
        assert all(self.proven(one) for one in logged)
        return claim.quote


def test_every_sentence_leads_to_its_bytes_on_the_page_in_the_file_and_on_paper(case: Case) -> None:
    walk = Walk(case)
    for dossier in dossiers_of(case):
        document, page, paper = dossier_json(dossier), dossier_html(dossier), text_of(pdf_of(dossier))
        quotes = {ident: walk.check(ident) for ident in {c for one in document["sentences"] for c in one["claims"]}}
        notes = {str(number): claim["id"] for number, claim in enumerate(document["claims"], 1)}
        assert {claim["id"]: claim["quote"] for claim in document["claims"]} == quotes
        for sentence in document["sentences"]:
            assert sentence["claims"]
            words, numbers = on_page(page, sentence["id"])
            assert [notes[number] for number in numbers] == sorted(
                sentence["claims"], key=list(quotes_in(document)).index
            )
            assert squeezed(words) in paper
        for number, ident in notes.items():
            assert squeezed(quotes[ident]) in paper
            assert f'<li id="n{number}" class="note">' in page
            assert " ".join(quotes[ident].split()) in html.unescape(page)


def quotes_in(document: dict[str, Any]) -> dict[str, str]:
    return {claim["id"]: claim["quote"] for claim in document["claims"]}


def on_page(page: str, ident: str) -> tuple[str, list[str]]:
    """The words of a sentence on the page, and the numbers of its notes, runs written out."""
    part = page[page.index(f'id="{ident}"') :]
    part = part[part.index(">") + 1 : part.index("</sup>")]
    part = re.sub(r'<span class="stance">[^<]*</span>', "", part)  # on paper it is set in capitals
    words, _, refs = part.partition('<sup class="refs">')
    last_cell = re.sub(r"<svg.*?</svg>", "", words.rpartition("<td")[2] if "<td" in words else words, flags=re.DOTALL)
    runs = re.findall(r'<a href="#n(\d+)"[^>]*>\1</a>(?:\u2013<a href="#n(\d+)")?', refs)
    numbers = [str(one) for first, last in runs for one in range(int(first), int(last or first) + 1)]
    return html.unescape(re.sub(r"<[^>]*>", "", last_cell.partition(">")[2] if "<td" in words else last_cell)), numbers


def test_a_whole_dossier_has_every_part(case: Case) -> None:
    person, unit, incident = dossiers_of(case)
    sections = [{section.id for section in dossier.sections} for dossier in (person, unit, incident)]
    assert sections[0] >= {"summary", "facts", "career", "balance", "incidents", "chain", "article28", "findings"}
    assert sections[1] >= {"command", "structure", "identity"}
    assert sections[2] >= {"summary", "account", "chain"}
    told = " ".join(sentence.text for sentence in unit.sentences() if sentence.section == "identity")
    assert "R. Adler decided that" in told
    assert "one number, one commander" in told
    chain = [sentence.text for sentence in person.sentences() if sentence.section == "chain"]
    assert any("3rd Corps" in text and "above" in text for text in chain)
    (matrix,) = [block for section in person.sections if section.id == "article28" for block in section.blocks]
    assert "makes no legal finding" in matrix.notice
    ledger = [sentence.text for sentence in incident.sentences() if sentence.section == "account"]
    assert any("lowest\u2013highest/1" in text for text in ledger)


def test_made_again_from_the_same_case_it_is_the_same(case: Case, tmp_path: Path) -> None:
    first, again = (case.dossier("Anton Velk", tmp_path / name) for name in ("1.html", "2.html"))
    case.export("csv", tmp_path / "claims.csv")
    third = case.dossier("Anton Velk", tmp_path / "3.html")
    assert first.read_bytes() == again.read_bytes() == third.read_bytes()
    assert len(case.store.dossiers()) == 1
    document = json.loads(case.dossier("Anton Velk", tmp_path / "x.json", "json").read_text())
    assert document["seal"]["size"] < case.store.checkpoint().size
    assert case.verify().ok


def test_a_pdf_is_written_and_kept_as_the_page_that_it_prints(case: Case, tmp_path: Path) -> None:
    pdf_of(dossiers_of(case)[0])  # skipped here where pango is missing
    out = case.dossier("Anton Velk", tmp_path / "velk.pdf", "pdf")
    assert out.read_bytes().startswith(b"%PDF-")
    assert len(case.store.dossiers()) == 1
