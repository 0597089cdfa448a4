"""Forms of nouns, adjectives, ordinals and names, and the way back to the nominative."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.language.slavic.declension import adjective_form, ordinal, phrase_of
from answerable.language.slavic.grammar import CASES
from answerable.language.slavic.names import nominatives


@pytest.mark.parametrize(
    ("language", "entry", "form", "case", "number"),
    [
        ("ru", "бригада", "бригадой", "i", "s"),
        ("ru", "бригада", "бригад", "g", "p"),
        ("ru", "мирный житель", "мирных жителей", "g", "p"),
        ("ru", "боец:бойц", "бойцами", "i", "p"),
        ("ru", "установка", "установок", "g", "p"),
        ("ru", "отделение", "отделений", "g", "p"),
        ("ru", "командующий* войсками", "командующего войсками", "g", "s"),
        ("ru", "человек", "людей", "g", "p"),
        ("ru", "генерал армии", "генералом армии", "i", "s"),
        ("uk", "загін:загон", "загону", "g", "s"),
        ("uk", "окрема бригада*", "окремої бригади", "g", "s"),
        ("uk", "атака", "атаці", "d", "s"),
        ("uk", "зіткнення%nj", "зіткнень", "g", "p"),
        ("uk", "школа::шкіл", "шкіл", "g", "p"),
        ("uk", "лікар%mr", "лікарем", "i", "s"),
        ("uk", "дитина", "дітей", "g", "p"),
    ],
)
def test_phrases_are_declined(language: str, entry: str, form: str, case: str, number: str) -> None:
    forms = {(" ".join(one.words), one.case, one.number) for one in phrase_of(entry, language).forms}
    assert (form, case, number) in forms


@pytest.mark.parametrize(
    ("language", "form", "number", "gender", "nominative"),
    [
        ("ru", "отдельной", "s", "f", "отдельная"),
        ("ru", "боевого", "s", "m", "боевой"),
        ("ru", "внутренних", "p", "m", "внутренние"),
        ("ru", "морским", "s", "m", "морской"),
        ("ru", "74-й", "s", "f", "74-я"),
        ("uk", "механізованій", "s", "f", "механізована"),
        ("uk", "внутрішніх", "p", "m", "внутрішні"),
        ("uk", "Сухопутних", "p", "m", "Сухопутні"),
        ("uk", "58-ї", "s", "f", "58-ма"),
    ],
)
def test_adjectives_go_back_to_the_nominative(
    language: str, form: str, number: str, gender: str, nominative: str
) -> None:
    assert adjective_form(form, "n", number, gender, language) == nominative


@pytest.mark.parametrize(
    ("digits", "expected"),
    [("1", "1-ша"), ("2", "2-га"), ("3", "3-тя"), ("12", "12-та"), ("40", "40-ва"), ("47", "47-ма"), ("128", "128-ма")],
)
def test_ukrainian_ordinals_have_the_ending_of_their_word(digits: str, expected: str) -> None:
    assert ordinal(digits, "f", "uk") == expected


@pytest.mark.parametrize(
    ("language", "form", "gender", "case", "name"),
    [
        ("ru", "Кравцова", "m", "g", "Кравцов"),
        ("ru", "Лагутиной", "f", "g", "Лагутина"),
        ("ru", "Зарецкому", "m", "d", "Зарецкий"),
        ("ru", "Ткаченко", "m", "i", "Ткаченко"),
        ("uk", "Петренком", "m", "i", "Петренко"),
        ("uk", "Багрія", "m", "g", "Багрій"),
        ("uk", "Кравця", "m", "a", "Кравець"),
        ("uk", "Заболотною", "f", "i", "Заболотна"),
    ],
)
def test_surnames_go_back_to_the_nominative(language: str, form: str, gender: str, case: str, name: str) -> None:
    assert any(one.name == name and case in one.cases for one in nominatives(form, gender, language))


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ-’", min_size=1, max_size=14), st.sampled_from("mf"))
def test_any_word_may_be_a_nominative_itself(form: str, gender: str) -> None:
    for language in ("ru", "uk"):
        assert any("n" in one.cases and one.name == form for one in nominatives(form, gender, language))
        assert all(one.cases <= frozenset(CASES) for one in nominatives(form, gender, language))
