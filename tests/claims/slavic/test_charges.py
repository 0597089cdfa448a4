"""Accusations, appointments and times in Russian and Ukrainian: who is meant, and how surely. Everybody is invented."""

from collections.abc import Callable

import pytest

from answerable.model.claim import Claim, slots_json

Reader = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("language", "words", "accused"),
    [
        (
            "uk",
            "Прокуратура повідомила про підозру колишньому начальнику колонії Геннадію Дроздецькому у катуваннях.",
            "Геннадій Дроздецький",
        ),
        (
            "ru",
            "Бывшему начальнику колонии Геннадию Дроздовскому предъявлено обвинение в превышении полномочий.",
            "Геннадий Дроздовский",
        ),
    ],
)
def test_the_person_is_accused_and_not_the_title(read: Reader, language: str, words: str, accused: str) -> None:
    assert [slots_json(one.slots)["accused"] for one in read(language, words, "allegation")] == [accused]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "Следствие подозревает майора Олега Дроздовского в пытках задержанных."),
        ("uk", "Правозахисники звинуватили майора Олега Дроздецького в катуваннях затриманих."),
    ],
)
def test_what_somebody_is_accused_of_is_no_fact(read: Reader, language: str, words: str) -> None:
    assert {str(one.stance) for one in read(language, words, "incident")} == {"alleged"}


@pytest.mark.parametrize(
    ("language", "words", "person", "role"),
    [
        (
            "uk",
            "Президент призначив генерал-майора Віталія Дроздецького командувачем Сухопутних військ.",
            "Віталій Дроздецький",
            "commander",
        ),
        (
            "ru",
            "Указом президента генерал-майор Виталий Дроздовский назначен начальником Генерального штаба.",
            "Виталий Дроздовский",
            "chief of general staff",
        ),
    ],
)
def test_whoever_appoints_is_not_appointed(read: Reader, language: str, words: str, person: str, role: str) -> None:
    found = [slots_json(one.slots) for one in read(language, words, "posting")]
    assert [(one["person"], one["role"]) for one in found] == [(person, role)]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "Адвокат добивается расследования смерти Руслана Качурина в изоляторе."),
        ("uk", "Адвокат домагається розслідування смерті Руслана Качурця в ізоляторі."),
    ],
)
def test_nobody_is_the_lawyer_who_asks_after_them(read: Reader, language: str, words: str) -> None:
    assert read(language, words, "posting") == []


def test_a_sentence_names_no_victims_of_the_court(read: Reader) -> None:
    words = "Суд засудив сержанта Павла Дроздецького до 12 років ув’язнення за розстріл двох цивільних."
    found = [slots_json(one.slots) for one in read("uk", words, "incident")]
    assert ["Павло Дроздецький"] in [one["target"] for one in found if one["kind"] == "sentencing"]
    assert "detention" not in [one["kind"] for one in found]


@pytest.mark.parametrize(
    ("language", "words", "edtf"),
    [
        ("uk", "Торік у Вільшанах загинули 9 людей.", "2022"),
        ("ru", "Прошлой осенью погибли 9 человек.", "2022-23"),
        ("uk", "Восени 2015 року загинули 9 людей.", "2015-23"),
        ("ru", "Два дня назад погибли 9 человек.", "2023-03-13"),
        ("uk", "Напередодні загинули 9 людей.", "2023-03-14"),
        ("uk", "Уночі загинули 9 людей.", "2023-03-15"),
        ("ru", "Ночью 3 мая 2015 года погибли 9 человек.", "2015-05-03"),
    ],
)
def test_times(read: Reader, language: str, words: str, edtf: str) -> None:
    (harm,) = read(language, words, "harm", "2023-03-15")
    assert harm.when is not None
    assert harm.when.edtf == edtf


def test_a_suspect_who_is_searched_for_accuses_nobody(read: Reader) -> None:
    words = "Слідча Дарина Вербицька оголосила підозрюваного в міжнародний розшук."
    assert read("uk", words, "allegation") == []
