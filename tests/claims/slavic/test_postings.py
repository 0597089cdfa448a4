"""Who holds which post, in Russian and Ukrainian. Everybody and every unit here is invented."""

from collections.abc import Callable

import pytest

from answerable.model.claim import Claim, slots_json

Reader = Callable[..., list[Claim]]

CASES = [
    (
        "ru",
        "Командир 974-й отдельной мотострелковой бригады полковник Иван Зарецкий прибыл в город.",
        {
            "person": "Иван Зарецкий",
            "rank": "полковник",
            "role": "commander",
            "title": "командир",
            "unit": "974-я отдельная мотострелковая бригада",
        },
    ),
    (
        "ru",
        "Генерал-лейтенант Олег Викторович Строев назначен командующим 92-й армией.",
        {
            "person": "Олег Викторович Строев",
            "rank": "генерал-лейтенант",
            "role": "commander",
            "title": "командующий",
            "unit": "92-я армия",
            "change": "appointed",
        },
    ),
    (
        "ru",
        "Обвинение предъявили бывшему начальнику следственного изолятора № 9 майору Павлу Дудину.",
        {
            "person": "Павел Дудин",
            "rank": "майор",
            "role": "head",
            "title": "начальник",
            "unit": "следственный изолятор № 9",
            "change": "left",
        },
    ),
    (
        "uk",
        "Речниця 728-ї окремої танкової бригади капітан Леся Вербицька розповіла про навчання.",
        {
            "person": "Леся Вербицька",
            "rank": "капітан",
            "role": "spokesperson",
            "title": "речниця",
            "unit": "728-ма окрема танкова бригада",
        },
    ),
    (
        "uk",
        "Полковника Тараса Вишневого звільнено з посади начальника штабу 93-го прикордонного загону.",
        {
            "person": "Тарас Вишневий",
            "rank": "полковник",
            "role": "chief of staff",
            "title": "начальник штабу",
            "unit": "93-й прикордонний загін",
            "change": "left",
        },
    ),
]


@pytest.mark.parametrize(("language", "words", "slots"), CASES, ids=range(len(CASES)))
def test_postings(read: Reader, language: str, words: str, slots: dict[str, str]) -> None:
    assert slots in [slots_json(claim.slots) for claim in read(language, words, "posting")]


def test_a_surname_alone_is_who_was_named_before(read: Reader) -> None:
    words = "Колонной руководил майор Андрей Лукашов. По приказу Лукашова, командира 86-го полка, дорогу закрыли."
    found = [claim.slots for claim in read("ru", words, "posting")]
    assert {getattr(slots, "person", None) for slots in found} == {"Андрей Лукашов"}


def test_what_is_planned_is_no_posting(read: Reader) -> None:
    assert not [
        claim
        for claim in read("ru", "Полковника Ивана Зарецкого могут назначить командиром 974-й бригады.", "posting")
        if getattr(claim.slots, "change", None) == "appointed"
    ]


@pytest.mark.parametrize(
    ("language", "words", "title"),
    [
        ("ru", "Лев Дроздовский родился в 1968 году. В 1998–2002 годах — командир корвета «Волна».", "командир"),
        ("uk", "Левко Дроздецький народився 1968 року. У 1998–2002 роках – командир корвета «Хвиля».", "командир"),
    ],
)
def test_an_entry_of_a_career_is_the_subjects(read: Reader, language: str, words: str, title: str) -> None:
    found = [slots_json(claim.slots) for claim in read(language, words, "posting")]
    assert [one["title"] for one in found] == [title]
