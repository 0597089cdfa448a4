"""Acts, harm, speakers, stance and dates in Russian and Ukrainian. Everybody and everything here is invented."""

from collections.abc import Callable
from typing import Any

import pytest

from answerable.model.claim import Claim, slots_json

Reader = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("language", "words", "kind", "least", "most", "whom"),
    [
        ("ru", "При обстреле погибли не менее 12 мирных жителей.", "killed", 12, None, "мирные жители"),
        ("ru", "Двое полицейских погибли при нападении.", "killed", 2, 2, "полицейские"),
        ("ru", "Число раненых выросло до 27.", "injured", 27, 27, None),
        ("ru", "Семь человек пропали без вести.", "missing", 7, 7, "люди"),
        ("ru", "Ранения получили более 40 солдат.", "injured", 41, None, "солдаты"),
        ("ru", "Погиб капитан Степан Дроздовский.", "killed", 1, 1, "Степан Дроздовский"),
        ("ru", "Погибли 9 человек, среди них двое детей.", "killed", 2, 2, "дети"),
        ("uk", "Загинули понад 30 цивільних.", "killed", 31, None, "цивільні"),
        ("uk", "Ще п’ятеро людей дістали поранення.", "injured", 5, 5, "люди"),
        ("uk", "Ще п'ятеро людей дістали поранення.", "injured", 5, 5, "люди"),
        ("uk", "Поранено від 10 до 12 бійців.", "injured", 10, 12, "бійці"),
        ("uk", "Кількість поранених зросла до 19.", "injured", 19, 19, None),
    ],
)
def test_harm(
    read: Reader, language: str, words: str, kind: str, least: int | None, most: int | None, whom: str | None
) -> None:
    found = [slots_json(claim.slots) for claim in read(language, words, "harm")]
    assert (kind, least, most, whom) in [(s["kind"], s["min"], s["max"], s.get("whom")) for s in found]


@pytest.mark.parametrize(
    ("language", "words", "slots"),
    [
        (
            "ru",
            "Российские войска обстреляли из миномётов школу в Зареченске.",
            {
                "kind": "shelling",
                "place": "Зареченск",
                "target": ["школа"],
                "weapons": ["миномёты"],
                "perpetrator": "российские войска",
            },
        ),
        (
            "uk",
            "Окупанти розстріляли двох чоловіків.",
            {"kind": "execution", "target": ["чоловіки"], "perpetrator": "окупанти"},
        ),
        ("uk", "Зруйновано школу та шість приватних будинків.", {"kind": "destruction"}),
    ],
)
def test_acts(read: Reader, language: str, words: str, slots: dict[str, Any]) -> None:
    found = [slots_json(claim.slots) for claim in read(language, words, "incident")]
    assert any(slots.items() <= one.items() for one in found), found


@pytest.mark.parametrize(
    ("language", "words", "speaker", "stance"),
    [
        ("ru", "Погибли 9 человек, сообщил мэр Олег Костинский.", "Олег Костинский", "stated"),
        ("ru", "По словам очевидцев, погибли 9 человек.", "очевидцы", "stated"),
        ("ru", "Глеб Дроздовский, глава округа, заявил, что погибли 9 человек.", "Глеб Дроздовский", "stated"),
        ("ru", "«Погибли 9 человек», — сказал журналистам Глеб Дроздовский.", "Глеб Дроздовский", "stated"),
        ("ru", "Центр «Свидетель» утверждает, что убиты 9 человек.", "центр «Свидетель»", "alleged"),
        ("uk", "За словами речниці Лесі Вербицької, загинули 9 людей.", "Леся Вербицька", "stated"),
        ("uk", "«Загинули 9 людей», – сказав Тарас Вишневецький.", "Тарас Вишневецький", "stated"),
    ],
)
def test_speakers(read: Reader, language: str, words: str, speaker: str, stance: str) -> None:
    (harm,) = read(language, words, "harm")
    assert (harm.said_by, str(harm.stance)) == ((speaker,), stance)


@pytest.mark.parametrize(
    ("language", "words", "stance"),
    [
        ("ru", "По предварительным данным, погибли 9 человек.", "reported"),
        ("ru", "Там якобы погибли 9 человек.", "alleged"),
        ("uk", "Імовірно, загинули 9 людей.", "reported"),
    ],
)
def test_hedges(read: Reader, language: str, words: str, stance: str) -> None:
    (harm,) = read(language, words, "harm")
    assert str(harm.stance) == stance


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "Если обстрелы продолжатся, погибнут 9 человек."),
        ("ru", "При взрыве могли погибнуть 9 человек."),
        ("ru", "Никто не погиб."),
        ("ru", "Погибли ли 9 человек?"),
        ("uk", "Якби не укриття, загинули б 9 людей."),
        ("uk", "Унаслідок удару можуть загинути 9 людей."),
    ],
)
def test_what_is_not_asserted_makes_no_harm(read: Reader, language: str, words: str) -> None:
    assert [slots_json(claim.slots) for claim in read(language, words, "harm")] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "Приказом министра обороны подполковник Артём Дроздовский переведён в штаб."),
        ("ru", "Пресс-секретарь губернатора Алла Жуковская опровергла сообщения о погибших."),
        ("uk", "Указом президента полковника Ростислава Вишневецького нагороджено."),
    ],
)
def test_nobody_gets_a_post_or_a_harm_that_is_anothers(read: Reader, language: str, words: str) -> None:
    claims = [slots_json(claim.slots) for claim in read(language, words)]
    assert not {"minister", "president", "governor"} & {slots.get("role") for slots in claims}
    assert not [slots for slots in claims if slots.get("kind") == "killed"]


def test_a_post_lasts_over_the_dates_that_are_named(read: Reader) -> None:
    words = "С 2015 по 2019 год полковник Кирилл Дроздовский командовал 86-м полком."
    (posting,) = [claim for claim in read("ru", words, "posting", "2023-03-15") if "unit" in slots_json(claim.slots)]
    assert posting.when is not None
    assert posting.when.edtf == "2015/2019"


def test_claims_are_in_latin_letters_too(read: Reader) -> None:
    (posting,) = read("uk", "Командир 86-го полку майор Тарас Згурський загинув.", "posting")
    assert dict(posting.latin)["person"] == "Taras Zghurskyi"
    assert dict(posting.latin)["unit"] == "86-i polk"
