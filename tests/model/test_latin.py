"""Names in Latin letters, by the standards; the capitals and all that is no Cyrillic stay."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.model.capture import Source
from answerable.model.claim import Claim, claim_from_json, claim_id, claim_json
from answerable.model.latin import in_latin, is_cyrillic, latin_slots
from answerable.model.slots import IncidentSlots, PostingSlots


@pytest.mark.parametrize(
    ("language", "text", "latin"),
    [
        ("ru", "Михаил Зарецкий", "Mikhail Zaretskiy"),
        ("ru", "Елена Съедина", "Yelena S”yedina"),
        ("ru", "Щукин Ельцов", "Shchukin Yel’tsov"),
        ("ru", "ЩЁКИН", "SHCHËKIN"),
        ("ru", "58-я армия «Юг»", "58-ya armiya «Yug»"),
        ("uk", "Згурський Ярема", "Zghurskyi Yarema"),
        ("uk", "Юрій Їжакевич", "Yurii Yizhakevych"),
        ("uk", "Лук’ян Знам’янський", "Lukian Znamianskyi"),
        ("uk", "Ґалаґан Олег", "Galagan Oleh"),
        ("uk", "58-ма бригада", "58-ma bryhada"),
    ],
)
def test_standards(language: str, text: str, latin: str) -> None:
    assert in_latin(text, language) == latin


def test_slots_beside_the_original() -> None:
    slots = PostingSlots(person="Ярема Згурський", role="commander", unit="58-ма бригада")
    assert latin_slots(slots, "uk") == (("person", "Yarema Zghurskyi"), ("unit", "58-ma bryhada"))
    listed = IncidentSlots(kind="shelling", target=("школа", "театр"))
    assert latin_slots(listed, "ru") == (("target", ("shkola", "teatr")),)
    assert latin_slots(PostingSlots(person="Anton Velk"), "ru") == ()
    assert latin_slots(slots, "en") == ()


def test_a_claim_keeps_them_and_its_id_does_not_know_them() -> None:
    slots = IncidentSlots(kind="shelling", place="Згурівка", target=("школа",))
    claim = Claim(
        id=claim_id("sha256:00", 0, 7, slots),
        source=Source(name="a.txt", capture="sha256:00"),
        quote="обстріл",
        start=0,
        end=7,
        slots=slots,
        extractor="incident-slavic/1",
        latin=latin_slots(slots, "uk"),
    )
    data = claim_json(claim)
    assert data["latin"] == {"place": "Zghurivka", "target": ["shkola"]}
    assert claim_from_json(data) == claim
    assert "latin" not in claim_json(replace(claim, latin=()))


@given(st.text(alphabet=st.characters(min_codepoint=0x0410, max_codepoint=0x044F), min_size=1))
def test_nothing_cyrillic_is_left_of_russian(text: str) -> None:
    assert not is_cyrillic(in_latin(text, "ru"))


@given(st.text(alphabet=st.characters(max_codepoint=0x024F)))
def test_what_is_latin_stays(text: str) -> None:
    for language in ("ru", "uk"):
        assert in_latin(text, language) == text
        assert in_latin(in_latin(text, language), language) == text
