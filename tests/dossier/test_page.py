import re
from html.parser import HTMLParser
from typing import Any

import pytest

from answerable.dossier.compose import compose
from answerable.dossier.markdown import dossier_markdown
from answerable.dossier.page import dossier_html
from answerable.model.claim import Claim
from answerable.record.record import Record, derive

HOSTILE = [
    "<script>alert('x')</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    "</style><style>*{display:none}</style>",
    "[link](javascript:alert(1)) `code` ![i](x)",
]


class Tags(HTMLParser):
    """Collects elements, ids and links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.outside: list[str] = []
        self.open: list[str] = []
        self.misplaced: list[str] = []

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.misplaced.append(tag)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in {"meta", "wbr"}:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
            if name in {"src", "srcset", "action"} or name.startswith("on"):
                self.outside.append(f"{tag} {name}")


def read(page: str) -> Tags:
    tags = Tags()
    tags.feed(page)
    return tags


@pytest.mark.parametrize("name", ["Radovan Teslin", "64th Motor Rifle Brigade", "corn market"])
def test_a_page_needs_nothing_from_outside_and_every_link_leads_somewhere(
    record: Record, claims: list[Claim], name: str
) -> None:
    tags = read(dossier_html(compose(record, record.find(name), claims)))
    assert {"script", "link", "img", "iframe", "object"}.isdisjoint(tags.tags)
    assert tags.outside == []
    assert (tags.open, tags.misplaced) == ([], [])
    assert all(link.startswith("#") for link in tags.links)
    assert {link[1:] for link in tags.links} <= set(tags.ids)
    assert len(tags.ids) == len(set(tags.ids))


def noted(refs: str) -> list[int]:
    """The numbers that the references of a sentence lead to; of a run its first and last are printed."""
    runs = re.findall(r'<a href="#n(\d+)"[^>]*>\1</a>(?:\u2013<a href="#n(\d+)")?', refs)
    return [number for first, last in runs for number in range(int(first), int(last or first) + 1)]


def test_every_sentence_is_on_the_page_with_a_link_to_each_of_its_notes(record: Record) -> None:
    dossier = compose(record, record.find("Teslin"))
    page = dossier_html(dossier)
    number = {claim.id: at for at, claim in enumerate(dossier.notes, 1)}
    for sentence in dossier.sentences():
        part = page[page.index(f'id="{sentence.id}"') :]
        refs = part[part.index('<sup class="refs">') : part.index("</sup>")]
        assert noted(refs) == sorted(number[claim.id] for claim in sentence.claims)
    for claim in dossier.notes:
        assert claim.source.capture.removeprefix("sha256:") in page


def forms_of(scribe: Any, words: str) -> tuple[str, str]:
    source = scribe(words, "2031-04-02", words)
    claims = [
        source.claim("posting", words, person=f"Ann {words}", role=words, unit=words, rank=words),
        source.claim("statement", words, speaker=f"Ann {words}", words=words, said_by=(words,)),
    ]
    record = derive(claims)
    dossier = compose(record, record.persons[0], claims)
    return dossier_html(dossier), dossier_markdown(dossier)


@pytest.mark.parametrize("words", HOSTILE)
def test_what_a_source_says_is_never_markup(scribe: Any, words: str) -> None:
    page, markdown = forms_of(scribe, words)
    harmless, _ = forms_of(scribe, "Bell")
    assert read(page).tags == read(harmless).tags
    assert read(page).outside == []
    assert page.count("<style>") == 1
    assert not any(mark in markdown for mark in ("<script", "<img", "<style", "](javascript", "![i]", "`code`"))


def test_templates_in_a_source_are_not_run(scribe: Any) -> None:
    page, _ = forms_of(scribe, "{{ 7 * 191 }}")
    assert "1337" not in page


@pytest.mark.parametrize(
    "name", ["محمد الكريمي", "Радован Теслин", "N" * 400, "Ann\u202egnorw", "Zo\u00eb \U0001f600"], ids=str.__len__
)
def test_names_of_every_script_and_length_are_isolated(scribe: Any, name: str) -> None:
    claims = [scribe("a").claim("posting", person=name, role="commander", unit="64th Brigade")]
    record = derive(claims)
    assert f"<h1><bdi>{name}</bdi></h1>" in dossier_html(compose(record, record.persons[0], claims))


def test_the_career_is_drawn(record: Record) -> None:
    page = dossier_html(compose(record, record.find("Teslin")))
    assert '<rect class="solid"' in page
    assert '<rect class="possible"' in page
    assert 'class="undated"' in page
