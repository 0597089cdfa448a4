import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.identity.comparison import Likeness
from answerable.identity.names import compare_persons, looks_personal, person_name

SAME = [
    ("Radovan Teslin", "RADOVAN TESLIN"),
    ("Radovan Teslin", "Radován Teslín"),
    ("Maj. Gen. Radovan Teslin", "Radovan Teslin"),
    ("Teslin, Radovan", "Radovan Teslin"),
    ("Радован Теслин", "Radovan Teslin"),
    ("Yevgeny Lozhkin", "Евгений Ложкин"),
    ("Mykhailo Hrytsko", "Mikhail Hrytsko"),
    ("Михайло Грицко", "Mikhail Gritsko"),
    ("Ahmed al-Karimi", "Ahmad Al Karimi"),
    ("Mohammed Abu Sael", "Muhammad Abu Sael"),
    ("Tsvetan Zhelev", "Cvetan Zhelev"),
    ("Yulia Lyalina", "Iuliia Lialina"),
    ("Fyodor Matviyenko", "\u0424\u0451\u0434\u043e\u0440 \u041c\u0430\u0442\u0432\u0438\u0435\u043d\u043a\u043e"),
    ("Yevgeniya Yeltsova", "Evgenia Eltsova"),
    ("Jean Marie Holm", "Jean-Marie Holm"),
    ("Ri Jong-hol", "Ri Jong Hol"),
    ("Abd al-Rahman Karimi", "Abdulrahman Karimi"),
    ("Abdel Karim Osmani", "Abdul Karim Osmani"),
    ("Ghasem Karimi", "Qassem Karimi"),
    ("Snr Gen Moe Tin Thway", "Moe TinThway"),
    ("Євген Ложкін", "Yevgeny Lozhkin"),
    ("Олександр Грицко", "Александр Грицко"),
    ("полковник Радован Теслин", "Colonel Radovan Teslin"),
    ("генерал-полковник Радован Теслин", "Col. Gen. Radovan Teslin"),
    ("підполковник Радован Теслін", "Lt. Col. Radovan Teslin"),
]
COMPATIBLE = [
    ("R. Teslin", "Radovan Teslin"),
    ("Radovan Ilich Teslin", "Radovan Teslin"),
    ("Teslin R.I.", "Radovan Ilich Teslin"),
    ("Y. Lozhkin", "Evgeny Lozhkin"),
    ("R. I. Teslin", "Radovan Ilich Teslin"),
    ("RI Teslin", "R. I. Teslin"),
    ("RadovanTeslin", "Radovan Teslin"),
    ("Moetinthway", "Moe Tin Thway"),
    ("Thway Moe Tin", "Moe Tin Thway"),
    ("Chris Holm", "Christopher Holm"),
]
SIMILAR = [
    ("Radovan Teslin", "Radovan Teslim"),
    ("MoeTin", "Moe Tin"),
    ("Rad0van Tesl1n", "Radovan Tesslim"),
    ("Radovan Ilich Teslin", "Ilich Teslin"),
]
APART = [
    ("Radovan Teslin", "Radovan Teskov"),
    ("Radovan Teslin", "Miroslav Teslin"),
    ("Radovan Ilich Teslin", "Radovan Petrovich Teslin"),
    ("M. Teslin", "Radovan Teslin"),
    ("Radovan Teslin", "Radovan Murin"),
    ("Teslin", "Radovan Teslin"),
    ("Karim Osman", "Osman Karim"),
    ("Omar Osman Karimi", "Osman Omar Karimi"),
    ("AH Karim", "A.T. Karim"),
    ("Mansur Dan-Osman", "Mansur Osman"),
    ("Ann Gorak", "Jan Gorak"),
    ("Anna Gorak", "Yana Gorak"),
    ("Maria Gorak", "Mara Gorak"),
    ("Ian Gorak", "Jan Gorak"),
    ("Mila Gorak", "Emil Gorak"),
    ("Iris Gorak", "Boris Gorak"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert compare_persons(one, other).likeness is Likeness.SAME


@pytest.mark.parametrize(("one", "other"), COMPATIBLE)
def test_a_name_that_says_less_is_compatible(one: str, other: str) -> None:
    outcome = compare_persons(one, other)
    assert outcome.likeness is Likeness.COMPATIBLE
    assert outcome.reasons


@pytest.mark.parametrize(("one", "other"), SIMILAR)
def test_a_slip_of_the_pen_is_for_a_person_to_judge(one: str, other: str) -> None:
    assert compare_persons(one, other).likeness is Likeness.SIMILAR


@pytest.mark.parametrize(("one", "other"), APART)
def test_when_unsure_names_stay_apart(one: str, other: str) -> None:
    assert compare_persons(one, other).likeness < Likeness.COMPATIBLE


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_can_be_compared_either_way_round(one: str, other: str) -> None:
    assert compare_persons(one, other).likeness == compare_persons(other, one).likeness


def test_ranks_come_off_and_are_kept() -> None:
    name = person_name("Col. Gen. Radovan Teslin")
    assert (name.given, name.family, name.honorifics) == (("radovan",), "teslin", ("col", "gen"))


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("Radovan Teslin", True),
        ("Col. Radovan Teslin", True),
        ("Hugo van der Meer", True),
        ("Karvel Rights Watch", False),
        ("Karvel officials", False),
        ("64th Motor Rifle Brigade", False),
        ("Teslin", False),
        ("the ministry", False),
        ("Ostrava Vale Armed Forces", False),
    ],
)
def test_what_looks_like_a_person(text: str, personal: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert looks_personal(text) is personal
