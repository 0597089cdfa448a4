import re
import sys
from typing import Any

import pypdfium2
import pytest
from tests.dossier.pdf import pdf_of, squeezed, text_of

from answerable.dossier import paper
from answerable.dossier.compose import compose
from answerable.dossier.dossier import Seal
from answerable.dossier.page import dossier_html
from answerable.errors import AnswerableError, MissingExtraError
from answerable.model.claim import Claim
from answerable.record.record import Entity, Record, derive

SEAL = Seal(case="c0ffee", size=12, root="ab" * 32)


@pytest.mark.parametrize("name", ["Radovan Teslin", "64th Motor Rifle Brigade", "corn market"])
def test_every_sentence_is_printed_with_its_notes(record: Record, claims: list[Claim], name: str) -> None:
    dossier = compose(record, record.find(name), claims, seal=SEAL)
    printed = text_of(pdf_of(dossier))
    for sentence in dossier.sentences():
        for words in [span.text for span in sentence.cells] or [sentence.text]:
            assert squeezed(words) in printed
    for claim in dossier.notes:
        assert squeezed(claim.quote) in printed
        assert claim.source.capture.removeprefix("sha256:") in printed


def test_the_same_dossier_is_the_same_file(record: Record, claims: list[Claim]) -> None:
    dossier = compose(record, record.find("Teslin"), claims, seal=SEAL)
    other = compose(record, record.find("corn market"), claims, seal=SEAL)
    first = pdf_of(dossier)
    assert first == paper.dossier_pdf(dossier)
    assert first != pdf_of(other)
    assert b"CreationDate" not in first


def test_pages_have_numbers_a_running_head_and_bookmarks(record: Record, claims: list[Claim]) -> None:
    dossier = compose(record, record.find("Teslin"), claims, seal=SEAL)
    document = pypdfium2.PdfDocument(pdf_of(dossier))
    pages = [squeezed(page.get_textpage().get_text_bounded()) for page in document]
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in page
        assert SEAL.root in page
        assert "c0ffee" in page
    marks = [mark.get_title() for mark in document.get_toc()]
    assert marks[0] == "Radovan Teslin"
    assert [section.title for section in dossier.sections] == [mark for mark in marks if mark in _titles(dossier)]
    assert document.get_metadata_dict()["Title"].startswith("Radovan Teslin")
    document.close()


def _titles(dossier: Any) -> set[str]:
    return {section.title for section in dossier.sections}


def test_paper_and_page_say_the_same(record: Record, claims: list[Claim]) -> None:
    dossier = compose(record, record.find("Teslin"), claims, seal=SEAL)
    page, sheet = (_words(dossier_html(dossier, paper=paper)) for paper in (False, True))
    assert page == sheet


def _words(page: str) -> list[str]:
    """The words of a page in order, without drawings and the style sheet."""
    body = re.sub(
        r"<style>.*?</style>|<svg.*?</svg>|<figure class=\"timeline\">.*?</figure>", "", page, flags=re.DOTALL
    )
    return re.sub(r"<[^>]+>", " ", body).split()


def test_nothing_is_fetched(scribe: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(paper, "_refuse", lambda url, *_: asked.append(url))
    words = '"><img src=http://example.org/x.png><link rel=stylesheet href=http://example.org/x.css>'
    claims = [scribe(words, "2031-04-02", words).claim("posting", words, person="Ann Bell", role=words, unit=words)]
    record = derive(claims)
    pdf_of(compose(record, record.persons[0], claims))
    assert asked == []


@pytest.mark.parametrize("url", ["https://example.org/a.png", "file:///etc/hostname", "data:,x"])
def test_what_is_asked_for_all_the_same_is_refused(url: str) -> None:
    with pytest.raises(AnswerableError, match="nothing from outside"):
        paper._refuse(url)


def test_a_missing_extra_says_how_to_install_it(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(MissingExtraError, match="libpango"):
        paper.dossier_pdf(compose(record, record.find("Teslin")))


@pytest.mark.parametrize("name", ["Ana Holm", "Нина Ласточкина"])
def test_a_withheld_name_is_in_no_part_of_the_file(scribe: Any, times: Any, name: str) -> None:
    """In the ledger (`whom`), in findings, in the chart, in the notes, in titles and in the file's own data."""
    post, echo = scribe(f"{name}.txt", "2031-04-02", "Norhaven Post"), scribe("b.txt", "2031-04-03")
    brigade = f"{name} Brigade"
    claims = [
        post.claim("incident", f"the shelling of {name}'s house", kind="shelling", place="Ostrel",
                   target=(f"house of {name}",), perpetrator=brigade, when=times.on("2031-04-01")),
        post.claim("harm", f"{name} died", kind="killed", min=1, max=1, whom=name, place="Ostrel"),
        echo.claim("incident", kind="shelling", place="Ostrel", target=(f"house of {name}",)),
        echo.claim("harm", f"{name} and one more died", kind="killed", min=2, max=2, whom=f"{name} and a neighbour"),
        post.claim("allegation", f"accused over {name}", accused=brigade, conduct=f"killing {name}",
                   said_by=("officials",)),
        post.claim("posting", person="Radovan Teslin", role="commander", unit=brigade, when=times.on("2031-04-01")),
        post.claim("relation", unit=brigade, related_unit="3rd Corps", kind="child-of", when=times.on("2031-04-01")),
    ]  # fmt: skip
    record = derive(claims)
    # The unit has the chart, the incident the ledger.
    entities: list[Entity] = [*[unit for unit in record.units if unit.allegations], *record.incidents[:1]]
    for entity in entities:
        dossier = compose(record, entity, claims, withheld=(name,))
        page, pdf = dossier_html(dossier), pdf_of(dossier)
        document = pypdfium2.PdfDocument(pdf)
        told = [
            page,
            text_of(pdf),
            *document.get_metadata_dict().values(),
            *(m.get_title() for m in document.get_toc()),
        ]
        document.close()
        for text in told:
            assert name not in text
            assert squeezed(name) not in text
            assert name.rsplit(maxsplit=1)[-1][:-1] not in text
        assert name.encode() not in pdf
